"""The other sites that may show pages of this one: each by its origin, never by a pattern."""

import re

from kit.erreurs import KitError

_ORIGINE = re.compile(r"https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")
"""Scheme, host and port (RFC 6454, section 6.2), nothing that would write another directive of a
policy; one that is not encrypted could be changed on its way."""


class OrigineError(KitError):
    """An origin is wrong; the sentence says what to write."""


def read_origines(valeur: object) -> tuple[str, ...]:
    """The origins of a list, or of a text where spaces or commas separate them.

    Raises OrigineError.
    """
    mots = valeur if isinstance(valeur, list) else str(valeur).replace(",", " ").split()
    origines = [str(mot).lower().rstrip("/") for mot in mots]
    for origine in origines:
        if not _ORIGINE.fullmatch(origine):
            raise OrigineError(
                f"KIT_CADRES : « {origine} » n’est pas l’adresse d’un site comme "
                "https://www.exemple.gouv.fr ; écrivez-la en https, sans chemin ni étoile."
            )
    return tuple(dict.fromkeys(origines))
