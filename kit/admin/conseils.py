"""What the rules of quality say of a draft, at each key that is pressed.

The other documents are read once per catalogue: only the draft is read again.
"""

from kit.admin.catalogue import find_catalogue
from kit.content.document import Document
from kit.quality.bilan import judge
from kit.quality.constat import Constat
from kit.quality.contexte import Contexte, Passage
from kit.render.controle import open_contexte
from kit.store.catalogue import Catalogue
from kit.store.memoire import Memoire


def _read_all(catalogue: Catalogue) -> Contexte:
    tous = (d for documents in catalogue.documents.values() for d in documents.values())
    return open_contexte(tous, catalogue.jour)


_CONTEXTES = Memoire(_read_all)


def find_constats(document: Document) -> tuple[Constat, ...]:
    """What the rules find in a draft, the worst first; nothing while nothing is published."""
    catalogue = find_catalogue()
    return judge(_CONTEXTES.of(catalogue), document) if catalogue else ()


def list_passages(document: Document) -> tuple[Passage, ...]:
    """The texts of a draft as readers see them; none while nothing is published."""
    catalogue = find_catalogue()
    if catalogue is None:
        return ()
    return _CONTEXTES.of(catalogue).judging(document).passages(document)
