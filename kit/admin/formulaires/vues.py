"""The view of a form: its fields with what they hold, what is wrong, and the gestures."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kit.admin.formulaires.choix import (
    MARQUES,
    Aides,
    ChoixVue,
    OptionVue,
    build_choix,
    build_marques,
)
from kit.admin.formulaires.identifiants import classe_of_noeud
from kit.admin.formulaires.lecture import ID
from kit.admin.formulaires.libelles import name_champ, name_groupe, name_valeur
from kit.admin.formulaires.schema import Champ, Genre, list_champs
from kit.content.bloc import Bloc
from kit.content.lecture import Faute

Brut = dict[str, Any]
_HEURES_MINUTES = len("08:30")
"""Seconds are stored, and mean nothing to anyone."""
Nommer = Callable[[str], Sequence[tuple[str, str]]]
"""Ids and names of the documents of a kind: what a reference may choose among."""


@dataclass(frozen=True)
class AjoutVue:
    """A button that adds a group."""

    geste: str
    nom: str


@dataclass(frozen=True)
class GroupeVue:
    """One group of a list."""

    prefixe: str
    """Path of the group: its gestures act on it."""
    nom: str
    """What it is, and its rank: "Paragraphe 2"."""
    id: str
    forme: str
    champs: tuple["ChampVue", ...]
    premier: bool
    dernier: bool


@dataclass(frozen=True)
class CollageVue:
    """A paste that is being looked at."""

    texte: str
    html: str
    blocs: tuple[tuple[str, str], ...]
    """Kind in words, and text, of each block that it would add."""
    omis: tuple[str, ...]
    refus: str
    lu: bool
    """Whether it has just been read."""


@dataclass(frozen=True)
class ChampVue:
    """One field."""

    nom: str
    """Its path, which is its name in the form and its id in the page."""
    genre: Genre
    libelle: str
    aide: str
    exige: bool
    valeur: str
    options: tuple[OptionVue, ...] = ()
    groupes: tuple[GroupeVue, ...] = ()
    ajouts: tuple[AjoutVue, ...] = ()
    fautes: tuple[str, ...] = ()
    autre: str | None = None
    """What a colleague wrote there meanwhile."""
    choix: ChoixVue | None = None
    """For a reference, the documents that it may be; for a text, the marks that it may hold."""
    collage: CollageVue | None = None
    """For a list of blocks, what was pasted into it."""


@dataclass(frozen=True)
class Contexte:
    """What the fields of one form share."""

    nommer: Nommer
    fautes: Mapping[str, Sequence[str]]
    """Sentences by path of field."""
    autres: Mapping[str, str]
    """What a colleague wrote, by path of field."""
    aides: Aides = field(default_factory=Aides)


def build_champs(
    champs: Sequence[Champ], valeurs: Brut, contexte: Contexte, prefixe: str = ""
) -> tuple[ChampVue, ...]:
    """The fields, in order; a constant is not shown."""
    return tuple(
        _build(champ, valeurs.get(champ.nom), contexte, f"{prefixe}{champ.nom}")
        for champ in champs
        if not (champ.genre == "choix" and len(champ.valeurs) == 1)
    )


def sort_fautes(fautes: Sequence[Faute], places: Mapping[str, str]) -> dict[str, list[str]]:
    """Sentences by path of field, from the places that validation names.

    `places` gives the path of a place that is not the same in the form; what belongs to no field
    is under an empty path.
    """
    par_chemin: dict[str, list[str]] = {}
    for faute in fautes:
        mots = [str(int(m) - 1) if m.isdecimal() else m for m in faute.chemin.split(" › ")]
        chemin = ".".join(mots)
        place = next((d for d in places if chemin == d or chemin.startswith(f"{d}.")), None)
        trouve = "" if place is None else f"{places[place]}{chemin[len(place) :]}".strip(".")
        par_chemin.setdefault(trouve, []).append(faute.message)
    return par_chemin


def _build(champ: Champ, valeur: Any, contexte: Contexte, nom: str) -> ChampVue:  # noqa: ANN401 - plain data
    libelle, aide = name_champ(champ)
    groupes, ajouts = _groupes(champ, valeur, contexte, nom)
    return ChampVue(
        nom,
        champ.genre,
        libelle,
        aide,
        champ.exige,
        _plain(champ, valeur),
        _options(champ, valeur),
        groupes,
        ajouts,
        tuple(contexte.fautes.get(nom, ())),
        contexte.autres.get(nom),
        _choix(champ, valeur, contexte, nom),
        _collage(champ, contexte.aides, nom),
    )


def _choix(champ: Champ, valeur: Any, contexte: Contexte, nom: str) -> ChoixVue | None:  # noqa: ANN401 - plain data
    mots = contexte.aides.cherche.get(nom, "")
    if champ.genre == "texte":
        return build_marques({g: contexte.nommer(g) for g in MARQUES} if mots else {}, mots)
    if champ.genre not in ("reference", "references"):
        return None
    choisies = valeur if isinstance(valeur, list) else [valeur] if valeur else []
    dessins = champ.cible == "pictogramme"
    return build_choix(contexte.nommer(champ.cible), choisies, mots, dessins=dessins)


def _collage(champ: Champ, aides: Aides, nom: str) -> CollageVue | None:
    if Bloc not in champ.classes:
        return None
    texte, html = aides.bruts.get(nom, ("", ""))
    collage = aides.colles.get(nom)
    blocs = tuple((name_valeur(b.genre), b.texte) for b in collage.blocs) if collage else ()
    omis = collage.omis if collage else ()
    return CollageVue(texte, html, blocs, omis, aides.refus.get(nom, ""), collage is not None)


def _plain(champ: Champ, valeur: Any) -> str:  # noqa: ANN401 - plain data
    if champ.genre == "mentions":
        return "\n".join(valeur or ())
    if champ.genre == "oui":
        return "oui" if valeur else ""
    if champ.genre == "heure":
        return str(valeur or "")[:_HEURES_MINUTES]
    return "" if valeur is None or isinstance(valeur, list | dict) else str(valeur)


def _options(champ: Champ, valeur: Any) -> tuple[OptionVue, ...]:  # noqa: ANN401 - plain data
    choisies = {str(v) for v in (valeur if isinstance(valeur, list) else [valeur])}
    if champ.genre in ("choix", "cases"):
        inconnu = champ.valeurs == (True, False)
        defaut = champ.genre == "choix" and valeur is None and not inconnu
        vide = (OptionVue("", "On ne sait pas", valeur is None),) if inconnu else ()
        return vide + tuple(
            OptionVue(str(v), name_valeur(v), str(v) in choisies or (defaut and rang == 0))
            for rang, v in enumerate(champ.valeurs)
        )
    return ()


def _groupes(
    champ: Champ,
    valeur: Any,  # noqa: ANN401 - plain data
    contexte: Contexte,
    nom: str,
) -> tuple[tuple[GroupeVue, ...], tuple[AjoutVue, ...]]:
    if champ.genre == "noeud":
        champs = build_champs(list_champs(champ.classes[0]), valeur or {}, contexte, f"{nom}.")
        return (GroupeVue(nom, "", "", "", champs, premier=True, dernier=True),), ()
    if champ.genre != "noeuds":
        return (), ()
    liste = valeur or []
    groupes = tuple(
        _groupe(champ, noeud, contexte, f"{nom}.{rang}", (rang, len(liste)))
        for rang, noeud in enumerate(liste)
    )
    ajouts = (
        AjoutVue(f"ajouter:{nom}:{classe.__name__.lower()}", f"Ajouter {name_groupe(classe)}")
        for classe in champ.classes
    )
    return groupes, tuple(ajouts)


def _groupe(
    champ: Champ, noeud: Brut, contexte: Contexte, chemin: str, place: tuple[int, int]
) -> GroupeVue:
    rang, nombre = place
    classe = classe_of_noeud(champ, noeud)
    nom = f"{name_groupe(classe, article=False).capitalize()} {rang + 1}"
    return GroupeVue(
        chemin,
        nom,
        str(noeud.get(ID, "")),
        classe.__name__.lower(),
        build_champs(list_champs(classe), noeud, contexte, f"{chemin}."),
        premier=rang == 0,
        dernier=rang == nombre - 1,
    )
