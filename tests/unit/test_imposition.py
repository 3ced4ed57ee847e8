"""Pages laid on sheets: each is printed once, and stands where the folded paper needs it."""

import io
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PageObject, PdfReader, PdfWriter

from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.imposition import impose
from kit.render.impression.pliage import (
    BORD_PERDU,
    RECOUVREMENT,
    TUILES_BLANC,
    lay_sides,
    order_pages,
)
from kit.render.impression.supports import A3, A4_PAYSAGE, Imposition

MM = 72 / 25.4
TOUTES: tuple[Imposition, ...] = ("agrafe", "anneaux", "double", "accordeon", "tuiles")
A_CHAQUE_PAGE_SA_PLACE: tuple[Imposition, ...] = ("agrafe", "anneaux", "accordeon")


def test_a_stapled_booklet_of_eight_pages() -> None:
    assert order_pages("agrafe", 8) == [(8, 1), (2, 7), (6, 3), (4, 5)]


def test_a_ring_binder_of_eight_pages() -> None:
    assert order_pages("anneaux", 8) == [(1, 5), (6, 2), (3, 7), (8, 4)]


def test_a_flyer_stands_twice_on_its_sheet() -> None:
    assert order_pages("double", 2) == [(1, 1), (2, 2)]


def test_a_leaflet_has_its_cover_on_the_right() -> None:
    assert order_pages("accordeon", 6) == [(4, 5, 1), (2, 3, 6)]


def test_missing_pages_are_blank() -> None:
    assert order_pages("agrafe", 5) == [(None, 1), (2, None), (None, 3), (4, 5)]
    assert order_pages("accordeon", 4) == [(4, None, 1), (2, 3, None)]


@pytest.mark.parametrize("imposition", TOUTES)
def test_a_right_to_left_document_is_mirrored(imposition: Imposition) -> None:
    droite = order_pages(imposition, 8)
    gauche = order_pages(imposition, 8, rtl=True)
    assert gauche == [cote[::-1] for cote in droite]


@given(st.sampled_from(A_CHAQUE_PAGE_SA_PLACE), st.integers(1, 200), st.booleans())
def test_every_page_is_printed_once(imposition: Imposition, pages: int, rtl: bool) -> None:  # noqa: FBT001
    cotes = order_pages(imposition, pages, rtl=rtl)
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


@given(st.integers(1, 60), st.booleans())
def test_a_folded_leaflet_reads_in_order(pages: int, rtl: bool) -> None:  # noqa: FBT001
    """Folded in Z from its cover: two panels that face each other are read as a book is."""
    cotes = order_pages("accordeon", pages, rtl=rtl)
    for recto, verso in zip(cotes[::2], cotes[1::2], strict=True):
        volets = list(zip(recto, reversed(verso), strict=True))  # turned on the short edge
        if not rtl:
            volets.reverse()  # from the cover, which is on the right
        # Every other panel lies on its face: what one sees going down the folded pile.
        pile = [
            face
            for rang, volet in enumerate(volets)
            for face in (volet if rang % 2 == 0 else volet[::-1])
        ]
        couverture, ouverte_1, ouverte_2, repli_1, repli_2, dos = pile
        # The second opening is seen from the other side of the sheet, hence the other way round.
        lues = [couverture, ouverte_1, ouverte_2, repli_2, repli_1, dos]
        premiere = cotes.index(recto) // 2 * 6 + 1
        assert lues == [n if n <= pages else None for n in range(premiere, premiere + 6)]


@given(st.sampled_from(TOUTES), st.integers(1, 40))
def test_pages_side_by_side_do_not_touch_each_other(imposition: Imposition, pages: int) -> None:
    for cote in lay_sides(imposition, pages):
        places = sorted(pose.x for pose in cote.poses)
        assert all(b - a >= 99 for a, b in pairwise(places))


def booklet(pages: int, largeur: float = 148.5, hauteur: float = 210) -> bytes:
    sortie, octets = PdfWriter(), io.BytesIO()
    for _rang in range(pages):
        sortie.add_blank_page(largeur * MM, hauteur * MM)
    sortie.write(octets)
    return octets.getvalue()


def drawn(pdf: bytes, page: int = 0) -> str:
    contenu = PdfReader(io.BytesIO(pdf)).pages[page].get_contents()
    return contenu.get_data().decode() if contenu is not None else ""


