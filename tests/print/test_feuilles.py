"""Sheets as files: read by veraPDF, measured, read back, scanned."""

import io
import re
import subprocess
from pathlib import Path

import pikepdf
import pytest
from aides_papier import ask, lay_out, make, prepare, read_pages, sizes_mm, to_png

from kit.langues.langue import load_langue
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.catalogue import list_supports
from kit.render.impression.contenus.fiche import FICHE as FICHE_CONTENU
from kit.render.impression.editions import format_code
from kit.render.outils import missing_libraries
from kit.render.pdf import GlypheManquantError, make_pdf
from kit.store.catalogue import Catalogue

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

FICHE = "changer-adresse"
LONGUE = "renouveler-titre-sejour"
PAPIERS = [support.id for support in list_supports(FICHE_CONTENU)]
"""Those of a fiche; the other papers are tested with what they hold."""


@pytest.mark.parametrize("langue", ["fr", "ar"])
@pytest.mark.parametrize("support", PAPIERS)
def test_every_support_is_pdf_ua_on_pages_of_its_size(
    catalogue: Catalogue, fautes_pdfua: object, support: str, langue: str
) -> None:
    pdf = make(catalogue, ask(FICHE, langue, support))
    assert fautes_pdfua(pdf) == []  # type: ignore[operator]
    attendu = SUPPORTS[support].format
    for largeur, hauteur in sizes_mm(pdf):
        assert largeur == pytest.approx(attendu.largeur, abs=0.5)
        assert hauteur == pytest.approx(attendu.hauteur, abs=0.5)


def test_two_languages_are_pdf_ua(catalogue: Catalogue, fautes_pdfua: object) -> None:
    assert fautes_pdfua(make(catalogue, ask(FICHE, "ar", "a4", "fr"))) == []  # type: ignore[operator]


def test_pages_to_print_are_a4_on_their_side(catalogue: Catalogue) -> None:
    for support in ("livret-a5", "anneaux-a5", "a5-double"):
        tailles = sizes_mm(make(catalogue, ask(FICHE, support=support), impose=True))
        assert {(round(la), round(h)) for la, h in tailles} == {(297, 210)}


def test_the_sheet_says_what_the_page_says(catalogue: Catalogue) -> None:
    texte = " ".join(read_pages(make(catalogue, ask(LONGUE))))
    for mots in (
        "Renouveler mon titre de séjour",
        "Les étapes",
        "Où faire la demande",
        "250 €",
        "Sources",
        "Pas encore vérifié par la préfecture",
        "SPÉCIMEN",
        "Ne plus utiliser après le",
    ):
        assert mots in texte


def test_numbers_keep_their_order_in_arabic(catalogue: Catalogue) -> None:
    texte = " ".join(read_pages(make(catalogue, ask(FICHE, "ar"))))
    assert "50 €" in texte
    assert "Préfecture de la Clairière" in texte


def test_the_code_is_scanned_from_the_paper(catalogue: Catalogue, tmp_path: Path) -> None:
    demande = ask(FICHE)
    code = prepare(catalogue, demande).edition.code
    page, *_suite = to_png(make(catalogue, demande), tmp_path)
    lu = subprocess.run(
        ["zbarimg", "-q", "--raw", page], capture_output=True, text=True, check=True
    )
    assert lu.stdout.strip() == f"https://accueil.exemple.fr/q/{code}"


def test_the_code_is_written_too(catalogue: Catalogue) -> None:
    demande = ask(FICHE)
    texte = read_pages(make(catalogue, demande))[0]
    assert format_code(prepare(catalogue, demande).edition.code) in texte
    assert "accueil.exemple.fr/q" in texte
    assert "Gratuit. Ne demande ni nom ni paiement." in texte


def test_the_same_sheet_gives_the_same_bytes(catalogue: Catalogue) -> None:
    assert make(catalogue, ask(FICHE)) == make(catalogue, ask(FICHE))


def test_the_body_is_never_under_ten_points() -> None:
    assert {s.id for s in SUPPORTS.values() if s.corps_min_pt < 10} == set()
    assert SUPPORTS["gros-caracteres"].corps_min_pt >= 20


def test_links_to_the_site_are_whole_and_others_are_written(catalogue: Catalogue) -> None:
    html = lay_out(catalogue, ask(LONGUE))
    assert 'href="/' not in html
    externes = re.findall(r'<a href="https?://(?!accueil\.exemple\.fr)', html)
    assert externes
    assert "administration-etrangers-en-france.interieur.gouv.fr" in html


def test_a_long_fiche_flows_to_other_pages_and_loses_nothing(catalogue: Catalogue) -> None:
    pages = read_pages(make(catalogue, ask(LONGUE)))
    assert len(pages) > 1
    for numero, page in enumerate(pages, start=1):
        assert f"{numero} / {len(pages)}" in page


HTML = (
    '<html lang="ar" dir="rtl"><head><title>Essai</title></head><body><h1>عنوان '
    '<span lang="fr">titre de séjour</span></h1><p><a href="https://exemple.fr/">le site</a> '
    '<svg aria-hidden="true" viewBox="0 0 9 9" width="9" height="9"><path d="M0 0H9V9Z"/></svg>'
    "</p></body></html>"
)


def structure(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Kind and language of each element of the file, in reading order."""
    lus: list[tuple[str, str]] = []

    def walk(noeud: object) -> None:
        if isinstance(noeud, pikepdf.Array):
            for enfant in noeud:  # type: ignore[attr-defined]
                walk(enfant)
        elif isinstance(noeud, pikepdf.Dictionary):
            if "/S" in noeud:
                lus.append((str(noeud["/S"]), str(noeud.get("/Lang", ""))))
            walk(noeud.get("/K"))

    walk(pdf.Root.StructTreeRoot)
    return lus


def test_the_file_says_the_language_of_its_parts() -> None:
    css = "@page { @bottom-left { content: 'Pied de page' } }"
    pdf = pikepdf.open(io.BytesIO(make_pdf(HTML, css=css, direction="rtl").octets))
    elements = structure(pdf)
    assert ("/Span", "fr") in elements
    assert "/Figure" not in dict(elements), "un décor n’est pas un contenu"
    assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"
    assert str(pdf.pages[0].Annots[0].Contents) == "le site"
    assert b"Artifact" in pdf.pages[0].Contents.read_bytes()


def test_letters_that_no_font_draws_are_refused() -> None:
    html = '<html lang="fr"><head><title>x</title></head><body><p>\U0001f9ff</p></body></html>'
    with pytest.raises(GlypheManquantError, match=r"U\+1F9FF"):
        make_pdf(html)


@pytest.mark.parametrize("adresse", ["file:///etc/passwd", "http://exemple.fr/a.png", "kit:autre"])
def test_a_sheet_opens_no_file_and_no_address(adresse: str) -> None:
    html = f'<html lang="fr"><head><title>x</title></head><body><img src="{adresse}" alt="x">'
    with pytest.raises(ValueError, match="not a file of the sheet"):
        make_pdf(html)


def test_every_language_of_the_site_has_its_letters(catalogue: Catalogue) -> None:
    for langue in catalogue.site.langues:
        assert load_langue(langue)
        assert make(catalogue, ask(FICHE, langue))
