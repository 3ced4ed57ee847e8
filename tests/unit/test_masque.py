"""What is taken out of an opinion before it is kept."""

import pytest

from kit.content.masque import MARQUE, mask_personnel


@pytest.mark.parametrize(
    "secret",
    [
        "06 12 34 56 78",
        "+33 (0)6.12.34.56.78",
        "0612345678",
        "0 6 1 2 3 4 5 6 7 8",
        "٠٦ ١٢ ٣٤ ٥٦ ٧٨",
        "０６１２３４５６７８",
        "06\u200b12\u200b34\u200b56\u200b78",
        "9912345678",
        "12AB34567",
        "22/11/1990",
        "moi.meme+a@exemple.fr",
        "moi (at) exemple.fr",
        "moi [arobase] exemple.fr",
        "moi＠exemple.fr",
    ],
)
def test_what_leads_to_a_person_is_taken_out(secret: str) -> None:
    texte, masque = mask_personnel(f"Appelez {secret} demain")
    assert texte == f"Appelez {MARQUE} demain"
    assert masque


@pytest.mark.parametrize(
    "phrase",
    [
        "Le prix de 225 € n’est pas clair.",
        "Le bus 12 part à 8 h 30, en 2026.",
        "Formulaire cerfa 15186 : où ?",
        "لا أفهم الخطوة 3",
        "کارت را نمی‌فهمم",
        "看不懂",
    ],
)
def test_an_ordinary_sentence_is_kept_as_it_is(phrase: str) -> None:
    assert mask_personnel(phrase) == (phrase, False)


def test_a_sentence_is_one_line_without_marks_that_turn_it_round() -> None:
    assert mask_personnel("un\r\n\tdeux \u202etrois\x00").texte == "un deux trois"


def test_a_very_long_run_is_read_at_once() -> None:
    assert mask_personnel("1 " * 250).texte == MARQUE
    assert mask_personnel("a1" * 250).masque
