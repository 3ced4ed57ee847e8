"""Opening a backup: every byte is checked against the manifest before anything else is touched."""

import hashlib
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kit.store.sauvegarde.disque import sync_file, sync_folder
from kit.store.sauvegarde.manifeste import (
    NOM,
    TAILLE_MAX,
    Fichier,
    Manifeste,
    SauvegardeRefuseeError,
    read_manifeste,
)

NOMBRE_MAX = 60_000
"""Files in a zip."""
_REPERTOIRE_MAX = 16_000_000
"""Largest table of contents, in bytes: the zip library reads it at once."""
_FIN = struct.Struct("<4s4H2LH")
"""End of a zip: signature, disks and counts, size and place of the table, comment (APPNOTE 4.3)."""
_BLOC = 1024 * 1024
_CHIFFRE = 0x1
_ILLISIBLES = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, struct.error)


@dataclass(frozen=True)
class Sauvegarde:
    """An open backup whose table of contents was checked."""

    nom: str
    manifeste: Manifeste
    _zip: zipfile.ZipFile

    def check(self) -> None:
        """Read every file, and write nothing. Raises SauvegardeRefuseeError."""
        for fichier in self.manifeste.fichiers:
            for _bloc in self._read(fichier):
                pass

    def extract(self, dossier: Path) -> None:
        """Write every file into an empty folder, checking each.

        Raises SauvegardeRefuseeError, OSError.
        """
        for fichier in self.manifeste.fichiers:
            place = dossier / fichier.nom
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            numero = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
            with os.fdopen(numero, "wb") as sortie:
                sortie.writelines(self._read(fichier))
            sync_file(place)
        for sous, _dossiers, _noms in os.walk(dossier):
            sync_folder(Path(sous))

    def _read(self, fichier: Fichier) -> Iterator[bytes]:
        """The bytes of a file, never more than the manifest says, whatever the zip would give."""
        empreinte, taille = hashlib.sha256(), 0
        try:
            with self._zip.open(fichier.nom) as source:
                while bloc := source.read(min(_BLOC, fichier.taille + 1 - taille)):
                    empreinte.update(bloc)
                    taille += len(bloc)
                    if taille > fichier.taille:
                        break
                    yield bloc
        except _ILLISIBLES:
            raise _damaged(fichier.nom) from None
        if taille != fichier.taille or empreinte.hexdigest() != fichier.sha256:
            raise _damaged(fichier.nom)


@contextmanager
def open_backup(chemin: Path) -> Iterator[Sauvegarde]:
    """Open a backup, its table of contents and its manifest checked.

    Raises SauvegardeRefuseeError.
    """
    if not chemin.is_file():
        raise SauvegardeRefuseeError(f"« {chemin} » n’existe pas : vérifiez le nom du fichier.")
    with ExitStack() as pile:
        try:
            flux = pile.enter_context(chemin.open("rb"))
            _check_repertoire(flux, chemin)
            archive = pile.enter_context(zipfile.ZipFile(flux))
            infos = archive.infolist()
            manifeste = _read(archive, infos, chemin)
        except (*_ILLISIBLES, OSError, ValueError):
            raise _not_ours(chemin) from None
        _check_noms(infos, manifeste)
        yield Sauvegarde(chemin.name, manifeste, archive)


def read_backup(chemin: Path) -> Manifeste:
    """The manifest alone. Raises SauvegardeRefuseeError."""
    with open_backup(chemin) as sauvegarde:
        return sauvegarde.manifeste


def _check_repertoire(flux: IO[bytes], chemin: Path) -> None:
    """Refuse a table of contents too large to be read, before the library reads it."""
    taille = flux.seek(0, os.SEEK_END)
    fin = min(taille, _FIN.size + 0xFFFF)
    flux.seek(taille - fin)
    octets = flux.read(fin)
    place = octets.rfind(b"PK\x05\x06")
    if place < 0 or _FIN.unpack_from(octets, place)[5] > _REPERTOIRE_MAX:
        raise _not_ours(chemin)


def _read(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], chemin: Path) -> Manifeste:
    if len(infos) > NOMBRE_MAX or [info.filename for info in infos].count(NOM) != 1:
        raise _not_ours(chemin)
    with archive.open(NOM) as fichier:
        octets = fichier.read(TAILLE_MAX + 1)
    if len(octets) > TAILLE_MAX:
        raise _not_ours(chemin)
    return read_manifeste(octets)


def _check_noms(infos: list[zipfile.ZipInfo], manifeste: Manifeste) -> None:
    """The zip holds the files of its manifest, each once, and nothing else."""
    attendus = sorted([NOM, *(fichier.nom for fichier in manifeste.fichiers)])
    if sorted(info.filename for info in infos) != attendus:
        raise SauvegardeRefuseeError(
            "Les fichiers de cette sauvegarde ne sont pas ceux de son manifeste : "
            "prenez une autre sauvegarde ; rien n’a été modifié."
        )
    for info in infos:
        mode = info.external_attr >> 16
        if info.flag_bits & _CHIFFRE or (stat.S_IFMT(mode) not in (0, stat.S_IFREG)):
            raise _damaged(info.filename)


def _damaged(nom: str) -> SauvegardeRefuseeError:
    return SauvegardeRefuseeError(
        f"« {nom} » est abîmé ou changé dans cette sauvegarde : prenez-en une autre ; "
        "rien n’a été modifié."
    )


def _not_ours(chemin: Path) -> SauvegardeRefuseeError:
    return SauvegardeRefuseeError(
        f"« {chemin} » n’est pas une sauvegarde du kit, ou elle est abîmée : "
        "prenez un fichier écrit par « kit sauvegarder » ; rien n’a été modifié."
    )
