"""Reading what a form sends into plain data, in the shape of a class of document.

The name of a field is its path: `titre`, `blocs.2.texte`. A list of groups carries, for each
group, its id and its class; the order is that of the ranks.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from kit.admin.formulaires.schema import Champ, list_champs
from kit.content.typographie import fix_typographie

Saisie = Mapping[str, Sequence[str]]
"""What was sent: the values of each field, by name."""
Brut = dict[str, Any]

ID, FORME = "id", "forme"
"""Fields that each group of a list carries: its id, and the name of its class."""
_RANG_MAX = 500
"""Groups in one list: more is not what a person typed."""


def read_noeud(classe: type[BaseModel], saisie: Saisie, prefixe: str = "") -> Brut:
    """The fields of a group that were filled in; what is empty is left out."""
    return read_champs(list_champs(classe), saisie, prefixe)


def read_champs(champs: Sequence[Champ], saisie: Saisie, prefixe: str = "") -> Brut:
    """The same, for some fields."""
    brut: Brut = {}
    for champ in champs:
        valeur = _read(champ, saisie, f"{prefixe}{champ.nom}")
        if valeur is not None:
            brut[champ.nom] = valeur
    return brut


def list_rangs(saisie: Saisie, nom: str) -> list[int]:
    """Ranks of the groups of a list, in their order."""
    debut = f"{nom}."
    rangs = {cle[len(debut) :].partition(".")[0] for cle in saisie if cle.startswith(debut)}
    return sorted(int(rang) for rang in rangs if rang.isdecimal() and len(rang) < 6)[:_RANG_MAX]  # noqa: PLR2004


def find_classe(champ: Champ, forme: str) -> type[BaseModel]:
    """The class of a group, by its name; the first one by default."""
    return next((c for c in champ.classes if c.__name__.lower() == forme), champ.classes[0])


def _read(champ: Champ, saisie: Saisie, nom: str) -> Any:  # noqa: ANN401 - plain data
    match champ.genre:
        case "noeuds":
            return [_read_element(champ, saisie, f"{nom}.{r}.") for r in list_rangs(saisie, nom)]
        case "noeud":
            brut = read_noeud(champ.classes[0], saisie, f"{nom}.")
            # A group left blank is no group: its box not ticked and its empty list say nothing.
            return brut if any(valeur not in ([], False) for valeur in brut.values()) else None
        case "cases" | "references":
            choisies = [v.strip() for v in saisie.get(nom, ()) if v.strip()]
            return [_stored(champ, v) for v in dict.fromkeys(choisies)]
        case _:
            return _read_simple(champ, _first(saisie, nom))


def _read_element(champ: Champ, saisie: Saisie, prefixe: str) -> Brut:
    classe = find_classe(champ, _first(saisie, f"{prefixe}{FORME}"))
    brut = read_noeud(classe, saisie, prefixe)
    identifiant = _first(saisie, f"{prefixe}{ID}")
    return {ID: identifiant, **brut} if identifiant else brut


def _read_simple(champ: Champ, texte: str) -> Any:  # noqa: ANN401 - plain data
    if champ.genre == "oui":
        return bool(texte)
    if champ.genre == "choix" and len(champ.valeurs) == 1:
        return champ.valeurs[0]
    if champ.genre == "mentions":
        return [ligne.strip() for ligne in texte.splitlines() if ligne.strip()]
    if not texte:
        return None
    if champ.genre in ("ligne", "texte"):
        return fix_typographie(texte)
    return _stored(champ, texte.replace(",", ".") if champ.genre == "nombre" else texte)


def _stored(champ: Champ, texte: str) -> Any:  # noqa: ANN401 - plain data
    """The stored value whose name this is; the text itself when none is: validation will say."""
    return next((valeur for valeur in champ.valeurs if str(valeur) == texte), texte)


def _first(saisie: Saisie, nom: str) -> str:
    """What was typed, on one line when the end of lines means nothing."""
    valeurs = saisie.get(nom, ())
    return valeurs[0].replace("\r\n", "\n").strip() if valeurs else ""
