"""The sheets of an urgent card: what to do today, whom to call, who helps for free."""

from dataclasses import replace

from kit.content.urgence import Urgence
from kit.render.impression.contenus.modele import Choix, Contenu, Taille
from kit.render.passages import Lecteur
from kit.render.vues.urgence import UrgenceVue, build_urgence

_A5 = Taille(14, 10)


def _build(lecteur: Lecteur, carte: Urgence, _choix: Choix) -> UrgenceVue:
    """A card without its links. A discreet one does not name its sources: their titles tell."""
    vue = replace(build_urgence(lecteur, carte), fiches=())
    return replace(vue, sources=()) if vue.discret else vue


URGENCE = Contenu(
    "urgence",
    "urgence/{}",
    ("a5", "a5-double", "a4", "economique", "anneaux-a5", "livret-a5", "gros-caracteres"),
    _build,
    Urgence,
    tailles={"a5": _A5, "a5-double": _A5, "a4": Taille(18, 10.5)},
)
