"""Making a backup: whole or not at all, while the site writes."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import stat
import tempfile
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kit import __version__
from kit.config import Reglages
from kit.erreurs import KitError
from kit.horloge import Horloge
from kit.store.erreurs import explain_error
from kit.store.moteur import NomBase, sqlite_file
from kit.store.sauvegarde import postgres
from kit.store.sauvegarde.copie import copy_bases, list_bases, measure_base, read_schema
from kit.store.sauvegarde.disque import check_room, sync_file, sync_folder
from kit.store.sauvegarde.manifeste import (
    DUMP,
    FICHIERS,
    NOM,
    REGLAGES,
    Fichier,
    Manifeste,
    Raison,
    is_kept,
)
from kit.store.sauvegarde.reglages import copy_reglages, list_secrets
from kit.store.sauvegarde.rotation import SAUVEGARDES, rotate

ATTENTE_S = 60.0
"""How long a backup waits for another one in the same folder, in seconds."""
_PROVISOIRE = ".kit-sauvegarde-"
_BLOC = 1024 * 1024


class RienASauvegarderError(KitError):
    """The instance holds no base."""


@dataclass(frozen=True)
class Faite:
    """A backup that was made."""

    fichier: Path
    manifeste: Manifeste


@dataclass(frozen=True)
class _Contenu:
    """What goes in: bases already copied, settings as text, then files of the instance."""

    bases: dict[str, Path]
    reglages: str | None
    fichiers: dict[str, Path]
    laisses: tuple[str, ...]


def make_backup(
    reglages: Reglages, horloge: Horloge, raison: Raison, fichier: Path | None = None
) -> Faite:
    """Write a backup to `fichier`, which must not exist, or under a dated name in the instance.

    Raises RienASauvegarderError, DisquePleinError, BaseAbimeeError, InstanceProtegeeError,
    BaseOccupeeError: no file is left, and the older backups are kept.
    """
    bases = list_bases(reglages)
    if sqlite_file(reglages, "contenu") is not None and "contenu" not in bases:
        raise RienASauvegarderError(
            f"« {reglages.instance} » ne contient pas de base : il n’y a rien à sauvegarder."
        )
    propre = reglages.instance / SAUVEGARDES
    dossier = _check_place(reglages, fichier) if fichier else propre
    with explained(str(dossier)):
        if fichier is None:
            _open_folder(dossier)
        with _turn(dossier), _workshop(dossier) as atelier:
            # Named once alone: two backups may be asked for in the same second.
            cible = dossier / fichier.name if fichier else _name(dossier, horloge, raison)
            if cible.exists():
                raise KitError(f"« {cible} » existe déjà : choisissez un autre nom.")
            faite = _build(reglages, horloge, raison, (cible, atelier))
        if fichier is None:
            rotate(dossier, reglages.garde)
    return faite


def _check_place(reglages: Reglages, fichier: Path) -> Path:
    """The folder, outside of the instance: there, each backup would hold the others."""
    dossier = fichier.absolute().parent.resolve()
    if not dossier.is_dir():
        raise KitError(
            f"Le dossier « {dossier} » n’existe pas : créez-le, ou choisissez-en un autre."
        )
    propre = dossier == reglages.instance / SAUVEGARDES
    if dossier.is_relative_to(reglages.instance) and not propre:
        raise KitError(
            f"« {fichier} » est dans l’instance : ne donnez pas de nom, "
            "ou choisissez un dossier en dehors."
        )
    return dossier


@contextmanager
def explained(lieu: str) -> Iterator[None]:
    """Turn faults of the disk and of SQLite into sentences. Raises KitError."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        dit = explain_error(error, lieu)
        if dit is None:
            raise
        raise dit from error


def _name(dossier: Path, horloge: Horloge, raison: Raison) -> Path:
    """A dated name that is free."""
    quand = horloge.now().strftime("%Y%m%dT%H%M%SZ")
    rang, cible = 1, dossier / f"{raison}-{quand}.zip"
    while cible.exists():
        rang += 1
        cible = dossier / f"{raison}-{quand}-{rang}.zip"
    return cible


def _open_folder(dossier: Path) -> None:
    """Create the folder of backups, or close it to the other accounts."""
    dossier.mkdir(mode=0o700, exist_ok=True)
    with suppress(PermissionError):  # The folder is another account's: the file is closed.
        dossier.chmod(0o700)


