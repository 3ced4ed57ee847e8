"""What an exploration has seen of a parcours, and the answers that show it."""

from dataclasses import dataclass, field

from kit.parcours.preuve.chaines import Chaine, is_longer, is_shorter


@dataclass(frozen=True, slots=True)
class Fin:
    """How a path ends."""

    resultat: str | None
    """None: nothing is concluded, the path is a dead end."""
    valeurs: tuple[bool, ...] = ()
    """Of the conditions that were followed."""


@dataclass
class Releve:
    """Everything seen, each with the fewest choices that show it."""

    vus: dict[str, Chaine] = field(default_factory=dict)
    """By question asked, information shown, choice offered (it is then the last of them)."""
    valeurs: dict[tuple[str, bool], Chaine] = field(default_factory=dict)
    """By condition looked at (under the id of what it commands), and its value there."""
    offres: dict[str, tuple[int, Chaine]] = field(default_factory=dict)
    """The most ordinary choices that a question offers at once."""
    fins: dict[Fin, Chaine] = field(default_factory=dict)
    facons: dict[Fin, int] = field(default_factory=dict)
    """How many ways of answering end so."""
    plus_long: Chaine | None = None
    """The most questions that can be asked."""

    @property
    def resultats(self) -> dict[str | None, Chaine]:
        """The shortest way to each result."""
        resultats: dict[str | None, Chaine] = {}
        for fin, chaine in self.fins.items():
            if is_shorter(chaine, resultats.get(fin.resultat)):
                resultats[fin.resultat] = chaine
        return resultats

    def see(self, identifiant: str, chaine: Chaine) -> None:
        """A node or a choice is shown."""
        if is_shorter(chaine, self.vus.get(identifiant)):
            self.vus[identifiant] = chaine

    def note_valeur(self, porteur: str, vraie: bool, chaine: Chaine) -> None:  # noqa: FBT001
        """A condition is looked at."""
        if is_shorter(chaine, self.valeurs.get((porteur, vraie))):
            self.valeurs[porteur, vraie] = chaine

    def note_offre(self, question: str, nombre: int, chaine: Chaine) -> None:
        """A question offers some choices."""
        deja = self.offres.get(question)
        if deja is None or nombre > deja[0]:
            self.offres[question] = (nombre, chaine)

    def end(self, fin: Fin, chaines: tuple[Chaine, Chaine], facons: int) -> None:
        """A path ends; `chaines` are the shortest way there and the one that asks the most."""
        court, long = chaines
        self.facons[fin] = self.facons.get(fin, 0) + facons
        if is_shorter(court, self.fins.get(fin)):
            self.fins[fin] = court
        if is_longer(long, self.plus_long):
            self.plus_long = long
