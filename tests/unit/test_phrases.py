"""Sentences and words of French texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.quality.phrases import count_mots, split_phrases

FINE, INSECABLE = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    "phrases",
    [
        ["Venez le matin.", "Prenez un numéro."],
        ["M. Dupont habite à Metz.", "Il vient."],
        ["M. J. Dupont et Mme. P. Curie viennent.", "Ils attendent."],
        ["Voir l’art. L. 435-4 du code.", "Puis signez."],
        ["Lisez les p. 4 et 5.", "Signez."],
        ["Appelez (tél. 04 67 61 61 61).", "Attendez."],
        ["Des papiers (passeport, visa, etc.) et une photo.", "Venez."],
        ["Apportez vos papiers, etc.", "Puis venez."],
        ["Il a un visa D.", "Demandez la carte."],
        [f"Coût{INSECABLE}: 1{FINE}225,50{FINE}€.", "Payez en ligne."],
        ["Le taux est de 3.5 pour cent.", "Comptez 2 mois."],
        [f"«{FINE}Où aller{FINE}?{FINE}»", "Ici."],
        [f"Vous lisez «{FINE}En cours.{FINE}» sur le site.", "Attendez."],
        [f"Pas de réponse{FINE}?", "Écrivez à la préfecture."],
        [f"Attention{FINE}!", f"«{FINE}Urgent{FINE}» est écrit."],
        ["Attendez…", "Puis revenez."],
        ["Elle attend… puis revient."],
        [f"Date{INSECABLE}: … Lieu{INSECABLE}: … Agent{INSECABLE}: …"],
        ["1. Prenez la photo.", "2. Venez."],
        ["Allez sur service-public.gouv.fr.", "Ouvrez votre compte."],
        ["Une liste ;", "une autre"],
        ["Sans point final"],
    ],
    ids=lambda phrases: phrases[0][:30],
)
def test_sentences_are_found(phrases: list[str]) -> None:
    separateur = "\n" if phrases[0].endswith(";") else " "
    assert list(split_phrases(separateur.join(phrases))) == phrases


@pytest.mark.parametrize(
    ("texte", "nombre"),
    [
        ("", 0),
        ("Venez.", 1),
        ("l’attestation de dépôt", 3),
        ("un VLS-TS", 2),
        ("225\u202f€", 1),
        ("1\u202f225,50\u202f€ en tout", 3),
        ("au 04\u00a067\u00a061\u00a061\u00a061", 2),
        ("Coût\u00a0: «\u202fgratuit\u202f»\u202f!", 2),
        ("2 à 4\u00a0mois", 4),
        ("service-public.gouv.fr", 1),
    ],
)
def test_words_are_counted_as_they_are_read(texte: str, nombre: int) -> None:
    assert count_mots(texte) == nombre


TEXTES = st.text(alphabet="aéMLP19.!?…:;,«»()’ \u00a0\u202f\n", max_size=60)


@given(TEXTES)
def test_nothing_is_lost_and_nothing_added(texte: str) -> None:
    assert "".join("".join(split_phrases(texte)).split()) == "".join(texte.split())


@given(TEXTES)
def test_no_sentence_is_empty_or_runs_over_a_line(texte: str) -> None:
    for phrase in split_phrases(texte):
        assert phrase
        assert phrase == phrase.strip()
        assert "\n" not in phrase


@given(TEXTES)
def test_words_are_counted_once_each(texte: str) -> None:
    """Cutting into sentences moves no word from one to the other."""
    assert sum(count_mots(phrase) for phrase in split_phrases(texte)) >= count_mots(texte)


PHRASE = st.lists(
    st.sampled_from(["venez", "demain", "l’acte", "225\u202f€", "VLS-TS"]), min_size=1
)


@given(st.lists(PHRASE, min_size=1, max_size=6), st.sampled_from([".", "\u202f!", "\u202f?"]))
def test_plain_sentences_come_back_as_they_were(listes: list[list[str]], fin: str) -> None:
    phrases = ["Ici " + " ".join(mots) + fin for mots in listes]
    assert list(split_phrases(" ".join(phrases))) == phrases
