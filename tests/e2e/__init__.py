"""Tests in a real browser, against a server started by the real command."""
