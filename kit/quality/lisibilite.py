"""How long the sentences are: the texts written here, next to those taken up from elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from kit.content.fiche import Fiche
from kit.quality.contexte import Contexte, is_repris
from kit.quality.phrases import count_mots

COURTE = 15
"""Words of a sentence that most readers hold in mind."""
CIBLE_COURTES = 90
"""Per cent of short sentences to reach."""
LIMITE = 25
"""Words that no sentence exceeds."""
_TRANCHES = (5, 10, COURTE, 20, LIMITE)


@dataclass(frozen=True)
class Distribution:
    """Lengths of the sentences of a set of fiches, in words."""

    fiches: int
    longueurs: tuple[int, ...]
    """One per sentence, in order."""

    @property
    def phrases(self) -> int:
        """How many sentences."""
        return len(self.longueurs)

    @property
    def moyenne(self) -> float:
        """Mean length."""
        return sum(self.longueurs) / self.phrases if self.longueurs else 0.0

    def centile(self, part: float) -> int:
        """Length that `part` (0 to 1) of the sentences do not exceed."""
        if not self.longueurs:
            return 0
        return self.longueurs[min(self.phrases - 1, max(0, -int(-part * self.phrases // 1) - 1))]

    def share(self, maximum: int) -> float:
        """Per cent of the sentences of at most so many words."""
        if not self.longueurs:
            return 100.0
        return 100 * sum(1 for mots in self.longueurs if mots <= maximum) / self.phrases

    def tranches(self) -> tuple[tuple[str, int], ...]:
        """How many sentences in each span of lengths."""
        bornes = (0, *_TRANCHES)
        lignes = [
            (f"{bas + 1} à {haut}", sum(1 for mots in self.longueurs if bas < mots <= haut))
            for bas, haut in zip(bornes, _TRANCHES, strict=False)
        ]
        reste = sum(1 for mots in self.longueurs if mots > _TRANCHES[-1])
        return (*lignes, (f"plus de {_TRANCHES[-1]}", reste))


def measure_fiches(contexte: Contexte, fiches: Iterable[Fiche]) -> Distribution:
    """The sentences of the paragraphs and list items of some fiches; titles are not sentences."""
    choisies = tuple(fiches)
    longueurs = sorted(
        mots
        for fiche in choisies
        for passage in contexte.passages(fiche)
        if passage.enrichi
        for phrase in passage.phrases
        if (mots := count_mots(phrase))
    )
    return Distribution(len(choisies), tuple(longueurs))


def measure_propres(contexte: Contexte) -> Distribution:
    """The fiches written here."""
    return measure_fiches(contexte, (f for f in contexte.all(Fiche) if not is_repris(f)))


def measure_repris(contexte: Contexte) -> Distribution:
    """The fiches taken up from another publisher."""
    return measure_fiches(contexte, (f for f in contexte.all(Fiche) if is_repris(f)))
