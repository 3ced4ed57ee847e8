"""French typography: the apostrophe, the guillemets and the no-break spaces."""

import re

FINE = "\u202f"
"""Narrow no-break space: before ; ? ! % €, inside « », in thousands."""
INSECABLE = "\u00a0"
"""No-break space, before a colon."""

_MARQUES = re.compile(r"(\{valeur:[^{}]*\}|\]\([^()\s]*\)|\[\[[^\[\]|]*\||https?://\S+)")

_REGLES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\w)'(?=\w|\Z)"), "’"),
    (re.compile(r"«[ \u00a0\u202f]*"), "«" + FINE),
    (re.compile(r"[ \u00a0\u202f]*»"), FINE + "»"),
    (re.compile(r"[ \u00a0\u202f]+([;?!€]|%(?!\())"), FINE + r"\1"),
    (re.compile(r"[ \u00a0\u202f]+:"), INSECABLE + ":"),
    (re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?:\D|$))"), FINE),
    (re.compile(r"\.\.\."), "…"),
)


def fix_typographie(texte: str) -> str:
    """The same French text with the right signs; applying it twice changes nothing."""
    parts = _MARQUES.split(texte)
    return "".join(part if i % 2 else _fix(part) for i, part in enumerate(parts))


def _fix(texte: str) -> str:
    for motif, remplacement in _REGLES:
        texte = motif.sub(remplacement, texte)
    return texte
