"""What a passage says of itself: the mark of a doubt stands at the block that states the fact."""

from datetime import UTC, datetime

import pytest
from fabrique import fiche, site, valeur

from kit.adresses import Adresses
from kit.langues.langue import load_langue
from kit.render.passages import Lecteur, Textes
from kit.store.catalogue import build_catalogue

SURE = valeur("sure", {"valeur": {"euros": 25}})
DOUTEUSE = valeur(
    "douteuse",
    {"au": "2026-04-30", "valeur": {"euros": 200}},
    {"du": "2026-05-01", "valeur": {"euros": 250}, "a_confirmer": True},
)


def read(instant: datetime, **champs: object) -> Textes:
    document = fiche(**champs)
    catalogue = build_catalogue([site(), SURE, DOUTEUSE, document], {}, instant=instant, version=1)
    return Lecteur(catalogue, load_langue("fr"), Adresses("fr", "", "", None)).open(document)


AVANT = datetime(2026, 4, 30, 12, 0, tzinfo=UTC)
APRES = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("Payez {valeur:douteuse}.", True),
        ("Payez **{valeur:douteuse}** ou {valeur:sure}.", True),
        ("Payez {valeur:sure}.", False),
        ("Ne payez rien.", False),
    ],
)
def test_a_sentence_with_a_doubtful_value_is_to_be_confirmed(texte: str, attendu: bool) -> None:  # noqa: FBT001
    assert read(APRES, resume=texte).passage("resume").a_confirmer is attendu


def test_the_doubt_is_that_of_the_period_of_the_day() -> None:
    assert not read(AVANT, resume="{valeur:douteuse}").passage("resume").a_confirmer


def test_a_doubtful_value_beside_a_label_is_said_with_the_label() -> None:
    couts = [{"id": "cout", "libelle": "La carte", "valeur": "douteuse"}]
    textes = read(APRES, couts=couts)
    assert not textes.passage("cout.libelle").a_confirmer
    assert textes.passage("cout.libelle", valeur="douteuse").a_confirmer
    assert not textes.passage("cout.libelle", valeur="sure").a_confirmer


def test_a_doubt_of_the_node_is_said_once_in_its_first_text() -> None:
    verifications = [{"noeud": "quand", "niveau": "C", "note": "À voir.", "a_confirmer": True}]
    textes = read(APRES, verifications=verifications)
    assert textes.passage("quand.en_bref").a_confirmer
    assert not textes.passage("quand-1.texte").a_confirmer


@pytest.mark.parametrize(
    ("langue", "avec", "personne"),
    [
        ("fr", None, None),
        ("fr", "ar", "ar"),
        ("ar", None, "ar"),
        ("ar", "fr", "ar"),
        ("en", "ar", "ar"),
    ],
)
def test_the_person_reads_the_language_that_the_agent_does_not(
    langue: str, avec: str | None, personne: str | None
) -> None:
    catalogue = build_catalogue([site()], {}, instant=AVANT, version=1)
    adresses = Adresses(langue, "", "", "sous-prefecture", avec=avec)
    lecteur = Lecteur(catalogue, load_langue(langue), adresses)
    assert (lecteur.personne.tag if lecteur.personne else None) == personne
    seul = lecteur.alone(lecteur.personne)
    assert (seul.langue.tag, seul.avec) == (personne or langue, None)
    assert seul.adresses.page("faq/") == f"/{personne or langue}/faq/?lieu=sous-prefecture"
