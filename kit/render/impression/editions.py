"""Editions: which sheet this is, and what changed since it was printed (DESIGN, section 2.10)."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from kit.langues.registre import FRANCAIS
from kit.render.impression.resolution import Lignes, Resolu

ALPHABET = "23456789BCDFGHJKMNPQRTVWXY"
"""No vowel, so that no word is spelt; no sign that is read for another."""
LONGUEUR = 8
"""26 ** 8: two hundred thousand million codes."""


@dataclass(frozen=True)
class Edition:
    """A sheet as it is printed: what it says, on which paper, for which place and languages."""

    resolu: Resolu
    support: str
    structure: str | None
    langues: tuple[str, ...]
    """The main one, then the second one."""

    @property
    def code(self) -> str:
        """Eight signs, the same for the same sheet, today or in a year."""
        identite = "\n".join(
            (self.resolu.empreinte, self.support, self.structure or "", *self.langues)
        )
        nombre = int.from_bytes(hashlib.sha256(identite.encode()).digest()[:16])
        signes = []
        for _rang in range(LONGUEUR):
            nombre, reste = divmod(nombre, len(ALPHABET))
            signes.append(ALPHABET[reste])
        return "".join(signes)


@dataclass(frozen=True)
class Changement:
    """One text that is not the same any more."""

    place: str
    avant: str | None
    """What the sheet says; None when the text is new."""
    apres: str | None
    """What is said today; None when the text is gone."""


def format_code(code: str) -> str:
    """The code as it is printed, in two halves."""
    return f"{code[:4]}-{code[4:]}"


def read_code(texte: str) -> str | None:
    """The code in what someone typed: any case, with or without hyphen; None when it is none."""
    code = "".join(texte.upper().split()).replace("-", "")
    return code if len(code) == LONGUEUR and set(code) <= set(ALPHABET) else None


def compare(avant: Resolu, apres: Resolu, langue: str) -> tuple[Changement, ...]:
    """What changed in French or in a language of the sheet, in the order of today's sheet."""
    vieux = avant.textes.get(langue, avant.textes[FRANCAIS])
    neufs = apres.textes.get(langue, apres.textes[FRANCAIS])
    touchees = {
        *_changed(avant.textes[FRANCAIS], apres.textes[FRANCAIS]),
        *_changed(vieux, neufs),
    }
    return tuple(
        Changement(place, vieux.get(place), neufs.get(place))
        for place in _merge(tuple(vieux), tuple(neufs))
        if place in touchees
    )


def _changed(avant: Lignes, apres: Lignes) -> set[str]:
    return {place for place in avant.keys() | apres.keys() if avant.get(place) != apres.get(place)}


def _merge(avant: tuple[str, ...], apres: tuple[str, ...]) -> Iterator[str]:
    """All places in today's order, those that are gone where they stood."""
    restent = frozenset(apres)
    for action, i1, i2, j1, j2 in SequenceMatcher(None, avant, apres, autojunk=False).get_opcodes():
        if action != "equal":
            yield from (place for place in avant[i1:i2] if place not in restent)
        yield from apres[j1:j2]
