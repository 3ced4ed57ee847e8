"""The sheets of a model letter: one to read, then the letter itself, in French, to send."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from itertools import groupby

from markupsafe import Markup, escape

from kit.content.lettre import Lettre
from kit.render.impression.contenus.modele import Choix, Contenu, Taille
from kit.render.passages import Groupe, Lecteur, Passage
from kit.render.vues.modeles import build_lettre
from kit.render.vues.notes import SourceVue

_CROCHETS = re.compile(r"\[([^\[\]]+)\]")
_PLACES = {
    "expediteur": "expediteur",
    "destinataire": "destinataire",
    "lieu": "lieu-date",
    "signe": "signature",
    "signature": "signature",
}
"""Where a block stands on the page, by the first word of its id; the others are the text."""
_LONG = 24
"""Signs of a label beyond which one writes a sentence, not a word."""


@dataclass(frozen=True)
class BlancVue:
    """Something to write by hand: its number in the letter, and what it is."""

    numero: int
    libelle: Passage


@dataclass(frozen=True)
class PartieVue:
    """Blocks of the letter that stand together on the page."""

    genre: str
    """`expediteur`, `destinataire`, `lieu-date`, `texte` or `signature`."""
    groupes: tuple[Groupe, ...]


@dataclass(frozen=True)
class LettreFeuille:
    """A letter to fill by hand, and what its reader must know before."""

    titre: Passage
    titre_officiel: str | None
    resume: Passage
    blancs: tuple[BlancVue, ...]
    traduction: tuple[Passage, ...]
    """The letter in the reader's language, when it has one."""
    lettre: tuple[PartieVue, ...]
    """In French: it is what is sent."""
    doute: bool
    """Whether its authors asked that some of its sentences be checked."""
    sources: tuple[SourceVue, ...]


def _build(lecteur: Lecteur, lettre: Lettre, _choix: Choix) -> LettreFeuille:
    """A letter; its blanks become lines to write on, numbered as the list that explains them."""
    vue = build_lettre(lecteur, lettre)
    numeros = {blanc.libelle: n for n, blanc in enumerate(lettre.blancs, start=1)}
    libelles = vue.blancs.passages if vue.blancs else ()
    corps = [passage for groupe in vue.corps for passage in groupe.passages]
    return LettreFeuille(
        titre=vue.titre,
        titre_officiel=vue.titre_officiel,
        resume=vue.resume,
        blancs=tuple(BlancVue(n, libelle) for n, libelle in enumerate(libelles, start=1)),
        traduction=tuple(_second(passage) for passage in corps if passage.autre is not None),
        lettre=tuple(_place(vue.corps, numeros)),
        doute=any(passage.a_confirmer for passage in corps),
        sources=vue.sources,
    )


def _second(passage: Passage) -> Passage:
    """The second language of a passage, alone."""
    return replace(
        passage,
        html=passage.autre or Markup(),
        langue=passage.autre_langue,
        direction=passage.autre_direction,
        autre=None,
        a_confirmer=False,
    )


def _place(groupes: Iterable[Groupe], numeros: Mapping[str, int]) -> Iterator[PartieVue]:
    """The blocks that follow each other in the same place, ready to be filled."""
    for place, suite in groupby(groupes, key=_place_of):
        yield PartieVue(place, tuple(_fill(groupe, numeros) for groupe in suite))


def _place_of(groupe: Groupe) -> str:
    noeud = groupe.passages[0].cle.rpartition("#")[2]
    return _PLACES.get(noeud.partition(".")[0].partition("-")[0], "texte")


def _fill(groupe: Groupe, numeros: Mapping[str, int]) -> Groupe:
    """A group as it is sent: in French alone, with lines instead of brackets."""
    passages = (
        replace(p, html=draw_blancs(p.html, numeros), autre=None, a_confirmer=False)
        for p in groupe.passages
    )
    sous = (tuple(_fill(dessous, numeros) for dessous in suite) for suite in groupe.sous)
    return replace(groupe, passages=tuple(passages), sous=tuple(sous))


def draw_blancs(html: Markup, numeros: Mapping[str, int]) -> Markup:
    """A text whose `[words]` are lines to write on, the words in small letters under them."""
    seul = _CROCHETS.fullmatch(html) is not None

    def draw(trouve: re.Match[str]) -> str:
        libelle = unescape(trouve.group(1))
        numero = numeros.get(libelle)
        mots = f"{numero}. {libelle}" if numero else libelle
        forme = "ligne" if seul else _form(libelle)
        return f'<span data-blanc="{forme}"><small>{escape(mots)}</small></span>'

    return Markup(_CROCHETS.sub(draw, html))  # noqa: S704 - made of HTML already safe


def _form(libelle: str) -> str:
    """How long the line is: a date, some words, a sentence."""
    if libelle.startswith("Date"):
        return "date"
    return "phrase" if len(libelle) > _LONG or libelle.startswith("Raison") else "mots"


LETTRE = Contenu(
    "lettre",
    "lettres/{}",
    ("a4", "gros-caracteres", "odt"),
    _build,
    Lettre,
    tailles={"a4": Taille(12, 10, 2)},
)
