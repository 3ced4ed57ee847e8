"""Each rule finds its fault, leaves what is right, and shows the answers that prove it."""

import re
from datetime import date

import pytest
from aides_parcours import (
    Brut,
    build,
    choisi,
    information,
    list_courts,
    question,
    resultat,
)
from aides_parcours_hasard import Hasard

from kit.content.parcours import Parcours
from kit.parcours.adresse import RESERVES
from kit.parcours.preuve.budget import Budget
from kit.parcours.probleme import Probleme
from kit.parcours.verification import check_parcours

JOUR = date(2026, 11, 22)
CODES = (
    *("V02", "V03", "V04", "V05", "V06", "V07", "V08", "V09", "V10", "V11", "V12", "V13", "V14"),
    *("V15", "V16", "V17", "V20", "V21", "V22", "V23", "V24", "V25", "V26", "V27", "V28", "V29"),
    *("V32", "V33", "V35", "V36", "V37", "V40", "V41", "V43", "V45", "V46"),
)
"""V42 and the other half of V43 need two versions: test_parcours_comparaison.py. V19 and V44
need the world outside: test_parcours_dehors.py."""


def check(parcours: Parcours, budget: Budget | None = None) -> list[Probleme]:
    return list(check_parcours(parcours, JOUR, budget or Budget(marches=30)))


def find(parcours: Parcours, code: str) -> list[Probleme]:
    return [probleme for probleme in check(parcours) if probleme.code == code]


def posee(nom: str = "k", *choix: str, **champs: object) -> Brut:
    """A question without fault."""
    return question(nom, *(choix or ("a>r-a", "b", "nsp")), **champs)


FINS = (resultat("r-b"), resultat("r-a"))
"""The first one is that of those who come to the end."""
CAS = [
    {"id": "cas-a", "nom": "Amina", "choisis": ["k-a"], "resultat": "r-a"},
    {"id": "cas-b", "nom": "Bao", "choisis": ["k-b"], "resultat": "r-b"},
]
SAIN = build(posee(), *FINS, cas_types=CAS)
PIECE = {"id": "p-a", "piece": "acte"}
BLOC = [{"id": "e-1", "texte": "Attention."}]


def with_choix(rang: int, **champs: object) -> Brut:
    """The question without fault, one of its choices changed."""
    brut = posee()
    brut["choix"][rang] |= champs
    return brut


def long_parcours(nombre: int) -> Parcours:
    return build(*(posee(f"q{n}", "a", "b", "nsp") for n in range(nombre)), *FINS)


