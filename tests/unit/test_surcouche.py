"""A mapping with a few keys changed or hidden says what a changed copy would say."""

from hypothesis import given
from hypothesis import strategies as st

from kit.store.surcouche import Surcouche

CLES = st.sampled_from("abcdef")


@given(st.dictionaries(CLES, st.integers()), st.dictionaries(CLES, st.none() | st.integers()))
def test_it_says_what_a_changed_copy_says(
    dessous: dict[str, int], changes: dict[str, int | None]
) -> None:
    copie = {cle: v for cle, v in {**dessous, **changes}.items() if v is not None}
    couche = Surcouche(dessous, changes)
    assert dict(couche) == copie
    assert len(couche) == len(copie)
    assert {cle: couche.get(cle, -1) for cle in "abcdef"} == {
        cle: copie.get(cle, -1) for cle in "abcdef"
    }
    assert [cle in couche for cle in "abcdef"] == [cle in copie for cle in "abcdef"]
