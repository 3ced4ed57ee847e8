"""What a check of the installation says."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Constat:
    """One thing looked at."""

    statut: Literal["ok", "attention", "erreur"]
    phrase: str
