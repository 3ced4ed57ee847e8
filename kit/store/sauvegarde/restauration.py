"""Putting a backup back: checked and migrated apart, then exchanged with what is there."""

import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from alembic.script import ScriptDirectory
from sqlalchemy import delete

from kit.config import Reglages
from kit.erreurs import KitError
from kit.horloge import Horloge
from kit.store import schema
from kit.store.audit import Trace, write_traces
from kit.store.erreurs import BaseTropRecenteError
from kit.store.modeles_acces import LienAgentLigne, SessionAgentLigne
from kit.store.moteur import NomBase, connect_sqlite, open_moteurs, sqlite_file, write_journal
from kit.store.presence import alone
from kit.store.sauvegarde import postgres
from kit.store.sauvegarde.copie import BASES, check_base, list_bases, measure_base
from kit.store.sauvegarde.disque import check_room, sync_file
from kit.store.sauvegarde.ecriture import explained, make_backup
from kit.store.sauvegarde.lecture import Sauvegarde, open_backup
from kit.store.sauvegarde.manifeste import (
    DUMP,
    FICHIERS,
    REGLAGES,
    Manifeste,
    SauvegardeRefuseeError,
)
from kit.store.sauvegarde.reprise import CHANTIER, Echange, commit, resume
from kit.store.sauvegarde.rotation import SAUVEGARDES

_NEUF = "neuf"


@dataclass(frozen=True)
class Demande:
    """When a backup is put back, and by whom."""

    horloge: Horloge
    qui: str


@dataclass(frozen=True)
class Restauration:
    """What was put back."""

    manifeste: Manifeste
    de_cote: Path | None
    """What was there before: a backup, or a folder of damaged files; None when nothing was."""
    reglages_gardes: bool
    """Whether this machine keeps its settings, and not those of the backup."""


def check_backup(reglages: Reglages, fichier: Path) -> Manifeste:
    """See that each byte of a backup is there and that this kit can read it; changes nothing.

    Raises SauvegardeRefuseeError, BaseTropRecenteError, DisquePleinError, BaseAbimeeError.
    """
    with open_backup(fichier) as sauvegarde:
        _check_fit(reglages, sauvegarde.manifeste)
        sauvegarde.check()
        return sauvegarde.manifeste


def restore_backup(reglages: Reglages, fichier: Path, horloge: Horloge, qui: str) -> Restauration:
    """Put a backup in the place of what is there, which is kept aside.

    Sessions and one-time links of the backup are closed. Raises what `check_backup` and
    `alone` raise: nothing was changed.
    """
    instance = reglages.instance
    with explained(str(instance)), alone(instance), open_backup(fichier) as sauvegarde:
        resume(instance)
        _check_fit(reglages, sauvegarde.manifeste)
        demande = Demande(horloge, qui)
        try:
            (instance / CHANTIER / _NEUF).mkdir(mode=0o700, parents=True)
            _prepare(reglages, sauvegarde, demande)
            de_cote, dossier = _put_aside(reglages, horloge)
            gardes = _exchange(reglages, sauvegarde, demande, dossier)
        except BaseException:
            resume(instance)
            raise
        return Restauration(sauvegarde.manifeste, de_cote, gardes)


def _check_fit(reglages: Reglages, manifeste: Manifeste) -> None:
    """The same kind of base, and migrations that this kit knows."""
    ici = "sqlite" if sqlite_file(reglages, "contenu") else "postgresql"
    if manifeste.moteur != ici:
        la = "PostgreSQL" if manifeste.moteur == "postgresql" else "SQLite"
        raise SauvegardeRefuseeError(
            f"Cette sauvegarde vient d’une base {la} : réglez KIT_BASE_DONNEES de la même façon, "
            "puis recommencez ; rien n’a été modifié."
        )
    for base in BASES:
        script = ScriptDirectory.from_config(schema.alembic_config(base))
        connues = {revision.revision for revision in script.walk_revisions()}
        if manifeste.schemas.get(base) and manifeste.schemas[base] not in connues:
            raise BaseTropRecenteError
    principal = DUMP if ici == "postgresql" else "contenu.db"
    if principal not in {fichier.nom for fichier in manifeste.fichiers}:
        raise SauvegardeRefuseeError(
            "Cette sauvegarde ne contient pas la base des contenus : prenez-en une autre ; "
            "rien n’a été modifié."
        )


