"""How long sheets take to make, how heavy they are, how much memory they need.

Beside ours, in the same rounds: WeasyPrint as one first calls it on the same page (no tags, no
shared fonts, the style in the page), and headless Chromium printing it. Read the ratios.

Run: .venv/bin/python benchmarks/impression.py [rounds, 7 by default]
"""

import os
import re
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from kit.adresses import Adresses
from kit.config import Reglages, load_reglages
from kit.horloge import HorlogeSysteme
from kit.importers.pack.application import import_pack
from kit.importers.pack.lecture import read_pack
from kit.langues.langue import load_langue
from kit.paths import starter_dir
from kit.render.gabarits import create_environment
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.catalogue import CONTENUS
from kit.render.impression.fabrication import Tirage, load_css, make_fichier
from kit.render.impression.feuille import Demande, prepare_feuille
from kit.render.impression.mise_en_page import render_html
from kit.render.impression.pages import count_pages
from kit.store.catalogue import Catalogue
from kit.store.chargement import load_catalogue
from kit.store.moteur import open_moteurs, read_session
from kit.store.schema import upgrade

TOURS = 7
COURTE, LONGUE = "attestation-accueil", "renouveler-titre-sejour"
EN_NOMBRE = (
    "attestation-accueil",
    "carte-grise",
    "changer-adresse",
    "conjoint-de-francais",
    "demander-asile",
    "etudiant",
    "naturalisation",
    "renouveler-titre-sejour",
)
LANGUES = ("fr", "en", "ar")
PAGES_LIVRET = 40
_ADRESSES = Adresses("fr", base="https://accueil.exemple.fr")
_CORPS = re.compile(r"(?s)(.*<body[^>]*>)(.*)(</body>.*)")


@dataclass(frozen=True)
class Essai:
    """A sheet to make, and its targets."""

    nom: str
    tirage: Tirage
    cible: float | None = None
    """Part of the time of plain WeasyPrint that we aim at."""
    cible_ko: float | None = None


def publish_pack(dossier: Path) -> Reglages:
    """An instance with the starter pack."""
    reglages = load_reglages({}, dossier)
    upgrade(reglages)
    moteurs = open_moteurs(reglages)
    pack = read_pack(starter_dir())
    import_pack(moteurs, pack, publier=True, auteur="mesure", horloge=HorlogeSysteme())
    moteurs.close()
    return reglages


def load_published(reglages: Reglages) -> Catalogue:
    """What it publishes."""
    moteurs = open_moteurs(reglages)
    with read_session(moteurs) as session:
        catalogue = load_catalogue(session, HorlogeSysteme().now())
    moteurs.close()
    return catalogue


def make_tirage(
    catalogue: Catalogue, slug: str, langue: str, support: str = "a4", *avec: str
) -> Tirage:
    """A sheet of the pack, laid on its paper when it is to be folded."""
    autres = tuple(load_langue(tag) for tag in avec)
    papier = SUPPORTS[support]
    demande = Demande(CONTENUS["fiche"], slug, papier, load_langue(langue), autres)
    feuille = prepare_feuille(catalogue, demande, _ADRESSES)
    html = render_html(create_environment(), catalogue, feuille, _ADRESSES)
    return Tirage(papier, demande.langue.direction, html, impose=papier.imposition is not None)


def make_booklet(catalogue: Catalogue) -> Tirage:
    """About forty pages of A5: fiches one after the other."""
    tirages = [make_tirage(catalogue, slug, "fr", "livret-a5") for slug in EN_NOMBRE]
    parties = [_CORPS.fullmatch(tirage.html) for tirage in tirages]
    debut, *_milieu = parties
    if debut is None:
        raise ValueError("a sheet without body")
    corps = "".join(partie[2] for partie in parties if partie)
    support = replace(SUPPORTS["livret-a5"], pages_visees=PAGES_LIVRET * 2, pages_max=None)
    return replace(tirages[0], support=support, html=f"{debut[1]}{corps}{debut[3]}")


def whole_page(tirage: Tirage) -> str:
    """The page as someone else would print it: its style inside."""
    css = f"{load_css()}html{{font-size:{tirage.support.corps_pt:g}pt}}"
    return tirage.html.replace("</head>", f"<style>{css}</style></head>", 1)


def print_plainly(page: str) -> bytes:
    """WeasyPrint as its documentation shows it."""
    import weasyprint  # noqa: PLC0415 - only in the processes that compare

    octets: bytes = weasyprint.HTML(string=page).write_pdf()
    return octets


@contextmanager
def open_chromium() -> Iterator[Callable[[str], bytes] | None]:
    """What prints a page with a browser already open; None where there is no browser."""
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415
    except ImportError:
        yield None
        return
    with sync_playwright() as outils:
        try:
            installe = shutil.which("chromium") or shutil.which("google-chrome")
            navigateur: Any = outils.chromium.launch(executable_path=installe)
        except Error:
            yield None
            return
        onglet = navigateur.new_page()

        def imprimer(page: str) -> bytes:
            onglet.set_content(page)
            octets: bytes = onglet.pdf(prefer_css_page_size=True, tagged=True)
            return octets

        yield imprimer
        navigateur.close()


def time_once(faire: Callable[[], bytes]) -> tuple[float, bytes]:
    """Milliseconds of one call, and what it made."""
    debut = time.perf_counter()
    octets = faire()
    return (time.perf_counter() - debut) * 1000, octets


def time_ours(tirage: Tirage) -> tuple[float, bytes]:
    """One sheet, as we make it."""
    return time_once(lambda: make_fichier(tirage))


