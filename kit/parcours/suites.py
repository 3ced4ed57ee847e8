"""Where each answer leads, said once for all: paper cannot replay them."""

from kit.content.parcours import Choix, Information, Parcours, QuestionPosee, Resultat


def find_suivant(parcours: Parcours, noeud: str) -> str | None:
    """The card after a question or a thing to read, its own condition left for it to say.

    None when the result depends on the answers: `list_conclusions` says which one it is.
    """
    suite = iter(parcours.noeuds)
    for passe in suite:
        if passe.id == noeud:
            break
    suivant = next((n.id for n in suite if not isinstance(n, Resultat)), None)
    return suivant or find_fin(parcours)


def find_arrivee(parcours: Parcours, question: QuestionPosee, choix: Choix) -> str | None:
    """The card to which a choice leads, as `find_suivant`. Ticked boxes never jump (V10)."""
    if choix.vers is None or (question.plusieurs and choix.role == "choix"):
        return find_suivant(parcours, question.id)
    return choix.vers


def list_conclusions(parcours: Parcours) -> tuple[Resultat, ...]:
    """The results among which the answers decide after the last question, in order.

    The first whose condition is true is given: none of those after one without condition is.
    """
    conclusions: list[Resultat] = []
    for resultat in parcours.resultats:
        conclusions.append(resultat)
        if resultat.si is None:
            break
    return tuple(conclusions)


def find_fin(parcours: Parcours) -> str | None:
    """The result of all those who come to the end of the questions; None when it depends."""
    premier, *_autres = list_conclusions(parcours) or (None,)
    return premier.id if premier is not None and premier.si is None else None


def may_be_passed(question: QuestionPosee) -> bool:
    """Whether some do not have to answer: it is not for them, or no answer is."""
    return question.si is not None or all(choix.si is not None for choix in question.choix)


def has_fin(parcours: Parcours) -> bool:
    """Whether some answers come to the end of the questions, where the result depends on them."""
    arrivees: list[str | None] = []
    for noeud in parcours.noeuds:
        if isinstance(noeud, Information):
            arrivees.append(find_suivant(parcours, noeud.id))
        elif isinstance(noeud, QuestionPosee):
            arrivees += [find_arrivee(parcours, noeud, choix) for choix in noeud.choix]
            if may_be_passed(noeud):
                arrivees.append(find_suivant(parcours, noeud.id))
    return None in arrivees


def list_origines(parcours: Parcours, noeud: str) -> tuple[str, ...]:
    """Ids of the questions of which a choice leads to a node, in order."""
    return tuple(
        question.id
        for question in parcours.questions
        if any(find_arrivee(parcours, question, choix) == noeud for choix in question.choix)
    )
