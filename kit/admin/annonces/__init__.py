"""Notices: written on one page from fixed phrases, shown and printed at once."""
