"""How a document is called in lists and pickers."""

from collections.abc import Sequence

from kit.admin.catalogue import find_catalogue
from kit.content.document import Document

_CHAMPS = ("titre", "nom", "question", "terme", "libelle", "texte")


def name_document(document: Document) -> str:
    """The first words that say what it is; its id when it has none."""
    for champ in _CHAMPS:
        nom = getattr(document, champ, None)
        if isinstance(nom, str):
            return nom
    return document.id


def list_noms(genre: str) -> Sequence[tuple[str, str]]:
    """Ids and names of the published documents of a kind, by name."""
    catalogue = find_catalogue()
    documents = catalogue.documents.get(genre, {}).values() if catalogue else ()
    return sorted(((d.id, name_document(d)) for d in documents), key=lambda nom: nom[1].casefold())
