"""Publishing and withdrawing: rows that say which revision readers see, and from when."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from kit.content.document import Document
from kit.content.lecture import read_document
from kit.content.liens import Cible, list_liens
from kit.content.parcours import Parcours
from kit.store.adresses import register_slugs
from kit.store.audit import Trace, record_after_commit
from kit.store.erreurs import (
    DatesInvalidesError,
    PublicationImpossibleError,
    RetraitImpossibleError,
)
from kit.store.garde_parcours import refuse_fautif
from kit.store.lignes import bump_version, get_document_id, publications_in_force
from kit.store.modeles import CorbeilleLigne, DocumentLigne, PublicationLigne, RevisionLigne
from kit.store.plans import list_periodes, shown_at
from kit.store.revisions import find_contenu


@dataclass(frozen=True)
class APublier:
    """A document to publish; the newest revision without `numero`."""

    genre: str
    cle: str
    numero: int | None = None
    changement_vu: bool = False
    """Whether whoever publishes a path has seen what it changes for people."""


@dataclass(frozen=True)
class Moment:
    """When a publication is asked for, by whom, and when it begins and ends."""

    maintenant: datetime
    auteur: str
    debut: datetime | None = None
    """None: at once."""
    fin: datetime | None = None

    @property
    def instant(self) -> datetime:
        """When it begins."""
        return self.debut or self.maintenant

    def check(self) -> None:
        """Raise DatesInvalidesError when the dates cannot hold."""
        if self.debut is not None and self.debut < self.maintenant:
            raise DatesInvalidesError(
                "La date de publication est déjà passée : choisissez une date à venir, "
                "ou publiez tout de suite."
            )
        if self.fin is not None and self.fin <= self.instant:
            raise DatesInvalidesError(
                "La publication finirait avant de commencer : corrigez la date de fin."
            )


@dataclass(frozen=True)
class _Choisie:
    """A revision chosen for publication."""

    document_id: int
    revision_id: int
    document: Document
    changement_vu: bool

    @property
    def cible(self) -> Cible:
        return Cible(self.document.GENRE, self.document.id)


def publish_documents(session: Session, demandes: Sequence[APublier], moment: Moment) -> None:
    """Publish documents together, each reference being resolved at that moment.

    What readers already see is left alone. Raises DocumentInconnuError, DatesInvalidesError,
    SlugPrisError, PublicationImpossibleError, ParcoursRefuseError.
    """
    moment.check()
    en_vigueur = _in_force(session, moment.instant)
    choisies = [_choose(session, demande) for demande in demandes]
    presents = {cible for cible, _r, _f in en_vigueur.values()} | {c.cible for c in choisies}
    manquants = [
        (choisie.cible, cible)
        for choisie in choisies
        for cible in list_liens(choisie.document)
        if cible not in presents
    ]
    if manquants:
        raise PublicationImpossibleError(manquants)
    for choisie in choisies:
        if isinstance(choisie.document, Parcours):
            _check_parcours(session, choisie, moment)
    for choisie in choisies:
        if en_vigueur.get(choisie.document_id, ())[1:] != (choisie.revision_id, moment.fin):
            register_slugs(session, choisie.document, choisie.document_id)
            point(session, choisie.document_id, choisie.revision_id, choisie.cible, moment)
    _unmark_archives(session, [choisie.document_id for choisie in choisies])


def _check_parcours(session: Session, choisie: _Choisie, moment: Moment) -> None:
    """Raise ParcoursRefuseError when a path may not be shown to readers."""
    apres = choisie.document
    avant = find_published(session, apres.GENRE, apres.id, moment.instant)
    if isinstance(apres, Parcours) and avant != apres:
        vu = choisie.changement_vu
        jour = moment.instant.date()
        refuse_fautif(avant if isinstance(avant, Parcours) else None, apres, jour, changement_vu=vu)


def find_published(session: Session, genre: str, cle: str, instant: datetime) -> Document | None:
    """The document that readers see at an instant; None when it is not published."""
    en_vigueur = publications_in_force(instant)
    requete = (
        select(RevisionLigne.contenu)
        .join(en_vigueur, en_vigueur.c.revision_id == RevisionLigne.id)
        .join(DocumentLigne, DocumentLigne.id == en_vigueur.c.document_id)
        .where(DocumentLigne.genre == genre, DocumentLigne.cle == cle)
    )
    contenu = session.execute(requete).scalar_one_or_none()
    return read_document(genre, json.loads(contenu), deja_verifie=True) if contenu else None


def withdraw_document(
    session: Session, cible: Cible, moment: Moment, *, malgre_renvois: bool = False
) -> None:
    """Show a document to nobody any more; nothing happens when it is not published.

    Raises DocumentInconnuError, DatesInvalidesError, or RetraitImpossibleError when published
    documents refer to it (unless `malgre_renvois`).
    """
    moment.check()
    document_id = get_document_id(session, cible.genre, cible.id)
    if document_id not in _in_force(session, moment.instant):
        return
    referents = [] if malgre_renvois else list_referents(session, cible, moment.instant)
    if referents:
        raise RetraitImpossibleError(cible, referents)
    point(session, document_id, None, cible, moment)


def list_referents(session: Session, cible: Cible, instant: datetime) -> list[Cible]:
    """Documents published at an instant that refer to another one."""
    en_vigueur = publications_in_force(instant)
    requete = (
        select(DocumentLigne.genre, RevisionLigne.contenu)
        .join(en_vigueur, en_vigueur.c.document_id == DocumentLigne.id)
        .join(RevisionLigne, RevisionLigne.id == en_vigueur.c.revision_id)
        # Reading a document is slow: most of them do not even hold the word.
        .where(RevisionLigne.contenu.contains(cible.id, autoescape=True))
        .order_by(DocumentLigne.genre, DocumentLigne.cle)
    )
    lus = [read_document(genre, json.loads(contenu)) for genre, contenu in session.execute(requete)]
    referents = [Cible(d.GENRE, d.id) for d in lus if cible in list_liens(d)]
    return [referent for referent in referents if referent != cible]


def _in_force(session: Session, instant: datetime) -> dict[int, tuple[Cible, int, datetime | None]]:
    en_vigueur = publications_in_force(instant)
    requete = select(
        en_vigueur.c.document_id,
        DocumentLigne.genre,
        DocumentLigne.cle,
        en_vigueur.c.revision_id,
        en_vigueur.c.fin,
    ).join(DocumentLigne, DocumentLigne.id == en_vigueur.c.document_id)
    return {
        document_id: (Cible(genre, cle), revision_id, fin)
        for document_id, genre, cle, revision_id, fin in session.execute(requete)
    }


def _choose(session: Session, demande: APublier) -> _Choisie:
    document_id = get_document_id(session, demande.genre, demande.cle)
    revision_id, contenu = find_contenu(session, demande.genre, demande.cle, demande.numero)
    # Checked when it was stored, like all that a catalogue reads.
    document = read_document(demande.genre, json.loads(contenu), deja_verifie=True)
    return _Choisie(document_id, revision_id, document, demande.changement_vu)


def _unmark_archives(session: Session, identifiants: Sequence[int]) -> None:
    """What readers see, or will, is in lists."""
    archives = DocumentLigne.id.in_(identifiants) & DocumentLigne.archive_le.is_not(None)
    session.execute(update(DocumentLigne).where(archives).values(archive_le=None))
    session.execute(delete(CorbeilleLigne).where(CorbeilleLigne.document_id.in_(identifiants)))


def point(
    session: Session, document_id: int, revision_id: int | None, cible: Cible, moment: Moment
) -> None:
    """Add the row, tell the catalogues, and leave a trace."""
    avant = shown_at(list_periodes(session, document_id), moment.instant)
    apres = select(RevisionLigne.numero).where(RevisionLigne.id == revision_id)
    session.execute(
        insert(PublicationLigne).values(
            document_id=document_id,
            revision_id=revision_id,
            debut=moment.instant,
            fin=moment.fin,
            auteur=moment.auteur,
            cree_le=moment.maintenant,
        )
    )
    bump_version(session)
    detail = {
        "revision": revision_id,
        "avant": avant.numero if avant else None,
        "apres": session.execute(apres).scalar_one_or_none(),
        "debut": moment.instant.isoformat(),
        "fin": moment.fin.isoformat() if moment.fin else None,
    }
    action = "retirer" if revision_id is None else "publier"
    record_after_commit(
        session, Trace(moment.maintenant, moment.auteur, action, cible.genre, cible.id, detail)
    )