def time_plain(page: str) -> tuple[float, bytes]:
    """The same, as anyone would."""
    return time_once(lambda: print_plainly(page))


def count_kept(octets: bytes) -> int:
    """Pages of a file."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as fichier:
        fichier.write(octets)
        fichier.flush()
        return count_pages(Path(fichier.name))


def measure_sheets(essais: list[Essai], tours: int) -> Table:
    """Ours, plain WeasyPrint and Chromium, in turn; medians. The first round is not counted.

    Each has a process of its own: ours changes the library for the whole of its process.
    """
    table = Table(title=f"Médianes de {tours} tours")
    for colonne in ("", "pages", "nous ms", "nu ms", "nous / nu", "cible", "Chromium ms"):
        table.add_column(colonne, justify="left" if not colonne else "right")
    for colonne in ("Ko", "cible", "nu Ko", "Chromium Ko"):
        table.add_column(colonne, justify="right")
    with ExitStack() as pile:
        nous, nu = (
            pile.enter_context(ProcessPoolExecutor(1, mp_context=get_context("spawn")))
            for _facon in range(2)
        )
        chromium = pile.enter_context(open_chromium())
        for essai in essais:
            table.add_row(*measure_sheet(essai, tours, nous, nu, chromium))
    return table


def measure_sheet(
    essai: Essai,
    tours: int,
    nous: ProcessPoolExecutor,
    nu: ProcessPoolExecutor,
    chromium: Callable[[str], bytes] | None,
) -> tuple[str, ...]:
    """One line of the table."""
    page = whole_page(essai.tirage)
    facons: dict[str, Callable[[], tuple[float, bytes]]] = {
        "nous": lambda: nous.submit(time_ours, essai.tirage).result(),
        "nu": lambda: nu.submit(time_plain, page).result(),
    }
    if chromium is not None:
        facons["chromium"] = lambda: time_once(lambda: chromium(page))
    durees: dict[str, list[float]] = defaultdict(list)
    faits: dict[str, bytes] = {}
    for tour in range(tours + 1):
        for nom, faire in facons.items():
            ms, octets = faire()
            durees[nom] += [ms] if tour else []
            faits[nom] = octets
    ko = {nom: f"{len(octets) / 1000:.0f}" for nom, octets in faits.items()}
    medianes = {nom: statistics.median(lues) for nom, lues in durees.items()}
    return (
        essai.nom,
        str(count_kept(faits["nu"])),
        f"{medianes['nous']:.0f}",
        f"{medianes['nu']:.0f}",
        f"{medianes['nous'] / medianes['nu']:.2f}",
        f"{essai.cible:.2f}" if essai.cible else "",
        f"{medianes['chromium']:.0f}" if "chromium" in medianes else "",
        ko["nous"],
        f"{essai.cible_ko:.0f}" if essai.cible_ko else "",
        ko["nu"],
        ko.get("chromium", ""),
    )


def measure_bulk(catalogue: Catalogue) -> tuple[float, float, int]:
    """Seconds with one process, then two; sheets made. Processes are warm."""
    tirages = [make_tirage(catalogue, slug, tag) for slug in EN_NOMBRE for tag in LANGUES]
    durees = []
    for nombre in (1, 2):
        with ProcessPoolExecutor(nombre) as processus:
            list(processus.map(make_fichier, tirages[: 2 * nombre]))  # libraries and fonts
            debut = time.perf_counter()
            list(processus.map(make_fichier, tirages))
            durees.append(time.perf_counter() - debut)
    return durees[0], durees[1], len(tirages)


def measure_peak(tirage: Tirage) -> float:
    """Megabytes of a process that makes one sheet and nothing else."""
    lire, ecrire = os.pipe()
    enfant = os.fork()
    if enfant == 0:
        make_fichier(tirage)
        os.write(ecrire, str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss).encode())
        os._exit(0)
    os.waitpid(enfant, 0)
    return int(os.read(lire, 32)) / 1024


def main(tours: int) -> None:
    """Measure and print."""
    console = Console(width=150)
    with tempfile.TemporaryDirectory() as dossier:
        catalogue = load_published(publish_pack(Path(dossier)))
    courte = make_tirage(catalogue, COURTE, "fr")
    livret = make_booklet(catalogue)
    for nom, tirage in (("une fiche A4", courte), ("le livret", livret)):
        console.print(f"Mémoire au plus haut pour {nom} : {measure_peak(tirage):.0f} Mo")
    un, deux, nombre = measure_bulk(catalogue)
    console.print(
        f"{nombre} feuilles A4 ({len(EN_NOMBRE)} fiches, {len(LANGUES)} langues) : {un:.1f} s avec "
        f"un processus, {deux:.1f} s avec deux : {un / deux:.2f} fois plus vite (cible 1,70)"
    )
    essais = [
        Essai("A4, fiche courte, fr", courte, 0.40, 30),
        Essai("A4, fiche courte, ar", make_tirage(catalogue, COURTE, "ar"), 0.40, 30),
        Essai("A4, fiche longue, fr", make_tirage(catalogue, LONGUE, "fr")),
        Essai("A4, fiche longue, ar et fr", make_tirage(catalogue, LONGUE, "ar", "a4", "fr")),
        Essai("Dépliant à plier, fr", make_tirage(catalogue, LONGUE, "fr", "depliant")),
        Essai("Livret agrafé de 8 fiches, fr", livret, 0.60),
    ]
    console.print(measure_sheets(essais, tours))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TOURS)
