"""The parts of a document that are edited one at a time, and how a part goes back into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from kit.admin.formulaires.schema import Champ, find_champ, list_champs
from kit.content.document import Document

Brut = dict[str, Any]

ENTETE = "entete"
NOUVEAU = "nouveau"
_CHAMPS_MAX = 3
"""Groups of a list that have more fields are edited one at a time."""


@dataclass(frozen=True)
class Partie:
    """One form: some fields of the document, a list, or one group of a list."""

    id: str
    """Its name in addresses: `entete`, `recours`, `etapes.preparer`, `etapes.nouveau`."""
    champs: tuple[Champ, ...]
    champ: Champ | None = None
    """The list or the group that it edits; None for the fields of the document."""
    noeud: str | None = None
    """Id of the group of the list; None when the whole list is edited, or for a new group."""

    @property
    def classe(self) -> type[BaseModel] | None:
        """The class of the group that it edits."""
        return self.champ.classes[0] if self.champ and "." in self.id else None


def is_par_element(champ: Champ) -> bool:
    """Whether the groups of a list are edited one at a time: each needs an id to be named by."""
    if champ.genre != "noeuds" or any("id" not in c.model_fields for c in champ.classes):
        return False
    champs = [c for classe in champ.classes for c in list_champs(classe)]
    return len(champs) > _CHAMPS_MAX or any(c.genre == "noeuds" for c in champs)


def find_partie(classe: type[Document], identifiant: str) -> Partie | None:
    """The part of this name; None when the document has no such part."""
    if identifiant == ENTETE:
        simples = tuple(c for c in list_champs(classe) if c.genre not in ("noeud", "noeuds"))
        return Partie(ENTETE, simples)
    nom, _, noeud = identifiant.partition(".")
    champ = find_champ(classe, nom)
    if champ is None or champ.genre not in ("noeud", "noeuds"):
        return None
    if not noeud:
        return None if is_par_element(champ) else Partie(nom, (champ,), champ)
    if not is_par_element(champ) or len(champ.classes) != 1:
        return None
    champs = list_champs(champ.classes[0])
    return Partie(identifiant, champs, champ, None if noeud == NOUVEAU else noeud)


def read_partie(partie: Partie, document: Brut) -> Brut | None:
    """What the document says there; None when the group is not in it any more."""
    if partie.classe is None:
        return {c.nom: document[c.nom] for c in partie.champs if c.nom in document}
    if partie.noeud is None:
        return {}
    assert partie.champ is not None  # noqa: S101 - a part with a class has a list
    return _find(document.get(partie.champ.nom, ()), partie.noeud)


def write_partie(partie: Partie, document: Brut, valeurs: Brut, apres: str = "") -> Brut:
    """A copy of the document with what a form said; a new group goes after the one named."""
    if partie.classe is None:
        gardes = {
            cle: v for cle, v in document.items() if cle not in {c.nom for c in partie.champs}
        }
        return {**gardes, **valeurs}
    assert partie.champ is not None  # noqa: S101 - a part with a class has a list
    liste = list(document.get(partie.champ.nom, ()))
    if partie.noeud is None:
        place = next((i + 1 for i, n in enumerate(liste) if n["id"] == apres), len(liste))
        liste.insert(place, valeurs)
    elif _find(liste, partie.noeud) is None:
        # A colleague took it away meanwhile: saving puts it back.
        liste.append({"id": partie.noeud, **valeurs})
    else:
        liste = [{"id": n["id"], **valeurs} if n["id"] == partie.noeud else n for n in liste]
    return {**document, partie.champ.nom: liste}


def move_noeud(document: Brut, champ: str, noeud: str, sens: int) -> Brut:
    """A copy in which a group of a list is one place up (-1) or down (+1), when it can be."""
    liste = list(document.get(champ, ()))
    place = next((i for i, n in enumerate(liste) if n["id"] == noeud), None)
    if place is not None and 0 <= place + sens < len(liste):
        liste[place], liste[place + sens] = liste[place + sens], liste[place]
    return {**document, champ: liste}


def remove_noeud(document: Brut, champ: str, noeud: str) -> Brut:
    """A copy without a group of a list, nor what marks it or its blocks."""
    liste = document.get(champ, ())
    garde = [n for n in liste if n["id"] != noeud]
    partis = {i for n in liste if n["id"] == noeud for i in list_ids(n)}
    return forget_marques({**document, champ: garde}, partis)


def forget_marques(document: Brut, partis: set[str]) -> Brut:
    """A copy in which nothing marks these nodes any more."""
    copie = dict(document)
    if "critique" in copie:
        copie["critique"] = [i for i in copie["critique"] if i not in partis]
    if "verifications" in copie:
        copie["verifications"] = [v for v in copie["verifications"] if v["noeud"] not in partis]
    return copie


def _find(liste: Sequence[Brut], noeud: str) -> Brut | None:
    return next((n for n in liste if n.get("id") == noeud), None)


def list_ids(valeur: object) -> set[str]:
    """Every id inside a group, its own included."""
    if isinstance(valeur, dict):
        soi = {valeur["id"]} if isinstance(valeur.get("id"), str) else set()
        return soi.union(*(list_ids(v) for v in valeur.values()))
    if isinstance(valeur, list):
        return set().union(*(list_ids(v) for v in valeur))
    return set()
