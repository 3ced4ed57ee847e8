"""The matrix of procedures and places: who takes what, and how, drafts included."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kit.admin.formulaires.libelles import name_valeur
from kit.admin.vues.listes import ETATS, describe_etat
from kit.content.normalisation import normalise
from kit.store.listes import Ligne

PREFECTURES = ("prefecture", "sous_prefecture")
"""Kinds of places of which what holds for the whole département is said."""
_DEPARTEMENT = ""
"""In the place of the id of a place: what holds where no place says otherwise."""


@dataclass(frozen=True)
class CelluleVue:
    """How one procedure is filed in one place."""

    texte: str
    propre: bool
    """Whether this place says it itself; it takes what the département says otherwise."""
    modalite: str
    """Id of the document that says it; empty when none does."""
    etat: str
    """Where it stands when readers do not see it as it is here; empty otherwise."""
    structure: str
    """Id of the place; empty for the département."""
    colonne: str
    """Name of the place."""


@dataclass(frozen=True)
class RangVue:
    """One procedure."""

    demarche: str
    nom: str
    cellules: tuple[CelluleVue, ...]


@dataclass(frozen=True)
class MatriceVue:
    """Procedures by places."""

    colonnes: tuple[str, ...]
    rangs: tuple[RangVue, ...]


def build_matrice(lignes: Iterable[Ligne], principale: str, mots: str = "") -> MatriceVue:
    """The procedures whose names hold some words; the main place comes after the département.

    What is archived is left out.
    """
    par_genre: dict[str, list[Ligne]] = {}
    for ligne in lignes:
        if ligne.etat.archive_le is None:
            par_genre.setdefault(ligne.etat.genre, []).append(ligne)
    lieux = sorted(
        (ligne.brut for ligne in par_genre.get("structure", ())),
        key=lambda lieu: (lieu["id"] != principale, normalise(lieu["nom"])),
    )
    dites: dict[tuple[str, str], list[Ligne]] = {}
    for ligne in par_genre.get("modalite", ()):
        place = (ligne.brut["demarche"], ligne.brut.get("structure") or _DEPARTEMENT)
        dites.setdefault(place, []).append(ligne)
    cherches = normalise(mots).split()
    demarches = [
        ligne.brut
        for ligne in par_genre.get("demarche", ())
        if all(mot in normalise(ligne.brut["nom"]) for mot in cherches)
    ]
    demarches.sort(key=lambda demarche: normalise(demarche["nom"]))
    return MatriceVue(
        ("Tout le département", *(lieu["nom"] for lieu in lieux)),
        tuple(_rang(demarche, lieux, dites) for demarche in demarches),
    )


def _rang(
    demarche: Mapping[str, Any],
    lieux: Sequence[Mapping[str, Any]],
    dites: Mapping[tuple[str, str], Sequence[Ligne]],
) -> RangVue:
    cle = demarche["id"]
    commune = dites.get((cle, _DEPARTEMENT), ())
    cellules = [_cellule(commune, _DEPARTEMENT, "Tout le département", "Rien n’est dit")]
    for lieu in lieux:
        herite = commune and lieu["genre"] in PREFECTURES
        defaut = "Comme le département" if herite else "Pas ici"
        propres = dites.get((cle, lieu["id"]), ())
        cellules.append(_cellule(propres, lieu["id"], lieu["nom"], defaut))
    return RangVue(cle, demarche["nom"], tuple(cellules))


def _cellule(propres: Sequence[Ligne], structure: str, colonne: str, defaut: str) -> CelluleVue:
    if not propres:
        return CelluleVue(
            defaut, propre=False, modalite="", etat="", structure=structure, colonne=colonne
        )
    modes = [mode["mode"] for ligne in propres for mode in ligne.brut.get("modes", ())]
    noms = ", ".join(dict.fromkeys(name_valeur(mode) for mode in modes)).capitalize()
    premiere = propres[0]
    etat = describe_etat(premiere.etat)
    return CelluleVue(
        noms or ("À remplir" if etat == "jamais" else "Pas ici"),
        propre=True,
        modalite=premiere.etat.cle,
        etat="" if etat == "publie" else ETATS[etat],
        structure=structure,
        colonne=colonne,
    )
