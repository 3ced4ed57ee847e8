"""Files for a printer: the leaflet, the poster in two halves, what a print shop cuts."""

import io
from pathlib import Path

import pikepdf
import pytest
from aides_papier import MM, ask, lay_out, make, read_pages, to_png
from PIL import Image, ImageChops

from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.fabrication import Tirage, make_fichier
from kit.render.impression.imposition import impose
from kit.render.impression.pliage import BORD_PERDU, lay_sides
from kit.render.outils import missing_libraries
from kit.render.pdf import make_pdf
from kit.store.catalogue import Catalogue

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

FICHE = "changer-adresse"
DPI = 50


def draw(pdf: bytes, dossier: Path) -> list[Image.Image]:
    """Its pages as pictures in grey."""
    pages = []
    for fichier in to_png(pdf, dossier, DPI):
        with Image.open(fichier) as image:
            pages.append(image.convert("L"))
        fichier.unlink()
    return pages


def px(mm: float) -> int:
    return round(mm / 25.4 * DPI)


DIFFERENT = 60
"""Grey that tells two pictures apart: something is in one that is not in the other."""


def worst_gap(une: Image.Image, autre: Image.Image) -> int:
    """The darkest part of what differs, a pixel of play allowed: lines fall between pixels."""
    petite = (une.width // 6, une.height // 6)
    floue, autre_floue = (i.resize(petite, Image.Resampling.BOX) for i in (une, autre))
    return int(ImageChops.difference(floue, autre_floue).getextrema()[1])  # type: ignore[arg-type]


@pytest.mark.parametrize("slug", ["renouveler-titre-sejour", "conjoint-de-francais", FICHE])
def test_the_leaflet_of_a_long_fiche_has_six_panels_at_most(
    catalogue: Catalogue, slug: str
) -> None:
    pages = read_pages(make(catalogue, ask(slug, support="depliant")))
    assert 2 <= len(pages) <= 6
    assert "Gratuit. Ne demande ni nom ni paiement." in pages[0]
    assert "Les étapes" not in pages[0], "la couverture est seule sur son volet"


def test_the_cover_of_a_leaflet_is_outside_when_it_is_folded(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    """On the right of the outer side, its title upright; on the left from right to left."""
    for langue, tiers in (("fr", 2), ("ar", 0)):
        lecture = make(catalogue, ask(FICHE, langue, "depliant"))
        feuilles = make(catalogue, ask(FICHE, langue, "depliant"), impose=True)
        couverture, *_suite = draw(lecture, tmp_path)
        exterieur, *_verso = draw(feuilles, tmp_path)
        gauche = px(99 * tiers)
        volet = exterieur.crop((gauche, 0, gauche + couverture.width, couverture.height))
        sans_bord = (px(9), px(9), px(90), px(200))
        assert worst_gap(volet.crop(sans_bord), couverture.crop(sans_bord)) < DIFFERENT


def glue(haute: Image.Image, basse: Image.Image, taille: tuple[int, int]) -> Image.Image:
    """The poster as hands make it from two sheets that a printer left white along their edges."""
    poster = Image.new("L", taille, 255)
    [cote_haut, cote_bas] = lay_sides("tuiles", 1)
    for image, cote in ((basse, cote_bas), (haute, cote_haut)):
        [pose] = cote.poses
        coupe = pose.bas or BORD_PERDU
        cadre = (
            px(BORD_PERDU),
            px(BORD_PERDU),
            image.width - px(BORD_PERDU),
            image.height - px(coupe),
        )
        # The page stands at -pose.y under the sheet: the sheet starts that much lower on it.
        haut = px(420 + pose.y - 210)
        poster.paste(image.crop(cadre), (cadre[0], haut + cadre[1]))
    return poster


def test_a_poster_glued_from_two_sheets_is_whole(catalogue: Catalogue, tmp_path: Path) -> None:
    affiche = make(catalogue, ask(FICHE, support="a3"))
    entiere, *_autres = draw(affiche, tmp_path)
    haute, basse, *_suite = draw(impose(affiche, "tuiles"), tmp_path)
    collee = glue(haute, basse, entiere.size)
    milieu = (px(18), 0, entiere.width - px(18), entiere.height)  # the marks are in the margins
    assert worst_gap(entiere.crop(milieu), collee.crop(milieu)) < DIFFERENT
    decalee = ImageChops.offset(collee, 0, px(10))
    assert worst_gap(entiere.crop(milieu), decalee.crop(milieu)) > DIFFERENT


def test_the_edges_to_glue_and_to_cut_are_named(catalogue: Catalogue) -> None:
    pages = read_pages(make(catalogue, ask(FICHE, support="a3"), impose=True))
    assert "Coupez ici" in pages[0]
    assert "Collez ici" in pages[1]


def boxes_mm(pdf: bytes, nom: str) -> list[list[float]]:
    with pikepdf.open(io.BytesIO(pdf)) as lu:
        return [[float(bord) / MM for bord in page.obj[f"/{nom}"]] for page in lu.pages]


@pytest.mark.parametrize("support", ["a4", "a5", "depliant"])
def test_a_print_shop_gets_three_millimetres_to_cut_through(
    catalogue: Catalogue, support: str
) -> None:
    papier = SUPPORTS[support]
    html = lay_out(catalogue, ask(FICHE, support=support))
    pdf = make_fichier(Tirage(papier, "ltr", html, impose=True, fond_perdu=True))
    for coupe, fond, feuille in zip(
        boxes_mm(pdf, "TrimBox"), boxes_mm(pdf, "BleedBox"), boxes_mm(pdf, "MediaBox"), strict=True
    ):
        assert coupe[2] - coupe[0] == pytest.approx(papier.format.largeur, abs=0.5)
        assert coupe[3] - coupe[1] == pytest.approx(papier.format.hauteur, abs=0.5)
        ecarts = [abs(c - f) for c, f in zip(coupe, fond, strict=True)]
        assert ecarts == pytest.approx([3, 3, 3, 3], abs=0.05)
        assert all(abs(f - m) > 5 for f, m in zip(fond, feuille, strict=True)), "place des repères"


def test_what_a_print_shop_gets_is_still_read_aloud(
    catalogue: Catalogue, fautes_pdfua: object
) -> None:
    html = lay_out(catalogue, ask(FICHE))
    pdf = make_fichier(Tirage(SUPPORTS["a4"], "ltr", html, fond_perdu=True))
    assert fautes_pdfua(pdf) == []  # type: ignore[operator]


def test_crop_marks_stand_outside_of_what_is_printed(tmp_path: Path) -> None:
    html = (
        '<html lang="fr"><head><title>x</title><style>@page{size:100mm 100mm;margin:0}'
        "html{background:#888}</style></head><body></body></html>"
    )
    [image] = draw(make_pdf(html, fond_perdu=True).octets, tmp_path)
    bord = px(10)
    coin = image.convert("L").crop((0, 0, bord, px(12)))
    noirs = [
        (x, y)
        for x in range(coin.width)
        for y in range(coin.height)
        if coin.getpixel((x, y)) < 120  # type: ignore[operator]
    ]
    assert noirs, "un repère dans le coin"
    assert all(min(x, y) < bord - px(3) for x, y in noirs)
