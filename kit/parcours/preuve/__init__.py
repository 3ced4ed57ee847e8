"""Proving a path: every way of answering, those with the same future held together."""
