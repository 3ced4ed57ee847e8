"""What a backup says of itself: where it comes from, and the exact bytes that it holds."""

from datetime import datetime
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from kit.erreurs import KitError

NOM = "manifeste.json"
FORMAT = 1
FICHIERS = "fichiers"
"""Folder, inside the zip, of the files that the instance holds beside its bases."""
REGLAGES = "kit.toml"
DUMP = "base.pgdump"
TAILLE_MAX = 8_000_000
"""Largest manifest, in bytes."""

Raison = Literal["quotidienne", "demandee", "avant-migration", "avant-restauration"]

RACINE = ("contenu.db", "journal.db", DUMP, REGLAGES)
"""The only names at the root of a zip, with that of the manifest."""
_CACHES = ("sauvegardes", "impression")
_SIENS = ("contenu.db", "journal.db", REGLAGES, "LISEZMOI.md")
_SUITES = (".db-wal", ".db-shm", ".db-journal", ".partiel", ".part")


class SauvegardeRefuseeError(KitError):
    """The file is not a whole backup of the kit; nothing was changed."""


class _Modele(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Fichier(_Modele):
    """One file of the zip."""

    nom: str
    taille: Annotated[int, Field(ge=0)]
    """In bytes."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Manifeste(_Modele):
    """The manifest of a backup."""

    format: Literal[1]
    kit: str
    """Version of the kit that made it."""
    faite_le: Annotated[AwareDatetime, Field(strict=False)]
    raison: Raison
    moteur: Literal["sqlite", "postgresql"]
    schemas: dict[str, str]
    """Migration of each base: `contenu`, `journal`."""
    fichiers: Annotated[tuple[Fichier, ...], Field(strict=False)]
    laisses: Annotated[tuple[str, ...], Field(strict=False)] = ()
    """Files of the instance left aside: links, and what is not an ordinary file."""

    @property
    def quand(self) -> datetime:
        """When it was made, in the time zone of this machine."""
        return self.faite_le.astimezone()

    @property
    def taille(self) -> int:
        """All the files once opened, in bytes."""
        return sum(fichier.taille for fichier in self.fichiers)


def is_kept(chemin: PurePosixPath) -> bool:
    """Whether a file of the instance belongs in a backup, by its path there.

    Bases and settings go in apart. Never the secret that signs cookies, nor what can be made
    again; read the other way, a forged backup can write none of them either.
    """
    premier, nom = chemin.parts[0], chemin.name
    if premier in _CACHES or premier.startswith((".", "secret")):
        return False
    return not (len(chemin.parts) == 1 and premier in _SIENS) and not nom.endswith(_SUITES)


def read_manifeste(octets: bytes) -> Manifeste:
    """Read and check a manifest. Raises SauvegardeRefuseeError."""
    try:
        manifeste = Manifeste.model_validate_json(octets)
    except ValidationError as error:
        if _is_newer(error):
            raise SauvegardeRefuseeError(
                "Cette sauvegarde vient d’une version plus récente du kit : installez cette "
                "version, puis recommencez ; rien n’a été modifié."
            ) from None
        raise SauvegardeRefuseeError(
            "Le manifeste de cette sauvegarde ne se lit pas : prenez une autre sauvegarde ; "
            "rien n’a été modifié."
        ) from None
    noms = [fichier.nom for fichier in manifeste.fichiers]
    fautifs = [nom for nom in noms if not _is_nom(nom)]
    if fautifs or len(set(noms)) != len(noms):
        raise SauvegardeRefuseeError(
            f"Cette sauvegarde contient un fichier qui n’a rien à y faire "
            f"({(fautifs or noms)[0]!a}) : elle est refusée, rien n’a été modifié."
        )
    return manifeste


def _is_newer(error: ValidationError) -> bool:
    """Whether the format is a number that this kit does not know."""
    return any(
        faute["loc"] == ("format",) and isinstance(faute["input"], int) and faute["input"] > FORMAT
        for faute in error.errors()
    )


def _is_nom(nom: str) -> bool:
    if nom in RACINE:
        return True
    parts = nom.split("/")
    sain = all(p not in ("", ".", "..") for p in parts) and not set(nom) & set("\\:\0")
    return sain and len(parts) > 1 and parts[0] == FICHIERS and is_kept(PurePosixPath(*parts[1:]))
