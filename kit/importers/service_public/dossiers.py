"""Themes and glossary words: what several fiches share."""

from kit.importers.service_public.blocs import read_blocs
from kit.importers.service_public.contexte import Brut, Contexte
from kit.importers.service_public.identite import document_id
from kit.importers.service_public.lecture_xml import Element, dublin_core
from kit.importers.service_public.origine import read_origine
from kit.importers.service_public.textes import clean_mots

ORDRE = 1000
"""Imported themes come after those of the préfecture."""


def build_theme(contexte: Contexte, racine: Element) -> Brut:
    """The theme of a `Dossier` file (N), with its introduction or the list of what it holds."""
    identifiant = racine.get("ID") or ""
    titre = clean_mots(dublin_core(racine, "title")) or identifiant
    introduction = racine.find("Introduction")
    blocs = read_blocs(contexte, introduction) if introduction is not None else []
    resume = " ".join(b["texte"] for b in blocs if "texte" in b)
    theme = {**plain_theme(identifiant, titre), "origine": read_origine(racine)}
    return {**theme, "resume": resume} if resume else theme


def plain_theme(identifiant: str, titre: str) -> Brut:
    """A theme of which only the title is known, from its fiches: its file is not in the zip."""
    return {"schema": 1, "id": document_id(identifiant), "titre": titre, "ordre": ORDRE}


def theme_of(racine: Element) -> tuple[str, str] | None:
    """Id and title of the theme of a fiche: its dossier, or else its main theme."""
    for nom in ("DossierPere", "Theme"):
        element = racine.find(nom)
        if element is not None and element.get("ID"):
            titre = clean_mots(element.findtext("Titre") or "")
            return str(element.get("ID")), titre or str(element.get("ID"))
    return None


def build_termes(contexte: Contexte, racine: Element, origine: Brut) -> dict[str, Brut]:
    """The definitions and abbreviations that a fiche brings with it, by id.

    `origine` is that of the fiche: a definition has no page nor date of its own.
    """
    termes: dict[str, Brut] = {}
    for element in racine.iter("Definition", "Abreviation"):
        identifiant = element.get("ID")
        terme = contexte.ligne(element.find("Titre"))
        definition = _definition(contexte, element)
        if identifiant and terme and definition:
            termes[identifiant] = {
                "schema": 1,
                "id": document_id(identifiant),
                "terme": terme,
                "definition": definition,
                "origine": {**origine, "identifiant": identifiant},
            }
    return termes


def _definition(contexte: Contexte, element: Element) -> str:
    """All the paragraphs together: a definition is one text."""
    texte = element.find("Texte")
    blocs = read_blocs(contexte, texte) if texte is not None else []
    return " ".join(b["texte"] for b in blocs if "texte" in b)
