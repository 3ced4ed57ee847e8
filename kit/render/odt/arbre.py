"""The HTML of a sheet as a tree; its drawings stay texts."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

PROFONDEUR_MAX = 60
"""Deepest nesting; what is deeper is put at this depth. Sheets reach 15."""

DESSIN = "dessin"
"""Name of the node that stands for an `<svg>`, whose text is its attribute `svg`."""

_SVG = re.compile(r"<svg\b.*?</svg\s*>", re.DOTALL)
_VIDES = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"}
)


@dataclass(eq=False)
class Noeud:
    """An element."""

    nom: str
    attributs: dict[str, str] = field(default_factory=dict)
    enfants: list["Noeud | str"] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The names in its attribute `class`, and its place in a letter: `place-signature`."""
        place = self.attributs.get("data-place")
        noms = self.attributs.get("class", "").split()
        return frozenset([*noms, f"place-{place}"] if place else noms)

    @property
    def is_cache(self) -> bool:
        """Whether readers of the page do not have it: beside the text, it would be said twice."""
        return self.attributs.get("aria-hidden") == "true" or "hidden" in self.attributs

    def elements(self, nom: str | None = None) -> list["Noeud"]:
        """The elements directly inside, all of them or those of one name."""
        return [e for e in self.enfants if isinstance(e, Noeud) and nom in (None, e.nom)]

    def find(self, *, nom: str = "", classe: str = "") -> "Noeud | None":
        """The first element inside, at any depth, with this name or this class."""
        for enfant in self.elements():
            if enfant.nom == nom or classe in enfant.classes:
                return enfant
            trouve = enfant.find(nom=nom, classe=classe)
            if trouve is not None:
                return trouve
        return None

    def drawings(self) -> list["Noeud"]:
        """The drawings inside, at any depth."""
        dedans = (d for e in self.elements() for d in ([e] if e.nom == DESSIN else e.drawings()))
        return list(dedans)

    @property
    def texte(self) -> str:
        """All its words, as they are written, without those that are hidden."""
        if self.is_cache:
            return ""
        return "".join(e if isinstance(e, str) else e.texte for e in self.enfants)

    def texte_apres(self, enfant: "Noeud") -> str:
        """The words that come just after an element inside, up to the next one that has some."""
        rang = next(r for r, e in enumerate(self.enfants) if e is enfant)
        textes = (e if isinstance(e, str) else e.texte for e in self.enfants[rang + 1 :])
        return next((texte for texte in textes if texte.strip()), "")


def parse_html(html: str) -> Noeud:
    """The tree of a whole page; its root has no name."""
    dessins: list[str] = []

    def put_aside(trouve: re.Match[str]) -> str:
        dessins.append(trouve.group())
        return f'<img data-dessin="{len(dessins) - 1}">'

    lecteur = _Lecteur(dessins)
    lecteur.feed(_SVG.sub(put_aside, html))
    lecteur.close()
    return lecteur.racine


class _Lecteur(HTMLParser):
    """Builds the tree; an element that nothing closes ends with its parent."""

    def __init__(self, dessins: list[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.racine = Noeud("")
        self.dessins = dessins
        self.pile: list[tuple[str, Noeud]] = [("", self.racine)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributs = {nom: valeur or "" for nom, valeur in attrs}
        parent = self.pile[-1][1]
        if "data-dessin" in attributs:
            svg = self.dessins[int(attributs["data-dessin"])]
            parent.enfants.append(Noeud(DESSIN, {"svg": svg}))
            return
        if tag not in _VIDES and len(self.pile) > PROFONDEUR_MAX:
            self.pile.append((tag, parent))
            return
        noeud = Noeud(tag, attributs)
        parent.enfants.append(noeud)
        if tag not in _VIDES:
            self.pile.append((tag, noeud))

    def handle_endtag(self, tag: str) -> None:
        for rang in range(len(self.pile) - 1, 0, -1):
            if self.pile[rang][0] == tag:
                del self.pile[rang:]
                return

    def handle_data(self, data: str) -> None:
        self.pile[-1][1].enfants.append(data)
