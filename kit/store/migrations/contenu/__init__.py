"""Migrations of the content base, in order."""
