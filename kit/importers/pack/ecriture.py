"""Writing a pack: the same documents always give the same files."""

import shutil
import tempfile
from collections import defaultdict
from pathlib import Path

from kit.content.document import Document
from kit.content.empreinte import dump_document
from kit.content.genres import CLASSES
from kit.erreurs import KitError
from kit.importers.pack.catalogues import DOSSIER, write_traductions
from kit.importers.pack.lecture import MANIFESTE
from kit.importers.pack.modele import Pack
from kit.importers.pack.yaml_strict import dump_yaml


def pack_files(pack: Pack) -> dict[str, str]:
    """The text of each file of the pack, by its path inside it."""
    fichiers = {MANIFESTE: dump_yaml(pack.manifeste.model_dump(by_alias=True, exclude_none=True))}
    par_genre: dict[str, list[Document]] = defaultdict(list)
    for document in sorted(pack.documents, key=lambda d: d.id):
        par_genre[document.GENRE].append(document)
    for classe in CLASSES:
        documents = par_genre.get(classe.GENRE, [])
        if classe.UN_FICHIER_PAR_DOCUMENT:
            for document in documents:
                chemin = f"{classe.PLURIEL}/{document.id}.yaml"
                fichiers[chemin] = dump_yaml(dump_document(document))
        elif documents:
            fichiers[f"{classe.PLURIEL}.yaml"] = dump_yaml([dump_document(d) for d in documents])
    for langue, entries in sorted(pack.traductions.items()):
        fichiers[f"{DOSSIER}/{langue}.po"] = write_traductions(langue, entries)
    return fichiers


def write_pack(pack: Pack, dossier: Path) -> None:
    """Write a pack into a folder that is new or empty: all of it or nothing.

    Raises KitError when the folder holds something or cannot be written.
    """
    if dossier.exists() and (not dossier.is_dir() or any(dossier.iterdir())):
        raise KitError(f"« {dossier} » n’est pas un dossier vide : choisissez un autre nom.")
    try:
        dossier.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=dossier.parent, prefix=".export-") as brouillon:
            provisoire = Path(brouillon) / "pack"
            for nom, texte in pack_files(pack).items():
                fichier = provisoire / nom
                fichier.parent.mkdir(parents=True, exist_ok=True)
                fichier.write_text(texte, encoding="utf-8")
            if dossier.exists():
                dossier.rmdir()
            shutil.move(provisoire, dossier)
    except OSError as error:
        raise KitError(
            f"Impossible d’écrire dans « {dossier} » ({error.strerror}) : "
            "choisissez un autre dossier."
        ) from None
