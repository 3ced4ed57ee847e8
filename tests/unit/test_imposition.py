"""Pages laid on sheets: each is printed once, and stands where the folded paper needs it."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from kit.render.impression.imposition import impose, order_pages

MM = 72 / 25.4


def test_a_stapled_booklet_of_eight_pages() -> None:
    assert order_pages("agrafe", 8) == [(8, 1), (2, 7), (6, 3), (4, 5)]


def test_a_ring_binder_of_eight_pages() -> None:
    assert order_pages("anneaux", 8) == [(1, 5), (6, 2), (3, 7), (8, 4)]


def test_a_flyer_stands_twice_on_its_sheet() -> None:
    assert order_pages("double", 2) == [(1, 1), (2, 2)]


def test_missing_pages_are_blank() -> None:
    assert order_pages("agrafe", 5) == [(None, 1), (2, None), (None, 3), (4, 5)]


@pytest.mark.parametrize("imposition", ["agrafe", "anneaux", "double"])
def test_a_right_to_left_booklet_is_mirrored(imposition: str) -> None:
    droite = order_pages(imposition, 8)  # type: ignore[arg-type]
    gauche = order_pages(imposition, 8, rtl=True)  # type: ignore[arg-type]
    assert gauche == [(d, g) for g, d in droite]


@given(st.integers(1, 200))
def test_every_page_of_a_booklet_is_printed_once(pages: int) -> None:
    for imposition in ("agrafe", "anneaux"):
        cotes = order_pages(imposition, pages)  # type: ignore[arg-type]
        assert len(cotes) % 2 == 0
        assert sorted(p for cote in cotes for p in cote if p) == list(range(1, pages + 1))


@given(st.integers(1, 200))
def test_a_folded_booklet_reads_in_order(pages: int) -> None:
    """Sheets put one in the other, the first outside: going in, then out again."""
    cotes = order_pages("agrafe", pages)
    feuilles = list(zip(cotes[::2], cotes[1::2], strict=True))
    entree = [p for recto, verso in feuilles for p in (recto[1], verso[0])]
    sortie = [p for recto, verso in reversed(feuilles) for p in (verso[1], recto[0])]
    lues = entree + sortie
    assert lues == [n if n <= pages else None for n in range(1, len(lues) + 1)]


@given(st.integers(1, 200))
def test_a_sheet_of_a_binder_holds_two_pages_that_follow_each_other(pages: int) -> None:
    """Cut in two, each half can be replaced alone: its back is the next page."""
    cotes = order_pages("anneaux", pages)
    for (gauche, droite), (dos_droite, dos_gauche) in zip(cotes[::2], cotes[1::2], strict=True):
        for face, dos in ((gauche, dos_gauche), (droite, dos_droite)):
            assert dos is None or dos == (face or 0) + 1


def booklet(pages: int) -> bytes:
    sortie, octets = PdfWriter(), io.BytesIO()
    for _rang in range(pages):
        sortie.add_blank_page(148.5 * MM, 210 * MM)
    sortie.write(octets)
    return octets.getvalue()


@pytest.mark.parametrize(("imposition", "feuilles"), [("agrafe", 2), ("double", 3)])
def test_sheets_are_a4_on_their_side(imposition: str, feuilles: int) -> None:
    pages = PdfReader(io.BytesIO(impose(booklet(3), imposition))).pages  # type: ignore[arg-type]
    assert len(pages) == feuilles
    for page in pages:
        assert float(page.mediabox.width) / MM == pytest.approx(297, abs=0.5)
        assert float(page.mediabox.height) / MM == pytest.approx(210, abs=0.5)


def test_what_is_cut_has_marks_and_what_is_folded_has_none() -> None:
    def drawn(imposition: str) -> str:
        page = PdfReader(io.BytesIO(impose(booklet(2), imposition))).pages[0]  # type: ignore[arg-type]
        contenu = page.get_contents()
        return contenu.get_data().decode() if contenu is not None else ""

    traits = re.findall(r"([0-9.]+) [0-9.]+ m", drawn("double"))
    assert [float(x) / MM for x in traits] == pytest.approx([148.5, 148.5], abs=0.5)
    assert re.findall(r" m\b", drawn("agrafe")) == []
