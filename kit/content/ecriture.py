"""Writing a token tree back as text: the inverse of `parse_texte`."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from kit.content.texte import (
    Emphase,
    Inline,
    Lien,
    LienFiche,
    Mot,
    RefTerme,
    RefValeur,
    parse_texte,
)

_SIGNES = re.compile(r"[\\*\[\]{}]|(?<![^\W_])_|_(?![^\W_])")
"""What a mark can begin or end with; `_` inside a word is only a sign."""
_ADRESSE_SURE = "%/:=&?~#+!$,;'@-._"
_LIBELLE = re.compile(r"^[^\[\]|{}*_\\\n]+$")
"""Words that can stand for a glossary word."""


def is_libelle(texte: str) -> bool:
    """Whether words can be shown in the place of a glossary word (`[[terme|words]]`)."""
    return bool(_LIBELLE.match(texte))


def escape_texte(texte: str) -> str:
    """Plain words as text: no sign of theirs is taken for a mark."""
    return _SIGNES.sub(r"\\\g<0>", texte)


def write_texte(contenu: Sequence[Inline]) -> str:
    """The text whose tree this is.

    An emphasis that cannot be written where it stands (between two letters and a sign) becomes
    plain words: the words are never lost.
    """
    texte = _write(contenu)
    if _reads_as(texte, contenu):
        return texte
    for place, item in enumerate(contenu):
        if isinstance(item, Emphase):
            autre = (*contenu[:place], *item.contenu, *contenu[place + 1 :])
            texte = _write(autre)
            if _reads_as(texte, autre):
                return texte
    texte = _write([i for item in contenu for i in _flat(item)])
    return texte if _is_readable(texte) else escape_texte(plain_words(contenu))


def plain_words(contenu: Sequence[Inline]) -> str:
    """The words alone; a value or a glossary word without words has none."""
    mots = ""
    for item in contenu:
        if isinstance(item, Mot):
            mots += item.texte
        elif isinstance(item, RefTerme):
            mots += item.texte or ""
        elif not isinstance(item, RefValeur):
            mots += plain_words(item.contenu)
    return mots


def escape_adresse(adresse: str) -> str:
    """An address that ends where it should when written in a link."""
    return quote(adresse, safe=_ADRESSE_SURE)


def _flat(item: Inline) -> tuple[Inline, ...]:
    return item.contenu if isinstance(item, Emphase) else (item,)


def _write(contenu: Sequence[Inline]) -> str:
    return "".join(_write_one(item) for item in contenu)


def _write_one(item: Inline) -> str:
    match item:
        case Mot():
            return escape_texte(item.texte)
        case Emphase():
            return f"**{_write(item.contenu)}**"
        case Lien():
            return f"[{_write(item.contenu)}]({escape_adresse(item.adresse)})"
        case LienFiche():
            return f"[{_write(item.contenu)}](fiche:{item.fiche})"
        case RefTerme():
            return f"[[{item.terme}|{item.texte}]]" if item.texte else f"[[{item.terme}]]"
        case RefValeur():
            return f"{{valeur:{item.valeur}}}"


def _is_readable(texte: str) -> bool:
    try:
        parse_texte(texte)
    except ValueError:
        return False
    return True


def _reads_as(texte: str, contenu: Sequence[Inline]) -> bool:
    return _is_readable(texte) and _joined(parse_texte(texte)) == _joined(contenu)


def _joined(contenu: Sequence[Inline]) -> list[Inline]:
    """The same tree with neighbouring words together."""
    joined: list[Inline] = []
    for item in contenu:
        if isinstance(item, Mot) and joined and isinstance(joined[-1], Mot):
            joined[-1] = Mot(joined[-1].texte + item.texte)
        else:
            joined.append(item)
    return joined
