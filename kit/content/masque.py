"""Taking out of a sentence what leads to a person: telephone, e-mail address, number of a file.

Names cannot be recognised: the page asks not to write any, and agents discard those they see.
"""

import re
import unicodedata
from typing import NamedTuple

MARQUE = "[…]"
"""What stands in the place of what was taken out, in any language."""
_LIANTS = "\u200c\u200d"
"""Joiners, which Persian and Arabic words need; no other invisible sign is kept."""
_ENTRE = r"[\s.,:;/()\[\]+_\-\u2010-\u2015\u200c\u200d]{0,3}"
_COURRIEL = re.compile(
    r"[^\s@]+\s?(?:@|[(\[]\s?(?:at|arobase)\s?[)\]]|\sarobase\s)\s?[^\s@]+", re.IGNORECASE
)
_NOMBRE = re.compile(rf"[+(]*\d(?:{_ENTRE}\d){{7,}}")
"""Eight digits, in any script, however they are written: ten of a telephone, a date of birth."""
_DOSSIER = re.compile(r"\b(?=\w*[^\W\d])(?=(?:\w*?\d){5})\w{8,}\b")
"""A word of letters and digits, as passports and files are numbered."""


class Masque(NamedTuple):
    """A sentence that may be kept."""

    texte: str
    masque: bool
    """Whether something was taken out."""


def mask_personnel(texte: str) -> Masque:
    """The sentence on one line, without what would lead to whoever wrote it."""
    plain = unicodedata.normalize("NFKC", texte)
    visible = "".join(s if s.isprintable() or s in _LIANTS else _space(s) for s in plain)
    propre = " ".join(visible.split())
    masque = propre
    for motif in (_COURRIEL, _NOMBRE, _DOSSIER):
        masque = motif.sub(MARQUE, masque)
    return Masque(masque, masque != propre)


def _space(signe: str) -> str:
    """A sign that is not seen: a space for an end of line, nothing for a mark of direction."""
    return "" if unicodedata.category(signe) == "Cf" else " "
