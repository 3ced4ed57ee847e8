"""Sheets of labels: inside the page, apart from each other, as their makers cut them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.render.impression.disposition import arrange
from kit.render.impression.geometrie_etiquettes import PLANCHES, REPERE_MM, SECURITE_MM, Planche
from kit.render.impression.geometrie_grille import COTE_MIN_MM, Cadre, lay_grille

planches = st.sampled_from(list(PLANCHES.values()))
decalages = st.integers(-50, 50).map(lambda dixiemes: dixiemes / 10)


@given(planches)
def test_labels_are_inside_the_page(planche: Planche) -> None:
    for place in planche.list_places():
        assert place.gauche >= 4
        assert place.haut >= 4
        assert place.gauche + place.largeur <= 206
        assert place.haut + place.hauteur <= 293


@given(planches)
def test_labels_do_not_overlap(planche: Planche) -> None:
    assert planche.pas_x >= planche.largeur
    assert planche.pas_y >= planche.hauteur


@given(planches)
def test_sheets_are_symmetrical_as_they_are_cut(planche: Planche) -> None:
    places = planche.list_places()
    droite = 210 - places[-1].gauche - places[-1].largeur
    bas = 297 - places[-1].haut - places[-1].hauteur
    assert droite == pytest.approx(places[0].gauche, abs=0.3)
    assert bas == pytest.approx(places[0].haut, abs=0.3)


@given(planches, st.data())
def test_a_used_sheet_goes_on_where_it_stopped(planche: Planche, data: st.DataObject) -> None:
    debut = data.draw(st.integers(1, planche.nombre))
    places = planche.list_places(debut)
    assert places == planche.list_places()[debut - 1 :]
    assert len(places) == planche.nombre - debut + 1


@given(planches, decalages, decalages)
def test_calibration_moves_every_label_alike(planche: Planche, x: float, y: float) -> None:
    avant, apres = planche.list_places(), planche.shift(x, y).list_places()
    for une, autre in zip(avant, apres, strict=True):
        assert autre.gauche - une.gauche == pytest.approx(x)
        assert autre.haut - une.haut == pytest.approx(y)


def test_the_references_have_the_labels_of_their_box() -> None:
    nombres = {reference: PLANCHES[reference].nombre for reference in PLANCHES}
    assert nombres == {
        "L7160": 21,
        "L7163": 14,
        "L7165": 8,
        "L7173": 10,
        "L7651": 65,
        "L7670": 12,
        "carre-30": 40,
        "carre-40": 24,
        "carre-50": 15,
        "carre-60": 12,
    }


def test_rounds_are_round_and_what_is_printed_stays_in_them() -> None:
    rondes = [planche for planche in PLANCHES.values() if planche.ronde]
    assert [planche.id for planche in rondes] == ["L7670"]
    for planche in rondes:
        assert planche.largeur == planche.hauteur == 63.5
        largeur, hauteur = planche.utile
        assert math.hypot(largeur, hauteur) <= planche.largeur - 2 * SECURITE_MM + 0.1


def test_marks_stay_between_the_squares() -> None:
    for planche in PLANCHES.values():
        if planche.a_couper:
            assert planche.pas_x - planche.largeur >= 2 * REPERE_MM


@given(
    st.floats(30, 100),
    st.floats(18, 70),
    st.sampled_from([("Visa",), ("Titre de séjour", "بطاقة الإقامة"), ("Rendez-vous", "Cita")]),
)
def test_a_drawing_and_its_name_fit_their_label(
    largeur: float, hauteur: float, noms: tuple[str, ...]
) -> None:
    dispose = arrange(largeur, hauteur, [noms])
    if dispose.tient:
        assert dispose.corps_pt >= 10
        assert 9 <= dispose.dessin <= max(largeur, hauteur)
        if not dispose.a_cote:
            assert dispose.dessin + dispose.mots <= hauteur + 0.01


def test_without_words_the_drawing_takes_the_label() -> None:
    assert arrange(59.5, 34.1, []).dessin == 34.1


def test_a_name_that_cannot_fit_is_told() -> None:
    assert not arrange(20, 12, [("Justificatif de domicile", "إثبات السكن")]).tient


@given(st.integers(1, 24))
def test_boxes_of_a_board_are_wide_enough_for_a_finger(nombre: int) -> None:
    grille = lay_grille(Cadre(194, 210), [("Passeport", "Паспорт")] * nombre)
    assert grille.par_page >= nombre
    assert grille.largeur >= COTE_MIN_MM
    assert grille.hauteur >= COTE_MIN_MM
