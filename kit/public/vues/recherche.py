"""Searching among what is published: simple words, without accents, in two languages."""

import re
from dataclasses import dataclass

from kit.content.document import Document
from kit.content.faq import Question
from kit.content.fiche import Fiche
from kit.content.glossaire import Terme
from kit.content.piece import Piece
from kit.content.tri import sort_key
from kit.render.passages import Lecteur, Passage

LONGUEUR_MAX = 200
"""Signs of the question that are read."""
RESULTATS_MAX = 30

_MOT = re.compile(r"\w+")
_VIDES = frozenset({"le", "la", "les", "un", "une", "de", "du", "des", "au", "aux", "et", "en"})
"""French words too common to search for."""


@dataclass(frozen=True)
class ResultatVue:
    """Something that answers."""

    titre: Passage | str
    adresse: str
    genre: str
    """In words: "Démarche", "Question", "Papier", "Mot"."""
    pictogramme: str


@dataclass(frozen=True)
class RechercheVue:
    """The question and its answers, the best first."""

    mots: str
    resultats: tuple[ResultatVue, ...]


def build_recherche(lecteur: Lecteur, mots: str) -> RechercheVue:
    """Documents that hold every word (or its beginning); titles count more."""
    cherches = [m for m in _MOT.findall(sort_key(mots)) if m not in _VIDES]
    if not cherches:
        return RechercheVue(mots, ())
    notes = [
        (note, rang, document)
        for rang, document in enumerate(_documents(lecteur))
        if (note := _score(lecteur, document, cherches)) > 0
    ]
    notes.sort(key=lambda trouve: (-trouve[0], trouve[1]))
    return RechercheVue(mots, tuple(_resultat(lecteur, d) for _n, _r, d in notes[:RESULTATS_MAX]))


def _documents(lecteur: Lecteur) -> list[Document]:
    catalogue = lecteur.catalogue
    return [
        *catalogue.all(Fiche),
        *catalogue.all(Question),
        *catalogue.all(Terme),
        *catalogue.all(Piece),
    ]


def _score(lecteur: Lecteur, document: Document, cherches: list[str]) -> float:
    """Zero when a word is nowhere; else more for words of the title."""
    titre, tout = _texts(lecteur, document)
    note = 0.0
    for mot in cherches:
        if any(present.startswith(mot) for present in titre):
            note += 10
        elif any(present.startswith(mot) for present in tout):
            note += 1
        else:
            return 0
    return note + (1 if isinstance(document, Fiche) else 0)


def _texts(lecteur: Lecteur, document: Document) -> tuple[set[str], set[str]]:
    """Words of the title, then of everything, in French and in the reader's language."""
    titre: set[str] = set()
    tout: set[str] = set()
    if isinstance(document, Terme):
        titre.update(_MOT.findall(sort_key(f"{document.terme} {document.developpe or ''}")))
    for cle, segment in lecteur.catalogue.segments(document).items():
        traduction = lecteur.catalogue.traduction(lecteur.langue.tag, cle)
        texte = f"{segment.texte} {traduction.texte if traduction else ''}"
        mots = _MOT.findall(sort_key(texte))
        tout.update(mots)
        if cle.split("#")[1] in ("titre", "question", "nom"):
            titre.update(mots)
    return titre, tout | titre


def _resultat(lecteur: Lecteur, document: Document) -> ResultatVue:
    _ = lecteur.langue.gettext
    textes, adresses = lecteur.open(document), lecteur.adresses
    match document:
        case Fiche():
            adresse = adresses.fiche(document.adresse)
            picto = document.pictogramme or "information"
            return ResultatVue(textes.passage("titre"), adresse, _("Démarche"), picto)
        case Question():
            adresse = f"{adresses.faq()}#{document.id}"
            return ResultatVue(textes.passage("question"), adresse, _("Question"), "question")
        case Piece():
            adresse = adresses.piece(document.adresse)
            picto = document.pictogramme or "information"
            return ResultatVue(textes.passage("nom"), adresse, _("Papier"), picto)
        case Terme():
            adresse = f"{adresses.glossaire()}#mot-{document.id}"
            return ResultatVue(document.terme, adresse, _("Mot expliqué"), "information")
    raise TypeError(document.GENRE)
