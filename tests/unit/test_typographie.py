"""French typography."""

from hypothesis import given
from hypothesis import strategies as st

from kit.content.texte import parse_texte
from kit.content.typographie import fix_typographie


def test_signs_and_spaces_are_put_right() -> None:
    assert fix_typographie("L'eau : « oui » ? 1 000 € ...") == (
        "L’eau\u00a0: «\u202foui\u202f»\u202f? 1\u202f000\u202f€ …"
    )


def test_variables_of_messages_are_left_alone() -> None:
    assert fix_typographie("lue le %(jour)s, 20 %") == "lue le %(jour)s, 20\u202f%"


def test_marks_and_addresses_are_left_alone() -> None:
    texte = "Voir l'[[api|l'attestation]] {valeur:taxe} [ici](https://a.fr/x?y=1)"
    corrige = fix_typographie(texte)
    assert "[[api|l’attestation]] {valeur:taxe} [ici](https://a.fr/x?y=1)" in corrige
    assert parse_texte(corrige)


@given(st.text(alphabet="aé1 '’«»?!:;%€.\u00a0\u202f{}[]|", max_size=40))
def test_fixing_twice_changes_nothing(texte: str) -> None:
    une = fix_typographie(texte)
    assert fix_typographie(une) == une