FAUTES: dict[str, tuple[Parcours, str | None]] = {
    "V02-long": (build(posee("k" * 25), *FINS), "k" * 25),
    "V02-cle": (build(posee("k", "a" * 25, "b", "nsp"), *FINS), "k-" + "a" * 25),
    "V03-reserve": (build(posee("retour"), *FINS), "retour"),
    "V03-ancien": (build(posee(anciens_ids=["lieu"]), *FINS), "k"),
    "V04-resultat": (build(resultat("r-0"), posee(), *FINS), "r-0"),
    "V04-apres": (build(posee(), *FINS, posee("tard")), "tard"),
    "V04-vide": (build(), None),
    "V05-seule": (build(posee("k", "a"), *FINS), "k"),
    "V06-huit": (build(posee("k", *"abcdefgh", "nsp"), *FINS), "k"),
    "V07-nulle": (build(posee("k", "a>ailleurs", "b"), *FINS), "k-a"),
    "V08-arriere": (build(posee("q0"), posee("k", "a>q0", "b"), *FINS), "k-a"),
    "V08-elle-meme": (build(posee("k", "a>k", "b"), *FINS), "k-a"),
    "V09-inutile": (build(posee("k", "a>suite", "b"), posee("suite"), *FINS), "k-a"),
    "V10-case": (build(posee("k", "a>r-a", "b", "aucun", plusieurs=True), *FINS), "k-a"),
    "V11-aucun": (build(posee("k", "a", "b")), None),
    "V12-impasse": (build(posee("k", "a", "b"), resultat("r-a", si=choisi("k-a"))), None),
    "V13-choix": (build(posee(), information("i", si=choisi("k-z")), *FINS), "i"),
    "V13-etiquette": (build(posee(), information("i", si={"etiquette": "t"}), *FINS), "i"),
    "V14-plus-tard": (build(posee("k", si=choisi("z-a")), posee("z"), *FINS), "k"),
    "V14-meme": (build(with_choix(1, si=choisi("k-a")), *FINS), "k-b"),
    "V15-profonde": (
        build(
            posee(),
            *FINS,
            pieces=[PIECE | {"si": {"pas": {"tous": [{"un": [choisi("k-a"), choisi("k-b")]}]}}}],
        ),
        "p-a",
    ),
    "V16-rien": (build(posee("k", "a", "b", plusieurs=True), *FINS), "k"),
    "V16-deux": (
        build(
            {
                **posee(),
                "choix": [*posee()["choix"], posee("k", "nsp")["choix"][0] | {"id": "k-x"}],
            },
            *FINS,
        ),
        "k",
    ),
    "V16-unique": (build(posee("k", "a", "b", "aucun"), *FINS), "k"),
    "V17-sans": (build(posee("k", "a>r-a", "b"), *FINS), "k"),
    "V20-condition": (
        build(posee("k", "a", "b>r-b"), information("i", si=choisi("k-b")), *FINS),
        "i",
    ),
    "V20-saute": (build(posee("k", "a>r-a", "b>r-b"), posee("jamais"), *FINS), "jamais"),
    "V21-jamais": (build(posee(), *FINS, resultat("r-c")), "r-c"),
    "V22-jamais": (
        build(
            posee(),
            posee("z", "a", "b")
            | {
                "choix": [*posee("z")["choix"], posee("z", "c")["choix"][0] | {"si": choisi("k-a")}]
            },
            *FINS,
        ),
        "z-c",
    ),
    "V23-vraie": (
        build(posee(), information("i", si=choisi("k-b", "k-nsp")), *FINS),
        "i",
    ),
    "V23-fausse": (
        build(
            posee(),
            resultat("r-a", si=choisi("k-b")) | {"si": {"tous": [choisi("k-b"), choisi("k-a")]}},
            FINS[0],
        ),
        "r-a",
    ),
    "V23-encart": (
        build(
            posee(),
            *FINS,
            encarts=[{"id": "e", "si": {"tous": [choisi("k-a"), choisi("k-b")]}, "blocs": BLOC}],
        ),
        "e",
    ),
    "V24-jamais": (
        build(posee(), *FINS, pieces=[PIECE | {"si": choisi("k-a"), "resultats": ["r-b"]}]),
        "p-a",
    ),
    "V24-toujours": (
        build(posee(), *FINS, pieces=[PIECE | {"si": choisi("k-a", "k-b", "k-nsp")}]),
        "p-a",
    ),
    "V25-sans-effet": (build(posee(), posee("vaine", "a", "b", "nsp"), *FINS), "vaine"),
    "V26-longue": (long_parcours(13), None),
    "V26-mediane": (long_parcours(8), None),
    "V27-pareils": (build(posee("k", "a>r-a", "b>r-a", "c"), *FINS), "k-a"),
    "V28-vide": (build(posee(), resultat("r-a", blocs=[]), FINS[0]), "r-a"),
    "V28-selon": (
        build(posee(), resultat("r-b", blocs=[]), FINS[1], pieces=[PIECE | {"si": choisi("k-b")}]),
        "r-b",
    ),
    "V32-question": (build(posee(titre="Mot " * 31 + "?"), *FINS), "k"),
    "V32-choix": (build(with_choix(0, libelle="Mot " * 16), *FINS), "k-a"),
    "V32-aide": (build(posee(aide="Une phrase. Deux phrases."), *FINS), "k"),
    "V33-dessin": (
        build(
            {**posee(), "choix": [c | {"pictogramme": "carte"} for c in posee()["choix"][:2]]},
            *FINS,
        ),
        "k",
    ),
    "V35-source": (build(posee(), resultat("r-a", droit=None), FINS[0]), "r-a"),
    "V35-date": (build(posee(), *FINS, a_verifier_avant="2026-11-21"), None),
    "V36-deux-fois": (build(posee(), posee("z", titre="question K ?"), *FINS), "z"),
    "V37-sans-point": (build(posee(titre="Votre visa"), *FINS), "k"),
    "V37-negative": (build(posee(titre="N’avez-vous pas de visa ?"), *FINS), "k"),
    "V40-resultat": (build(posee(), *FINS, cas_types=[CAS[0] | {"resultat": "r-b"}]), "cas-a"),
    "V40-choix": (build(posee(), *FINS, cas_types=[CAS[0] | {"choisis": ["k-z"]}]), "cas-a"),
    "V40-attend": (build(posee(), *FINS, cas_types=[CAS[0] | {"choisis": []}]), "cas-a"),
    "V40-hors": (
        build(posee(), posee("z"), *FINS, cas_types=[CAS[0] | {"choisis": ["k-a", "z-a"]}]),
        "cas-a",
    ),
    "V40-papier": (build(posee(), *FINS, cas_types=[CAS[0] | {"pieces": ["acte"]}]), "cas-a"),
    "V40-sans-papier": (
        build(posee(), *FINS, cas_types=[CAS[0] | {"sans_pieces": ["acte"]}], pieces=[PIECE]),
        "cas-a",
    ),
    "V40-remarque": (
        build(
            posee(),
            *FINS,
            cas_types=[CAS[0] | {"encarts": []}],
            encarts=[{"id": "e", "si": choisi("k-a"), "blocs": BLOC}],
        ),
        "cas-a",
    ),
    "V41-sans-cas": (build(posee(), *FINS, cas_types=CAS[:1]), "r-b"),
    "V43-retire": (build(posee(), *FINS, retires=["k-a"]), "k-a"),
    "V43-ancien": (build(posee(), posee("z", anciens_ids=["k"]), *FINS), "z"),
    "V43-cle": (build(with_choix(0, anciennes_cles=["b"]), *FINS), "k-a"),
    "V45-seul": (build(posee(), resultat("r-a", gravite="risque"), FINS[0]), "r-a"),
    "V45-service": (
        build(
            posee(),
            resultat("r-a", gravite="risque", contacts=["c"]),
            FINS[0],
            contacts=[{"id": "c", "libelle": "La mairie"}],
        ),
        "r-a",
    ),
    "V46-contact": (build(posee(), resultat("r-a", contacts=["c"]), FINS[0]), "r-a"),
    "V46-resultat": (build(posee(), *FINS, pieces=[PIECE | {"resultats": ["r-z"]}]), "p-a"),
}


