"""XML written as text: escaped by default, in the order in which it is given."""

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup, escape

_INTERDITS = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML document can hold (XML 1.0, section 2.2), which a text that was pasted may."""


def balise(
    nom: str, attributs: Mapping[str, str] | None = None, contenu: Iterable[Markup] = ()
) -> Markup:
    """An element: its name with its prefix, its attributes, what is inside."""
    mots = "".join(f' {cle}="{write(valeur)}"' for cle, valeur in (attributs or {}).items())
    dedans = "".join(contenu)
    return Markup(  # noqa: S704 - values are escaped, and the inside is made of elements
        f"<{nom}{mots}>{dedans}</{nom}>" if dedans else f"<{nom}{mots}/>"
    )


def write(texte: str) -> Markup:
    """A text, without what XML refuses."""
    return escape(_INTERDITS.sub("", texte))
