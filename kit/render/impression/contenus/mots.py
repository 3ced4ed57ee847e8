"""The words of the interface that a sheet says as its own: in one language, or in two."""

from collections.abc import Callable
from dataclasses import replace

from markupsafe import Markup

from kit.langues.langue import Langue
from kit.langues.registre import FRANCAIS
from kit.render.passages import Lecteur, Passage


def say(lecteur: Lecteur, write: Callable[[Langue], str]) -> Passage:
    """What `write` says in the language of the sheet, and in the one that stands beside it."""
    langue, autre = lecteur.langue, lecteur.avec
    passage = Passage(
        Markup("{}").format(write(langue)),
        langue.tag,
        langue.direction,
        "francais" if langue.is_francais else "relue",
        critique=False,
        a_confirmer=False,
    )
    if autre is None:
        return passage
    ecrit = Markup("{}").format(write(autre))
    if ecrit == passage.html:
        return passage  # A language whose interface is not translated yet.
    return replace(passage, autre=ecrit, autre_langue=autre.tag, autre_direction=autre.direction)


def message(lecteur: Lecteur, texte: str) -> Passage:
    """A message of the interface."""
    return say(lecteur, lambda langue: langue.gettext(texte))


def name_in_french(nom: str) -> Passage:
    """A name that no language changes: a place, an official name."""
    html = Markup("{}").format(nom)
    return Passage(html, FRANCAIS, "ltr", "francais", critique=False, a_confirmer=False)
