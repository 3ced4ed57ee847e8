"""The nodes of a raw fiche in reading order, to give each of them an id."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kit.importers.service_public.contexte import Brut

_NUMERO = re.compile(r'"id":"[sktcb]([0-9]+)"')
_PREFIXES = {"section": "s", "cas": "k", "tableau": "t", "cellule": "c", "bloc": "b"}


@dataclass
class Noeud:
    """A node that bears an id: what it is, what it says, and where it stands."""

    brut: Brut
    sorte: str
    """section, cas, tableau, cellule or bloc (whatever its genre)."""
    texte: str
    parent: "Noeud | None"
    enfants: list["Noeud"] = field(default_factory=list)

    @property
    def signature(self) -> tuple[str, str]:
        """Two nodes with the same one say the same thing."""
        return self.sorte, self.texte

    def new_id(self, numero: int) -> str:
        """An id that was never given, if the number never was."""
        return f"{_PREFIXES[self.sorte]}{numero}"


def list_noeuds(fiche: Brut) -> list[Noeud]:
    """Every node of the sections, parents before children."""
    return [
        noeud
        for section in fiche.get("sections", ())
        for noeud in _open(section, "section", section["titre"], None)
    ]


def _open(brut: Brut, sorte: str, texte: str, parent: Noeud | None) -> Iterator[Noeud]:
    noeud = Noeud(brut, sorte, texte, parent)
    if parent is not None:
        parent.enfants.append(noeud)
    yield noeud
    for bloc in brut.get("blocs", ()):
        yield from _open(bloc, *_describe(bloc), noeud)
    rangees = (brut.get("entetes", ()), *(ligne["cellules"] for ligne in brut.get("lignes", ())))
    for cellule in (c for rangee in rangees for c in rangee):
        yield from _open_cellule(cellule, noeud)


def _open_cellule(brut: Brut, parent: Noeud) -> Iterator[Noeud]:
    noeud = Noeud(brut, "cellule", brut["texte"], parent)
    parent.enfants.append(noeud)
    yield noeud
    for bloc in brut.get("suite", ()):
        yield from _open(bloc, "bloc", bloc["texte"], noeud)


def _describe(bloc: Brut) -> tuple[str, str]:
    match bloc.get("genre"):
        case "cas":
            return "cas", bloc["titre"]
        case "tableau":
            return "tableau", bloc["legende"]
    return "bloc", bloc["texte"]


def highest_numero(*contenus: str) -> int:
    """The highest number that an id bears in stored documents (canonical JSON)."""
    return max((int(n) for contenu in contenus for n in _NUMERO.findall(contenu)), default=0)
