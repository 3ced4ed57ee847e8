"""New documents: the least that their class requires, saved as a draft; and copies."""

import re
from typing import Any

from kit.admin.documents import Ouvert
from kit.admin.formulaires.schema import Champ, list_champs
from kit.admin.noms import CHAMPS_DU_NOM, name_brut
from kit.content.document import Document
from kit.content.genres import classe_of
from kit.content.lecture import read_document
from kit.content.normalisation import normalise
from kit.store.depot import Depot
from kit.store.moteur import write_session
from kit.web.rendu import services

Brut = dict[str, Any]

_LONGUEUR_MAX = 60
"""Signs of an id made from a title: it is read in addresses."""
_RESERVES = frozenset({"nouveau"})
"""Ids that an address of the back office already means something else by."""
_A_SOI = ("id", "slug", "anciens_slugs", "remplace")
"""What a copy does not take: the name and the addresses of the first document."""


def list_exiges(genre: str) -> tuple[Champ, ...]:
    """The fields without which there is no document; lists can be filled later."""
    return tuple(c for c in _champs(genre) if c.exige and c.genre not in ("noeud", "noeuds"))


def create_document(genre: str, valeurs: Brut, auteur: str) -> Document:
    """Save a first draft. Raises DocumentInvalideError."""
    vides: Brut = {c.nom: [] for c in _champs(genre) if c.exige and c.genre == "noeuds"}
    return _save(genre, {**vides, **valeurs}, auteur, "création")


def copy_document(ouvert: Ouvert, auteur: str) -> Document:
    """Save a copy of a draft, under a name that says so. Raises DocumentInvalideError."""
    brut = {champ: valeur for champ, valeur in ouvert.brut.items() if champ not in _A_SOI}
    champ = next((c for c in CHAMPS_DU_NOM if c in brut), None)
    # What has no name of its own is called after what it is about: its copy too.
    nom = {champ: f"{brut[champ]} (copie)"} if champ else {}
    return _save(ouvert.genre, {**brut, **nom}, auteur, f"copie de {ouvert.cle}")


def make_identifiant(nom: str, genre: str, pris: set[str]) -> str:
    """Lower-case ASCII words of a name joined by hyphens, and a number when it is taken."""
    mots = re.findall(r"[a-z0-9]+", normalise(nom).replace("'", " "))
    base = ""
    for mot in mots:
        if base and len(base) + len(mot) >= _LONGUEUR_MAX:
            break
        base = f"{base}-{mot}" if base else mot[:_LONGUEUR_MAX]
    base = base or genre
    rang, identifiant = 1, base
    while identifiant in pris | _RESERVES:
        rang += 1
        identifiant = f"{base}-{rang}"
    return identifiant


def _save(genre: str, brut: Brut, auteur: str, motif: str) -> Document:
    with write_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        pris = depot.list_pris(genre)
        nom = name_brut(brut)
        premier = make_identifiant(nom, genre, set())
        deja = _find_same(depot, premier, _read(genre, brut, premier), auteur)
        if deja is not None:
            return deja
        document = _read(genre, brut, make_identifiant(nom, genre, pris))
        depot.save_revision(document, auteur=auteur, motif=motif)
        return document


def _find_same(depot: Depot, cle: str, document: Document, auteur: str) -> Document | None:
    """The draft that this very form just made: a button pressed twice makes one document."""
    if not depot.list_contenus(document.GENRE, cle):
        return None
    premiere, *suite = depot.list_revisions(document.GENRE, cle)
    connu = depot.read_draft(document.GENRE, cle)
    same = not suite and premiere.auteur == auteur and connu == document
    return connu if same else None


def _read(genre: str, brut: Brut, identifiant: str) -> Document:
    return read_document(genre, {"schema": classe_of(genre).SCHEMA, **brut, "id": identifiant})


def _champs(genre: str) -> tuple[Champ, ...]:
    return list_champs(classe_of(genre))
