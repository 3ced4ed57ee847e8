"""From the tree of a sheet to the paragraphs, lists and tables of a document."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from markupsafe import Markup

from kit.langues.langue import Langue
from kit.langues.registre import Direction
from kit.render.odt import catalogue_styles as c
from kit.render.odt.apparence import (
    IGNORES,
    TITRES,
    begins_page,
    find_cote,
    find_mots,
    find_style,
    is_bloc,
    is_colle,
    is_phrase,
)
from kit.render.odt.arbre import DESSIN, Noeud
from kit.render.odt.automatiques import Automatiques
from kit.render.odt.balises import balise
from kit.render.odt.dessins import Dessins, read_alt
from kit.render.odt.ligne import SAUT, TABULATION, Attente, Ligne, Place, isolation, needs_isolation

_SCHEMAS = ("http://", "https://", "mailto:", "tel:")
"""Links that lead somewhere from a file."""
_DIRECTIONS: dict[str, Direction] = {"ltr": "ltr", "rtl": "rtl"}


@dataclass(frozen=True)
class Bloc:
    """A paragraph, a list or a table."""

    xml: Markup
    hors_liste: bool = False
    """Whether lists cannot hold it, as tables (OpenDocument 1.3, part 3, section 5.3.3)."""


class Redacteur:
    """Writes paragraphs; what is laid out otherwise is in `MiseEnPage`."""

    def __init__(self, langue: Langue, automatiques: Automatiques, dessins: Dessins) -> None:
        self.depart = Place(c.CORPS, langue.tag, langue.direction)
        self.automatiques = automatiques
        self.dessins = dessins
        self.blocs: list[Bloc] = []
        self.ligne: Ligne | None = None
        self.attente: list[Attente] = []
        """Drawings and tabs that wait for the words before which they stand."""
        self.premier: str | None = None
        """Style of the paragraph that begins an item, until it is written."""
        self.tete: str | None = None
        """Class or name of what stands at the head of this item, until it is written."""
        self.saut = False
        """Whether the next paragraph begins a page."""
        self.titres: set[int] = set()
        """Titles already written: what follows their first paragraph is not in the outline."""

    def collect(self, noeud: Noeud, place: Place) -> list[Bloc]:
        """The blocks inside an element, apart from those around."""
        with self.apart() as blocs:
            self.walk(noeud, place)
        return blocs

    @contextmanager
    def apart(self) -> Iterator[list[Bloc]]:
        """A list for the blocks that are written meanwhile."""
        self.end_paragraphe(tout=True)
        autour, self.blocs = self.blocs, []
        yield self.blocs
        self.end_paragraphe(tout=True)
        self.blocs = autour

    def write_mots(self, noeud: Noeud, place: Place) -> Markup:
        """The words of an element that is one paragraph, without the paragraph."""
        self._ouvre(place)
        self.walk(noeud, place)
        ligne, self.ligne = self.ligne, None
        return ligne.write() if ligne else Markup("")

    def walk(self, noeud: Noeud, place: Place) -> None:
        """All that an element holds."""
        precedent: Noeud | None = None
        for enfant in noeud.enfants:
            if isinstance(enfant, str):
                self._texte(enfant, place)
                precedent = None
                continue
            if precedent and is_colle(precedent, enfant) and self.ligne and not self.ligne.debut:
                self.ligne.add_signe(self.ligne.place, SAUT)
            self.visit(enfant, noeud, place)
            precedent = enfant

    def visit(self, noeud: Noeud, parent: Noeud, place: Place) -> None:
        """One element, wherever it stands."""
        if noeud.nom == DESSIN:
            self._dessin(noeud.attributs["svg"], place)
        elif noeud.nom in IGNORES:
            return
        elif noeud.is_cache:
            self._decor(noeud, place)
        elif noeud.nom == "br":
            self._ouvre(place).add_signe(place, SAUT)
        elif noeud.nom == "img":
            self._texte(noeud.attributs.get("alt", ""), place)
        elif is_bloc(noeud, parent) or (is_phrase(noeud, parent) and not self.ligne):
            self.bloc(noeud, parent, place)
        else:
            self._mots(noeud, parent, place)

    def _decor(self, noeud: Noeud, place: Place) -> None:
        """What readers do not have: of drawings one on the other, the last one is seen."""
        for dessin in noeud.drawings()[-1:]:
            place = replace(place, dessin_mm=find_cote(noeud) or place.dessin_mm)
            self._dessin(dessin.attributs["svg"], place)
        self._end_tete(noeud, place)

    def bloc(self, noeud: Noeud, parent: Noeud, place: Place) -> None:
        """An element that begins paragraphs of its own."""
        self.end_paragraphe()
        self.saut = self.saut or begins_page(noeud)
        dedans = self.place_bloc(noeud, parent, place)
        self.walk(noeud, dedans)
        if dedans.style == c.LIGNE:
            self._ouvre(dedans)
        self.end_paragraphe(tout=dedans.style == c.LIGNE)

    def place_bloc(self, noeud: Noeud, parent: Noeud, place: Place) -> Place:
        """Where the words of a block fall."""
        langue, direction = _parler(noeud, (place.langue, place.direction))
        place = replace(place, langue=langue, direction=direction, dit=None)
        niveau = TITRES.get(noeud.nom)
        if niveau:
            style = f"Heading_20_{niveau}"
            return replace(place, style=style, titre=id(noeud), niveau=niveau, mots=())
        return replace(place, style=find_style(noeud, parent) or place.style)

    def _mots(self, noeud: Noeud, parent: Noeud, place: Place) -> None:
        """An element inside a paragraph."""
        dedans = self._place_mots(noeud, place)
        isole = dedans.parler[1] != place.parler[1] and dedans.paragraphe == place.paragraphe
        if isole and needs_isolation(noeud.texte, parent.texte_apres(noeud)):
            debut, fin = isolation(dedans.parler[1])
            self._ouvre(dedans).add_controle(dedans, debut)
            self.walk(noeud, dedans)
            self._ouvre(dedans).add_controle(dedans, fin)
        else:
            self.walk(noeud, dedans)
        self._end_tete(noeud, place)

    def _place_mots(self, noeud: Noeud, place: Place) -> Place:
        parler = _parler(noeud, place.parler)
        if "autre" in noeud.classes:
            style = c.AUTRES.get(place.style, c.AUTRE if place.titre is None else c.AUTRE_TITRE)
            place = replace(place, style=style, titre=None, niveau=0, dit=None)
            place = replace(place, langue=parler[0], direction=parler[1])
        elif parler != place.parler:
            place = replace(place, dit=parler)
            if parler[0] != place.langue:
                place = place.styled(self.automatiques.mots(parler[0]))
        mots = find_mots(noeud)
        place = place.styled(mots) if mots else place
        adresse = noeud.attributs.get("href", "") if noeud.nom == "a" else ""
        if adresse.startswith(_SCHEMAS):
            place = replace(place.styled(c.LIEN), lien=adresse)
        return replace(place, dessin_mm=find_cote(noeud) or place.dessin_mm)

    def _texte(self, texte: str, place: Place) -> None:
        if texte.strip(" \t\n\r\f"):
            self._ouvre(place).add_texte(place, texte)
        elif texte and self.ligne and self.ligne.place.paragraphe == place.paragraphe:
            self.ligne.add_texte(place, " ")

    def _dessin(self, svg: str, place: Place) -> None:
        cote = place.dessin_mm
        if self.ligne and not self.ligne.is_vide:
            self.ligne.add_dessin(place, self.dessins.write(svg, cote, place.direction))
            return
        self.attente.append(lambda direction: self.dessins.write(svg, cote, direction))
        if read_alt(svg):
            style = place.style if place.style == c.CODE else c.DESSIN
            self._ouvre(replace(place, style=style))
            self.end_paragraphe(tout=True)

    def _end_tete(self, noeud: Noeud, place: Place) -> None:
        """After the head of an item, a tab: what follows is aligned."""
        if self.tete is None or self.tete not in {noeud.nom, *noeud.classes}:
            return
        self.tete = None
        if self.ligne:
            self.ligne.add_signe(place, TABULATION)
        else:
            self.attente.append(write_tabulation)

    def _ouvre(self, place: Place) -> Ligne:
        """The paragraph that takes words of this place."""
        if self.ligne is None or self.ligne.place.paragraphe != place.paragraphe:
            self.end_paragraphe()
            self.ligne = Ligne(place, tete=self.attente)
            self.attente = []
        return self.ligne

    def end_paragraphe(self, *, tout: bool = False) -> None:
        """Write the paragraph; drawings without words wait for the next one, unless `tout`."""
        ligne, self.ligne = self.ligne, None
        if ligne is None and tout and self.attente:
            ligne = Ligne(replace(self.depart, style=c.DESSIN), tete=self.attente)
            self.attente = []
        if ligne is None:
            return
        if ligne.is_vide and not tout:
            self.attente = ligne.tete
            return
        seuls = any(d is not write_tabulation for d in ligne.tete)
        if not ligne.is_vide or seuls or ligne.place.style == c.LIGNE:
            self.blocs.append(Bloc(self._paragraphe(ligne)))

    def _paragraphe(self, ligne: Ligne) -> Markup:
        place = ligne.place
        niveau, style = place.niveau, place.style
        if place.titre in self.titres:
            niveau, style = 0, c.AUTRE_TITRE
        elif place.titre is not None:
            self.titres.add(place.titre)
        premier, self.premier = self.premier, None
        if premier == c.ETAPE:
            style = c.ETAPE if niveau else c.NUMEROTE
        elif premier and style == c.SUITE:
            style = premier
        saut, self.saut = self.saut, False
        nom = self.automatiques.paragraphe(style, place.langue, place.direction, saut=saut)
        attributs = {"text:style-name": nom}
        if not niveau:
            return balise("text:p", attributs, (ligne.write(),))
        return balise("text:h", {**attributs, "text:outline-level": str(niveau)}, (ligne.write(),))


def write_tabulation(_direction: Direction) -> Markup:
    """A tab in the place of what other items begin with."""
    return TABULATION


def _parler(noeud: Noeud, autour: tuple[str, Direction]) -> tuple[str, Direction]:
    """Language and direction inside an element."""
    langue = noeud.attributs.get("lang") or autour[0]
    return langue, _DIRECTIONS.get(noeud.attributs.get("dir", ""), autour[1])
