"""Links to documents, with their title in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from kit.content.fiche import Fiche
from kit.langues.registre import FRANCAIS
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
    textes = lecteur.skimming().open(fiche)
    return LienVue(
        textes.passage("titre"),
        textes.passage("resume"),
        lecteur.adresses.fiche(fiche.adresse),
        fiche.pictogramme,
    )


def build_liens(lecteur: Lecteur, identifiants: Iterable[str]) -> tuple[LienVue, ...]:
    """Links to the fiches with these ids, in this order; those not published are left out."""
    fiches = (lecteur.catalogue.offered_fiche(identifiant) for identifiant in identifiants)
    return tuple(build_lien(lecteur, fiche) for fiche in fiches if fiche is not None)


def repeat_in_french(titre: Passage, officiel: str) -> str | None:
    """The French name to write under a translated title; None when the title already says it."""
    return None if titre.langue == FRANCAIS or titre.autre else officiel
