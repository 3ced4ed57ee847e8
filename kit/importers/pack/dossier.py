"""Opening a pack: a folder or a zip, within limits, never outside of itself."""

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kit.erreurs import KitError

MO = 1024 * 1024
TAILLE_FICHIER_MAX = 8 * MO
"""Largest file read in a pack, in bytes."""
TAILLE_TOTALE_MAX = 64 * MO
"""Largest sum of the files of a pack, in bytes."""
NOMBRE_MAX = 10_000
_SUFFIXES = frozenset({".yaml", ".yml", ".po"})


class PackIllisibleError(KitError):
    """The pack cannot be opened, or is not safe to open."""


def read_fichiers(chemin: Path) -> dict[str, str]:
    """All YAML and PO files of a pack, by their path inside it, in order.

    Raises PackIllisibleError.
    """
    if chemin.is_dir():
        contenus = _read_dossier(chemin)
    elif chemin.is_file():
        contenus = _read_zip(chemin)
    else:
        raise PackIllisibleError(
            f"« {chemin} » n’existe pas : vérifiez le nom du dossier ou du zip."
        )
    fichiers = dict(sorted(_decode(contenus)))
    if not fichiers:
        raise PackIllisibleError(
            f"« {chemin.name} » ne contient aucun fichier YAML : ce n’est pas un pack du kit."
        )
    return fichiers


def _decode(contenus: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, str]]:
    total = 0
    for nombre, (nom, octets) in enumerate(contenus, start=1):
        total += len(octets)
        if total > TAILLE_TOTALE_MAX or nombre > NOMBRE_MAX:
            raise PackIllisibleError(
                f"Le pack est trop gros ({TAILLE_TOTALE_MAX // MO} Mo et {NOMBRE_MAX} fichiers "
                "au plus) : partagez-le en plusieurs."
            )
        try:
            yield nom, octets.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise PackIllisibleError(
                f"« {nom} » n’est pas enregistré en UTF-8 : ouvrez-le et enregistrez-le en UTF-8."
            ) from None


def _check_taille(nom: str, taille: int) -> None:
    if taille > TAILLE_FICHIER_MAX:
        raise PackIllisibleError(
            f"« {nom} » est trop gros ({TAILLE_FICHIER_MAX // MO} Mo au plus) : "
            "partagez-le en plusieurs fichiers."
        )


def _read_dossier(racine: Path) -> Iterator[tuple[str, bytes]]:
    reelle = racine.resolve()
    for fichier in sorted(racine.rglob("*")):
        if fichier.suffix not in _SUFFIXES or not fichier.is_file():
            continue
        nom = fichier.relative_to(racine).as_posix()
        if not fichier.resolve().is_relative_to(reelle):
            raise PackIllisibleError(f"« {nom} » mène hors du pack : retirez ce lien.")
        _check_taille(nom, fichier.stat().st_size)
        yield nom, fichier.read_bytes()


def _read_zip(chemin: Path) -> Iterator[tuple[str, bytes]]:
    try:
        with zipfile.ZipFile(chemin) as archive:
            for info in archive.infolist():
                if info.is_dir():
                    continue
                _check_nom(info.filename)
                if PurePosixPath(info.filename).suffix not in _SUFFIXES:
                    continue
                _check_taille(info.filename, info.file_size)
                with archive.open(info) as fichier:
                    octets = fichier.read(TAILLE_FICHIER_MAX + 1)
                _check_taille(info.filename, len(octets))
                yield info.filename, octets
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise PackIllisibleError(
            f"« {chemin.name} » n’est ni un dossier ni un zip lisible : refaites l’archive."
        ) from None


def _check_nom(nom: str) -> None:
    parts = PurePosixPath(nom.replace("\\", "/")).parts
    if ".." in parts or nom.startswith("/") or ":" in nom:
        raise PackIllisibleError(
            f"« {nom} » sort du dossier du pack : cette archive est refusée, refaites-la."
        )
