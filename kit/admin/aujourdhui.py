"""What an agent must do today, read from what is written already: nothing is asked twice."""

from datetime import date, timedelta

from kit.admin.catalogue import find_catalogue, read_fuseau
from kit.admin.listes import Ensemble, read_ensemble
from kit.admin.noms import name_document
from kit.admin.vues.aujourdhui import LigneVue, SectionVue, cut_section
from kit.admin.vues.listes import DocumentVue
from kit.admin.vues.vie import say_plan
from kit.content.liens import list_liens
from kit.horloge import local_day
from kit.render.impression.editions import format_code
from kit.render.impression.verification import verify_edition
from kit.store.acces.roles import TOUT_LE_SITE, Agent
from kit.store.catalogue import Catalogue
from kit.store.editions import Repere, find_editions, list_reperes
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services

_SEMAINE = timedelta(days=7)
_VERIFIEES = 12
"""Sheets compared with today's at most: each takes a few milliseconds."""


def read_sections(agent: Agent) -> tuple[SectionVue, ...]:
    """What there is to do; sections with nothing in them are left out."""
    ensemble = read_ensemble()
    jour = local_day(services().horloge.now(), read_fuseau())
    sections = (
        _list_a_relire(ensemble, agent),
        _list_renvois(ensemble, agent),
        _list_brouillons(ensemble, agent),
        _list_prevus(ensemble, jour),
        _list_echus(ensemble, agent, jour),
        _list_feuilles(),
    )
    return tuple(section for section in sections if section.lignes)


def _list_a_relire(ensemble: Ensemble, agent: Agent) -> SectionVue:
    """For those who may publish; what they asked for themselves is for a colleague."""
    attendus = [
        d
        for d in ensemble.documents
        if d.etat == "a_relire" and agent.may("publier", structure=TOUT_LE_SITE)
    ]
    lignes = []
    for d in sorted(attendus, key=lambda d: ensemble.relectures[d.genre, d.cle].quand):
        demande = ensemble.relectures[d.genre, d.cle]
        if demande.agent != agent.courriel:
            lignes.append(_ligne(d, "changé par " + d.change_par + " le " + d.change_le))
    return cut_section("À relire", lignes, _contenus("?etat=a_relire"))


def _list_renvois(ensemble: Ensemble, agent: Agent) -> SectionVue:
    """For who asked, even when whoever sent it back touched the draft."""
    lignes = [
        _ligne(d, f"«\u202f{d.renvoi}\u202f»")
        for d in ensemble.documents
        if d.renvoi and ensemble.demandeurs.get((d.genre, d.cle)) == agent.courriel
    ]
    return cut_section("Renvoyés, à corriger", lignes, _contenus("?etat=brouillon"))


def _list_brouillons(ensemble: Ensemble, agent: Agent) -> SectionVue:
    """Those that wait for nobody else."""
    siens = [d for d in ensemble.documents if _is_mine(d, agent) and not d.renvoi]
    siens.sort(key=lambda d: d.quand, reverse=True)
    lignes = [_ligne(d, f"{d.etat_en_mots.lower()}, changé le {d.change_le}") for d in siens]
    return cut_section("Mes brouillons", lignes, _contenus("?tri=change&sens=desc"))


def _list_prevus(ensemble: Ensemble, jour: date) -> SectionVue:
    fuseau = read_fuseau()
    prevus = sorted(
        (
            (plan.quand, _ligne(d, say_plan(plan, fuseau).lower()))
            for d in ensemble.documents
            for plan in ensemble.plans.get((d.genre, d.cle), ())
            if local_day(plan.quand, fuseau) <= jour + _SEMAINE
        ),
        key=lambda prevu: prevu[0],
    )
    return cut_section(
        "Prévu cette semaine", [ligne for _quand, ligne in prevus], _contenus("?etat=prevu")
    )


def _list_echus(ensemble: Ensemble, agent: Agent, jour: date) -> SectionVue:
    echus = [
        d
        for d in ensemble.documents
        if d.relire is not None and d.relire <= jour and d.etat != "archive"
    ]
    if not agent.may("rediger", structure=TOUT_LE_SITE):
        echus = []
    echus.sort(key=lambda d: d.relire or jour)
    lignes = [_ligne(d, f"à relire avant le {d.relire_le}") for d in echus]
    return cut_section("Date de relecture arrivée", lignes, _contenus("?tri=relecture"))


def _list_feuilles() -> SectionVue:
    """Sheets printed before their document changed, and that really say something else now."""
    catalogue = find_catalogue()
    if catalogue is None:
        return cut_section("Feuilles à remplacer", [], "")
    adresses = adresses_for(current_langue())
    vieux = [r.code for r in list_reperes(services().moteurs) if _is_older(catalogue, r)]
    fausses = [
        LigneVue(
            _name_feuille(catalogue, e.genre, e.identifiant),
            adresses.edition(e.code),
            f"feuille {format_code(e.code)}, {e.support}",
        )
        for e in (find_editions(services().moteurs, vieux[:_VERIFIEES]) if vieux else ())
        if verify_edition(catalogue, e, adresses).etat != "juste"
    ]
    return cut_section("Feuilles à remplacer", fausses, "")


def _is_older(catalogue: Catalogue, repere: Repere) -> bool:
    """Whether the document, or one that it names, was published after the sheet was printed."""
    document = catalogue.documents.get(repere.genre, {}).get(repere.identifiant)
    if document is None:
        return repere.genre in catalogue.documents
    cibles = [(c.genre, c.id) for c in list_liens(document) if c.genre != document.GENRE]
    instants = (catalogue.publies_le.get(c) for c in [(document.GENRE, document.id), *cibles])
    jours = [local_day(instant, catalogue.site.fuseau) for instant in instants if instant]
    # The same day counts: a sheet printed in the morning may be wrong in the afternoon.
    return any(jour >= repere.jour for jour in jours)


def _name_feuille(catalogue: Catalogue, genre: str, identifiant: str) -> str:
    document = catalogue.documents.get(genre, {}).get(identifiant)
    return name_document(document) if document else identifiant


def _is_mine(document: DocumentVue, agent: Agent) -> bool:
    """Whether it is a draft that this agent changed last, and that waits for nobody else."""
    return document.auteur == agent.courriel and document.etat in ("brouillon", "jamais")


def _ligne(document: DocumentVue, detail: str) -> LigneVue:
    adresses = adresses_for(current_langue())
    return LigneVue(document.nom, adresses.admin_contenu(document.genre, document.cle), detail)


def _contenus(question: str) -> str:
    return adresses_for(current_langue()).admin("contenus/") + question
