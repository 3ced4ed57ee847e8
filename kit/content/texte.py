"""Translatable text: the types of a text field and its small inline syntax."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic import AfterValidator, StringConstraints, ValidationInfo

IDENTIFIANT = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")
_JETON = re.compile(r"\{valeur:([a-z0-9-]+)\}|\[\[([a-z0-9-]+)(?:\|([^\[\]|]+))?\]\]")
_JETON_DOUTEUX = re.compile(r"\{[^{}]*\}?|\[\[[^\[\]]*(?:\]\])?")

Identifiant = Annotated[str, StringConstraints(pattern=IDENTIFIANT.pattern, max_length=80)]
"""Lower-case ASCII words joined by hyphens: stable for ever, never reused."""


Marque = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([_-][a-z0-9]+)*$", max_length=80)]
"""Names a node by its id, or a field of the document by its name."""


DEJA_VERIFIE = {"deja_verifie": True}
"""Validation context of documents that were checked when they were stored."""


def is_checked(info: ValidationInfo) -> bool:
    """Whether the slow checks were made when the document was stored."""
    return info.context is DEJA_VERIFIE


@dataclass(frozen=True)
class Mot:
    """Plain characters, shown as they are."""

    texte: str


@dataclass(frozen=True)
class RefValeur:
    """`{valeur:id}`: replaced by the dated value when shown."""

    valeur: str


@dataclass(frozen=True)
class RefTerme:
    """`[[terme]]` or `[[terme|words shown]]`: a word that the glossary explains."""

    terme: str
    texte: str | None


@dataclass(frozen=True)
class Emphase:
    """`**words**`: emphasis, the only weight there is."""

    contenu: tuple["Inline", ...]


@dataclass(frozen=True)
class Lien:
    """`[words](https://…)`: a link to another site."""

    adresse: str
    contenu: tuple["Inline", ...]


@dataclass(frozen=True)
class LienFiche:
    """`[words](fiche:id)`: a link to another fiche; plain words while it is not published."""

    fiche: str
    contenu: tuple["Inline", ...]


Inline = Mot | RefValeur | RefTerme | Emphase | Lien | LienFiche


@dataclass(frozen=True)
class Traduisible:
    """Marks a field as a segment: a text that translators receive."""

    enrichi: bool
    """Whether the inline syntax is allowed."""


def _parser() -> MarkdownIt:
    """Without `text_join`, a sign after a backslash stays apart from the marks around it."""
    enabled = MarkdownIt("zero", {"html": False}).enable(["emphasis", "link", "escape"])
    return enabled.disable("text_join")


_PARSER = _parser()
_SIGNES = frozenset("*_[]{}\\\n")
"""Signs without which a text has no mark."""


@lru_cache(maxsize=20_000)
def parse_texte(texte: str) -> tuple[Inline, ...]:
    """Parse a rich text into its token tree.

    Raises ValueError with a French sentence when a mark is not understood.
    """
    if _SIGNES.isdisjoint(texte):
        return (Mot(texte),)  # most texts have no mark: reading 300 documents depends on it
    tokens = _PARSER.parseInline(texte)
    children = tokens[0].children or [] if tokens else []
    contenu, reste = _build(children, None)
    if reste:
        raise ValueError("Une marque de mise en forme n’est pas refermée.")
    return contenu


_CLOSING = {"strong_open": "strong_close", "em_open": "em_close", "link_open": "link_close"}


def _build(tokens: list[Token], until: str | None) -> tuple[tuple[Inline, ...], list[Token]]:
    """Turn a flat token list into a tree, up to the closing token `until`."""
    contenu: list[Inline] = []
    while tokens:
        token, tokens = tokens[0], tokens[1:]
        if token.type == until:
            return _join(contenu), tokens
        if token.type in _CLOSING:
            inner, tokens = _build(tokens, _CLOSING[token.type])
            contenu.append(_wrap(token, inner))
        elif token.type == "text_special":
            contenu.append(Mot(token.content))
        else:
            contenu.extend(_split_tokens(token.content or "\n" * token.type.endswith("break")))
    return _join(contenu), tokens


def _wrap(token: Token, inner: tuple[Inline, ...]) -> Inline:
    if token.type == "link_open":
        adresse = str(token.attrs.get("href", ""))
        schema, _, fiche = adresse.partition(":")
        if schema == "fiche" and IDENTIFIANT.match(fiche):
            return LienFiche(fiche, inner)
        if not adresse.startswith(("https://", "mailto:", "tel:")):
            raise ValueError(
                f"Le lien « {adresse} » doit commencer par https://, mailto:, tel: ou fiche:."
            )
        return Lien(adresse, inner)
    return Emphase(inner)


def _split_tokens(texte: str) -> Iterator[Inline]:
    position = 0
    for match in _JETON.finditer(texte):
        if match.start() > position:
            yield _mot(texte[position : match.start()])
        valeur, terme, label = match.groups()
        yield RefValeur(valeur) if valeur else RefTerme(terme, label)
        position = match.end()
    if position < len(texte):
        yield _mot(texte[position:])


def _mot(texte: str) -> Mot:
    doute = _JETON_DOUTEUX.search(texte)
    if doute:
        raise ValueError(
            f"« {doute.group(0)} » n’est pas compris. "
            "Écrivez {valeur:identifiant} pour une valeur, [[terme]] pour un mot du glossaire."
        )
    return Mot(texte)


def _join(contenu: list[Inline]) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for item in contenu:
        if isinstance(item, Mot) and joined and isinstance(joined[-1], Mot):
            joined[-1] = Mot(joined[-1].texte + item.texte)
        elif not (isinstance(item, Mot) and not item.texte):
            joined.append(item)
    return tuple(joined)


def iterate_inline(contenu: tuple[Inline, ...]) -> Iterator[Inline]:
    """Every token of the tree, depth first."""
    for item in contenu:
        yield item
        if isinstance(item, Emphase | Lien | LienFiche):
            yield from iterate_inline(item.contenu)


def _check_texte(texte: str, info: ValidationInfo) -> str:
    if not is_checked(info):
        parse_texte(texte)
    return texte


_NON_VIDE = StringConstraints(strip_whitespace=True, min_length=1, max_length=50_000)

Ligne = Annotated[str, _NON_VIDE, Traduisible(enrichi=False)]
"""One translatable line without inline marks (titles, labels)."""

Texte = Annotated[str, _NON_VIDE, AfterValidator(_check_texte), Traduisible(enrichi=True)]
"""One translatable paragraph or list item with inline marks."""

Mention = Annotated[str, _NON_VIDE]
"""A text that is never translated (official name, note for agents)."""
