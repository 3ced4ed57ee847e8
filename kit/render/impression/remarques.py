"""What is said of a sheet to whoever is about to print it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kit.langues.langue import Langue


@dataclass(frozen=True)
class Remarque:
    """One sentence."""

    message: str
    """A message of the interface, with named variables."""
    variables: Mapping[str, object] = field(default_factory=dict)
    a_corriger: bool = True
    """Whether something must be done; else it is only said."""

    def write(self, langue: Langue) -> str:
        """The sentence, in the language of its reader."""
        return langue.gettext(self.message, **self.variables)
