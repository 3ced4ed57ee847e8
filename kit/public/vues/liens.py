"""Links to documents, with their title in the reader's language."""

from dataclasses import dataclass

from kit.content.fiche import Fiche
from kit.render.passages import Lecteur, Passage


@dataclass(frozen=True)
class LienVue:
    """A link to a fiche."""

    titre: Passage
    resume: Passage
    adresse: str
    pictogramme: str | None


def build_lien(lecteur: Lecteur, fiche: Fiche) -> LienVue:
    """A link to a fiche, with its title in the reader's language."""
    textes = lecteur.open(fiche)
    return LienVue(
        textes.passage("titre"),
        textes.passage("resume"),
        lecteur.adresses.fiche(fiche.adresse),
        fiche.pictogramme,
    )
