"""Who may do what in the back office: the one table that the guard reads and a test checks.

A route that is not here answers to nobody.
"""

from collections.abc import Mapping
from typing import Literal

Acces = Literal["tous", "code du compteur"]
"""`tous`: anybody, to sign in. `code du compteur`: whoever typed the code of a place."""

DROITS: Mapping[str, Acces] = {
    "admin.open_session": "tous",
    "admin.show_connexion": "tous",
    "admin.show_compteur": "code du compteur",
    "admin.count_visite": "code du compteur",
    "admin.cancel_visite": "code du compteur",
    "admin.complete_visite": "code du compteur",
    "admin.show_bilan": "code du compteur",
    "admin.close_session": "code du compteur",
}
"""By endpoint."""
