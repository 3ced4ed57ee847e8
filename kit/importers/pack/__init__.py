"""Packs: folders or zips of YAML documents with their translations."""
