"""Ids of blocks: found again at each import, whatever was added, removed, moved or reworded."""

import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from kit.importers.service_public.identifiants import assign_ids
from kit.importers.service_public.noeuds import highest_numero, list_noeuds

Brut = dict[str, Any]
PHRASES = [
    f"{debut} {fin} avant le {jour} du mois."
    for debut in ("Déposez votre demande", "Présentez un justificatif", "Payez la taxe en timbres")
    for fin in ("à la préfecture", "sur le site officiel", "avec votre passeport")
    for jour in (3, 14, 25)
]


def section(titre: str, *blocs: Brut) -> Brut:
    return {"titre": titre, "blocs": list(blocs)}


def case(titre: str, *blocs: Brut) -> Brut:
    return {"genre": "cas", "titre": titre, "blocs": list(blocs)}


def texte(mots: str, **autres: object) -> Brut:
    return {"texte": mots, **autres}


def fiche(*sections: Brut) -> Brut:
    return {"sections": list(sections)}


def numbered(brut: Brut, ancienne: Brut | None = None, dernier: int = 0) -> Brut:
    """A copy of the fiche with its ids."""
    neuve = copy.deepcopy(brut)
    assign_ids(neuve, ancienne, dernier)
    return neuve


def ids_by_text(brut: Brut) -> dict[str, str]:
    return {noeud.texte: noeud.brut["id"] for noeud in list_noeuds(brut)}


def ids_of(brut: Brut) -> list[str]:
    return [noeud.brut["id"] for noeud in list_noeuds(brut)]


BASE = fiche(
    section(
        "Époux de Français",
        texte("Vous devez vivre ensemble."),
        case("Cas général", texte("Préfecture", genre="contact"), texte("Apportez une photo.")),
        case("À Paris", texte("Préfecture de police", genre="contact")),
    ),
    section(
        "Recours",
        {
            "genre": "tableau",
            "legende": "Délais",
            "entetes": [{"texte": "Recours"}, {"texte": "Délai"}],
            "lignes": [{"cellules": [{"texte": "Gracieux"}, {"texte": "2 mois"}]}],
        },
    ),
)


def test_the_same_source_gives_the_same_ids() -> None:
    premiere = numbered(BASE)
    assert numbered(BASE, premiere, 99) == premiere
    assert len(set(ids_of(premiere))) == len(ids_of(premiere))


def test_a_reworded_block_and_a_renamed_chapter_keep_theirs() -> None:
    premiere = numbered(BASE)
    autre = copy.deepcopy(BASE)
    autre["sections"][0]["titre"] = "Mariage"
    autre["sections"][0]["blocs"][0]["texte"] = "Vous devez vivre ensemble depuis 6 mois."
    autre["sections"][0]["blocs"][1]["titre"] = "Partout ailleurs"
    assert ids_of(numbered(autre, premiere, 99)) == ids_of(premiere)


def test_a_block_that_says_something_else_is_another_block() -> None:
    premiere = numbered(BASE)
    autre = copy.deepcopy(BASE)
    autre["sections"][0]["blocs"][0]["texte"] = "Le divorce met fin au droit au séjour en France."
    nouvelle = numbered(autre, premiere, 50)
    assert nouvelle["sections"][0]["blocs"][0]["id"] == "b51"


def test_short_texts_are_not_taken_one_for_another() -> None:
    premiere = numbered(fiche(section("S", texte("Oui"), texte("2 mois"))))
    nouvelle = numbered(fiche(section("S", texte("Non"), texte("3 mois"))), premiere, 9)
    assert ids_of(nouvelle) == ["s1", "b10", "b11"]


def test_a_note_that_was_a_paragraph_is_the_same_block() -> None:
    premiere = numbered(fiche(section("S", texte("Gardez votre récépissé."))))
    suivante = fiche(section("S", texte("Gardez votre récépissé.", genre="attention")))
    assert ids_of(numbered(suivante, premiere, 9)) == ids_of(premiere)


def test_the_number_of_a_removed_block_is_never_given_again() -> None:
    premiere = numbered(fiche(section("S", texte("Un texte."), texte("Le dernier."))))
    stocke = json.dumps(premiere, separators=(",", ":"))
    sans = numbered(fiche(section("S", texte("Un texte."))), premiere, highest_numero(stocke))
    autre = fiche(section("S", texte("Un texte."), texte("Tout à fait autre chose ici.")))
    dernier = highest_numero(json.dumps(sans, separators=(",", ":")), stocke)
    assert "b3" in ids_of(premiere)
    assert ids_of(numbered(autre, sans, dernier)) == ["s1", "b2", "b4"]


@given(st.lists(st.sampled_from(PHRASES), min_size=3, max_size=20, unique=True), st.data())
@settings(deadline=None)
def test_one_change_leaves_the_ids_of_the_others(phrases: list[str], data: st.DataObject) -> None:
    """Insert, remove, move or reword one block: the others keep their ids, none is given twice."""
    coupe = data.draw(st.integers(1, len(phrases) - 1))
    premiere = numbered(_two_sections(phrases, coupe))
    avant = ids_by_text(premiere)
    place = data.draw(st.integers(0, len(phrases) - 1))
    autres = list(phrases)
    touchee = autres.pop(place)
    neuve = {
        "retire": None,
        "deplace": touchee,
        "corrige": touchee.replace("avant le", "au plus tard le"),
        "remplace": "Ce dispositif exceptionnel ne concerne ni les mineurs ni les apatrides.",
    }[data.draw(st.sampled_from(["retire", "deplace", "corrige", "remplace"]))]
    if neuve is not None:
        autres.insert(data.draw(st.integers(0, len(autres))), neuve)
    coupe = min(coupe, len(autres) - 1)
    nouvelle = numbered(_two_sections(autres, coupe), premiere, 500)
    apres = ids_by_text(nouvelle)
    assert len(set(ids_of(nouvelle))) == len(ids_of(nouvelle))
    for phrase in set(phrases) - {touchee}:
        assert apres[phrase] == avant[phrase]
    if neuve == touchee:
        assert apres[touchee] == avant[touchee]


def _two_sections(phrases: list[str], coupe: int) -> Brut:
    return fiche(
        section("Conditions", *(texte(p) for p in phrases[:coupe])),
        section("Démarche", *(texte(p) for p in phrases[coupe:])),
    )


FEUILLES = st.sampled_from(["Oui", "Non", "Préfecture", *PHRASES]).map(texte)
FICHES = st.lists(
    st.tuples(
        st.sampled_from(["A", "B", "C"]),
        st.lists(
            FEUILLES
            | st.tuples(st.sampled_from(["Cas général", "À Paris"]), st.lists(FEUILLES)).map(
                lambda p: case(p[0], *p[1])
            )
        ),
    ).map(lambda p: section(p[0], *p[1])),
    max_size=4,
).map(lambda sections: fiche(*sections))


@given(FICHES, FICHES)
@settings(deadline=None)
def test_no_id_is_ever_given_twice(avant: Brut, apres: Brut) -> None:
    """Whatever the two states, repeated texts included; a kind never takes the id of another."""
    premiere = numbered(avant)
    nouvelle = numbered(apres, premiere, 500)
    assert len(set(ids_of(nouvelle))) == len(ids_of(nouvelle))
    sortes = {noeud.brut["id"]: noeud.sorte for noeud in list_noeuds(premiere)}
    for noeud in list_noeuds(nouvelle):
        assert sortes.get(noeud.brut["id"], noeud.sorte) == noeud.sorte
