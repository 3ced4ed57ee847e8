"""View objects: all that a template needs, already in the reader's language."""
