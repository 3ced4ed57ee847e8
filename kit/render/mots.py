"""The words that the kit says as its own, beside those of the contents: in one language, or two."""

from collections.abc import Callable
from dataclasses import replace

from markupsafe import Markup

from kit.langues.langue import Langue, load_langue
from kit.langues.registre import FRANCAIS
from kit.render.passages import Lecteur, Passage


def in_each(lecteur: Lecteur, make: Callable[[Langue], tuple[Langue, str]]) -> Passage:
    """Words in the language of the reader, and in the one that stands beside it.

    `make` gives them for a language, with the one that they are in. Said once when both say the
    same, or in the same language: nobody has translated them yet.
    """
    langue, mots = make(lecteur.langue)
    passage = _say_in(langue, mots)
    if lecteur.avec is None:
        return passage
    seconde, autres = make(lecteur.avec)
    ecrit = Markup("{}").format(autres)
    if seconde == langue or ecrit == passage.html:
        return passage
    return replace(
        passage, autre=ecrit, autre_langue=seconde.tag, autre_direction=seconde.direction
    )


def say(lecteur: Lecteur, write: Callable[[Langue], str]) -> Passage:
    """What `write` says in each language of the reader."""
    return in_each(lecteur, lambda langue: (langue, write(langue)))


def message(lecteur: Lecteur, texte: str) -> Passage:
    """A message of the interface."""
    return say(lecteur, lambda langue: langue.gettext(texte))


def name_in_french(nom: str) -> Passage:
    """A name that no language changes: a place, an official name."""
    return _say_in(load_langue(FRANCAIS), nom)


def _say_in(langue: Langue, mots: str) -> Passage:
    return Passage(
        Markup("{}").format(mots),
        langue.tag,
        langue.direction,
        "francais" if langue.is_francais else "relue",
        critique=False,
        a_confirmer=False,
    )
