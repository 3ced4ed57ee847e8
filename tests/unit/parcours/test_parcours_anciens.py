"""Old links: the four cases, and never a result of the past."""

from collections.abc import Sequence

from aides_parcours import build, choisi, list_courts, question, resultat
from aides_parcours_hasard import Hasard, change
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.parcours import Parcours
from kit.parcours.adresse import read_reponses, write_reponses
from kit.parcours.anciens import read_ancien
from kit.parcours.ecart.comportement import read_issue
from kit.parcours.trajet import SansIssueError, replay

PIECES = [
    {"id": "p-contrat", "piece": "contrat", "si": choisi("motif-travail")},
    {"id": "p-acte", "piece": "acte", "si": choisi("motif-famille")},
]
NOEUDS = (
    question("nat", "ue>r-ue", "dz", "autre"),
    question("motif", "travail", "famille"),
    resultat("r-carte"),
    resultat("r-ue"),
)
ANCIENNE = build(*NOEUDS, pieces=PIECES)
LIEN = {"v": ["1"], "nat": ["dz"], "motif": ["travail"]}


def test_the_same_result_and_papers() -> None:
    actuelle = build(
        question("nat", "ue>r-ue", "dz", "autre", "suisse>r-ue"),
        question("motif", "travail", "famille"),
        resultat("carte", anciens_ids=["r-carte"]),
        resultat("r-ue"),
        pieces=PIECES,
    )
    lien = read_ancien(ANCIENNE, actuelle, LIEN)
    assert lien.cas == "meme"
    assert (lien.pieces_ajoutees, lien.pieces_retirees, lien.attendue) == ((), (), None)
    assert lien.resultat_avant == "r-carte"


def test_another_paper_is_told() -> None:
    actuelle = build(*NOEUDS, pieces=[{**PIECES[0], "piece": "bulletins"}])
    lien = read_ancien(ANCIENNE, actuelle, LIEN)
    assert lien.cas == "different"
    assert lien.pieces_ajoutees == ("bulletins",)
    assert lien.pieces_retirees == ("contrat",)


def test_another_result_is_told() -> None:
    actuelle = build(question("nat", "ue>r-ue", "dz>r-ue", "autre"), *NOEUDS[1:], pieces=PIECES)
    lien = read_ancien(ANCIENNE, actuelle, LIEN)
    assert (lien.cas, lien.resultat_avant) == ("different", "r-carte")


def test_a_paper_that_is_not_taken_off_any_more_is_added() -> None:
    sans = {"id": "p-sans", "piece": "timbre", "retiree": True, "si": choisi("nat-dz")}
    ancienne = build(*NOEUDS, pieces=[*PIECES, sans])
    lien = read_ancien(ancienne, ANCIENNE, LIEN)
    assert (lien.cas, lien.pieces_ajoutees) == ("different", ("timbre",))


def test_another_remark_is_told() -> None:
    blocs = [{"id": "e-1", "texte": "L’accord."}]
    actuelle = build(
        *NOEUDS, pieces=PIECES, encarts=[{"id": "e", "si": choisi("nat-dz"), "blocs": blocs}]
    )
    lien = read_ancien(ANCIENNE, actuelle, LIEN)
    assert (lien.cas, lien.encarts_ajoutes) == ("different", ("e",))


def test_an_answer_that_is_no_more_goes_on_at_its_question() -> None:
    actuelle = build(NOEUDS[0], question("motif", "emploi", "famille"), *NOEUDS[2:])
    lien = read_ancien(ANCIENNE, actuelle, LIEN)
    assert (lien.cas, lien.obsoletes, lien.attendue) == ("incomplet", ("motif",), "motif")


def test_a_new_question_goes_on_at_it_and_keeps_the_answers() -> None:
    actuelle = build(NOEUDS[0], question("duree", "court", "long"), *NOEUDS[1:], pieces=PIECES)
    lien = read_ancien(ANCIENNE, actuelle, LIEN)
    assert (lien.cas, lien.obsoletes, lien.attendue) == ("incomplet", (), "duree")
    assert read_reponses(actuelle, LIEN).reponses["motif"] == ("motif-travail",)


def test_a_question_that_is_no_more_changes_nothing_by_itself() -> None:
    actuelle = build(NOEUDS[0], *NOEUDS[2:])
    lien = read_ancien(build(*NOEUDS), actuelle, LIEN)
    assert (lien.cas, lien.obsoletes) == ("meme", ("motif",))


def test_past_names_are_understood() -> None:
    brut = question("motif", "emploi", "famille")
    brut["choix"][0]["anciennes_cles"] = ["travail"]
    pieces = [{**PIECES[0], "si": choisi("motif-emploi")}]
    lien = read_ancien(ANCIENNE, build(NOEUDS[0], brut, *NOEUDS[2:], pieces=pieces), LIEN)
    assert (lien.cas, lien.obsoletes) == ("meme", ())


def test_a_version_that_is_not_kept_is_only_replayed() -> None:
    assert read_ancien(None, ANCIENNE, LIEN).cas == "inconnu"
    assert read_ancien(None, ANCIENNE, {"nat": ["dz"]}).attendue == "motif"


def test_a_link_that_had_no_result_then_says_nothing_about_it() -> None:
    lien = read_ancien(ANCIENNE, ANCIENNE, {"nat": ["dz"]})
    assert (lien.cas, lien.attendue) == ("inconnu", "motif")


def test_a_tampered_link_is_no_trouble() -> None:
    recus: Sequence[dict[str, list[str]]] = (
        {},
        {"nat": ["x" * 5000]},
        {"nat": ["ue.dz"], "motif": [""]},
        {"inconnu": ["1"], "v": ["-3"]},
    )
    for parametres in recus:
        assert read_ancien(ANCIENNE, ANCIENNE, parametres).cas == "inconnu"


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(min_value=0, max_value=10**9))
def test_a_link_is_the_same_only_when_its_result_and_papers_are(graine: int) -> None:
    ancienne = Hasard(graine).parcours(4)
    actuelle = change(ancienne, graine)
    for chemin in (list_courts(ancienne) or ())[:8]:
        if actuelle is None or chemin.resultat is None:
            continue
        recus = {n: [v] for n, v in write_reponses(ancienne, dict(chemin.reponses))}
        try:
            lien = read_ancien(ancienne, actuelle, recus)
        except SansIssueError:
            continue
        _check(lien.cas, ancienne, actuelle, recus)


def _check(cas: str, ancienne: Parcours, actuelle: Parcours, recus: dict[str, list[str]]) -> None:
    avant, apres = (
        read_issue(version, replay(version, read_reponses(version, recus).reponses))
        for version in (ancienne, actuelle)
    )
    assert avant is not None
    if apres is None:
        assert cas == "incomplet"
    else:
        # Changes at random never rename a result.
        assert cas == ("meme" if avant.effets == apres.effets else "different")
