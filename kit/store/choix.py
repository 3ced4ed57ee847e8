"""Choosing, for each segment and language, the translation that readers get.

It is the one of the published French, else the newest one, which is then outdated. Rows are only
ever added, so a catalogue that was loaded before reads nothing but what has moved since.

The first time, the base gives one row per segment, in which each column is a list. The same few
lists of marks come back for thousands of segments: what they lead to is worked out once.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from kit.store.catalogue import EtatTraduction, Traduction, Traductions
from kit.store.modeles import TraductionLigne
from kit.store.textes import SEPARATEUR, Places, TextesSegment, build_traductions

_PEU = 500
"""Keys that are read apart; beyond, reading the whole table is quicker."""
_FRAICHE = "="
"""Stands for the hash of the published French."""
_DEPASSES: dict[str, EtatTraduction] = {"retiree": "retiree"}
"""State shown for a translation of another French; the others are outdated."""
_FRAICHES: dict[str, EtatTraduction] = {
    "non_relue": "non_relue",
    "relue": "relue",
    "retiree": "retiree",
}
"""State shown for a translation of the published French."""

_Ligne = tuple[str, str, str, str, str]
_Groupe = tuple[str, str, str]
"""Key of a segment, marks of its rows and their texts, joined in the same order."""
_Temoin = tuple[Any, ...]
_Textes = dict[str, TextesSegment]
_COLONNES = (
    TraductionLigne.cle,
    TraductionLigne.langue,
    TraductionLigne.hash_francais,
    TraductionLigne.texte,
    TraductionLigne.etat,
)


@dataclass(frozen=True)
class _Dernier:
    """What was chosen last, and up to which row."""

    temoin: _Temoin
    """The last row read: if it is not there any more, the base is another one."""
    haches: Mapping[str, str]
    textes: _Textes


class Choix:
    """Chooses translations, and remembers what it chose; for one reader at a time."""

    def __init__(self) -> None:
        self._dernier: _Dernier | None = None

    def choose(self, session: Session, haches: Mapping[str, str]) -> Traductions:
        """The translations of the segments whose French has these hashes, by language and key."""
        temoin = _last_row(session)
        changees = self._find_changes(session, haches)
        if changees is None:
            textes = _choose_all(session, haches)
        else:
            textes = self._replace(session, haches, changees)
        self._dernier = _Dernier(temoin, haches, textes) if temoin is not None else None
        return build_traductions(textes)

    def _find_changes(self, session: Session, haches: Mapping[str, str]) -> set[str] | None:
        """Keys to choose again; None when everything is to be read."""
        dernier = self._dernier
        if dernier is None or _row(session, dernier.temoin[0]) != dernier.temoin:
            return None
        ajoutees = select(TraductionLigne.cle).where(TraductionLigne.id > dernier.temoin[0])
        changees = set(session.scalars(ajoutees.distinct().limit(_PEU + 1)))
        changees |= {cle for cle in dernier.haches if cle not in haches}
        changees |= {cle for cle, h in haches.items() if dernier.haches.get(cle) != h}
        return changees if len(changees) <= _PEU else None

    def _replace(self, session: Session, haches: Mapping[str, str], changees: set[str]) -> _Textes:
        """The remembered texts with those of some keys chosen again; the old ones stay as is."""
        dernier = self._dernier
        anciens = dernier.textes if dernier else {}
        gardes = {cle: textes for cle, textes in anciens.items() if cle not in changees}
        return gardes | _choose_among(_rows_of(session, sorted(changees)), haches)


def choose_traductions(session: Session, haches: Mapping[str, str]) -> Traductions:
    """The same, once and for all."""
    return Choix().choose(session, haches)


class _Candidate(NamedTuple):
    """One row among those of a segment in a language."""

    hache: str
    numero: int
    place: int
    etat: str


class _Forme(NamedTuple):
    """What segments share whose rows say the same but for the texts."""

    nombre: int
    """Rows there are."""
    choisies: tuple[int, ...]
    """Places of those that are shown; none when the lists cannot tell."""
    places: Places


def _choose_all(session: Session, haches: Mapping[str, str]) -> _Textes:
    """Choose among everything that is stored."""
    formes: dict[str, _Forme] = {}
    textes: dict[str, TextesSegment] = {}
    a_part: list[str] = []
    for cle, marques, joints in _all_rows(session):
        hache = haches.get(cle)
        if hache is None:
            continue
        marque = marques.replace(hache, _FRAICHE)
        forme = formes.get(marque)
        if forme is None:
            forme = formes[marque] = _read_forme(marque)
        if not forme.choisies or joints.count(SEPARATEUR) != forme.nombre - 1:
            a_part.append(cle)
        else:
            textes[cle] = TextesSegment(forme.places, _keep_chosen(forme, joints))
    return textes | _choose_among(_rows_of(session, a_part), haches)


def _keep_chosen(forme: _Forme, joints: str) -> str:
    """The joined texts without those that are not shown."""
    if len(forme.choisies) == forme.nombre:
        return joints
    liste = joints.split(SEPARATEUR)
    return SEPARATEUR.join([liste[place] for place in forme.choisies])


def _read_forme(marques: str) -> _Forme:
    """Work out which row of each language is shown."""
    lignes = [marque.split(" ") for marque in marques.split(",")]
    nombre = len(lignes)
    par_langue: dict[str, list[_Candidate]] = {}
    for place, (hache, langue, etat, numero) in enumerate(lignes):
        candidate = _Candidate(hache, int(numero), place, etat)
        par_langue.setdefault(langue, []).append(candidate)
    choisies: dict[str, _Candidate] = {}
    for langue, candidates in par_langue.items():
        fraiches = [c for c in candidates if c.hache == _FRAICHE]
        if not fraiches and len({c.hache for c in candidates}) > 1:
            return _Forme(nombre, (), {})  # Numbers count within one French text.
        choisies[langue] = max(fraiches or candidates, key=lambda c: c.numero)
    ordre = sorted(choisies, key=lambda langue: choisies[langue].place)
    return _Forme(
        nombre,
        tuple(choisies[langue].place for langue in ordre),
        {
            langue: (
                rang,
                _etat_vu(choisies[langue].etat, fraiche=choisies[langue].hache == _FRAICHE),
            )
            for rang, langue in enumerate(ordre)
        },
    )


def _choose_among(lignes: Iterable[_Ligne], haches: Mapping[str, str]) -> _Textes:
    """Choose among `cle, langue, hash, texte, etat` rows; those of a key come oldest first."""
    fraiches: dict[str, dict[str, Traduction]] = {}
    perimees: dict[str, dict[str, Traduction]] = {}
    for cle, langue, hache_lu, texte, etat in lignes:
        hache = haches.get(cle)
        if hache is not None:
            fraiche = hache == hache_lu
            vu = _etat_vu(etat, fraiche=fraiche)
            # The last row is the one that stays.
            (fraiches if fraiche else perimees).setdefault(cle, {})[langue] = Traduction(texte, vu)
    return {
        cle: _segment_of(perimees.get(cle, {}) | fraiches.get(cle, {}))
        for cle in (*fraiches, *perimees)
    }


def _segment_of(traductions: Mapping[str, Traduction]) -> TextesSegment:
    places = {langue: (rang, t.etat) for rang, (langue, t) in enumerate(traductions.items())}
    return TextesSegment(places, tuple(t.texte for t in traductions.values()))


def _etat_vu(etat: str, *, fraiche: bool) -> EtatTraduction:
    """The state shown for a stored one."""
    return _FRAICHES[etat] if fraiche else _DEPASSES.get(etat, "perimee")


def _all_rows(session: Session) -> Iterator[_Groupe]:
    """Every stored translation: one row per segment, of lists that are all in the same order."""
    requete = select(
        TraductionLigne.cle,
        func.aggregate_strings(TraductionLigne.marque, ","),
        func.aggregate_strings(TraductionLigne.texte, SEPARATEUR),
    ).group_by(TraductionLigne.cle)
    yield from session.execute(requete).yield_per(_PEU)


def _rows_of(session: Session, cles: list[str]) -> Iterator[_Ligne]:
    """The rows of some keys, those of each key oldest first."""
    for debut in range(0, len(cles), _PEU):
        voulues = TraductionLigne.cle.in_(cles[debut : debut + _PEU])
        requete = select(*_COLONNES).where(voulues).order_by(TraductionLigne.id)
        yield from session.execute(requete)


def _last_row(session: Session) -> _Temoin | None:
    return _first(session, _select_temoin().order_by(TraductionLigne.id.desc()).limit(1))


def _row(session: Session, ligne_id: int) -> _Temoin | None:
    return _first(session, _select_temoin().where(TraductionLigne.id == ligne_id))


def _select_temoin() -> Select[*tuple[Any, ...]]:
    return select(TraductionLigne.id, *_COLONNES, TraductionLigne.cree_le)


def _first(session: Session, requete: Select[Any]) -> _Temoin | None:
    ligne = session.execute(requete).first()
    return None if ligne is None else tuple(ligne)
