"""Writing texts: whatever the words, reading the text back gives the same tree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.ecriture import escape_texte, plain_words, write_texte
from kit.content.texte import (
    Emphase,
    Inline,
    Lien,
    LienFiche,
    Mot,
    RefTerme,
    RefValeur,
    parse_texte,
)

MOTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\\*_[]{}()|!<>&`~# «»’"),
    min_size=1,
)


@given(MOTS)
@settings(deadline=None)
def test_any_words_come_back(mots: str) -> None:
    assert parse_texte(escape_texte(mots)) == (Mot(mots),)


@pytest.mark.parametrize(
    "mots",
    ["2 * 3", "**", "a_b_c", "_a_", "[x](https://a.fr)", "[[anef]]", "{valeur:taxe}", "\\", "\\*"],
)
def test_signs_of_the_syntax_are_only_signs(mots: str) -> None:
    assert parse_texte(escape_texte(mots)) == (Mot(mots),)


def test_a_sign_inside_a_word_is_left_alone() -> None:
    assert escape_texte("prenom_nom") == "prenom_nom"


NOM = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)
FEUILLES: st.SearchStrategy[Inline] = st.one_of(
    MOTS.map(Mot),
    NOM.map(RefValeur),
    NOM.map(lambda nom: RefTerme(nom, None)),
    st.tuples(NOM, MOTS).map(lambda p: LienFiche(p[0], (Mot(p[1]),))),
    st.tuples(NOM, MOTS).map(lambda p: Lien(f"https://{p[0]}.fr/x?a=1", (Mot(p[1]),))),
)
ARBRES = st.lists(
    st.one_of(FEUILLES, st.lists(FEUILLES, min_size=1, max_size=3).map(lambda c: Emphase((*c,)))),
    max_size=6,
)


@given(ARBRES)
@settings(deadline=None)
def test_no_word_is_ever_lost(arbre: list[Inline]) -> None:
    lu = parse_texte(write_texte(arbre))
    assert plain_words(lu) == plain_words(arbre)


def test_a_tree_comes_back_with_its_marks() -> None:
    arbre = (
        Mot("Payez [ici] "),
        Emphase((Mot("225 €"), RefTerme("timbre", "timbres"))),
        Mot(" sur "),
        Lien("https://a.fr/b%2A", (Mot("le site * du Trésor"),)),
        Mot(" ou "),
        LienFiche("sp-f1", (Mot("là"),)),
        RefValeur("taxe"),
    )
    assert parse_texte(write_texte(arbre)) == arbre


def test_an_emphasis_that_cannot_be_written_becomes_words() -> None:
    assert write_texte([Mot("a"), Emphase((Mot("(b)"),)), Mot("c")]) == "a(b)c"


def test_one_impossible_emphasis_leaves_the_others() -> None:
    arbre = [Mot("a"), Emphase((Mot("(b)"),)), Mot("c "), Emphase((Mot("d"),))]
    assert write_texte(arbre) == "a(b)c **d**"
