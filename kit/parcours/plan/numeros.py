"""The numbers of a path on paper: they stand for the addresses that nobody can follow there."""

from string import ascii_uppercase

from kit.content.parcours import Information, Parcours


def number_noeuds(parcours: Parcours) -> dict[str, str]:
    """The number of each node, by id, in order.

    Questions are 1, 2, 3; what is to be read A, B, C; results R1, R2, R3. The poster, the booklet
    and the plan of the agents say the same ones.
    """
    lues = [noeud for noeud in parcours.noeuds if isinstance(noeud, Information)]
    numeros = {question.id: str(n) for n, question in enumerate(parcours.questions, start=1)}
    numeros |= {information.id: _letter(n) for n, information in enumerate(lues)}
    return numeros | {r.id: f"R{n}" for n, r in enumerate(parcours.resultats, start=1)}


def _letter(rang: int) -> str:
    """A to Z, then AA, AB."""
    tour, reste = divmod(rang, len(ascii_uppercase))
    return (_letter(tour - 1) if tour else "") + ascii_uppercase[reste]
