"""The rules that keep the contents honest and readable: one class each, no database, no web."""
