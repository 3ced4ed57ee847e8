"""The print shop: every content on every paper."""
