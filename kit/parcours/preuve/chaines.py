"""Answers that lead to a state, shared by the states that follow it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chaine:
    """Choices made one question after the other."""

    avant: "Chaine | None" = None
    ajout: tuple[str, ...] = ()
    longueur: int = 0
    """Choices made."""
    questions: int = 0
    """Questions answered."""

    def add(self, choix: tuple[str, ...]) -> "Chaine":
        """One more question answered."""
        return Chaine(self, choix, self.longueur + len(choix), self.questions + 1)

    def list(self) -> tuple[str, ...]:
        """Ids of the choices, in the order in which they are made."""
        parties: list[tuple[str, ...]] = []
        chaine: Chaine | None = self
        while chaine is not None:
            parties.append(chaine.ajout)
            chaine = chaine.avant
        return tuple(choix for partie in reversed(parties) for choix in partie)


def is_shorter(une: Chaine, autre: Chaine | None) -> bool:
    """Whether there are fewer choices to make."""
    return autre is None or une.longueur < autre.longueur


def is_longer(une: Chaine, autre: Chaine | None) -> bool:
    """Whether more questions are asked; among as many, whether fewer choices say it."""
    if autre is None:
        return True
    return (une.questions, -une.longueur) > (autre.questions, -autre.longueur)