def _prepare(reglages: Reglages, sauvegarde: Sauvegarde, demande: Demande) -> None:
    """A whole instance, checked and up to date, in a folder of its own."""
    neuf = reglages.instance / CHANTIER / _NEUF
    check_room(reglages.instance, sauvegarde.manifeste.taille)
    sauvegarde.extract(neuf)
    if sauvegarde.manifeste.moteur == "postgresql":
        return
    for base in BASES:
        fichier = neuf / f"{base}.db"
        if fichier.exists():
            check_base(fichier, fichier.name)
            _check_triggers(fichier)
            # Its migration copies the tables it changes.
            check_room(reglages.instance, 2 * measure_base(fichier))
    _bring_up(replace(reglages, instance=neuf, base_donnees=None), sauvegarde, demande)
    for base in BASES:
        with closing(connect_sqlite(neuf / f"{base}.db")) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
        sync_file(neuf / f"{base}.db")


def _check_triggers(fichier: Path) -> None:
    """A base of ours has no view, and only the triggers that guard its tables."""
    with closing(connect_sqlite(fichier)) as connection:
        etrangers = connection.execute(
            "SELECT count(*) FROM sqlite_master WHERE type = 'view' "
            "OR (type = 'trigger' AND name NOT LIKE 'garde\\_%' ESCAPE '\\')"
        ).fetchone()[0]
    if etrangers:
        raise SauvegardeRefuseeError(
            f"« {fichier.name} » n’a pas été écrite par le kit : prenez une autre sauvegarde ; "
            "rien n’a été modifié."
        )


def _bring_up(reglages: Reglages, sauvegarde: Sauvegarde, demande: Demande) -> None:
    """Migrate; then nobody is logged in by a session of then, and no link of then works again."""
    schema.upgrade(reglages, demande.horloge, sauvegarde=False)
    moteurs = open_moteurs(reglages)
    try:
        with write_journal(moteurs) as session:
            session.execute(delete(SessionAgentLigne))
            session.execute(delete(LienAgentLigne))
        detail = {"fichier": sauvegarde.nom, "faite_le": sauvegarde.manifeste.faite_le.isoformat()}
        write_traces(
            moteurs, [Trace(demande.horloge.now(), demande.qui, "restaurer", detail=detail)]
        )
    finally:
        moteurs.close()


def _put_aside(reglages: Reglages, horloge: Horloge) -> tuple[Path | None, Path | None]:
    """A backup of what is there; when it cannot be read, the folder where its files will go."""
    if sqlite_file(reglages, "contenu") and not list_bases(reglages):
        return None, None
    try:
        return make_backup(reglages, horloge, "avant-restauration").fichier, None
    except (KitError, sqlite3.Error):
        if sqlite_file(reglages, "contenu") is None:
            raise
        quand = horloge.now().strftime("%Y%m%dT%H%M%SZ")
        dossier = reglages.instance / SAUVEGARDES / f"avant-restauration-{quand}"
        return dossier, dossier


def _exchange(
    reglages: Reglages, sauvegarde: Sauvegarde, demande: Demande, dossier: Path | None
) -> bool:
    """Put everything in its place; whether the settings of this machine were kept."""
    instance = reglages.instance
    chantier = instance / CHANTIER
    neuf = chantier / _NEUF
    gardes = (instance / REGLAGES).exists()
    places: dict[Path, Path] = {}
    for base in BASES:
        if (neuf / f"{base}.db").exists():
            places[neuf / f"{base}.db"] = _place(reglages, base)
    if (neuf / REGLAGES).exists() and not gardes:
        places[neuf / REGLAGES] = instance / REGLAGES
    racine = neuf / FICHIERS
    for fichier in sorted(racine.rglob("*")):
        if fichier.is_file():
            places[fichier] = instance / fichier.relative_to(racine)
    _check_places(places.values())
    gardes = gardes and (neuf / REGLAGES).exists()
    cote = str(dossier) if dossier else None
    echanges = [_echange(n, c, chantier, cote) for n, c in places.items()]
    if (neuf / DUMP).exists():
        postgres.load(reglages.base_donnees or "", neuf / DUMP)
        _bring_up(replace(reglages, instance=neuf), sauvegarde, demande)
    commit(instance, echanges)
    return gardes


def _check_places(places: Iterable[Path]) -> None:
    """See that each file can take its place: it must not fail half-way."""
    for place in places:
        if place.is_dir() or any(p.exists() and not p.is_dir() for p in place.parents):
            raise KitError(
                f"« {place} » ne peut pas être remplacé : renommez-le, puis recommencez ; "
                "rien n’a été modifié."
            )


def _place(reglages: Reglages, base: NomBase) -> Path:
    fichier = sqlite_file(reglages, base)
    return fichier or reglages.instance / f"{base}.db"


def _echange(neuf: Path, cible: Path, chantier: Path, cote: str | None) -> Echange:
    """On another disk a file cannot be moved at once: it is first copied beside its place."""
    if not cible.is_relative_to(chantier.parent):
        voisin = cible.with_name(f"{cible.name}.partiel")
        shutil.copyfile(neuf, voisin)
        voisin.chmod(0o600)
        sync_file(voisin)
        neuf = voisin
    return Echange(str(neuf), str(cible), cote)
