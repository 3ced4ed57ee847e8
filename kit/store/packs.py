"""What is remembered of the packs: their last contents, and the places left to decide."""

import json
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from kit.content.site import Site
from kit.store.erreurs import DocumentInconnuError
from kit.store.lignes import get_document_id
from kit.store.modeles import ConflitLigne, DocumentLigne, PackDocumentLigne, PackLigne

Place = tuple[str, object, object, object]
"""Path inside a document, then what is there in the base, locally, and in the pack."""


@dataclass(frozen=True)
class Conflit:
    """A place that the instance and a pack both changed, as long as nobody has decided."""

    id: int
    genre: str
    cle: str
    chemin: str
    base: object
    local: object
    propose: object
    cree_le: datetime


@dataclass
class SuiviPack:
    """The bookkeeping of one pack during an import."""

    session: Session
    cle: str
    nom: str
    version: str
    quand: datetime
    connus: set[tuple[str, str]] = field(default_factory=set)
    """Kind and id of each document that the pack ever held."""
    _pack_id: int | None = None
    _a_jour: bool = False

    def load(self) -> "SuiviPack":
        """Read what the previous imports left."""
        requete = select(PackLigne.id).where(PackLigne.cle == self.cle)
        self._pack_id = self.session.execute(requete).scalar_one_or_none()
        if self._pack_id is not None:
            self.connus = list_bases(self.session, self.cle)
        return self

    def find_base(self, genre: str, cle: str) -> str | None:
        """What the pack last said of a document (canonical JSON), or None."""
        if (genre, cle) not in self.connus:
            return None
        return find_base(self.session, self.cle, genre, cle)

    def save_base(self, genre: str, cle: str, contenu: str) -> None:
        """Remember what the pack says of a document now."""
        pack_id = self._touch()
        if (genre, cle) not in self.connus:
            self.connus.add((genre, cle))
            identite = {"pack_id": pack_id, "genre": genre, "cle": cle}
            self.session.execute(
                insert(PackDocumentLigne).values(**identite, contenu=contenu, importe_le=self.quand)
            )
            return
        self.session.execute(
            update(PackDocumentLigne)
            .where(
                PackDocumentLigne.pack_id == pack_id,
                PackDocumentLigne.genre == genre,
                PackDocumentLigne.cle == cle,
            )
            .values(contenu=contenu, importe_le=self.quand)
        )

    def save_conflit(self, genre: str, cle: str, place: Place) -> None:
        """Add a place to decide; an older question about the same place is closed."""
        chemin, base, local, propose = place
        document_id = get_document_id(self.session, genre, cle)
        self.session.execute(
            update(ConflitLigne)
            .where(
                ConflitLigne.document_id == document_id,
                ConflitLigne.chemin == chemin,
                ConflitLigne.resolu_le.is_(None),
            )
            .values(resolu_le=self.quand)
        )
        self.session.execute(
            insert(ConflitLigne).values(
                document_id=document_id,
                pack_id=self._touch(),
                chemin=chemin,
                base=_dump(base),
                local=_dump(local),
                propose=_dump(propose),
                cree_le=self.quand,
            )
        )

    def _touch(self) -> int:
        """Row of the pack, brought to this version: only once something of it is written."""
        champs = {"nom": self.nom, "version": self.version, "importe_le": self.quand}
        if self._pack_id is None:
            requete = insert(PackLigne).values(cle=self.cle, **champs).returning(PackLigne.id)
            self._pack_id = int(self.session.execute(requete).scalar_one())
        elif not self._a_jour:
            self.session.execute(
                update(PackLigne).where(PackLigne.id == self._pack_id).values(**champs)
            )
        self._a_jour = True
        return self._pack_id


def list_bases(session: Session, pack: str) -> set[tuple[str, str]]:
    """Kind and id of each document that a pack ever held."""
    requete = (
        select(PackDocumentLigne.genre, PackDocumentLigne.cle)
        .join(PackLigne, PackLigne.id == PackDocumentLigne.pack_id)
        .where(PackLigne.cle == pack)
    )
    return {(genre, cle) for genre, cle in session.execute(requete)}


def find_base(session: Session, pack: str, genre: str, cle: str) -> str | None:
    """What a pack last said of a document (canonical JSON); None when it never held it."""
    requete = (
        select(PackDocumentLigne.contenu)
        .join(PackLigne, PackLigne.id == PackDocumentLigne.pack_id)
        .where(
            PackLigne.cle == pack, PackDocumentLigne.genre == genre, PackDocumentLigne.cle == cle
        )
    )
    return session.execute(requete).scalar_one_or_none()


def read_exemple(session: Session, genres: Collection[str]) -> dict[tuple[str, str], str]:
    """What the pack of an invented département last said of its documents, by kind and id.

    Canonical JSON, for documents of some kinds; nothing without such a pack.
    """
    requete = (
        select(
            PackDocumentLigne.pack_id,
            PackDocumentLigne.genre,
            PackDocumentLigne.cle,
            PackDocumentLigne.contenu,
        )
        .where(PackDocumentLigne.genre.in_({*genres, Site.GENRE}))
        .order_by(PackDocumentLigne.importe_le)
    )
    lus = list(session.execute(requete))
    inventes = {
        pack_id
        for pack_id, genre, _cle, contenu in lus
        if genre == Site.GENRE and json.loads(contenu).get("exemple")
    }
    return {
        (genre, cle): contenu
        for pack_id, genre, cle, contenu in lus
        if pack_id in inventes and genre in genres
    }


def list_conflits(session: Session) -> tuple[Conflit, ...]:
    """The places left to decide, by document."""
    requete = (
        select(ConflitLigne, DocumentLigne.genre, DocumentLigne.cle)
        .join(DocumentLigne, DocumentLigne.id == ConflitLigne.document_id)
        .where(ConflitLigne.resolu_le.is_(None))
        .order_by(DocumentLigne.genre, DocumentLigne.cle, ConflitLigne.id)
    )
    return tuple(
        Conflit(
            ligne.id,
            genre,
            cle,
            ligne.chemin,
            _load(ligne.base),
            _load(ligne.local),
            _load(ligne.propose),
            ligne.cree_le,
        )
        for ligne, genre, cle in session.execute(requete)
    )


def resolve_conflit(session: Session, conflit_id: int, quand: datetime) -> None:
    """Close a question, whatever was decided. Raises DocumentInconnuError."""
    requete = (
        update(ConflitLigne)
        .where(ConflitLigne.id == conflit_id, ConflitLigne.resolu_le.is_(None))
        .values(resolu_le=quand)
        .returning(ConflitLigne.id)
    )
    if session.execute(requete).scalar_one_or_none() is None:
        raise DocumentInconnuError(
            "Cette question est déjà réglée, ou n’existe pas : rechargez la liste."
        )


def _dump(valeur: object) -> str | None:
    return None if valeur is None else json.dumps(valeur, ensure_ascii=False, sort_keys=True)


def _load(texte: str | None) -> object:
    return None if texte is None else json.loads(texte)
