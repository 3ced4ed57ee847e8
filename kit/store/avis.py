"""The opinions of readers: kept with their page and their day, for agents alone."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from sqlalchemy import delete, func, insert, or_, select, update

from kit.store.modeles_chiffres import AvisLigne
from kit.store.moteur import Moteurs, read_journal, write_journal

EtatAvis = Literal["nouveau", "a_traiter", "garde", "ecarte"]
ETATS: tuple[EtatAvis, ...] = get_args(EtatAvis)


@dataclass(frozen=True)
class Avis:
    """What somebody said of a page."""

    jour: date
    page: str
    """Path after the language; empty for the whole site."""
    langue: str
    utile: bool
    phrase: str = ""
    masque: bool = False
    """Whether something was taken out of the sentence."""


@dataclass(frozen=True)
class AvisRecu:
    """The same, and what agents make of it."""

    id: int
    avis: Avis
    etat: EtatAvis
    agent: str
    """Address of the agent it is given to; empty for nobody."""


@dataclass(frozen=True)
class Opinions:
    """How many people said that a page helped, and that it did not."""

    oui: int = 0
    non: int = 0


def save_avis(moteurs: Moteurs, avis: Avis) -> None:
    """Keep an opinion. Raises KitError when the journal cannot be written."""
    with write_journal(moteurs) as session:
        # One without a sentence asks nothing of anybody: it is counted, that is all.
        etat = "nouveau" if avis.phrase else "garde"
        session.execute(insert(AvisLigne).values(**vars(avis), etat=etat, agent=""))


def list_avis(
    moteurs: Moteurs, etat: EtatAvis, limite: int, debut: int = 0
) -> tuple[tuple[AvisRecu, ...], int]:
    """Those with a sentence in a state, the newest first, and how many there are. Raises KitError.

    `limite` is how many are given, from the one at rank `debut`.
    """
    voulus = (AvisLigne.etat == etat, AvisLigne.phrase != "")
    requete = select(AvisLigne).where(*voulus).order_by(AvisLigne.id.desc())
    with read_journal(moteurs) as session:
        total = session.scalar(select(func.count()).select_from(AvisLigne).where(*voulus)) or 0
        lignes = session.scalars(requete.limit(limite).offset(debut))
        return tuple(_read(ligne) for ligne in lignes), total


def count_etats(moteurs: Moteurs) -> dict[str, int]:
    """How many sentences are in each state. Raises KitError."""
    requete = (
        select(AvisLigne.etat, func.count()).where(AvisLigne.phrase != "").group_by(AvisLigne.etat)
    )
    with read_journal(moteurs) as session:
        return {etat: int(nombre) for etat, nombre in session.execute(requete)}


def sort_avis(moteurs: Moteurs, avis_id: int, etat: EtatAvis, agent: str) -> EtatAvis | None:
    """Say what becomes of one; its state before, None when there is no such one. Raises KitError.

    `agent` is the address of whoever looks after it; empty for nobody.
    """
    with write_journal(moteurs) as session:
        avant = session.get(AvisLigne, avis_id)
        if avant is None:
            return None
        ancien: EtatAvis = avant.etat  # type: ignore[assignment]
        session.execute(
            update(AvisLigne).where(AvisLigne.id == avis_id).values(etat=etat, agent=agent)
        )
        return ancien


def sum_avis(
    moteurs: Moteurs, du: date, au: date, langue: str | None = None
) -> dict[str, Opinions]:
    """What was said of each page between two days, both included. Raises KitError."""
    requete = (
        select(AvisLigne.page, AvisLigne.utile, func.count())
        .where(AvisLigne.jour.between(du, au), AvisLigne.etat != "ecarte")
        .group_by(AvisLigne.page, AvisLigne.utile)
    )
    if langue is not None:
        requete = requete.where(AvisLigne.langue == langue)
    comptes: dict[str, dict[bool, int]] = {}
    with read_journal(moteurs) as session:
        for page, utile, nombre in session.execute(requete):
            comptes.setdefault(page, {})[utile] = int(nombre)
    return {page: Opinions(c.get(True, 0), c.get(False, 0)) for page, c in comptes.items()}


def erase_avis(moteurs: Moteurs, avant: date, ecartes_avant: date) -> int:
    """Erase those older than a day, and discarded ones than another; how many. Raises KitError."""
    with write_journal(moteurs) as session:
        faits = session.execute(
            delete(AvisLigne)
            .where(
                or_(
                    AvisLigne.jour < avant,
                    (AvisLigne.etat == "ecarte") & (AvisLigne.jour < ecartes_avant),
                )
            )
            .returning(AvisLigne.id)
        )
        return len(faits.all())


def _read(ligne: AvisLigne) -> AvisRecu:
    avis = Avis(ligne.jour, ligne.page, ligne.langue, ligne.utile, ligne.phrase, ligne.masque)
    return AvisRecu(ligne.id, avis, ligne.etat, ligne.agent)  # type: ignore[arg-type]
