"""Parcours made for tests, written shortly, and what walking them naively gives."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Any

from kit.content.conditions import Condition
from kit.content.lecture import read_document
from kit.content.parcours import Parcours, PieceCalculee, QuestionPosee, Resultat

Brut = dict[str, Any]
CHEMINS_MAX = 300
"""Ways of answering past which a parcours at random is left to another test."""


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
        """Ids of the choices, in order."""
        return tuple(choix for _, choisis in self.reponses for choix in choisis)


def tells(condition: Condition | None, choisis: frozenset[str], tags: frozenset[str]) -> bool:
    """Whether a condition is true, read word for word."""
    if condition is None:
        return True
    if condition.tous:
        return all(tells(partie, choisis, tags) for partie in condition.tous)
    if condition.un:
        return any(tells(partie, choisis, tags) for partie in condition.un)
    if condition.pas is not None:
        return not tells(condition.pas, choisis, tags)
    return bool(choisis & set(condition.choix)) or condition.etiquette in tags


def tags_of(parcours: Parcours, choisis: Collection[str]) -> frozenset[str]:
    """The tags of some choices."""
    return frozenset(
        t for q in parcours.questions for c in q.choix if c.id in choisis for t in c.etiquettes
    )


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
    choisis = frozenset(choix for _, reponse in faites for choix in reponse)
    tags = tags_of(parcours, choisis)
    for place, noeud in enumerate(parcours.noeuds[rang:], start=rang):
        if isinstance(noeud, Resultat) or not tells(noeud.si, choisis, tags):
            continue
        if not isinstance(noeud, QuestionPosee):
            lus = (*lus, noeud.id)
            continue
        offerts = [c.id for c in noeud.choix if tells(c.si, choisis, tags)]
        for reponse in list_reponses(noeud, offerts):
            suite = ((*faites, (noeud.id, reponse)), (*lus, noeud.id))
            yield from _jump(parcours, noeud, place, reponse, suite)
        if offerts:
            return
    premiers = (r.id for r in parcours.resultats if tells(r.si, choisis, tags))
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


def list_courts(parcours: Parcours) -> list[Chemin] | None:
    """Every way of answering; None when there are too many for a test."""
    chemins = list(islice(enumerate_chemins(parcours), CHEMINS_MAX + 1))
    return chemins if len(chemins) <= CHEMINS_MAX else None


def end_of(parcours: Parcours, chemin: Chemin) -> tuple[str | None, frozenset[tuple[str, str]]]:
    """The result of a path, then what becomes of each paper and remark, naively."""
    choisis = frozenset(chemin.choisis)
    tags = tags_of(parcours, choisis)
    sorts: dict[str, str] = {}
    for ligne in (*parcours.encarts, *parcours.pieces):
        la = not ligne.resultats or chemin.resultat in ligne.resultats
        if la and tells(ligne.si, choisis, tags):
            retiree = isinstance(ligne, PieceCalculee) and ligne.retiree
            nom = ligne.piece or "" if isinstance(ligne, PieceCalculee) else ligne.id
            sorts[nom] = "retire" if retiree or sorts.get(nom) == "retire" else "present"
    return chemin.resultat, frozenset(sorts.items())
