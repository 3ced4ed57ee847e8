"""The sheets of a notice: the emergency flyer, in up to five languages."""

from dataclasses import replace

from kit.content.annonce import Annonce
from kit.render.impression.contenus.modele import Choix, Contenu, Taille
from kit.render.passages import Lecteur
from kit.render.vues.annonce import AnnonceVue, build_annonce

_A4 = Taille(20, 10.5)
_A5 = Taille(14, 10)


def _build(lecteur: Lecteur, annonce: Annonce, _choix: Choix) -> AnnonceVue:
    """A notice without its links: who holds the sheet scans the code."""
    return replace(build_annonce(lecteur, annonce), fiches=())


ANNONCE = Contenu(
    "annonce",
    "annonces/{}",
    ("a5", "a5-double", "a4", "a3", "economique", "odt"),
    _build,
    Annonce,
    langues_max=5,
    tailles={"a5": _A5, "a5-double": _A5, "a4": _A4, "a3": Taille(34, 14), "economique": _A4},
)
