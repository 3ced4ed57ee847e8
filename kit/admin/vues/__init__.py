"""Frozen views of the back office: already in words."""
