"""Backups: one zip that holds all that an instance cannot make again, and putting it back."""
