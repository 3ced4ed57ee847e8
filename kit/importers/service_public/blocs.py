"""Paragraphs, lists, notes, chapters and cases, as blocks of the kit."""

import re
from collections.abc import Callable, Iterable

from kit.content.ecriture import escape_texte
from kit.importers.service_public.contexte import Brut, Contexte
from kit.importers.service_public.lecture_xml import Element, tag_of
from kit.importers.service_public.listes import read_liste
from kit.importers.service_public.releve import (
    CAS_A_LA_SUITE,
    CONDITION,
    IMAGE,
    SANS_TITRE,
)
from kit.importers.service_public.services import read_contact, read_service
from kit.importers.service_public.tableaux import read_tableau
from kit.importers.service_public.textes import image_words

NIVEAU_MAX = 3
_NOTES = {
    "Attention": ("attention", ("Attention",)),
    "ANoter": ("information", ("À noter", "À savoir")),
    "ASavoir": ("information", ("À savoir",)),
    "Rappel": ("information", ()),
}
"""Genre of each kind of note, and the titles that the page already says."""
_DEBUT = re.compile(r"^(?:\*\*|\[(?!\[))?[^\W\d_]")
"""First letter of a text: the source wrote it to follow "Attention :" on the same line."""
_ENVELOPPES = frozenset({"Texte", "Introduction", "FragmentConditionne"})
_MUETS = frozenset({"Titre", "Condition", "Credits"})
"""Read by their parent, or left out with a reason (see `elements`)."""

Lire = Callable[[Contexte, Element, int], list[Brut]]


def read_blocs(contexte: Contexte, parent: Element, niveau: int = 1) -> list[Brut]:
    """The blocks inside an element; subtitles found there begin at `niveau`."""
    return read_suite(contexte, parent, niveau)


def read_suite(contexte: Contexte, enfants: Iterable[Element], niveau: int = 1) -> list[Brut]:
    """The blocks of these elements, in order."""
    blocs: list[Brut] = []
    precedent = ""
    for enfant in enfants:
        nom = tag_of(enfant)
        if nom == precedent == "BlocCas":
            contexte.releve.note(CAS_A_LA_SUITE)
        lire = _LECTEURS.get(nom)
        if lire is not None:
            blocs += lire(contexte, enfant, niveau)
        elif nom not in _MUETS:
            contexte.releve.note_inconnu(nom)
            blocs += _inconnu(contexte, enfant, niveau)
        precedent = nom
    return blocs


def read_cas(contexte: Contexte, element: Element, niveau: int = 1) -> Brut:
    """A case (`Cas` or `Situation`), with what it holds."""
    if element.find("Condition") is not None:
        contexte.releve.note(CONDITION, contexte.ligne(element.find("Titre")))
    titre = contexte.ligne(element.find("Titre"))
    if not titre:
        contexte.releve.note(SANS_TITRE, tag_of(element))
    return {
        "genre": "cas",
        "titre": titre or "Autre cas",
        "blocs": read_blocs(contexte, element, niveau),
    }


def bloc(genre: str, texte: str, niveau: int = 1) -> list[Brut]:
    """One block, or none when it would be empty; defaults are left out, as in a stored document."""
    if not texte:
        return []
    brut: Brut = {} if genre == "paragraphe" else {"genre": genre}
    if niveau > 1:
        brut["niveau"] = niveau
    return [{**brut, "texte": texte}]


def _paragraphe(contexte: Contexte, element: Element, _niveau: int) -> list[Brut]:
    return bloc("paragraphe", contexte.texte(element))


def _liste(contexte: Contexte, element: Element, _niveau: int) -> list[Brut]:
    return read_liste(contexte, element, read_suite)


def _tableau(contexte: Contexte, element: Element, _niveau: int) -> list[Brut]:
    return [read_tableau(contexte, element, read_suite)]


def _service(contexte: Contexte, element: Element, _niveau: int) -> list[Brut]:
    return read_service(contexte, element, read_suite)


def _contact(contexte: Contexte, element: Element, _niveau: int) -> list[Brut]:
    return read_contact(contexte, element, read_suite)


def _cas(contexte: Contexte, element: Element, _niveau: int) -> list[Brut]:
    return [read_cas(contexte, enfant) for enfant in element]


def _chapitre(contexte: Contexte, element: Element, niveau: int) -> list[Brut]:
    if element.find("Condition") is not None:
        contexte.releve.note(CONDITION, contexte.ligne(element.find("Titre")))
    titre = escape_texte(contexte.ligne(element.find("Titre")))
    suivant = min(niveau + 1, NIVEAU_MAX)
    return [*bloc("intertitre", titre, niveau), *read_blocs(contexte, element, suivant)]


def _note(contexte: Contexte, element: Element, niveau: int) -> list[Brut]:
    """A note: its first paragraph carries its title, the others follow it at the next level."""
    genre, evidents = _NOTES[tag_of(element)]
    titre = contexte.ligne(element.find("Titre"))
    blocs: list[Brut] = []
    for brut in read_blocs(contexte, element, niveau):
        if brut.get("genre", "paragraphe") != "paragraphe":
            blocs.append(brut)
            continue
        premier = not any(b.get("genre") == genre for b in blocs)
        texte = brut["texte"]
        if premier and titre and titre not in evidents:
            texte = f"**{escape_texte(titre)}** : {texte}"
        elif premier:
            texte = _DEBUT.sub(lambda m: m[0].upper(), texte, count=1)
        blocs += bloc(genre, texte, 1 if premier else 2)
    return blocs


def _enveloppe(contexte: Contexte, element: Element, niveau: int) -> list[Brut]:
    if tag_of(element) == "FragmentConditionne":
        contexte.releve.note(CONDITION)
    return read_blocs(contexte, element, niveau)


def _image(contexte: Contexte, element: Element, _niveau: int) -> list[Brut]:
    mots = image_words(element)
    contexte.releve.note(IMAGE, mots)
    return bloc("paragraphe", escape_texte(mots))


def _inconnu(contexte: Contexte, element: Element, niveau: int) -> list[Brut]:
    """An element that the schema did not have: its blocks when it holds some, else its words."""
    if any(tag_of(enfant) in _LECTEURS for enfant in element):
        return read_blocs(contexte, element, niveau)
    return bloc("paragraphe", contexte.texte(element))


_LECTEURS: dict[str, Lire] = {
    "Paragraphe": _paragraphe,
    "Liste": _liste,
    "Tableau": _tableau,
    "ServiceEnLigne": _service,
    "OuSAdresser": _contact,
    "BlocCas": _cas,
    "Chapitre": _chapitre,
    "SousChapitre": _chapitre,
    "Image": _image,
    **dict.fromkeys(_NOTES, _note),
    **dict.fromkeys(_ENVELOPPES, _enveloppe),
}
