"""How long loading the catalogue takes: 300 documents, 61 segments each, 15 languages.

Run: .venv/bin/python benchmarks/catalogue.py
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from kit.config import load_reglages
from kit.content.lecture import read_document
from kit.content.segments import hash_francais, list_segments
from kit.horloge import HorlogeFixe
from kit.store.chargement import RevisionsLues, load_catalogue
from kit.store.depot import Depot
from kit.store.modeles import TraductionLigne
from kit.store.moteur import Moteurs, open_moteurs, read_session, write_session
from kit.store.publications import APublier
from kit.store.schema import upgrade
from kit.store.vitrine import Vitrine

DOCUMENTS = 300
LANGUES = ("ar", "bn", "de", "en", "es", "fa", "pt", "ps", "ru", "so", "ta", "ti", "tr", "uk", "zh")
MAINTENANT = datetime(2026, 11, 22, 8, tzinfo=UTC)
_PHRASE = "Venez avec votre passeport et deux photos récentes ; {n}, étape {i}-{j}."
_MARQUEE = "Comptez **deux mois** à partir du [[recepisse]] ; {n}, étape {i}-{j}."
_BLOCS = (_PHRASE, _PHRASE, _MARQUEE, _PHRASE)
"""About 66 characters each, and one segment in five with marks, as in the starter pack."""
_TRADUITE = "هذا النص ترجمة آلية لجملة فرنسية قصيرة، وهو لا يقول شيئا {langue} {n}."


def build_fiche(n: int) -> dict[str, Any]:
    """A fiche of 61 segments, one in five with marks."""
    etapes = [
        {
            "id": f"etape-{i}",
            "titre": f"Étape {i}",
            "blocs": [
                {
                    "id": f"e{i}-b{j}",
                    "texte": _BLOCS[j - 1].format(i=i, j=j, n=n),
                }
                for j in range(1, 4 if i == 1 else 5)
            ],
        }
        for i in range(1, 13)
    ]
    return {
        "schema": 1,
        "id": f"fiche-{n}",
        "titre": f"Fiche {n}",
        "resume": "Résumé.",
        "etapes": etapes,
    }


def build_base(moteurs: Moteurs) -> int:
    """Fill the base; give the number of translations."""
    horloge = HorlogeFixe(MAINTENANT)
    bruts = [
        ("site", {"schema": 1, "id": "site", "nom": "Essai", "structure_principale": "s"}),
        (
            "structure",
            {"schema": 1, "id": "s", "genre": "prefecture", "nom": "S", "adresse_postale": ["S"]},
        ),
        (
            "terme",
            {"schema": 1, "id": "recepisse", "terme": "récépissé", "definition": "Un papier."},
        ),
        *(("fiche", build_fiche(n)) for n in range(DOCUMENTS)),
    ]
    documents = [read_document(genre, brut) for genre, brut in bruts]
    with write_session(moteurs) as session:
        depot = Depot(session, horloge)
        for document in documents:
            depot.save_revision(document, auteur="essai")
        depot.publish_documents([APublier(d.GENRE, d.id) for d in documents], auteur="essai")
        lignes = [
            {
                "cle": segment.cle,
                "langue": langue,
                "hash_francais": hash_francais(segment.texte),
                "numero": 1,
                "texte": _TRADUITE.format(langue=langue, n=n),
                "etat": "relue" if n % 5 else "non_relue",
                "auteur": "essai",
                "cree_le": MAINTENANT,
            }
            for document in documents
            for n, segment in enumerate(list_segments(document))
            for langue in LANGUES
        ]
        session.execute(insert(TraductionLigne), lignes)
    return len(lignes)


def memory_mb() -> float:
    """Resident memory of this process, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def main() -> None:
    """Build, measure in three fresh processes, print the medians."""
    with tempfile.TemporaryDirectory() as dossier:
        if len(sys.argv) > 1:
            print(json.dumps(measure(Path(sys.argv[1]))))
            return
        reglages = load_reglages({}, Path(dossier))
        upgrade(reglages)
        nombre = build_base(open_moteurs(reglages))
        # A first load is that of a process that has just started.
        mesures = [measure_apart(dossier) for _ in range(3)]
    medianes = {
        nom: (statistics.median(mesure[nom][0] for mesure in mesures), cible)
        for nom, (_valeur, cible) in mesures[0].items()
    }
    print(f"{DOCUMENTS} documents, {nombre} translations")
    for nom, (valeur, cible) in medianes.items():
        print(f"{nom:45} {valeur:10.3f}   target {cible}")


def measure_apart(dossier: str) -> dict[str, tuple[float, float]]:
    """Measure in a fresh process."""
    sortie = subprocess.run(
        [sys.executable, __file__, dossier], check=True, capture_output=True, text=True
    )
    lues: dict[str, tuple[float, float]] = json.loads(sortie.stdout)
    return lues


def measure(dossier: Path) -> dict[str, tuple[float, float]]:
    """Load times (seconds), growth of memory (MB), cost of a check (µs)."""
    moteurs = open_moteurs(load_reglages({}, dossier))
    avant = memory_mb()
    memoire = RevisionsLues()
    froid = time_load(moteurs, memoire)
    growth = memory_mb() - avant
    lus = [time_load(moteurs, RevisionsLues(memoire.lues)) for _ in range(3)]
    apres = [publish_and_reload(moteurs, memoire, n) for n in range(3)]
    return {
        "first load, documents validated (s)": (froid, 1.0),
        "of which translations (s)": (statistics.median(lus), 1.0),
        "growth of memory of the first load (MB)": (growth, 250.0),
        "reload after one publication (s)": (statistics.median(apres), 0.1),
        "Vitrine.current() when nothing changed (µs)": (time_check(moteurs), 10.0),
    }


def publish_and_reload(moteurs: Moteurs, memoire: RevisionsLues, n: int) -> float:
    """Change the title of a fiche, publish it, and load again."""
    fiche = read_document("fiche", {**build_fiche(n), "titre": f"Titre {time.time_ns()}"})
    with write_session(moteurs) as session:
        depot = Depot(session, HorlogeFixe(MAINTENANT))
        depot.save_revision(fiche, auteur="essai")
        depot.publish_document("fiche", fiche.id, auteur="essai")
    return time_load(moteurs, memoire)


def time_check(moteurs: Moteurs) -> float:
    """Microseconds that a request spends asking whether the catalogue changed."""
    vitrine = Vitrine(moteurs, HorlogeFixe(MAINTENANT))
    vitrine.current()
    debut = time.perf_counter()
    for _ in range(10_000):
        vitrine.current()
    check = (time.perf_counter() - debut) / 10_000 * 1e6
    vitrine.close()
    return check


def time_load(moteurs: Moteurs, memoire: RevisionsLues) -> float:
    """Seconds to load the catalogue once."""
    debut = time.perf_counter()
    with read_session(moteurs) as session:
        load_catalogue(session, MAINTENANT, memoire)
    return time.perf_counter() - debut


if __name__ == "__main__":
    main()
