"""Notices, urgent cards, letters, grids, the notebook, the sheet of the guard: as files."""

import io
from dataclasses import replace

import pytest
from aides_papier import (
    ADRESSES,
    Fautes,
    ask,
    lay_out,
    list_essais,
    make,
    prepare,
    read_pages,
    sizes_mm,
)
from pypdf import PdfReader

from kit.content.annexe import Annexe
from kit.langues.langue import load_langue
from kit.render.impression.contenus.catalogue import CONTENUS
from kit.render.outils import missing_libraries
from kit.render.passages import Lecteur
from kit.render.richtext import plain_text
from kit.render.vues.modeles import build_annexe
from kit.store.catalogue import Catalogue

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

SLUGS = {
    "annonce": "tarifs-mai-2026",
    "urgence": "oqtf",
    "lettre": "relance",
    "annexe": "entretien-agents",
    "carnet": "",
    "pre-accueil": "",
}


@pytest.mark.parametrize(("genre", "support", "langue"), list_essais(*SLUGS))
def test_every_sheet_is_pdf_ua(
    catalogue: Catalogue, fautes_pdfua: Fautes, genre: str, support: str, langue: str
) -> None:
    demande = ask(SLUGS[genre], langue, support, genre=genre)
    pdf = make(catalogue, demande)
    assert fautes_pdfua(pdf) == []
    attendu = demande.support.format
    for taille in sizes_mm(pdf):
        assert taille == pytest.approx((attendu.largeur, attendu.hauteur), abs=0.5)


@pytest.mark.parametrize("genre", ["annonce", "carnet", "pre-accueil"])
def test_languages_together_are_pdf_ua(
    catalogue: Catalogue, fautes_pdfua: Fautes, genre: str
) -> None:
    support = CONTENUS[genre].supports[0]
    avec = "fr" if genre == "carnet" else "fr.en"
    assert fautes_pdfua(make(catalogue, ask(SLUGS[genre], "ar", support, avec, genre))) == []


def read(catalogue: Catalogue, *demande: str, genre: str) -> str:
    """The words of a whole sheet."""
    return " ".join(read_pages(make(catalogue, ask(*demande, genre=genre))))


def largest_letters(pdf: bytes) -> float:
    """The size of the letters that say most, in points."""
    tailles: dict[float, int] = {}

    def visit(texte: str, _cm: object, tm: list[float], _police: object, corps: float) -> None:
        taille = round(abs(corps * tm[0]), 1)
        tailles[taille] = tailles.get(taille, 0) + len(texte.strip())

    PdfReader(io.BytesIO(pdf)).pages[0].extract_text(visitor_text=visit)
    return max(tailles, key=lambda taille: tailles[taille])


def test_a_notice_fills_its_page_with_large_letters(catalogue: Catalogue) -> None:
    for support, mini in (("a4", 12), ("a3", 18)):
        pdf = make(catalogue, ask(SLUGS["annonce"], support=support, genre="annonce"))
        assert len(sizes_mm(pdf)) == 1
        assert largest_letters(pdf) >= mini


def test_a_notice_says_all_that_its_page_says(catalogue: Catalogue) -> None:
    texte = read(catalogue, SLUGS["annonce"], genre="annonce")
    for mots in (
        "Attention",
        "Les prix des titres de séjour ont changé le 1er mai 2026",
        "À partir du 1er mai 2026",
        "Ce qui change",
        "350 €, ou 150 € au tarif réduit",
        "Pour qui ?",
        "Que faire ?",
        "Apportez le timbre le jour où vous retirez la carte.",
        "jusqu’au 30 avril 2027",
        "Ne plus utiliser après le 30 avril 2027",
        "SPÉCIMEN",
    ):
        assert mots in texte


def test_a_notice_speaks_each_language_in_turn(catalogue: Catalogue) -> None:
    demande = ask(SLUGS["annonce"], "ar", "a4", "fr.en", "annonce")
    html = lay_out(catalogue, demande)
    arabe = html.index('<section class="avis deja-dit" lang="ar" dir="rtl">')
    texte = " ".join(read_pages(make(catalogue, demande)))
    francais, anglais = texte.index("Ce qui change"), texte.index("What changes")
    assert arabe < html.index('<section class="avis" lang="fr" dir="ltr">')
    assert francais < anglais
    assert texte.count("Carte perdue ou volée") == 1, "le français n’est pas répété à côté"


def test_a_notice_without_translation_says_so_once(catalogue: Catalogue) -> None:
    texte = read(catalogue, "rendez-vous-gratuits", "fr", "a4", "en", genre="annonce")
    assert "English" in texte
    assert "This notice is not translated yet." in texte
    assert texte.count("Ne le payez à personne") == 1


