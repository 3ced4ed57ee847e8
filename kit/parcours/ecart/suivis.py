"""Papers and remarks of two versions: which ones may differ, and what is said of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kit.content.parcours import Encart, PieceCalculee
from kit.parcours.preuve.formules import VRAI, Formule
from kit.parcours.preuve.residus import Automate

Statut = Literal["absent", "present", "retire"]


@dataclass(frozen=True)
class Porteur:
    """One line that puts something on the list, or takes it off."""

    formule: Formule
    resultats: frozenset[str]
    """Names of the results that it goes with; empty: all."""
    retire: bool


@dataclass(frozen=True)
class Suivi:
    """A paper or a remark, in one version."""

    porteurs: tuple[Porteur, ...] = ()

    @property
    def formules(self) -> tuple[Formule, ...]:
        """What to follow."""
        return tuple(porteur.formule for porteur in self.porteurs)

    def tell(self, resultat: str, valeurs: tuple[bool, ...]) -> Statut:
        """What becomes of it at the end of a path."""
        statut: Statut = "absent"
        for porteur, vraie in zip(self.porteurs, valeurs, strict=True):
            if vraie and (not porteur.resultats or resultat in porteur.resultats):
                if porteur.retire:
                    return "retire"
                statut = "present"
        return statut


def read_suivis(automate: Automate) -> tuple[dict[str, Suivi], dict[str, Suivi]]:
    """The papers of a version by name, then its remarks by id."""
    parcours = automate.parcours
    noms = {noeud.id: automate.stations[rang].id for rang, noeud in enumerate(parcours.noeuds)}
    pieces = ((piece.piece or piece.lot or "", piece) for piece in parcours.pieces)
    encarts = ((encart.id, encart) for encart in parcours.encarts)
    return _gather(automate, pieces, noms), _gather(automate, encarts, noms)


def _gather(
    automate: Automate,
    lignes: Iterable[tuple[str, PieceCalculee | Encart]],
    noms: Mapping[str, str],
) -> dict[str, Suivi]:
    suivis: dict[str, list[Porteur]] = {}
    for nom, ligne in lignes:
        formule = VRAI if ligne.si is None else automate.compile(ligne.si)
        resultats = frozenset(noms.get(resultat, resultat) for resultat in ligne.resultats)
        retire = isinstance(ligne, PieceCalculee) and ligne.retiree
        suivis.setdefault(nom, []).append(Porteur(formule, resultats, retire))
    return {nom: Suivi(tuple(porteurs)) for nom, porteurs in suivis.items()}
