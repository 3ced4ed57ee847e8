"""The notes at the foot of a page: its sources, and the words it explains."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kit.content.glossaire import Terme
from kit.content.source import Source
from kit.langues.registre import FRANCAIS
from kit.render.passages import Lecteur, Passage, Textes
from kit.render.vues.origine import OrigineVue, build_origine


@dataclass(frozen=True)
class SourceVue:
    """A source, named in French."""

    titre: str
    adresse: str | None
    date_source: str | None
    lu_le: str | None
    """None when the page already says the date of the whole text."""


@dataclass(frozen=True)
class MotVue:
    """A glossary word used in the page."""

    id: str
    terme: str
    developpe: str | None
    equivalent: Passage | None
    """The word in the reader's language, or in the second one; never in French."""
    definition: Passage
    origine: OrigineVue | None
    """Whose definition this is, when it was taken up."""


def build_sources(
    lecteur: Lecteur, sources: Iterable[Source], *, lues: bool = True
) -> tuple[SourceVue, ...]:
    """The sources, their dates in the reader's words; `lues` says the day of each reading."""
    format_date = lecteur.langue.format_date
    return tuple(
        SourceVue(
            source.titre,
            source.adresse,
            format_date(source.date_source) if source.date_source else None,
            format_date(source.lu_le) if lues else None,
        )
        for source in sources
    )


def build_mots(lecteur: Lecteur) -> tuple[MotVue, ...]:
    """Words met while the rest was read, hence called last."""
    return tuple(build_mot(lecteur, terme) for terme in lecteur.mots)


def build_mot(lecteur: Lecteur, terme: Terme) -> MotVue:
    """A glossary word and its meaning."""
    textes = lecteur.open(terme)
    return MotVue(
        terme.id,
        terme.terme,
        terme.developpe,
        _equivalent(textes, terme),
        textes.passage("definition"),
        build_origine(lecteur, terme.origine),
    )


def _equivalent(textes: Textes, terme: Terme) -> Passage | None:
    """The word in the language that is not French: that one stands beside already."""
    passage = textes.passage("equivalent") if terme.equivalent else None
    if passage is None or passage.langue != FRANCAIS:
        return passage and replace(passage, autre=None)
    if passage.autre is None:
        return None
    return replace(
        passage,
        html=passage.autre,
        langue=passage.autre_langue,
        direction=passage.autre_direction,
        autre=None,
    )
