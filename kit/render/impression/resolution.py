"""The resolved document: all that a sheet says, every reference and value replaced by its text.

It is what tells whether a paper is still right. So it holds words, in each language printed and
in French, and nothing of how they look: neither pictograms, nor states of translation, nor dates
of printing.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from markupsafe import Markup

from kit.render.passages import Passage
from kit.render.richtext import plain_text

Lignes = dict[str, str]
"""Texts by place: the key of their segment, or their path in the sheet. In reading order."""

_APPARENCE = frozenset(
    ["pictogramme", "vignette", "id", "genre", "niveau", "colonnes", "lignes", "etape", "mode"]
)
"""How it looks: it changes nothing of what is said."""
_AUTOUR = frozenset({"sources", "lu_le", "adresse", "origine", "traduite", "verification"})
"""Where it comes from, who verified it, and addresses inside the site: a sheet stays right when
they move."""
_LIEN = re.compile(r'<a href="(https?://[^"]+)"[^>]*>')


@dataclass(frozen=True)
class Resolu:
    """What a sheet says, and of what."""

    genre: str
    identifiant: str
    textes: Mapping[str, Lignes]
    """By language: those printed, and French."""
    options: tuple[tuple[str, str], ...] = ()
    """What was chosen for it beside its paper, names and values."""

    def to_json(self) -> str:
        """Canonical JSON: the same sheet gives the same bytes."""
        contenu: dict[str, object] = {
            "genre": self.genre,
            "identifiant": self.identifiant,
            "textes": {
                langue: list(lignes.items()) for langue, lignes in sorted(self.textes.items())
            },
        }
        if self.options:
            contenu["options"] = [list(option) for option in self.options]
        return json.dumps(contenu, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, texte: str) -> "Resolu":
        """The inverse. Raises ValueError for anything else."""
        brut = json.loads(texte)
        textes = {langue: dict(lignes) for langue, lignes in brut["textes"].items()}
        options = tuple((nom, valeur) for nom, valeur in brut.get("options", ()))
        return cls(brut["genre"], brut["identifiant"], textes, options)

    @property
    def empreinte(self) -> str:
        """SHA-256 of the JSON, in hexadecimal."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()


def read_lignes(vue: object) -> Lignes:
    """The texts of a view, in the reading language of its passages."""
    lignes: Lignes = {}
    for place, texte in _walk(vue, ""):
        # A paper named twice says the same twice: its second place is enough to tell them apart.
        libre = place
        rang = 2
        while libre in lignes:
            libre = f"{place}~{rang}"
            rang += 1
        lignes[libre] = texte
    return lignes


def _walk(noeud: object, chemin: str) -> Iterator[tuple[str, str]]:
    if isinstance(noeud, Passage):
        yield noeud.cle or chemin, _words(noeud.html)
    elif isinstance(noeud, Markup):
        yield chemin, _words(noeud)
    elif isinstance(noeud, bool):
        return  # not a word: the page says it otherwise, or not at all
    elif isinstance(noeud, str | int | float):
        yield chemin, str(noeud)
    elif isinstance(noeud, tuple):
        for rang, enfant in enumerate(noeud):
            yield from _walk(enfant, f"{chemin}.{getattr(enfant, 'id', rang)}")
    else:
        yield from _walk_fields(noeud, chemin)


def _walk_fields(noeud: object, chemin: str) -> Iterator[tuple[str, str]]:
    if is_dataclass(noeud):
        for champ in fields(noeud):
            if champ.name not in _APPARENCE | _AUTOUR:
                yield from _walk(getattr(noeud, champ.name), f"{chemin}.{champ.name}".lstrip("."))


def _words(html: Markup) -> str:
    """The words, with the addresses that they lead to: on paper these are read too."""
    adresses = " ".join(_LIEN.findall(html))
    mots = " ".join(plain_text(html).split())
    return f"{mots} <{adresses}>" if adresses else mots
