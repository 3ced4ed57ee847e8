"""The audit trail: who did what, when, in the journal."""

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from kit.erreurs import KitError
from kit.store.modeles_journal import AuditLigne
from kit.store.moteur import Moteurs, after_commit, read_journal, write_journal

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Trace:
    """One line of the audit trail."""

    quand: datetime
    qui: str
    action: str
    genre: str | None = None
    cle: str | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Filtre:
    """Which lines are looked for; what is None says nothing."""

    depuis: datetime | None = None
    avant: datetime | None = None
    """Strictly before."""
    qui: str | None = None
    action: str | None = None
    genre: str | None = None
    cle: str | None = None

    def criteres(self) -> list[ColumnElement[bool]]:
        """The same, for a query."""
        egaux = {nom: getattr(self, nom) for nom in ("qui", "action", "genre", "cle")}
        criteres = [getattr(AuditLigne, nom) == v for nom, v in egaux.items() if v is not None]
        if self.depuis is not None:
            criteres.append(AuditLigne.quand >= self.depuis)
        if self.avant is not None:
            criteres.append(AuditLigne.quand < self.avant)
        return criteres


def record_after_commit(session: Session, trace: Trace) -> None:
    """Write the line once the content is committed.

    On SQLite the journal is another file, so both cannot be one transaction. The content comes
    first: a line may be lost (the log says so), a publication never is.
    """
    traces: list[Trace] = session.info.setdefault("traces", [])
    if not traces:
        after_commit(session, lambda moteurs: _write_safely(moteurs, traces))
    traces.append(trace)


def write_traces(moteurs: Moteurs, traces: list[Trace]) -> None:
    """Add lines to the journal. Raises KitError when it cannot be written."""
    lignes = [
        {
            "quand": trace.quand,
            "qui": trace.qui,
            "action": trace.action,
            "genre": trace.genre,
            "cle": trace.cle,
            "detail": json.dumps(trace.detail, ensure_ascii=False, sort_keys=True),
        }
        for trace in traces
    ]
    with write_journal(moteurs) as session:
        session.execute(insert(AuditLigne), lignes)


def list_traces(moteurs: Moteurs, limite: int = 100) -> tuple[Trace, ...]:
    """The newest lines first. Raises KitError."""
    return find_traces(moteurs, Filtre(), limite)


def find_traces(moteurs: Moteurs, filtre: Filtre, limite: int | None = None) -> tuple[Trace, ...]:
    """The lines that were looked for, the newest first. Raises KitError."""
    requete = select(AuditLigne).where(*filtre.criteres()).order_by(AuditLigne.id.desc())
    with read_journal(moteurs) as session:
        return tuple(
            Trace(
                ligne.quand,
                ligne.qui,
                ligne.action,
                ligne.genre,
                ligne.cle,
                json.loads(ligne.detail),
            )
            for ligne in session.scalars(requete.limit(limite))
        )


def _write_safely(moteurs: Moteurs, traces: list[Trace]) -> None:
    try:
        write_traces(moteurs, traces)
    except (KitError, SQLAlchemyError, OSError):
        for trace in traces:
            _LOG.exception("audit line lost: %s", trace)
