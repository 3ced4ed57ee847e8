"""Reading every content at once, for the list and for the first page."""

from dataclasses import dataclass
from datetime import date

from kit.admin.catalogue import read_fuseau
from kit.admin.formulaires.libelles import name_genre
from kit.admin.noms import name_agents, name_brut
from kit.admin.vues.contenus import EDITABLES
from kit.admin.vues.listes import DocumentVue, describe_etat
from kit.content.manques import list_manques
from kit.horloge import local_day
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.store.depot import Depot
from kit.store.listes import Ligne
from kit.store.moteur import read_journal, read_session
from kit.store.plans import Plan
from kit.store.relectures import Relecture, list_demandeurs, list_relectures
from kit.web.rendu import services

Cle = tuple[str, str]
"""Kind and id."""


@dataclass(frozen=True)
class Ensemble:
    """Every content that is edited here, and what waits for someone."""

    documents: tuple[DocumentVue, ...]
    relectures: dict[Cle, Relecture]
    demandeurs: dict[Cle, str]
    """Who last asked that a draft be read."""
    plans: dict[Cle, tuple[Plan, ...]]


def read_ensemble() -> Ensemble:
    """Everything, in a number of queries that does not depend on how many contents there are."""
    moteurs = services().moteurs
    with read_session(moteurs) as session:
        lignes = Depot(session, services().horloge).list_lignes(EDITABLES)
    with read_journal(moteurs) as journal:
        relectures = list_relectures(journal)
        demandeurs = list_demandeurs(journal)
    noms, fuseau = name_agents(), read_fuseau()
    vues = (
        _vue(ligne, relectures.get((ligne.etat.genre, ligne.etat.cle)), noms, fuseau)
        for ligne in lignes
    )
    plans = {(ligne.etat.genre, ligne.etat.cle): ligne.etat.plans for ligne in lignes}
    return Ensemble(tuple(vues), relectures, demandeurs, plans)


def _vue(
    ligne: Ligne, relecture: Relecture | None, noms: dict[str, str], fuseau: str
) -> DocumentVue:
    etat, brut, francais = ligne.etat, ligne.brut, load_langue(FRANCAIS)
    relire = brut.get("a_verifier_avant")
    jour = date.fromisoformat(relire) if relire else None
    return DocumentVue(
        etat.genre,
        etat.cle,
        name_brut(brut),
        name_genre(etat.genre),
        EDITABLES.index(etat.genre),
        describe_etat(etat, relecture),
        ligne.auteur,
        noms.get(ligne.auteur, ligne.auteur),
        ligne.quand,
        francais.format_date(local_day(ligne.quand, fuseau)),
        jour,
        francais.format_date(jour) if jour else "",
        list_manques(etat.genre, brut),
        relecture.mot if relecture and relecture.is_renvoi(etat.publiee) else "",
    )
