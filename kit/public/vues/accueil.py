"""The views of the home page, of a theme and of a notice."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from kit.content.annonce import Annonce
from kit.content.theme import Theme
from kit.langues.langue import Langue
from kit.render.passages import Lecteur, Passage, in_its_langue
from kit.render.vues.annonce import AnnonceVue, build_annonce
from kit.render.vues.liens import LienVue, build_lien
from kit.render.vues.origine import OrigineVue, build_origine


@dataclass(frozen=True)
class ThemeVue:
    """A theme, the way to it, and its fiches."""

    id: str
    titre: Passage
    resume: Passage | None
    pictogramme: str
    adresse: str
    fiches: tuple[LienVue, ...]
    origine: OrigineVue | None


@dataclass(frozen=True)
class TuileVue:
    """A theme of the home page: the way to it, without its fiches."""

    titre: Passage
    pictogramme: str
    adresse: str


@dataclass(frozen=True)
class AccueilVue:
    """The home page."""

    annonces: tuple[AnnonceVue, ...]
    """The gravest first, then the newest: one stands above the title, the others further down."""
    themes: tuple[TuileVue, ...]
    """The first ones; the page of all procedures has the others."""
    parcours: bool
    """Whether questions may be answered to find one's procedure."""
    vide: bool
    """Whether no fiche is published at all."""


THEMES_MAX = 7
"""With "C'est urgent", eight tiles: more would be a list to read (VISUAL, home)."""

_PICTO = "information"
_NIVEAUX = ("information", "attention", "urgence")


def build_description_accueil(langue: Langue) -> str:
    """What the site is for, in one sentence."""
    return langue.gettext(
        "Vos démarches expliquées simplement : papiers, prix, délais, lieux et rendez-vous."
    )


def build_accueil(lecteur: Lecteur) -> AccueilVue:
    """The home page for one reader."""
    catalogue = lecteur.catalogue
    annonces = sorted(catalogue.all(Annonce), key=_rang, reverse=True)
    themes = [theme for theme in catalogue.themes if catalogue.fiches_of(theme)][:THEMES_MAX]
    return AccueilVue(
        annonces=tuple(build_annonce(lecteur, annonce) for annonce in annonces),
        themes=tuple(_tuile(lecteur, theme) for theme in themes),
        parcours=bool(catalogue.parcours),
        vide=not catalogue.fiches,
    )


def _tuile(lecteur: Lecteur, theme: Theme) -> TuileVue:
    titre = lecteur.open(theme).passage("titre")
    return TuileVue(titre, theme.pictogramme or _PICTO, lecteur.adresses.theme(theme.adresse))


def _rang(annonce: Annonce) -> tuple[int, date]:
    return _NIVEAUX.index(annonce.niveau), annonce.a_partir_du


def build_autres(lecteur: Lecteur) -> tuple[LienVue, ...]:
    """Fiches that belong to no theme of the site: the list of all fiches shows them last."""
    return tuple(build_lien(lecteur, fiche) for fiche in lecteur.catalogue.fiches_sans_theme)


def build_sujets(
    lecteur: Lecteur, themes: tuple[ThemeVue, ...], autres: tuple[LienVue, ...]
) -> tuple[tuple[str, Markup | str], ...]:
    """Anchors and names of the parts of the list of fiches."""
    derniers = (("autres", lecteur.langue.gettext("Autres démarches")),) if autres else ()
    sujets = ((theme.id, in_its_langue(theme.titre, lecteur.langue)) for theme in themes)
    return (*sujets, *derniers)


def build_themes(lecteur: Lecteur) -> tuple[ThemeVue, ...]:
    """Themes in their order, those without fiche left out."""
    vues = (build_theme(lecteur, theme) for theme in lecteur.catalogue.themes)
    return tuple(vue for vue in vues if vue.fiches)


def build_theme(lecteur: Lecteur, theme: Theme) -> ThemeVue:
    """A theme for one reader."""
    textes = lecteur.open(theme)
    return ThemeVue(
        id=theme.id,
        titre=textes.passage("titre"),
        resume=textes.passage("resume") if theme.resume else None,
        pictogramme=theme.pictogramme or _PICTO,
        adresse=lecteur.adresses.theme(theme.adresse),
        fiches=tuple(build_lien(lecteur, fiche) for fiche in lecteur.catalogue.fiches_of(theme)),
        origine=build_origine(lecteur, theme.origine),
    )
