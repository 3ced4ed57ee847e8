"""How many questions a path asks: what people want to know before they start."""

from kit.content.parcours import Parcours, QuestionPosee, Resultat

_Longueurs = tuple[int, int]


def measure_longueurs(parcours: Parcours) -> _Longueurs:
    """The fewest and the most questions from the start to a result.

    Conditions may be true or not: both are counted, so that nobody is asked more than is said.
    """
    rangs = {noeud.id: rang for rang, noeud in enumerate(parcours.noeuds)}
    restent: list[_Longueurs] = [(0, 0)] * (len(parcours.noeuds) + 1)
    for rang in range(len(parcours.noeuds) - 1, -1, -1):
        noeud = parcours.noeuds[rang]
        restent[rang] = restent[rang + 1]
        if isinstance(noeud, QuestionPosee):
            suites = [
                _follow(parcours, rangs.get(choix.vers or "", rang + 1), restent)
                for choix in noeud.choix
            ] or [restent[rang + 1]]
            posee = 1 + min(s[0] for s in suites), 1 + max(s[1] for s in suites)
            sautee = restent[rang + 1] if noeud.si else posee
            restent[rang] = min(posee[0], sautee[0]), max(posee[1], sautee[1])
    return restent[0]


def _follow(parcours: Parcours, rang: int, restent: list[_Longueurs]) -> _Longueurs:
    """What remains after a jump; a result ends it, while in order results are passed by."""
    fini = rang < len(parcours.noeuds) and isinstance(parcours.noeuds[rang], Resultat)
    return (0, 0) if fini else restent[rang]
