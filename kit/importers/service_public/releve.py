"""What the conversion of one fiche could not take up as it was: counted, never silent."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Releve:
    """Notes made while one file is converted."""

    remarques: dict[str, list[str]] = field(default_factory=dict)
    """Examples by kind of remark, in the order in which they were met."""
    inconnus: Counter[str] = field(default_factory=Counter)
    """Elements that this kit does not know: their words were kept, their form was not."""

    def note(self, sorte: str, exemple: str = "") -> None:
        """Remember something that was simplified."""
        self.remarques.setdefault(sorte, []).append(exemple)

    def note_inconnu(self, element: str) -> None:
        """Remember an element that the kit does not know."""
        self.inconnus[element] += 1


LIEN_EN_TEXTE = "adresse sans https, écrite en toutes lettres"
LIEN_ABSENT = "lien sans adresse, gardé en mots"
TERME_EN_MOTS = "mot de glossaire sans définition, gardé en mots"
EMPHASE_RETIREE = "mise en évidence retirée"
CELLULE_VIDE = "cellule vide"
CAS_A_LA_SUITE = "groupes de cas qui se suivent, réunis"
LISTE_PROFONDE = "liste à plus de trois niveaux, ramenée à trois"
IMAGE = "image remplacée par son texte"
SANS_TITRE = "partie sans titre"
CONDITION = "texte réservé à certaines réponses d’une recherche guidée, montré à tous"
