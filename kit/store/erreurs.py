"""What can go wrong in the store, each with one sentence that says what to do."""

import errno
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from kit.content.liens import Cible
from kit.erreurs import KitError


class BaseIllisibleError(KitError):
    """The file is not a base of the kit, or it is damaged."""


class BaseAbsenteError(KitError):
    """The base does not exist, or cannot be opened."""


class BaseTropRecenteError(KitError):
    """The base was written by a newer version of the kit."""

    def __init__(self) -> None:
        super().__init__(
            "La base vient d’une version plus récente du kit : installez cette version, "
            "ou restaurez une sauvegarde."
        )


class BaseOccupeeError(KitError):
    """Another program has been writing for too long."""


class DisquePleinError(KitError):
    """There is no room left."""


class DisqueFautifError(KitError):
    """The disk refused to read or to write, and did not say why."""


class InstanceProtegeeError(KitError):
    """The instance folder or the base cannot be written."""


class LectureSeuleError(KitError):
    """Something tried to write in a session that only reads: a fault of the program."""

    def __init__(self) -> None:
        super().__init__("Cette page ne fait que lire : signalez ce défaut, rien n’a été modifié.")


class MigrationEchoueeError(KitError):
    """A migration failed; nothing was changed."""


class DocumentInconnuError(KitError):
    """No document, or no revision, answers to this name."""


class SlugPrisError(KitError):
    """The address belongs, or once belonged, to another document."""


class DatesInvalidesError(KitError):
    """The dates of a publication cannot hold."""


class PublicationImpossibleError(KitError):
    """Documents refer to others that would not be published at that moment."""

    def __init__(self, manquants: Iterable[tuple[Cible, Cible]]) -> None:
        self.manquants = tuple(manquants)
        lignes = ["Rien n’est publié, il manque des documents publiés :"]
        lignes += [
            f"- {source.genre} « {source.id} » renvoie à {cible.genre} « {cible.id} » : "
            "publiez-le en même temps, ou retirez le renvoi."
            for source, cible in self.manquants
        ]
        super().__init__("\n".join(lignes))


class RetraitImpossibleError(KitError):
    """Published documents still refer to the one that would be withdrawn."""

    def __init__(self, cible: Cible, referents: Iterable[Cible]) -> None:
        self.referents = tuple(referents)
        lignes = [f"{cible.genre} « {cible.id} » n’est pas retiré, des pages y renvoient :"]
        lignes += [f"- {r.genre} « {r.id} » : retirez d’abord ce renvoi." for r in self.referents]
        super().__init__("\n".join(lignes))


def explain_error(error: BaseException, lieu: Path | str) -> KitError | None:
    """The French error for a fault of the disk or of the base; None when it is something else."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _explain_sqlite(cause, lieu)
    if isinstance(cause, OSError):
        return _explain_os(cause, lieu)
    if isinstance(error, OperationalError | InterfaceError):
        return BaseAbsenteError(
            f"La base « {lieu} » ne répond pas : vérifiez que PostgreSQL est lancé, "
            "et le réglage KIT_BASE_DONNEES."
        )
    return None


def is_write_refused(error: BaseException) -> bool:
    """Whether a session that only reads was asked to write."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_READONLY
    return getattr(cause, "sqlstate", None) == _SQLSTATE_LECTURE_SEULE


_SQLSTATE_LECTURE_SEULE = "25006"
"""read_only_sql_transaction: PostgreSQL, appendix A."""


def _explain_sqlite(error: sqlite3.Error, lieu: Path | str) -> KitError | None:
    # Extended codes keep the primary code in their low byte.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return BaseIllisibleError(
            f"« {lieu} » n’est pas une base du kit, ou elle est abîmée : restaurez une sauvegarde."
        )
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return _plein(lieu) if code == sqlite3.SQLITE_FULL else _fautif(lieu)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return _protege(lieu)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BaseOccupeeError(
            "Un autre programme écrit dans la base depuis trop longtemps : "
            "attendez une minute, puis recommencez."
        )
    if code == sqlite3.SQLITE_CANTOPEN:
        return BaseAbsenteError(
            f"« {lieu} » ne peut pas être ouverte : vérifiez que ce fichier existe et ses droits, "
            "ou lancez « kit base mettre-a-jour »."
        )
    return None


def _explain_os(error: OSError, lieu: Path | str) -> KitError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _plein(lieu)
    return _protege(lieu)  # no right, no such parent, a file in its place: the folder is no good


def _plein(lieu: Path | str) -> DisquePleinError:
    return DisquePleinError(
        f"Il n’y a plus de place sur le disque pour « {lieu} » : libérez de la place, "
        "puis recommencez ; rien n’a été modifié."
    )


def _fautif(lieu: Path | str) -> DisqueFautifError:
    return DisqueFautifError(
        f"Le disque a refusé de lire ou d’écrire « {lieu} » : vérifiez sa place et son état, "
        "puis recommencez ; rien n’a été modifié."
    )


def _protege(lieu: Path | str) -> InstanceProtegeeError:
    return InstanceProtegeeError(
        f"« {lieu} » ne peut pas être écrit : donnez au compte qui lance le kit "
        "le droit d’écrire dans ce dossier, ou changez KIT_INSTANCE."
    )
