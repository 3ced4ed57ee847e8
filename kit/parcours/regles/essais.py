"""Somebody imagined, and what the path must tell them (V40, V41)."""

from collections.abc import Iterator

from kit.content.parcours import CasType, Parcours
from kit.parcours.ecart.comportement import Issue, read_issue
from kit.parcours.preuve.analyse import Analyse
from kit.parcours.probleme import Probleme, alerte, bloquant, name, quote
from kit.parcours.trajet import SansIssueError, Trajet, replay


def check_cas(analyse: Analyse) -> Iterator[Probleme]:
    """V40: a cas type that the path contradicts."""
    for cas in analyse.parcours.cas_types:
        for faute in _judge(analyse, cas):
            yield bloquant(
                "V40",
                cas.id,
                f"Le cas {quote(cas.nom)} : {faute}.",
                "Corrigez le parcours, ou le cas s’il est devenu faux.",
                cas.choisis,
            )


def _judge(analyse: Analyse, cas: CasType) -> Iterator[str]:
    parcours = analyse.parcours
    yield from _list_inconnus(parcours, cas)
    if not analyse.is_walkable:
        return
    try:
        trajet = replay(parcours, answers_of(parcours, cas))
    except SansIssueError:
        yield "ses réponses ne mènent à aucun résultat"
        return
    oubliees = set(cas.choisis) - {choix.id for choix in trajet.choisis}
    issue = read_issue(parcours, trajet)
    if issue is None:
        yield _tell_attente(parcours, trajet)
        return
    for choix in cas.choisis:
        if choix in oubliees and choix in _list_choix(parcours):
            yield f"la réponse {name(parcours, choix)} n’est pas sur son chemin"
    if issue.resultat != cas.resultat:
        obtenu, attendu = name(parcours, issue.resultat), name(parcours, cas.resultat)
        yield f"il mène à {obtenu}, et non à {attendu}"
    yield from _compare(cas, issue)


def answers_of(parcours: Parcours, cas: CasType) -> dict[str, tuple[str, ...]]:
    """The answers of a cas type, by question."""
    voulus = set(cas.choisis)
    reponses = {
        question.id: tuple(choix.id for choix in question.choix if choix.id in voulus)
        for question in parcours.questions
    }
    return {question: choisis for question, choisis in reponses.items() if choisis}


def _list_inconnus(parcours: Parcours, cas: CasType) -> Iterator[str]:
    connus = _list_choix(parcours)
    for choix in cas.choisis:
        if choix not in connus:
            yield f"la réponse « {choix} » n’existe pas"
    if cas.resultat not in {resultat.id for resultat in parcours.resultats}:
        yield f"le résultat « {cas.resultat} » n’existe pas"
    for encart in cas.encarts or ():
        if encart not in {encart.id for encart in parcours.encarts}:
            yield f"la remarque « {encart} » n’existe pas"


def _list_choix(parcours: Parcours) -> frozenset[str]:
    return frozenset(choix.id for question in parcours.questions for choix in question.choix)


def _tell_attente(parcours: Parcours, trajet: Trajet) -> str:
    question = trajet.attendue
    titre = name(parcours, question.id) if question else ""
    return f"il s’arrête à la question {titre}, qui attend une autre réponse"


def _compare(cas: CasType, issue: Issue) -> Iterator[str]:
    for piece in cas.pieces:
        if piece not in issue.ajoutees:
            yield f"le papier « {piece} » n’est pas demandé"
    for piece in cas.sans_pieces:
        if piece in issue.ajoutees:
            yield f"le papier « {piece} » est demandé"
    if cas.encarts is not None and set(cas.encarts) != issue.encarts:
        manquent = ", ".join(sorted(set(cas.encarts) - issue.encarts))
        en_trop = ", ".join(sorted(issue.encarts - set(cas.encarts)))
        if manquent:
            yield f"il ne voit pas la remarque {manquent}"
        if en_trop:
            yield f"il voit la remarque {en_trop}"


def check_couverture(analyse: Analyse) -> Iterator[Probleme]:
    """V41: results that no cas type tries."""
    essayes = {cas.resultat for cas in analyse.parcours.cas_types}
    for resultat in analyse.parcours.resultats:
        if resultat.id not in essayes:
            yield alerte(
                "V41",
                resultat.id,
                f"Aucun cas type n’arrive au résultat {name(analyse.parcours, resultat.id)}.",
                "Ajoutez un cas type qui y mène.",
            )


REGLES = (check_cas, check_couverture)
