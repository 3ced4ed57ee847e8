"""Online services, forms and places to ask: a first block that names, others that add to it."""

from collections.abc import Callable, Iterable

from kit.content.ecriture import escape_texte
from kit.importers.service_public.contexte import Brut, Contexte
from kit.importers.service_public.lecture_xml import Element, tag_of

_NOMS = {"Téléservice": "Service en ligne"}
"""Plainer words for a kind of service; the others say what they are."""
_LANGUES = {"en": "en anglais", "de": "en allemand", "es": "en espagnol", "it": "en italien"}
LireSuite = Callable[[Contexte, Iterable[Element]], list[Brut]]


def read_service(contexte: Contexte, element: Element, lire: LireSuite) -> list[Brut]:
    """An online service or a form: what it is, its link, then its notices."""
    sorte = element.get("type") or "Service en ligne"
    titre = contexte.lien(contexte.mots(element.find("Titre")), element.get("URL"))
    details = [
        _cerfa(element),
        contexte.mots(element.find("Source")),
        _LANGUES.get(element.get("langue") or "", ""),
        _fichier(element),
    ]
    nom = escape_texte(_NOMS.get(sorte, sorte))
    blocs = [_premier("service", f"{nom}\u00a0: {_joined(titre, details)}")]
    for enfant in element:
        match tag_of(enfant):
            case "NoticeLiee":
                blocs.append(_suite("service", _notice(contexte, enfant)))
            case "Introduction":
                blocs += _details("service", lire(contexte, [enfant]))
            case "Titre" | "Source":
                pass
            case inconnu:
                contexte.releve.note_inconnu(inconnu)
                blocs += _details("service", lire(contexte, [enfant]))
    return blocs


def read_contact(contexte: Contexte, element: Element, lire: LireSuite) -> list[Brut]:
    """Somewhere to ask: its name, what for, its link, then its address and hours."""
    ressource = element.find("RessourceWeb")
    titre = contexte.mots(element.find("Titre")) or contexte.mots(element.find("Source"))
    details = [contexte.mots(element.find("Source")) if element.find("Titre") is not None else ""]
    if ressource is not None:
        titre = contexte.lien(titre, ressource.get("URL"))
        details.append(_LANGUES.get(ressource.get("langue") or "", ""))
    complement = contexte.mots(element.find("Complement"))
    debut = f"{complement}\u00a0: " if complement else ""
    blocs = [_premier("contact", debut + _joined(titre, details))] if titre or debut else []
    for enfant in element:
        match tag_of(enfant):
            case "Texte":
                blocs += _details("contact", lire(contexte, enfant))
            case "Titre" | "Source" | "Complement" | "RessourceWeb" | "PivotLocal":
                pass
            case inconnu:
                contexte.releve.note_inconnu(inconnu)
                blocs += _details("contact", lire(contexte, [enfant]))
    return blocs


def _notice(contexte: Contexte, notice: Element) -> str:
    mots = contexte.lien(contexte.mots(notice), notice.get("URL"))
    details = _joined(mots, [_cerfa(notice), _fichier(notice)])
    return f"Notice\u00a0: {details}"


def _cerfa(element: Element) -> str:
    numero = (element.get("numerocerfa") or "").strip()
    return escape_texte(f"Cerfa n°\u00a0{numero}") if numero else ""


def _fichier(element: Element) -> str:
    """`PDF, 130.9 Ko`: what the reader is about to download."""
    if element.get("format") != "application/pdf":
        return ""
    poids = (element.get("poids") or "").replace("KB", "Ko").replace("MB", "Mo")
    poids = poids.replace(".", ",").replace(" ", "\u00a0")
    return escape_texte(f"PDF, {poids}" if poids else "PDF")


def _joined(titre: str, details: list[str]) -> str:
    return " – ".join(part for part in (titre, *details) if part)


def _premier(genre: str, texte: str) -> Brut:
    return {"genre": genre, "texte": texte}


def _suite(genre: str, texte: str) -> Brut:
    return {"genre": genre, "niveau": 2, "texte": texte}


def _details(genre: str, blocs: list[Brut]) -> list[Brut]:
    """Blocks that belong to what was just named: its words in bold when they were a subtitle."""
    return [
        _suite(genre, f"**{b['texte']}**" if b.get("genre") == "intertitre" else b["texte"])
        if "texte" in b
        else b
        for b in blocs
    ]
