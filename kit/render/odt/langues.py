"""Languages as a word processor knows them: a text has three, one for each family of scripts.

A paragraph in Arabic has its language for "complex" scripts; the Latin words inside it have
another one. Each word is thus checked with its own dictionary.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from kit.langues.registre import FRANCAIS, REGISTRE

Famille = Literal["", "-asian", "-complex"]
"""How the attributes of a family of scripts end; Latin, Greek and Cyrillic are the plain ones."""

POLICE = "Noto Sans"
POLICE_ASIATIQUE = "Noto Sans CJK SC"
_POLICES_COMPLEXES = {
    "Arab": "Noto Sans Arabic",
    "Beng": "Noto Sans Bengali",
    "Ethi": "Noto Sans Ethiopic",
}
POLICES = (POLICE, POLICE_ASIATIQUE, *_POLICES_COMPLEXES.values())

_ASIATIQUES = frozenset({"Hans", "Hant", "Jpan", "Kore"})
_SIMPLES = frozenset({"Latn", "Cyrl", "Grek", "Armn", "Geor"})


@dataclass(frozen=True)
class Parler:
    """A language, for the word processor."""

    langue: str
    pays: str
    """Dictionaries are those of a country: the most likely one (CLDR)."""
    famille: Famille
    police: str

    def attributs(self) -> dict[str, str]:
        """The properties of the words written in it."""
        espace = "style" if self.famille else "fo"
        trouves = {
            f"{espace}:language{self.famille}": self.langue,
            f"{espace}:country{self.famille}": self.pays,
        }
        if self.famille == "-complex":
            trouves["style:font-name-complex"] = self.police
        return trouves


@cache
def find_parler(tag: str) -> Parler:
    """The language of a BCP 47 tag; French when it is of none that is known."""
    connue = REGISTRE.get(tag)
    try:
        locale = Locale.parse(connue.locale if connue else tag.replace("-", "_"))
    except (ValueError, UnknownLocaleError):
        return find_parler(FRANCAIS)
    probable = str(get_global("likely_subtags").get(locale.language, "")).split("_")
    ecriture = locale.script or next((p for p in probable if len(p) == len("Latn")), "Latn")
    pays = locale.territory or (probable[-1] if len(probable) > 1 else "none")
    return Parler(locale.language, pays, _family(ecriture), _font(ecriture))


def _family(ecriture: str) -> Famille:
    if ecriture in _ASIATIQUES:
        return "-asian"
    return "" if ecriture in _SIMPLES else "-complex"


def _font(ecriture: str) -> str:
    return _POLICES_COMPLEXES.get(ecriture, POLICE)


def write_defaults(tag: str) -> dict[str, str]:
    """Languages and fonts of a whole document; the Latin words of any other script are French."""
    attributs = {
        **find_parler(FRANCAIS).attributs(),
        "style:language-asian": "none",
        "style:country-asian": "none",
        "style:language-complex": "none",
        "style:country-complex": "none",
        "style:font-name": POLICE,
        "style:font-name-asian": POLICE_ASIATIQUE,
        "style:font-name-complex": _POLICES_COMPLEXES["Arab"],
    }
    return {**attributs, **find_parler(tag).attributs()}
