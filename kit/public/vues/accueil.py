"""The view of the home page and of the choice of language."""

from dataclasses import dataclass

from markupsafe import Markup

from kit.content.annonce import Annonce
from kit.content.fiche import Fiche
from kit.content.structure import Horaire, Structure
from kit.content.theme import Theme
from kit.langues.langue import Langue
from kit.public.vues.fiche import LienVue, build_lien
from kit.render.passages import Groupe, Lecteur, Passage


@dataclass(frozen=True)
class AnnonceVue:
    """A notice at the top of the home page."""

    id: str
    niveau: str
    pictogramme: str
    titre: Passage
    ce_qui_change: tuple[Groupe, ...]
    pour_qui: tuple[Groupe, ...]
    que_faire: tuple[Groupe, ...]


@dataclass(frozen=True)
class ThemeVue:
    """A theme and its fiches."""

    id: str
    titre: Passage
    fiches: tuple[LienVue, ...]


@dataclass(frozen=True)
class OuvertureVue:
    """Openings of some days, in words."""

    jours: str
    heures: Markup


@dataclass(frozen=True)
class StructureVue:
    """Where to go and when."""

    id: str
    nom: str
    vignette: str
    adresse: tuple[str, ...]
    ouvertures: tuple[OuvertureVue, ...]
    remarque: Passage | None
    fermeture: Passage | None
    """Reason of the closing of today, when there is one."""
    telephone: Markup | None


@dataclass(frozen=True)
class AccueilVue:
    """The home page."""

    annonces: tuple[AnnonceVue, ...]
    themes: tuple[ThemeVue, ...]
    structures: tuple[StructureVue, ...]


_PICTOS_ANNONCES = {"information": "information", "attention": "attention", "urgence": "urgence"}


def build_accueil(lecteur: Lecteur) -> AccueilVue:
    """The home page for one reader."""
    return AccueilVue(
        annonces=tuple(_annonce(lecteur, a) for a in lecteur.catalogue.all(Annonce)),
        themes=tuple(_themes(lecteur)),
        structures=tuple(_structure(lecteur, s) for s in _ordered_structures(lecteur)),
    )


def _annonce(lecteur: Lecteur, annonce: Annonce) -> AnnonceVue:
    textes = lecteur.open(annonce)
    return AnnonceVue(
        annonce.id,
        annonce.niveau,
        annonce.pictogramme or _PICTOS_ANNONCES[annonce.niveau],
        textes.passage("titre"),
        textes.groupes(annonce.ce_qui_change),
        textes.groupes(annonce.pour_qui),
        textes.groupes(annonce.que_faire),
    )


def _themes(lecteur: Lecteur) -> list[ThemeVue]:
    """Themes in their order, those without fiche left out."""
    fiches = lecteur.catalogue.all(Fiche)
    vues = []
    for theme in sorted(lecteur.catalogue.all(Theme), key=lambda t: (t.ordre, t.id)):
        liens = tuple(build_lien(lecteur, fiche) for fiche in fiches if fiche.theme == theme.id)
        if liens:
            vues.append(ThemeVue(theme.id, lecteur.open(theme).passage("titre"), liens))
    return vues


def _ordered_structures(lecteur: Lecteur) -> list[Structure]:
    """The main structure first."""
    principale = lecteur.catalogue.site.structure_principale
    return sorted(lecteur.catalogue.all(Structure), key=lambda s: (s.id != principale, s.id))


_VIGNETTES = {
    "prefecture": "prefecture",
    "sous_prefecture": "sous-prefecture",
    "france_services": "france-services",
    "mairie": "mairie",
    "autre": "lieu",
}


def _structure(lecteur: Lecteur, structure: Structure) -> StructureVue:
    textes = lecteur.open(structure)
    jour = lecteur.catalogue.jour
    fermee = next((f for f in structure.fermetures if f.du <= jour <= f.au), None)
    return StructureVue(
        id=structure.id,
        nom=structure.nom,
        vignette=structure.vignette or _VIGNETTES[structure.genre],
        adresse=structure.adresse_postale,
        ouvertures=tuple(_ouverture(lecteur.langue, h) for h in structure.horaires),
        remarque=(textes.passage("remarque_horaires") if structure.remarque_horaires else None),
        fermeture=textes.passage(f"{fermee.id}.motif") if fermee else None,
        telephone=lecteur.valeur(structure.telephone) if structure.telephone else None,
    )


def name_jour(langue: Langue, jour: str) -> str:
    """The name of a weekday."""
    _ = langue.gettext
    noms = {
        "lundi": _("lundi"),
        "mardi": _("mardi"),
        "mercredi": _("mercredi"),
        "jeudi": _("jeudi"),
        "vendredi": _("vendredi"),
        "samedi": _("samedi"),
        "dimanche": _("dimanche"),
    }
    return noms[jour]


_SEMAINE = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def _ouverture(langue: Langue, horaire: Horaire) -> OuvertureVue:
    """Days in a row are said as a span: "du lundi au vendredi"."""
    rangs = sorted(_SEMAINE.index(jour) for jour in horaire.jours)
    suite = rangs == list(range(rangs[0], rangs[0] + len(rangs))) and len(rangs) > 2  # noqa: PLR2004
    noms = [name_jour(langue, _SEMAINE[rang]) for rang in rangs]
    if suite:
        jours = langue.gettext("du %(debut)s au %(fin)s", debut=noms[0], fin=noms[-1])
    else:
        jours = ", ".join(noms)
    plages = [
        langue.ltr(f"{langue.format_heure(p.de)} – {langue.format_heure(p.a)}")
        for p in horaire.plages
    ]
    return OuvertureVue(jours, Markup(" · ").join(plages))
