"""The word that was meant, among the words of the texts."""

import string

from hypothesis import given
from hypothesis import strategies as st

from kit.store.recherche.correcteur import PROPOSES, Correcteur

MOTS = {"recepisse": 9, "sejour": 40, "titre": 30, "tigre": 1, "timbre": 8, "renouvellement": 12}


def correcteur(mots: dict[str, int]) -> Correcteur:
    neuf = Correcteur()
    neuf.update(mots)
    return neuf


@given(st.sampled_from(["recepisse", "renouvellement", "timbre"]), st.data())
def test_one_error_anywhere_finds_the_word(mot: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(mot) - 2))
    lettre = data.draw(st.sampled_from(string.ascii_lowercase))
    fautes = [
        mot[:place] + mot[place + 1 :],
        mot[:place] + lettre + mot[place:],
        mot[:place] + lettre + mot[place + 1 :],
        mot[:place] + mot[place + 1] + mot[place] + mot[place + 2 :],
    ]
    for faux in fautes:
        assert mot in correcteur(MOTS).find(faux), faux


def test_the_more_frequent_word_is_the_likelier() -> None:
    assert list(correcteur(MOTS).find("tixre")) == ["titre", "tigre"]
    assert list(correcteur(MOTS).find("tibre"))[:2] == ["titre", "timbre"]


def test_short_words_and_figures_are_left_alone() -> None:
    assert correcteur({"vue": 3, "2026": 5, "12345": 4}).find("vuex") == {}
    assert correcteur({"12345": 4}).find("12346") == {}


def test_two_errors_are_forgiven_in_a_long_word_only() -> None:
    assert list(correcteur(MOTS).find("recipise", fautes=2)) == ["recepisse"]
    assert correcteur(MOTS).find("tmbrx", fautes=2) == {}


def test_a_word_that_is_gone_is_no_longer_proposed_and_may_come_back() -> None:
    suit = correcteur(MOTS)
    suit.update({"titre": 30})
    assert suit.find("recepise") == {}
    assert not suit.is_known("recep")
    suit.update(MOTS)
    assert list(suit.find("recepise")) == ["recepisse"]
    assert suit.is_known("recep")


@given(st.dictionaries(st.text("abcdefgh", min_size=4, max_size=9), st.integers(1, 9)), st.text())
def test_what_is_proposed_is_always_a_word_of_the_texts(mots: dict[str, int], mot: str) -> None:
    for fautes in (1, 2):
        proposes = correcteur(mots).find(mot, fautes=fautes)
        assert len(proposes) <= PROPOSES
        assert proposes.keys() <= mots.keys()
