"""The French name of any language, also of those that the kit does not write."""

from functools import cache

from babel import Locale

from kit.langues.registre import FRANCAIS, REGISTRE


@cache
def name_langue(tag: str) -> str | None:
    """Its name in French; None when no list knows this tag (in lower case, `zh-hans`)."""
    if tag in REGISTRE:
        return REGISTRE[tag].nom_francais
    noms = Locale.parse(FRANCAIS).languages
    return noms.get(tag.replace("-", "_")) if tag == tag.lower() else None
