"""The view of one document with its parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kit.admin.formulaires.libelles import GROUPES, name_champ, name_genre
from kit.admin.formulaires.parties import ENTETE, NOUVEAU, is_par_element
from kit.admin.formulaires.schema import Champ, list_champs
from kit.content.document import Document

EDITABLES = ("fiche", "piece", "lot", "question", "terme", "lettre", "annexe", "phrase", "theme")
"""Kinds that are edited here, in the order of the list."""

_DITS = ("texte", "en_bref", "precision", "piece", "lot", "valeur", "condition", "legende")
"""Fields of a group that sum it up."""


@dataclass(frozen=True)
class PartieVue:
    """A part of a document, as a reader sees it, and where it is changed."""

    id: str
    """Its name in addresses; empty for the title of a list."""
    titre: str
    textes: tuple[str, ...]
    """What it says, in plain lines."""
    noeud: str = ""
    """Id of the group, when it may be moved and removed."""
    champ: str = ""
    premier: bool = False
    dernier: bool = False


@dataclass(frozen=True)
class ListeVue:
    """Parts that stand under one title."""

    id: str
    """Anchor in the page."""
    titre: str
    parties: tuple[PartieVue, ...]
    ajout: str = ""
    """Name of the part that adds a group; empty when none can be added."""
    ajouter: str = ""


def build_parties(document: Document, brut: dict[str, Any]) -> tuple[ListeVue, ...]:
    """The parts of a document, in the order of its page."""
    champs = list_champs(type(document))
    simples = [c for c in champs if c.genre not in ("noeud", "noeuds")]
    entete = PartieVue(ENTETE, "En-tête", tuple(_say(simples, brut)))
    listes = [ListeVue(ENTETE, "En-tête", (entete,))]
    listes += [_liste(c, brut.get(c.nom)) for c in champs if c.genre in ("noeud", "noeuds")]
    return tuple(listes)


def _liste(champ: Champ, valeur: Any) -> ListeVue:  # noqa: ANN401 - plain data
    titre = name_champ(champ)[0]
    if not is_par_element(champ):
        noeuds = valeur if isinstance(valeur, list) else [valeur] if valeur else []
        textes = tuple(t for noeud in noeuds for t in _say_noeud(champ, noeud))
        return ListeVue(champ.nom, titre, (PartieVue(champ.nom, titre, textes),))
    noeuds = valeur or []
    parties = tuple(
        PartieVue(
            f"{champ.nom}.{noeud['id']}",
            _title(champ, noeud, rang),
            tuple(_say_noeud(champ, noeud)),
            noeud["id"],
            champ.nom,
            premier=rang == 0,
            dernier=rang == len(noeuds) - 1,
        )
        for rang, noeud in enumerate(noeuds)
    )
    ajouter = f"Ajouter {GROUPES.get(champ.classes[0].__name__, 'un élément')}"
    return ListeVue(champ.nom, titre, parties, f"{champ.nom}.{NOUVEAU}", ajouter)


def _title(champ: Champ, noeud: dict[str, Any], rang: int) -> str:
    nom = noeud.get("titre") or noeud.get("nom") or noeud.get("libelle")
    mot = GROUPES.get(champ.classes[0].__name__, "un élément").partition(" ")[2]
    return str(nom) if nom else f"{mot.capitalize()} {rang + 1}"


def _say_noeud(champ: Champ, noeud: dict[str, Any]) -> Iterable[str]:
    """The words of a group and of those inside it, in their order."""
    for cle, valeur in noeud.items():
        fils = valeur if isinstance(valeur, list) else [valeur]
        if cle in _DITS:
            yield str(valeur)
        for groupe in fils:
            if isinstance(groupe, dict):
                yield from _say_noeud(champ, groupe)


def _say(champs: list[Champ], brut: dict[str, Any]) -> Iterable[str]:
    for champ in champs:
        valeur = brut.get(champ.nom)
        if valeur in (None, "", [], False):
            continue
        mots = ", ".join(map(str, valeur)) if isinstance(valeur, list) else str(valeur)
        yield f"{name_champ(champ)[0]}\u00a0: {mots}"


def name_kind(genre: str) -> str:
    """A kind in words, for a filter."""
    return name_genre(genre, plusieurs=True)
