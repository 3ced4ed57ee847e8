"""How long parcours take to be proved and compared, beside walking every path one by one.

Run: .venv/bin/python benchmarks/parcours.py; it ends with the pages (pages_parcours.py).

Synthetic ones have the size and the tangle of known public services: conditions after branches
have met again, a list of 221 countries with tags, nodes that nothing leads to, a list of 117
papers after a question of 57 boxes, and 60 questions under 40 conditions.
"""

import random
import time
from collections.abc import Callable, Iterator
from datetime import date
from itertools import combinations
from typing import Any

from pages_parcours import main as measure_pages

from kit.content.lecture import read_document
from kit.content.parcours import Parcours
from kit.importers.pack.lecture import read_pack
from kit.parcours.ecart.comparaison import compare
from kit.parcours.preuve.budget import Budget
from kit.parcours.preuve.exploration import explore
from kit.parcours.trajet import SansIssueError, list_offerts, replay
from kit.parcours.verification import check_parcours
from kit.paths import starter_dir

JOUR = date(2026, 11, 22)
BRUT_MAX = 60_000
"""Paths past which they are not walked one by one."""

Brut = dict[str, Any]


def question(nom: str, nombre: int, **champs: object) -> Brut:
    """A question with choices that go on to the next one."""
    choix = [{"id": f"{nom}-{n}", "libelle": f"Choix {n}"} for n in range(nombre)]
    return {"id": nom, "genre": "question", "titre": f"{nom} ?", "choix": choix, **champs}


def resultat(nom: str, **champs: object) -> Brut:
    """A result."""
    blocs = [{"id": f"{nom}-bloc", "texte": "Faites ceci."}]
    return {"id": nom, "genre": "resultat", "titre": nom, "blocs": blocs, **champs}


def build(nom: str, noeuds: list[Brut], **champs: object) -> Parcours:
    """A parcours of these nodes."""
    brut = {"schema": Parcours.SCHEMA, "id": nom, "titre": nom, "noeuds": noeuds, **champs}
    document = read_document("parcours", brut)
    if not isinstance(document, Parcours):
        raise TypeError(document)
    return document


def condition(hasard: random.Random, connus: list[str], feuilles: int) -> Brut:
    """A condition on some choices, as tangled as it has leaves."""
    lot = [
        {"choix": hasard.sample(connus, min(len(connus), hasard.randint(1, 3)))}
        for _ in range(feuilles)
    ]
    parties = [{"pas": feuille} if hasard.random() < 1 / 4 else feuille for feuille in lot]
    return {hasard.choice(["tous", "un"]): parties}


def build_locataire() -> Parcours:
    """14 questions and 14 results; two questions depend on the first one after branches meet."""
    noeuds = [question(f"q{n}", 3 if n % 3 == 0 else 2) for n in range(14)]
    for n in range(1, 13):
        noeuds[n]["choix"][0]["vers"] = f"r{n}"
    noeuds[0]["choix"][2]["vers"] = "q4"
    noeuds[7]["si"] = {"choix": ["q0-0", "q0-1"]}
    noeuds[10]["si"] = {"pas": {"choix": ["q0-0"]}}
    return build("locataire", noeuds + [resultat(f"r{n}") for n in range(14)])


def build_pays() -> Parcours:
    """14 questions, one of 221 choices with 8 tags; 39 results."""
    noeuds = [question("q0", 221), *(question(f"q{n}", 2 + n % 4) for n in range(1, 14))]
    for rang, choix in enumerate(noeuds[0]["choix"]):
        choix["etiquettes"] = [f"t{rang % 8}"] + (["accord"] if rang % 5 == 0 else [])
    for n in range(1, 14):
        tags = [{"etiquette": f"t{(n + k) % 8}"} for k in range(3)]
        noeuds[n]["si"] = {"un": [*tags, {"etiquette": "accord"}]}
        for rang, choix in enumerate(noeuds[n]["choix"][1:], start=1):
            choix["vers"] = f"r{(3 * n + rang) % 38}"
    return build("pays", noeuds + [resultat(f"r{n}") for n in range(39)])


def build_mortes() -> Parcours:
    """28 questions and 66 results, of which 3 questions and their 6 results are dead."""
    noeuds = [question(f"q{n}", 3) for n in range(28)]
    for n in range(28):
        for rang in (1, 2):
            noeuds[n]["choix"][rang]["vers"] = f"r{2 * n + rang - 1}"
    for n in range(10):
        noeuds[n]["choix"].append({"id": f"q{n}-3", "libelle": "Choix 3", "vers": f"r{56 + n}"})
    for n in (13, 17, 21):  # an answer that led away long before
        noeuds[n]["si"] = {"choix": [f"q{n - 2}-1"]}
    return build("mortes", noeuds + [resultat(f"r{n}") for n in range(66)])


def build_liste(*, touffue: bool) -> Parcours:
    """19 questions, one of 57 boxes; 117 papers under conditions of 1 to 9 leaves.

    `touffue`: questions depend on the boxes too, more than anybody can prove.
    """
    hasard = random.Random(19)  # noqa: S311 - a draw, not a secret
    noeuds: list[Brut] = []
    connus: list[str] = []
    for n in range(19):
        nombre = 57 if n == 3 else 2 + n % 4  # noqa: PLR2004 - one of them is long
        noeuds.append(question(f"q{n}", nombre, plusieurs=n in (3, 8, 12)))
        if n > 4:  # noqa: PLR2004 - the first ones are asked of everybody
            sans = [choix for choix in connus if touffue or not choix.startswith("q3-")]
            noeuds[-1]["si"] = condition(hasard, sans, 1 + n % 2)
        connus += [choix["id"] for choix in noeuds[-1]["choix"]]
    pieces = [
        {"id": f"p{n}", "piece": f"papier-{n}", "si": condition(hasard, connus, 1 + n % 9)}
        for n in range(117)
    ]
    return build("liste-touffue" if touffue else "liste", [*noeuds, resultat("fin")], pieces=pieces)


