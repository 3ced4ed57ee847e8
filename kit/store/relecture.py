"""Moving the day before which a document must be read again, and nothing else.

The day is in the document, and paper shows it: it changes for readers at once. So what is
published is not the draft but the published text with its new day; a draft that waits gets the
same day and stays a draft, the newest revision as before.
"""

from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from kit.content.document import Document
from kit.content.fiche import Fiche
from kit.content.parcours import Parcours
from kit.erreurs import KitError
from kit.store.lignes import get_document_id, publications_in_force
from kit.store.publications import APublier, Moment, find_published, publish_documents
from kit.store.revisions import Ecriture, read_revision, save_revision

D = TypeVar("D", bound=Document)


class SansEcheanceError(KitError):
    """Readers do not see the document, or it has no day to move."""


def postpone(session: Session, genre: str, cle: str, jour: date, ecriture: Ecriture) -> None:
    """Publish the published text with another day, and give that day to the draft that waits.

    Raises DocumentInconnuError, SansEcheanceError, DatesInvalidesError.
    """
    publie = find_published(session, genre, cle, ecriture.quand)
    if not isinstance(publie, Fiche | Parcours):
        raise SansEcheanceError(
            "Ce contenu n’est pas publié, ou n’a pas de date de relecture : rien n’est changé."
        )
    brouillon = read_revision(session, genre, cle)
    if publie.a_verifier_avant != jour:
        revision = save_revision(session, _set_jour(publie, jour), ecriture)
        fin = _find_fin(session, genre, cle, ecriture.quand)
        moment = Moment(ecriture.quand, ecriture.auteur, fin=fin)
        demande = APublier(genre, cle, revision.numero, changement_vu=True)
        publish_documents(session, [demande], moment)
    if brouillon != publie and isinstance(brouillon, Fiche | Parcours):
        save_revision(session, _set_jour(brouillon, jour), ecriture)


def _set_jour(document: D, jour: date) -> D:
    return document.model_copy(update={"a_verifier_avant": jour})


def _find_fin(session: Session, genre: str, cle: str, quand: datetime) -> datetime | None:
    """When the publication in force ends: the next one ends on the same day."""
    en_vigueur = publications_in_force(quand)
    document_id = get_document_id(session, genre, cle)
    requete = select(en_vigueur.c.fin).where(en_vigueur.c.document_id == document_id)
    return session.execute(requete).scalar_one_or_none()