@pytest.mark.parametrize("nom", FAUTES)
def test_a_rule_finds_its_fault_where_it_is(nom: str) -> None:
    code = nom[:3]
    parcours, noeud = FAUTES[nom]
    assert noeud in [probleme.noeud for probleme in find(parcours, code)]


def test_a_sound_parcours_has_no_fault() -> None:
    assert check(SAIN) == []


JUSTES: dict[str, Parcours] = {
    "V02": build(posee("k" * 24), *FINS),
    "V06": build(posee("k", *"abcdefg", "nsp"), *FINS),
    "V09": build(posee("k", "a>suite", "b"), information("i"), posee("suite"), *FINS),
    "V10": build(posee("k", "a", "b", "aucun>r-a", plusieurs=True), *FINS),
    "V12": build(
        posee("k", "a", "b"), resultat("r-a", si=choisi("k-a")), resultat("r-b", si=choisi("k-b"))
    ),
    "V13": build(posee("k", "a>r-a", "b#t", "nsp"), information("i", si={"etiquette": "t"}), *FINS),
    "V16": build(posee("k", "a", "b", "aucun", plusieurs=True), *FINS),
    "V20": build(posee("k", "a", "b>r-b"), information("i", si=choisi("k-a")), *FINS),
    "V23": build(posee(), information("i", si=choisi("k-b")), *FINS),
    "V24": build(posee(), *FINS, pieces=[PIECE | {"si": choisi("k-a"), "resultats": ["r-a"]}]),
    "V25": build(posee(), posee("z", "a", "b"), *FINS, pieces=[PIECE | {"si": choisi("z-a")}]),
    "V26": long_parcours(7),
    "V27": build(posee("k", "a>r-a", "b>r-a", "c"), *FINS, pieces=[PIECE | {"si": choisi("k-a")}]),
    "V28": build(
        posee("k", "a>r-a", "b"),
        resultat("r-b", blocs=[]),
        FINS[1],
        pieces=[PIECE | {"si": choisi("k-b")}],
    ),
    "V32": build(posee(aide="Une phrase, et rien de plus."), *FINS),
    "V33": build(with_choix(0, pictogramme="carte"), *FINS),
    "V35": build(
        posee(),
        resultat("r-a", droit=None, fiches=["carte"]),
        resultat("r-b", droit=None, gravite="aide"),
        a_verifier_avant="2026-11-22",
    ),
    "V37": build(posee(titre="Avez-vous plus de 18 ans ?"), *FINS),
    "V43": build(posee(anciens_ids=["vieille"]), *FINS, retires=["k-z"]),
    "V45": build(
        posee(),
        resultat("r-a", gravite="risque", contacts=["c"]),
        FINS[0],
        contacts=[{"id": "c", "libelle": "Une association", "genre": "association"}],
    ),
}


