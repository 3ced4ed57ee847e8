"""The views of the places: structures, where each procedure is filed, appointments."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from markupsafe import Markup

from kit.content.demarche import Demarche
from kit.content.structure import Horaire, Jour, Plage, Structure
from kit.langues.langue import Langue
from kit.langues.registre import REGISTRE
from kit.render.passages import Groupe, Lecteur, Passage
from kit.render.vues.depot import ModeVue, build_modes_of
from kit.render.vues.liens import LienVue, build_lien


@dataclass(frozen=True)
class OuvertureVue:
    """Openings of some days, in words."""

    jours: str
    heures: Markup


@dataclass(frozen=True)
class FermetureVue:
    """An exceptional closing that is not over."""

    dates: str
    motif: Passage
    en_cours: bool


@dataclass(frozen=True)
class PermanenceVue:
    """A recurring presence somewhere else."""

    lieu: str
    adresse: tuple[str, ...]
    recurrence: Passage
    heures: Markup
    dates_sautees: tuple[str, ...]
    services: tuple[Groupe, ...]


@dataclass(frozen=True)
class StructureVue:
    """A place: where, when, how to get in, in which languages."""

    id: str
    nom: str
    vignette: str
    adresse: str
    adresse_postale: tuple[str, ...]
    ouvertures: tuple[OuvertureVue, ...]
    remarque: Passage | None
    fermetures: tuple[FermetureVue, ...]
    permanences: tuple[PermanenceVue, ...]
    acces: tuple[Groupe, ...]
    langues: tuple[tuple[str, str, str], ...]
    """Languages spoken: tag, autonym, direction."""
    telephone: Markup | None
    courriel: str | None
    site: str | None
    relais_sourds: Passage | None
    guichets: tuple[tuple[Passage, str | None, str | None], ...]
    """Counters: name, number, pictogram."""


@dataclass(frozen=True)
class DemarcheVue:
    """A procedure and the ways to file it in the chosen place."""

    id: str
    nom: Passage
    pictogramme: str
    modes: tuple[ModeVue, ...]
    fiches: tuple[LienVue, ...]
    adresse: str
    """The appointment page, with this procedure chosen."""
    rendez_vous: bool | None
    """Whether an appointment is needed; None when it depends, or when it is not here."""


def build_description_lieux(langue: Langue) -> str:
    """What the pages of the places tell."""
    return langue.gettext("Adresse, horaires, fermetures, accès et téléphone.")


def build_description_rendez_vous(langue: Langue) -> str:
    """What the appointment page tells."""
    return langue.gettext(
        "Faut-il un rendez-vous ? Quels papiers préparer ? Le rendez-vous est gratuit."
    )


def build_structures(lecteur: Lecteur) -> tuple[StructureVue, ...]:
    """The places, the main one first."""
    return tuple(build_structure(lecteur, structure) for structure in sort_structures(lecteur))


def sort_structures(lecteur: Lecteur) -> list[Structure]:
    """The places, the main one first."""
    principale = lecteur.catalogue.site.structure_principale
    return sorted(lecteur.catalogue.all(Structure), key=lambda s: (s.id != principale, s.id))


_VIGNETTES = {
    "prefecture": "prefecture",
    "sous_prefecture": "sous-prefecture",
    "france_services": "france-services",
    "mairie": "mairie",
    "autre": "lieu",
}


def build_structure(lecteur: Lecteur, structure: Structure) -> StructureVue:
    """A place for one reader."""
    textes = lecteur.open(structure)
    return StructureVue(
        id=structure.id,
        nom=structure.nom,
        vignette=structure.vignette or _VIGNETTES[structure.genre],
        adresse=lecteur.adresses.structure(structure.adresse),
        adresse_postale=structure.adresse_postale,
        ouvertures=tuple(build_ouverture(lecteur.langue, h) for h in structure.horaires),
        remarque=textes.passage("remarque_horaires") if structure.remarque_horaires else None,
        fermetures=_fermetures(lecteur, structure),
        permanences=_permanences(lecteur, structure),
        acces=textes.groupes(structure.acces),
        langues=tuple(
            (tag, REGISTRE[tag].autonyme, REGISTRE[tag].direction)
            for tag in structure.langues_parlees
            if tag in REGISTRE
        ),
        telephone=lecteur.valeur(structure.telephone) if structure.telephone else None,
        courriel=structure.courriel,
        site=structure.site,
        relais_sourds=textes.passage("relais_sourds") if structure.relais_sourds else None,
        guichets=tuple(
            (textes.passage(f"{guichet.id}.nom"), guichet.numero, guichet.pictogramme)
            for guichet in structure.guichets
        ),
    )


def _fermetures(lecteur: Lecteur, structure: Structure) -> tuple[FermetureVue, ...]:
    """Closings of today and to come."""
    jour, langue = lecteur.catalogue.jour, lecteur.langue
    textes = lecteur.open(structure)
    vues = []
    for fermeture in sorted(structure.fermetures, key=lambda f: f.du):
        if fermeture.au < jour:
            continue
        dates = langue.format_date(fermeture.du)
        if fermeture.au != fermeture.du:
            dates = langue.gettext(
                "du %(debut)s au %(fin)s", debut=dates, fin=langue.format_date(fermeture.au)
            )
        motif = textes.passage(f"{fermeture.id}.motif")
        vues.append(FermetureVue(dates, motif, fermeture.du <= jour))
    return tuple(vues)


def _permanences(lecteur: Lecteur, structure: Structure) -> tuple[PermanenceVue, ...]:
    textes, jour = lecteur.open(structure), lecteur.catalogue.jour
    return tuple(
        PermanenceVue(
            permanence.lieu,
            permanence.adresse,
            textes.passage(f"{permanence.id}.recurrence"),
            format_plages(lecteur.langue, permanence.horaires),
            tuple(lecteur.langue.format_date(d) for d in permanence.dates_sautees if d >= jour),
            textes.groupes(permanence.services),
        )
        for permanence in structure.permanences
    )


def build_demarches(lecteur: Lecteur) -> tuple[DemarcheVue, ...]:
    """Every procedure that has a way to be filed."""
    vues = (build_demarche(lecteur, demarche) for demarche in lecteur.catalogue.all(Demarche))
    return tuple(vue for vue in vues if vue.modes)


def build_demarche(lecteur: Lecteur, demarche: Demarche) -> DemarcheVue:
    """A procedure for one reader, in the chosen place."""
    modes = build_modes_of(lecteur, (demarche.id,))
    fiches = (f for f in lecteur.catalogue.fiches if demarche.id in f.demarches)
    return DemarcheVue(
        demarche.id,
        lecteur.open(demarche).passage("nom"),
        demarche.pictogramme or "information",
        modes,
        tuple(build_lien(lecteur, fiche) for fiche in fiches),
        lecteur.adresses.rendez_vous(demarche.id),
        _needs_rendez_vous(modes),
    )


_SANS_RENDEZ_VOUS = frozenset({"en_ligne", "courrier", "sans_rendez_vous"})


def _needs_rendez_vous(modes: tuple[ModeVue, ...]) -> bool | None:
    """All the ways to file must say the same: a town hall, or another way, has its own rules."""
    codes = {vue.mode for vue in modes}
    if codes == {"rendez_vous"}:
        return True
    return False if codes and codes <= _SANS_RENDEZ_VOUS else None


SEMAINE: tuple[Jour, ...] = get_args(Jour)


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


def build_ouverture(langue: Langue, horaire: Horaire) -> OuvertureVue:
    """Days in a row are said as a span: "du lundi au vendredi"."""
    rangs = sorted(SEMAINE.index(jour) for jour in horaire.jours)
    suite = rangs == list(range(rangs[0], rangs[0] + len(rangs))) and len(rangs) > 2  # noqa: PLR2004
    noms = [name_jour(langue, SEMAINE[rang]) for rang in rangs]
    if suite:
        jours = langue.gettext("du %(debut)s au %(fin)s", debut=noms[0], fin=noms[-1])
    else:
        jours = langue.join(noms)
    return OuvertureVue(jours, format_plages(langue, horaire.plages))


def format_plages(langue: Langue, plages: Iterable[Plage]) -> Markup:
    """Openings of a day: "08:30 – 12:00 · 13:30 – 16:00", in order in every direction."""
    textes = (f"{langue.format_heure(p.de)} – {langue.format_heure(p.a)}" for p in plages)
    return Markup(" · ").join(langue.ltr(texte) for texte in textes)
