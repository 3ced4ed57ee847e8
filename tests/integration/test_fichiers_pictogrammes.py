"""The files of the pictograms: SVG, PNG and PDF, of any size and colour."""

import io
import re
import subprocess
import sys

import pytest
from client import InspectingClient
from lxml import etree
from PIL import Image
from pypdf import PdfReader

from kit.paths import static_dir
from kit.render.images import render_png
from kit.render.outils import missing_libraries
from kit.render.pdf import write_pdf

avec_pango = pytest.mark.skipif(
    bool(missing_libraries()), reason="Pango manque : voir kit diagnostic"
)
MOIS = 30 * 24 * 3600


def read_png(contenu: bytes) -> Image.Image:
    with Image.open(io.BytesIO(contenu)) as image:
        assert image.format == "PNG"
        return image.convert("RGBA")


def colours_of(image: Image.Image) -> set[tuple[int, int, int]]:
    """The colours of what is opaque."""
    pixels = image.getcolors(image.width * image.height) or []
    return {c[:3] for _n, c in pixels if isinstance(c, tuple) and c[3] == 255}


@pytest.mark.parametrize(
    ("extension", "genre"),
    [
        ("svg", "image/svg+xml"),
        ("png", "image/png"),
        pytest.param("pdf", "application/pdf", marks=avec_pango),
    ],
)
def test_a_drawing_is_a_file_that_can_do_nothing_and_is_kept(
    client: InspectingClient, extension: str, genre: str
) -> None:
    adresse = f"/pictogrammes/visa.{extension}"
    response = client.get(adresse)
    assert response.mimetype == genre
    assert response.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response.cache_control.max_age == MOIS
    assert response.headers["Content-Disposition"] == f'inline; filename="visa.{extension}"'
    etag = {"If-None-Match": response.headers["ETag"]}
    assert client.get(adresse, headers=etag).status_code == 304


def test_the_svg_says_what_it_is(client: InspectingClient) -> None:
    racine = etree.fromstring(client.get("/pictogrammes/visa.svg").get_data())
    assert racine.findtext("{*}title") == "Visa"
    assert racine.findtext("{*}desc")


@pytest.mark.parametrize("nom", ["rien", "..", "%2e%2e%2fcss", "Visa", "a" * 300, "visa.svg"])
@pytest.mark.parametrize("extension", ["svg", "png", "pdf"])
def test_a_drawing_that_is_not_there_is_a_404(
    client: InspectingClient, nom: str, extension: str
) -> None:
    assert client.get(f"/pictogrammes/{nom}.{extension}").status_code == 404


def test_a_picture_can_be_read_on_any_ground(client: InspectingClient) -> None:
    image = read_png(client.get("/pictogrammes/visa.png").get_data())
    assert image.size == (512, 512)
    assert image.getpixel((0, 0)) == (255, 255, 255, 255)
    assert (0x1F, 0x3A, 0x7A) in colours_of(image)


@pytest.mark.parametrize("taille", [16, 17, 65, 2048])
def test_a_picture_has_any_size(client: InspectingClient, taille: int) -> None:
    image = read_png(client.get(f"/pictogrammes/visa.png?taille={taille}").get_data())
    assert image.size == (taille, taille)


@pytest.mark.parametrize("couleur", ["c00000", "%23C00000"])
def test_a_picture_in_a_colour_has_no_ground(client: InspectingClient, couleur: str) -> None:
    image = read_png(client.get(f"/pictogrammes/visa.png?couleur={couleur}").get_data())
    assert (0xC0, 0, 0) in colours_of(image)
    assert image.getpixel((0, 0)) == (0, 0, 0, 0)


def test_an_svg_in_a_colour_has_it_written(client: InspectingClient) -> None:
    neuf = client.get("/pictogrammes/visa.svg?couleur=00ff00").text
    assert "currentColor" not in neuf
    assert neuf == client.get("/pictogrammes/visa.svg").text.replace("currentColor", "#00ff00")


@pytest.mark.parametrize(
    "question",
    [
        "png?taille=15",
        "png?taille=2049",
        "png?taille=100000",
        "png?taille=-64",
        "png?taille=abc",
        "png?taille=64.0",
        "png?taille=٦٤",
        "png?couleur=rouge",
        "svg?couleur=12345",
        "svg?couleur=1f3a7a%22",
        "svg?couleur=url(x)",
        "pdf?taille_mm=4",
        "pdf?taille_mm=1001",
        "pdf?taille_mm=a",
        "pdf?couleur=fff",
    ],
)
def test_what_cannot_be_is_refused_with_what_can(client: InspectingClient, question: str) -> None:
    refus = client.get(f"/pictogrammes/visa.{question}")
    assert refus.status_code == 400
    assert refus.mimetype == "text/plain"
    assert "Donnez" in refus.text
    assert "no-store" in refus.headers["Cache-Control"]