def build_touffu(questions: int, conditions: int, graine: int, portee: int = 30) -> Parcours:
    """Questions of 2 to 4 choices, a part of them under conditions, that go to 12 results.

    Conditions look at the last choices, as many as `portee`.
    """
    hasard = random.Random(graine)  # noqa: S311 - a draw, not a secret
    soumises = set(hasard.sample(range(5, questions), conditions))
    noeuds: list[Brut] = []
    connus: list[str] = []
    for n in range(questions):
        noeuds.append(question(f"q{n}", 2 + n % 3))
        if n in soumises:
            noeuds[-1]["si"] = condition(hasard, connus[-portee:], hasard.randint(1, 3))
        if n % 4 == 0:
            noeuds[-1]["choix"][-1]["vers"] = f"r{n % 11}"
        connus += [choix["id"] for choix in noeuds[-1]["choix"]]
    fins = [resultat(f"r{n}") for n in range(12)]
    return build(f"touffu-{questions}-{conditions}-{portee}", noeuds + fins)


def build_cases() -> Parcours:
    """40 questions, four of them with 10 boxes on which 20 others depend."""
    hasard = random.Random(40)  # noqa: S311 - a draw, not a secret
    noeuds: list[Brut] = []
    connus: list[str] = []
    for n in range(40):
        plusieurs = n % 10 == 0
        noeuds.append(question(f"q{n}", 10 if plusieurs else 2 + n % 3, plusieurs=plusieurs))
        if n % 2 == 1:
            noeuds[-1]["si"] = condition(hasard, connus[-25:], hasard.randint(1, 2))
        connus += [choix["id"] for choix in noeuds[-1]["choix"]]
    return build("cases", [*noeuds, resultat("fin")])


def iterate_chemins(parcours: Parcours) -> Iterator[str]:
    """The result of every path, walked one by one."""
    piles: list[dict[str, tuple[str, ...]]] = [{}]
    while piles:
        reponses = piles.pop()
        try:
            trajet = replay(parcours, reponses)
        except SansIssueError:
            continue
        attendue = trajet.attendue
        if attendue is None:
            yield trajet.resultat.id if trajet.resultat else ""
            continue
        offerts = list_offerts(attendue, trajet.faits)
        piles += [{**reponses, attendue.id: (choix.id,)} for choix in offerts]
        cases = [c.id for c in offerts if attendue.plusieurs and c.role == "choix"]
        for nombre in range(2, len(cases) + 1):
            piles += [{**reponses, attendue.id: lot} for lot in combinations(cases, nombre)]


def change(parcours: Parcours) -> Parcours:
    """The same with one answer that leads elsewhere: to the last result."""
    question = parcours.questions[len(parcours.questions) // 2]
    choix = question.choix[0].model_copy(update={"vers": parcours.resultats[-1].id})
    autre = question.model_copy(update={"choix": (choix, *question.choix[1:])})
    noeuds = tuple(autre if noeud.id == question.id else noeud for noeud in parcours.noeuds)
    return parcours.model_copy(update={"noeuds": noeuds})


def time_of(faire: Callable[[], object]) -> tuple[float, object]:
    """Seconds of processor, and what was made."""
    depart = time.process_time()
    fait = faire()
    return time.process_time() - depart, fait


def measure(parcours: Parcours) -> None:
    """Print one line about a parcours."""
    budget = Budget(horloge=time.process_time)
    exploree = explore(parcours)
    facons = sum(exploree.releve.facons.values())
    explorer, _ = time_of(lambda: explore(parcours))
    verifier, problemes = time_of(lambda: check_parcours(parcours, JOUR, budget))
    comparer, comparaison = time_of(lambda: compare(parcours, change(parcours), budget))
    brut = "—"
    if exploree.exacte and facons <= BRUT_MAX:
        duree, nombre = time_of(lambda: sum(1 for _ in iterate_chemins(parcours)))
        brut = f"{duree:.2f} s" if nombre == facons else f"FAUX ({nombre})"
    codes = {p.code for p in problemes} if isinstance(problemes, tuple) else set()
    dit = "tout" if exploree.exacte and "V29" not in codes else "échantillon"
    exacte = getattr(comparaison, "exacte", False)
    print(
        f"{parcours.id:24}{len(parcours.questions):4} q {len(parcours.noeuds):4} n "
        f"{exploree.etats:7} états {facons:9.2g} façons  explorer {explorer:6.3f} s  "
        f"vérifier {verifier:6.3f} s ({dit})  comparer {comparer:6.3f} s "
        f"({'tout' if exacte else 'échantillon'})  un par un {brut}"
    )


def main() -> None:
    """Print a line for each parcours of the starter pack, then for each synthetic one."""
    for document in read_pack(starter_dir()).documents:
        if isinstance(document, Parcours):
            measure(document)
    for parcours in (build_locataire(), build_pays(), build_mortes(), build_cases()):
        measure(parcours)
    measure(build_liste(touffue=False))
    measure(build_liste(touffue=True))
    for questions, conditions in ((20, 10), (40, 20), (60, 40)):
        for portee in (15, 30, 60, 200):
            measure(build_touffu(questions, conditions, questions, portee))
    measure_pages()


if __name__ == "__main__":
    main()