@pytest.mark.parametrize("code", JUSTES)
def test_a_rule_leaves_what_comes_close_to_its_fault(code: str) -> None:
    assert find(JUSTES[code], code) == []


def test_every_rule_has_a_fault() -> None:
    assert {nom[:3] for nom in FAUTES} | {"V29"} == set(CODES)


def test_ids_given_twice_are_refused_and_nothing_is_walked() -> None:
    double = SAIN.model_copy(update={"noeuds": (*SAIN.noeuds, SAIN.noeuds[0])})
    assert {"V02", "V04"} <= {probleme.code for probleme in check(double)}


@pytest.mark.parametrize("reserve", sorted(RESERVES))
def test_no_node_bears_a_word_of_the_addresses(reserve: str) -> None:
    assert find(build(information(reserve), posee("z"), *FINS), "V03")


def test_a_parcours_too_large_is_sampled_and_says_so() -> None:
    problemes = check(FAUTES["V20-condition"][0], Budget(etats=0, marches=20))
    (probleme,) = [p for p in problemes if p.code == "V29"]
    assert probleme.gravite == "alerte"
    assert "20 essais au hasard" in probleme.phrase
    assert "Jamais vus\u00a0: «\u202fÀ lire i\u202f»" in probleme.phrase
    assert not {"V20", "V21", "V22", "V23", "V24", "V25", "V27"} & {p.code for p in problemes}


def test_a_draft_whose_dead_end_was_not_proved_is_refused_all_the_same() -> None:
    problemes = check(FAUTES["V12-impasse"][0], Budget(etats=0, marches=0))
    assert ("V12", "bloquant") in {(p.code, p.gravite) for p in problemes}


def test_conditions_of_papers_that_were_not_proved_are_told() -> None:
    rare = {"tous": [choisi(f"q{n}-a", f"q{8 - n}-b") for n in range(5)]}
    noeuds = [posee(f"q{n}", "a", "b", "nsp") for n in range(9)]
    parcours = build(*noeuds, *FINS, pieces=[PIECE | {"si": rare}])
    assert "V29" not in {p.code for p in check(parcours)}
    (probleme,) = [p for p in check(parcours, Budget(etats=12, marches=1)) if p.code == "V29"]
    assert "pas toutes les conditions des papiers" in probleme.phrase


def test_the_witness_of_a_dead_end_leads_there() -> None:
    trouves = 0
    for graine in range(150):
        parcours = Hasard(graine).parcours()
        chemins = list_courts(parcours)
        impasses = [c for c in chemins or () if c.resultat is None]
        for probleme in find(parcours, "V12") if chemins is not None else ():
            assert probleme.temoin == min(
                (c.choisis for c in impasses if len(c.choisis) == len(probleme.temoin or ())),
                key=lambda choisis: choisis != probleme.temoin,
            )
            assert min(len(c.choisis) for c in impasses) == len(probleme.temoin or ())
            trouves += 1
    assert trouves


def test_no_draft_makes_the_check_fail() -> None:
    for graine in range(120):
        parcours = Hasard(graine).parcours()
        noeuds = list(parcours.noeuds)
        Hasard(graine).tirage.shuffle(noeuds)
        for brouillon in (
            parcours.model_copy(update={"noeuds": tuple(noeuds)}),
            parcours.model_copy(update={"noeuds": tuple(noeuds[1:])}),
            parcours.model_copy(update={"noeuds": (*noeuds, *noeuds[:2])}),
        ):
            for probleme in check(brouillon, Budget(marches=5)):
                assert probleme.phrase.endswith(".")
                assert probleme.remede.endswith(".")
                assert not re.search(r"'| [:;?!»]|« ", probleme.phrase + probleme.remede)


def test_what_forbids_to_publish_comes_first() -> None:
    gravites = [p.gravite for p in check(build(posee("k", "a>nulle", "b"), *FINS))]
    assert gravites == sorted(gravites, key=lambda gravite: gravite != "bloquant")
    assert gravites[0] == "bloquant"
