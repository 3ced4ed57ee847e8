"""Opening the zip: within limits, one file at a time, never outside of itself."""

import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from kit.importers.service_public.erreurs import SourceIllisibleError
from kit.importers.service_public.identite import is_nom_connu

MO = 1024 * 1024
TAILLE_FICHIER_MAX = 20 * MO
"""Largest XML file, in bytes; the largest of the State's weighs 200 Ko."""
TAILLE_TOTALE_MAX = 500 * MO
"""Largest sum of the XML files, in bytes; the whole of the State's weighs 80 Mo."""
NOMBRE_MAX = 20_000
RAPPORT_MAX = 200
"""How many times larger than its compressed form a file may be; the State's reach 12."""
_RAPPORT_DES = MO
"""Size from which the ratio counts: a small file of blanks harms nobody."""
_REPERTOIRE_MAX = 4 * MO
"""Largest table of contents, in bytes: it is read at once by the zip library."""
_FIN = struct.Struct("<4s4H2LH")
"""End of a zip: signature, disks and counts, size and place of the table, comment (APPNOTE 4.3)."""
_CHIFFRE = 0x1


@dataclass(frozen=True)
class Archive:
    """An open zip: the files that can be imported, and how many others it holds."""

    nom: str
    noms: tuple[str, ...]
    """Their paths in the zip, in order."""
    ignores: int
    _zip: zipfile.ZipFile

    def read(self, nom: str) -> bytes:
        """The bytes of one file. Raises SourceIllisibleError."""
        try:
            with self._zip.open(nom) as fichier:
                octets = fichier.read(TAILLE_FICHIER_MAX + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError):
            raise SourceIllisibleError(
                f"« {nom} » est abîmé dans le zip : téléchargez-le de nouveau."
            ) from None
        _check_taille(nom, len(octets))
        return octets


@contextmanager
def open_archive(chemin: Path) -> Iterator[Archive]:
    """Open a zip after checking its table of contents. Raises SourceIllisibleError."""
    if not chemin.is_file():
        raise SourceIllisibleError(f"« {chemin} » n’existe pas : vérifiez le nom du zip.")
    with ExitStack() as pile:
        try:
            flux = pile.enter_context(chemin.open("rb"))
            _check_repertoire(flux, chemin.name)
            archive = pile.enter_context(zipfile.ZipFile(flux))
        except (zipfile.BadZipFile, OSError, ValueError, struct.error):
            raise _not_a_zip(chemin.name) from None
        noms, ignores = _list_noms(archive.infolist(), chemin.name)
        yield Archive(chemin.name, noms, ignores, archive)


def _not_a_zip(nom: str) -> SourceIllisibleError:
    return SourceIllisibleError(
        f"« {nom} » n’est pas un zip lisible : téléchargez de nouveau les données "
        "de service-public.fr."
    )


def _check_repertoire(flux: IO[bytes], nom: str) -> None:
    """Refuse a table of contents too large to be read, before the library reads it."""
    taille = flux.seek(0, os.SEEK_END)
    fin = min(taille, _FIN.size + 0xFFFF)
    flux.seek(taille - fin)
    octets = flux.read(fin)
    place = octets.rfind(b"PK\x05\x06")
    if place < 0:
        raise _not_a_zip(nom)
    repertoire = _FIN.unpack_from(octets, place)[5]
    if repertoire > _REPERTOIRE_MAX:
        raise _too_many(nom)


def _too_many(nom: str) -> SourceIllisibleError:
    return SourceIllisibleError(
        f"« {nom} » contient trop de fichiers ({NOMBRE_MAX} au plus) : "
        "ce ne sont pas les données de service-public.fr."
    )


def _list_noms(infos: list[zipfile.ZipInfo], archive: str) -> tuple[tuple[str, ...], int]:
    """The files to read, and the number of those left aside. Raises SourceIllisibleError."""
    if len(infos) > NOMBRE_MAX:
        raise _too_many(archive)
    retenus: dict[str, str] = {}
    ignores = total = 0
    for info in infos:
        _check_nom(info)
        if info.is_dir():
            continue
        court = PurePosixPath(info.filename).name
        if not is_nom_connu(court):
            ignores += 1
            continue
        _check_membre(info)
        total += info.file_size
        if court in retenus:
            raise SourceIllisibleError(
                f"« {court} » se trouve deux fois dans le zip : gardez-en un seul."
            )
        retenus[court] = info.filename
    if total > TAILLE_TOTALE_MAX:
        raise SourceIllisibleError(
            f"« {archive} » est trop gros une fois ouvert ({TAILLE_TOTALE_MAX // MO} Mo au plus) : "
            "ce ne sont pas les données de service-public.fr."
        )
    if not retenus:
        raise no_fiche(archive)
    return tuple(retenus[court] for court in sorted(retenus)), ignores


def no_fiche(archive: str) -> SourceIllisibleError:
    """The zip is not the right one."""
    return SourceIllisibleError(
        f"« {archive} » ne contient aucune fiche de service-public.fr (F1234.xml) : "
        "choisissez le zip « vosdroits » publié sur data.gouv.fr."
    )


def _check_nom(info: zipfile.ZipInfo) -> None:
    nom = info.filename
    parts = PurePosixPath(nom.replace("\\", "/")).parts
    lien = stat.S_ISLNK(info.external_attr >> 16)
    if ".." in parts or nom.startswith(("/", "\\")) or ":" in nom or lien:
        raise SourceIllisibleError(
            f"« {nom} » mène hors du zip : cette archive est refusée, téléchargez-la de nouveau."
        )


def _check_membre(info: zipfile.ZipInfo) -> None:
    nom = info.filename
    if info.flag_bits & _CHIFFRE:
        raise SourceIllisibleError(
            f"« {nom} » est protégé par un mot de passe : demandez le zip sans mot de passe."
        )
    _check_taille(nom, info.file_size)
    if info.file_size > _RAPPORT_DES and info.file_size > RAPPORT_MAX * info.compress_size:
        raise SourceIllisibleError(
            f"« {nom} » est compressé de façon anormale : cette archive est refusée."
        )


def _check_taille(nom: str, taille: int) -> None:
    if taille > TAILLE_FICHIER_MAX:
        raise SourceIllisibleError(
            f"« {nom} » est trop gros ({TAILLE_FICHIER_MAX // MO} Mo au plus) : "
            "ce n’est pas une fiche de service-public.fr."
        )
