"""What can be printed: for each kind of content, what its sheets say."""
