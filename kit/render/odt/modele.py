"""What a named style is, before it is written for a direction."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from kit.langues.registre import Direction
from kit.render.odt.balises import balise

ENCRE, GRIS, BRUN, FOND, FILET = "#1f3a7a", "#333333", "#6f3a00", "#eef1f8", "#777777"
"""Brand, second text, warnings, light ground, hairlines: those of the sheets."""
NOIR = "#000000"

_COTES: dict[Direction, dict[str, str]] = {
    "ltr": {"start": "left", "end": "right"},
    "rtl": {"start": "right", "end": "left"},
}
_SENS: dict[Direction, str] = {"ltr": "lr-tb", "rtl": "rl-tb"}


def side(cote: str, direction: Direction) -> str:
    """`left` or `right` for `start` or `end`."""
    return _COTES[direction][cote]


def write_sens(direction: Direction) -> dict[str, str]:
    """The property of a table or a page read in this direction."""
    return {"style:writing-mode": _SENS[direction]}


def write_sens_paragraphe(direction: Direction) -> dict[str, str]:
    """The properties of a paragraph read in this direction; Arabic fonts have tall lines."""
    return {
        **write_sens(direction),
        "fo:text-align": side("start", direction),
        "fo:line-height": "103%" if direction == "ltr" else "82%",
    }


@dataclass(frozen=True)
class Style:
    """A paragraph style that agents see in the list, and change once for the whole document.

    Styles that every word processor has keep its name ("Heading 1"): it shows them in the
    language of its menus, "Titre 1". Ours are named in French.
    """

    id: str
    """Its name in the file: ASCII."""
    nom: str
    """The name that is shown."""
    parent: str = "Standard"
    taille_pt: float | None = None
    gras: bool | None = None
    couleur: str | None = None
    avant_mm: float | None = None
    apres_mm: float | None = None
    niveau: int | None = None
    """Level in the outline, for titles."""
    liste: str | None = None
    """The list style that comes with it."""
    suite: str | None = None
    """Style of the paragraph that comes after, when an agent adds one."""
    centre: bool = False
    bords: Mapping[str, str] = field(default_factory=dict)
    """Borders and paddings by side: `{"border-top": "…", "padding-start": "…"}`."""
    autres: Mapping[str, str] = field(default_factory=dict)
    """Other properties of the paragraph, as they are written."""
    fin_mm: float | None = None
    """Where a tab aligns the end of what follows."""

    def write(self, direction: Direction, *, noir: bool) -> Markup:
        """The style, for a document read in this direction; `noir` for the photocopier."""
        attributs = {
            "style:name": self.id,
            "style:display-name": self.nom,
            "style:family": "paragraph",
            "style:parent-style-name": "" if self.id == self.parent else self.parent,
            "style:next-style-name": self.suite or "",
            "style:default-outline-level": str(self.niveau or ""),
            "style:list-style-name": self.liste or "",
            "style:class": "text",
        }
        return balise(
            "style:style",
            {cle: valeur for cle, valeur in attributs.items() if valeur},
            (
                self._paragraphe(direction, noir=noir),
                balise("style:text-properties", self._mots(noir=noir)),
            ),
        )

    def _paragraphe(self, direction: Direction, *, noir: bool) -> Markup:
        proprietes = {}
        if self.avant_mm is not None:
            proprietes["fo:margin-top"] = f"{self.avant_mm:g}mm"
        if self.apres_mm is not None:
            proprietes["fo:margin-bottom"] = f"{self.apres_mm:g}mm"
        if self.centre:
            proprietes["fo:text-align"] = "center"
        boite = self.boite(direction, noir=noir)
        return balise(
            "style:paragraph-properties", {**proprietes, **boite, **self.autres}, self._taquets()
        )

    def _taquets(self) -> tuple[Markup, ...]:
        if self.fin_mm is None:
            return ()
        place = {"style:position": f"{self.fin_mm:g}mm", "style:type": "right"}
        return (balise("style:tab-stops", contenu=(balise("style:tab-stop", place),)),)

    def boite(self, direction: Direction, *, noir: bool) -> dict[str, str]:
        """Its borders, on the right side: word processors do not turn them over."""
        proprietes = {}
        for cle, valeur in self.bords.items():
            nom, _, cote = cle.partition("-")
            reel = side(cote, direction) if cote in _COTES["ltr"] else cote
            if nom != "background" or not noir:
                proprietes[f"fo:{nom}-{reel}"] = _darken(valeur) if noir else valeur
        return proprietes

    def _mots(self, *, noir: bool) -> dict[str, str]:
        couleur = {"fo:color": NOIR if noir else self.couleur} if self.couleur else {}
        return {**write_lettres(self.taille_pt, gras=self.gras), **couleur}


def write_lettres(taille_pt: float | None = None, *, gras: bool | None = None) -> dict[str, str]:
    """Size and weight, for the three families of scripts."""
    proprietes = {}
    for suffixe in ("", "-asian", "-complex"):
        if taille_pt is not None:
            espace = "style" if suffixe else "fo"
            proprietes[f"{espace}:font-size{suffixe}"] = f"{taille_pt:g}pt"
        if gras is not None:
            espace = "style" if suffixe else "fo"
            proprietes[f"{espace}:font-weight{suffixe}"] = "bold" if gras else "normal"
    return proprietes


def _darken(valeur: str) -> str:
    """A border without colour."""
    debut, diese, _couleur = valeur.partition("#")
    return f"{debut}{NOIR}" if diese else valeur