def test_a_field_left_empty_is_a_field_not_asked(client: InspectingClient) -> None:
    vide = client.get("/pictogrammes/visa.png?taille=&couleur=")
    assert vide.get_data() == client.get("/pictogrammes/visa.png").get_data()


def test_every_drawing_of_the_bank_is_a_picture() -> None:
    for fichier in (static_dir() / "pictogrammes").glob("*.svg"):
        image = read_png(render_png(fichier.read_text(encoding="utf-8"), 64))
        assert len(colours_of(image)) > 1, f"{fichier.stem} est vide"


def test_a_download_is_saved_and_not_shown(client: InspectingClient) -> None:
    reponse = client.get("/pictogrammes/visa.svg?enregistrer=1")
    assert reponse.headers["Content-Disposition"] == 'attachment; filename="visa.svg"'


@avec_pango
@pytest.mark.parametrize("cote", [5, 50, 297])
def test_the_pdf_has_the_exact_size_and_no_pixel(client: InspectingClient, cote: int) -> None:
    pdf = client.get(f"/pictogrammes/visa.pdf?taille_mm={cote}&couleur=c00000").get_data()
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    for mesure in (page.mediabox.width, page.mediabox.height):
        assert float(mesure) == pytest.approx(cote * 72 / 25.4, abs=0.01)
    assert not page.images
    dessin = page.get_contents()
    assert dessin is not None
    operations = dessin.get_data()
    assert re.search(rb"\b0?\.753 0 0 rg\b|\b0?\.75294\d* 0 0 rg\b", operations), "le rouge"
    assert operations.count(b" c\n") + operations.count(b" l\n") > 10, "des tracés"


@avec_pango
def test_the_pdf_names_its_drawing(client: InspectingClient) -> None:
    lecteur = PdfReader(io.BytesIO(client.get("/pictogrammes/visa.pdf").get_data()))
    assert lecteur.metadata is not None
    assert lecteur.metadata.title == "Visa"
    assert lecteur.trailer["/Root"]["/Lang"] == "fr"
    assert len(lecteur.pages) == 1


@avec_pango
@pytest.mark.parametrize(
    "adresse",
    ["http://exemple.fr/a.png", "https://exemple.fr/a.png", "file:///etc/hostname", "a.png"],
)
def test_a_sheet_fetches_nothing_that_it_does_not_bring(adresse: str) -> None:
    page = f'<html lang="fr"><title>x</title><body><img alt="" src="{adresse}"></body></html>'
    with pytest.raises(ValueError, match="not a file of the sheet"):
        write_pdf(page)


SANS_PANGO = """
import ctypes, ctypes.util
ouvrir, chercher = ctypes.CDLL, ctypes.util.find_library
absentes = ("pango", "harfbuzz", "fontconfig")
def open_library(nom, *suite, **mots):
    if any(absente in str(nom) for absente in absentes):
        raise OSError(nom)
    return ouvrir(nom, *suite, **mots)
ctypes.CDLL = open_library
ctypes.util.find_library = lambda nom: None if nom.startswith(absentes) else chercher(nom)
from kit.app import create_app
from kit.config import load_reglages
class Vide:
    def current(self):
        from kit.store.catalogue import CatalogueVideError
        raise CatalogueVideError
client = create_app(load_reglages({}), vitrine=Vide()).test_client()
for adresse in ("visa.svg", "visa.png?taille=32", "visa.pdf"):
    reponse = client.get(f"/pictogrammes/{adresse}")
    print(reponse.status_code, reponse.mimetype)
print(reponse.text)
"""


def test_without_pango_the_site_serves_and_the_pdf_says_what_is_missing() -> None:
    """A machine whose libraries cannot be opened: the same code, in a process of its own."""
    suite = subprocess.run(
        [sys.executable, "-c", SANS_PANGO], capture_output=True, text=True, check=False
    )
    assert suite.returncode == 0, suite.stderr
    lignes = suite.stdout.splitlines()
    assert lignes[:3] == ["200 image/svg+xml", "200 image/png", "503 text/plain"]
    assert "Il lui manque\u00a0: libpango-1.0-0" in suite.stdout
