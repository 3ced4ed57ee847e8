"""What readers saw of documents, one state after the other, since the site opened."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from kit.store.modeles import DocumentLigne, PublicationLigne, RevisionLigne


class Etat(NamedTuple):
    """From an instant on, readers see a revision, or nothing."""

    genre: str
    cle: str
    instant: datetime
    revision_id: int | None
    empreinte: str | None
    """Fingerprint of the content: the same text published twice is no change."""
    ecrit_le: datetime
    """When it was decided."""


class _Ligne(NamedTuple):
    """A row of publication, with its document."""

    genre: str
    cle: str
    debut: datetime
    fin: datetime | None
    revision_id: int | None
    empreinte: str | None
    cree_le: datetime


@dataclass(frozen=True)
class Periode:
    """The time of which there are news."""

    depuis: datetime
    """The beginning of the day after the site opened."""
    instant: datetime
    fuseau: str
    """IANA name of the time zone of the site."""

    def holds(self, instant: datetime) -> bool:
        """Whether an instant is in it, its bounds included."""
        return self.depuis <= instant <= self.instant


def list_etats(
    session: Session, periode: Periode, genres: AbstractSet[str]
) -> dict[tuple[str, str], list[Etat]]:
    """The states of each document that changed in a period, older ones included."""
    requete = (
        select(
            DocumentLigne.genre,
            DocumentLigne.cle,
            PublicationLigne.debut,
            PublicationLigne.fin,
            PublicationLigne.revision_id,
            RevisionLigne.empreinte,
            PublicationLigne.cree_le,
        )
        .join(DocumentLigne, DocumentLigne.id == PublicationLigne.document_id)
        .outerjoin(RevisionLigne, RevisionLigne.id == PublicationLigne.revision_id)
        .where(
            PublicationLigne.document_id.in_(_select_touches(periode, genres)),
            PublicationLigne.debut <= periode.instant,
        )
        .order_by(PublicationLigne.document_id, PublicationLigne.debut, PublicationLigne.id)
    )
    lignes: dict[tuple[str, str], list[_Ligne]] = defaultdict(list)
    for brute in session.execute(requete):
        ligne = _Ligne(*brute)
        lignes[ligne.genre, ligne.cle].append(ligne)
    return {place: list(_follow(suite, periode.instant)) for place, suite in lignes.items()}


def _select_touches(periode: Periode, genres: AbstractSet[str]) -> Any:  # noqa: ANN401 - a query
    depuis, instant = periode.depuis, periode.instant
    return (
        select(PublicationLigne.document_id)
        .join(DocumentLigne, DocumentLigne.id == PublicationLigne.document_id)
        .where(
            DocumentLigne.genre.in_(sorted(genres)),
            or_(
                and_(PublicationLigne.debut >= depuis, PublicationLigne.debut <= instant),
                and_(PublicationLigne.fin >= depuis, PublicationLigne.fin <= instant),
            ),
        )
    )


def _follow(lignes: Sequence[_Ligne], instant: datetime) -> Iterator[Etat]:
    """The states that rows in order make: each lasts until its end, or until the next one."""
    suivants = [*(ligne.debut for ligne in lignes[1:]), None]
    for ligne, suivant in zip(lignes, suivants, strict=True):
        if suivant == ligne.debut:
            continue
        genre, cle, debut, fin, revision_id, empreinte, cree_le = ligne
        yield Etat(genre, cle, debut, revision_id, empreinte, cree_le)
        if fin is not None and fin <= instant and (suivant is None or fin < suivant):
            yield Etat(genre, cle, fin, None, None, cree_le)
