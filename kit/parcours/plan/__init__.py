"""A path on paper: numbers, and where each answer leads in words."""
