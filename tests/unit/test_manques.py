"""What a reader would look for and does not find."""

from fabrique import FICHE

from kit.admin.formulaires.parties import find_partie
from kit.admin.vues.contenus import PAR_PARTIES
from kit.admin.vues.vie import build_manques
from kit.content.genres import classe_of
from kit.content.lecture import read_document
from kit.content.manques import list_manques


def champs_of(genre: str, brut: dict[str, object]) -> list[str]:
    return [manque.champ for manque in list_manques(genre, brut)]


def test_a_fiche_lacks_what_nobody_wrote() -> None:
    assert champs_of("fiche", {}) == [
        "etapes", "pieces", "couts", "delai", "demarches", "sources", "pictogramme",
    ]  # fmt: skip


def test_free_is_a_price_and_a_contact_is_a_place() -> None:
    dits = champs_of("fiche", {"cout_en_bref": "Gratuit", "contacts": [{"id": "c"}]})
    assert "couts" not in dits
    assert "demarches" not in dits


def test_an_answer_needs_no_steps() -> None:
    assert champs_of("fiche", {"genre": "question-reponse"}) == ["sections", "sources"]


def test_the_text_of_another_publisher_lacks_nothing() -> None:
    assert list_manques("fiche", {"origine": {"editeur": "DILA"}}) == ()


def test_each_lack_leads_to_a_part_that_exists() -> None:
    fiche = read_document("fiche", {**FICHE, "etapes": []})
    parties = [manque.partie for manque in build_manques(fiche, {})]
    assert parties == [
        "etapes.nouveau", "pieces.nouveau", "couts", "delai", "entete", "sources.nouveau", "entete",
    ]  # fmt: skip
    for genre in PAR_PARTIES:
        for manque in list_manques(genre, {}):
            assert manque.champ in classe_of(genre).model_fields, (genre, manque)
    assert all(find_partie(classe_of("fiche"), partie) for partie in parties)
