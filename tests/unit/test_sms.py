"""What an SMS holds, and what is left out of a text that is too long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.langues.abrege import Phrase, shorten
from kit.langues.sms import count_sms, is_gsm, simplify

EXTENSION = "^{}\\[~]|€"
BASE = (
    "@£$¥èéùìòÇ\nØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)


@pytest.mark.parametrize(
    ("texte", "signes", "segments", "gsm"),
    [
        ("", 0, 0, True),
        ("a" * 160, 160, 1, True),
        ("a" * 161, 161, 2, True),
        ("a" * 306, 306, 2, True),
        ("a" * 307, 307, 3, True),
        ("€" * 80, 160, 1, True),
        ("€" * 81, 162, 2, True),
        ("a" * 159 + "€", 161, 2, True),
        ("ب" * 70, 70, 1, False),
        ("ب" * 71, 71, 2, False),
        ("ب" * 134, 134, 2, False),
        ("ب" * 135, 135, 3, False),
        ("a" * 71 + "’", 72, 2, False),
        ("\U0001f600" * 35, 70, 1, False),
        ("\U0001f600" * 36, 72, 2, False),
    ],
)
def test_segments_are_those_of_operators(
    texte: str, signes: int, segments: int, *, gsm: bool
) -> None:
    compte = count_sms(texte)
    assert (compte.signes, compte.segments, compte.gsm) == (signes, segments, gsm)


def test_a_sign_of_two_is_not_cut_between_two_parts() -> None:
    """152 signs, then one of two: it begins the second part, and the third is needed."""
    texte = "a" * 152 + "€" + "a" * 151 + "b"
    assert len(texte) + 1 == 306
    assert count_sms(texte).segments == 3


@pytest.mark.parametrize("signe", BASE)
def test_every_sign_of_the_alphabet_counts_one(signe: str) -> None:
    assert (count_sms(signe).signes, is_gsm(signe)) == (1, True)


@pytest.mark.parametrize("signe", EXTENSION)
def test_every_sign_of_the_extension_counts_two(signe: str) -> None:
    assert (count_sms(signe).signes, is_gsm(signe)) == (2, True)


@given(st.text(alphabet=BASE + EXTENSION, max_size=600))
def test_the_parts_hold_the_text(texte: str) -> None:
    compte = count_sms(texte)
    assert len(texte) <= compte.signes <= compte.place or not texte
    assert compte.segments >= count_sms(texte[:-1]).segments


@given(st.text(max_size=300))
def test_a_simple_text_never_costs_more(texte: str) -> None:
    simple = simplify(texte)
    assert simplify(simple) == simple
    assert is_gsm(simple) or simple == texte
    assert count_sms(simple).segments <= count_sms(texte).segments


def test_french_fits_the_alphabet_without_its_fine_signs() -> None:
    texte = "«\u202fDépôt\u202f» d’un titre\u202f: 225\u202f€, ça coûte…"
    assert simplify(texte) == '"Dépot" d\'un titre : 225 €, ca coute...'


def test_what_another_language_needs_is_left_alone() -> None:
    assert simplify("Ваша картка – «тут»") == "Ваша картка – «тут»"


def short(places: int) -> str:
    phrases = [
        Phrase("Titre.", 1),
        Phrase("Où ? En ligne.", 3),
        Phrase("Quand ? Avant.", 2),
        Phrase("Non vérifié."),
        Phrase("https://exemple.fr/fr/fiches/x", seule=True),
    ]
    return shorten(phrases, lambda texte: len(texte) <= places)


def test_sentences_go_whole_the_least_useful_first_and_keep_their_order() -> None:
    lien = "https://exemple.fr/fr/fiches/x"
    assert short(200) == f"Titre. Où ? En ligne. Quand ? Avant. Non vérifié.\n{lien}"
    assert short(70) == f"Titre. Quand ? Avant. Non vérifié.\n{lien}"
    assert short(55) == f"Titre. Non vérifié.\n{lien}"
    assert short(0) == f"Non vérifié.\n{lien}"


def test_an_answer_stops_at_the_first_sentence_that_does_not_fit() -> None:
    """The third sentence alone would be read without what it depends on."""
    phrases = [
        Phrase("Oui.", 2),
        Phrase("Sauf dans un cas très particulier.", 2),
        Phrase("Ici.", 2),
    ]
    assert shorten(phrases, lambda texte: len(texte) < 20) == "Oui."


@given(st.lists(st.tuples(st.text("ab ", max_size=30), st.integers(0, 4)), max_size=8))
def test_nothing_is_cut_and_what_must_stay_stays(brutes: list[tuple[str, int]]) -> None:
    phrases = [Phrase(f"<{texte}>", rang) for texte, rang in brutes]
    obligees = " ".join(p.texte for p in phrases if p.rang == 0)
    texte = shorten(phrases, lambda essai: len(essai) <= 60)
    assert all(p.texte in texte for p in phrases if p.rang == 0)
    assert texte.count("<") == texte.count(">")
    assert len(texte) <= max(60, len(obligees))
