"""A fiche as numbered lines, in two languages side by side: « ligne 12 » is the same in both.

Each language is written from the whole fiche as its own readers have it, amounts and words of the
interface included; then the two are joined. What a fiche is made of does not depend on a
language: the lines, and their numbers, are the same in all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from kit.content.fiche import Fiche
from kit.render.passages import Groupe, Lecteur
from kit.render.vues.fiche import FicheVue, RecuVue, build_fiche
from kit.render.vues.pieces import PiecesGroupe, PieceVue
from kit.render.vues.redaction import Cote, Rangee, Redacteur


@dataclass(frozen=True)
class Ligne:
    """A numbered line: a drawing, and what it says row by row."""

    rangees: tuple[Rangee, ...]
    pictogramme: str | None = None
    numero: int = 0


@dataclass(frozen=True)
class Partie:
    """Lines under a title."""

    id: str
    titre: Rangee
    lignes: tuple[Ligne, ...]


@dataclass(frozen=True)
class LignesVue:
    """A whole fiche, line by line."""

    titre: tuple[Cote, ...]
    """Once when one of the languages does not have it."""
    parties: tuple[Partie, ...]
    nombre: int
    """The last number."""


def build_lignes(ici: Lecteur, autre: Lecteur, fiche: Fiche) -> LignesVue:
    """The lines of a fiche in the languages of two readers; the first one starts the row."""
    une, deux = (
        _Plan(Redacteur(lecteur.langue), build_fiche(lecteur, fiche, explique=False))
        for lecteur in (ici, autre)
    )
    numeros = count(1)
    parties = tuple(
        Partie(a.id, _join(a.titre, b.titre), tuple(_join_lignes(a, b, numeros)))
        for a, b in zip(une.parties(), deux.parties(), strict=True)
    )
    return LignesVue(
        titre=tuple(dict.fromkeys((une.titre, deux.titre))),
        parties=parties,
        nombre=next(numeros) - 1,
    )


def _join(une: Rangee, autre: Rangee) -> Rangee:
    return replace(une, cotes=une.cotes + autre.cotes)


def _join_lignes(une: Partie, autre: Partie, numeros: Iterator[int]) -> Iterator[Ligne]:
    for a, b in zip(une.lignes, autre.lignes, strict=True):
        rangees = tuple(_join(x, y) for x, y in zip(a.rangees, b.rangees, strict=True))
        yield Ligne(rangees, a.pictogramme, next(numeros))


class _Plan:
    """The lines of a fiche in one language, without numbers."""

    def __init__(self, plume: Redacteur, fiche: FicheVue) -> None:
        self._plume = plume
        self._fiche = fiche
        self.titre = plume.name(fiche.titre)

    def parties(self) -> Iterator[Partie]:
        """The parts in reading order, those without line left out."""
        _, fiche, groupes = self._plume.langue.gettext, self._fiche, self._groupes
        toutes = (
            ("essentiel", _("L’essentiel"), self._essentiels()),
            ("pour-qui", _("Pour qui, quand ?"), groupes(fiche.public + fiche.quand)),
            ("etapes", _("Les étapes"), self._etapes()),
            ("papiers", _("Les papiers"), self._papiers()),
            ("ou", _("Où faire la demande ?"), self._modes()),
            ("prix", _("Le prix"), self._couts()),
            ("apres", _("Après votre demande"), self._apres()),
            ("sans-reponse", _("Vous n’avez pas de réponse ?"), groupes(fiche.sans_reponse)),
            ("refus", _("La réponse est non ?"), groupes(fiche.recours)),
        )
        for identifiant, titre, lignes in toutes:
            yield from self._partie(identifiant, self._plume.row("titre", titre), lignes)
        for section in fiche.sections:
            nom = self._plume.row("titre", section.titre)
            libres = tuple(Ligne(rangees) for rangees in self._plume.lines(section.elements))
            yield from self._partie(section.id, nom, libres)
        aide = self._plume.row("titre", _("Où trouver de l’aide ?"))
        yield from self._partie("aide", aide, self._contacts())

    def _partie(
        self, identifiant: str, titre: Rangee, lignes: tuple[Ligne, ...]
    ) -> Iterator[Partie]:
        if lignes:
            yield Partie(identifiant, titre, lignes)

    def _groupes(self, groupes: tuple[Groupe, ...]) -> tuple[Ligne, ...]:
        return tuple(Ligne(rangees) for rangees in self._plume.lines(groupes))

    def _essentiels(self) -> tuple[Ligne, ...]:
        row = self._plume.row
        return tuple(
            Ligne((row("petit", e.nom), row("fort", e.reponse, doute=e.a_confirmer)), e.pictogramme)
            for e in self._fiche.essentiels
        )

    def _etapes(self) -> tuple[Ligne, ...]:
        plume = self._plume
        return tuple(
            Ligne((plume.row("fort", e.titre), *plume.rows(e.groupes)), e.pictogramme)
            for e in self._fiche.etapes
        )

    def _papiers(self) -> tuple[Ligne, ...]:
        return tuple(ligne for groupe in self._fiche.pieces for ligne in self._lot(groupe))

    def _lot(self, groupe: PiecesGroupe) -> Iterator[Ligne]:
        """The papers of a list; who the list is for is said on the first of them."""
        row = self._plume.row
        textes = (groupe.condition, groupe.precision)
        tete = tuple(row("petit", texte) for texte in textes if texte)
        for piece in (*groupe.pour_tous, *groupe.selon_le_cas):
            yield self._papier(piece, tete)
            tete = ()

    def _papier(self, piece: PieceVue, tete: tuple[Rangee, ...]) -> Ligne:
        row = self._plume.row
        officiel = piece.nom_officiel if self._plume.langue.is_francais else None
        doute = piece.a_confirmer and not (piece.condition or piece.precision)
        nom = replace(piece.nom, a_confirmer=piece.nom.a_confirmer or doute)
        return Ligne(
            (
                *tete,
                row("fort", nom, precision=officiel),
                *((row("petit", " · ".join(piece.mentions)),) if piece.mentions else ()),
                *(row("texte", texte) for texte in (piece.condition, piece.precision) if texte),
            ),
            piece.pictogramme,
        )

    def _modes(self) -> tuple[Ligne, ...]:
        """One line whatever the place: those after it keep their numbers from place to place."""
        row, rangees = self._plume.row, list[Rangee]()
        for mode in self._fiche.modes:
            rangees.append(row("fort", mode.nom))
            rangees += [row("texte", mot) for mot in (mode.remarque, mode.lien) if mot]
        return (Ligne(tuple(rangees), "lieu"),) if rangees else ()

    def _couts(self) -> tuple[Ligne, ...]:
        row = self._plume.row
        return tuple(
            Ligne((row("texte", c.libelle), *((row("fort", c.montant),) if c.montant else ())))
            for c in self._fiche.couts
        )

    def _apres(self) -> tuple[Ligne, ...]:
        return (*self._groupes(self._fiche.delai), *map(self._recu, self._fiche.recus))

    def _recu(self, recu: RecuVue) -> Ligne:
        """A paper that one receives, and what it allows."""
        row = self._plume.row
        return Ligne(
            (
                row("fort", recu.nom),
                *((row("texte", recu.quand),) if recu.quand else ()),
                *(r for d in recu.droits for r in (row("petit", d.nom), row("fort", d.mot))),
                *self._plume.rows(recu.groupes),
            )
        )

    def _contacts(self) -> tuple[Ligne, ...]:
        row = self._plume.row
        return tuple(
            Ligne(
                (
                    row("fort", c.libelle),
                    *(row("texte", mot) for mot in (c.valeur, c.precision) if mot),
                )
            )
            for c in self._fiche.contacts
        )
