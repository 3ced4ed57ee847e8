"""What agents have verified of a document, as it stands: a changed text is not verified any more.

The one place that decides: pages, sheets, data and messages only ask it.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple, get_args

from kit.content.document import Document
from kit.content.faits import Fait, list_faits
from kit.content.source import Verification

Avis = Literal["juste", "a_corriger"]
AVIS: tuple[Avis, ...] = get_args(Avis)


class Verdict(NamedTuple):
    """What an agent said of a fact."""

    avis: Avis
    agent: str
    """Name of the agent: for agents only."""
    courriel: str
    remarque: str
    quand: datetime


Verdicts = Mapping[tuple[str, str], Mapping[tuple[str, str], Verdict]]
"""The newest, by kind and id of the document, then by node and fingerprint of what it said."""
LireValeur = Callable[[str], str | None]
"""What a value says on the day, as canonical text; None when nothing covers the day."""


@dataclass(frozen=True)
class EtatVerification:
    """What readers may be told of a document."""

    depuis: datetime | None
    """When the fact that was verified the longest ago was, once all of them are right."""
    sures: frozenset[str]
    """Nodes that an agent said are right, as they are."""
    doutes: frozenset[str]
    """Nodes at which readers are asked to confirm with the préfecture."""
    fausse: bool
    """Whether an agent said that something in it is to correct."""


def hash_fait(fait: Fait, lire: LireValeur) -> str:
    """SHA-256, in hexadecimal, of what a fact says with its values of the day."""
    valeurs = "".join(f"\n{valeur} {lire(valeur)}" for valeur in fait.valeurs)
    return hashlib.sha256(f"{fait.contenu}{valeurs}".encode()).hexdigest()


def build_etat(
    document: Document, verdicts: Mapping[tuple[str, str], Verdict], lire: LireValeur
) -> EtatVerification:
    """Where a document stands, given the newest verdicts on it."""
    demandes: tuple[Verification, ...] = getattr(document, "verifications", ())
    doutes = frozenset(v.noeud for v in demandes if v.a_confirmer)
    if not verdicts:  # most documents, most of the time: nothing is worked out
        return EtatVerification(None, frozenset(), doutes, fausse=False)
    faits = list_faits(document)
    rendus = [(fait, verdicts.get((fait.noeud, hash_fait(fait, lire)))) for fait in faits]
    justes = [(f, v) for f, v in rendus if v is not None and v.avis == "juste"]
    faux = frozenset(f.noeud for f, v in rendus if v is not None and v.avis == "a_corriger")
    sures = frozenset().union(*(fait.noeuds for fait, _v in justes))
    complet = bool(faits) and len(justes) == len(faits)
    return EtatVerification(
        min(v.quand for _f, v in justes) if complet else None,
        sures,
        (doutes - {fait.noeud for fait, _v in justes}) | faux,
        fausse=bool(faux),
    )
