"""V19 and V44: what only the world outside tells, which never forbids to publish."""

from aides_parcours import Brut, build, question, resultat

from kit.content.parcours import Parcours
from kit.parcours.verification import check_dehors

MORT = "https://morte.exemple/page?a=1"
MORTS = {MORT: "erreur 404"}
POSEE = question("k", "a>r-a", "b", "nsp")
FEUILLES = {nom: {"BCDFGHJK"} for nom in ("k", "k-a", "r-a", "r-b")}


def parcours(*resultats: Brut, **champs: object) -> Parcours:
    return build(POSEE, *(resultats or (resultat("r-b"), resultat("r-a"))), **champs)


def with_lien(texte: str) -> Parcours:
    bloc = [{"id": "r-a-bloc", "texte": texte}]
    return parcours(resultat("r-b"), resultat("r-a", blocs=bloc))


def test_a_dead_link_is_told_where_it_is_in_a_text_or_in_a_source() -> None:
    (dit,) = check_dehors(None, with_lien(f"Voir [le site]({MORT})."), MORTS, {})
    assert (dit.code, dit.gravite, dit.noeud) == ("V19", "alerte", "r-a-bloc")
    assert dit.phrase == f"Le lien {MORT} ne marche plus (erreur 404)."
    source = {"id": "s", "titre": "Le site", "adresse": MORT, "lu_le": "2026-11-01"}
    (dit,) = check_dehors(None, parcours(sources=[source]), MORTS, {})
    assert (dit.code, dit.noeud) == ("V19", "s")


def test_links_that_answer_and_dead_ones_of_other_documents_are_not_told() -> None:
    vivant = with_lien("Voir [le site](https://vivante.exemple/).")
    assert check_dehors(None, vivant, MORTS, {}) == ()
    assert check_dehors(None, with_lien(f"Pas un lien\u00a0: {MORT}"), MORTS, {}) == ()


def test_a_result_that_a_paper_leads_to_is_missed_with_the_codes_of_the_sheets() -> None:
    avant, apres = parcours(), build(question("k", "a", "b", "nsp"), resultat("r-b"))
    feuilles = {**FEUILLES, "r-a": {"BCDFGHJK", "22334455"}}
    (dit,) = check_dehors(avant, apres, {}, feuilles)
    assert (dit.code, dit.gravite, dit.noeud) == ("V44", "alerte", "r-a")
    assert "2 feuilles imprimées mènent" in dit.phrase
    assert dit.phrase.endswith("2233-4455, BCDF-GHJK.")
    # Declared as withdrawn, the id is explained (V43), and the paper leads nowhere all the same.
    retire = build(question("k", "a", "b", "nsp"), resultat("r-b"), retires=["r-a"])
    assert [p.code for p in check_dehors(avant, retire, {}, FEUILLES)] == ["V44"]


def test_a_result_that_keeps_its_past_names_is_found_from_any_paper() -> None:
    v1 = parcours()
    v2 = build(
        question("k", "a>r-x", "b", "nsp"), resultat("r-b"), resultat("r-x", anciens_ids=["r-a"])
    )
    assert check_dehors(v1, v2, {}, FEUILLES) == ()
    oubli = build(question("k", "a>r-x", "b", "nsp"), resultat("r-b"), resultat("r-x"))
    # The paper of the first version leads to r-x today, by the name that is forgotten.
    assert [(p.code, p.noeud) for p in check_dehors(v2, oubli, {}, FEUILLES)] == [("V44", "r-x")]


def test_what_no_paper_leads_to_and_what_was_lost_before_are_not_told() -> None:
    avant, apres = parcours(), build(question("k", "a", "b", "nsp"), resultat("r-b"))
    assert check_dehors(avant, apres, {}, {"r-b": {"BCDFGHJK"}, "k": {"BCDFGHJK"}}) == ()
    assert check_dehors(apres, apres, {}, FEUILLES) == ()
    assert check_dehors(None, apres, {}, FEUILLES) == ()
    autre = build(question("z", "a>r-a", "b", "nsp"), resultat("r-b"), resultat("r-a"))
    assert check_dehors(avant, autre, {}, FEUILLES) == ()
