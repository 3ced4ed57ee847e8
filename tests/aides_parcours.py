"""Parcours made for tests, written shortly or at random, and what walking them naively gives."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from kit.content.conditions import Condition
from kit.content.lecture import read_document
from kit.content.parcours import Parcours, QuestionPosee, Resultat

Brut = dict[str, Any]


def question(identifiant: str, *choix: str, **champs: Any) -> Brut:
    """A question. `a>r1`: the choice a leads to r1. `a#t+u`: it bears tags. `nsp`, `aucun`."""
    return {
        "id": identifiant,
        "genre": "question",
        "titre": f"Question {identifiant}\u202f?",
        "choix": [_choix(identifiant, court) for court in choix],
        **champs,
    }


def _choix(identifiant: str, court: str) -> Brut:
    reste, _, etiquettes = court.partition("#")
    cle, _, vers = reste.partition(">")
    role = {"nsp": "je-ne-sais-pas", "aucun": "aucun"}.get(cle, "choix")
    return {
        "id": f"{identifiant}-{cle}",
        "role": role,
        "libelle": f"Choix {identifiant} {cle}",
        "vers": vers or None,
        "etiquettes": etiquettes.split("+") if etiquettes else [],
    }


def information(identifiant: str, **champs: Any) -> Brut:
    """Something to read."""
    return {
        "id": identifiant,
        "genre": "information",
        "titre": f"À lire {identifiant}",
        "blocs": [{"id": f"{identifiant}-bloc", "texte": "À lire."}],
        **champs,
    }


def resultat(identifiant: str, **champs: Any) -> Brut:
    """A result with something to do, and where it comes from."""
    return {
        "id": identifiant,
        "genre": "resultat",
        "titre": f"Résultat {identifiant}",
        "blocs": [{"id": f"{identifiant}-bloc", "texte": "Faites ceci."}],
        "droit": "L423-1",
        **champs,
    }


def choisi(*choix: str) -> Brut:
    """The condition that one of these choices was made."""
    return {"choix": list(choix)}


def build(*noeuds: Brut, **champs: Any) -> Parcours:
    """A parcours, checked as those of a pack are."""
    brut = {"schema": 2, "id": "essai", "titre": "Essai", "noeuds": list(noeuds), **champs}
    document = read_document("parcours", brut)
    assert isinstance(document, Parcours)
    return document


def condition(**champs: Any) -> Condition:
    """A condition alone."""
    return Condition.model_validate(champs)


@dataclass(frozen=True)
class Chemin:
    """One way of answering, to its end."""

    reponses: tuple[tuple[str, tuple[str, ...]], ...]
    """Question, ids of the choices."""
    lus: tuple[str, ...]
    """Questions and informations met, in order."""
    resultat: str | None
    """None: nothing is concluded."""

    @property
    def choisis(self) -> tuple[str, ...]:
        return tuple(choix for _, choisis in self.reponses for choix in choisis)


def tells(parcours: Parcours, condition: Condition | None, choisis: tuple[str, ...]) -> bool:
    """Whether a condition is true, read word for word."""
    if condition is None:
        return True
    if condition.tous:
        return all(tells(parcours, partie, choisis) for partie in condition.tous)
    if condition.un:
        return any(tells(parcours, partie, choisis) for partie in condition.un)
    if condition.pas is not None:
        return not tells(parcours, condition.pas, choisis)
    faits = [c for q in parcours.questions for c in q.choix if c.id in choisis]
    return any(c.id in condition.choix or condition.etiquette in c.etiquettes for c in faits)


def list_reponses(question: QuestionPosee, offerts: list[str]) -> Iterator[tuple[str, ...]]:
    """Every answer that a question accepts."""
    yield from ((choix,) for choix in offerts)
    if question.plusieurs:
        cases = [c.id for c in question.choix if c.id in offerts and c.role == "choix"]
        for nombre in range(2, len(cases) + 1):
            yield from combinations(cases, nombre)


def enumerate_chemins(parcours: Parcours) -> Iterator[Chemin]:
    """Every way of answering, one by one: what the engine must never contradict."""
    yield from _walk(parcours, 0, (), ())


def _walk(
    parcours: Parcours,
    rang: int,
    faites: tuple[tuple[str, tuple[str, ...]], ...],
    lus: tuple[str, ...],
) -> Iterator[Chemin]:
    choisis = tuple(choix for _, reponse in faites for choix in reponse)
    for place, noeud in enumerate(parcours.noeuds[rang:], start=rang):
        if isinstance(noeud, Resultat) or not tells(parcours, noeud.si, choisis):
            continue
        if not isinstance(noeud, QuestionPosee):
            lus = (*lus, noeud.id)
            continue
        offerts = [c.id for c in noeud.choix if tells(parcours, c.si, choisis)]
        for reponse in list_reponses(noeud, offerts):
            suite = ((*faites, (noeud.id, reponse)), (*lus, noeud.id))
            yield from _jump(parcours, noeud, place, reponse, suite)
        if offerts:
            return
    premiers = (r.id for r in parcours.resultats if tells(parcours, r.si, choisis))
    yield Chemin(faites, lus, next(premiers, None))


def _jump(
    parcours: Parcours, noeud: QuestionPosee, place: int, reponse: tuple[str, ...], suite: Any
) -> Iterator[Chemin]:
    premier = next(c for c in noeud.choix if c.id == reponse[0])
    if premier.vers is None or (noeud.plusieurs and premier.role == "choix"):
        yield from _walk(parcours, place + 1, *suite)
        return
    rangs = {n.id: rang for rang, n in enumerate(parcours.noeuds)}
    if isinstance(parcours.noeuds[rangs[premier.vers]], Resultat):
        yield Chemin(*suite, premier.vers)
    else:
        yield from _walk(parcours, rangs[premier.vers], *suite)


class Hasard:
    """Parcours at random: small enough to be walked whole, tangled enough to be hard."""

    def __init__(self, graine: int) -> None:
        self.tirage = random.Random(graine)

    def parcours(self, questions: int = 6, resultats: int = 3) -> Parcours:
        """A parcours whose jumps exist and go forward; nothing else is promised."""
        tirage = self.tirage
        noms = [f"q{n}" for n in range(tirage.randint(1, questions))]
        fins = [f"r{n}" for n in range(tirage.randint(1, resultats))]
        noeuds: list[Brut] = []
        connus: list[str] = []
        for rang, nom in enumerate(noms):
            if tirage.random() < 0.2:
                noeuds.append(information(f"i{rang}", si=self.condition(connus, 0.7)))
            posee = self._question(nom, noms[rang + 1 :] + fins, connus)
            noeuds.append(posee)
            connus += [choix["id"] for choix in posee["choix"]]
        noeuds += [resultat(fin, si=self.condition(connus, 0.6)) for fin in fins]
        if tirage.random() < 0.8:
            noeuds[-1]["si"] = None
        pieces = self._conditionnelles(connus, fins, "p", lambda n: {"piece": f"papier-{n % 2}"})
        for piece in pieces:
            piece["retiree"] = tirage.random() < 0.2
        texte = {"blocs": [{"texte": "Attention."}]}
        encarts = self._conditionnelles(connus, fins, "e", lambda _: texte)
        for encart in encarts:
            encart["blocs"] = [{"id": f"{encart['id']}-bloc", "texte": "Attention."}]
            encart["si"] = encart["si"] or choisi(connus[0])
        return build(*noeuds, pieces=pieces, encarts=encarts)

    def condition(self, connus: list[str], chance: float = 1.0, profondeur: int = 2) -> Any:
        """A condition on choices already made, or none."""
        tirage = self.tirage
        if not connus or tirage.random() > chance:
            return None
        forme = tirage.choice(["choix", "choix", "etiquette", "pas", "tous", "un"])
        if profondeur == 0 and forme in ("pas", "tous", "un"):
            forme = "choix"
        if forme == "choix":
            return choisi(*tirage.sample(connus, min(len(connus), tirage.randint(1, 3))))
        if forme == "etiquette":
            return {"etiquette": tirage.choice("tuv")}
        parties = [self.condition(connus, 1.0, profondeur - 1) for _ in range(tirage.randint(1, 3))]
        return {forme: parties[0] if forme == "pas" else parties}

    def _question(self, nom: str, suite: list[str], connus: list[str]) -> Brut:
        tirage = self.tirage
        cles = list("abcd")[: tirage.randint(1, 4)]
        plusieurs = tirage.random() < 0.3
        if tirage.random() < 0.3:
            cles.append("nsp")
        if plusieurs and tirage.random() < 0.6:
            cles.append("aucun")
        brut = question(nom, *cles, plusieurs=plusieurs, si=self.condition(connus, 0.4))
        for choix in brut["choix"]:
            if tirage.random() < 0.25:
                choix["vers"] = tirage.choice(suite)
            choix["si"] = self.condition(connus, 0.15)
            choix["etiquettes"] = [t for t in "tuv" if tirage.random() < 0.15]
        return brut

    def _conditionnelles(
        self, connus: list[str], fins: list[str], lettre: str, contenu: Any
    ) -> list[Brut]:
        tirage = self.tirage
        return [
            {
                "id": f"{lettre}{n}",
                "si": self.condition(connus, 0.8),
                "resultats": tirage.sample(fins, 1) if tirage.random() < 0.3 else [],
                **contenu(n),
            }
            for n in range(tirage.randint(0, 3))
        ]
