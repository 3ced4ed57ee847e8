"""Light files: shorter, and still whole. What screen readers follow leads to every word."""

import io

import pikepdf
import pytest
from aides_papier import ask, make
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from kit.render.outils import missing_libraries
from kit.render.pdf_leger import format_nombre, trim_font
from kit.store.catalogue import Catalogue

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

FICHES = [("changer-adresse", "fr"), ("renouveler-titre-sejour", "ar")]
POIDS_MAX = 30_000
"""Bytes of the sheet of a fiche of two pages (performance targets, 7)."""


@given(st.floats(-20_000, 20_000))
def test_numbers_are_short_and_near_enough(valeur: float) -> None:
    ecrit = format_nombre(valeur).decode()
    assert len(ecrit.lstrip("-").replace(".", "")) <= 7
    assert float(ecrit) == pytest.approx(valeur, abs=max(1e-5, abs(valeur) * 6e-4))
    assert "e" not in ecrit
    assert ecrit not in ("", "-", "-0")


def elements(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    lus: list[pikepdf.Object] = []

    def walk(noeud: pikepdf.Object) -> None:
        if isinstance(noeud, pikepdf.Array):
            for enfant in noeud:  # type: ignore[attr-defined]
                walk(enfant)
        elif isinstance(noeud, pikepdf.Dictionary) and "/S" in noeud:
            lus.append(noeud)
            walk(noeud.K)

    walk(pdf.Root.StructTreeRoot.K)
    return lus


def own_contents(element: pikepdf.Object) -> list[int]:
    enfants = element.K
    return [k for k in enfants if isinstance(k, int)]


@pytest.mark.parametrize(("slug", "langue"), FICHES)
def test_each_piece_of_a_page_and_its_element_know_each_other(
    catalogue: Catalogue, slug: str, langue: str
) -> None:
    pdf = pikepdf.open(io.BytesIO(make(catalogue, ask(slug, langue))))
    nombres = list(pdf.Root.StructTreeRoot.ParentTree.Nums)  # type: ignore[call-overload]
    parents = dict(zip(map(int, nombres[::2]), nombres[1::2], strict=True))
    vus = 0
    for page in pdf.pages:
        rangs = parents[int(page.obj.StructParents)]
        for mcid, element in enumerate(rangs):
            assert mcid in own_contents(element)
            assert element.Pg.objgen == page.obj.objgen
            vus += 1
    assert vus == sum(len(own_contents(element)) for element in elements(pdf))


@pytest.mark.parametrize(("slug", "langue"), FICHES)
def test_every_element_is_under_the_one_that_lists_it(
    catalogue: Catalogue, slug: str, langue: str
) -> None:
    pdf = pikepdf.open(io.BytesIO(make(catalogue, ask(slug, langue))))
    for element in elements(pdf):
        for enfant in element.K:
            if isinstance(enfant, pikepdf.Dictionary) and "/S" in enfant:
                assert enfant.P.objgen == element.objgen
        vide = element.S in ("/NonStruct", "/Span", "/Div") and len(element.K) == 0
        assert not vide, "un élément vide ne dit rien"


def test_an_element_in_another_language_is_kept(catalogue: Catalogue) -> None:
    pdf = pikepdf.open(io.BytesIO(make(catalogue, ask("changer-adresse", "ar"))))
    assert "fr" in {str(element.get("/Lang", "")) for element in elements(pdf)}


def test_fonts_keep_their_drawings_and_widths_alone(catalogue: Catalogue) -> None:
    pdf = pikepdf.open(io.BytesIO(make(catalogue, ask("changer-adresse", "ar"))))
    flux = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Length1" in o]
    assert len(flux) >= 2
    for police in flux:
        octets = police.read_bytes()
        assert int(police.Length1) == len(octets)
        lue = TTFont(io.BytesIO(octets))
        assert set(lue.keys()) - {"GlyphOrder"} <= {
            "head", "hhea", "hmtx", "maxp", "loca", "glyf", "cvt ", "fpgm", "prep",
        }  # fmt: skip
        assert any(lue["glyf"][nom].numberOfContours for nom in lue.getGlyphOrder())


def test_a_font_that_is_no_truetype_is_left_as_it_is() -> None:
    assert trim_font(b"OTTO" + b"x" * 40) == b"OTTO" + b"x" * 40


def test_the_sheet_of_a_short_fiche_is_light(catalogue: Catalogue) -> None:
    assert len(make(catalogue, ask("attestation-accueil"))) <= POIDS_MAX
