"""The list styles: bullets, numbers, boxes to tick, drawings, amounts."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from kit.render.odt.balises import balise
from kit.render.odt.catalogue_styles import CASE, NUMERO

NIVEAUX = 10
"""Levels of a list that word processors know."""
_PUCES = ("•", "–", "▪")
_NUMERO = {"style:num-format": "1", "style:num-suffix": "."}


@dataclass(frozen=True)
class ListeStyle:
    """A list style."""

    id: str
    nom: str
    retrait_mm: float
    """How far its text stands from its mark, at each level."""
    decalage_mm: float = 0
    """What is added below the first level: items of any list can hold it."""
    puces: tuple[str, ...] = ()
    """Its marks by level; none for numbers."""
    numero: Mapping[str, str] = field(default_factory=dict)
    police: str | None = None
    """Font of the marks."""
    nue: bool = False
    """Without mark: what it begins with, a drawing or an amount, stands in its place."""

    def write(self) -> Markup:
        """The style, with all its levels."""
        niveaux = (self._niveau(n) for n in range(1, NIVEAUX + 1))
        return balise(
            "text:list-style", {"style:name": self.id, "style:display-name": self.nom}, niveaux
        )

    def _niveau(self, n: int) -> Markup:
        marge = self.retrait_mm * n + (self.decalage_mm if n > 1 else 0)
        retrait = {
            "text:label-followed-by": "nothing" if self.nue else "listtab",
            "text:list-tab-stop-position": f"{marge:g}mm",
            "fo:text-indent": f"{-self.retrait_mm:g}mm",
            "fo:margin-left": f"{marge:g}mm",
        }
        if self.nue:
            del retrait["text:list-tab-stop-position"]
        place = balise(
            "style:list-level-properties",
            {"text:list-level-position-and-space-mode": "label-alignment"},
            (balise("style:list-level-label-alignment", retrait),),
        )
        contenu = [place]
        if self.police:
            contenu.append(balise("style:text-properties", {"style:font-name": self.police}))
        attributs = {"text:level": str(n), **self._marque(n)}
        genre = "bullet" if self.puces else "number"
        return balise(f"text:list-level-style-{genre}", attributs, contenu)

    def _marque(self, n: int) -> Mapping[str, str]:
        if self.puces:
            puce = {"text:bullet-char": self.puces[(n - 1) % len(self.puces)]}
            return {"text:style-name": CASE, **puce} if self.police else puce
        return {"style:num-format": ""} if self.nue else self.numero


_TOUTES = (
    ListeStyle("Puces", "Puces", 5, 6, _PUCES),
    ListeStyle("Numeros", "Numéros", 6, 6, numero=_NUMERO),
    ListeStyle("Etapes", "Étapes", 8, numero={"text:style-name": NUMERO, **_NUMERO}),
    ListeStyle("Cases", "Cases", 7, puces=("☐",), police="DejaVu Sans"),
    ListeStyle("Dessins", "Dessins", 11, nue=True),
    ListeStyle("Prix", "Prix", 24, nue=True),
)


def write_listes() -> tuple[Markup, ...]:
    """All the list styles."""
    return tuple(liste.write() for liste in _TOUTES)
