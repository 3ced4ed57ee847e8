"""Publishing from the back office: what it changes, what was decided, and doing it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from kit.admin.catalogue import find_catalogue, read_fuseau
from kit.admin.conseils import find_constats
from kit.admin.documents import Ouvert
from kit.admin.manquants import read_cibles
from kit.admin.relectures import close_relecture
from kit.admin.vues.publication import (
    ChangementVue,
    FeuilleVue,
    PublicationVue,
    RevisionVue,
    build_changements,
    build_historique,
    build_valeurs,
    count_langues,
    find_feuilles_fausses,
    name_champs,
)
from kit.content.changements import Sort, list_champs_changes, list_changements, read_sorts
from kit.content.document import Document
from kit.content.liens import Cible
from kit.content.valeur import Valeur
from kit.erreurs import KitError
from kit.horloge import start_of_day
from kit.store.apercu import preview_catalogue
from kit.store.catalogue import Catalogue
from kit.store.depot import Depot
from kit.store.editions import find_editions, list_reperes
from kit.store.moteur import read_session, write_session
from kit.store.publications import APublier
from kit.store.sorts import decide_traductions, list_langues
from kit.store.usages import list_usages
from kit.web.i18n import current_langue
from kit.web.rendu import adresses_for, services

_SORT = "sort."
"""What the names of the fields that say what becomes of translations begin with."""
_VERIFIEES = 60
"""Sheets compared at most, the newest first: each takes some hundredths of a second."""


class DateInvalideError(KitError):
    """A day that was typed is none."""

    def __init__(self, jour: str) -> None:
        super().__init__(f"« {jour} » n’est pas une date : écrivez-la comme 2026-12-31.")


@dataclass(frozen=True)
class Decision:
    """What the agent said before publishing."""

    sorts: Mapping[str, str] = field(default_factory=dict)
    """By key of segment, as it was sent."""
    debut: str = ""
    """Day from which readers see it, ISO 8601; empty: now."""
    fin: str = ""
    """Last day on which they see it; empty: no end."""
    avec: tuple[Cible, ...] = ()
    """Drafts to publish at the same time: this one refers to them."""

    def check(self) -> None:
        """Raise DateInvalideError."""
        self.instants()

    def instants(self) -> tuple[datetime | None, datetime | None]:
        """When it begins and when it ends. Raises DateInvalideError."""
        fuseau = read_fuseau()
        debut, fin = _read_jour(self.debut), _read_jour(self.fin)
        lendemain = fin + timedelta(days=1) if fin else None
        return (
            start_of_day(debut, fuseau) if debut else None,
            start_of_day(lendemain, fuseau) if lendemain else None,
        )

    def say(self) -> str:
        """What has just been done."""
        if self.debut:
            jour = current_langue().format_date(date.fromisoformat(self.debut))
            return f"La publication est prévue\u00a0: les usagers le verront le {jour}."
        return (
            "C’est publié. Les usagers voient le nouveau texte\u202f; là où la page vient d’être "
            "lue, l’ancien peut rester cinq minutes."
        )


@dataclass(frozen=True)
class HistoriqueVue:
    """The history of a document, and two of its versions compared."""

    revisions: tuple[RevisionVue, ...]
    avant: int
    apres: int
    changements: tuple[ChangementVue, ...]
    autres: tuple[str, ...]


def read_decision(saisie: Mapping[str, str], avec: Sequence[str] = ()) -> Decision:
    """What a form says; `avec` names other drafts, each as `kind/id`."""
    sorts = {nom[len(_SORT) :]: v for nom, v in saisie.items() if nom.startswith(_SORT)}
    debut, fin = (saisie.get(nom, "").strip() for nom in ("debut", "fin"))
    return Decision(sorts, debut, fin, read_cibles(avec))


def read_publication(ouvert: Ouvert, decision: Decision) -> PublicationVue:
    """Everything to look at before publishing the draft."""
    avant = _find_publie(ouvert)
    changements = list_changements(avant, ouvert.document)
    with read_session(services().moteurs) as session:
        langues = list_langues(session, [c for c in changements if c.modifie])
    sorts = read_sorts(decision.sorts, changements)
    return PublicationVue(
        (*build_valeurs(avant, ouvert.document), *build_changements(changements, langues, sorts)),
        _name_autres(avant, ouvert.document),
        count_langues(langues),
        _find_feuilles(ouvert),
        find_constats(ouvert.document),
        premiere=avant is None,
    )


def publish(ouvert: Ouvert, decision: Decision, auteur: str) -> None:
    """Publish the draft that was looked at, and settle its translations, all or nothing.

    Raises DateInvalideError, PublicationImpossibleError, DatesInvalidesError, SlugPrisError.
    """
    debut, fin = decision.instants()
    changements = list_changements(_find_publie(ouvert), ouvert.document)
    sorts: dict[str, Sort] = read_sorts(decision.sorts, changements)
    with write_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        nouvelles = decide_traductions(session, changements, sorts)
        depot.save_traductions(nouvelles, auteur=auteur)
        demandes = [APublier(ouvert.genre, ouvert.cle, ouvert.numero)]
        demandes += [APublier(cible.genre, cible.id) for cible in decision.avec]
        depot.publish_documents(demandes, auteur=auteur, debut=debut, fin=fin)
    close_relecture(ouvert, auteur)


def restore(ouvert: Ouvert, numero: int, auteur: str) -> None:
    """Make an older version the draft: a revision more. Raises DocumentInconnuError."""
    with write_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        ancienne = depot.read_revision(ouvert.genre, ouvert.cle, numero)
        depot.save_revision(ancienne, auteur=auteur, motif=f"reprise de la version {numero}")


def read_historique(ouvert: Ouvert, demande: Mapping[str, str]) -> HistoriqueVue:
    """The history, and the two versions asked for: the published one and the draft by default."""
    publiee = ouvert.etat.publiee
    apres = _read_numero(demande.get("apres"), ouvert.numero)
    avant = _read_numero(demande.get("avant"), publiee or max(1, ouvert.numero - 1))
    with read_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        revisions = depot.list_revisions(ouvert.genre, ouvert.cle)
        connus = {r.numero for r in revisions}
        avant, apres = (n if n in connus else ouvert.numero for n in (avant, apres))
        vieux = depot.read_revision(ouvert.genre, ouvert.cle, avant)
        neuf = depot.read_revision(ouvert.genre, ouvert.cle, apres)
    return HistoriqueVue(
        build_historique(revisions, publiee, read_fuseau()),
        avant,
        apres,
        (*build_valeurs(vieux, neuf), *build_changements(list_changements(vieux, neuf), {}, {})),
        _name_autres(vieux, neuf),
    )


def _name_autres(avant: Document | None, apres: Document) -> tuple[str, ...]:
    """What changes besides texts, and besides what a value says, which is shown."""
    noms = list_champs_changes(avant, apres)
    return name_champs(nom for nom in noms if nom != "periodes")


def _find_publie(ouvert: Ouvert) -> Document | None:
    """What readers see now; None when they see nothing of it."""
    if ouvert.etat.publiee is None:
        return None
    with read_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        return depot.read_revision(ouvert.genre, ouvert.cle, ouvert.etat.publiee)


def _find_feuilles(ouvert: Ouvert) -> tuple[FeuilleVue, ...]:
    """The sheets of this document, and of those that say something of it, that become wrong."""
    catalogue = find_catalogue()
    if catalogue is None:
        return ()
    cible = Cible(ouvert.genre, ouvert.cle)
    cibles = {(c.genre, c.id) for c in (cible, *list_usages(catalogue, cible))}
    reperes = list_reperes(services().moteurs)
    codes = [r.code for r in reperes if (r.genre, r.identifiant) in cibles]
    if not codes:
        return ()
    editions = find_editions(services().moteurs, codes[:_VERIFIEES])
    adresses = adresses_for(current_langue())
    trouvees: dict[str, FeuilleVue] = {}
    for instant in _list_instants(ouvert.document, catalogue):
        apercu = preview_catalogue(catalogue, ouvert.document, instant)
        fausses = find_feuilles_fausses(catalogue, apercu, editions, adresses)
        trouvees |= {feuille.code: feuille for feuille in fausses}
    return tuple(trouvees.values())


def _list_instants(document: Document, catalogue: Catalogue) -> list[datetime]:
    """Now, and each day to come on which a value says something else."""
    debuts = (p.du for p in document.periodes) if isinstance(document, Valeur) else ()
    jours = sorted(du for du in debuts if du and du > catalogue.jour)
    return [catalogue.instant, *(start_of_day(jour, catalogue.site.fuseau) for jour in jours)]


def _read_jour(texte: str) -> date | None:
    try:
        return date.fromisoformat(texte) if texte else None
    except ValueError:
        raise DateInvalideError(texte) from None


def _read_numero(texte: str | None, defaut: int) -> int:
    return int(texte) if texte and texte.isdecimal() else defaut
