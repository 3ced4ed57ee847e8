"""A text that was pasted, as blocks: from a word processor, a web page or an e-mail.

What cannot become a block is counted and said; words are never lost without a word.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from kit.content.collage_html import (
    PROFONDEUR_MAX,
    Genre,
    Morceau,
    measure_profondeur,
    read_html,
)
from kit.content.ecriture import escape_texte
from kit.content.texte import parse_texte
from kit.content.typographie import fix_typographie
from kit.erreurs import KitError

OCTETS_MAX = 200_000
"""Bytes of one paste, in UTF-8."""
BLOCS_MAX = 200
"""Blocks of one paste."""
_TEXTE_MAX = 50_000
"""Signs of one block: what a text of a document may hold."""

_RETRAITS: tuple[Literal[1, 2, 3], ...] = (1, 2, 3)

_PUCE = re.compile(r"^(?:[-–—*•·▪◦‣§]|o(?=[ \u00a0]{2}))[ \u00a0\t\n]+(?=\S)")
"""Word writes its bullets as signs followed by spaces; its second level is the letter o."""
_NUMERO = re.compile(r"^\d{1,2}[.)][ \u00a0\t\n]+(?=\S)")
_BLANCS = re.compile(r"[ \t\r\n\f\v]+|(?<=[ \u00a0])\u00a0+")
_CONTROLES = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\u200b\ufffc]")
_ILLISIBLE = "\ufffd"

_IMAGES = re.compile(r"<(?:img|v:imagedata|svg|picture)\b", re.IGNORECASE)
_SCRIPTS = re.compile(r"<(?:script|iframe|object)\b", re.IGNORECASE)
_TABLEAUX = re.compile(r"<table\b", re.IGNORECASE)
_STYLES = re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE)
_LIENS = re.compile(r"\shref\s*=\s*[\"']?(?!https:|mailto:|tel:|#|[\"'\s>])", re.IGNORECASE)
"""Links that are not kept: to a page without https, to a file."""


class CollageTropGrandError(KitError):
    """There is more than one paste may hold; the sentence says what to do."""

    def __init__(self, mesure: str) -> None:
        super().__init__(
            f"Ce texte est trop long ({mesure}) : collez-le en plusieurs fois, chapitre par "
            "chapitre."
        )


@dataclass(frozen=True)
class BlocColle:
    """A block made of what was pasted; it has no id before it is saved."""

    genre: Genre
    texte: str
    """With its marks: `**bold**`, `[words](https://…)`."""
    niveau: Literal[1, 2, 3] = 1

    def as_brut(self) -> dict[str, Any]:
        """The same as plain data of a form."""
        brut: dict[str, Any] = {"genre": self.genre, "texte": self.texte}
        return brut if self.niveau == 1 else {**brut, "niveau": self.niveau}


@dataclass(frozen=True)
class Collage:
    """What was understood, and what was left out."""

    blocs: tuple[BlocColle, ...]
    omis: tuple[str, ...]
    """One French sentence each."""


def read_collage(texte: str, html: str = "") -> Collage:
    """The blocks of a paste; `html` is what the clipboard held besides the text, when known.

    Raises CollageTropGrandError.
    """
    source = (html or texte).encode("utf-8", "replace")
    if len(source) > OCTETS_MAX:
        raise CollageTropGrandError(f"{len(source) // 1000} ko, {OCTETS_MAX // 1000} au plus")
    propre = _CONTROLES.sub("", source.decode("utf-8").replace("\r\n", "\n"))
    collage = _read_html(propre) if html or _looks_like_html(propre) else _read_lignes(propre)
    if len(collage.blocs) > BLOCS_MAX:
        raise CollageTropGrandError(f"{len(collage.blocs)} blocs, {BLOCS_MAX} au plus")
    return collage


def _looks_like_html(texte: str) -> bool:
    """Whether someone pasted the source of a page into a field of plain text."""
    return bool(re.search(r"<(?:p|div|html|body|table|ul|ol|h[1-6])\b[^>]*>", texte, re.IGNORECASE))


def _read_lignes(texte: str) -> Collage:
    """Plain text: a line that ends is a paragraph, as word processors give them."""
    lignes = (escape_texte(ligne.strip(" \t")) for ligne in texte.split("\n"))
    blocs = _finish(Morceau("paragraphe", ligne) for ligne in lignes)
    return Collage(blocs, _say_illisible(texte))


def _read_html(html: str) -> Collage:
    if measure_profondeur(html) > PROFONDEUR_MAX:
        raise CollageTropGrandError("mise en page trop emboîtée")
    morceaux, notes = read_html(html)
    return Collage(_finish(morceaux), (*_say_omis(html, notes), *_say_illisible(html)))


def _finish(morceaux: Iterable[Morceau]) -> tuple[BlocColle, ...]:
    blocs = (_finish_one(morceau) for morceau in morceaux)
    return tuple(bloc for bloc in blocs if bloc is not None)


def _finish_one(morceau: Morceau) -> BlocColle | None:
    """The block, its sign of list taken off, its typography right; None when it says nothing."""
    texte = morceau.texte.strip(" \t\r\n")
    if texte.startswith("\\* "):
        texte = texte[1:]
    genre, niveau = morceau.genre, morceau.niveau
    for motif, trouve in ((_PUCE, "puce"), (_NUMERO, "numero")):
        if genre in ("paragraphe", "puce", "numero") and motif.match(texte):
            niveau = max(niveau, 2) if texte.startswith("o") else niveau
            genre, texte = "puce" if trouve == "puce" else "numero", motif.sub("", texte)
            break
    else:
        texte = morceau.texte
    texte = _BLANCS.sub(" ", texte).strip(" \u00a0").replace(_ILLISIBLE, "")[:_TEXTE_MAX]
    texte = fix_typographie(texte)
    if not texte:
        return None
    return BlocColle(genre, _check(texte), _RETRAITS[min(niveau, len(_RETRAITS)) - 1])


def _check(texte: str) -> str:
    """The text, its marks taken for signs when they cannot be read."""
    try:
        parse_texte(texte)
    except ValueError:
        return escape_texte(texte)
    return texte


def _say_omis(html: str, notes: int) -> tuple[str, ...]:
    """What HTML held and blocks do not."""
    cases = "chaque case est devenue un paragraphe"
    https = "seuls ceux en https sont gardés"
    comptes = (
        (len(_IMAGES.findall(html)), "image retirée", "images retirées", ""),
        (len(_SCRIPTS.findall(html)), "programme retiré", "programmes retirés", ""),
        (len(_TABLEAUX.findall(html)), "tableau", "tableaux", f"\u00a0: {cases}"),
        (notes, "note ou remarque retirée", "notes ou remarques retirées", ""),
        (len(_LIENS.findall(html)), "lien retiré", "liens retirés", f"\u00a0: {https}"),
    )
    phrases = [f"{_count(n, un, des)}{suite}." for n, un, des, suite in comptes if n]
    if _STYLES.search(html):
        phrases.append("Couleurs, polices et tailles retirées.")
    return tuple(phrases)


def _say_illisible(texte: str) -> tuple[str, ...]:
    nombre = texte.count(_ILLISIBLE)
    if not nombre:
        return ()
    return (f"{_count(nombre, 'signe illisible retiré', 'signes illisibles retirés')}.",)


def _count(nombre: int, un: str, des: str) -> str:
    return f"{nombre} {des if nombre > 1 else un}"