@pytest.mark.parametrize(
    ("imposition", "feuilles"), [("agrafe", 2), ("double", 3), ("accordeon", 2), ("tuiles", 6)]
)
def test_sheets_are_a4_on_their_side(imposition: Imposition, feuilles: int) -> None:
    pages = PdfReader(io.BytesIO(impose(booklet(3), imposition))).pages
    assert len(pages) == feuilles
    for page in pages:
        assert float(page.mediabox.width) / MM == pytest.approx(297, abs=0.5)
        assert float(page.mediabox.height) / MM == pytest.approx(210, abs=0.5)


@pytest.mark.parametrize(
    ("imposition", "reperes"), [("double", [148.5]), ("accordeon", [99, 198]), ("agrafe", [])]
)
def test_marks_stand_where_one_cuts_or_folds(imposition: Imposition, reperes: list[float]) -> None:
    """At the bottom and at the top, longer than what a printer leaves white."""
    traits = re.findall(
        r"([0-9.]+) ([0-9.]+) m \1 ([0-9.]+) l", drawn(impose(booklet(2), imposition))
    )
    attendus = [x for x in reperes for _bout in range(2)]
    assert [float(x) / MM for x, _y, _vers in traits] == pytest.approx(attendus, abs=0.01)
    for _x, y, vers in traits:
        assert abs(float(vers) - float(y)) / MM > BORD_PERDU + 1


def test_backs_are_upside_down_for_printers_that_turn_on_the_long_edge() -> None:
    demi_tour = f"-1 0 0 -1 {297 * MM:.3f} {210 * MM:.3f} cm"
    for imposition in A_CHAQUE_PAGE_SA_PLACE:
        tourne = impose(booklet(8), imposition, bord_long=True)
        assert [demi_tour in drawn(tourne, n) for n in (0, 1)] == [False, True]
        assert demi_tour not in drawn(impose(booklet(8), imposition), 1)
    tuiles = impose(booklet(1, 297, 420), "tuiles", bord_long=True)
    assert demi_tour not in drawn(tuiles, 1), "les deux moitiés d’une affiche sont des rectos"


@pytest.mark.parametrize(
    ("imposition", "bord_long", "attendu"),
    [
        ("agrafe", False, "/DuplexFlipShortEdge"),
        ("agrafe", True, "/DuplexFlipLongEdge"),
        ("tuiles", False, "/Simplex"),
    ],
)
def test_the_window_that_prints_proposes_the_right_choices(
    imposition: Imposition,
    bord_long: bool,  # noqa: FBT001
    attendu: str,
) -> None:
    racine = PdfReader(io.BytesIO(impose(booklet(2), imposition, bord_long=bord_long))).root_object
    preferences = racine["/ViewerPreferences"].get_object()
    assert preferences["/PrintScaling"] == "/None"  # type: ignore[index]
    assert preferences["/Duplex"] == attendu  # type: ignore[index]


def test_the_same_pages_give_the_same_bytes() -> None:
    assert impose(booklet(5), "agrafe") == impose(booklet(5), "agrafe")


def test_a_page_printed_twice_is_in_the_file_once() -> None:
    def forms(page: PageObject) -> set[object]:
        return {ref.idnum for ref in page["/Resources"]["/XObject"].values()}  # type: ignore[index]

    gauche, droite = PdfReader(io.BytesIO(impose(booklet(1, 297, 420), "tuiles"))).pages
    assert len(forms(gauche) & forms(droite)) == 1


def printed(bas: float, haut: float, y: float) -> tuple[float, float]:
    """Band of the poster that a sheet shows, from the bottom of the poster."""
    return max(bas, BORD_PERDU) - y, min(haut, A4_PAYSAGE.hauteur - BORD_PERDU) - y


def test_the_two_halves_of_a_poster_overlap_and_lose_nothing_but_white() -> None:
    haute, basse = (
        printed(pose.bas, pose.haut, pose.y)
        for cote in lay_sides("tuiles", 1)
        for pose in cote.poses
    )
    assert basse[1] - haute[0] == pytest.approx(RECOUVREMENT)
    assert A3.hauteur - haute[1] == pytest.approx(TUILES_BLANC)
    assert basse[0] == pytest.approx(TUILES_BLANC)
    for support in SUPPORTS.values():
        if support.imposition == "tuiles":
            assert min(support.marges.haut, support.marges.bas) >= TUILES_BLANC
            assert min(support.marges.exterieure, support.marges.interieure) >= 14
