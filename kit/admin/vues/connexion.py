"""The views of the door."""

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True)
class ConnexionVue:
    """A form that asks for a password."""

    courriel: str
    faute: str
    """What was wrong with what was sent; empty the first time."""
    protege: bool
    """Whether the password could not be read on the way: https, or this machine."""
    signes: int = 0
    """The fewest signs of a password to choose."""
    adresse: str = ""
    """Where the form is sent; empty: to the page itself."""
    suite: str = ""
    """The page that one was going to."""
    sortie: bool = False
    """Whether one may still be logged in at the identity provider's."""


def is_suite(suite: str, accueil: str) -> bool:
    """Whether a page to go on to is one of the back office, on this very site."""
    parts = urlsplit(suite)
    ici = not parts.scheme and not parts.netloc and "\\" not in suite
    return ici and suite.startswith(accueil) and suite.isprintable()
