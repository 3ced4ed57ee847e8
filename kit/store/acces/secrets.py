"""Secrets given to browsers and in links: long, random, and never stored as they are."""

import hashlib
import secrets

_OCTETS = 32


def make_secret() -> str:
    """A new secret that fits in an address."""
    return secrets.token_urlsafe(_OCTETS)


def hash_secret(secret: str) -> str:
    """What is stored of it: it has enough randomness for one plain SHA-256."""
    return hashlib.sha256(secret.encode()).hexdigest()
