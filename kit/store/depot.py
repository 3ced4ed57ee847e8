"""The repository of contents: what the rest of the kit calls; no row ever leaves it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from kit.content.document import Document
from kit.content.liens import Cible
from kit.horloge import Horloge
from kit.store import brouillons, listes, packs, publications, revisions, traductions, vie
from kit.store.brouillons import Brouillon
from kit.store.listes import Ligne
from kit.store.packs import Conflit
from kit.store.publications import APublier, Moment
from kit.store.revisions import Ecriture, EtatDocument, Revision
from kit.store.traductions import NouvelleTraduction


@dataclass(frozen=True)
class Depot:
    """Reads and writes of contents inside one session."""

    session: Session
    horloge: Horloge

    def save_revision(
        self, document: Document, *, auteur: str, origine: str = "saisie", motif: str = ""
    ) -> Revision:
        """Add a draft, unless the newest revision already says the same; give the newest one.

        Raises SlugPrisError.
        """
        ecriture = Ecriture(auteur, origine, motif, self.horloge.now())
        return revisions.save_revision(self.session, document, ecriture)

    def publish_document(  # noqa: PLR0913 - what to publish, then when
        self,
        genre: str,
        cle: str,
        numero: int | None = None,
        *,
        auteur: str,
        debut: datetime | None = None,
        fin: datetime | None = None,
    ) -> None:
        """Publish one revision (the newest without `numero`), now or from `debut`, until `fin`.

        Raises what `publish_documents` raises.
        """
        self.publish_documents([APublier(genre, cle, numero)], auteur=auteur, debut=debut, fin=fin)

    def publish_documents(
        self,
        demandes: Sequence[APublier],
        *,
        auteur: str,
        debut: datetime | None = None,
        fin: datetime | None = None,
    ) -> None:
        """Publish several documents together, all or none.

        Raises DocumentInconnuError, DatesInvalidesError, SlugPrisError, or
        PublicationImpossibleError when one refers to a document that is not published at that
        moment nor in the same call.
        """
        moment = Moment(self.horloge.now(), auteur, debut, fin)
        publications.publish_documents(self.session, demandes, moment)

    def withdraw_document(
        self,
        genre: str,
        cle: str,
        *,
        auteur: str,
        debut: datetime | None = None,
        malgre_renvois: bool = False,
    ) -> None:
        """Show a document to nobody any more, now or from `debut`.

        Raises DocumentInconnuError, DatesInvalidesError, RetraitImpossibleError.
        """
        moment = Moment(self.horloge.now(), auteur, debut)
        publications.withdraw_document(
            self.session, Cible(genre, cle), moment, malgre_renvois=malgre_renvois
        )

    def cancel_plan(self, genre: str, cle: str, quand: datetime, *, auteur: str) -> None:
        """What was to change at an instant does not.

        Raises DocumentInconnuError, PlanInconnuError, RetraitImpossibleError.
        """
        moment = Moment(self.horloge.now(), auteur)
        vie.cancel_plan(self.session, Cible(genre, cle), quand, moment)

    def archive_document(self, genre: str, cle: str, *, auteur: str) -> None:
        """Leave it out of lists. Raises DocumentInconnuError, ArchivageImpossibleError."""
        moment = Moment(self.horloge.now(), auteur)
        vie.archive_document(self.session, Cible(genre, cle), moment)

    def unarchive_document(self, genre: str, cle: str, *, auteur: str) -> None:
        """Put it back in lists. Raises DocumentInconnuError."""
        moment = Moment(self.horloge.now(), auteur)
        vie.unarchive_document(self.session, Cible(genre, cle), moment)

    def find_last_shown(self, genre: str, cle: str) -> int | None:
        """Number of the last revision that readers saw. Raises DocumentInconnuError."""
        return vie.find_last_shown(self.session, genre, cle, self.horloge.now())

    def list_pris(self, genre: str) -> set[str]:
        """Ids and addresses that documents of a kind have, or have had."""
        return vie.list_pris(self.session, genre)

    def list_lignes(self, genres: Collection[str]) -> tuple[Ligne, ...]:
        """Every document of some kinds with its newest revision, in few queries."""
        return listes.list_lignes(self.session, self.horloge.now(), genres)

    def list_referents(self, genre: str, cle: str) -> list[Cible]:
        """Published documents that refer to this one: what its publication changes."""
        return publications.list_referents(self.session, Cible(genre, cle), self.horloge.now())

    def list_revisions(self, genre: str, cle: str) -> tuple[Revision, ...]:
        """Every revision, the newest first. Raises DocumentInconnuError."""
        return revisions.list_revisions(self.session, genre, cle)

    def read_revision(self, genre: str, cle: str, numero: int) -> Document:
        """The content of a revision, at the schema of today.

        Raises DocumentInconnuError, DocumentInvalideError.
        """
        return revisions.read_revision(self.session, genre, cle, numero)

    def list_contenus(self, genre: str, cle: str) -> tuple[str, ...]:
        """The stored JSON of every revision, the newest first; none for an unknown document."""
        return revisions.list_contenus(self.session, genre, cle)

    def read_draft(self, genre: str, cle: str) -> Document:
        """The newest revision. Raises DocumentInconnuError, DocumentInvalideError."""
        return revisions.read_revision(self.session, genre, cle)

    def open_brouillon(self, genre: str, cle: str) -> Brouillon:
        """The newest revision, and where the document stands now.

        Raises DocumentInconnuError, DocumentInvalideError.
        """
        return brouillons.open_brouillon(self.session, genre, cle, self.horloge.now())

    def list_documents(self) -> tuple[EtatDocument, ...]:
        """Every document and where it stands now."""
        return revisions.list_documents(self.session, self.horloge.now())

    def save_traduction(self, nouvelle: NouvelleTraduction, *, auteur: str) -> bool:
        """Add a translation; False when it says what is already there.

        Raises TraductionInvalideError, DocumentInconnuError.
        """
        return self.save_traductions([nouvelle], auteur=auteur) == 1

    def save_traductions(self, nouvelles: Sequence[NouvelleTraduction], *, auteur: str) -> int:
        """Add translations; give how many were new.

        Raises TraductionInvalideError, DocumentInconnuError.
        """
        return traductions.save_traductions(self.session, nouvelles, auteur, self.horloge.now())

    def list_bases(self, pack: str) -> set[tuple[str, str]]:
        """Kind and id of each document that a pack ever held."""
        return packs.list_bases(self.session, pack)

    def find_base(self, pack: str, genre: str, cle: str) -> str | None:
        """What a pack last said of a document (canonical JSON); None when it never held it."""
        return packs.find_base(self.session, pack, genre, cle)

    def read_exemple(self, genres: Collection[str]) -> dict[tuple[str, str], str]:
        """What the pack of an invented département last said (canonical JSON), by kind and id."""
        return packs.read_exemple(self.session, genres)

    def list_conflits(self) -> tuple[Conflit, ...]:
        """The places that an import left to decide."""
        return packs.list_conflits(self.session)

    def resolve_conflit(self, conflit_id: int) -> None:
        """Close one of them. Raises DocumentInconnuError."""
        packs.resolve_conflit(self.session, conflit_id, self.horloge.now())
