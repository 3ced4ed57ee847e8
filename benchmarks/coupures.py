"""Kills: a process that writes is really ended by `kill -9`, again and again, at random instants.

Run: .venv/bin/python benchmarks/coupures.py [300 kills] [1 seed]

Six gestures: save, publish, import a pack, migrate, back up, restore. The process says each thing
that it has done; whatever was said must be there after the kill. Then both bases must open, pass
`integrity_check` and `foreign_key_check`, and hold nothing half-written. A campaign that loses
anything stops with the seed and the number of the kill. `tests/integration/test_coupures.py` runs
a short one.
"""

import multiprocessing
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from alembic import command

from kit.config import Reglages, load_reglages
from kit.content.document import Document
from kit.content.lecture import read_document
from kit.erreurs import KitError
from kit.horloge import HorlogeFixe
from kit.importers.pack.application import import_pack
from kit.importers.pack.modele import Manifeste, Pack
from kit.store import schema
from kit.store.depot import Depot
from kit.store.moteur import (
    Moteurs,
    NomBase,
    open_migration,
    open_moteurs,
    read_session,
    write_session,
)
from kit.store.sauvegarde.ecriture import make_backup
from kit.store.sauvegarde.restauration import check_backup, restore_backup

GESTES = ("enregistrer", "publier", "importer", "migrer", "sauvegarder", "restaurer")
PACK = 25
"""Documents of an imported pack: all there, or none."""
ANCIENS = 400
"""Documents of the old base that is migrated."""
DUREES_S = {"publier": 0.5, "importer": 1, "migrer": 0.6, "sauvegarder": 0.4, "restaurer": 1.2}
"""About how long a gesture lasts, in seconds, or 0.25: the kill falls inside it."""
_MIDI = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
_BASES: tuple[NomBase, ...] = ("contenu", "journal")


class PerteError(Exception):
    """Something that was said to be done is not there, or is there by half."""


@dataclass
class Bilan:
    """What a campaign saw."""

    coupures: Counter[str] = field(default_factory=Counter)
    dites: Counter[str] = field(default_factory=Counter)
    """Things that the killed processes had said were done, all found again."""
    au_travail: Counter[str] = field(default_factory=Counter)
    """Kills that fell while the process worked, and not after its last gesture."""


def run_campagne(dossier: Path, nombre: int, graine: int) -> Bilan:
    """Kill `nombre` processes, the gestures in turn. Raises PerteError."""
    hasard, bilan = random.Random(graine), Bilan()  # noqa: S311 - the same kills again
    for rang in range(nombre):
        geste = GESTES[rang % len(GESTES)]
        if rang < len(GESTES):
            prepare(dossier / geste, geste)
        instance = dossier / geste / "instance"
        if geste == "migrer":
            shutil.rmtree(instance, ignore_errors=True)
            shutil.copytree(dossier / geste / "ancienne", instance)
        attente = hasard.uniform(0, DUREES_S.get(geste, 0.25))
        dites = kill_one(geste, dossier / geste, rang, attente)
        try:
            check(dossier / geste, geste, [mot for mot in dites if mot != "fini"])
        except (PerteError, KitError, sqlite3.Error) as error:
            raise PerteError(f"{geste}, graine {graine}, coupure {rang} : {error}") from error
        bilan.coupures[geste] += 1
        bilan.dites[geste] += len(dites)
        bilan.au_travail[geste] += "fini" not in dites
    return bilan


def kill_one(geste: str, dossier: Path, rang: int, attente_s: float) -> list[str]:
    """Start a process, wait until it begins, then a little more, and kill it; what it had said."""
    contexte = multiprocessing.get_context("forkserver")
    contexte.set_forkserver_preload(["benchmarks.coupures"])
    ici, la = contexte.Pipe(duplex=False)
    enfant = contexte.Process(target=work, args=(geste, str(dossier), rang, la))
    enfant.start()
    la.close()
    if ici.recv() != "prêt" or enfant.pid is None:
        raise PerteError("the process did not start")
    time.sleep(attente_s)
    os.kill(enfant.pid, signal.SIGKILL)
    enfant.join()
    dites = []
    try:
        while ici.poll():
            dites.append(str(ici.recv()))
    except (EOFError, OSError):  # the last word was cut: it was not said
        ici.close()
    return dites


