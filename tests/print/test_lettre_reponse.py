"""The letter that answers: two languages, room for the addressee, a file that agents finish."""

from dataclasses import replace

import pytest
from aides_odt import find, part, squeeze, words_of_file
from aides_papier import ask, make, read_pages
from aides_papier import prepare as prepare_sheet

from kit.render.impression.contenus.modele import FeuilleInconnueError
from kit.render.impression.feuille import Demande
from kit.render.outils import missing_libraries
from kit.store.catalogue import Catalogue

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

LIEN = "https://accueil.exemple.fr/ar"


def ask_question(question: str, support: str = "odt", avec: str = "ar") -> Demande:
    demande = ask("", "fr", support, avec, genre="reponse-question")
    return replace(demande, options=(("question", question),))


@pytest.mark.parametrize(("langue", "avec"), [("fr", ""), ("fr", "ar"), ("ar", "")])
def test_the_letter_is_pdf_ua(
    catalogue: Catalogue, fautes_pdfua: object, langue: str, avec: str
) -> None:
    pdf = make(catalogue, ask("changer-adresse", langue, "a4", avec, genre="reponse"))
    assert fautes_pdfua(pdf) == []  # type: ignore[operator]
    pages = read_pages(pdf)
    assert "Objet : Déclarer mon changement d’adresse" in pages[0]
    assert len(pages) <= 2


def test_the_file_has_both_languages_and_room_to_write(catalogue: Catalogue) -> None:
    octets = make(catalogue, ask("changer-adresse", "fr", "odt", "ar", genre="reponse"))
    mots = words_of_file(octets)
    ordre = [
        "PréfecturedelaClairière",
        "[Nometprénom]",
        "[Lieu]le[Date]",
        "Objet:Déclarermonchangementd’adresse",
        f"{LIEN}/fiches/changer-adresse",
        "Pasencorevérifiéparlapréfecture.",
        "Cordialement,",
        squeeze("التصريح بتغيير عنواني"),
        squeeze("مع التحية،"),
    ]
    places = [mots.find(mot) for mot in ordre]
    assert -1 not in places
    assert places == sorted(places)
    styles = find(part(octets), "//text:p/@text:style-name")
    assert {"Lettre_destinataire", "Lettre_date", "Lettre_signature"} <= set(styles)


def test_a_question_has_its_letter_and_only_when_it_is_named(catalogue: Catalogue) -> None:
    mots = words_of_file(make(catalogue, ask_question("faq-rendez-vous")))
    assert "Objet:Commentprendrerendez-vous?" in mots
    assert f"{LIEN}/faq/#faq-rendez-vous" in mots
    with pytest.raises(FeuilleInconnueError):
        prepare_sheet(catalogue, ask_question("nulle-part"))
