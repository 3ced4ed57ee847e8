"""A text of service-public.fr (F) as a fiche: its chapters, what stands around them, its origin."""

import re
from collections.abc import Iterable
from datetime import date

from kit.content.ecriture import escape_texte
from kit.importers.service_public.blocs import bloc, read_blocs, read_cas, read_suite
from kit.importers.service_public.contexte import Brut, Contexte
from kit.importers.service_public.identite import document_id
from kit.importers.service_public.lecture_xml import Element, dublin_core, tag_of
from kit.importers.service_public.liens import VersAdresse
from kit.importers.service_public.origine import date_of, read_origine
from kit.importers.service_public.releve import LIEN_ABSENT, SANS_TITRE
from kit.importers.service_public.textes import clean_mots

REPONSE = "Réponse"
AVANT = "Avant de commencer"
APRES = "À savoir aussi"
ENSEMBLE = "Ce qu’il faut savoir"
PRESENTATION = "Présentation"
SITUATIONS = "Selon votre situation"
"""Titles of the kit, for what has none in the source."""
_AUTOUR = (
    ("OuSAdresser", "Où s’adresser\u202f?"),
    ("ServiceEnLigne", "Services en ligne et formulaires"),
    ("PourEnSavoirPlus", "Pour en savoir plus"),
    ("VoirAussi", "Voir aussi"),
    ("QuestionReponse", "Questions et réponses"),
    ("CommentFaireSi", "Comment faire si…"),
)


def build_fiche(contexte: Contexte, racine: Element, theme: str | None) -> Brut:
    """The document, its nodes still without ids. Raises SourceIllisibleError."""
    identifiant = racine.get("ID") or ""
    question = is_question(racine)
    resume, reste = _presentation(contexte, racine)
    brut: Brut = {
        "schema": 1,
        "id": document_id(identifiant),
        "titre": clean_mots(dublin_core(racine, "title")) or identifiant,
        "resume": resume,
        "sections": [
            *_avertissements(contexte, racine),
            *_section(PRESENTATION, reste),
            *_chapitres(contexte, racine, question=question),
            *_autour(contexte, racine),
        ],
        "origine": read_origine(racine),
        "sources": _sources(contexte, racine, date_of(racine)),
    }
    if question:
        brut["genre"] = "question-reponse"
    if theme:
        brut["theme"] = theme
    return brut


def is_question(racine: Element) -> bool:
    """Whether the text is a question and its answer."""
    return "Question" in (racine.get("type") or "")


def _presentation(contexte: Contexte, racine: Element) -> tuple[str, list[Brut]]:
    """The summary, and what else the introduction says."""
    introduction = racine.find("Introduction")
    if introduction is not None:
        blocs = read_blocs(contexte, introduction)
        if blocs and blocs[0].keys() == {"texte"}:
            return blocs[0]["texte"], blocs[1:]
        return _description(racine), blocs
    return _description(racine), []


def _description(racine: Element) -> str:
    """The summary made by the publisher, where `1^er` stands for a raised `er`."""
    mots = clean_mots(dublin_core(racine, "description").replace("^", ""))
    return escape_texte(mots or clean_mots(dublin_core(racine, "title")) or "–")


def _avertissements(contexte: Contexte, racine: Element) -> list[Brut]:
    sections: list[Brut] = []
    for element in racine.findall("Avertissement"):
        titre = contexte.ligne(element.find("Titre")) or "Attention"
        sections += _section(titre, read_blocs(contexte, element))
    return sections


def _chapitres(contexte: Contexte, racine: Element, *, question: bool) -> list[Brut]:
    """The text itself, in its order: chapters, and what stands outside of them."""
    sections: list[Brut] = []
    for element in racine:
        nom = tag_of(element)
        if nom == "ListeSituations":
            cas = [read_cas(contexte, situation) for situation in element]
            sections += _section(SITUATIONS, cas)
        elif nom == "Texte":
            sections += _texte(contexte, element, question=question)
    return sections


def _texte(contexte: Contexte, texte: Element, *, question: bool) -> list[Brut]:
    chapitres = any(tag_of(enfant) == "Chapitre" for enfant in texte)
    hors = REPONSE if question else AVANT if chapitres else ENSEMBLE
    sections: list[Brut] = []
    dehors: list[Element] = []
    for enfant in texte:
        if tag_of(enfant) != "Chapitre":
            dehors.append(enfant)
            continue
        sections += _section(hors, read_suite(contexte, dehors))
        dehors, hors = [], APRES
        sections += _chapitre(contexte, enfant)
    return [*sections, *_section(hors, read_suite(contexte, dehors))]


def _chapitre(contexte: Contexte, element: Element) -> list[Brut]:
    titre = contexte.ligne(element.find("Titre"))
    if not titre:
        contexte.releve.note(SANS_TITRE, "Chapitre")
    return _section(titre or ENSEMBLE, read_blocs(contexte, element), garder=bool(titre))


def _autour(contexte: Contexte, racine: Element) -> list[Brut]:
    """What the publisher puts beside the text: services, places to ask, links."""
    sections: list[Brut] = []
    for nom, titre in _AUTOUR:
        elements = racine.findall(nom)
        if nom in ("OuSAdresser", "ServiceEnLigne"):
            sections += _section(titre, read_suite(contexte, elements))
            continue
        blocs = [b for e in elements for lien in _links(nom, e) for b in _puce(contexte, lien)]
        sections += _section(titre, blocs)
    return sections


def _links(nom: str, element: Element) -> Iterable[Element]:
    """`VoirAussi` holds several links, the others are one each."""
    return list(element) if nom == "VoirAussi" else [element]


def _puce(contexte: Contexte, element: Element) -> list[Brut]:
    titre = element.find("Titre")
    mots = contexte.mots(titre if titre is not None else element)
    if not mots:
        contexte.releve.note(LIEN_ABSENT, tag_of(element))
    if tag_of(element) == "PourEnSavoirPlus":
        source = contexte.mots(element.find("Source"))
        lien = contexte.lien(mots, element.get("URL"))
        return bloc("puce", " – ".join(part for part in (lien, source) if part))
    return bloc("puce", contexte.renvoi(mots, element.get("ID") or "", element.get("audience")))


def _section(titre: str, blocs: list[Brut], *, garder: bool = False) -> list[Brut]:
    """A section, or none without blocks (unless its title is of the source)."""
    return [{"titre": titre, "blocs": blocs}] if blocs or garder else []


def _sources(contexte: Contexte, racine: Element, lue: date) -> list[Brut]:
    """The legal texts, those of the definitions included; each once."""
    sources: dict[str, Brut] = {}
    for element in racine.iter("Reference"):
        identifiant = (element.get("ID") or "").lower()
        parts = [contexte.ligne(element.find(nom)) for nom in ("Titre", "Complement", "Source")]
        titre = " – ".join(part for part in parts if part)
        if not titre or not re.match(r"^[a-z0-9]+$", identifiant) or identifiant in sources:
            continue
        brut: Brut = {"id": identifiant, "titre": titre, "lu_le": lue.isoformat()}
        cible = contexte.liens.resolve_adresse(element.get("URL") or "")
        if isinstance(cible, VersAdresse):
            brut["adresse"] = cible.adresse
        sources[identifiant] = brut
    return list(sources.values())