def work(geste: str, dossier: str, rang: int, fil: Connection) -> None:
    """What the killed process does: the gesture, over and over, saying each time it is done."""
    reglages = load_reglages({}, Path(dossier) / "instance")
    faire: Callable[[Path, Reglages, int], Iterator[str]] = globals()[f"_{geste}"]
    fil.send("prêt")
    for mot in faire(Path(dossier), reglages, rang):
        fil.send(mot)
    fil.send("fini")
    signal.pause()


def make_fiche(cle: str) -> Document:
    """A small document, the same for the same key."""
    blocs = [{"id": f"b{i}", "texte": f"Texte {i} de {cle}."} for i in range(20)]
    section = {"id": "s", "titre": "Suite", "blocs": blocs}
    brut = {"schema": 1, "id": cle, "titre": f"Fiche {cle}", "resume": "R.", "sections": [section]}
    return read_document("fiche", brut)


@contextmanager
def _open(reglages: Reglages) -> Iterator[Moteurs]:
    with closing(open_moteurs(reglages)) as moteurs:
        yield moteurs


def _enregistrer(_dossier: Path, reglages: Reglages, rang: int) -> Iterator[str]:
    with _open(reglages) as moteurs:
        for i in range(1000):
            yield _write(moteurs, f"e{rang}-{i}", publier=False)


def _publier(_dossier: Path, reglages: Reglages, rang: int) -> Iterator[str]:
    with _open(reglages) as moteurs:
        for i in range(1000):
            yield _write(moteurs, f"p{rang}-{i}", publier=True)


def _write(moteurs: Moteurs, cle: str, *, publier: bool) -> str:
    with write_session(moteurs) as session:
        depot = Depot(session, HorlogeFixe(_MIDI))
        depot.save_revision(make_fiche(cle), auteur="x")
        if publier:
            depot.publish_document("fiche", cle, auteur="x")
    return cle


def _importer(_dossier: Path, reglages: Reglages, rang: int) -> Iterator[str]:
    with _open(reglages) as moteurs:
        for i in range(1000):
            prefixe = f"i{rang}-{i}"
            brut = {"schema": 1, "id": prefixe, "nom": "P", "version": "1", "licence": "CC0-1.0"}
            documents = tuple(make_fiche(f"{prefixe}-{n}") for n in range(PACK))
            pack = Pack(Manifeste.model_validate(brut), documents, {})
            import_pack(moteurs, pack, publier=False, auteur="x", horloge=HorlogeFixe(_MIDI))
            yield prefixe


def _migrer(_dossier: Path, reglages: Reglages, _rang: int) -> Iterator[str]:
    schema.upgrade(reglages)
    yield "migrée"


def _sauvegarder(_dossier: Path, reglages: Reglages, rang: int) -> Iterator[str]:
    for i in range(1000):
        horloge = HorlogeFixe(_MIDI + timedelta(hours=rang, seconds=i))
        yield make_backup(reglages, horloge, "demandee").fichier.name


