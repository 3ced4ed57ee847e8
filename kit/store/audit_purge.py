"""Forgetting the oldest lines of the audit trail, as the settings say, and saying so in it."""

import json
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select

from kit.config import Reglages
from kit.erreurs import KitError
from kit.horloge import Horloge
from kit.store.gardes import create_guards, drop_guards
from kit.store.modeles_journal import AuditLigne
from kit.store.moteur import open_migration

SILENCE_MAX = timedelta(days=45)
"""Age of the newest line beyond which the clock, and not the site, is held to be wrong."""


class HorlogeSuspecteError(KitError):
    """The clock may be wrong: nothing is forgotten on its word."""


def purge_audit(reglages: Reglages, horloge: Horloge, qui: str, *, oui: bool = False) -> int:
    """Remove the lines older than the setting; give how many.

    One line says what was removed, by whom and up to when. A clock that jumps years ahead must not
    empty the trail: unless a person says `oui`, nothing goes when it would be most of the lines, or
    when nothing was written lately. Raises HorlogeSuspecteError, KitError.
    """
    maintenant = horloge.now()
    if not reglages.garde.audit_mois:
        return 0
    limite = _subtract_months(maintenant, reglages.garde.audit_mois)
    moteur = open_migration(reglages, "journal")
    try:
        with moteur.begin() as connection:
            vieilles = AuditLigne.quand < limite
            compte = select(func.count()).select_from(AuditLigne)
            nombre = connection.execute(compte.where(vieilles)).scalar_one()
            if not nombre:
                return 0
            if not oui:
                _check_clock(connection, nombre, maintenant)
            drop_guards(connection)
            connection.execute(delete(AuditLigne).where(vieilles))
            create_guards(connection)
            detail = {"lignes": nombre, "avant": limite.isoformat()}
            connection.execute(
                insert(AuditLigne).values(
                    quand=maintenant,
                    qui=qui,
                    action="purger-audit",
                    detail=json.dumps(detail, sort_keys=True),
                )
            )
    finally:
        moteur.dispose()
    return int(nombre)


def _check_clock(connection: Connection, nombre: int, maintenant: datetime) -> None:
    """Raise HorlogeSuspecteError when forgetting so many lines looks like a fault."""
    total, derniere = connection.execute(
        select(func.count(), func.max(AuditLigne.quand)).select_from(AuditLigne)
    ).one()
    if 2 * nombre > total or maintenant - derniere > SILENCE_MAX:
        raise HorlogeSuspecteError(
            f"{nombre} lignes du journal sur {total} seraient oubliées : "
            "vérifiez la date de la machine, puis lancez « kit audit purger »."
        )


def _subtract_months(instant: datetime, mois: int) -> datetime:
    """The same day, so many months before; the 28th at most, so that it exists."""
    rang = instant.year * 12 + instant.month - 1 - mois
    return instant.replace(year=rang // 12, month=rang % 12 + 1, day=min(instant.day, 28))
