"""The plain form of a text, for whatever compares words: order, search, duplicates, pictograms."""

import unicodedata

_APOSTROPHES = dict.fromkeys(map(ord, "‘’‛ʼʹ′`´＇"), "'")
_TIRETS = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_LETTRES = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ı": "i",
        "ə": "e",
        # One letter of Arabic, however it is typed in Arabic, Persian, Pashto or Urdu.
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ې": "ي",
        "ۍ": "ي",
        "ے": "ي",
        "ة": "ه",
        "ۀ": "ه",
        "ہ": "ه",
        "ھ": "ه",
        "ە": "ه",
        "ک": "ك",
        "ګ": "گ",
        "ـ": None,
    }
)
"""Letters that Unicode does not take apart."""
_SIGNES = {**_APOSTROPHES, **_TIRETS, **_LETTRES}


def normalise(texte: str) -> str:
    """Lower case, without accents, with plain apostrophes, hyphens, digits and single spaces.

    "Échange" becomes "echange", "٢٠٢٦" "2026", "إقامة" "اقامه". Applying it twice changes nothing.
    Never shown to readers.
    """
    nu = " ".join(texte.translate(_SIMPLES).split())
    return nu if nu.isascii() else unicodedata.normalize("NFC", nu)


_GARDES_MAX = 1 << 14
"""Signs kept: more than the texts of every language hold, less than a question may be made of."""


class _Simples(dict[int, str]):
    """Each sign in its plain form, worked out the first time: a text has few different ones."""

    def __missing__(self, code: int) -> str:
        simple = _simplify(chr(code))
        if len(self) < _GARDES_MAX:
            self[code] = simple
        return simple


_SIMPLES = _Simples()


def _simplify(signe: str) -> str:
    # The signs before the decomposition, which turns some apostrophes into a space and an accent;
    # twice, because a letter taken apart may have had a capital in it.
    nu = _take_apart(signe.translate(_SIGNES)).casefold()
    nu = _take_apart(nu.translate(_SIGNES)).casefold().translate(_SIGNES)
    return "".join(map(_plain_digit, nu))


def _take_apart(texte: str) -> str:
    """Letters without their accents, vowel signs and joiners; compatible forms made one."""
    return "".join(
        signe
        for signe in unicodedata.normalize("NFKD", texte)
        if not unicodedata.combining(signe) and unicodedata.category(signe) != "Cf"
    )


def _plain_digit(signe: str) -> str:
    """Any decimal digit as 0 to 9, any other sign as it is."""
    if signe.isascii() or unicodedata.category(signe) != "Nd":
        return signe
    return str(unicodedata.decimal(signe))