def _restaurer(dossier: Path, reglages: Reglages, rang: int) -> Iterator[str]:
    for i in range(1000):
        lettre = "ab"[(rang // len(GESTES) + i) % 2]
        yield f"{lettre} commence"
        restore_backup(reglages, dossier / f"{lettre}.zip", HorlogeFixe(_MIDI), "x")
        yield f"{lettre} restaurée"


def prepare(dossier: Path, geste: str) -> None:
    """What the gesture needs: an instance, an old one to migrate, two backups to put back."""
    reglages = load_reglages({}, dossier / "instance")
    if geste == "migrer":
        ancienne = load_reglages({}, dossier / "ancienne")
        ancienne.instance.mkdir(parents=True)
        for base in _BASES:
            with open_migration(ancienne, base).begin() as connection:
                command.upgrade(schema.alembic_config(base, connection), "0001")
                if base == "contenu":
                    ordre = "INSERT INTO document VALUES (?, 'fiche', ?, '2026-11-22', NULL)"
                    lignes = [(i, f"vieille-{i}") for i in range(1, ANCIENS + 1)]
                    connection.exec_driver_sql(ordre, lignes)
        return
    schema.upgrade(reglages)
    if geste == "restaurer":
        for lettre in "ab":
            _add(reglages, lettre)
            make_backup(reglages, HorlogeFixe(_MIDI), "demandee", dossier / f"{lettre}.zip")
    if geste == "sauvegarder":
        _add(reglages, "a")


def _add(reglages: Reglages, prefixe: str) -> None:
    with _open(reglages) as moteurs:
        for i in range(PACK):
            _write(moteurs, f"{prefixe}{i}", publier=True)


def check(dossier: Path, geste: str, dites: list[str]) -> None:
    """Everything that was said is there, and nothing by half. Raises PerteError."""
    reglages = load_reglages({}, dossier / "instance")
    if geste == "migrer":
        schema.upgrade(reglages)
    with _open(reglages) as moteurs:  # an interrupted restoration is finished here
        _check_bases(reglages)
        with read_session(moteurs) as session:
            depot = Depot(session, HorlogeFixe(_MIDI))
            etats = depot.list_documents()
            for etat in etats[-3:]:
                if depot.read_draft(etat.genre, etat.cle) != make_fiche(etat.cle):
                    raise PerteError(f"{etat.cle} : un autre texte")
    presents = {etat.cle for etat in etats}
    if geste == "publier" and presents != {etat.cle for etat in etats if etat.publie}:
        raise PerteError("un document écrit et pas publié")
    for copie in (reglages.instance / "sauvegardes").glob("*.zip"):
        check_backup(reglages, copie)
    _check_said(geste, reglages, dites, presents)


def _check_bases(reglages: Reglages) -> None:
    for base in _BASES:
        verdict = _read(reglages, base, "PRAGMA integrity_check")
        orphelines = _read(reglages, base, "PRAGMA foreign_key_check")
        if verdict != [("ok",)] or orphelines:
            raise PerteError(f"{base} : {verdict[:1]} {orphelines[:1]}")


def _read(reglages: Reglages, base: NomBase, requete: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(reglages.instance / f"{base}.db")) as connection:
        return connection.execute(requete).fetchall()


def _check_said(geste: str, reglages: Reglages, dites: list[str], presents: set[str]) -> None:
    if geste in ("enregistrer", "publier"):
        manquants = set(dites) - presents
    elif geste == "importer":
        comptes = Counter(cle.rpartition("-")[0] for cle in presents)
        manquants = {p for p in (*dites, *comptes) if comptes[p] != PACK}
    elif geste == "migrer":
        (compte,) = _read(reglages, "contenu", "SELECT count(*) FROM document")
        manquants = set() if compte == (ANCIENS,) and schema.is_current(reglages) else {"anciens"}
    elif geste == "sauvegarder":
        gardees = {f.name for f in (reglages.instance / "sauvegardes").iterdir()}
        manquants = set(dites[-5:]) - gardees
    else:
        requete = "SELECT count(*) FROM audit WHERE action = 'publier'"
        ((lignes,),) = _read(reglages, "journal", requete)
        etat = {(PACK, PACK): "a", (2 * PACK, 2 * PACK): "b"}.get((len(presents), lignes))
        dite = dites[-1].partition(" ") if dites else ("", "", "")
        attendus = {"a", "b"} if dite[2] != "restaurée" else {dite[0]}
        manquants = set() if etat in attendus else {f"{len(presents)} fiches, {lignes} lignes"}
    if manquants:
        raise PerteError(f"manquent : {sorted(manquants)[:5]}")


def main() -> None:
    """Run a campaign and print its figures."""
    nombre, graine = (int(mot) for mot in (*sys.argv[1:], *("300", "1")[len(sys.argv) - 1 :]))
    debut = time.monotonic()
    with tempfile.TemporaryDirectory() as dossier:
        bilan = run_campagne(Path(dossier), nombre, graine)
    for geste in GESTES:
        print(
            f"{geste:12} {bilan.coupures[geste]:4} coupures, dont {bilan.au_travail[geste]} "
            f"au travail ; {bilan.dites[geste]} gestes dits faits, tous retrouvés"
        )
    print(f"{nombre} coupures, graine {graine}, {time.monotonic() - debut:.0f} s : aucune perte.")


if __name__ == "__main__":
    main()
