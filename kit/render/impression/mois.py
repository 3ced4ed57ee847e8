"""What a sheet says that no catalogue holds: which sheets in circulation are not right any more."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from kit.adresses import Adresses
from kit.content.liens import list_liens
from kit.erreurs import KitError
from kit.horloge import local_day
from kit.langues.registre import FRANCAIS
from kit.render.impression.contenus.modele import FeuilleInconnueError
from kit.render.impression.contenus.mois import Constat, Perimee, complete_mois
from kit.render.impression.feuille import Demande
from kit.render.impression.verification import verify_edition
from kit.render.vues.nouveautes import first_of, is_suivi, next_month
from kit.store.catalogue import Catalogue
from kit.store.editions import Repere, find_editions, list_reperes
from kit.store.moteur import Moteurs

COMPAREES_MAX = 60
"""Sheets compared with today's at most: each takes a few milliseconds, somebody is waiting."""
_LOIN = 3
"""Documents named by those that a document names, and theirs: a fiche, a list, a paper, a value."""

Place = tuple[str, str]


def complete_demande(demande: Demande, catalogue: Catalogue, moteurs: Moteurs) -> Demande:
    """The same, its content able to say what the journal knows. Raises FeuilleInconnueError."""
    if not demande.contenu.du_jour:
        return demande
    premier = first_of(demande.slug)
    if premier is None or not is_suivi(catalogue, premier):
        raise FeuilleInconnueError(demande.slug)
    constat = find_perimees(catalogue, moteurs, next_month(premier))
    return replace(demande, contenu=complete_mois(demande.slug, constat))


def find_perimees(catalogue: Catalogue, moteurs: Moteurs, avant: date) -> Constat:
    """The sheets printed before a day that are not right today, the newest first."""
    try:
        reperes = [r for r in list_reperes(moteurs) if r.jour < avant]
        changes = _find_changes(catalogue)
        douteux = [r.code for r in reperes if _may_be_wrong(catalogue, r, changes)]
        rang = {code: place for place, code in enumerate(douteux)}
        editions = find_editions(moteurs, douteux[:COMPAREES_MAX]) if douteux else ()
    except KitError:
        return Constat((), complet=False, lu=False)
    perimees = []
    for edition in sorted(editions, key=lambda e: rang[e.code]):
        etat = verify_edition(catalogue, edition, Adresses(FRANCAIS)).etat
        if etat != "juste":
            perimees.append(Perimee(edition, etat))
    return Constat(tuple(perimees), complet=len(douteux) <= COMPAREES_MAX)


def _find_changes(catalogue: Catalogue) -> Mapping[Place, date]:
    """When each document last came to say something else, by publication or on its date."""
    fuseau = catalogue.site.fuseau
    changes = {place: local_day(i, fuseau) for place, i in catalogue.publies_le.items()}
    for nouvelle in catalogue.nouvelles.liste:
        jour = local_day(nouvelle.instant, fuseau)
        changes[nouvelle.place] = max(jour, changes.get(nouvelle.place, jour))
    return changes


def _may_be_wrong(catalogue: Catalogue, repere: Repere, changes: Mapping[Place, date]) -> bool:
    """Whether something that a sheet may say changed since it was printed, or on that very day."""
    place = (repere.genre, repere.identifiant)
    if place not in changes:
        return True  # Of no document, or of one that is gone.
    return any(changes.get(p, date.min) >= repere.jour for p in _reach(catalogue, place))


def _reach(catalogue: Catalogue, place: Place) -> Iterator[Place]:
    """A document and those that it names, near and far."""
    vues: set[Place] = {place}
    bord = [place]
    for _pas in range(_LOIN + 1):
        yield from bord
        documents = [d for g, i in bord if (d := catalogue.documents.get(g, {}).get(i))]
        suivants = {(c.genre, c.id) for d in documents for c in list_liens(d)} - vues
        vues |= suivants
        # Another fiche is named, not printed.
        bord = sorted(p for p in suivants if p[0] != place[0])
