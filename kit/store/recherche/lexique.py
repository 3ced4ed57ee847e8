"""Words taken one for another: those of the pack, and the other forms of the glossary's words."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kit.content.glossaire import Terme
from kit.content.mots import split_cles, split_mots
from kit.content.segments import cle_segment
from kit.content.synonyme import Synonyme
from kit.langues.registre import FRANCAIS
from kit.store.catalogue import Catalogue

_VIDES_PAR_LANGUE = {
    "fr": "le la les un une de du des au aux et en pour avec que qui est ce je mon ma mes veux "
    "ou qu quel quelle quels quelles comment sont",
    "en": "the of an my to for and in is how want",
    "ar": "في من على عن و الي",
}
VIDES = frozenset(mot for mots in _VIDES_PAR_LANGUE.values() for mot in mots.split())
"""Words too common to search for."""

Expression = tuple[str, ...]
"""Words in their barest form, without the too common ones."""

_ENTRE_PARENTHESES = re.compile(r"\([^()]*\)|\[\[|\]\]")
_AUTRES_MAX = 12
"""Other expressions looked for at most."""


class Lexique:
    """The expressions that mean the same, for a reader of one language and French."""

    def __init__(self, catalogue: Catalogue, langue: str) -> None:
        self._groupes: dict[Expression, list[Expression]] = defaultdict(list)
        for textes in _iterate_groupes(catalogue, langue):
            groupe = list(dict.fromkeys(e for texte in textes if (e := split_expression(texte))))
            for expression in groupe:
                self._groupes[expression] += (e for e in groupe if e != expression)
        self._plus_long = max((len(expression) for expression in self._groupes), default=0)
        self.mots = frozenset(mot for expression in self._groupes for mot in expression)
        """Every word of an expression: known, even when no text holds it."""

    def split(self, mots: Sequence[str]) -> Iterator[tuple[int, int, list[Expression]]]:
        """The parts of some words that are an expression, or else one word.

        First and last place (not included), and the other expressions.
        """
        debut = 0
        while debut < len(mots):
            longueur, autres = self._find_au(mots, debut)
            yield debut, debut + longueur, autres[:_AUTRES_MAX]
            debut += longueur

    def _find_au(self, mots: Sequence[str], debut: int) -> tuple[int, list[Expression]]:
        for longueur in range(min(self._plus_long, len(mots) - debut), 0, -1):
            autres = self._groupes.get(tuple(mots[debut : debut + longueur]))
            if autres:
                return longueur, list(dict.fromkeys(autres))
        return 1, []


def split_expression(texte: str) -> Expression:
    """The words of an expression that are worth looking for."""
    return tuple(mot for mot in split_mots(texte) if mot not in VIDES)


def list_proches(catalogue: Catalogue, langue: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """The everyday words that lead to a document, as they are written, by its kind and id."""
    proches: dict[tuple[str, str], tuple[str, ...]] = {}
    for synonyme in catalogue.all(Synonyme):
        cles = split_cles(_text_of(catalogue, synonyme, langue))
        offertes = (catalogue.offered_fiche(fiche) for fiche in synonyme.fiches if cles)
        for place in {(fiche.GENRE, fiche.id) for fiche in offertes if fiche}:
            proches[place] = (*proches.get(place, ()), *cles)
    return proches


def _text_of(catalogue: Catalogue, synonyme: Synonyme, langue: str) -> str:
    if langue == FRANCAIS:
        return synonyme.mots
    traduction = catalogue.traduction(langue, cle_segment(synonyme.GENRE, synonyme.id, "mots"))
    return traduction.texte if traduction and traduction.etat != "retiree" else ""


def _iterate_groupes(catalogue: Catalogue, langue: str) -> Iterator[list[str]]:
    langues = dict.fromkeys((FRANCAIS, langue))
    for synonyme in catalogue.all(Synonyme):
        yield [c for tag in langues for c in split_cles(_text_of(catalogue, synonyme, tag))]
    for terme in catalogue.all(Terme):
        noms = [terme.terme, terme.developpe or "", *terme.autres_formes]
        equivalent = catalogue.traduction(langue, cle_segment(terme.GENRE, terme.id, "equivalent"))
        if equivalent and equivalent.etat != "retiree":
            noms.append(_ENTRE_PARENTHESES.sub(" ", equivalent.texte))
        yield noms
