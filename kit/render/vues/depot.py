"""Where and how a procedure is filed, in the place that the reader chose."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from kit.content.demarche import Modalite, ModaliteDepot
from kit.content.fiche import Fiche
from kit.content.structure import Structure
from kit.content.valeur import LienWeb
from kit.langues.langue import Langue
from kit.render.passages import Lecteur, Passage


@dataclass(frozen=True)
class ActionVue:
    """The one thing to do from this page."""

    libelle: str
    adresse: str


@dataclass(frozen=True)
class LieuVue:
    """A place to go to, and its page."""

    nom: str
    adresse: str


@dataclass(frozen=True)
class ModeVue:
    """A way to file."""

    mode: str
    """Its code, or `ailleurs` when this place does not take the procedure."""
    nom: str
    pictogramme: str
    remarque: Passage | None
    lien: Markup | None
    lieux: tuple[LieuVue, ...] = ()
    """The places that take the procedure, when this one does not."""


def find_structure(lecteur: Lecteur) -> Structure | None:
    """The place that the reader chose, or else the main one; None when it is not published."""
    choisie = lecteur.catalogue.find(Structure, lecteur.adresses.lieu or "")
    return choisie or lecteur.catalogue.get(Structure, lecteur.catalogue.site.structure_principale)


def list_modes(
    lecteur: Lecteur, demarches: tuple[str, ...]
) -> tuple[tuple[Modalite, ModaliteDepot], ...]:
    """Ways to file in the chosen structure, else those of the département."""
    lieu = find_structure(lecteur)
    return _modes_at(lecteur, demarches, lieu.id if lieu else None)


def _modes_at(
    lecteur: Lecteur, demarches: tuple[str, ...], lieu: str | None
) -> tuple[tuple[Modalite, ModaliteDepot], ...]:
    toutes = [m for m in lecteur.catalogue.all(Modalite) if m.demarche in demarches]
    propres = [m for m in toutes if m.structure is not None and m.structure == lieu]
    ici = propres or [m for m in toutes if m.structure is None]
    return tuple((modalite, mode) for modalite in ici for mode in modalite.modes)


_PREFECTURES = ("prefecture", "sous_prefecture")


def _takers(lecteur: Lecteur, demarches: tuple[str, ...]) -> tuple[LieuVue, ...]:
    """The places that take a procedure, the main one first; choosing one keeps it in addresses.

    What holds for the whole département is said of its préfectures; another kind of place
    takes a procedure only when its own ways to file say so.
    """
    catalogue, adresses = lecteur.catalogue, lecteur.adresses
    principale = catalogue.site.structure_principale
    propres = {m.structure for m in catalogue.all(Modalite) if m.demarche in demarches and m.modes}
    vues = []
    for lieu in sorted(catalogue.all(Structure), key=lambda s: (s.id != principale, s.id)):
        concerne = lieu.id in propres or lieu.genre in _PREFECTURES
        if concerne and _modes_at(lecteur, demarches, lieu.id):
            ailleurs = replace(adresses, lieu=None if lieu.id == principale else lieu.adresse)
            vues.append(LieuVue(lieu.nom, ailleurs.structure(lieu.adresse)))
    return tuple(vues)


_PICTOS_MODES = {
    "en_ligne": "en-ligne",
    "rendez_vous": "rendez-vous",
    "courrier": "courrier",
    "sans_rendez_vous": "guichet",
    "mairie": "mairie",
    "autre": "information",
}


def name_mode(langue: Langue, mode: str) -> str:
    """The words for a way to file."""
    _ = langue.gettext
    noms = {
        "en_ligne": _("En ligne"),
        "rendez_vous": _("Sur rendez-vous"),
        "courrier": _("Par courrier"),
        "sans_rendez_vous": _("Sans rendez-vous"),
        "mairie": _("À la mairie"),
        "sur_place": _("Sur place"),
        "autre": _("Autre façon"),
        "ailleurs": _("Pas dans ce lieu"),
    }
    return noms[mode]


def build_modes(lecteur: Lecteur, fiche: Fiche) -> tuple[ModeVue, ...]:
    """The ways to file what a fiche explains, in the chosen place."""
    return build_modes_of(lecteur, fiche.demarches)


def build_modes_of(lecteur: Lecteur, demarches: tuple[str, ...]) -> tuple[ModeVue, ...]:
    """The ways to file; one line that says so when this place does not take the procedure."""
    modalites = list_modes(lecteur, demarches)
    if not modalites:
        refusee = any(m.demarche in demarches for m in lecteur.catalogue.all(Modalite))
        if not refusee:
            return ()
        nom = name_mode(lecteur.langue, "ailleurs")
        lieux = _takers(lecteur, demarches)
        return (ModeVue("ailleurs", nom, "refus", None, None, lieux),)
    return tuple(
        ModeVue(
            mode.mode,
            name_mode(lecteur.langue, mode.mode),
            _PICTOS_MODES[mode.mode],
            lecteur.open(modalite).optional(mode.id, "remarque", mode.remarque),
            lecteur.valeur(mode.lien) if mode.lien else None,
        )
        for modalite, mode in modalites
    )


_DEUX = 2
_PRESENCES = ("rendez_vous", "sans_rendez_vous", "mairie")


def sum_up_modes(langue: Langue, modes: Sequence[ModeVue]) -> tuple[str, str]:
    """The ways to file (at least one) in the few words of a tile, and their drawing.

    Two ways are both named: those who may only use the second must not read the first alone.
    From three on, what is said is whether one goes there. What is not a place (`autre`) is
    explained below; only where it must be done first does it come first.
    """
    _ = langue.gettext
    premier = modes[0]
    if premier.mode == "autre":
        return _("Voir les étapes"), premier.pictogramme
    codes = list(dict.fromkeys(vue.mode for vue in modes if vue.mode != "autre"))
    if len(codes) == 1:
        return premier.nom, premier.pictogramme
    if len(codes) > _DEUX:
        codes = list(dict.fromkeys("sur_place" if c in _PRESENCES else c for c in codes))
    if len(codes) > _DEUX:
        return _("Plusieurs façons, selon votre cas"), "lieu"
    une, *autres = codes
    return _join_modes(langue, une, *autres), "lieu"


def _join_modes(langue: Langue, une: str, autre: str | None = None) -> str:
    """One way, or two; in the words of the interface, as CLDR has no "or" for Pashto."""
    _ = langue.gettext
    if autre is None:
        return name_mode(langue, une)
    suites = {
        "en_ligne": _("en ligne"),
        "rendez_vous": _("sur rendez-vous"),
        "courrier": _("par courrier"),
        "sans_rendez_vous": _("sans rendez-vous"),
        "mairie": _("à la mairie"),
        "sur_place": _("sur place"),
    }
    return _("%(une)s ou %(autre)s", une=name_mode(langue, une), autre=suites[autre])


def build_action(lecteur: Lecteur, fiche: Fiche) -> ActionVue | None:
    """The button "Commencer en ligne", when the first way to file is on line."""
    modes = list_modes(lecteur, fiche.demarches)
    if not modes or modes[0][1].mode != "en_ligne" or modes[0][1].lien is None:
        return None
    periode = lecteur.periode(modes[0][1].lien)
    if periode is None or not isinstance(periode.valeur, LienWeb):
        return None
    return ActionVue(lecteur.langue.gettext("Commencer en ligne"), periode.valeur.adresse)
