"""French and other Latin words inside right-to-left text, kept in their own order.

The algorithm of Unicode moves the groups of a phone number, the signs around a Latin word, the
words of a French name next to a number. Each run of Latin text is therefore put in an element
with an explicit direction: printing ignores `<bdi>` and `dir=auto`. One rule for pages and paper.
"""

import re
from collections.abc import Iterator
from html import unescape

from markupsafe import Markup, escape

from kit.langues.registre import FRANCAIS, Direction

_ESPACE = "[ \u00a0\u202f]"
_LETTRE = "A-Za-zªºÀ-ÖØ-öø-ɏ"
_MOT = (
    rf"(?:[nN]°|\+?[{_LETTRE}0-9]++(?:[’'_./:,@&=?%#+~×·–‑-]{{1,3}}[{_LETTRE}0-9]++)*+"
    rf"(?:{_ESPACE}?[€%])?)"
)
"""A word, a number, an address on line; a last full stop or comma is left to the sentence."""
_LIEN = (
    rf"(?:{_ESPACE}*[×·&+=/–—-]{_ESPACE}+"  # 35 × 45, Paris – Lyon
    rf"|,{_ESPACE}+|[\u00a0\u202f][:;]{_ESPACE}+"  # a French comma; colons as French writes them
    rf"|(?:(?<=\b[A-Z])|(?<=\bart))\.{_ESPACE}+"  # L. 111-1, art. 47
    rf"|{_ESPACE}+)"
)
_SIMPLE = rf"{_MOT}(?:{_LIEN}{_MOT})*"
_UNITE = rf"(?:{_MOT}|«{_ESPACE}?{_SIMPLE}{_ESPACE}?»|“{_SIMPLE}”)"
_SUITE = re.compile(rf"{_UNITE}(?:{_LIEN}{_UNITE}|{_ESPACE}+\({_SIMPLE}\))*")
"""Latin from its first sign to its last; brackets only when they hold nothing but Latin."""

_LATIN = re.compile(rf"[{_LETTRE}0-9]")
_ADRESSE_EN_LIGNE = re.compile(rf"@|://|[{_LETTRE}0-9]\.[{_LETTRE}]{{2}}")
_MOT_FRANCAIS = re.compile(rf"[{_LETTRE}]{{3,}}")


def isolate(texte: str) -> Markup:
    """A plain text of a right-to-left language as HTML, its Latin runs in left-to-right order."""
    return Markup("").join(
        _wrap(morceau) if latin else escape(morceau) for latin, morceau in _split(texte)
    )


def isolate_plain(texte: str) -> str:
    """The same for a text that is sent without HTML: a line that begins on the right.

    U+2066 and U+2069 stand around each Latin run; U+200F at both ends gives the side to programs
    that look at the first letter, and keeps the last full stop in its place in the others.
    """
    morceaux = (f"\u2066{m}\u2069" if latin else m for latin, m in _split(texte))
    return f"\u200f{''.join(morceaux)}\u200f"


def _split(texte: str) -> Iterator[tuple[bool, str]]:
    """The text in pieces: whether it is a Latin run to keep in its order, and its signs."""
    position = 0
    for suite in _SUITE.finditer(texte):
        if suite.group().isdigit():
            continue  # a number alone is in order by itself
        yield False, texte[position : suite.start()]
        yield True, suite.group()
        position = suite.end()
    yield False, texte[position:]


def _wrap(suite: str) -> Markup:
    """Words are said to be French; acronyms, units, numbers and addresses are of no language."""
    mots = (mot for bloc in suite.split() if not _ADRESSE_EN_LIGNE.search(bloc) for mot in [bloc])
    francais = any(not m.isupper() for mot in mots for m in _MOT_FRANCAIS.findall(mot))
    langue = Markup(' lang="{}"').format(FRANCAIS) if francais else Markup("")
    return Markup('<span{} dir="ltr">{}</span>').format(langue, suite)


_BALISE = re.compile(
    r"<!--.*?-->"
    r"|<(?P<brut>option|script|style|svg|textarea|title)\b.*?</(?P=brut)\s*>"
    r"|<!?(?P<fin>/)?(?P<nom>[a-z][a-z0-9]*)(?P<reste>[^>\"]*+(?:\"[^\"]*\"[^>\"]*+)*+)>",
    re.DOTALL | re.IGNORECASE,
)
"""A tag, or a whole element whose text is not read or can hold no other element."""
_DIRECTION = re.compile(r"\sdir=\"(ltr|rtl)\"")
_RTL = ' dir="rtl"'
_VIDES = frozenset(
    {"area", "base", "br", "col", "doctype", "embed", "hr", "img", "input", "link", "meta", "wbr"}
)


def isolate_html(html: str, direction: Direction = "ltr") -> str:
    """The same for whole HTML: every text that stands in a right-to-left element, and no other.

    `direction` is that of the place where the fragment goes; attributes stand in double quotes.
    What is already left-to-right stays as it is, hence doing it twice changes nothing.
    """
    morceaux: list[str] = []
    pile: list[tuple[str, str]] = [("", direction)]
    position = 0
    while True:
        balise = _next(html, position, dehors=len(pile) == 1 and direction == "ltr")
        texte = html[position : balise.start()] if balise else html[position:]
        morceaux.append(_text(texte) if pile[-1][1] == "rtl" else texte)
        if balise is None:
            return "".join(morceaux)
        morceaux.append(balise.group())
        position = balise.end()
        if balise["nom"]:
            _follow(pile, balise)


def _next(html: str, position: int, *, dehors: bool) -> re.Match[str] | None:
    """The next tag; outside of all right-to-left elements, the next one that opens such an element.

    Pages in French are then read at the speed of a plain search.
    """
    if not dehors:
        return _BALISE.search(html, position)
    while (trouve := html.find(_RTL, position)) >= 0:
        balise = _BALISE.match(html, html.rfind("<", 0, trouve))
        if balise and balise["nom"] and balise.end() > trouve:
            return balise
        position = trouve + 1
    return None


def _text(texte: str) -> str:
    return str(isolate(unescape(texte))) if _LATIN.search(texte) else texte


def _follow(pile: list[tuple[str, str]], balise: re.Match[str]) -> None:
    """Enter an element, or leave it with those that it holds and that nothing closed."""
    nom = balise["nom"].lower()
    if balise["fin"]:
        rang = next((r for r in range(len(pile) - 1, 0, -1) if pile[r][0] == nom), None)
        if rang is not None:
            del pile[rang:]
    elif nom not in _VIDES and not balise["reste"].endswith("/"):
        sens = _DIRECTION.search(balise["reste"])
        pile.append((nom, sens[1] if sens else pile[-1][1]))
