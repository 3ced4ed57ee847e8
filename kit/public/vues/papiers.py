"""The view of the list of papers."""

from dataclasses import dataclass

from kit.content.normalisation import normalise
from kit.content.piece import Piece
from kit.public.vues.recherche import count_reponses, is_named, split_mots
from kit.render.passages import Lecteur, Passage
from kit.render.vues.pieces import complete_nom


@dataclass(frozen=True)
class PapierVue:
    """A paper of the list."""

    nom: Passage
    nom_officiel: str | None
    pictogramme: str | None
    adresse: str


@dataclass(frozen=True)
class PapiersVue:
    """The papers, or those whose name answers some words."""

    mots: str
    phrase: str
    """How many there are, when words choose among them; else empty."""
    papiers: tuple[PapierVue, ...]


def build_papiers(lecteur: Lecteur, mots: str = "") -> PapiersVue:
    """The papers whose name holds these words, in alphabetical order of their French name."""
    cherches = split_mots(mots)
    pieces = sorted(lecteur.catalogue.all(Piece), key=lambda piece: normalise(piece.nom))
    papiers = tuple(
        _papier(lecteur, piece) for piece in pieces if is_named(lecteur, piece, cherches)
    )
    phrase = count_reponses(lecteur.langue, len(papiers)) if cherches else ""
    return PapiersVue(mots, phrase, papiers)


def _papier(lecteur: Lecteur, piece: Piece) -> PapierVue:
    nom = lecteur.open(piece).passage("nom")
    return PapierVue(
        nom,
        complete_nom(nom, piece),
        piece.pictogramme,
        lecteur.adresses.piece(piece.adresse),
    )
