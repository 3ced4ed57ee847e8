"""What a person leaves with, as far as the answers decide it."""

from dataclasses import dataclass

from kit.content.parcours import Parcours
from kit.parcours.liste import list_calculees
from kit.parcours.trajet import Trajet


@dataclass(frozen=True)
class Issue:
    """The end of a path."""

    resultat: str
    choisis: tuple[str, ...]
    """Ids of the choices made on the path."""
    encarts: frozenset[str]
    ajoutees: frozenset[str]
    """Papers, or shared lists of papers, that the answers add to those of the fiche."""
    retirees: frozenset[str]
    """Those that they take off it."""

    @property
    def effets(self) -> tuple[str, frozenset[str], frozenset[str], frozenset[str]]:
        """Everything but the answers."""
        return (self.resultat, self.encarts, self.ajoutees, self.retirees)

    def gains(self, autre: "Issue") -> tuple[str, ...]:
        """Papers that it asks for and another does not, or that only the other takes off."""
        ajoutees = (self.ajoutees - autre.ajoutees) | (autre.retirees - self.retirees)
        return tuple(sorted(ajoutees))


@dataclass(frozen=True)
class Situation:
    """Answers that do not give the same thing any more, shown by the fewest of them."""

    temoin: tuple[str, ...]
    """Ids of the choices: in the old version, or in the new one for those that it adds."""
    avant: Issue
    apres: Issue | None
    """None: the new version has no result for them."""
    attendue: str | None = None
    """The question of the new version that waits for another answer."""
    facons: int = 0
    """How many ways of answering are in this case; zero when they were not counted."""

    @property
    def pieces_ajoutees(self) -> tuple[str, ...]:
        """Papers that are asked for from now on, or not taken off any more."""
        return self.apres.gains(self.avant) if self.apres else ()

    @property
    def pieces_retirees(self) -> tuple[str, ...]:
        """Papers that are not asked for any more."""
        return self.avant.gains(self.apres) if self.apres else ()

    @property
    def encarts_ajoutes(self) -> tuple[str, ...]:
        """Remarks that are shown from now on."""
        return tuple(sorted(self.apres.encarts - self.avant.encarts)) if self.apres else ()

    @property
    def encarts_retires(self) -> tuple[str, ...]:
        """Remarks that are not shown any more."""
        return tuple(sorted(self.avant.encarts - self.apres.encarts)) if self.apres else ()


def read_issue(parcours: Parcours, trajet: Trajet) -> Issue | None:
    """What a path that has come to its end gives; None while a question waits."""
    resultat = trajet.resultat
    if resultat is None:
        return None
    vraies = [p for p in list_calculees(parcours, resultat) if trajet.faits.holds(p.si)]
    retirees = frozenset(p.piece or p.lot or "" for p in vraies if p.retiree)
    ajoutees = frozenset(p.piece or p.lot or "" for p in vraies if not p.retiree)
    encarts = frozenset(
        encart.id
        for encart in parcours.encarts
        if (not encart.resultats or resultat.id in encart.resultats)
        and trajet.faits.holds(encart.si)
    )
    choisis = tuple(choix.id for choix in trajet.choisis)
    return Issue(resultat.id, choisis, encarts, ajoutees - retirees, retirees)
