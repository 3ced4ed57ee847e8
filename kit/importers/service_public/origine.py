"""Whose text a file is, and of which day: what its licence asks to say."""

import re
from datetime import date

from kit.importers.service_public.contexte import Brut
from kit.importers.service_public.erreurs import SourceIllisibleError
from kit.importers.service_public.identite import EDITEUR, LICENCE, page_of
from kit.importers.service_public.lecture_xml import Element, dublin_core

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def read_origine(racine: Element) -> Brut:
    """Publisher, address, licence and day of a text. Raises SourceIllisibleError without day."""
    identifiant = racine.get("ID") or ""
    return {
        "editeur": EDITEUR,
        "identifiant": identifiant,
        "adresse": page_of(identifiant),
        "licence": LICENCE,
        "date_source": date_of(racine).isoformat(),
    }


def date_of(racine: Element) -> date:
    """Day on which the text was last changed. Raises SourceIllisibleError."""
    trouvee = _DATE.search(dublin_core(racine, "date"))
    try:
        return date(*(int(part) for part in trouvee.groups())) if trouvee else _no_date(racine)
    except ValueError:
        return _no_date(racine)


def _no_date(racine: Element) -> date:
    raise SourceIllisibleError(
        f"« {racine.get('ID')}.xml » ne dit pas sa date (dc:date) : vérifiez le zip."
    )
