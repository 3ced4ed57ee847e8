"""What the tests of backups share: a small instance, forged zips, another process."""

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aides_store import HORLOGE, publish_site
from aides_store import dump as dump_base

from kit.config import Reglages, load_reglages
from kit.store.moteur import open_moteurs
from kit.store.sauvegarde.ecriture import make_backup
from kit.store.schema import upgrade


def make_instance(dossier: Path) -> Reglages:
    """An instance with a published fiche."""
    reglages = load_reglages({}, dossier)
    upgrade(reglages, HORLOGE)
    moteurs = open_moteurs(reglages)
    publish_site(moteurs)
    moteurs.close()
    return reglages


def save_to(reglages: Reglages, fichier: Path) -> Path:
    """A backup outside of the instance."""
    return make_backup(reglages, HORLOGE, "demandee", fichier).fichier


def texts(reglages: Reglages) -> dict[str, str]:
    """The whole text of both bases."""
    return {base: dump_base(reglages.instance / f"{base}.db") for base in ("contenu", "journal")}


def read_zip(fichier: Path) -> dict[str, bytes]:
    """Every file of a zip."""
    with zipfile.ZipFile(fichier) as lu:
        return {nom: lu.read(nom) for nom in lu.namelist()}


def forge(fichier: Path, octets: Mapping[str, bytes], **changes: Any) -> Path:
    """Write a zip whose manifest is right for its files, but for what is changed in it."""
    manifeste = json.loads(octets["manifeste.json"])
    manifeste["fichiers"] = [
        {"nom": nom, "taille": len(brut), "sha256": hashlib.sha256(brut).hexdigest()}
        for nom, brut in octets.items()
        if nom != "manifeste.json"
    ]
    manifeste.update(changes)
    with zipfile.ZipFile(fichier, "w", zipfile.ZIP_DEFLATED) as ecrit:
        for nom, brut in octets.items():
            ecrit.writestr(nom, json.dumps(manifeste) if nom == "manifeste.json" else brut)
    return fichier


def start_python(code: str, *mots: object) -> subprocess.Popen[str]:
    """Another process of the kit."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, mots)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
