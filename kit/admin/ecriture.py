"""Saving one part of a document: a draft more, merged with what a colleague wrote meanwhile."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kit.admin.formulaires.identifiants import give_id, give_ids, list_used
from kit.admin.formulaires.parties import Partie, forget_marques, list_ids, write_partie
from kit.content.document import Document, noeud_ids
from kit.content.empreinte import dump_document
from kit.content.fusion import Divergence, merge_contents
from kit.content.lecture import DocumentInvalideError, read_document
from kit.store.depot import Depot
from kit.store.revisions import Revision

Brut = dict[str, Any]


@dataclass(frozen=True)
class Enregistre:
    """It is saved."""

    document: Document
    revision: Revision
    meles: bool
    """Whether a colleague had written elsewhere in it meanwhile: both are kept."""
    change: bool = True
    """Whether it is a revision more; not when the draft said the same."""
    deja: bool = False
    """Whether the same form had already been saved: it was sent twice."""


@dataclass(frozen=True)
class Desaccord:
    """A colleague wrote the same place meanwhile: nothing is saved, both texts are shown."""

    derniere: Revision
    divergences: tuple[Divergence, ...]
    melange: Document
    """Both texts, with that of the colleague at each place where they differ."""


@dataclass(frozen=True)
class Geste:
    """Who changes something, and what: the part of the document."""

    auteur: str
    motif: str


@dataclass(frozen=True)
class Cible:
    """What is being edited, as it was when the form was opened."""

    genre: str
    cle: str
    numero: int
    """Number of that revision."""
    apres: str = ""
    """Id of the group after which a new one goes."""


def save_partie(
    depot: Depot, cible: Cible, partie: Partie, valeurs: Brut, auteur: str
) -> Enregistre | Desaccord:
    """Save what a form said of one part, as a new revision.

    Raises DocumentInvalideError with what is wrong, DocumentInconnuError, SlugPrisError.
    """
    avant = depot.read_revision(cible.genre, cible.cle, cible.numero)
    deja = _find_deja(depot, cible, partie, valeurs, auteur)
    if deja is not None:
        return deja
    utilises = list_used(depot.list_contenus(cible.genre, cible.cle))
    propose = build_document(avant, partie, valeurs, utilises, cible.apres)
    return save_document(depot, avant, cible.numero, propose, Geste(auteur, partie.id))


def save_document(
    depot: Depot, avant: Document, numero: int, propose: Document, geste: Geste
) -> Enregistre | Desaccord:
    """Save a whole document that was changed from one of its revisions."""
    depuis = depot.list_revisions(avant.GENRE, avant.id)
    derniere = depuis[0]
    document = propose
    if derniere.numero != numero:
        recent = depot.read_draft(avant.GENRE, avant.id)
        document, divergences = merge_contents(avant, recent, propose)
        if divergences:
            return Desaccord(derniere, divergences, document)
    meles = any(r.numero > numero and r.auteur != geste.auteur for r in depuis)
    revision = depot.save_revision(document, auteur=geste.auteur, motif=geste.motif)
    return Enregistre(document, revision, meles, change=revision.numero != derniere.numero)


def differs(documents: Iterable[Document], partie: Partie, valeurs: Brut) -> bool:
    """Whether a form says something that none of these states of the document says."""
    if partie.classe is not None and partie.noeud is None:
        dits = (valeurs.get(champ.nom) for champ in partie.champs if champ.genre != "choix")
        return any(valeur not in (None, [], False) for valeur in dits)
    return not any(_says(document, partie, valeurs) for document in documents)


def _says(document: Document, partie: Partie, valeurs: Brut) -> bool:
    try:
        return build_document(document, partie, valeurs, set()) == document
    except DocumentInvalideError:
        return False


def _find_deja(
    depot: Depot, cible: Cible, partie: Partie, valeurs: Brut, auteur: str
) -> Enregistre | None:
    """What the same form made when it came the first time; None when it is the first time.

    What is new in it gets the ids that it got then: a form sent twice must not add a step twice.
    """
    revisions = depot.list_revisions(cible.genre, cible.cle)
    siennes = [
        r
        for r in revisions
        if r.numero > cible.numero and r.auteur == auteur and r.motif == partie.id
    ]
    if not siennes:
        return None
    avant = depot.read_revision(cible.genre, cible.cle, cible.numero)
    recent = depot.read_draft(cible.genre, cible.cle)
    contenus = depot.list_contenus(cible.genre, cible.cle)
    for revision in siennes:
        utilises = list_used(contenus[len(contenus) - revision.numero + 1 :])
        propose = build_document(avant, partie, valeurs, utilises, cible.apres)
        melange, divergences = merge_contents(avant, recent, propose)
        if not divergences and melange == recent:
            return Enregistre(recent, revisions[0], meles=False, change=False, deja=True)
    return None


def build_document(
    avant: Document, partie: Partie, valeurs: Brut, utilises: set[str], apres: str = ""
) -> Document:
    """The document with what a form said; what is gone is not marked any more.

    Raises DocumentInvalideError.
    """
    if partie.classe is None:
        complet = give_ids(partie.champs, valeurs, utilises)
    elif partie.noeud is None:
        complet = give_id(partie.classe, valeurs, utilises)
    else:
        complet = give_ids(partie.champs, valeurs, utilises)
    brut = write_partie(partie, dump_document(avant), complet, apres)
    return read_document(avant.GENRE, forget_marques(brut, set(noeud_ids(avant)) - list_ids(brut)))
