"""Where a document is read: the pages of the site that show it, the sheets that say it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import singledispatch

from kit.content.annexe import Annexe
from kit.content.demarche import Demarche, Modalite
from kit.content.document import Document, DocumentAdressable
from kit.content.faq import Question
from kit.content.fiche import Fiche
from kit.content.glossaire import Terme
from kit.content.lettre import Lettre
from kit.content.liens import Cible
from kit.content.phrase import Phrase
from kit.content.piece import Lot, Piece
from kit.content.site import Site
from kit.content.structure import Structure
from kit.content.theme import Theme
from kit.content.valeur import Valeur
from kit.render.impression.contenus.catalogue import CONTENUS
from kit.render.impression.contenus.modele import Contenu, Options
from kit.render.vues.montrez import CARTES
from kit.render.vues.pieces import list_fiches_asking
from kit.store.catalogue import Catalogue
from kit.store.usages import list_usages


@dataclass(frozen=True)
class Papier:
    """A sheet that says a document."""

    contenu: Contenu
    slug: str = ""
    options: Options = ()


@dataclass(frozen=True)
class PageApercue:
    """A page of the public site that shows a document."""

    id: str
    """Its name in the addresses of the preview."""
    nom: str
    chemin: str
    """Path after the language."""
    ancre: str = ""
    """Where the document stands in it; empty when it is all about it."""
    propres: tuple[tuple[str, str], ...] = ()
    """Parameters of the page."""
    papiers: tuple[Papier, ...] = ()


def list_pages(catalogue: Catalogue, document: Document) -> tuple[PageApercue, ...]:
    """The pages of a document, the most telling first; none when readers never see it alone.

    `catalogue` holds the draft.
    """
    return tuple(_list(document, catalogue))


@singledispatch
def _list(_document: Document, _catalogue: Catalogue) -> Iterable[PageApercue]:
    return ()


@_list.register
def _fiche(fiche: Fiche, _catalogue: Catalogue) -> Iterable[PageApercue]:
    chemin, papiers = f"fiches/{fiche.adresse}", _list_papiers(fiche)
    yield PageApercue("fiche", "La fiche", chemin, papiers=papiers)
    yield PageApercue("guichet", "La fiche au guichet", f"{chemin}/guichet")


@_list.register
def _piece(piece: Piece, catalogue: Catalogue) -> Iterable[PageApercue]:
    yield PageApercue("papier", "Le papier, expliqué", f"pieces/{piece.adresse}")
    yield from map(_fiche_with, list_fiches_asking(catalogue, piece.id))


@_list.register
def _lot(lot: Lot, catalogue: Catalogue) -> Iterable[PageApercue]:
    for fiche in catalogue.fiches:
        if any(demandee.lot == lot.id for demandee in fiche.pieces):
            yield _fiche_with(fiche)


@_list.register
def _question(question: Question, _catalogue: Catalogue) -> Iterable[PageApercue]:
    papier = Papier(CONTENUS["faq"], options=(("theme", question.theme or "autres"),))
    nom = "Questions fréquentes"
    yield PageApercue("faq", nom, "faq/", question.id, papiers=(papier,))


@_list.register
def _terme(terme: Terme, _catalogue: Catalogue) -> Iterable[PageApercue]:
    papier = Papier(CONTENUS["glossaire"])
    nom, ancre = "Les mots de l’administration", f"mot-{terme.id}"
    yield PageApercue("glossaire", nom, "glossaire/", ancre, papiers=(papier,))


@_list.register
def _lettre(lettre: Lettre, _catalogue: Catalogue) -> Iterable[PageApercue]:
    chemin, papiers = f"lettres/{lettre.adresse}", _list_papiers(lettre)
    yield PageApercue("lettre", "La lettre", chemin, papiers=papiers)


@_list.register
def _annexe(annexe: Annexe, _catalogue: Catalogue) -> Iterable[PageApercue]:
    chemin, papiers = f"annexes/{annexe.adresse}", _list_papiers(annexe)
    yield PageApercue("annexe", "Le document", chemin, papiers=papiers)


@_list.register
def _theme(theme: Theme, _catalogue: Catalogue) -> Iterable[PageApercue]:
    yield PageApercue("theme", "Le thème", f"themes/{theme.adresse}")


@_list.register
def _phrase(phrase: Phrase, _catalogue: Catalogue) -> Iterable[PageApercue]:
    if phrase.usage == "passage":
        yield PageApercue("passage", "Préparer un bon de passage", "passage/remplir")
    elif phrase.id in CARTES:
        carte = (("carte", phrase.id.removeprefix("guichet-")),)
        yield PageApercue("carte", "Montrez du doigt, en grand", "guichet/montrez", propres=carte)
        yield PageApercue("montrez", "Montrez du doigt", "guichet/montrez")


@_list.register
def _structure(structure: Structure, _catalogue: Catalogue) -> Iterable[PageApercue]:
    chemin, papiers = f"structures/{structure.adresse}", _list_papiers(structure)
    yield PageApercue("lieu", "Le lieu", chemin, papiers=papiers)
    yield PageApercue("lieux", "Tous les lieux", "structures/")


@_list.register
def _demarche(demarche: Demarche, _catalogue: Catalogue) -> Iterable[PageApercue]:
    propres = (("demarche", demarche.id),)
    yield PageApercue("modalites", "Où faire la démarche", "modalites/", propres=propres)


@_list.register
def _modalite(modalite: Modalite, catalogue: Catalogue) -> Iterable[PageApercue]:
    lieu = catalogue.get(Structure, modalite.structure)
    ailleurs = (("lieu", lieu.adresse),) if lieu else ()
    propres = (*ailleurs, ("demarche", modalite.demarche))
    yield PageApercue("modalites", "Où faire la démarche", "modalites/", propres=propres)


@_list.register
def _site(_site: Site, _catalogue: Catalogue) -> Iterable[PageApercue]:
    yield PageApercue("accueil", "L’accueil", "")
    yield PageApercue("mentions", "Mentions légales", "mentions-legales")
    yield PageApercue("accessibilite", "Accessibilité", "accessibilite")


@_list.register
def _valeur(valeur: Valeur, catalogue: Catalogue) -> Iterable[PageApercue]:
    usages = list_usages(catalogue, Cible("valeur", valeur.id))
    montrees = {cible.id for cible in usages if cible.genre == "fiche"}
    for fiche in catalogue.fiches:
        if fiche.id in montrees:
            yield _fiche_with(fiche, "")


def _fiche_with(fiche: Fiche, ancre: str = "papiers") -> PageApercue:
    """A fiche that shows a paper, a list of papers, a value."""
    papiers = _list_papiers(fiche)
    nom = f"Fiche\u00a0: {fiche.titre}"
    return PageApercue(fiche.id, nom, f"fiches/{fiche.adresse}", ancre, papiers=papiers)


def _list_papiers(document: DocumentAdressable) -> tuple[Papier, ...]:
    """Every kind of sheet that is made of this document alone."""
    return tuple(
        Papier(contenu, document.adresse)
        for contenu in CONTENUS.values()
        if contenu.classe is type(document) and not contenu.discret and contenu.has(document)
    )
