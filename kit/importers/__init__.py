"""Bringing documents in and out: packs, and later the State's open data."""
