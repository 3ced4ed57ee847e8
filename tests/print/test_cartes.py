"""The cards of a path as files: sizes, boxes, numbers and pages read back."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from aides_cartes import LONG, PETIT, hold
from aides_papier import (
    ADRESSES,
    BASE,
    MM,
    Fautes,
    ask,
    letters,
    make,
    prepare,
    read_pages,
    sizes_mm,
    to_png,
)

from kit.content.parcours import Choix, Parcours, QuestionPosee
from kit.parcours.plan.numeros import number_noeuds
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.catalogue import CONTENUS, list_supports
from kit.render.impression.feuille import prepare_feuille
from kit.render.impression.supports import Support
from kit.render.outils import missing_libraries
from kit.store.catalogue import Catalogue

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

DOCUMENTS = {"petit": PETIT, "long": LONG}
Fabrication = Callable[..., bytes]
ECART_MM = 5
"""Between two columns."""


@pytest.fixture(scope="module", name="tenu")
def hold_parcours(catalogue: Catalogue) -> dict[str, Catalogue]:
    return {nom: hold(catalogue, document) for nom, document in DOCUMENTS.items()}


@pytest.fixture(scope="module", name="fait")
def make_each(tenu: dict[str, Catalogue]) -> Fabrication:
    """A sheet of one of the paths, each made once: its name, language, paper, second language."""

    @cache
    def fabricate(nom: str, langue: str = "fr", support: str = "a3", avec: str = "") -> bytes:
        return make(tenu[nom], ask("essai", langue, support, avec, "parcours"))

    return fabricate


def column_mm(support: Support, colonnes: int) -> float:
    """Width of a column of cards."""
    utile = support.format.largeur - support.marges.interieure - support.marges.exterieure
    return (utile - ECART_MM * (colonnes - 1)) / colonnes


def boxes(pdf: bytes, largeur: float) -> list[list[tuple[float, float, float, float]]]:
    """By page, the rectangles drawn as wide as a card: left, top, right, bottom, in millimetres."""
    lues = []
    for page in pypdfium2.PdfDocument(pdf):
        haut = page.get_height()
        traces = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])
        bornes = [[mm / MM for mm in trace.get_bounds()] for trace in traces]
        # A card is a ground and an outline, at the same place.
        lues.append(
            list(
                {
                    (round(g), round(haut / MM - h)): (g, haut / MM - h, d, haut / MM - b)
                    for g, b, d, h in bornes
                    if d - g == pytest.approx(largeur, abs=0.4)
                }.values()
            )
        )
    return lues


@pytest.mark.parametrize(("nom", "langue"), [("petit", "fr"), ("petit", "ar"), ("long", "fr")])
def test_no_letter_of_a_poster_is_under_ten_points(
    fait: Fabrication, nom: str, langue: str
) -> None:
    assert min(letters(fait(nom, langue))) >= 10


@pytest.mark.parametrize("support", ["a4", "economique", "livret-a5"])
def test_no_letter_of_a_card_is_under_ten_points(fait: Fabrication, support: str) -> None:
    """What runs in the margins of small papers is smaller, and said again in the page."""
    pdf = fait("petit", "fr", support)
    petites = sum(n for taille, n in letters(pdf).items() if taille < 10)
    marges = sum(len(page[page.rindex("SPÉCIMEN") - 70 :]) for page in read_pages(pdf))
    assert petites <= marges


def test_letters_are_as_large_as_one_sheet_holds_and_small_on_several(fait: Fabrication) -> None:
    courte, longue = fait("petit"), fait("long")
    assert len(sizes_mm(courte)) == 1
    lues = letters(courte)
    assert max(lues, key=lambda taille: lues[taille]) > 11
    assert len(sizes_mm(longue)) > 1
    lues = letters(longue)
    assert max(lues, key=lambda taille: lues[taille]) == 10


@pytest.mark.parametrize(
    ("feuille", "colonnes"),
    [
        (("petit", "fr", "a3"), 3),
        (("long", "fr", "a3"), 3),
        (("long", "ar", "a3"), 3),
        (("petit", "ar", "a3", "fr"), 2),
        (("petit", "fr", "a4"), 2),
    ],
)
def test_cards_stay_on_the_page_and_never_overlap(
    fait: Fabrication, feuille: tuple[str, ...], colonnes: int
) -> None:
    nom, _langue, support, *_avec = feuille
    papier = SUPPORTS[support]
    pages = boxes(fait(*feuille), column_mm(papier, colonnes))
    en_plus = {"petit": ("fin", "N1", "N2", "prudence"), "long": ("prudence",)}[nom]
    assert sum(map(len, pages)) == len(DOCUMENTS[nom].noeuds) + len(en_plus)
    marges, format_ = papier.marges, papier.format
    for cartes in pages:
        for g, h, d, b in cartes:
            assert g >= marges.exterieure - 0.3
            assert d <= format_.largeur - marges.interieure + 0.3
            assert h >= marges.haut - 0.3
            assert b <= format_.hauteur - marges.bas + 0.3
        for n, (g, h, d, b) in enumerate(cartes):
            for autre in cartes[n + 1 :]:
                cote_a_cote = d <= autre[0] or autre[2] <= g
                assert cote_a_cote or b <= autre[1] or autre[3] <= h


def squeeze(texte: str) -> str:
    return re.sub(r"\s", "", texte)


@pytest.mark.parametrize("nom", DOCUMENTS)
def test_every_number_is_on_the_poster_and_every_jump_says_one_that_exists(
    fait: Fabrication, nom: str
) -> None:
    document = DOCUMENTS[nom]
    texte = " ".join(read_pages(fait(nom)))
    serre = squeeze(texte)
    numeros = number_noeuds(document)
    for noeud in document.noeuds:
        titre, numero = squeeze(noeud.titre), numeros[noeud.id]
        assert f"{titre}{numero}" in serre or f"{numero}{titre}" in serre, noeud.id
    sauts = re.findall(r"→ (?:question|résultat|carte) (\w+)", texte)
    sauts += ["fin"] * len(re.findall("→ fin", texte))
    assert set(sauts) <= {*numeros.values(), "fin"}
    attendus = {"petit": 17, "long": sum(len(q.choix) for q in document.questions)}
    assert len(sauts) == attendus[nom]


def test_arrows_go_the_way_one_reads(fait: Fabrication) -> None:
    for langue, fleche, autre in (("fr", "→", "←"), ("ar", "←", "→")):
        texte = " ".join(read_pages(fait("petit", langue)))
        assert fleche in texte
        assert autre not in texte


def test_conditions_are_said_in_words(fait: Fabrication) -> None:
    texte = " ".join(read_pages(fait("petit")))
    for phrase in (
        "Seulement si vous avez répondu « Un téléphone » à la question 2. Sinon : → question 3",
        "Seulement si vous avez répondu « Un téléphone » ou « Un ordinateur » à la question 2 ou",
        "ou vous avez répondu « Un visa » à la question 1. Sinon : → question 4",
        "Si vous avez répondu « Une carte de séjour » à la question 1 :",
        "Si vous avez répondu « Oui, avec ma carte » ou « Oui, avec celle d’un proche » à la",
        "à la question 4 et vous n’avez pas répondu « Un scanner » à la question 2 :",
        "Dans tous les autres cas :",
        "Cochez toutes les réponses vraies.",
    ):
        assert phrase in texte


def test_a_result_says_where_it_is_told_whole_which_papers_and_whom_to_see_first(
    fait: Fabrication,
) -> None:
    texte = " ".join(read_pages(fait("petit")))
    for mots in (
        "En ligne, sur l’ANEF",
        "Renouveler mon titre de séjour",
        "Attention : avant toute demande, voyez une association ou un avocat.",
        "Une association d’aide",
        "N1 Si vous avez répondu « Un visa » à la question 1 :",
        "Validez votre visa.",
        "N2 Si vous n’avez pas répondu « Un visa » à la question 1 :",
        "N2 Acte de naissance",
        "Ce n’est pas un conseil juridique",
    ):
        assert mots in texte


def test_the_codes_of_the_results_lead_to_their_pages(fait: Fabrication, tmp_path: Path) -> None:
    images = to_png(fait("petit"), tmp_path)
    commande = ["zbarimg", "-q", "--raw", *map(str, images)]
    lus = subprocess.run(commande, capture_output=True, text=True, check=True).stdout.split()
    attendus = {f"{BASE}/fr/parcours/essai/r/{resultat.id}" for resultat in PETIT.resultats}
    assert attendus <= set(lus)


@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_a_poster_is_pdf_ua(fait: Fabrication, fautes_pdfua: Fautes, langue: str) -> None:
    assert fautes_pdfua(fait("petit", langue)) == []


def test_the_booklet_and_two_languages_are_pdf_ua(fait: Fabrication, fautes_pdfua: Fautes) -> None:
    assert fautes_pdfua(fait("petit", "fr", "livret-a5")) == []
    assert fautes_pdfua(fait("petit", "ar", "a3", "fr")) == []


@pytest.mark.parametrize("nom", DOCUMENTS)
def test_the_booklet_sends_to_the_page_where_the_card_is(fait: Fabrication, nom: str) -> None:
    document = DOCUMENTS[nom]
    pages = read_pages(fait(nom, "fr", "livret-a5"))
    titres = {number_noeuds(document)[n.id]: squeeze(n.titre) for n in document.noeuds}
    sauts = re.findall(r"page (\d+) (?:question|résultat|carte) (\w+)", " ".join(pages))
    assert sauts
    for page, numero in sauts:
        assert titres[numero] in squeeze(pages[int(page) - 1]), (page, numero)


def test_a_thin_booklet_has_one_question_a_page(fait: Fabrication) -> None:
    pages = read_pages(fait("petit", "fr", "livret-a5"))
    for page in pages:
        assert (
            sum(question.titre.replace("\u202f", " ") in page for question in PETIT.questions) <= 1
        )


def test_every_paper_is_made_in_two_languages_side_by_side(tenu: dict[str, Catalogue]) -> None:
    for support in list_supports(CONTENUS["parcours"]):
        pdf = make(tenu["petit"], ask("essai", "ar", support.id, "fr", "parcours"))
        texte = " ".join(read_pages(pdf))
        assert "Quel papier" in texte, support.id
        assert "نص" in texte


def change_arrivee(document: Parcours, question: str, vers: str) -> Parcours:
    """The same path, the first choice of a question leading somewhere else."""

    def change(noeud: object) -> object:
        if not isinstance(noeud, QuestionPosee) or noeud.id != question:
            return noeud
        premier: Choix = noeud.choix[0].model_copy(update={"vers": vers})
        return noeud.model_copy(update={"choix": (premier, *noeud.choix[1:])})

    return document.model_copy(update={"noeuds": tuple(map(change, document.noeuds))})


def test_another_way_makes_another_edition(
    catalogue: Catalogue, tenu: dict[str, Catalogue]
) -> None:
    demande = ask("essai", genre="parcours")
    autre = hold(catalogue, change_arrivee(PETIT, "papier", "payer"))
    assert prepare(tenu["petit"], demande).edition.code != prepare(autre, demande).edition.code


def test_without_public_address_no_code_leads_to_a_result(tenu: dict[str, Catalogue]) -> None:
    demande = ask("essai", genre="parcours")
    vue = prepare_feuille(tenu["petit"], demande, replace(ADRESSES, base="")).vue
    assert {resultat.adresse for resultat in vue.resultats} == {None}


def test_the_page_that_says_the_same_ends_with_a_slash() -> None:
    assert CONTENUS["parcours"].page("essai") == "parcours/essai"
    assert CONTENUS["parcours"].twin("essai") == "parcours/essai/"
