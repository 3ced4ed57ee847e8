"""« Mon carnet » : a notebook that a person keeps from one appointment to the next."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kit.content.fiche import Fiche
from kit.content.piece import Lot, Piece
from kit.langues.marque import N_
from kit.render.impression.contenus.modele import Choix, Contenu
from kit.render.mots import message, name_in_french
from kit.render.passages import Lecteur, Passage
from kit.render.vues.depot import find_structure
from kit.render.vues.urgence import build_urgence
from kit.store.catalogue import Catalogue

PIECES = 18
"""Papers of the list: those that most procedures ask for, on two small pages."""


@dataclass(frozen=True)
class PieceCarnet:
    """A paper to have, and room for the day on which it ends."""

    id: str
    nom: Passage
    pictogramme: str | None


@dataclass(frozen=True)
class NumeroCarnet:
    """A number to call."""

    libelle: Passage
    numero: Markup


@dataclass(frozen=True)
class CarnetFeuille:
    """What a notebook says; the rest of it is room to write."""

    titre: Passage
    pieces: tuple[PieceCarnet, ...]
    numeros: tuple[NumeroCarnet, ...]


def _build(lecteur: Lecteur, _document: None, _choix: Choix) -> CarnetFeuille:
    return CarnetFeuille(
        message(lecteur, N_("Mon carnet")),
        tuple(_pieces(lecteur)),
        (*_accueil(lecteur), *_urgences(lecteur)),
    )


def _pieces(lecteur: Lecteur) -> Iterator[PieceCarnet]:
    """The papers that most procedures ask for, the commonest first."""
    catalogue = lecteur.catalogue
    comptes = Counter(p for fiche in catalogue.fiches for p in _asked(catalogue, fiche))
    for identifiant in sorted(comptes, key=lambda p: (-comptes[p], p))[:PIECES]:
        piece = catalogue.get(Piece, identifiant)
        if piece is not None:
            yield PieceCarnet(piece.id, lecteur.open(piece).passage("nom"), piece.pictogramme)


def _asked(catalogue: Catalogue, fiche: Fiche) -> set[str]:
    """The papers that a fiche asks for, alone or in a list that several fiches share."""
    lots = (catalogue.get(Lot, demandee.lot) for demandee in fiche.pieces)
    dans_lots = (demandee for lot in lots if lot is not None for demandee in lot.pieces)
    return {d.piece for d in (*fiche.pieces, *dans_lots) if d.piece is not None}


def _accueil(lecteur: Lecteur) -> Iterator[NumeroCarnet]:
    """The place that gives the notebook."""
    lieu = find_structure(lecteur)
    if lieu is not None and lieu.telephone:
        yield NumeroCarnet(name_in_french(lieu.nom), lecteur.valeur(lieu.telephone))


def _urgences(lecteur: Lecteur) -> Iterator[NumeroCarnet]:
    """The numbers of the urgent cards that nobody doubts, each once, in the words of its card."""
    cartes = lecteur.catalogue.urgences
    dits: set[str] = set()
    for carte in cartes:
        for appel in build_urgence(lecteur, carte).appels:
            if not appel.a_confirmer and str(appel.numero) not in dits:
                dits.add(str(appel.numero))
                yield NumeroCarnet(appel.libelle, appel.numero)


CARNET = Contenu(
    "carnet", "carnet", ("anneaux-a5", "livret-a5", "a4"), _build, sur_papier_seul=True
)
