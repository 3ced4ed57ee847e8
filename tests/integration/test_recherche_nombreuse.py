"""The search among thousands of texts: what is written here, and names, are never crowded out."""

from collections.abc import Sequence

import pytest
from aides_store import MIDI
from fabrique import fiche, site

from kit.content.document import Document
from kit.store.catalogue import Catalogue, build_catalogue
from kit.store.recherche.recherche import Recherche
from kit.store.recherche.table import LIGNES_MAX, REPRIS_MAX

LONG = "Remplacer un vieux permis par la carte grise de la collection du musée"


def imported(rang: int, **changes: object) -> Document:
    origine = {
        "editeur": "service-public.fr",
        "identifiant": f"F{rang}",
        "adresse": f"https://www.service-public.fr/F{rang}",
        "licence": "etalab-2.0",
        "date_source": "2026-01-01",
    }
    brut = {"id": f"imp-{rang}", "titre": f"Texte {rang}", "resume": "Une carte.", **changes}
    return fiche(origine=origine, **brut)


def catalogue_of(documents: Sequence[Document]) -> Catalogue:
    return build_catalogue([site(), *documents], {}, instant=MIDI, version=1)


def find(catalogue: Catalogue, mots: str) -> list[str]:
    return [r.place[1] for r in Recherche().find(catalogue, "fr", mots).reponses]


@pytest.fixture(scope="module")
def nombreux() -> list[Document]:
    return [imported(rang) for rang in range(LIGNES_MAX + REPRIS_MAX)]


def test_what_is_written_here_comes_before_any_number_of_imported_texts(
    nombreux: list[Document],
) -> None:
    locales = [
        fiche(id=f"ici-{n}", titre=f"Une affaire de la préfecture numéro {n}") for n in range(20)
    ]
    trouvees = find(catalogue_of([*nombreux, *locales]), "carte")
    assert set(trouvees[:20]) == {f"ici-{n}" for n in range(20)}
    assert len(trouvees) <= LIGNES_MAX + REPRIS_MAX


def test_a_name_that_holds_the_words_is_found_among_too_many_texts_that_hold_them(
    nombreux: list[Document],
) -> None:
    vise = imported(9999, titre=LONG)
    catalogue = catalogue_of([*nombreux, vise])
    for mots in ("carte grise", "carte", LONG, LONG.replace("musée", "musse")):
        assert find(catalogue, mots)[0] == "imp-9999", mots


def test_words_that_most_texts_hold_still_tell_names_apart(nombreux: list[Document]) -> None:
    """They are left out of the question; a name that lacks one is not the one that was typed."""
    autres = [imported(5000 + n, titre=f"Une zibeline {n}") for n in range(REPRIS_MAX)]
    vise = imported(9999, titre="Renouveler une zibeline, une carte ou un passeport")
    catalogue = catalogue_of([*nombreux, *autres, vise])
    assert find(catalogue, "carte passeport zibeline")[0] == "imp-9999"


def test_every_text_that_answers_is_given_when_they_are_few(nombreux: list[Document]) -> None:
    peu = [imported(rang, resume="Une zibeline.") for rang in range(REPRIS_MAX - 1)]
    catalogue = catalogue_of([*nombreux[REPRIS_MAX:], *peu])
    assert len(find(catalogue, "zibeline")) == REPRIS_MAX - 1
