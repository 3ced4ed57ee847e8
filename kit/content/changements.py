"""What changed between two states of a document, and what that makes of its translations.

An old translation must not lie: whoever publishes says of each changed segment whether its meaning
is the same, whether it was completed, or whether the old sentence is false.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from kit.content.document import Document
from kit.content.empreinte import dump_document
from kit.content.segments import Segment, list_segments

Sort = Literal["meme", "complete", "fausse"]
"""Of the old translations: they stay as fresh as they were; they stay, marked out of date, with
the French beside; they are withdrawn at once, and readers get the French."""
SORTS: tuple[Sort, ...] = get_args(Sort)


@dataclass(frozen=True)
class Changement:
    """One segment that is not the same any more."""

    cle: str
    avant: str | None
    """None: the segment is new."""
    apres: str | None
    """None: the segment is gone."""
    critique: bool

    @property
    def modifie(self) -> bool:
        """Whether it has a translation to decide about."""
        return self.avant is not None and self.apres is not None

    @property
    def sort_propose(self) -> Sort:
        """What is safest: an old deadline or an old amount does harm."""
        return "fausse" if self.critique else "complete"


def list_changements(avant: Document | None, apres: Document) -> tuple[Changement, ...]:
    """The segments that differ, in reading order, those that are gone last."""
    vieux = _by_cle(avant)
    neufs = _by_cle(apres)
    touches = [
        Changement(cle, vieux[cle].texte if cle in vieux else None, s.texte, _critique(s, vieux))
        for cle, s in neufs.items()
        if cle not in vieux or vieux[cle].texte != s.texte
    ]
    partis = [Changement(c, s.texte, None, s.critique) for c, s in vieux.items() if c not in neufs]
    return (*touches, *partis)


def list_champs_changes(avant: Document | None, apres: Document) -> tuple[str, ...]:
    """Names of the fields of the document that differ by something else than their texts."""
    vieux, neuf = _without_textes(avant), _without_textes(apres)
    return tuple(nom for nom in type(apres).model_fields if vieux.get(nom) != neuf.get(nom))


def read_sorts(dits: Mapping[str, str], changements: tuple[Changement, ...]) -> dict[str, Sort]:
    """What was said of each changed segment; the safest where nothing was."""
    connus: dict[str, Sort] = {sort: sort for sort in SORTS}
    return {
        c.cle: connus.get(dits.get(c.cle, ""), c.sort_propose) for c in changements if c.modifie
    }


def _by_cle(document: Document | None) -> dict[str, Segment]:
    return {s.cle: s for s in list_segments(document)} if document is not None else {}


def _critique(segment: Segment, vieux: Mapping[str, Segment]) -> bool:
    """Whether it is, or was, a segment whose old translation would do harm."""
    ancien = vieux.get(segment.cle)
    return segment.critique or (ancien is not None and ancien.critique)


def _without_textes(document: Document | None) -> dict[str, Any]:
    if document is None:
        return {}
    textes = {s.texte for s in list_segments(document)}
    return {nom: _blank(valeur, textes) for nom, valeur in dump_document(document).items()}


def _blank(valeur: Any, textes: set[str]) -> Any:  # noqa: ANN401 - plain data
    if isinstance(valeur, dict):
        return {nom: _blank(fils, textes) for nom, fils in valeur.items()}
    if isinstance(valeur, list):
        return [_blank(fils, textes) for fils in valeur]
    return "" if valeur in textes else valeur
