"""Saving and showing a notice; its fixed phrases take their translations along."""

from dataclasses import dataclass
from datetime import date
from itertools import count

from kit.admin.annonces.composition import Materiel, compose, list_copies
from kit.admin.annonces.saisie import Saisie
from kit.admin.catalogue import find_catalogue
from kit.admin.creation import make_identifiant
from kit.content.annonce import Annonce
from kit.content.changements import list_changements, read_sorts
from kit.content.phrase import Phrase
from kit.content.segments import list_segments
from kit.content.structure import Structure
from kit.erreurs import KitError
from kit.store.copies import copy_traductions, list_traduits
from kit.store.depot import Depot
from kit.store.erreurs import DocumentInconnuError
from kit.store.moteur import read_session, write_session
from kit.store.sorts import decide_traductions
from kit.web.rendu import services

RESERVES = frozenset({"nouvelle", "publier"})
"""Ids that an address of the back office already means something else by."""
_ESSAI = "annonce"
"""Id of a notice that is only looked at."""


class AnnonceChangeeError(KitError):
    """A colleague changed the same notice since the form was opened."""

    def __init__(self, collegue: str) -> None:
        super().__init__(
            f"{collegue} vient de changer cette annonce. Rien n’est enregistré, votre texte est "
            "ci-dessous : ouvrez l’annonce, puis recommencez si c’est encore utile."
        )


@dataclass(frozen=True)
class Essai:
    """A notice as it would be, and in which languages."""

    annonce: Annonce
    traduits: dict[str, dict[str, str]]
    """By language, what each segment says."""


@dataclass(frozen=True)
class _Place:
    """A notice to save, and the one that readers see in its place."""

    annonce: Annonce
    montree: Annonce | None


def read_materiel() -> Materiel:
    """The fixed phrases and the places that readers see; what is dated comes last."""
    catalogue = find_catalogue()
    if catalogue is None:
        return Materiel({}, {})
    phrases = [p for p in catalogue.all(Phrase) if p.usage == "annonce"]
    # The first phrase is the title: what happens, rather than on which day.
    phrases.sort(key=lambda p: (p.complement is not None, p.texte.casefold()))
    structures = sorted(catalogue.all(Structure), key=lambda s: s.nom.casefold())
    return Materiel({p.id: p for p in phrases}, {s.id: s for s in structures})


def try_annonce(saisie: Saisie, materiel: Materiel) -> Essai:
    """What a form would show; nothing is saved. Raises SaisieInvalideError."""
    with read_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        avant = _read_avant(depot, saisie.cle) if saisie.cle else None
        annonce = compose(saisie, materiel, saisie.cle or _ESSAI, avant)
        copies = copy_traductions(session, list_copies(annonce, saisie, materiel))
        textes = {s.cle: s.texte for s in list_segments(annonce)}
        return Essai(annonce, list_traduits(session, textes, copies))


def read_essai(annonce: Annonce) -> Essai:
    """The same for a notice that is saved."""
    with read_session(services().moteurs) as session:
        textes = {s.cle: s.texte for s in list_segments(annonce)}
        return Essai(annonce, list_traduits(session, textes))


def is_shown(cle: str, jour: date) -> bool:
    """Whether readers see it on a day: asked of the base, as catalogues may be a second late."""
    with read_session(services().moteurs) as session:
        montree = _read_montree(Depot(session, services().horloge), cle)
    return montree is not None and (montree.jusqu_au is None or jour <= montree.jusqu_au)


def save_annonce(saisie: Saisie, materiel: Materiel, auteur: str, *, publie: bool) -> str:
    """Save a notice, and show it to readers if `publie`, all or nothing; its id.

    Raises SaisieInvalideError, AnnonceChangeeError, PublicationImpossibleError.
    """
    with write_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        place = _change(depot, saisie, materiel) if saisie.cle else None
        place = place or _create(depot, saisie, materiel, auteur)
        annonce = place.annonce
        depot.save_revision(annonce, auteur=auteur, motif="annonce")
        if publie:
            _withdraw_fausses(depot, place, auteur)
        copies = copy_traductions(session, list_copies(annonce, saisie, materiel))
        depot.save_traductions(copies, auteur=auteur)
        if publie:
            depot.publish_document(annonce.GENRE, annonce.id, auteur=auteur)
    return annonce.id


def _create(depot: Depot, saisie: Saisie, materiel: Materiel, auteur: str) -> _Place:
    """A new notice; the one that this very form just made when it is sent twice."""
    titre, pris = compose(saisie, materiel, _ESSAI).titre, depot.list_pris(Annonce.GENRE)
    deja = _find_last(depot, titre, pris)
    if deja is not None:
        annonce = compose(saisie, materiel, deja.id)
        (premiere, *_suite) = depot.list_revisions(Annonce.GENRE, deja.id)
        if annonce == deja and premiere.auteur == auteur:
            return _Place(annonce, _read_montree(depot, deja.id))
    cle = make_identifiant(titre, Annonce.GENRE, pris | RESERVES)
    return _Place(compose(saisie, materiel, cle), None)


def _find_last(depot: Depot, titre: str, pris: set[str]) -> Annonce | None:
    """The newest notice whose id was made from this title."""
    dernier, vus = "", set(RESERVES)
    for _rang in count():
        suivant = make_identifiant(titre, Annonce.GENRE, vus)
        if suivant not in pris:
            break
        vus.add(suivant)
        dernier = suivant
    try:
        return _read_avant(depot, dernier) if dernier else None
    except DocumentInconnuError:
        return None  # an address of the past


def _change(depot: Depot, saisie: Saisie, materiel: Materiel) -> _Place:
    """A notice that exists, changed. Raises AnnonceChangeeError."""
    brouillon = depot.open_brouillon(Annonce.GENRE, saisie.cle)
    avant = _read_avant(depot, saisie.cle)
    annonce = compose(saisie, materiel, saisie.cle, avant)
    if saisie.base != str(brouillon.revision.numero) and annonce != avant:
        raise AnnonceChangeeError(brouillon.revision.auteur)
    return _Place(annonce, _read_montree(depot, saisie.cle))


def _read_avant(depot: Depot, cle: str) -> Annonce:
    """The newest revision. Raises DocumentInconnuError."""
    document = depot.read_draft(Annonce.GENRE, cle)
    if not isinstance(document, Annonce):
        raise DocumentInconnuError(f"L’annonce « {cle} » n’existe pas.")
    return document


def _read_montree(depot: Depot, cle: str) -> Annonce | None:
    """The revision that readers see."""
    numero = depot.open_brouillon(Annonce.GENRE, cle).etat.publiee
    document = depot.read_revision(Annonce.GENRE, cle, numero) if numero else None
    return document if isinstance(document, Annonce) else None


def _withdraw_fausses(depot: Depot, place: _Place, auteur: str) -> None:
    """Take away the translations of what a text said before: the day or the place has changed."""
    changements = [c for c in list_changements(place.montree, place.annonce) if c.modifie]
    if not changements:
        return
    sorts = read_sorts({c.cle: "fausse" for c in changements}, tuple(changements))
    textes = {s.cle: s.texte for s in list_segments(place.annonce)}
    traduits = list_traduits(depot.session, textes)
    nouvelles = decide_traductions(depot.session, changements, sorts)
    fausses = [n for n in nouvelles if n.cle not in traduits.get(n.langue, {})]
    depot.save_traductions(fausses, auteur=auteur)
