"""An old link read on the present version, which alone is true."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kit.content.parcours import Parcours
from kit.parcours.adresse import read_reponses
from kit.parcours.ecart.alignement import align
from kit.parcours.ecart.comportement import Issue, read_issue
from kit.parcours.trajet import SansIssueError, Trajet, is_walkable, replay

Cas = Literal["meme", "different", "incomplet", "inconnu"]


@dataclass(frozen=True)
class AncienLien:
    """What a visitor who comes with an old link must know."""

    cas: Cas
    """`meme`: the same result, papers and remarks as then. `different`: another result, or not
    the same papers or remarks. `incomplet`: answers mean nothing any more, or there are new
    questions; one goes on at the first that waits. `inconnu`: the old version is not kept, or
    told nothing then either; the answers are only replayed."""
    pieces_ajoutees: tuple[str, ...] = ()
    """Ids of papers, or of shared lists of papers, asked for since then."""
    pieces_retirees: tuple[str, ...] = ()
    """Those that are not any more."""
    encarts_ajoutes: tuple[str, ...] = ()
    encarts_retires: tuple[str, ...] = ()
    resultat_avant: str | None = None
    """Id of the result of then, in the old version."""
    obsoletes: tuple[str, ...] = ()
    """Ids, in the old version, of the questions of which the answer is not understood any more."""
    attendue: str | None = None
    """Id of the question that waits, in the present version."""


def read_ancien(
    ancienne: Parcours | None, actuelle: Parcours, parametres: Mapping[str, Iterable[str]]
) -> AncienLien:
    """Which of the four cases the parameters of an old link are in.

    A path that was withdrawn is the caller's business. Raises SansIssueError when the present
    version is not sound.
    """
    recus = {nom: tuple(valeurs) for nom, valeurs in parametres.items()}
    lues = read_reponses(actuelle, recus)
    trajet = replay(actuelle, lues.reponses)
    ancien = _replay_ancienne(ancienne, recus)
    attendue = trajet.attendue.id if trajet.attendue else None
    if ancienne is None or ancien is None:
        return AncienLien("inconnu", attendue=attendue)
    avant, apres = read_issue(ancienne, ancien), read_issue(actuelle, trajet)
    obsoletes = _list_obsoletes(ancienne, actuelle, ancien)
    if apres is None:
        attendait = avant is None and not obsoletes
        cas: Cas = "inconnu" if attendait else "incomplet"
        return AncienLien(
            cas,
            resultat_avant=avant.resultat if avant else None,
            obsoletes=obsoletes,
            attendue=attendue,
        )
    if avant is None:
        return AncienLien("inconnu", obsoletes=obsoletes)
    return _compare(ancienne, actuelle, avant, apres, obsoletes)


def _compare(
    ancienne: Parcours,
    actuelle: Parcours,
    avant: Issue,
    apres: Issue,
    obsoletes: tuple[str, ...],
) -> AncienLien:
    la = align(ancienne, actuelle).noeuds.get(avant.resultat)
    meme = (la, *avant.effets[1:]) == apres.effets
    return AncienLien(
        "meme" if meme else "different",
        pieces_ajoutees=apres.gains(avant),
        pieces_retirees=avant.gains(apres),
        encarts_ajoutes=tuple(sorted(apres.encarts - avant.encarts)),
        encarts_retires=tuple(sorted(avant.encarts - apres.encarts)),
        resultat_avant=avant.resultat,
        obsoletes=obsoletes,
    )


def _replay_ancienne(
    ancienne: Parcours | None, parametres: Mapping[str, tuple[str, ...]]
) -> Trajet | None:
    """None when the old version is not kept, or cannot be walked."""
    if ancienne is None or not is_walkable(ancienne):
        return None
    try:
        return replay(ancienne, read_reponses(ancienne, parametres).reponses)
    except SansIssueError:
        return None


def _list_obsoletes(ancienne: Parcours, actuelle: Parcours, trajet: Trajet) -> tuple[str, ...]:
    """The questions on the old path of which a choice given is no more."""
    choix = align(ancienne, actuelle).choix
    return tuple(
        question
        for question, choisis in trajet.reponses.items()
        if any(choisi not in choix for choisi in choisis)
    )
