"""What the pages of a guided path cost: bytes on the wire, and time to render.

Run: .venv/bin/python benchmarks/pages_parcours.py

A question page weighs itself (brotli 5, as compressed while the reader waits), then with the
style, the drawings and htmx, that the start page has fetched already. Times are those of the
whole request, in milliseconds, without any cache. Targets: 40 KB, and 200 ms for a question with
221 choices, which no author should write and no server should fear.
"""

import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

import brotli
from flask.testing import FlaskClient

from kit.app import create_app
from kit.config import load_reglages
from kit.content.document import Document
from kit.content.lecture import read_document
from kit.horloge import HorlogeSysteme
from kit.importers.pack.application import import_pack
from kit.importers.pack.lecture import read_pack
from kit.paths import starter_dir, static_dir
from kit.store.moteur import open_moteurs
from kit.store.schema import upgrade
from kit.store.vitrine import Vitrine

PAGE_MAX, DUREE_MAX_MS = 40_960, 200
PAYS = 221
PAGES = {
    "début": "parcours/premiere-demande/",
    "question": "parcours/premiere-demande/q/papier?age=majeur&protege=non&pays=autre"
    "&presence=france",
    "résultat": "parcours/premiere-demande/r/r-conjoint?age=majeur&protege=non&pays=autre"
    "&presence=france&papier=vlsts&vlsts=fenetre&motif=famille&famille=francais&francais=marie",
    "plan": "parcours/premiere-demande/plan",
    f"{PAYS} choix": "parcours/pays/q/pays",
}


def build_pays() -> Document:
    """A path whose question has a choice for each country."""
    choix: list[dict[str, Any]] = [
        {"id": f"pays-p{n}", "libelle": f"Pays numéro {n}", "vers": f"r-{n % 3}"}
        for n in range(PAYS)
    ]
    question = {"id": "pays", "genre": "question", "titre": "Quel pays ?", "choix": choix}
    resultats = [
        {"id": f"r-{n}", "genre": "resultat", "titre": f"Résultat {n}", "droit": "L1"}
        for n in range(3)
    ]
    noeuds = [question, *resultats]
    return read_document("parcours", {"schema": 2, "id": "pays", "titre": "Pays", "noeuds": noeuds})


def open_client(dossier: Path) -> FlaskClient:
    """The starter pack, and the path of the countries, whose faults are not looked at."""
    reglages = load_reglages({}, dossier)
    upgrade(reglages)
    horloge = HorlogeSysteme()
    moteurs = open_moteurs(reglages)
    pack = read_pack(starter_dir())
    import_pack(moteurs, pack, publier=True, auteur="mesure", horloge=horloge)
    vitrine = Vitrine(moteurs, horloge)
    catalogue = vitrine.current()
    parcours = dict(catalogue.documents["parcours"])
    pays = build_pays()
    parcours[pays.id] = pays
    object.__setattr__(catalogue, "documents", {**catalogue.documents, "parcours": parcours})
    adresses = {**catalogue.adresses, ("parcours", pays.id): pays.id}
    object.__setattr__(catalogue, "adresses", adresses)
    return create_app(reglages, vitrine=vitrine, horloge=horloge).test_client()


def measure(client: FlaskClient, chemin: str) -> tuple[int, float]:
    """Bytes of a page, and the median of its times in milliseconds."""
    durees, octets = [], 0
    for _essai in range(9):
        debut = time.perf_counter()
        reponse = client.get(chemin)
        durees.append((time.perf_counter() - debut) * 1000)
        if reponse.status != "200 OK":
            raise RuntimeError(chemin, reponse.status)
        octets = len(brotli.compress(reponse.data, quality=5))
    return octets, median(durees)


def main() -> None:
    """Print one line per page and language."""
    with tempfile.TemporaryDirectory() as dossier:
        client = open_client(Path(dossier))
        style = len(brotli.compress(client.get("/static/style.css").data, quality=11))
        dessins = len(brotli.compress((static_dir() / "feuille.svg").read_bytes(), quality=11))
        htmx = (static_dir() / "vendor" / "htmx.min.js").read_bytes()
        autour = style + dessins + len(brotli.compress(htmx, quality=11))
        print(f"style {style}, dessins {dessins}, avec htmx {autour} octets")
        for nom, chemin in PAGES.items():
            for langue in ("fr", "ar"):
                octets, ms = measure(client, f"/{langue}/{chemin}")
                total = octets + autour
                verdict = "" if total <= PAGE_MAX else " TROP LOURD"
                lent = "" if ms <= DUREE_MAX_MS else " TROP LENT"
                print(f"{nom:<12} {langue} {octets:>6} {total:>6}{verdict} {ms:7.1f} ms{lent}")


if __name__ == "__main__":
    main()