@contextmanager
def _turn(dossier: Path) -> Iterator[None]:
    """One backup at a time in a folder. Raises KitError after a minute."""
    numero = os.open(dossier, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fin = time.monotonic() + ATTENTE_S
        while not _lock(numero):
            if time.monotonic() > fin:
                raise KitError("Une autre sauvegarde est en cours : attendez qu’elle soit finie.")
            time.sleep(0.1)
        yield
    finally:
        os.close(numero)


def _lock(numero: int) -> bool:
    try:
        fcntl.flock(numero, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # Some network disks lock no folder: names of their own are enough.
        return True
    return True


@contextmanager
def _workshop(dossier: Path) -> Iterator[Path]:
    """A private folder beside the backup; those that a power cut left are removed."""
    for reste in dossier.glob(f"{_PROVISOIRE}*"):
        shutil.rmtree(reste, ignore_errors=True)
    atelier = Path(tempfile.mkdtemp(prefix=_PROVISOIRE, dir=dossier))
    try:
        yield atelier
    finally:
        shutil.rmtree(atelier, ignore_errors=True)


def _build(
    reglages: Reglages, horloge: Horloge, raison: Raison, places: tuple[Path, Path]
) -> Faite:
    """Make the zip in the workshop, then give it its name."""
    cible, atelier = places
    bases = list_bases(reglages)
    texte, fichiers, laisses = _list_files(reglages)
    adresse = reglages.base_donnees or ""
    poids = sum(measure_base(f) for f in bases.values())
    if sqlite_file(reglages, "contenu") is None:
        poids = postgres.measure(adresse)
    autres = sum(f.stat().st_size for f in fichiers.values())
    # A copy of each base, then the zip: at worst as large as what it holds.
    check_room(cible.parent, 2 * poids + autres)
    schemas: dict[NomBase, str]
    if sqlite_file(reglages, "contenu") is None:
        schemas = postgres.dump(adresse, atelier / DUMP)
        contenu = _Contenu({DUMP: atelier / DUMP}, texte, fichiers, laisses)
    else:
        copies = copy_bases(bases, atelier)
        schemas = {base: read_schema(copie, base) for base, copie in copies.items()}
        contenu = _Contenu({f.name: f for f in copies.values()}, texte, fichiers, laisses)
    zip_ = atelier / "sauvegarde.zip"
    manifeste = Manifeste(
        format=1,
        kit=__version__,
        faite_le=horloge.now(),
        raison=raison,
        moteur="postgresql" if DUMP in contenu.bases else "sqlite",
        schemas={str(base): schema for base, schema in schemas.items()},
        fichiers=(),
        laisses=contenu.laisses,
    )
    manifeste = _write_zip(zip_, contenu, manifeste)
    zip_.chmod(0o600)
    sync_file(zip_)
    zip_.rename(cible)
    sync_folder(cible.parent)
    return Faite(cible, manifeste)


def _list_files(reglages: Reglages) -> tuple[str | None, dict[str, Path], tuple[str, ...]]:
    """The settings, the other files of the instance by path, and what is left aside."""
    racine, brut, texte = reglages.instance, "", None
    with suppress(FileNotFoundError):
        brut = (racine / REGLAGES).read_text(encoding="utf-8")
        texte = copy_reglages(brut)
    a_part = list_secrets(brut, os.environ) | set(list_bases(reglages).values())
    fichiers, laisses = {}, []
    for dossier, sous, noms in sorted(os.walk(racine)):
        liens = [nom for nom in sous if Path(dossier, nom).is_symlink()]
        for nom in sorted((*noms, *liens)):
            fichier = Path(dossier, nom)
            chemin = PurePosixPath(fichier.relative_to(racine).as_posix())
            if not is_kept(chemin) or fichier in a_part:
                continue
            if stat.S_ISREG(fichier.lstat().st_mode):
                fichiers[str(chemin)] = fichier
            else:
                laisses.append(str(chemin))
    return texte, fichiers, tuple(laisses)


def _write_zip(zip_: Path, contenu: _Contenu, manifeste: Manifeste) -> Manifeste:
    """Write every file, hashed on its way, then the manifest that lists them."""
    ecrits = []
    with zipfile.ZipFile(zip_, "x", zipfile.ZIP_DEFLATED) as sortie:
        for nom, fichier in contenu.bases.items():
            ecrits.append(_add(sortie, nom, fichier))
        if contenu.reglages is not None:
            octets = contenu.reglages.encode()
            sortie.writestr(REGLAGES, octets)
            empreinte = hashlib.sha256(octets).hexdigest()
            ecrits.append(Fichier(nom=REGLAGES, taille=len(octets), sha256=empreinte))
        for chemin, fichier in contenu.fichiers.items():
            with suppress(FileNotFoundError):  # Removed meanwhile: it is not of this instant.
                ecrits.append(_add(sortie, f"{FICHIERS}/{chemin}", fichier))
        complet = manifeste.model_copy(update={"fichiers": tuple(ecrits)})
        sortie.writestr(NOM, complet.model_dump_json(indent=1))
    return complet


def _add(sortie: zipfile.ZipFile, nom: str, fichier: Path) -> Fichier:
    empreinte, taille = hashlib.sha256(), 0
    with fichier.open("rb") as source, sortie.open(nom, "w", force_zip64=True) as place:
        while bloc := source.read(_BLOC):
            empreinte.update(bloc)
            taille += len(bloc)
            place.write(bloc)
    return Fichier(nom=nom, taille=taille, sha256=empreinte.hexdigest())
