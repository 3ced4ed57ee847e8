"""Migrations of the journal, in order."""
