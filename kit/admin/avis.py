"""What agents read of the opinions."""

from collections.abc import Mapping
from dataclasses import dataclass

from kit.admin.catalogue import find_catalogue
from kit.admin.chiffres import name_page
from kit.admin.vues.chiffres import name_jour
from kit.langues.langue import load_langue
from kit.langues.noms import name_langue
from kit.store.avis import ETATS, AvisRecu, EtatAvis, count_etats, list_avis
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services

PAR_PAGE = 20
_CHIFFRES_MAX = 6
NOMS: Mapping[EtatAvis, str] = {
    "nouveau": "Nouveaux",
    "a_traiter": "À traiter",
    "garde": "Gardés",
    "ecarte": "Écartés",
}
GESTES: Mapping[EtatAvis, str] = {
    "nouveau": "Remettre dans les nouveaux",
    "a_traiter": "À traiter",
    "garde": "Garder",
    "ecarte": "Écarter",
}
PHRASES: Mapping[EtatAvis, str] = {
    "nouveau": "Avis remis dans les nouveaux.",
    "a_traiter": "Avis mis dans «\u202fÀ traiter\u202f».",
    "garde": "Avis gardé.",
    "ecarte": "Avis écarté\u00a0: jusqu’à 90 jours après son envoi, vous pouvez le reprendre.",
}


@dataclass(frozen=True)
class AvisVue:
    """One opinion."""

    id: int
    page: str
    adresse: str
    """Of the page it is about."""
    jour: str
    langue: str
    tag: str
    direction: str
    utile: bool
    phrase: str
    masque: bool
    agent: str
    gestes: tuple[tuple[EtatAvis, str], ...]
    """What can become of it."""


@dataclass(frozen=True)
class PageAvis:
    """Some of those in one state."""

    etat: EtatAvis
    etats: tuple[tuple[EtatAvis, str, int], ...]
    """Each state, its name, how many are in it."""
    avis: tuple[AvisVue, ...]
    total: int
    autres: tuple[tuple[str, str], ...]
    """The pages before and after: address and name."""


def read_etat(saisie: str) -> EtatAvis:
    """The state that is asked for; the new ones for anything else."""
    return next((etat for etat in ETATS if etat == saisie), "nouveau")


def read_page(etat: EtatAvis, saisie: str) -> PageAvis:
    """Those in a state, from a page on. Raises KitError when the journal cannot be read."""
    correct = saisie.isascii() and saisie.isdecimal() and len(saisie) <= _CHIFFRES_MAX
    rang = max(1, int(saisie)) if correct else 1
    recus, total = list_avis(services().moteurs, etat, PAR_PAGE, (rang - 1) * PAR_PAGE)
    comptes = count_etats(services().moteurs)
    base = adresses_for(current_langue()).admin("avis/")
    autres = []
    if rang > 1:
        autres.append((f"{base}?etat={etat}&page={rang - 1}", "Plus récents"))
    if rang * PAR_PAGE < total:
        autres.append((f"{base}?etat={etat}&page={rang + 1}", "Plus anciens"))
    return PageAvis(
        etat,
        tuple((e, NOMS[e], comptes.get(e, 0)) for e in ETATS),
        tuple(_build(recu) for recu in recus),
        total,
        tuple(autres),
    )


def _build(recu: AvisRecu) -> AvisVue:
    avis = recu.avis
    suite = "/" if avis.page.startswith("parcours/") else ""
    return AvisVue(
        recu.id,
        name_page(find_catalogue(), avis.page),
        adresses_for(current_langue()).page(f"{avis.page}{suite}"),
        name_jour(avis.jour),
        name_langue(avis.langue) or avis.langue,
        avis.langue,
        load_langue(avis.langue).direction,
        avis.utile,
        avis.phrase,
        avis.masque,
        recu.agent,
        tuple((etat, nom) for etat, nom in GESTES.items() if etat != recu.etat),
    )
