"""One language of a view in two languages: what it writes on its side of each row."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup, escape

from kit.langues.langue import Langue
from kit.render.passages import Groupe, Passage
from kit.render.vues.elements import CasVue, ElementVue, TableauVue

GenreRangee = Literal["titre", "fort", "texte", "puce", "petit"]


@dataclass(frozen=True)
class Cote:
    """What a row says in one language."""

    html: Markup
    langue: str
    direction: str
    marques: tuple[str, ...] = ()
    """What must be known of these words, in the same language."""
    precision: str | None = None
    """What the papers call it, in the same language."""


@dataclass(frozen=True)
class Rangee:
    """The same words in each language."""

    genre: GenreRangee
    cotes: tuple[Cote, ...]


class Redacteur:
    """Writes one side of the rows, in the language of one reader."""

    def __init__(self, langue: Langue) -> None:
        self.langue = langue

    def say(
        self, mots: Passage | Markup | str, *, doute: bool = False, precision: str | None = None
    ) -> Cote:
        """Words of a document or of the interface; `doute` when they must be checked.

        A text that this language does not have is said to be missing: French stands beside.
        """
        tag, direction, _ = self.langue.tag, self.langue.direction, self.langue.gettext
        if not isinstance(mots, Passage):
            marques = (_("À confirmer avec votre préfecture"),) if doute else ()
            return Cote(escape(mots), tag, direction, marques, precision)
        if mots.langue != tag:
            retiree = mots.etat == "retiree"
            manque = _("Cette règle a changé. Demandez à un agent.")
            manque = manque if retiree else _("Pas encore traduit. Demandez à un agent.")
            return Cote(escape(manque), tag, direction)
        return Cote(mots.html, tag, direction, tuple(self._marques(mots)), precision)

    def name(self, titre: Passage) -> Cote:
        """The title of a document, in French when this language does not have it."""
        return Cote(titre.html, titre.langue, titre.direction)

    def _marques(self, passage: Passage) -> Iterator[str]:
        """What stands beside French elsewhere says here why it does (DESIGN, section 2.7)."""
        _ = self.langue.gettext
        if passage.a_confirmer:
            yield _("À confirmer avec votre préfecture")
        if passage.etat == "perimee":
            yield _("Le français fait foi")
        elif passage.etat == "non_relue" and passage.critique:
            yield _("Traduction non relue")

    def row(
        self,
        genre: GenreRangee,
        mots: Passage | Markup | str,
        *,
        doute: bool = False,
        precision: str | None = None,
    ) -> Rangee:
        """This side of a row."""
        return Rangee(genre, (self.say(mots, doute=doute, precision=precision),))

    def rows(self, groupes: Iterable[Groupe]) -> tuple[Rangee, ...]:
        """Blocks one under the other, deeper ones after what they go on from."""
        return tuple(self._rows(groupes))

    def _rows(self, groupes: Iterable[Groupe]) -> Iterator[Rangee]:
        _ = self.langue.gettext
        for groupe in groupes:
            if groupe.genre in ("attention", "information"):
                nom = _("Attention") if groupe.genre == "attention" else _("À savoir")
                yield self.row("petit", nom)
            genre = _GENRES.get(groupe.genre, "texte")
            for rang, passage in enumerate(groupe.passages):
                yield self.row(genre, passage)
                if groupe.sous:
                    yield from self._rows(groupe.sous[rang])

    def lines(self, elements: Iterable[ElementVue]) -> Iterator[tuple[Rangee, ...]]:
        """Each block on its own; each row of a table, and the title of each case."""
        for element in elements:
            if isinstance(element, Groupe):
                yield self.rows((element,))
            elif isinstance(element, CasVue):
                yield (self.row("fort", element.titre),)
                yield from self.lines(element.elements)
            else:
                yield from self._tableau(element)

    def _tableau(self, tableau: TableauVue) -> Iterator[tuple[Rangee, ...]]:
        yield (
            self.row("fort", tableau.legende),
            *(self.row("petit", entete.texte) for entete in tableau.entetes),
        )
        for ligne in tableau.lignes:
            yield tuple(
                rangee
                for cellule in ligne
                for rangee in (
                    self.row("fort" if cellule.titre else "texte", cellule.texte),
                    *self.rows(cellule.suite),
                )
            )


_GENRES: dict[str, GenreRangee] = {"puce": "puce", "numero": "puce", "intertitre": "fort"}
