"""Ids of new groups: given once, never one that the document ever had."""

import re
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel

from kit.admin.formulaires.lecture import FORME, ID, find_classe
from kit.admin.formulaires.schema import Champ, list_champs

Brut = dict[str, Any]

_ID_STOCKE = re.compile(r'"id":"([a-z0-9-]+)"')


def list_used(contenus: Iterable[str]) -> set[str]:
    """Every id that any revision of a document ever held, from their stored JSON."""
    return {identifiant for contenu in contenus for identifiant in _ID_STOCKE.findall(contenu)}


def give_ids(champs: Iterable[Champ], valeurs: Brut, utilises: set[str]) -> Brut:
    """The values in which each group that needs an id has one; `utilises` grows."""
    complet = dict(valeurs)
    for champ in champs:
        valeur = complet.get(champ.nom)
        if champ.genre == "noeud" and isinstance(valeur, dict):
            complet[champ.nom] = give_ids(list_champs(champ.classes[0]), valeur, utilises)
        elif champ.genre == "noeuds" and isinstance(valeur, list):
            complet[champ.nom] = [_complete(champ, noeud, utilises) for noeud in valeur]
    return complet


def give_id(classe: type[BaseModel], valeurs: Brut, utilises: set[str]) -> Brut:
    """The same for one new group, which gets the first field of its own."""
    complet = give_ids(list_champs(classe), valeurs, utilises)
    return {ID: _fresh(classe, utilises), **complet} if ID in classe.model_fields else complet


def classe_of_noeud(champ: Champ, noeud: Brut) -> type[BaseModel]:
    """The class of a group of a list, by its kind when there are several."""
    return find_classe(champ, str(noeud.get(FORME) or noeud.get("genre") or ""))


def _complete(champ: Champ, noeud: Brut, utilises: set[str]) -> Brut:
    classe = classe_of_noeud(champ, noeud)
    if noeud.get(ID) or ID not in classe.model_fields:
        return give_ids(list_champs(classe), noeud, utilises)
    return give_id(classe, noeud, utilises)


def _fresh(classe: type[BaseModel], utilises: set[str]) -> str:
    nom = classe.__name__.lower()
    rang = 1
    while f"{nom}-{rang}" in utilises:
        rang += 1
    utilises.add(f"{nom}-{rang}")
    return f"{nom}-{rang}"
