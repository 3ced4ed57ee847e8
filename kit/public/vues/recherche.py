"""Searching among what is published: simple words, without accents, in two languages."""

import re
import unicodedata
from dataclasses import dataclass

from kit.content.document import Document
from kit.content.faq import Question
from kit.content.fiche import Fiche
from kit.content.glossaire import Terme
from kit.content.normalisation import normalise
from kit.content.piece import Piece
from kit.langues.langue import Langue
from kit.public.vues.memoire import Memoire
from kit.render.passages import Lecteur, Passage

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
    phrase: str
    """How many answers, or what to write; empty before the first question."""
    resultats: tuple[ResultatVue, ...]
    sans_reponse: bool
    """Whether a question that could be read found nothing."""


def build_recherche(lecteur: Lecteur, mots: str) -> RechercheVue:
    """Documents that hold every word (or its beginning); titles count more."""
    cherches = split_mots(mots)
    if not cherches:
        conseil = lecteur.langue.gettext("Écrivez un mot ou son début : au moins deux lettres.")
        return RechercheVue(mots, conseil if mots.strip() else "", (), sans_reponse=False)
    notes = [
        (_is_reprise(document), -note, document)
        for document in _documents(lecteur)
        if (note := _score(lecteur, document, cherches)) > 0
    ]
    notes.sort(key=lambda trouve: trouve[:2])
    resultats = tuple(_resultat(lecteur, d) for _r, _n, d in notes[:RESULTATS_MAX])
    phrase = count_reponses(lecteur.langue, len(resultats))
    return RechercheVue(mots, phrase, resultats, sans_reponse=not resultats)


def split_mots(mots: str) -> list[str]:
    """The words to look for; a letter alone says nothing, a Chinese sign does."""
    return [
        mot
        for mot in _MOT.findall(normalise(mots))
        if mot not in _VIDES and (len(mot) > 1 or unicodedata.east_asian_width(mot) == "W")
    ]


def count_reponses(langue: Langue, nombre: int) -> str:
    """How many answers there are, in words."""
    if nombre == 0:
        return langue.gettext("Aucune réponse")
    return langue.ngettext("%(n)s réponse", "%(n)s réponses", nombre)


def is_named(lecteur: Lecteur, piece: Piece, cherches: list[str]) -> bool:
    """Whether each word begins a word of the name of a paper, everyday or official."""
    noms = _texts(lecteur, piece)[0].union(_MOT.findall(normalise(piece.nom_officiel)))
    return all(any(nom.startswith(mot) for nom in noms) for mot in cherches)


def _documents(lecteur: Lecteur) -> list[Document]:
    catalogue = lecteur.catalogue
    return [
        *catalogue.fiches,
        *catalogue.all(Question),
        *catalogue.all(Terme),
        *catalogue.all(Piece),
    ]


def _is_reprise(document: Document) -> bool:
    """Whether the text is another publisher's: those of this place come first."""
    return isinstance(document, Fiche) and document.origine is not None


def _score(lecteur: Lecteur, document: Document, cherches: list[str]) -> float:
    """Zero when a word is nowhere; else more for words of the title, most when it says no more."""
    titre, tout = _texts(lecteur, document)
    note = 0.0
    for mot in cherches:
        if any(present.startswith(mot) for present in titre):
            note += 10 + 5 / len(titre)
        elif any(present.startswith(mot) for present in tout):
            note += 1
        else:
            return 0
    if isinstance(document, Terme) and normalise(document.terme) in cherches:
        note += 5  # the very word that was asked for, whatever its letters stand for
    return note + (1 if isinstance(document, Fiche) else 0)


Mots = tuple[set[str], set[str]]
"""Words of the title, then of everything."""


_MEMOIRE: Memoire[dict[tuple[str, str, str], Mots]] = Memoire(lambda _catalogue: {})
"""The words of each document, listed once per catalogue: readers search while they type."""


def _texts(lecteur: Lecteur, document: Document) -> Mots:
    memoire = _MEMOIRE.of(lecteur.catalogue)
    cle = (lecteur.langue.tag, document.GENRE, document.id)
    if cle not in memoire:
        memoire[cle] = _list_mots(lecteur, document)
    return memoire[cle]


def _list_mots(lecteur: Lecteur, document: Document) -> Mots:
    """The words in French and in the reader's language."""
    titre: set[str] = set()
    tout: set[str] = set()
    if isinstance(document, Terme):
        titre.update(_MOT.findall(normalise(f"{document.terme} {document.developpe or ''}")))
    for cle, segment in lecteur.catalogue.segments(document).items():
        traduction = lecteur.catalogue.traduction(lecteur.langue.tag, cle)
        texte = f"{segment.texte} {traduction.texte if traduction else ''}"
        mots = _MOT.findall(normalise(texte))
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
