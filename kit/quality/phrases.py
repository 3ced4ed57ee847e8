"""Sentences and words of a French text, as its readers see them."""

import re
from collections.abc import Iterator

_ESPACES = " \u00a0\u202f\t"
_FIN = re.compile(rf"(?P<signe>[.!?…]+)(?P<ferme>[{_ESPACES}]*[»”)\]]+)?(?P<vide>[{_ESPACES}]+|$)")
"""What may end a sentence: signs, the quotes and brackets they close, then a space or the end."""
_DEBUT = re.compile(rf"[«“(\[{_ESPACES}]*[A-ZÀ-ÖØ-Þ0-9Œ]")
"""A sentence begins with a capital or a figure, perhaps after an opening quote."""
_ABREGES = frozenset(
    [
        "m",
        "mm",
        "mme",
        "mlle",
        "dr",
        "me",
        "mgr",
        "pr",
        "st",
        "ste",
        "art",
        "al",
        "p",
        "pp",
        "n",
        "cf",
        "tél",
        "fax",
        "bd",
        "av",
        "vol",
        "chap",
        "réf",
        "éd",
        "ex",
        "env",
        "apr",
        "arr",
        "dép",
        "préf",
        "c.-à-d",
    ]
)
"""Short forms that are followed by more words of the same sentence."""
_NUMEROTES = frozenset(["art", "l", "r", "d", "a", "n", "p", "pp", "al", "chap", "vol", "lr", "ar"])
"""Short forms that a number follows: "art. 5", "L. 435-4"."""
_CIVILITES = frozenset({"m", "mm", "mme", "mlle", "dr", "me", "pr", "st", "ste"})
_DERNIER_MOT = re.compile(r"([^\s«“(\[’']+)$")
_RANG = re.compile(r"^\s*(?:[0-9]{1,2}|[a-zA-Z])$")
"""What stands before the point of a numbered item: "1.", "a."."""
_CHIFFRES = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d)")
_MOT = re.compile(r"\S*\w\S*")


def split_phrases(texte: str) -> tuple[str, ...]:
    """The sentences of a text, in order; joined without spaces they are the text without spaces.

    A line end closes a sentence. A colon or a semicolon does not.
    """
    return tuple(phrase for ligne in texte.splitlines() for phrase in _split_ligne(ligne))


def count_mots(texte: str) -> int:
    """Words as they are read: "l’attestation", "VLS-TS", "04 67 61 61 61", "225 €" are one each."""
    return sum(1 for _ in _MOT.finditer(_CHIFFRES.sub("", texte)))


def _split_ligne(ligne: str) -> Iterator[str]:
    debut = 0
    for fin in _FIN.finditer(ligne):
        if fin.end() < len(ligne) and not _is_boundary(ligne, debut, fin):
            continue
        phrase = ligne[debut : fin.end()].strip()
        if phrase:
            yield phrase
        debut = fin.end()
    reste = ligne[debut:].strip()
    if reste:
        yield reste


def _is_boundary(ligne: str, debut: int, fin: re.Match[str]) -> bool:
    """Whether the signs end a sentence, not a short form, an initial, a rank or a blank."""
    if not _DEBUT.match(ligne, fin.end()):
        return False
    avant = ligne[debut : fin.start()]
    if fin["signe"] != "." or fin["ferme"]:
        return fin["signe"] not in ("…", "...") or not avant.endswith(tuple(_ESPACES))
    suivant = ligne[fin.end()]
    dernier = _DERNIER_MOT.search(avant)
    if dernier is None:
        return True
    mot = dernier.group(1)
    if _RANG.match(avant):
        return False
    if suivant.isdigit() and mot.casefold().strip("*") in _NUMEROTES:
        return False
    return mot.casefold() not in _ABREGES and not _is_initial(avant[: dernier.start()], mot)


def _is_initial(avant: str, mot: str) -> bool:
    """Whether a word is the capital of a first name ("M. J. Dupont"), not that of a "visa D"."""
    if not re.fullmatch(r"[A-ZÀ-Ö](?:\.?-?[A-ZÀ-Ö])*", mot) or ("." not in mot and len(mot) > 1):
        return False
    precedent = avant.split()[-1:] or [""]
    return precedent[0].strip(".").casefold() in _CIVILITES or bool(
        re.fullmatch(r"[A-ZÀ-Ö]\.", precedent[0])
    )
