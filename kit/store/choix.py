"""Choosing, for each segment and language, the translation that readers get.

It is the one of the published French, else the newest one, which is then outdated. Rows are only
ever added, so a catalogue that was loaded before reads nothing but what has moved since.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from sys import intern
from types import MappingProxyType
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from kit.store.catalogue import EtatTraduction, Traduction, Traductions
from kit.store.modeles import TraductionLigne

_LOT = 500
"""Rows fetched at a time: few enough for their memory to be used again at once."""
_PEU = 500
"""Keys that are read apart; beyond, reading the whole table is quicker."""
_DEPASSES: dict[str, EtatTraduction] = {"retiree": "retiree"}
"""State shown for a translation of another French; the others are outdated."""

_Ligne = tuple[str, str, str, str, str]
_Temoin = tuple[Any, ...]
_Textes = Mapping[str, dict[str, Traduction]]
_COLONNES = (
    TraductionLigne.cle,
    TraductionLigne.langue,
    TraductionLigne.hash_francais,
    TraductionLigne.texte,
    TraductionLigne.etat,
)


@dataclass(frozen=True)
class _Memoire:
    """What was chosen last, and up to which row."""

    temoin: _Temoin
    """The last row read: if it is not there any more, the base is another one."""
    haches: Mapping[str, str]
    textes: _Textes


class Choix:
    """Chooses translations, and remembers what it chose; for one reader at a time."""

    def __init__(self) -> None:
        self._memoire: _Memoire | None = None

    def choose(self, session: Session, haches: Mapping[str, str]) -> Traductions:
        """The translations of the segments whose French has these hashes, by language and key."""
        temoin = _last_row(session)
        changees = self._find_changes(session, haches)
        if changees is None:
            textes = _choose_among(_all_rows(session), haches)
        else:
            textes = self._replace(session, haches, changees)
        self._memoire = _Memoire(temoin, haches, textes) if temoin is not None else None
        return MappingProxyType({langue: MappingProxyType(textes[langue]) for langue in textes})

    def _find_changes(self, session: Session, haches: Mapping[str, str]) -> set[str] | None:
        """Keys to choose again; None when everything is to be read."""
        memoire = self._memoire
        if memoire is None or _row(session, memoire.temoin[0]) != memoire.temoin:
            return None
        ajoutees = select(TraductionLigne.cle).where(TraductionLigne.id > memoire.temoin[0])
        changees = set(session.scalars(ajoutees.distinct().limit(_PEU + 1)))
        changees |= {cle for cle in memoire.haches if cle not in haches}
        changees |= {cle for cle, h in haches.items() if memoire.haches.get(cle) != h}
        return changees if len(changees) <= _PEU else None

    def _replace(self, session: Session, haches: Mapping[str, str], changees: set[str]) -> _Textes:
        """The remembered texts with those of some keys chosen again; the old ones stay as is."""
        memoire = self._memoire
        anciens = memoire.textes if memoire else {}
        lignes = session.execute(
            select(*_COLONNES).where(TraductionLigne.cle.in_(changees)).order_by(TraductionLigne.id)
        )
        nouveaux = _choose_among(((c, la, h, t, e) for c, la, h, t, e in lignes), haches)
        textes: dict[str, dict[str, Traduction]] = {}
        for langue in sorted({*anciens, *nouveaux}):
            gardes = anciens.get(langue, {})
            if langue in nouveaux or not changees.isdisjoint(gardes):
                gardes = gardes | nouveaux.get(langue, {})
                for cle in changees - nouveaux.get(langue, {}).keys():
                    gardes.pop(cle, None)
            if gardes:
                textes[langue] = gardes
        return textes


def choose_traductions(session: Session, haches: Mapping[str, str]) -> Traductions:
    """The same, once and for all."""
    return Choix().choose(session, haches)


def _choose_among(lignes: Iterable[_Ligne], haches: Mapping[str, str]) -> _Textes:
    """Choose among `cle, langue, hash, texte, etat` rows that come oldest first."""
    fraiches: dict[str, dict[str, Traduction]] = {}
    perimees: dict[str, dict[str, Traduction]] = {}
    # The very same key object serves every language.
    connues = {cle: (cle, hache) for cle, hache in haches.items()}
    make: Any = tuple.__new__  # Half the time of calling the NamedTuple, 270 000 times.
    with _gc_paused():
        for cle_lue, langue, hache_lu, texte, etat in lignes:
            connue = connues.get(cle_lue)
            if connue is None:
                continue
            # The last row of a key is the one that stays.
            if hache_lu == connue[1]:
                choisies, vu = fraiches, etat
            else:
                choisies, vu = perimees, _DEPASSES.get(etat, "perimee")
            textes = choisies.get(langue)
            if textes is None:
                textes = choisies[intern(langue)] = {}
            textes[connue[0]] = make(Traduction, (texte, intern(vu)))
    for langue, textes in perimees.items():
        fraiches[langue] = textes | fraiches.get(langue, {})
    return {langue: fraiches[langue] for langue in sorted(fraiches)}


def _all_rows(session: Session) -> Iterator[_Ligne]:
    """Every stored translation, the oldest first."""
    requete = select(*_COLONNES).order_by(TraductionLigne.id)
    connection = session.connection()
    # The driver's own rows: making SQLAlchemy rows of them would take longer than reading them.
    cursor = connection.connection.cursor()
    cursor.execute(str(requete.compile(dialect=connection.dialect)))
    try:
        while lot := cursor.fetchmany(_LOT):
            yield from lot
    finally:
        cursor.close()


def _last_row(session: Session) -> _Temoin | None:
    return _first(session, _select_temoin().order_by(TraductionLigne.id.desc()).limit(1))


def _row(session: Session, ligne_id: int) -> _Temoin | None:
    return _first(session, _select_temoin().where(TraductionLigne.id == ligne_id))


def _select_temoin() -> Select[*tuple[Any, ...]]:
    return select(TraductionLigne.id, *_COLONNES, TraductionLigne.cree_le)


def _first(session: Session, requete: Select[Any]) -> _Temoin | None:
    ligne = session.execute(requete).first()
    return None if ligne is None else tuple(ligne)


@contextmanager
def _gc_paused() -> Iterator[None]:
    """Keep the collector out while a great many lasting objects are made.

    It would walk through all of them again and again, and find nothing to free.
    """
    actif = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if actif:
            gc.enable()
