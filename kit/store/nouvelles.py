"""The news of a catalogue: what each publication changed for readers, read once per catalogue.

Publications, revisions and translations are only ever added, so what one of them changed is worked
out once and remembered. What was there on the day the site opened is no news.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from kit.content.annonce import Annonce
from kit.content.changements import list_changements
from kit.content.document import Document
from kit.content.fiche import Fiche
from kit.content.lecture import read_document
from kit.content.nouvelles import SUIVIS, Dits, Nouvelle, Nouvelles, compare_documents
from kit.content.segments import hash_francais
from kit.content.site import Site
from kit.content.valeur import Valeur
from kit.horloge import local_day, start_of_day
from kit.store.modeles import RevisionLigne, TraductionLigne
from kit.store.nouvelles_etats import Etat, Periode, list_etats
from kit.store.nouvelles_langues import list_langues, list_ouvertures
from kit.store.nouvelles_valeurs import list_valeurs

MAX = 2000
"""Changes that are remembered at most, the newest: years of them."""
_MEME_GESTE = timedelta(minutes=1)
"""What is said of translations is written with the publication, by the same clock."""
_LOT = 500

_Passage = tuple[str, Etat | None, Etat]
"""Kind of a document, what readers saw of it, what they see."""


class _Texte(NamedTuple):
    """A row of translation."""

    cle: str
    langue: str
    hache: str
    texte: str
    etat: str


class Memoire:
    """What was worked out already; for one reader at a time."""

    def __init__(self) -> None:
        self.nouvelles: dict[_Passage, Nouvelle | None] = {}
        """None for a change that was no news."""
        self.documents: dict[tuple[str, str], Document] = {}
        """Past states of values, by kind and fingerprint."""


def load_nouvelles(
    session: Session, instant: datetime, documents: Sequence[Document], memoire: Memoire
) -> Nouvelles:
    """All the news at an instant; `documents` are those that readers see, `memoire` is updated."""
    site = next((d for d in documents if isinstance(d, Site)), None)
    ouvertures = list_ouvertures(session, site, instant) if site else []
    if site is None or not ouvertures:
        return Nouvelles()
    lendemain = local_day(ouvertures[0].instant, site.fuseau) + timedelta(days=1)
    periode = Periode(start_of_day(lendemain, site.fuseau), instant, site.fuseau)
    fiches = tuple(d for d in documents if isinstance(d, Fiche))
    etats = list_etats(session, periode, {*SUIVIS, Valeur.GENRE})
    suites = {place: s for place, s in etats.items() if place[0] == Valeur.GENRE}
    valeurs = [d for d in documents if isinstance(d, Valeur)]
    liste = [
        *_read_passages(session, _list_passages(etats, periode), memoire),
        *list_valeurs(valeurs, _read_suites(session, suites, memoire), periode),
        *list_langues(session, fiches, ouvertures, periode),
    ]
    dites = [n for n in liste if periode.holds(n.instant)]
    dites.sort(key=lambda n: (n.instant, n.place), reverse=True)
    return Nouvelles(periode.depuis, tuple(dites[:MAX]), fiches)


def _list_passages(
    etats: Mapping[tuple[str, str], Sequence[Etat]], periode: Periode
) -> list[_Passage]:
    """The changes of the documents that have a page, the newest of them."""
    passages = [
        (genre, avant, apres)
        for (genre, _cle), suite in etats.items()
        if genre in SUIVIS
        for avant, apres in pairwise([None, *suite])
        if apres and periode.holds(apres.instant) and _mark(avant) != apres.empreinte
    ]
    passages.sort(key=lambda passage: passage[2].instant, reverse=True)
    return passages[:MAX]


def _mark(etat: Etat | None) -> str | None:
    return etat.empreinte if etat else None


def _read_passages(
    session: Session, passages: Sequence[_Passage], memoire: Memoire
) -> list[Nouvelle]:
    """What is news among changes; those never seen before are read from the base."""
    neufs = [passage for passage in passages if passage not in memoire.nouvelles]
    etats = [etat for _genre, *deux in neufs for etat in deux if etat and etat.revision_id]
    lus = _read_revisions(session, {e.revision_id: e.genre for e in etats if e.revision_id})
    connues = {passage: memoire.nouvelles.get(passage) for passage in passages}
    for passage in neufs:
        connues[passage] = _make(session, passage, lus)
    memoire.nouvelles = connues
    return [nouvelle for nouvelle in connues.values() if nouvelle is not None]


def _make(session: Session, passage: _Passage, lus: Mapping[int, Document]) -> Nouvelle | None:
    """What a change is for readers; None when it is nothing to them."""
    _genre, etat_avant, etat = passage
    avant = lus.get(etat_avant.revision_id or 0) if etat_avant else None
    apres = lus.get(etat.revision_id or 0)
    if apres is None:
        # A notice ends as it was meant to.
        retire = avant is not None and not isinstance(avant, Annonce)
        return Nouvelle(etat.instant, "retire", avant) if avant and retire else None
    if avant is None:
        return Nouvelle(etat.instant, "publie", apres)
    ecarts = compare_documents(avant, apres, _read_dits(session, avant, apres, etat.ecrit_le))
    return Nouvelle(etat.instant, "change", apres, ecarts) if ecarts else None


def _read_dits(session: Session, avant: Document, apres: Document, quand: datetime) -> Dits:
    """What was said at that publication: an old text kept for the new French, or withdrawn."""
    changes = {c.cle: c for c in list_changements(avant, apres) if c.modifie}
    textes: dict[tuple[str, str], set[tuple[str, str]]] = {}
    faux = set()
    for cle, langue, hache, texte, etat in _read_textes(session, sorted(changes), quand):
        if etat != "retiree":
            textes.setdefault((cle, hache), set()).add((langue, texte))
        elif hache == hash_francais(changes[cle].apres or ""):
            faux.add(cle)
    memes = {
        cle
        for cle, c in changes.items()
        if textes.get((cle, hash_francais(c.avant or "")), set())
        & textes.get((cle, hash_francais(c.apres or "")), set())
    }
    return Dits(frozenset(memes - faux), frozenset(faux))


def _read_textes(session: Session, cles: Sequence[str], quand: datetime) -> Iterator["_Texte"]:
    """The translations of some segments that were there when a publication was written."""
    for rang in range(0, len(cles), _LOT):
        requete = select(
            TraductionLigne.cle,
            TraductionLigne.langue,
            TraductionLigne.hash_francais,
            TraductionLigne.texte,
            TraductionLigne.etat,
        ).where(
            TraductionLigne.cle.in_(cles[rang : rang + _LOT]),
            TraductionLigne.cree_le <= quand + _MEME_GESTE,
        )
        yield from (_Texte(*ligne) for ligne in session.execute(requete))


def _read_suites(
    session: Session, suites: Mapping[tuple[str, str], Sequence[Etat]], memoire: Memoire
) -> dict[str, list[tuple[datetime, Valeur | None]]]:
    """What readers saw of each value that was published again, by id, in order."""
    etats = [e for suite in suites.values() for e in suite if e.revision_id and e.empreinte]
    absents = {
        e.revision_id: e.genre
        for e in etats
        if e.revision_id and (e.genre, e.empreinte) not in memoire.documents
    }
    lus = _read_revisions(session, absents)
    for etat in etats:
        document = lus.get(etat.revision_id or 0)
        if document is not None and etat.empreinte:
            memoire.documents[etat.genre, etat.empreinte] = document
    trouves: dict[str, list[tuple[datetime, Valeur | None]]] = {}
    for (genre, cle), suite in suites.items():
        documents = [memoire.documents.get((genre, e.empreinte or "")) for e in suite]
        trouves[cle] = [
            (e.instant, d if isinstance(d, Valeur) else None)
            for e, d in zip(suite, documents, strict=True)
        ]
    return trouves


def _read_revisions(session: Session, genres: Mapping[int, str]) -> dict[int, Document]:
    """Some revisions, by their row; one that cannot be read is left out."""
    lus: dict[int, Document] = {}
    for ligne_id, contenu in _read_contenus(session, sorted(genres)):
        try:
            document = read_document(genres[ligne_id], json.loads(contenu), deja_verifie=True)
        except (LookupError, ValueError):
            continue
        lus[ligne_id] = document
    return lus


def _read_contenus(session: Session, lignes: Sequence[int]) -> Iterable[tuple[int, str]]:
    for rang in range(0, len(lignes), _LOT):
        voulues = RevisionLigne.id.in_(lignes[rang : rang + _LOT])
        requete = select(RevisionLigne.id, RevisionLigne.contenu).where(voulues)
        yield from ((ligne_id, contenu) for ligne_id, contenu in session.execute(requete))
