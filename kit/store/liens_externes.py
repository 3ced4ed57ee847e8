"""What is known of the addresses of other sites: when they were visited, which are dead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, select

from kit.store.modeles_journal import LienExterneLigne
from kit.store.moteur import Moteurs, read_journal, write_journal

SEMAINE = timedelta(days=7)
"""Time between two visits of an address that answers, or that is known to be dead."""
_GARDE = timedelta(days=60)
"""How long an address that no document gives any more is remembered."""


@dataclass(frozen=True)
class LienVu:
    """An address after its last visit."""

    adresse: str
    jour: date
    """Of this visit."""
    echec: date | None = None
    """First day since which every visit failed; None: it answers."""
    motif: str = ""
    """What is wrong with it, in a few French words."""

    @property
    def mort(self) -> bool:
        """Whether it failed on two different days: once may be a night of repairs."""
        return self.echec is not None and self.echec < self.jour

    def is_due(self, aujourd_hui: date) -> bool:
        """Whether it is to be visited: after a week, or the day after a first failure."""
        doute = self.echec is not None and not self.mort
        return self.jour + (timedelta(days=1) if doute else SEMAINE) <= aujourd_hui


def load_liens(moteurs: Moteurs) -> dict[str, LienVu]:
    """All that is known, by address. Raises KitError when the journal cannot be read."""
    with read_journal(moteurs) as session:
        lignes = session.scalars(select(LienExterneLigne)).all()
    return {x.adresse: LienVu(x.adresse, x.jour, x.echec, x.motif) for x in lignes}


def find_morts(moteurs: Moteurs) -> dict[str, str]:
    """What is wrong with each dead address. Raises KitError when the journal cannot be read."""
    return {adresse: vu.motif for adresse, vu in load_liens(moteurs).items() if vu.mort}


def record_visite_lien(moteurs: Moteurs, adresse: str, jour: date, motif: str) -> None:
    """Note a visit; an empty `motif`: it answers. Raises KitError."""
    with write_journal(moteurs) as session:
        connue = session.get(LienExterneLigne, adresse)
        if connue is None:
            connue = LienExterneLigne(adresse=adresse, echec=None)
            session.add(connue)
        connue.jour = jour
        connue.echec = (connue.echec or jour) if motif else None
        connue.motif = motif


def forget_liens(moteurs: Moteurs, gardees: Iterable[str], jour: date) -> None:
    """Forget what was not visited for long and is in no document. Raises KitError."""
    gardees = set(gardees)
    with write_journal(moteurs) as session:
        vieux = session.scalars(
            select(LienExterneLigne.adresse).where(LienExterneLigne.jour < jour - _GARDE)
        ).all()
        for adresse in vieux:
            if adresse not in gardees:
                session.execute(delete(LienExterneLigne).where(LienExterneLigne.adresse == adresse))