def test_a_discreet_card_shows_its_numbers_and_hides_its_subject(catalogue: Catalogue) -> None:
    demande = ask("numeros-utiles", "fr", "a5", genre="urgence")
    pdf = make(catalogue, demande)
    texte = " ".join(read_pages(pdf))
    for mots in ("Numéros utiles", "17", "112", "114", "3919", "Que faire aujourd’hui ?"):
        assert mots in texte
    html = lay_out(catalogue, demande)
    entour = html[: html.index("</p>")] + html[html.index('<section class="mentions-papier">') :]
    titre = PdfReader(io.BytesIO(pdf)).metadata
    assert titre is not None
    for mot in ("danger", "violence", "victime", "Sources"):
        assert mot not in entour
        assert mot not in str(titre.title)


def test_an_urgent_card_shows_its_numbers_large(catalogue: Catalogue) -> None:
    html = lay_out(catalogue, ask("sans-toit", genre="urgence"))
    assert '<strong class="numero">115</strong>' in html
    assert "Qui peut vous aider" in lay_out(catalogue, ask("oqtf", genre="urgence"))


def test_a_letter_is_sent_alone(catalogue: Catalogue) -> None:
    demande = ask("relance", "ar", "a4", genre="lettre")
    premiere, *lettre = read_pages(make(catalogue, demande))
    code = prepare(catalogue, demande).edition.code
    assert code[:4] in premiere
    assert len(lettre) == 1
    for mots in ("Objet :", "Je vous prie d’agréer", "Nom et prénom", "Signature", "Date du jour"):
        assert mots in lettre[0]
    for mots in (code[:4], "SPÉCIMEN", "Préfecture de la Clairière", "[", "À confirmer"):
        assert mots not in lettre[0]


def test_a_letter_says_which_page_to_keep(catalogue: Catalogue) -> None:
    premiere, *_lettre = read_pages(make(catalogue, ask("relance", genre="lettre")))
    assert "N’envoyez pas cette page : gardez-la." in premiere
    assert "Ce que vous écrivez vous-même" in premiere
    html = lay_out(catalogue, ask("relance", genre="lettre"))
    assert "<strong>6.</strong>Date du jour" in html
    assert '<span data-blanc="date"><small>6. Date du jour</small></span>' in html


@pytest.mark.parametrize(
    ("slug", "support"), [("autodiagnostic-accueil", "a4"), ("entretien-agents", "gros-caracteres")]
)
def test_a_grid_has_its_questions_and_room_for_answers(
    catalogue: Catalogue, slug: str, support: str
) -> None:
    texte = read(catalogue, slug, "fr", support, genre="annexe").replace("- ", "-")
    assert "…" not in texte
    assert "☐" not in texte
    annexe = catalogue.find(Annexe, slug)
    assert annexe is not None
    lecteur = Lecteur(catalogue, load_langue("fr"), ADRESSES)
    for chapitre in build_annexe(lecteur, annexe).chapitres:
        for tableau in (e for e in chapitre.elements if e.genre == "tableau"):
            for ligne in tableau.lignes:  # type: ignore[union-attr]
                question = plain_text(ligne[0].texte.html).removesuffix("…")
                assert " ".join(question.replace("\u202f", " ").split()) in texte


def test_the_notebook_is_bound_in_twelve_pages(catalogue: Catalogue) -> None:
    for langue, avec in (("fr", ""), ("ar", "fr")):
        pages = read_pages(make(catalogue, ask("", langue, "livret-a5", avec, "carnet")))
        assert len(pages) == 12
    assert "N’écrivez ici ni mot de passe" in pages[0]
    texte = " ".join(pages)
    for mots in ("Mes rendez-vous", "Mes démarches", "Numéro de dossier", "Passeport", "Mes notes"):
        assert mots in texte, "le français est à côté : un agent lit aussi ce carnet"


def test_the_notebook_has_sure_numbers_once(catalogue: Catalogue) -> None:
    vue = prepare(catalogue, ask("", genre="carnet", support="a4")).vue
    numeros = [plain_text(appel.numero) for appel in vue.numeros]
    assert len(numeros) == len(set(numeros))
    assert {"17", "112", "115", "119"} <= set(numeros)
    assert numeros[0].replace("\xa0", " ") == "05 36 49 00 10"
    assert not any(numero.startswith("01") for numero in numeros), "un numéro à confirmer"


def test_the_guard_points_in_five_languages(catalogue: Catalogue) -> None:
    texte = read(catalogue, "", "fr", "a4", "en.ar.es.uk", genre="pre-accueil")
    for mots in (
        "Avez-vous un rendez-vous ?",
        "Do you have an appointment?",
        "¿Tiene cita?",
        "Ви записані на прийом?",
        "Titres de séjour",
        "Oui",
        "Sí",
    ):
        assert mots in texte


def test_the_guard_sends_to_the_counters_of_the_place(catalogue: Catalogue) -> None:
    demande = ask("", support="a4", genre="pre-accueil")
    ici = lay_out(catalogue, replace(demande, lieu="sous-prefecture-valbrune"))
    assert "Retirer ma carte" in lay_out(catalogue, demande)
    assert "Retirer ma carte" not in ici
    assert "Point d’accueil numérique" in ici
