"""The tally sheet: the rows of the counter of visits, to fill in by hand at a counter."""

from collections.abc import Iterator
from dataclasses import dataclass

from kit.langues.marque import N_
from kit.render.impression.contenus.modele import Choix, Contenu, Nom, Option
from kit.render.mots import message
from kit.render.passages import Lecteur, Passage
from kit.render.vues.motifs import GroupeMotifs, build_motifs
from kit.store.comptage import CANAUX, MANQUES

THEME = "theme"
"""Name of the choice of the themes whose procedures are counted one by one."""
_LETTRES = "ABCDEFGHIJ"


@dataclass(frozen=True)
class ManqueDit:
    """An information that was missing, and the letter to write."""

    id: str
    lettre: str
    nom: Passage


@dataclass(frozen=True)
class CanalDit:
    """A way to come, to tick."""

    id: str
    nom: Passage


@dataclass(frozen=True)
class ComptageFeuille:
    """The sheet: no figure, rows only."""

    titre: Passage
    canaux: tuple[CanalDit, ...]
    groupes: tuple[GroupeMotifs, ...]
    manques: tuple[ManqueDit, ...]


def _build(lecteur: Lecteur, _document: None, choix: Choix) -> ComptageFeuille:
    return ComptageFeuille(
        message(lecteur, N_("Feuille de comptage de l’accueil")),
        tuple(CanalDit(cle, message(lecteur, nom)) for cle, nom in CANAUX.items()),
        build_motifs(lecteur, choix.list(THEME)),
        tuple(
            ManqueDit(cle, lettre, message(lecteur, nom))
            for lettre, (cle, nom) in zip(_LETTRES, MANQUES.items(), strict=False)
        ),
    )


def _themes(lecteur: Lecteur) -> Iterator[tuple[str, Nom]]:
    for groupe in build_motifs(lecteur):
        if groupe.demarches:
            yield groupe.motif.id.partition("/")[2], groupe.motif.titre


COMPTAGE = Contenu(
    "comptage",
    "comptage",
    ("a4",),
    _build,
    langues_max=1,
    options=(Option(THEME, N_("Thèmes à compter en détail"), _themes, plusieurs=True),),
    sur_papier_seul=True,
)
