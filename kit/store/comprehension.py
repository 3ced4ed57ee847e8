"""The test of pictograms at the counter: what was answered, and what it says.

An agent shows one drawing and writes down whether it was understood, taken for its opposite, or
not known; in the manner of ISO 9186-1, without its sampling. No person, no text, no time of day.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from sqlalchemy import Row, func, insert, select

from kit.store.modeles_journal import ComprehensionLigne
from kit.store.moteur import Moteurs, read_journal, write_journal

Reponse = Literal["compris", "contraire", "ne_sait_pas"]
REPONSES: tuple[Reponse, ...] = get_args(Reponse)
N_MIN = 10
"""Answers under which there is no percentage: one more would change it by ten points."""
SEUILS: Mapping[int, str] = {67: "ISO 3864", 85: "ANSI Z535"}
"""Percentages that these standards ask for, as studies of pictograms quote them: labels only."""


@dataclass(frozen=True)
class Observation:
    """One answer."""

    pictogramme: str
    """Id of the pictogram."""
    dessin: str
    """Fingerprint of the drawing that was shown: `kit.content.dessin.hash_dessin`."""
    langue: str
    """Tag of the language of the person."""
    reponse: Reponse
    jour: date
    structure: str | None = None
    """Id of the place, when the agent says it."""


@dataclass(frozen=True)
class Comptes:
    """How many answers of each kind."""

    compris: int = 0
    contraire: int = 0
    ne_sait_pas: int = 0

    @property
    def n(self) -> int:
        """All the answers."""
        return self.compris + self.contraire + self.ne_sait_pas

    @property
    def pourcentage(self) -> int | None:
        """Whole percentage understood, rounded down; None under `N_MIN` answers."""
        return 100 * self.compris // self.n if self.n >= N_MIN else None

    def reaches(self, seuil: int) -> bool | None:
        """Whether the exact share reaches a percentage; None under `N_MIN` answers."""
        return 100 * self.compris >= seuil * self.n if self.n >= N_MIN else None


@dataclass(frozen=True)
class Resultat:
    """What is known of one drawing, or of all of them together."""

    pictogramme: str | None
    """Id; None for all of them."""
    dessin: str | None
    """Fingerprint of the drawing: a pictogram drawn again has a new result."""
    total: Comptes
    par_langue: Mapping[str, Comptes]
    """By tag, in alphabetical order."""


@dataclass(frozen=True)
class BilanComprehension:
    """The whole test."""

    ensemble: Resultat
    dessins: tuple[Resultat, ...]
    """By id of pictogram, then by fingerprint."""


def record_comprehension(moteurs: Moteurs, observation: Observation) -> None:
    """Add one answer. Raises KitError when the journal cannot be written."""
    valeurs = {
        "pictogramme": observation.pictogramme,
        "dessin": observation.dessin,
        "langue": observation.langue,
        "reponse": observation.reponse,
        "jour": observation.jour,
        "structure": observation.structure,
    }
    with write_journal(moteurs) as session:
        session.execute(insert(ComprehensionLigne).values(**valeurs))


def summarise_comprehension(
    moteurs: Moteurs, *, pictogramme: str | None = None, langue: str | None = None
) -> BilanComprehension:
    """The answers by drawing, by language and all together, of one pictogram or language or all.

    Raises KitError when the journal cannot be read.
    """
    ligne = ComprehensionLigne
    requete = select(
        ligne.pictogramme, ligne.dessin, ligne.langue, ligne.reponse, func.count().label("nombre")
    ).group_by(ligne.pictogramme, ligne.dessin, ligne.langue, ligne.reponse)
    if pictogramme is not None:
        requete = requete.where(ligne.pictogramme == pictogramme)
    if langue is not None:
        requete = requete.where(ligne.langue == langue)
    with read_journal(moteurs) as session:
        lignes = session.execute(requete).all()
    cles = sorted({(ligne.pictogramme, ligne.dessin) for ligne in lignes})
    return BilanComprehension(
        _result(None, None, lignes),
        tuple(
            _result(*cle, [li for li in lignes if (li.pictogramme, li.dessin) == cle])
            for cle in cles
        ),
    )


def _result(
    pictogramme: str | None,
    dessin: str | None,
    lignes: Iterable[Row[str, str, str, str, int]],
) -> Resultat:
    lignes = list(lignes)
    langues = sorted({ligne.langue for ligne in lignes})
    par_langue = {tag: _count(li for li in lignes if li.langue == tag) for tag in langues}
    return Resultat(pictogramme, dessin, _count(lignes), par_langue)


def _count(lignes: Iterable[Row[str, str, str, str, int]]) -> Comptes:
    sommes: Counter[str] = Counter()
    for ligne in lignes:
        sommes[ligne.reponse] += ligne.nombre
    return Comptes(*(sommes[reponse] for reponse in REPONSES))
