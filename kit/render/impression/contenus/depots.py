"""The sheets of filing: how each procedure is filed in a place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from markupsafe import Markup

from kit.langues.marque import N_
from kit.render.impression.contenus.lieux import LieuFeuille, build_lieu
from kit.render.impression.contenus.modele import Choix, Contenu, Nom, Option
from kit.render.mots import message, say
from kit.render.passages import Lecteur, Passage
from kit.render.vues.depot import name_mode
from kit.render.vues.lieux import DemarcheVue, build_demarches

_MODES = ("en_ligne", "rendez_vous", "courrier", "sans_rendez_vous", "mairie", "autre")
"""Columns of the table, in the order in which people look for them."""
_A_PRECISER = frozenset({"mairie", "autre"})
"""Ways that say nothing of what to do without their remark."""
Detail = Literal["tout", "cas", "noms"]
"""What is said of the ways: everything; which one is for whom; their names alone."""
Besoin = Literal["oui", "non", "selon", "ailleurs"]
"""Whether an appointment is needed: always, never, for some; or it is not for this place."""


@dataclass(frozen=True)
class VoieFeuille:
    """A way to file."""

    mode: str
    nom: Passage
    pictogramme: str
    remarque: Passage | None
    lien: Markup | None


@dataclass(frozen=True)
class DemarcheFeuille:
    """A procedure and its ways to be filed."""

    id: str
    nom: Passage
    pictogramme: str
    besoin: Besoin
    voies: tuple[VoieFeuille, ...]
    a_confirmer: bool
    """Whether a doubt is left that no remark of the sheet says."""


@dataclass(frozen=True)
class GroupeFeuille:
    """The procedures of a theme."""

    id: str
    titre: Passage
    pictogramme: str
    demarches: tuple[DemarcheFeuille, ...]


@dataclass(frozen=True)
class AilleursFeuille:
    """Procedures that this place does not take, and the places that do."""

    lieux: tuple[str, ...]
    demarches: tuple[Passage, ...]


@dataclass(frozen=True)
class ModalitesFeuille:
    """How each procedure is filed in a place."""

    titre: Passage
    lieu: LieuFeuille | None
    colonnes: tuple[VoieFeuille, ...]
    """Ways that are used at least once."""
    groupes: tuple[GroupeFeuille, ...]
    ailleurs: tuple[AilleursFeuille, ...]
    sites: tuple[Markup, ...]
    """Where one files on line, said once for all."""


def _build_modalites(lecteur: Lecteur, _document: None, choix: Choix) -> ModalitesFeuille:
    """The ways to file; a poster has no remark, and names the sites once."""
    affiche = choix.contenance == "affiche"
    demarches = build_demarches(lecteur)
    tous = group_demarches(lecteur, demarches, "noms" if affiche else "tout")
    voulus = choix.list("themes")
    groupes = tuple(groupe for groupe in tous if groupe.id in voulus) or tous
    voies = [voie for g in groupes for d in g.demarches for voie in d.voies]
    return ModalitesFeuille(
        message(lecteur, N_("Où faire chaque démarche\u202f?")),
        build_lieu(lecteur),
        _colonnes(voies),
        groupes,
        list_ailleurs(demarches) if groupes == tous else (),
        _sites(demarches, groupes) if affiche else (),
    )


def _colonnes(voies: list[VoieFeuille]) -> tuple[VoieFeuille, ...]:
    """The ways that are used, each once."""
    premieres = {voie.mode: voie for voie in reversed(voies)}
    return tuple(
        replace(premieres[mode], remarque=None, lien=None) for mode in _MODES if mode in premieres
    )


def _sites(
    demarches: tuple[DemarcheVue, ...], groupes: tuple[GroupeFeuille, ...]
) -> tuple[Markup, ...]:
    dites = {demarche.id for groupe in groupes for demarche in groupe.demarches}
    retenues = (d for d in demarches if d.id in dites)
    en_ligne = (m.lien for d in retenues for m in d.modes if m.mode == "en_ligne")
    return tuple(dict.fromkeys(lien for lien in en_ligne if lien))


def group_demarches(
    lecteur: Lecteur, demarches: tuple[DemarcheVue, ...], detail: Detail
) -> tuple[GroupeFeuille, ...]:
    """What this place takes, under the themes of its fiches."""
    ici = [d for d in demarches if d.modes[0].mode != "ailleurs"]
    themes = {d: f.theme for f in reversed(lecteur.catalogue.fiches) for d in f.demarches}
    groupes = [
        GroupeFeuille(
            theme.id,
            lecteur.open(theme).passage("titre"),
            theme.pictogramme or "dossier-complet",
            _demarches(lecteur, [d for d in ici if themes.get(d.id) == theme.id], detail),
        )
        for theme in lecteur.catalogue.themes
    ]
    connus = {theme.id for theme in lecteur.catalogue.themes}
    sans = [d for d in ici if themes.get(d.id) not in connus]
    titre = message(lecteur, N_("Autres démarches"))
    groupes.append(GroupeFeuille("autres", titre, "orientation", _demarches(lecteur, sans, detail)))
    return tuple(groupe for groupe in groupes if groupe.demarches)


def _demarches(
    lecteur: Lecteur, vues: list[DemarcheVue], detail: Detail
) -> tuple[DemarcheFeuille, ...]:
    return tuple(build_demarche_feuille(lecteur, vue, detail) for vue in vues)


def build_demarche_feuille(
    lecteur: Lecteur, vue: DemarcheVue, detail: Detail = "tout"
) -> DemarcheFeuille:
    """A procedure and its ways, with what is said of them."""
    remarques = [mode.remarque for mode in vue.modes if mode.remarque]
    seule = len(vue.modes) == 1 and vue.modes[0].mode not in _A_PRECISER
    muette = detail == "noms" or (detail == "cas" and seule)
    voies = tuple(
        VoieFeuille(
            mode.mode,
            _name(lecteur, mode.mode),
            mode.pictogramme,
            None if muette else mode.remarque,
            mode.lien if detail == "tout" else None,
        )
        for mode in vue.modes
    )
    doute = muette and any(remarque.a_confirmer for remarque in remarques)
    return DemarcheFeuille(vue.id, vue.nom, vue.pictogramme, _needs(vue), voies, doute)


def _name(lecteur: Lecteur, mode: str) -> Passage:
    return say(lecteur, lambda langue: name_mode(langue, mode))


def _needs(vue: DemarcheVue) -> Besoin:
    if vue.rendez_vous is None:
        return "ailleurs" if vue.modes[0].mode == "ailleurs" else "selon"
    return "oui" if vue.rendez_vous else "non"


def list_ailleurs(demarches: tuple[DemarcheVue, ...]) -> tuple[AilleursFeuille, ...]:
    """What this place does not take, by the places that do."""
    noms: dict[tuple[str, ...], list[Passage]] = {}
    for demarche in demarches:
        premier = demarche.modes[0]
        if premier.mode == "ailleurs":
            lieux = tuple(lieu.nom for lieu in premier.lieux)
            noms.setdefault(lieux, []).append(demarche.nom)
    return tuple(AilleursFeuille(lieux, tuple(passages)) for lieux, passages in noms.items())


def _themes(lecteur: Lecteur) -> Iterator[tuple[str, Nom]]:
    """The themes of what this place takes; without any chosen, all of them."""
    for groupe in group_demarches(lecteur, build_demarches(lecteur), "noms"):
        yield groupe.id, groupe.titre


MODALITES = Contenu(
    "modalites",
    "modalites",
    ("a4", "a3", "economique", "gros-caracteres", "anneaux-a5", "livret-a5", "odt"),
    _build_modalites,
    options=(Option("themes", N_("Quels sujets\u202f?"), _themes, plusieurs=True),),
)
