"""What is more than paragraphs: lists, tables, the head of a sheet, its four answers."""

from dataclasses import replace

from markupsafe import Markup

from kit.langues.langue import Langue
from kit.render.odt import catalogue_styles as c
from kit.render.odt.apparence import Genre, find_cote, find_embleme, find_genre
from kit.render.odt.arbre import Noeud
from kit.render.odt.automatiques import Automatiques
from kit.render.odt.balises import balise, write
from kit.render.odt.dessins import Dessins
from kit.render.odt.ligne import Place
from kit.render.odt.redacteur import Bloc, Redacteur, write_tabulation
from kit.render.odt.tableaux import Cellule, Tableau, lay_grid, list_rows, share_text, share_width

_EMBLEME_MM, _CACHET_MM = 24.0, 42.0
"""Columns of the head of a sheet."""
_REPONSES_MAX = 4
"""Answers in a row."""


class MiseEnPage(Redacteur):
    """Writes a whole document."""

    def __init__(
        self, langue: Langue, automatiques: Automatiques, dessins: Dessins, avertissement: str
    ) -> None:
        super().__init__(langue, automatiques, dessins)
        self.avertissement = avertissement
        """What is said after the head of the first sheet; empty once it is said."""
        self.tableaux = 0

    def bloc(self, noeud: Noeud, parent: Noeud, place: Place) -> None:
        """An element that begins paragraphs, a list or a table."""
        dedans = self.place_bloc(noeud, parent, place)
        if noeud.nom in {"ul", "ol"} and "reponses" in noeud.classes:
            self._reponses(noeud, dedans)
        elif noeud.nom in {"ul", "ol"}:
            self._liste(noeud, dedans)
        elif noeud.nom == "table":
            self._table(noeud, dedans)
        elif noeud.nom == "header":
            self._bandeau(noeud, dedans)
        else:
            super().bloc(noeud, parent, place)

    def write_page(self, corps: Noeud) -> list[Markup]:
        """All the blocks of a page; a page without a head begins with the warning."""
        blocs = self.collect(corps, self.depart)
        return [bloc.xml for bloc in (*self._warn(), *blocs)]

    def _warn(self) -> list[Bloc]:
        """The sentence that says that the file may have been changed, once."""
        mots, self.avertissement = self.avertissement, ""
        style = {"text:style-name": c.AVERTISSEMENT}
        return [Bloc(balise("text:p", style, (write(mots),)))] if mots else []

    def _liste(self, noeud: Noeud, place: Place) -> None:
        genre = find_genre(noeud)
        place = replace(place, style=c.SUITE, titre=None, niveau=0, mots=())
        self.end_paragraphe(tout=True)
        items = [self._item(li, genre, place) for li in noeud.elements("li")]
        self.blocs += _write_liste(genre, items, noeud.attributs.get("start", ""))

    def _item(self, li: Noeud, genre: Genre, place: Place) -> list[Bloc]:
        with self.apart() as blocs:
            self.premier, self.tete = genre.premier, genre.tete
            if genre.tete and li.find(nom=genre.tete, classe=genre.tete) is None:
                self.attente.append(write_tabulation)
            self.walk(li, self.place_bloc(li, Noeud(""), place))
        self.premier = self.tete = None
        return blocs

    def _reponses(self, noeud: Noeud, place: Place) -> None:
        cellules = [
            Cellule(self._write(li, replace(place, style=c.REPONSE)), "essentiel")
            for li in noeud.elements("li")
        ]
        large = min(len(cellules), _REPONSES_MAX)
        for debut in range(0, len(cellules), max(large, 1)):
            rang = cellules[debut : debut + large]
            rang += [Cellule(Markup(""), "essentiel")] * (large - len(rang))
            self._add_tableau([rang], share_width(large), place)

    def _table(self, noeud: Noeud, place: Place) -> None:
        for legende in noeud.elements("caption"):
            super().bloc(legende, noeud, place)
        rangs, entetes = list_rows(noeud)
        grille = lay_grid(rangs)
        if not grille:
            return
        lignes = [
            [None if case is None else self._cellule(*case, place) for case in ligne]
            for ligne in grille
        ]
        self._add_tableau(lignes, share_text(grille), place, entetes)

    def _cellule(self, noeud: Noeud | None, colonnes: int, lignes: int, place: Place) -> Cellule:
        if noeud is None:
            return Cellule(Markup(""), "texte")
        dedans = self.place_bloc(noeud, Noeud(""), place)
        genre = "titre" if noeud.nom == "th" else "texte"
        return Cellule(self._write(noeud, dedans), genre, colonnes, lignes)

    def _bandeau(self, noeud: Noeud, place: Place) -> None:
        """The head of a sheet: its drawing, its title, and how to know whether it is still right.

        The title comes before the code, which the paper sets in a corner.
        """
        embleme = find_embleme(noeud)
        cachet = next((e for e in noeud.elements() if "cachet" in e.classes), None)
        reste = Noeud("div", enfants=[e for e in noeud.enfants if e not in {embleme, cachet}])
        parties: list[tuple[Markup, float]] = []
        if embleme:
            dessin = replace(place, style=c.DESSIN, dessin_mm=find_cote(embleme))
            parties.append((self._write(embleme, dessin), _EMBLEME_MM))
        parties.append((self._write(reste, place), 0))
        if cachet:
            parties.append((self._write(cachet, replace(place, style=c.CODE)), _CACHET_MM))
        libre = c.LARGEUR_MM - sum(largeur for _contenu, largeur in parties)
        largeurs = [largeur or libre for _contenu, largeur in parties]
        rang = [Cellule(contenu, "bandeau") for contenu, _largeur in parties]
        self._add_tableau([rang], largeurs, place)
        self.blocs += self._warn()

    def _write(self, noeud: Noeud, place: Place) -> Markup:
        return Markup("").join(bloc.xml for bloc in self.collect(noeud, place))

    def _add_tableau(
        self,
        rangs: list[list[Cellule]] | list[list[Cellule | None]],
        largeurs_mm: list[float],
        place: Place,
        entetes: int = 0,
    ) -> None:
        self.end_paragraphe(tout=True)
        self.tableaux += 1
        tableau = Tableau(f"Tableau {self.tableaux}", rangs, largeurs_mm, entetes)
        xml = tableau.write(self.automatiques, place.direction)
        self.blocs.append(Bloc(xml, hors_liste=True))


def _write_liste(genre: Genre, items: list[list[Bloc]], debut: str) -> list[Bloc]:
    """A list; a table inside an item cuts it, and what follows goes on with its numbers."""
    sortie: list[Bloc] = []
    en_cours: list[Markup] = []
    valeur = {"text:start-value": debut} if debut.isdecimal() else {}

    def close() -> None:
        if en_cours:
            suite = {"text:continue-numbering": "true"} if sortie else {}
            attributs = {"text:style-name": genre.liste, **suite}
            sortie.append(Bloc(balise("text:list", attributs, en_cours)))
            en_cours.clear()

    for blocs in items:
        morceau: list[Markup] = []
        nom = "text:list-item"
        for bloc in [*blocs, None]:
            if bloc is not None and not bloc.hors_liste:
                morceau.append(bloc.xml)
                continue
            if morceau:
                en_cours.append(balise(nom, valeur if nom.endswith("item") else {}, morceau))
                morceau, valeur = [], {}
                nom = "text:list-header"
            if bloc is not None:
                close()
                sortie.append(bloc)
    close()
    return sortie
