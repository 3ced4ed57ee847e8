"""What a change does to people: every answer whose result, remarks or papers are not the same.

Exact while the budget holds: both versions are walked in step. The papers that a fiche gives are
not looked at, only those that the answers add or take off.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kit.content.parcours import Parcours
from kit.content.typographie import fix_typographie
from kit.parcours.ecart.alignement import align, find_deplaces
from kit.parcours.ecart.comparateur import Comparateur
from kit.parcours.ecart.comportement import Situation
from kit.parcours.preuve.budget import BUDGET, Budget, BudgetEpuiseError, Compteur
from kit.parcours.preuve.marches import walk_both
from kit.parcours.probleme import name, quote
from kit.parcours.trajet import is_walkable

_INNOMBRABLE = 10_000_000
"""Ways of answering past which their number says nothing."""


@dataclass(frozen=True)
class Comparaison:
    """The difference between two versions."""

    avant: Parcours
    apres: Parcours
    exacte: bool
    """False: the budget was exceeded and only walks at random were made, or not even that."""
    marchable: bool
    """False: a jump leads nowhere or backwards, so that no answer could be tried."""
    resultats_changes: tuple[Situation, ...]
    """One for each pair of results, the commonest first."""
    listes_changees: tuple[Situation, ...]
    """Same result, other papers or remarks: each change of each result is in one at least."""
    ajoutes: tuple[str, ...]
    """Ids of the nodes and choices that are new."""
    retires: tuple[str, ...]
    """Those that are no more."""
    renommes: tuple[tuple[str, str], ...]
    """Those that have another id."""
    deplaces: tuple[str, ...]
    """Nodes that are at another place."""
    facons: int = 0
    """How many ways of answering were compared; zero when they were not counted."""

    @property
    def is_vide(self) -> bool:
        """Whether nothing was found."""
        listes = (self.resultats_changes, self.listes_changees, self.ajoutes, self.retires)
        return self.exacte and not any((*listes, self.renommes, self.deplaces))


def compare(avant: Parcours, apres: Parcours, budget: Budget = BUDGET) -> Comparaison:
    """Compare two versions; of broken drafts, only the nodes and choices are compared."""
    alignement = align(avant, apres)
    marchable = is_walkable(avant) and is_walkable(apres)
    exacte, facons = marchable, 0
    resultats: tuple[Situation, ...] = ()
    listes: tuple[Situation, ...] = ()
    if marchable:
        comparateur = Comparateur(alignement, Compteur(budget))
        try:
            facons = comparateur.compare_resultats()
            comparateur.compare_listes()
        except BudgetEpuiseError:
            exacte = False
            for temoin in walk_both(alignement, budget):
                comparateur.add(temoin, 0)
        resultats, listes = comparateur.split()
    tous = _list_ids(avant), _list_ids(apres)
    connus = {**alignement.noeuds, **alignement.choix}
    return Comparaison(
        avant=avant,
        apres=apres,
        exacte=exacte,
        marchable=marchable,
        resultats_changes=resultats,
        listes_changees=listes,
        ajoutes=tuple(nom for nom in tous[1] if nom not in set(connus.values())),
        retires=tuple(nom for nom in tous[0] if nom not in connus),
        renommes=tuple((nom, la) for nom, la in connus.items() if nom != la),
        deplaces=find_deplaces(
            [alignement.noeuds[n.id] for n in avant.noeuds if n.id in alignement.noeuds],
            [noeud.id for noeud in apres.noeuds],
        ),
        facons=facons,
    )


def _list_ids(parcours: Parcours) -> list[str]:
    choix = [choix.id for question in parcours.questions for choix in question.choix]
    return [*(noeud.id for noeud in parcours.noeuds), *choix]


def describe(comparaison: Comparaison) -> tuple[str, ...]:
    """The difference in French sentences, what matters most first."""
    return tuple(fix_typographie(phrase) for phrase in _describe(comparaison))


def _describe(comparaison: Comparaison) -> Iterator[str]:
    changees, listes = comparaison.resultats_changes, comparaison.listes_changees
    if not comparaison.marchable:
        yield "Un renvoi ne mène nulle part, ou ramène en arrière : corrigez-le pour comparer."
    elif not comparaison.exacte:
        yield (
            "Ce parcours est trop grand pour être comparé en entier : d’autres changements sont "
            "possibles."
        )
    elif not changees and not listes:
        yield "Aucune réponse ne change de résultat, de papiers ni de remarques."
    if changees:
        facons = sum(situation.facons for situation in changees)
        yield f"Dans {count(changees)}, le résultat change{_tell_part(facons, comparaison)}."
        yield from (_tell_resultat(comparaison, situation) for situation in changees)
    if listes:
        yield f"Dans {count(listes)}, le résultat est le même, pas les papiers ou les remarques."
        yield from (_tell_liste(comparaison, situation) for situation in listes)
    avant, apres = comparaison.avant, comparaison.apres
    yield from _enumerate("Ajouté", (name(apres, nom) for nom in comparaison.ajoutes))
    yield from _enumerate("Retiré", (name(avant, nom) for nom in comparaison.retires))
    yield from _enumerate("Déplacé", (name(apres, nom) for nom in comparaison.deplaces))
    renommes = (f"« {nom} » devient « {la} »" for nom, la in comparaison.renommes)
    yield from _enumerate("Renommé", renommes)


def count(situations: tuple[Situation, ...]) -> str:
    """How many situations, in words."""
    nombre = len(situations)
    return f"{nombre} situation{'s' if nombre > 1 else ''}"


def _tell_part(facons: int, comparaison: Comparaison) -> str:
    """How many ways of answering are concerned; nothing when they are past counting."""
    if not facons or comparaison.facons > _INNOMBRABLE:
        return ""
    nombres = (f"{n:,}".replace(",", " ") for n in (facons, comparaison.facons))
    return " : {} façons de répondre sur {}".format(*nombres)


def _tell_resultat(comparaison: Comparaison, situation: Situation) -> str:
    avant = name(comparaison.avant, situation.avant.resultat)
    if situation.apres is not None:
        apres = name(comparaison.apres, situation.apres.resultat)
    elif situation.attendue is not None:
        question = name(comparaison.apres, situation.attendue)
        apres = f"la question {question} attend une autre réponse"
    else:
        apres = "aucun résultat"
    return f"{_tell_reponses(comparaison, situation)} Avant : {avant}. Après : {apres}."


def _tell_liste(comparaison: Comparaison, situation: Situation) -> str:
    parties = (
        ("papier ajouté", situation.pieces_ajoutees),
        ("papier retiré", situation.pieces_retirees),
        ("remarque ajoutée", situation.encarts_ajoutes),
        ("remarque retirée", situation.encarts_retires),
    )
    dits = [f"{quoi} {quote(nom)}" for quoi, noms in parties for nom in noms]
    resultat = name(comparaison.avant, situation.avant.resultat)
    return f"{_tell_reponses(comparaison, situation)} {resultat} : {', '.join(dits)}."


def _tell_reponses(comparaison: Comparaison, situation: Situation) -> str:
    anciens = {choix.id for q in comparaison.avant.questions for choix in q.choix}
    dites = (
        name(comparaison.avant if nom in anciens else comparaison.apres, nom)
        for nom in situation.temoin
    )
    return f"Réponses : {', '.join(dites)}."


def _enumerate(quoi: str, noms: Iterable[str]) -> Iterator[str]:
    tous = list(noms)
    if tous:
        yield f"{quoi}{'s' if len(tous) > 1 else ''} : {', '.join(tous)}."
