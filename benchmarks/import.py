"""How long the State's open data takes to import, and how much memory: a zip, then a national one.

The national one repeats the small zip under new ids until it holds about 5 000 files.
Run: .venv/bin/python benchmarks/import.py ZIP [nombre de fichiers]
"""

import re
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from kit.config import load_reglages
from kit.horloge import HorlogeSysteme
from kit.importers.service_public.application import Demande, import_service_public
from kit.importers.service_public.preparation import Avancements
from kit.store.moteur import open_moteurs
from kit.store.schema import upgrade

FICHIERS = 5_000
LIMITES = {"petit": (10, 500), "national": (300, 500)}
"""Seconds and megabytes that the issue allows."""
_IDENTIFIANT = re.compile(rb"(?<![A-Za-z0-9])([FNR][0-9]+)(?![0-9])")


def repeat_zip(source: Path, cible: Path, fichiers: int) -> int:
    """Write a zip of at least `fichiers` files; give how many it holds."""
    nombre = 0
    with (
        zipfile.ZipFile(source) as petit,
        zipfile.ZipFile(cible, "w", zipfile.ZIP_DEFLATED) as sortie,
    ):
        membres = {nom: petit.read(nom) for nom in petit.namelist() if nom.endswith(".xml")}
        for tour in range(-(-fichiers // len(membres))):
            suffixe = b"%02d" % tour
            for nom, octets in membres.items():
                neuf = _IDENTIFIANT.sub(rb"\g<1>" + suffixe, nom.encode()).decode()
                sortie.writestr(neuf, _IDENTIFIANT.sub(rb"\g<1>" + suffixe, octets))
                nombre += 1
    return nombre


def measure(archive: Path, publier: str) -> None:
    """One import in a base of its own: seconds, CPU seconds, peak of memory."""
    with tempfile.TemporaryDirectory() as dossier:
        reglages = load_reglages({}, Path(dossier))
        upgrade(reglages)
        moteurs = open_moteurs(reglages)
        demande = Demande(archive, publier=publier == "publier", meme_ancien=True)
        debut, debut_cpu = time.perf_counter(), time.process_time()
        bilan, rapport = import_service_public(
            moteurs, demande, Avancements(), auteur="mesure", horloge=HorlogeSysteme()
        )
        duree, cpu = time.perf_counter() - debut, time.process_time() - debut_cpu
        moteurs.close()
    memoire = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(bilan.crees)} documents, {len(bilan.publies)} publiés, "
        f"{rapport.couverture.pour_cent:.1f} % du texte : "
        f"{duree:.1f} s ({cpu:.1f} s de processeur), {memoire:.0f} Mo au plus haut"
    )


def main(source: Path, fichiers: int) -> None:
    """Measure each case in a process of its own, so that memory is not shared."""
    with tempfile.TemporaryDirectory() as dossier:
        grand = Path(dossier) / "national.zip"
        nombre = repeat_zip(source, grand, fichiers)
        for nom, archive in (("petit", source), ("national", grand)):
            secondes, memoire = LIMITES[nom]
            for publier in ("brouillons", "publier"):
                print(
                    f"{nom}, {publier} (au plus {secondes} s, {memoire} Mo) : ", end="", flush=True
                )
                subprocess.run([sys.executable, __file__, str(archive), publier], check=True)
        print(f"Le zip national contient {nombre} fichiers.")


if __name__ == "__main__":
    if sys.argv[-1] in ("brouillons", "publier"):
        measure(Path(sys.argv[1]), sys.argv[2])
    else:
        main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else FICHIERS)  # noqa: PLR2004
