"""What is too long for its paper: smaller letters first, then a sentence that says what and how."""

import re
from dataclasses import replace

import pytest
from aides_papier import ask, lay_out
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.fabrication import DebordementError, Tirage, make_fichier
from kit.render.impression.supports import Format, Marges, Support
from kit.render.outils import missing_libraries
from kit.render.pdf import Pdf, make_pdf
from kit.store.catalogue import Catalogue

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

CARTE = Support("essai", "Carte", "", Format(100, 100), Marges.egales(10), 20, 10, pages_max=1)
REGLES = "@page{size:100mm 100mm;margin:10mm}body,h2,p,div{margin:0}"


def page(corps: str, css: str = "") -> str:
    return (
        f'<html lang="fr"><head><title>Essai</title><style>{REGLES}{css}</style></head>'
        f"<body>{corps}</body></html>"
    )


def block(titre: str, mm: int) -> str:
    """A heading 10 mm tall over lines of 2 mm up to a height, whatever the size of letters."""
    lignes = '<div style="height:2mm"></div>' * (mm // 2)
    return f'<h2 style="font-size:5mm;line-height:10mm">{titre}</h2>{lignes}'


def lay(html: str) -> Pdf:
    return make_pdf(html)


def test_the_room_of_each_block_is_measured_page_by_page() -> None:
    mesures = lay(page(block("Le prix", 30) + block("Les papiers", 100))).hauteurs
    assert [(m.page, m.titre) for m in mesures] == [
        (1, "Le prix"),
        (1, "Les papiers"),
        (2, "Les papiers"),
    ]
    prix, *_debut, suite = mesures
    # The heading is as tall as its letters, within its ten millimetres.
    assert prix.mm == pytest.approx(40, abs=3)
    assert suite.mm == pytest.approx(100 - 30, abs=0.5)


def test_the_sentence_names_the_block_and_says_by_how_much() -> None:
    html = page(block("Le prix", 30) + block("Les papiers", 64))
    with pytest.raises(DebordementError) as erreur:
        make_fichier(Tirage(CARTE, "ltr", html))
    phrase = str(erreur.value).translate({0x2068: None, 0x2069: None})
    assert "« Les papiers » dépasse de 34 mm" in phrase.replace("\u202f", " ").replace("\xa0", " ")
    assert "Carte" in phrase
    assert "Le prix" not in phrase, "ce qui tient n’est pas à raccourcir"


def test_what_stands_before_any_heading_is_named_too() -> None:
    html = page('<div style="height:50mm"></div><div style="height:50mm"></div>')
    with pytest.raises(DebordementError, match="Le début de la feuille"):
        make_fichier(Tirage(CARTE, "ltr", html))


def test_letters_shrink_before_anything_is_refused() -> None:
    html = page(f"<h2>Long</h2><p>{'Un mot de plus. ' * 40}</p>")
    pdf = make_fichier(Tirage(CARTE, "ltr", html))
    assert pdf.startswith(b"%PDF")
    with pytest.raises(DebordementError):
        make_fichier(Tirage(replace(CARTE, corps_min_pt=20), "ltr", html))


CADRE = "div{position:absolute;top:10mm;left:10mm;width:40mm;height:20mm;overflow:hidden}"


@given(st.integers(1, 60), st.integers(1, 60))
@settings(max_examples=15, deadline=None)
def test_what_sticks_out_of_a_frame_is_measured(large: int, haut: int) -> None:
    corps = (
        '<div data-limite="Étiquette 3"><span style="display:block;'
        f'width:{large}mm;height:{haut}mm"></span></div>'
    )
    attendu = max(large - 40, haut - 20)
    trouves = lay(page(corps, CADRE)).depassements
    if attendu <= 0:
        assert trouves == ()
    else:
        assert [d.nom for d in trouves] == ["Étiquette 3"]
        assert trouves[0].mm == pytest.approx(attendu, abs=0.05)


def test_words_that_a_frame_hides_are_found() -> None:
    corps = f'<div data-limite="Étiquette">{"Un mot de plus. " * 30}</div>'
    [trouve] = lay(page(corps, CADRE)).depassements
    assert trouve.mm > 20
    tient = '<div data-limite="Étiquette">Un mot</div>'
    assert lay(page(tient, CADRE)).depassements == ()
    sans_marque = corps.replace(' data-limite="Étiquette"', "")
    assert lay(page(sans_marque, CADRE)).depassements == ()


def test_a_frame_that_is_too_small_shrinks_letters_then_is_refused() -> None:
    corps = '<div data-limite="Étiquette 3">Préfecture de la Clairière, service des visas</div>'
    assert make_fichier(Tirage(CARTE, "ltr", page(corps, CADRE))).startswith(b"%PDF")
    with pytest.raises(DebordementError, match=r"Étiquette 3.*dépasse de \d+"):
        make_fichier(Tirage(CARTE, "ltr", page(corps * 5, CADRE.replace("20mm", "5mm"))))


def test_a_leaflet_never_has_a_seventh_panel(catalogue: Catalogue) -> None:
    html = lay_out(catalogue, ask("renouveler-titre-sejour", support="depliant"))
    long = re.sub(r"(<h3>)", "<p>" + "Encore une phrase. " * 60 + r"</p>\1", html)
    with pytest.raises(DebordementError, match="Dépliant trois volets"):
        make_fichier(Tirage(SUPPORTS["depliant"], "ltr", long))
