"""Choosing among many documents: those chosen first, then those that the words find."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kit.admin.formulaires.libelles import name_genre
from kit.content.collage import Collage
from kit.content.normalisation import normalise

_PEU = 8
"""So many are shown without searching."""
_TROUVES_MAX = 20
"""Documents shown at once."""

MARQUES: Mapping[str, str] = {
    "valeur": "{{valeur:{}}}",
    "terme": "[[{}]]",
    "fiche": "[{nom}](fiche:{})",
}
"""What stands in a text for a document, by kind."""


@dataclass(frozen=True)
class OptionVue:
    """A value that may be chosen."""

    valeur: str
    nom: str
    choisie: bool
    dessin: str = ""
    """Pictogram to show beside; empty without."""


@dataclass(frozen=True)
class ChoixVue:
    """The documents that a field proposes."""

    proposes: tuple[OptionVue, ...]
    """Those chosen, in their order, then those found."""
    mots: str
    """What was searched for."""
    caches: int
    """How many others there are, that a search may find."""
    trouves: int
    """How many the words found."""


@dataclass(frozen=True)
class Aides:
    """What was typed beside the fields, in what helps to fill them in: by path of field."""

    cherche: Mapping[str, str] = field(default_factory=dict)
    colles: Mapping[str, Collage] = field(default_factory=dict)
    """What a paste would add."""
    bruts: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """The paste itself: text, then HTML."""
    refus: Mapping[str, str] = field(default_factory=dict)
    """Why a paste was not read."""


def build_choix(
    connus: Sequence[tuple[str, str]], choisies: Sequence[str], mots: str, *, dessins: bool
) -> ChoixVue:
    """What a reference may be: `connus` are ids and names, `dessins` when they are pictograms."""
    noms = dict(connus)
    trouves = _find(connus, mots)
    autres = [cle for cle in trouves[:_TROUVES_MAX] if cle not in choisies]
    # A document that is gone, or not written yet, stays chosen: the form never drops it silently.
    proposes = tuple(
        OptionVue(
            cle, noms.get(cle, f"{cle} (introuvable)"), cle in choisies, cle if dessins else ""
        )
        for cle in (*choisies, *autres)
    )
    return ChoixVue(proposes, mots, len(noms.keys() - {o.valeur for o in proposes}), len(trouves))


def build_marques(listes: Mapping[str, Sequence[tuple[str, str]]], mots: str) -> ChoixVue:
    """The marks that a text may hold, found by words among the documents of each kind."""
    toutes = [
        (MARQUES[genre].format(cle, nom=_clean(nom)), f"{name_genre(genre)}\u00a0: {nom}")
        for genre, connus in listes.items()
        for cle, nom in connus
    ]
    trouves = _find(toutes, mots) if mots.strip() else []
    noms = dict(toutes)
    proposes = tuple(OptionVue(m, noms[m], choisie=False) for m in trouves[:_TROUVES_MAX])
    return ChoixVue(proposes, mots, len(toutes) - len(proposes), len(trouves))


def _find(connus: Sequence[tuple[str, str]], mots: str) -> list[str]:
    cherches = normalise(mots).split()
    if not cherches:
        return [cle for cle, _nom in connus] if len(connus) <= _PEU else []
    return [cle for cle, nom in connus if all(mot in normalise(f"{nom} {cle}") for mot in cherches)]


def _clean(nom: str) -> str:
    """A name as the words of a link: no sign that would close it."""
    return "".join(signe for signe in nom if signe not in "[]()*_{}\\")
