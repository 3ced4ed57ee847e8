"""The counter of visits: one row per sort of visit and half-day, incremented in place."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from kit.store.comptage import Compte, DemiJournee, Visite, add_months
from kit.store.modeles_journal import GesteLigne, VisiteLigne
from kit.store.moteur import Moteurs, read_journal, write_journal

GARDE = timedelta(days=1)
"""How long a form that was sent is remembered."""


@dataclass(frozen=True)
class Geste:
    """A tap: what it counts, and the form that it came from."""

    cle: str
    """The same form sent twice has the same key."""
    visite: Visite


def record_visite(moteurs: Moteurs, visite: Visite, nombre: int = 1) -> None:
    """Add visits of one sort. Raises KitError when the journal cannot be written."""
    with write_journal(moteurs) as session:
        _add(session, visite, nombre)


def cancel_visite(moteurs: Moteurs, visite: Visite, nombre: int = 1) -> int:
    """Take visits of one sort away; how many went: never more than there were.

    Raises KitError when the journal cannot be written.
    """
    with write_journal(moteurs) as session:
        return _remove(session, visite, nombre)


def record_geste(moteurs: Moteurs, geste: Geste) -> bool:
    """Count a tap; False when its form was already counted. Raises KitError."""
    with write_journal(moteurs) as session:
        if not _remember(session, geste):
            return False
        _add(session, geste.visite, 1)
        return True


def cancel_geste(moteurs: Moteurs, geste: Geste) -> bool:
    """Take a tap back; False when it was already, or is too old. Raises KitError."""
    with write_journal(moteurs) as session:
        return _forget(session, geste)


def complete_geste(moteurs: Moteurs, geste: Geste, manque: str) -> Geste | None:
    """Say what was missing in a tap already counted; None when it cannot be any more.

    Nothing is counted twice. Raises KitError.
    """
    complet = Geste(f"{geste.cle}+", replace(geste.visite, manque=manque))
    with write_journal(moteurs) as session:
        if not _forget(session, geste):
            return None
        _remember(session, complet)
        _add(session, complet.visite, 1)
    return complet


def count_demi_journee(
    moteurs: Moteurs, structure: str, jour: date, demi_journee: DemiJournee
) -> Compte:
    """What a place counted in a half-day. Raises KitError."""
    la = and_(
        VisiteLigne.structure == structure,
        VisiteLigne.jour == jour,
        VisiteLigne.demi_journee == demi_journee,
    )
    comptes = _summarise(moteurs, la)
    visites = sum(compte.visites for compte in comptes.values())
    return Compte(visites, sum(compte.retours for compte in comptes.values()))


def summarise_mois(
    moteurs: Moteurs, mois: date, structure: str | None = None
) -> Mapping[str, Compte]:
    """The visits of a month by reason, in one place or in all; `mois` is its first day.

    Raises KitError.
    """
    return summarise_jours(moteurs, mois, add_months(mois, 1) - timedelta(days=1), structure)


def summarise_jours(
    moteurs: Moteurs, du: date, au: date, structure: str | None = None, motif: str | None = None
) -> Mapping[str, Compte]:
    """The visits by reason between two days, both included. Raises KitError."""
    conditions: list[ColumnElement[bool]] = [VisiteLigne.jour.between(du, au)]
    if structure is not None:
        conditions.append(VisiteLigne.structure == structure)
    if motif is not None:
        conditions.append(VisiteLigne.motif == motif)
    return _summarise(moteurs, and_(*conditions))


def _summarise(moteurs: Moteurs, condition: ColumnElement[bool]) -> Mapping[str, Compte]:
    ligne = VisiteLigne
    requete = (
        select(ligne.motif, ligne.deja_venu, ligne.manque, func.sum(ligne.nombre).label("nombre"))
        .where(condition)
        .group_by(ligne.motif, ligne.deja_venu, ligne.manque)
    )
    par_motif: dict[str, list[tuple[bool, str, int]]] = defaultdict(list)
    with read_journal(moteurs) as session:
        for motif, deja_venu, manque, nombre in session.execute(requete):
            par_motif[motif].append((deja_venu, manque, int(nombre)))
    comptes = {motif: _count(lignes) for motif, lignes in sorted(par_motif.items())}
    return {motif: compte for motif, compte in comptes.items() if compte.visites}


def _count(lignes: Iterable[tuple[bool, str, int]]) -> Compte:
    visites = retours = 0
    manques: dict[str, int] = defaultdict(int)
    for deja_venu, manque, nombre in lignes:
        visites += nombre
        retours += nombre if deja_venu else 0
        if manque and nombre:
            manques[manque] += nombre
    return Compte(visites, retours, dict(sorted(manques.items())))


def _values(visite: Visite) -> dict[str, Any]:
    return {
        "structure": visite.structure,
        "jour": visite.jour,
        "demi_journee": visite.demi_journee,
        "motif": visite.motif,
        "canal": visite.canal,
        "deja_venu": visite.deja_venu,
        "manque": visite.manque or "",
    }


def _insert(session: Session, table: type[VisiteLigne | GesteLigne]) -> Any:  # noqa: ANN401
    """The INSERT of the base in use: both know ON CONFLICT, each in its own class."""
    postgres = session.get_bind().dialect.name == "postgresql"
    return postgresql.insert(table) if postgres else sqlite.insert(table)


def _add(session: Session, visite: Visite, nombre: int) -> None:
    """One statement: two agents at the same instant count two."""
    cle = _values(visite)
    session.execute(
        _insert(session, VisiteLigne)
        .values(**cle, nombre=nombre)
        .on_conflict_do_update(
            index_elements=list(cle), set_={"nombre": VisiteLigne.nombre + nombre}
        )
    )


def _remove(session: Session, visite: Visite, nombre: int) -> int:
    la = and_(*(getattr(VisiteLigne, nom) == valeur for nom, valeur in _values(visite).items()))
    # Locked on PostgreSQL; on SQLite the transaction already keeps the other writers out.
    presents = session.execute(select(VisiteLigne.nombre).where(la).with_for_update()).scalar()
    retires = min(nombre, presents or 0)
    if retires:
        session.execute(update(VisiteLigne).where(la).values(nombre=VisiteLigne.nombre - retires))
    return retires


def _remember(session: Session, geste: Geste) -> bool:
    """Note the form; False when it was noted before. Those of other days go."""
    jour = geste.visite.jour
    session.execute(delete(GesteLigne).where(GesteLigne.jour < jour - GARDE))
    faite = session.execute(
        _insert(session, GesteLigne)
        .values(cle=geste.cle, jour=jour, annule=False)
        .on_conflict_do_nothing(index_elements=["cle"])
        .returning(GesteLigne.cle)
    )
    return faite.first() is not None


def _forget(session: Session, geste: Geste) -> bool:
    """Take back what a form counted; False when it was already, or is no longer known."""
    defaits = session.execute(
        update(GesteLigne)
        .where(GesteLigne.cle == geste.cle, GesteLigne.annule.is_(False))
        .values(annule=True)
        .returning(GesteLigne.cle)
    )
    return defaits.first() is not None and _remove(session, geste.visite, 1) == 1
