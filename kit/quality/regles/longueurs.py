"""Rules about length: sentences, paragraphs, blocks."""

from collections.abc import Iterator
from typing import ClassVar

from kit.quality.constat import Niveau, RegleTexte, extract
from kit.quality.contexte import Passage
from kit.quality.phrases import count_mots

PHRASE_MAX = 20
"""Words of a sentence."""
PHRASE_LIMITE = 25
"""Words that no sentence may exceed."""
PARAGRAPHE_MAX = 60
"""Words of a paragraph."""
PHRASES_MAX = 2
"""Sentences of a block: what a translator receives at once."""


class PhraseLongue(RegleTexte):
    """A sentence of more than 20 words."""

    code = "phrase-longue"
    niveau: ClassVar[Niveau] = "avertissement"
    titre = f"Phrase de plus de {PHRASE_MAX} mots"
    remede = "Coupez la phrase en deux\u00a0: une idée par phrase."
    _AU_DESSUS_DE = PHRASE_MAX
    _JUSQU_A: ClassVar[int | None] = PHRASE_LIMITE

    def check_passage(self, passage: Passage) -> Iterator[str]:
        """Each sentence whose length is the rule's."""
        for phrase in passage.phrases:
            mots = count_mots(phrase)
            if mots > self._AU_DESSUS_DE and (self._JUSQU_A is None or mots <= self._JUSQU_A):
                yield f"{mots} mots\u00a0: {extract(phrase)}"


class PhraseTropLongue(PhraseLongue):
    """A sentence that no reader gets through."""

    code = "phrase-trop-longue"
    niveau = "erreur"
    titre = f"Phrase de plus de {PHRASE_LIMITE} mots"
    _AU_DESSUS_DE = PHRASE_LIMITE
    _JUSQU_A = None


class ParagrapheLong(RegleTexte):
    """A paragraph of more than 60 words."""

    code = "paragraphe-long"
    niveau = "avertissement"
    titre = f"Paragraphe de plus de {PARAGRAPHE_MAX} mots"
    remede = "Partagez le paragraphe en plusieurs blocs, ou en une liste."

    def check_passage(self, passage: Passage) -> Iterator[str]:
        """The paragraph, when it is too long."""
        mots = sum(count_mots(phrase) for phrase in passage.phrases)
        if mots > PARAGRAPHE_MAX:
            yield f"{mots} mots\u00a0: {extract(passage.phrases[0])}"


class BlocLong(RegleTexte):
    """A block of more than two sentences."""

    code = "bloc-long"
    niveau = "avertissement"
    titre = f"Bloc de plus de {PHRASES_MAX} phrases"
    remede = "Mettez chaque idée dans un bloc à elle, avec un nouvel identifiant."

    def check_passage(self, passage: Passage) -> Iterator[str]:
        """The block, when a translator would receive too much."""
        if len(passage.phrases) > PHRASES_MAX:
            yield f"{len(passage.phrases)} phrases\u00a0: {extract(passage.phrases[0])}"
