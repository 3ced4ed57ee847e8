"""The news as readers are told them: what, since when, one sentence, where to read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from markupsafe import Markup

from kit.content.annonce import Annonce
from kit.content.document import Document
from kit.content.fiche import Fiche
from kit.content.lettre import Lettre
from kit.content.nouvelles import Nouvelle
from kit.content.parcours import Parcours
from kit.content.site import Site
from kit.content.structure import Structure
from kit.content.valeur import Valeur
from kit.horloge import local_day
from kit.langues.langue import load_langue
from kit.langues.marque import N_
from kit.langues.registre import FRANCAIS
from kit.render.passages import Lecteur, Passage
from kit.render.vues.liens import LienVue, build_liens
from kit.render.vues.phrases_nouveautes import write_phrases
from kit.store.catalogue import Catalogue

FICHES_MAX = 12
"""Fiches that are named under a value; beyond, their number is said."""
_GENRES: dict[str, tuple[type[Document], str]] = {
    "fiche": (Fiche, "information"),
    "lettre": (Lettre, "courrier"),
    "parcours": (Parcours, "orientation"),
    "annonce": (Annonce, "attention"),
    "structure": (Structure, "lieu"),
    "valeur": (Valeur, "prix"),
    "site": (Site, "langue"),
}
_NATURES = {
    "publie": N_("Nouveau"),
    "change": N_("Changement"),
    "retire": N_("Retiré"),
    "langue": N_("Nouvelle langue"),
}


@dataclass(frozen=True)
class NouveauteVue:
    """One piece of news."""

    id: str
    """The same for ever: kind, document, instant."""
    instant: datetime
    jour: str
    iso: str
    nature: str
    """In one or two words of the reader's language."""
    pictogramme: str
    titre: Passage
    phrases: tuple[Markup, ...]
    adresse: str | None
    """None when there is nothing to read any more, or for a value: its fiches are named."""
    fiches: tuple[LienVue, ...] = ()
    autres: int = 0
    """How many more fiches than those that are named."""


def list_mois(lecteur: Lecteur) -> tuple[str, ...]:
    """The present month and those of which there are news, `2026-11`, the newest first."""
    jours = (_jour(lecteur, nouvelle) for nouvelle in iterate_nouvelles(lecteur))
    return tuple(dict.fromkeys(_mois(jour) for jour in (lecteur.catalogue.jour, *jours)))


def is_suivi(catalogue: Catalogue, premier: date) -> bool:
    """Whether there may be news of the month that begins on a day."""
    depuis = catalogue.nouvelles.depuis
    debut = local_day(depuis, catalogue.site.fuseau) if depuis else date.max
    return premier <= catalogue.jour and debut < next_month(premier)


def next_month(premier: date) -> date:
    """The first day of the month after one."""
    return (premier + timedelta(days=31)).replace(day=1)


def iterate_nouvelles(lecteur: Lecteur, mois: str | None = None) -> Iterator[Nouvelle]:
    """The news that concern readers, the newest first, of a month or of all of them."""
    nouvelles = lecteur.catalogue.nouvelles
    for nouvelle in nouvelles.liste:
        genre, identifiant = nouvelle.place
        if mois is not None and _mois(_jour(lecteur, nouvelle)) != mois:
            continue
        if genre == Fiche.GENRE and identifiant in lecteur.catalogue.remplacees:
            continue  # The local fiche is what readers are offered.
        if genre == Valeur.GENRE and identifiant not in nouvelles.par_valeur:
            continue  # No page states it.
        yield nouvelle


def group_mois(
    lecteur: Lecteur, nouvelles: Iterable[Nouvelle]
) -> list[tuple[str, tuple[NouveauteVue, ...]]]:
    """The news by month, in the same order."""
    groupes = groupby(nouvelles, key=lambda n: _mois(_jour(lecteur, n)))
    return [(mois, tuple(build_nouveaute(lecteur, n) for n in suite)) for mois, suite in groupes]


def build_nouveaute(lecteur: Lecteur, nouvelle: Nouvelle) -> NouveauteVue:
    """One piece of news for one reader."""
    genre, identifiant = nouvelle.place
    classe, dessin = _GENRES[genre]
    jour = _jour(lecteur, nouvelle)
    # What is read today: its title may have changed since.
    actuel = lecteur.catalogue.get(classe, identifiant)
    ids = lecteur.catalogue.nouvelles.par_valeur.get(identifiant, ())
    fiches = build_liens(lecteur, ids) if genre == Valeur.GENRE else ()
    return NouveauteVue(
        id=f"{genre}/{identifiant}/{nouvelle.instant:%Y%m%dT%H%M%SZ}{nouvelle.langue or ''}",
        instant=nouvelle.instant,
        jour=lecteur.langue.format_date(jour),
        iso=jour.isoformat(),
        nature=lecteur.langue.gettext(_NATURES[nouvelle.nature]),
        pictogramme=getattr(actuel, "pictogramme", None) or dessin,
        titre=_title(lecteur, nouvelle, actuel),
        phrases=write_phrases(lecteur, nouvelle),
        adresse=_reach(lecteur, nouvelle, actuel),
        fiches=fiches[:FICHES_MAX],
        autres=max(0, len(fiches) - FICHES_MAX),
    )


def first_of(mois: str) -> date | None:
    """The first day of a month as addresses write it; None when it is no month."""
    try:
        jour = date.fromisoformat(f"{mois}-01")
    except ValueError:
        return None
    return jour if _mois(jour) == mois else None


def _title(lecteur: Lecteur, nouvelle: Nouvelle, actuel: Document | None) -> Passage:
    """The name of what changed; French when nobody reads it any more."""
    if isinstance(nouvelle.document, Site):
        autre = load_langue(nouvelle.langue or FRANCAIS)
        nom = Markup("{}").format(autre.autonyme)
        return Passage(nom, autre.tag, autre.direction, "relue", critique=False, a_confirmer=False)
    champ = {"structure": "nom", "valeur": "libelle"}.get(nouvelle.document.GENRE, "titre")
    if actuel is not None and champ != "nom":
        return lecteur.skimming().open(actuel).passage(champ)
    html = Markup("{}").format(getattr(actuel or nouvelle.document, champ))
    return Passage(html, FRANCAIS, "ltr", "francais", critique=False, a_confirmer=False)


def _reach(lecteur: Lecteur, nouvelle: Nouvelle, actuel: Document | None) -> str | None:
    adresses = lecteur.adresses
    if isinstance(actuel, Site):
        return adresses.in_langue(nouvelle.langue or FRANCAIS).accueil()
    for classe, reach in (
        (Fiche, adresses.fiche),
        (Lettre, adresses.lettre),
        (Parcours, adresses.parcours),
        (Annonce, adresses.annonce),
        (Structure, adresses.structure),
    ):
        if isinstance(actuel, classe):
            return reach(actuel.adresse)
    return None


def _jour(lecteur: Lecteur, nouvelle: Nouvelle) -> date:
    return local_day(nouvelle.instant, lecteur.catalogue.site.fuseau)


def _mois(jour: date) -> str:
    return f"{jour:%Y-%m}"
