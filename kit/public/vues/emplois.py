"""Where a pictogram is used: the documents that name it, and the steps of the fiches."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from kit.adresses import Adresses
from kit.content.annonce import Annonce
from kit.content.demarche import Demarche
from kit.content.document import Document, DocumentAdressable
from kit.content.fiche import Fiche
from kit.content.piece import Piece
from kit.content.structure import Structure
from kit.content.theme import Theme
from kit.content.urgence import Urgence
from kit.render.passages import Lecteur, Passage
from kit.store.catalogue import Catalogue
from kit.store.memoire import Memoire


class Emploi(NamedTuple):
    """A document that shows a pictogram, or the node of it that does."""

    document: Document
    noeud: str | None = None


@dataclass(frozen=True)
class EmploiVue:
    """A link to a page that shows the pictogram."""

    nom: Passage | str
    """What the page is about; plain for a place, whose name stays in French."""
    detail: Passage | str | None
    """The step or the counter that shows it, when it is not the whole page; or which page."""
    adresse: str


@dataclass(frozen=True)
class EmploisVue:
    """The uses of one kind."""

    titre: str
    liens: tuple[EmploiVue, ...]


def build_emplois(lecteur: Lecteur, pictogramme: str) -> tuple[EmploisVue, ...]:
    """The uses of a pictogram, by kind of document; only what readers can open."""
    _ = lecteur.langue.gettext
    titres: dict[type[Document], str] = {
        Theme: _("Les thèmes"),
        Fiche: _("Les démarches"),
        Piece: _("Les papiers"),
        Demarche: _("Où faire chaque démarche ?"),
        Structure: _("Les lieux"),
        Urgence: _("C’est urgent"),
        Annonce: _("Les annonces"),
    }
    emplois = _EMPLOIS.of(lecteur.catalogue).get(pictogramme, [])
    vues = (
        EmploisVue(titre, tuple(_lien(lecteur, e) for e in emplois if type(e.document) is classe))
        for classe, titre in titres.items()
    )
    return tuple(vue for vue in vues if vue.liens)


def list_emplois(catalogue: Catalogue) -> dict[str, list[Emploi]]:
    """The uses of every pictogram, by its id; those of a document in reading order."""
    emplois: dict[str, list[Emploi]] = defaultdict(list)
    for classe in (Theme, Fiche, Piece, Demarche, Structure, Urgence, Annonce):
        offerts = catalogue.fiches if classe is Fiche else catalogue.all(classe)
        for document in offerts:
            for pictogramme, noeud in _iterate_noms(document):
                if pictogramme is not None:
                    emplois[pictogramme].append(Emploi(document, noeud))
    return emplois


_EMPLOIS = Memoire(list_emplois)


def _iterate_noms(document: Document) -> Iterator[tuple[str | None, str | None]]:
    """Each pictogram that a document names, and the node that does when it is not the whole."""
    if isinstance(document, Structure):
        yield document.vignette, None
        yield from ((g.pictogramme, g.id) for g in document.guichets)
        return
    yield getattr(document, "pictogramme", None), None
    if isinstance(document, Fiche):
        yield from ((e.pictogramme, e.id) for e in document.etapes)


def _lien(lecteur: Lecteur, emploi: Emploi) -> EmploiVue:
    document, noeud = emploi
    textes = lecteur.open(document)
    adresse = _adresse(lecteur.adresses, document)
    if isinstance(document, Structure):
        detail = textes.passage(f"{noeud}.nom") if noeud else None
        return EmploiVue(document.nom, detail, adresse)
    if noeud is not None:
        # What is doubtful is said where it is read, not in a list of pages.
        etape = replace(textes.passage(f"{noeud}.titre"), a_confirmer=False)
        return EmploiVue(textes.passage("titre"), etape, f"{adresse}#{noeud}")
    if isinstance(document, Demarche):
        # A fiche may bear the same name.
        page = lecteur.langue.gettext("Où faire chaque démarche ?")
        return EmploiVue(textes.passage("nom"), page, adresse)
    champ = "nom" if isinstance(document, Piece) else "titre"
    return EmploiVue(textes.passage(champ), None, adresse)


def _adresse(adresses: Adresses, document: Document) -> str:
    """The page where people read it."""
    if isinstance(document, Demarche):
        return adresses.modalites(document.id)
    if isinstance(document, Urgence):
        return adresses.urgence(document.adresse)
    slug = document.adresse if isinstance(document, DocumentAdressable) else document.id
    return adresses.page(f"{document.PLURIEL}/{slug}")
