"""What `kit diagnostic` says of the data: rights, bases, clock, backups."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from kit.cli.constats import Constat
from kit.config import Reglages
from kit.horloge import HorlogeSysteme
from kit.store.audit import list_traces
from kit.store.moteur import connect_sqlite, open_moteurs
from kit.store.sauvegarde.copie import check_base, list_bases, measure_base
from kit.store.sauvegarde.ecriture import explained
from kit.store.sauvegarde.lecture import read_backup
from kit.store.sauvegarde.manifeste import SauvegardeRefuseeError
from kit.store.sauvegarde.rotation import SAUVEGARDES, Copie, list_copies

WAL_MAX = 200_000_000
"""Size of a write-ahead log beyond which something keeps it from being emptied, in bytes."""
AGE_MAX = timedelta(days=2)
"""Age of the newest backup beyond which the background work is held to be stopped."""
RECUL = timedelta(minutes=5)
"""How far ahead a line may be before the clock is held to have gone back."""
_PRIVES = ("contenu.db", "journal.db", "secret", "kit.toml")


def look_at_rights(reglages: Reglages) -> Iterator[Constat]:
    """The folder and its files are for the account of the kit alone."""
    dossier = reglages.instance
    if not dossier.is_dir():
        return
    ouverts = [nom for nom in _PRIVES if _is_open(dossier / nom)]
    autrui = sorted(f.name for f in dossier.iterdir() if f.lstat().st_uid != os.geteuid())
    ferme = not dossier.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    if ouverts and not ferme:
        yield Constat(
            "erreur",
            f"Les autres comptes de la machine peuvent lire {', '.join(ouverts)} : "
            f"chmod 700 « {dossier} ».",
        )
    elif not ferme:
        yield Constat(
            "attention", f"Les autres comptes peuvent entrer dans « {dossier} » : chmod 700."
        )
    if autrui:
        yield Constat(
            "attention",
            f"Des fichiers sont à un autre compte que celui-ci ({', '.join(autrui[:3])}) : "
            "lancez le kit toujours avec le même compte, ou faites chown.",
        )
    if ferme and not autrui:
        yield Constat("ok", "Le dossier de l’instance est fermé aux autres comptes.")


def look_at_bases(reglages: Reglages) -> Iterator[Constat]:
    """The bases hold together, and their logs are emptied."""
    bases = list_bases(reglages)
    for nom, fichier in bases.items():
        with explained(str(fichier)):
            check_base(fichier, str(fichier))
            with closing(connect_sqlite(fichier)) as connection:
                orphelines = _count_orphans(connection)
        if orphelines:
            yield Constat(
                "erreur",
                f"Dans la base « {nom} », {orphelines} lignes renvoient à des lignes absentes : "
                "restaurez une sauvegarde d’avant (kit restaurer).",
            )
            continue
        poids = measure_base(fichier)
        if poids - fichier.stat().st_size > WAL_MAX:
            yield Constat(
                "attention",
                f"Le fichier « {fichier.name}-wal » est très gros : arrêtez puis relancez le site.",
            )
        yield Constat("ok", f"La base « {nom} » est entière ({poids // 1_000_000} Mo).")


def look_at_clock(reglages: Reglages) -> Iterator[Constat]:
    """No line of the journal, and no backup, is of tomorrow."""
    maintenant = HorlogeSysteme().now()
    copies = list_copies(reglages.instance / SAUVEGARDES)
    instants = [copie.quand for copie in copies]
    if reglages.base_donnees is not None or list_bases(reglages):
        with closing(open_moteurs(reglages)) as moteurs:
            instants += [trace.quand for trace in list_traces(moteurs)]
    plus_tard = max(instants, default=maintenant)
    if plus_tard > maintenant + RECUL:
        yield Constat(
            "erreur",
            f"L’horloge recule : quelque chose a été écrit le {_format(plus_tard)}, et la machine "
            f"dit {_format(maintenant)}. Réglez sa date (timedatectl).",
        )
    else:
        yield Constat("ok", f"Horloge de la machine : {_format(maintenant)}.")


def look_at_backups(reglages: Reglages) -> Iterator[Constat]:
    """There is a recent backup, and the newest one can be read."""
    dossier = reglages.instance / SAUVEGARDES
    copies = list_copies(dossier)
    if not copies:
        yield Constat(
            "attention",
            "Aucune sauvegarde : lancez les travaux de fond (kit travaux), ou kit sauvegarder.",
        )
        return
    poids = sum(copie.fichier.stat().st_size for copie in copies) // 1_000_000
    yield from _look_at_newest(copies[-1])
    yield Constat("ok", f"Sauvegardes : {len(copies)}, {poids} Mo, dans « {dossier} ».")


def _look_at_newest(copie: Copie) -> Iterator[Constat]:
    try:
        read_backup(copie.fichier)
    except SauvegardeRefuseeError:
        yield Constat(
            "erreur",
            f"La dernière sauvegarde, « {copie.fichier} », ne se lit pas : "
            "vérifiez le disque, puis kit sauvegarder.",
        )
        return
    age = HorlogeSysteme().now() - copie.quand
    if age > AGE_MAX:
        yield Constat(
            "attention",
            f"La dernière sauvegarde a {age.days} jours : vérifiez que les travaux de fond "
            "tournent (kit travaux), ou lancez kit sauvegarder.",
        )


def _is_open(fichier: Path) -> bool:
    return fichier.exists() and bool(fichier.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH))


def _count_orphans(connection: sqlite3.Connection) -> int:
    return len(connection.execute("PRAGMA foreign_key_check").fetchall())


def _format(instant: datetime) -> str:
    return f"{instant.astimezone():%d/%m/%Y à %H:%M}"
