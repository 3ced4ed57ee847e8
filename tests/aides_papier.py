"""What tests of sheets share: a sheet of the starter pack, its file, its text, its boxes."""

import io
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment
from pypdf import PdfReader

from kit.adresses import Adresses
from kit.langues.langue import load_langue
from kit.render.gabarits import create_environment
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.catalogue import CONTENUS, list_supports
from kit.render.impression.fabrication import Tirage, make_fichier
from kit.render.impression.feuille import Demande, Feuille, prepare_feuille
from kit.render.impression.mise_en_page import render_html
from kit.store.catalogue import Catalogue

BASE = "https://accueil.exemple.fr"
ADRESSES = Adresses("fr", base=BASE)
Fautes = Callable[[bytes], list[str]]
"""What veraPDF finds wrong in a file, empty when it is PDF/UA-1."""
MM = 72 / 25.4
"""Points in a millimetre."""


@cache
def _gabarits() -> Environment:
    return create_environment()


def ask(
    slug: str, langue: str = "fr", support: str = "a4", avec: str = "", genre: str = "fiche"
) -> Demande:
    """A sheet; `avec` names the other languages: "en.uk"."""
    autres = tuple(load_langue(tag) for tag in avec.split(".") if tag)
    return Demande(CONTENUS[genre], slug, SUPPORTS[support], load_langue(langue), autres)


def list_essais(*genres: str) -> list[tuple[str, str, str]]:
    """Content, paper and language to try: its usual paper in fr and ar, in ar those of its own.

    Every paper of a fiche is tried with a fiche: another content is laid out by the same rules.
    """
    communs = set(CONTENUS["fiche"].supports)
    essais = []
    for genre in genres:
        premier, *autres = (s.id for s in list_supports(CONTENUS[genre]))
        essais += [(genre, premier, "fr"), (genre, premier, "ar")]
        essais += [(genre, autre, "ar") for autre in autres if autre not in communs]
    return essais


def prepare(catalogue: Catalogue, demande: Demande) -> Feuille:
    """What it says."""
    return prepare_feuille(catalogue, demande, ADRESSES)


def lay_out(catalogue: Catalogue, demande: Demande) -> str:
    """Its HTML."""
    return render_html(_gabarits(), catalogue, prepare(catalogue, demande), ADRESSES)


def make(catalogue: Catalogue, demande: Demande, *, impose: bool = False) -> bytes:
    """Its file."""
    html = lay_out(catalogue, demande)
    support = demande.contenu.fit(demande.support)
    return make_fichier(Tirage(support, demande.langue.direction, html, impose))


def read_pages(pdf: bytes) -> list[str]:
    """The words of each page, with ordinary spaces."""
    textes = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return [" ".join(t.replace("\u202f", " ").replace("\xa0", " ").split()) for t in textes]


def letters(pdf: bytes) -> dict[float, int]:
    """How many letters have each size, in points."""
    tailles: dict[float, int] = {}

    def visit(texte: str, cm: list[float], tm: list[float], _police: object, corps: float) -> None:
        taille = round(abs(corps * tm[0] * cm[0]), 1)
        tailles[taille] = tailles.get(taille, 0) + len(texte.strip())

    for page in PdfReader(io.BytesIO(pdf)).pages:
        page.extract_text(visitor_text=visit)
    return {taille: nombre for taille, nombre in tailles.items() if nombre}


def sizes_mm(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page, in millimetres."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [(float(p.mediabox.width) / MM, float(p.mediabox.height) / MM) for p in pages]


def to_png(pdf: bytes, dossier: Path, dpi: int = 200) -> list[Path]:
    """Its pages as pictures, as a printer draws them."""
    fichier = dossier / "feuille.pdf"
    fichier.write_bytes(pdf)
    commande = ["pdftoppm", "-r", str(dpi), "-png", str(fichier), str(dossier / "page")]
    subprocess.run(commande, check=True, capture_output=True)
    return sorted(dossier.glob("page*.png"))
