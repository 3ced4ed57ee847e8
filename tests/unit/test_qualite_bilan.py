"""Scores, readability, and whose texts are judged."""

import pytest
from aides_qualite import DOCUMENTS, FICHE, damage, open_pack, texte

from kit.quality.bilan import PERTE_MAX, verify
from kit.quality.lisibilite import Distribution, measure_propres, measure_repris

ORIGINE = {
    "editeur": "Un autre éditeur",
    "identifiant": "F1",
    "adresse": "https://exemple.fr/F1",
    "licence": "Licence Ouverte",
    "date_source": "2020-01-01",
}
REPRIS = {
    "schema": 1,
    "id": "f1",
    "titre": "Un texte repris",
    "resume": "L'administration " + "examine " * 30 + "la demande.",
    "origine": ORIGINE,
}


def test_a_fiche_without_fault_has_the_whole_score() -> None:
    (score,) = verify(open_pack(DOCUMENTS)).scores
    assert (score.points, score.pertes) == (100, ())


def test_the_score_says_where_its_points_went() -> None:
    (score,) = verify(open_pack(texte("C'est ici. Une OQTF."))).scores
    assert [(perte.regle, perte.points) for perte in score.pertes] == [
        ("typographie", 10),
        ("sigle-inexplique", 3),
    ]
    assert score.points == 100 - 10 - 3


def test_one_habit_does_not_take_the_whole_score() -> None:
    etapes = [
        {"id": f"s{i}", "titre": "Venez", "blocs": [{"id": f"b{i}", "texte": "C'est ici."}]}
        for i in range(8)
    ]
    (score,) = verify(open_pack(damage(etapes=etapes))).scores
    assert [(p.nombre, p.points) for p in score.pertes] == [(8, PERTE_MAX)]
    assert score.points == 100 - PERTE_MAX


def test_a_score_is_never_below_zero() -> None:
    fautes = damage(
        resume="C'est [[rien]] {valeur:rien}, le 1er mai 2026.",
        sources=[],
        recours=[],
        delai=None,
        sans_reponse=[],
        pieces=[{"id": f"p{i}", "piece": "passeport"} for i in range(5)],
        verifications=[{"noeud": "e1", "niveau": "C", "note": "?"}],
        etapes=[
            {
                "id": "etape-1",
                "titre": "L’étape",
                "blocs": [{"id": "e1", "texte": "Venez " + "tard " * 30 + "."}],
            }
        ],
    )
    (score,) = verify(open_pack(fautes)).scores
    assert sum(perte.points for perte in score.pertes) > 100
    assert score.points == 0


def test_the_worst_come_first() -> None:
    bilan = verify(open_pack({**texte("C'est une OQTF."), "fiche 2": {**FICHE, "id": "saine"}}))
    assert [constat.niveau for constat in bilan.constats] == ["erreur", "avertissement"]
    assert [score.fiche for score in bilan.scores] == ["carte", "saine"]


def test_a_text_taken_up_is_measured_and_not_judged() -> None:
    contexte = open_pack({**DOCUMENTS, "fiche 2": REPRIS})
    bilan = verify(contexte)
    assert bilan.constats == ()
    assert [score.fiche for score in bilan.scores] == ["carte"]
    assert bilan.documents == len(DOCUMENTS)
    assert bilan.repris.longueurs == (33,)
    assert bilan.propres == measure_propres(contexte)
    assert bilan.repris == measure_repris(contexte)
    propre = {cle: brut for cle, brut in REPRIS.items() if cle != "origine"}
    assert verify(open_pack({**DOCUMENTS, "fiche 2": propre})).count("erreur") > 1


def test_what_came_with_a_text_taken_up_is_not_judged_either() -> None:
    faute = {"schema": 1, "id": "mot", "terme": "Mot", "definition": "C'est un mot."}
    theme = {"schema": 1, "id": "venu", "titre": "L'autre thème"}
    repris = {**REPRIS, "resume": "Un [[mot]].", "theme": "venu"}
    venus = {"terme 2": faute, "theme": theme, "fiche 2": repris}
    assert verify(open_pack({**DOCUMENTS, **venus})).constats == ()
    emploi = verify(open_pack({**texte("Un [[mot]]."), **venus})).constats
    assert [(constat.genre, constat.regle) for constat in emploi] == [("terme", "typographie")]
    orphelin = verify(open_pack({**DOCUMENTS, "terme 2": faute})).constats
    assert [constat.document for constat in orphelin] == ["mot"]


def test_what_the_prefecture_must_confirm_is_listed() -> None:
    facts = [
        {"noeud": "e1", "niveau": "C", "note": "Délai à relire.", "a_confirmer": True},
        {"noeud": "delai", "niveau": "C", "note": "Vu une fois."},
    ]
    (fait,) = verify(open_pack(damage(verifications=facts))).a_confirmer
    assert (fait.document, fait.chemin, fait.note) == ("carte", "e1", "Délai à relire.")


def test_values_are_counted_as_the_words_that_readers_see() -> None:
    avec = measure_propres(open_pack(texte("Attendez {valeur:attente}.")))
    sans = measure_propres(open_pack(texte("Attendez.")))
    assert sum(avec.longueurs) - sum(sans.longueurs) == 4  # 2 à 4 mois


def test_titles_are_not_sentences() -> None:
    avec = measure_propres(open_pack(damage(titre="Demander la carte de tout le monde")))
    assert avec == measure_propres(open_pack(DOCUMENTS))


@pytest.mark.parametrize(
    ("part", "attendu"), [(0.0, 1), (0.1, 1), (0.5, 5), (0.9, 9), (0.91, 10), (1.0, 10)]
)
def test_centiles(part: float, attendu: int) -> None:
    assert Distribution(1, tuple(range(1, 11))).centile(part) == attendu


def test_spans_hold_every_sentence_once() -> None:
    mesure = Distribution(1, (1, 5, 6, 10, 11, 15, 16, 20, 21, 25, 26, 90))
    assert [nombre for _nom, nombre in mesure.tranches()] == [2] * 6
    assert mesure.share(15) == 50.0


def test_nothing_to_measure_is_not_a_fault() -> None:
    vide = Distribution(0, ())
    assert (vide.moyenne, vide.centile(0.9), vide.share(15)) == (0.0, 0, 100.0)
