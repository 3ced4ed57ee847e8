"""What a document says in one language, as the index keeps it."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kit.content.annonce import Annonce
from kit.content.document import Document
from kit.content.faq import Question
from kit.content.fiche import Fiche
from kit.content.glossaire import Terme
from kit.content.lettre import Lettre
from kit.content.mots import write_formes
from kit.content.parcours import Parcours
from kit.content.piece import Lot, Piece
from kit.content.segments import Segment, cle_segment
from kit.content.structure import Structure
from kit.content.urgence import Urgence
from kit.langues.registre import FRANCAIS
from kit.store.catalogue import Catalogue
from kit.store.recherche.lexique import split_expression

CLASSES: tuple[type[Document], ...] = (
    Fiche,
    Parcours,
    Urgence,
    Piece,
    Question,
    Terme,
    Structure,
    Lettre,
    Annonce,
)
"""The kinds that are found. A procedure is, by its fiche; pictograms have a search of their own."""

_TITRES = frozenset({"titre", "question", "nom", "equivalent"})
"""Fields of a document that name it."""
_MARQUES = re.compile(
    r"\{valeur:[^{}]*\}|\[\[(?:[^\[\]|]*\|)?|\]\((?:https?|mailto|tel|fiche):[^()\s]*\)"
)
"""What the inline syntax adds to the words: a value has none, a link's address is none."""

Textes = tuple[tuple[str, str], ...]
"""Each text of a document in a language, after its key, in reading order."""


class Ligne(NamedTuple):
    """A row of the index: words in their plain form, with spaces between."""

    titre: str
    mots: str
    """Other names and everyday words."""
    corps: str
    """One line for each text of `cles`."""
    cles: tuple[str, ...]
    longueur: int
    """Words of the shortest name, the too common ones left out; 1 at least."""


def list_documents(catalogue: Catalogue) -> Iterator[Document]:
    """All that the search may find, as readers are offered it."""
    for classe in CLASSES:
        if classe is Fiche:
            yield from catalogue.fiches
        elif classe is Parcours:
            yield from catalogue.parcours
        else:
            yield from catalogue.all(classe)


def is_repris(document: Document) -> bool:
    """Whether the whole text is another publisher's: those of this place come first."""
    return isinstance(document, Fiche) and document.origine is not None


def list_textes(catalogue: Catalogue, document: Document, langue: str) -> Textes:
    """The texts of a document in one language: those that are translated, or the French."""
    return _in_langue(catalogue, catalogue.segments(document).values(), langue)


def list_papiers(catalogue: Catalogue, document: Document, langue: str) -> Textes:
    """The names of the papers that a fiche asks for: people look for it by them."""
    if not isinstance(document, Fiche):
        return ()
    identifiants = dict.fromkeys(_iterate_pieces(catalogue, document))
    pieces = (piece for i in identifiants if (piece := catalogue.get(Piece, i)))
    noms = (catalogue.segments(p)[cle_segment(p.GENRE, p.id, "nom")] for p in pieces)
    return _in_langue(catalogue, noms, langue)


def _iterate_pieces(catalogue: Catalogue, fiche: Fiche) -> Iterator[str]:
    for demandee in fiche.pieces:
        lot = catalogue.get(Lot, demandee.lot)
        for piece in (demandee, *(lot.pieces if lot else ())):
            if piece.piece:
                yield piece.piece


def _in_langue(catalogue: Catalogue, segments: Iterable[Segment], langue: str) -> Textes:
    if langue == FRANCAIS:
        return tuple((segment.cle, segment.texte) for segment in segments)
    traduits = ((s.cle, catalogue.traduction(langue, s.cle)) for s in segments)
    return tuple((cle, t.texte) for cle, t in traduits if t and t.etat != "retiree")


def build_ligne(document: Document, textes: Textes, langue: str, cles: str) -> Ligne:
    """The row of a document; `cles` are the everyday words that lead to it."""
    propres = {f"{document.GENRE}/{document.id}#{champ}" for champ in _TITRES}
    titres = [texte for cle, texte in textes if cle in propres]
    corps = [(cle, texte) for cle, texte in textes if cle not in propres]
    noms, autres = _list_mentions(document) if langue == FRANCAIS else ([], [])
    return Ligne(
        titre=plain_mots(" ".join([*noms, *titres])),
        mots=plain_mots(" ".join([*autres, cles])),
        corps="\n".join(plain_mots(texte) for _cle, texte in corps),
        cles=tuple(cle for cle, _texte in corps),
        longueur=min(
            (len(e) for nom in (*noms, *titres) if (e := split_expression(nom))), default=1
        ),
    )


def plain_mots(texte: str) -> str:
    """The words of a text in every form they have, with spaces between."""
    sans_marques = _MARQUES.sub(" ", texte) if not _SIGNES.isdisjoint(texte) else texte
    return write_formes(sans_marques)


_SIGNES = frozenset("{[")


def _list_mentions(document: Document) -> tuple[list[str], list[str]]:
    """Names that are French in every language, then the other ones that people use."""
    match document:
        case Piece():
            return [document.nom_officiel], []
        case Terme():
            noms = [document.terme, document.developpe or ""]
            return noms, list(document.autres_formes)
        case Structure():
            return [document.nom], list(document.adresse_postale)
        case _:
            return [], []
