"""A slip in an address: read from any, written in one form only."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from typing import Literal

SEPARATEUR, MOTIF = ".", "~"
"""Between ids, and between a paper and why it is to be corrected: addresses write both as such."""
SUJETS = ("fiche", "parcours", "r")
NOMS = (*SUJETS, "manque", "corriger", "dire", "date", "quand", "vers", "pourquoi")
"""Every name that a slip reads in an address, in the order in which it writes them."""
LUS_MAX, PHRASES_MAX, MOTIFS_MAX = 200, 8, 3
"""Items read under one name, sentences on one slip, reasons for one paper: beyond, it is no slip
that a person could read."""
HORIZON = timedelta(days=731)
"""Two years: nobody is asked to come back later, and a wrong year is seen at once."""
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

Remarque = Literal["incompris", "double", "passee"]
"""Something meant nothing; a paper was both missing and to correct; the day is over."""
Saisies = Mapping[str, Iterable[str]]


@dataclass(frozen=True)
class ACorriger:
    """A paper to bring again, and what is wrong with it."""

    piece: str
    motifs: tuple[str, ...] = ()
    """Ids of phrases."""


@dataclass(frozen=True)
class BonDePassage:
    """What an agent tells a person who leaves: ids and a day, never a word that was typed."""

    sujet: tuple[tuple[str, str], ...] = ()
    """Parameters that name the fiche or the result; empty when it is about none."""
    manque: tuple[str, ...] = ()
    corriger: tuple[ACorriger, ...] = ()
    dire: tuple[str, ...] = ()
    """Ids of phrases."""
    jour: date | None = None
    avant: bool = False
    """Whether one comes back before that day, and not on it."""
    vers: str | None = None
    """Id of the structure where the person is sent."""
    pourquoi: str | None = None
    """Id of the phrase that says why there."""

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not (self.manque or self.corriger or self.dire or self.jour or self.vers)


@dataclass(frozen=True)
class Offre:
    """What a slip may say today."""

    papiers: tuple[str, ...]
    """Ids of the papers asked for, in the order of the list."""
    phrases: tuple[str, ...]
    structures: frozenset[str]
    jour: date
    """Today, where the site is."""


@dataclass(frozen=True)
class Lu:
    """What an address says, and what had to be said of it."""

    bon: BonDePassage
    remarques: frozenset[Remarque] = field(default_factory=frozenset)


def read_bon(sujet: tuple[tuple[str, str], ...], saisies: Saisies, offre: Offre) -> Lu:
    """The nearest slip that can be given, whatever the address says. Never fails.

    The work is bounded by what is offered and by `LUS_MAX`, not by the length of the address.
    """
    remarques: set[Remarque] = set()
    manque = _read_ids(saisies, "manque", offre.papiers, remarques)
    corriger = _read_corriger(saisies, offre, remarques)
    if any(papier.piece in manque for papier in corriger):
        remarques.add("double")
    vers = _read_one(saisies, "vers", offre.structures, remarques)
    pourquoi = _read_one(saisies, "pourquoi", frozenset(offre.phrases), remarques)
    dire = _read_ids(saisies, "dire", offre.phrases, remarques)
    if pourquoi and not vers:
        # A reason without a place is a sentence like any other.
        dire, pourquoi = tuple(dict.fromkeys((*dire, pourquoi))), None
        dire = tuple(phrase for phrase in offre.phrases if phrase in dire)
    if len(dire) > PHRASES_MAX:
        remarques.add("incompris")
    jour = _read_jour(saisies, offre.jour, remarques)
    quand = _read_one(saisies, "quand", frozenset({"le", "avant"}), remarques)
    bon = BonDePassage(
        sujet,
        manque,
        tuple(papier for papier in corriger if papier.piece not in manque),
        dire[:PHRASES_MAX],
        jour,
        jour is not None and quand == "avant",
        vers,
        pourquoi,
    )
    return Lu(bon, frozenset(remarques))


def write_bon(bon: BonDePassage) -> tuple[tuple[str, str], ...]:
    """The parameters of the one address of a slip."""
    corriger = (MOTIF.join((papier.piece, *papier.motifs)) for papier in bon.corriger)
    ecrits = (
        ("manque", SEPARATEUR.join(bon.manque)),
        ("corriger", SEPARATEUR.join(corriger)),
        ("dire", SEPARATEUR.join(bon.dire)),
        ("date", bon.jour.isoformat() if bon.jour else ""),
        ("quand", "avant" if bon.avant else ""),
        ("vers", bon.vers or ""),
        ("pourquoi", bon.pourquoi or ""),
    )
    return (*bon.sujet, *((nom, valeur) for nom, valeur in ecrits if valeur))


def _split(saisies: Saisies, nom: str, remarques: set[Remarque]) -> list[str]:
    """The items under a name, a bounded number of them."""
    tous = (mot for saisie in saisies.get(nom, ()) for mot in saisie.split(SEPARATEUR) if mot)
    lus = list(islice(tous, LUS_MAX + 1))
    if len(lus) > LUS_MAX:
        remarques.add("incompris")
    return lus[:LUS_MAX]


def _read_ids(
    saisies: Saisies, nom: str, offerts: tuple[str, ...], remarques: set[Remarque]
) -> tuple[str, ...]:
    """Ids among those offered, in their order, each once."""
    voulus = set(_split(saisies, nom, remarques))
    if not voulus <= set(offerts):
        remarques.add("incompris")
    return tuple(identifiant for identifiant in offerts if identifiant in voulus)


def _read_corriger(
    saisies: Saisies, offre: Offre, remarques: set[Remarque]
) -> tuple[ACorriger, ...]:
    """Papers to correct: a paper named several times has all the reasons said of it."""
    motifs: dict[str, set[str]] = {}
    for mot in _split(saisies, "corriger", remarques):
        piece, *raisons = mot.split(MOTIF, MOTIFS_MAX + 1)
        if piece not in offre.papiers:
            remarques.add("incompris")
            continue
        motifs.setdefault(piece, set()).update(raisons)
    papiers = []
    for piece in (p for p in offre.papiers if p in motifs):
        connus = tuple(phrase for phrase in offre.phrases if phrase in motifs[piece])
        if len(connus) < len(motifs[piece]) or len(connus) > MOTIFS_MAX:
            remarques.add("incompris")
        papiers.append(ACorriger(piece, connus[:MOTIFS_MAX]))
    return tuple(papiers)


def _read_one(
    saisies: Saisies, nom: str, offerts: frozenset[str], remarques: set[Remarque]
) -> str | None:
    """The one value offered under a name; several different ones mean nothing."""
    voulues = {saisie for saisie in islice(saisies.get(nom, ()), LUS_MAX) if saisie}
    if len(voulues) == 1 and voulues <= offerts:
        return voulues.pop()
    if voulues:
        remarques.add("incompris")
    return None


def _read_jour(saisies: Saisies, aujourd_hui: date, remarques: set[Remarque]) -> date | None:
    """The day, today or later."""
    saisi = next((s for s in saisies.get("date", ()) if s), "")
    if not saisi:
        return None
    try:
        jour = date.fromisoformat(saisi) if _ISO.fullmatch(saisi) else None
    except ValueError:
        jour = None
    if jour is None or jour > aujourd_hui + HORIZON:
        remarques.add("incompris")
        return None
    if jour < aujourd_hui:
        remarques.add("passee")
        return None
    return jour
