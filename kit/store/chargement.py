"""Loading the catalogue: published revisions and their translations, read at once."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kit.content.document import Document
from kit.content.lecture import DocumentInvalideError, read_document
from kit.content.nouvelles import Nouvelles
from kit.content.segments import hash_francais, list_segments
from kit.store.adresses import complete_slugs, read_slugs
from kit.store.catalogue import Catalogue, Traductions, build_catalogue
from kit.store.choix import Choix
from kit.store.etat_verification import Verdicts
from kit.store.lignes import publications_in_force, read_version
from kit.store.modeles import DocumentLigne, PublicationLigne, RevisionLigne
from kit.store.nouvelles import Memoire, load_nouvelles
from kit.store.verdicts import read_verdicts

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Lue:
    """A stored revision once read."""

    document: Document
    haches: Mapping[str, str]
    """Hash of the French by segment key."""


@dataclass
class RevisionsLues:
    """Remembers the revisions already read: validating one is slow, and it never changes.

    For one reader at a time.
    """

    lues: dict[tuple[str, str], _Lue] = field(default_factory=dict)
    """By kind and fingerprint of the content, so that a restored base cannot mislead it."""
    choix: Choix = field(default_factory=Choix)
    nouvelles: Memoire = field(default_factory=Memoire)

    def read_all(self, lignes: list[tuple[str, str, str, str]]) -> list[_Lue]:
        """Read `genre, cle, empreinte, contenu` rows; those no longer there are forgotten."""
        lues = {(ligne[0], ligne[2]): self._read(*ligne) for ligne in lignes}
        self.lues = {cle: lue for cle, lue in lues.items() if lue is not None}
        return list(self.lues.values())

    def _read(self, genre: str, cle: str, empreinte: str, contenu: str) -> _Lue | None:
        lue = self.lues.get((genre, empreinte))
        if lue is not None:
            return lue
        try:
            document = read_document(genre, json.loads(contenu), deja_verifie=True)
        except (DocumentInvalideError, LookupError, ValueError):
            # One document that cannot be read must not take the others down.
            _LOG.exception("published document left out: %s/%s", genre, cle)
            return None
        haches = {s.cle: hash_francais(s.texte) for s in list_segments(document)}
        return _Lue(document, haches)


@dataclass(frozen=True)
class Contenu:
    """What was read: enough to build the catalogue of a later instant without the base."""

    version: int
    documents: tuple[Document, ...] = field(repr=False)
    traductions: Traductions = field(repr=False)
    publies_le: Mapping[tuple[str, str], datetime] = field(repr=False)
    """When readers first saw the published revision, by kind and id."""
    numeros: Mapping[tuple[str, str], int] = field(repr=False)
    """Number of the published revision, by kind and id."""
    verdicts: Verdicts = field(repr=False)
    """What agents said of facts."""
    nouvelles: Nouvelles = field(repr=False)
    """What changed for readers."""
    prochaine_publication: datetime | None
    """Next planned publication, withdrawal or end, after the instant of the reading."""

    def build_catalogue(self, instant: datetime) -> Catalogue:
        """The catalogue of an instant. Raises CatalogueVideError."""
        catalogue = build_catalogue(
            self.documents,
            self.traductions,
            instant=instant,
            version=self.version,
            prochaine_publication=self.prochaine_publication,
        )
        return replace(
            catalogue,
            publies_le=self.publies_le,
            numeros=self.numeros,
            verdicts=self.verdicts,
            nouvelles=self.nouvelles,
        )


def load_catalogue(
    session: Session, instant: datetime, memoire: RevisionsLues | None = None
) -> Catalogue:
    """The catalogue of an instant. Raises CatalogueVideError when no site is published."""
    return load_contenu(session, instant, memoire).build_catalogue(instant)


def load_contenu(
    session: Session, instant: datetime, memoire: RevisionsLues | None = None
) -> Contenu:
    """Read all that is published at an instant; `memoire` remembers what it has already read."""
    version = read_version(session)
    slugs = read_slugs(session)
    memoire = memoire or RevisionsLues()
    publiees = _published(session, instant)
    lues = memoire.read_all([ligne for ligne, _debut, _numero in publiees])
    haches: dict[str, str] = {}
    for lue in lues:
        haches.update(lue.haches)
    return Contenu(
        version=version,
        documents=tuple(
            complete_slugs(lue.document, slugs.get((lue.document.GENRE, lue.document.id), ()))
            for lue in lues
        ),
        traductions=memoire.choix.choose(session, haches),
        publies_le={ligne[:2]: debut for ligne, debut, _numero in publiees},
        numeros={ligne[:2]: numero for ligne, _debut, numero in publiees},
        verdicts=read_verdicts(session),
        nouvelles=load_nouvelles(
            session, instant, [lue.document for lue in lues], memoire.nouvelles
        ),
        prochaine_publication=_next_change(session, instant),
    )


def _published(
    session: Session, instant: datetime
) -> list[tuple[tuple[str, str, str, str], datetime, int]]:
    """Rows of `genre, cle, empreinte, contenu`, each with when it was published and its number."""
    en_vigueur = publications_in_force(instant)
    requete = (
        select(
            DocumentLigne.genre,
            DocumentLigne.cle,
            RevisionLigne.empreinte,
            RevisionLigne.contenu,
            en_vigueur.c.debut,
            RevisionLigne.numero,
        )
        .join(en_vigueur, en_vigueur.c.document_id == DocumentLigne.id)
        .join(RevisionLigne, RevisionLigne.id == en_vigueur.c.revision_id)
        .order_by(DocumentLigne.id)
    )
    return [
        ((genre, cle, marque, contenu), debut, numero)
        for genre, cle, marque, contenu, debut, numero in session.execute(requete)
    ]


def _next_change(session: Session, instant: datetime) -> datetime | None:
    en_vigueur = publications_in_force(instant)
    debut = select(func.min(PublicationLigne.debut)).where(PublicationLigne.debut > instant)
    fin = select(func.min(en_vigueur.c.fin))
    instants = [session.execute(debut).scalar(), session.execute(fin).scalar()]
    return min((i for i in instants if i is not None), default=None)
