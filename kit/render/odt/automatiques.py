"""The automatic styles of a document: what differs from its language, its direction; its tables."""

from markupsafe import Markup

from kit.langues.langue import Langue
from kit.langues.registre import Direction
from kit.render.odt.balises import balise
from kit.render.odt.catalogue_styles import LARGEUR_MM, STYLES
from kit.render.odt.langues import find_parler
from kit.render.odt.modele import ENCRE, FILET, FOND, NOIR, write_sens, write_sens_paragraphe

Boite = dict[str, str]
"""Properties of a cell."""


class Automatiques:
    """Styles that nobody names, made when they are used: the same ones in the same order."""

    def __init__(self, langue: Langue, *, noir: bool) -> None:
        self.langue = langue
        self.noir = noir
        self._noms: dict[tuple[object, ...], str] = {}
        self._styles: list[Markup] = []

    def write(self) -> tuple[Markup, ...]:
        """All those that were asked for."""
        return tuple(self._styles)

    def paragraphe(
        self, style: str, langue: str, direction: Direction, *, saut: bool = False
    ) -> str:
        """The named style itself in the language of the document, else one made from it.

        With `saut` it begins a page. Its borders stay on the side of the document: they are those
        of a box that holds both.
        """
        if (langue, direction) == (self.langue.tag, self.langue.direction) and not saut:
            return style
        cle = ("P", style, langue, direction, saut)
        if cle in self._noms:
            return self._noms[cle]
        sens = {} if direction == self.langue.direction else write_sens_paragraphe(direction)
        if STYLES[style].centre:
            sens.pop("fo:text-align", None)
        sens = {cle: valeur for cle, valeur in sens.items() if cle not in STYLES[style].autres}
        sens |= {"fo:break-before": "page"} if saut else {}
        attributs = {"style:family": "paragraph", "style:parent-style-name": style}
        mots = find_parler(langue).attributs()
        proprietes = (
            balise("style:paragraph-properties", sens),
            balise("style:text-properties", mots),
        )
        return self._add(cle, attributs, proprietes)

    def mots(self, langue: str) -> str:
        """The character style of words in another language."""
        cle = ("T", langue)
        if cle in self._noms:
            return self._noms[cle]
        proprietes = balise("style:text-properties", find_parler(langue).attributs())
        return self._add(cle, {"style:family": "text"}, (proprietes,))

    def tableau(self, direction: Direction) -> str:
        """The style of tables as wide as the text, whose columns begin on the side of reading."""
        cle = ("Tableau", direction)
        if cle in self._noms:
            return self._noms[cle]
        proprietes = {
            "style:width": f"{LARGEUR_MM:g}mm",
            "table:align": "margins",
            "fo:margin-top": "1mm",
            "fo:margin-bottom": "3mm",
            **write_sens(direction),
        }
        contenu = balise("style:table-properties", proprietes)
        return self._add(cle, {"style:family": "table"}, (contenu,))

    def colonne(self, largeur_mm: float) -> str:
        """The style of columns of this width."""
        cle = ("Colonne", round(largeur_mm, 2))
        if cle in self._noms:
            return self._noms[cle]
        contenu = balise("style:table-column-properties", {"style:column-width": f"{cle[1]}mm"})
        return self._add(cle, {"style:family": "table-column"}, (contenu,))

    def rang(self, *, entier: bool) -> str:
        """The style of rows; those that are `entier` are not cut between two pages."""
        cle = ("Rang", entier)
        if cle in self._noms:
            return self._noms[cle]
        proprietes = {"fo:keep-together": "always" if entier else "auto"}
        contenu = balise("style:table-row-properties", proprietes)
        return self._add(cle, {"style:family": "table-row"}, (contenu,))

    def cellule(self, genre: str) -> str:
        """The style of the cells of a kind of table."""
        cle = ("Cellule", genre)
        if cle in self._noms:
            return self._noms[cle]
        contenu = balise("style:table-cell-properties", self._boite(genre))
        return self._add(cle, {"style:family": "table-cell"}, (contenu,))

    def _boite(self, genre: str) -> Boite:
        filet, encre = (NOIR, NOIR) if self.noir else (FILET, ENCRE)
        fond = {} if self.noir else {"fo:background-color": FOND}
        cadre = {"fo:border": f"0.2mm solid {filet}", "fo:padding": "1.5mm"}
        return {
            "bandeau": {
                "fo:border": "none",
                "fo:border-bottom": f"1mm solid {encre}",
                "fo:padding": "0mm",
                "fo:padding-bottom": "1.5mm",
            },
            "essentiel": {**fond, "fo:border": "none", "fo:padding": "2mm"},
            "titre": {**fond, **cadre},
            "texte": cadre,
        }[genre]

    def _add(
        self, cle: tuple[object, ...], attributs: dict[str, str], contenu: tuple[Markup, ...]
    ) -> str:
        prefixe = str(cle[0])
        nom = f"{prefixe}{sum(autre[0] == prefixe for autre in self._noms) + 1}"
        self._noms[cle] = nom
        self._styles.append(balise("style:style", {"style:name": nom, **attributs}, contenu))
        return nom
