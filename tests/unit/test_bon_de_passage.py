"""The slip in its address: one form, read back as it was, and nothing that breaks it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.passage.bon import (
    HORIZON,
    LUS_MAX,
    MOTIFS_MAX,
    NOMS,
    PHRASES_MAX,
    ACorriger,
    BonDePassage,
    Offre,
    read_bon,
    write_bon,
)

JOUR = date(2026, 11, 22)
OFFRE = Offre(
    ("passeport", "acte-naissance", "photo", "visa"),
    tuple(f"phrase-{lettre}" for lettre in "abcdefghijkl"),
    frozenset({"prefecture", "france-services"}),
    JOUR,
)
SUJET = (("fiche", "renouveler"),)
HOSTILES = st.text(st.sampled_from(".~&=%\u202e\x00é-a1 '<"), max_size=40)


def ordered(offerts: tuple[str, ...], combien: int) -> st.SearchStrategy[tuple[str, ...]]:
    """Some of what is offered, in its order."""
    choix = st.sets(st.sampled_from(offerts), max_size=combien)
    return choix.map(lambda voulus: tuple(o for o in offerts if o in voulus))


@st.composite
def bons(draw: st.DrawFn) -> BonDePassage:
    """Any slip that an agent may make."""
    manque = draw(ordered(OFFRE.papiers, 4))
    restent = tuple(p for p in OFFRE.papiers if p not in manque)
    faux = draw(ordered(restent, 4)) if restent else ()
    jours = st.dates(JOUR, JOUR + HORIZON)
    jour = draw(st.none() | jours)
    vers = draw(st.none() | st.sampled_from(sorted(OFFRE.structures)))
    return BonDePassage(
        SUJET,
        manque,
        tuple(ACorriger(p, draw(ordered(OFFRE.phrases, MOTIFS_MAX))) for p in faux),
        draw(ordered(OFFRE.phrases, PHRASES_MAX)),
        jour,
        jour is not None and draw(st.booleans()),
        vers,
        draw(st.none() | st.sampled_from(OFFRE.phrases)) if vers else None,
    )


def read(**saisies: str) -> tuple[BonDePassage, frozenset[str]]:
    lu = read_bon(SUJET, {nom: (valeur,) for nom, valeur in saisies.items()}, OFFRE)
    return lu.bon, frozenset(lu.remarques)


@given(bons())
def test_a_slip_is_read_back_from_its_address_as_it_was(bon: BonDePassage) -> None:
    saisies = {nom: (valeur,) for nom, valeur in write_bon(bon)}
    lu = read_bon(SUJET, saisies, OFFRE)
    assert lu.bon == bon
    assert not lu.remarques


@given(st.dictionaries(st.sampled_from(NOMS), st.lists(HOSTILES | st.sampled_from(OFFRE.papiers))))
def test_whatever_is_typed_gives_a_slip_that_could_have_been_made(
    saisies: dict[str, list[str]],
) -> None:
    bon = read_bon(SUJET, saisies, OFFRE).bon
    encore = read_bon(SUJET, {nom: (valeur,) for nom, valeur in write_bon(bon)}, OFFRE)
    assert (encore.bon, encore.remarques) == (bon, frozenset())


def test_a_form_says_the_same_in_pieces() -> None:
    saisies = {
        "manque": ["visa", "passeport", "", "visa"],
        "corriger": ["", "photo", "photo~phrase-b", "photo~phrase-a"],
        "quand": ["le"],
        "date": [""],
    }
    lu = read_bon(SUJET, saisies, OFFRE)
    assert lu.bon.manque == ("passeport", "visa")
    assert lu.bon.corriger == (ACorriger("photo", ("phrase-a", "phrase-b")),)
    assert not lu.remarques


@pytest.mark.parametrize(
    "saisies",
    [
        {"manque": "passeport.papier-d-ailleurs"},
        {"manque": "passeport", "corriger": "papier-d-ailleurs~phrase-a"},
        {"manque": "passeport", "corriger": "~phrase-a"},
        {"manque": "passeport", "dire": "rien"},
        {"manque": "passeport", "vers": "nulle-part"},
        {"manque": "passeport", "quand": "hier"},
        {"manque": "passeport", "date": "2026-02-30"},
        {"manque": "passeport", "date": "20261201"},
        {"manque": "passeport", "date": "٢٠٢٦-١٢-٠١"},
        {"manque": "passeport", "date": "9999-12-31"},
    ],
)
def test_what_means_nothing_is_left_out_and_said(saisies: dict[str, str]) -> None:
    bon, remarques = read(**saisies)
    assert bon == BonDePassage(SUJET, ("passeport",))
    assert remarques == {"incompris"}


def test_a_reason_that_means_nothing_leaves_the_paper_to_correct() -> None:
    bon, remarques = read(corriger="photo~rien~phrase-c")
    assert bon.corriger == (ACorriger("photo", ("phrase-c",)),)
    assert remarques == {"incompris"}


def test_a_day_that_is_over_is_said_to_be() -> None:
    bon, remarques = read(manque="photo", date=(JOUR - timedelta(days=1)).isoformat())
    assert (bon.jour, remarques) == (None, {"passee"})
    assert read(date=JOUR.isoformat())[0].jour == JOUR


def test_a_paper_ticked_twice_is_missing() -> None:
    bon, remarques = read(manque="photo", corriger="photo~phrase-a.visa")
    assert (bon.manque, bon.corriger) == (("photo",), (ACorriger("visa"),))
    assert remarques == {"double"}


def test_a_reason_to_go_nowhere_is_a_sentence() -> None:
    bon, _remarques = read(pourquoi="phrase-c", dire="phrase-e.phrase-a")
    assert (bon.vers, bon.pourquoi) == (None, None)
    assert bon.dire == ("phrase-a", "phrase-c", "phrase-e")


def test_thousands_of_papers_are_neither_read_nor_written() -> None:
    bon, remarques = read(manque=".".join(f"papier-{n}" for n in range(5000)) + ".passeport")
    assert bon.is_empty, f"au-delà de {LUS_MAX}, rien n’est lu"
    assert remarques == {"incompris"}
    bon, remarques = read(dire=".".join(OFFRE.phrases))
    assert (len(bon.dire), remarques) == (PHRASES_MAX, {"incompris"})
