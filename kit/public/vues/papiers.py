"""The view of the list of papers."""

from dataclasses import dataclass

from kit.content.mots import Formes, split_formes
from kit.content.normalisation import normalise
from kit.content.piece import Piece
from kit.public.vues.recherche import count_reponses
from kit.render.passages import Lecteur, Passage
from kit.render.richtext import plain_text
from kit.render.vues.pieces import complete_nom
from kit.store.recherche.recherche import split_cherches


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
    cherches = split_cherches(mots)
    pieces = sorted(lecteur.catalogue.all(Piece), key=lambda piece: normalise(piece.nom))
    papiers = tuple(
        _papier(lecteur, piece) for piece in pieces if _is_named(lecteur, piece, cherches)
    )
    phrase = count_reponses(lecteur.langue, len(papiers)) if cherches else ""
    return PapiersVue(mots, phrase, papiers)


def _is_named(lecteur: Lecteur, piece: Piece, cherches: list[Formes]) -> bool:
    """Whether each word begins a word of the name of a paper, everyday or official."""
    nom = lecteur.open(piece).passage("nom")
    textes = (piece.nom, piece.nom_officiel, plain_text(nom.html))
    noms = [forme for texte in textes for formes in split_formes(texte) for forme in formes]
    return all(any(nom.startswith(formes) for nom in noms) for formes in cherches)


def _papier(lecteur: Lecteur, piece: Piece) -> PapierVue:
    nom = lecteur.open(piece).passage("nom")
    return PapierVue(
        nom,
        complete_nom(nom, piece),
        piece.pictogramme,
        lecteur.adresses.piece(piece.adresse),
    )
