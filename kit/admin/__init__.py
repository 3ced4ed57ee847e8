"""The back office: the only part of the site that writes. Today, the counter of visits."""
