"""The form by which readers say whether a page helped them."""

from dataclasses import dataclass

from kit.content.document import DocumentAdressable
from kit.content.fiche import Fiche
from kit.content.parcours import Parcours
from kit.content.structure import Structure
from kit.public.vues.trouvables import name_document, reach_document
from kit.render.passages import Lecteur, Passage

DOSSIERS: dict[str, type[DocumentAdressable]] = {
    "fiches": Fiche,
    "structures": Structure,
    "parcours": Parcours,
}
"""First part of the address of the pages that ask, and the kind of their document."""


@dataclass(frozen=True)
class Visee:
    """The page that the opinion is about."""

    chemin: str
    """Path after the language."""
    titre: Passage
    adresse: str


@dataclass(frozen=True)
class AvisVue:
    """The form, as it was sent if it was."""

    visee: Visee | None
    """None: the opinion is about the whole site."""
    utile: str = ""
    """`oui`, `non`, or nothing chosen yet."""
    phrase: str = ""
    faute: str = ""
    """What to correct, in the reader's language."""
    recu: bool = False
    """Whether it is the page that thanks."""


def find_visee(lecteur: Lecteur, chemin: str) -> Visee | None:
    """The page at a path; None when it is not one of those that ask."""
    dossier, _, slug = chemin.strip("/").partition("/")
    classe = DOSSIERS.get(dossier)
    document = lecteur.catalogue.find(classe, slug) if classe else None
    if document is None:
        return None
    titre = name_document(lecteur, document)
    propre = f"{dossier}/{document.adresse}"
    return Visee(propre, titre, reach_document(lecteur, document)[0])
