"""Whether agents have verified a document: the sentence that every page, sheet and message says."""

from dataclasses import dataclass
from datetime import date

from kit.content.document import Document
from kit.render.passages import Lecteur


@dataclass(frozen=True)
class VerificationVue:
    """What is said of a document, in the reader's language."""

    jour: date | None
    """Day on which the fact that was verified the longest ago was; None until all of them are."""
    phrase: str
    """Without a full stop."""


def build_verification(lecteur: Lecteur, *documents: Document) -> VerificationVue:
    """What is said of a document, or of several that are read together.

    Readers are told the day and the service; the name of the agent is for colleagues.
    """
    catalogue, _ = lecteur.catalogue, lecteur.langue.gettext
    jours = [catalogue.verified_day(document) for document in documents]
    verifies = [jour for jour in jours if jour is not None]
    if not verifies or len(verifies) < len(jours):
        return VerificationVue(None, _("Pas encore vérifié par la préfecture"))
    jour = min(verifies)
    dit = lecteur.langue.format_date(jour)
    return VerificationVue(jour, _("Vérifié le %(jour)s par la préfecture", jour=dit))
