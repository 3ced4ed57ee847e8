"""Why people come: the rows of the counter of visits, on the screen and on its paper sheet."""

from collections.abc import Iterable
from dataclasses import dataclass

from kit.content.fiche import Fiche
from kit.content.theme import Theme
from kit.langues.marque import N_
from kit.render.mots import message
from kit.render.passages import Lecteur, Passage
from kit.render.richtext import plain_text
from kit.store.catalogue import Catalogue
from kit.store.comptage import AUTRE

_NOM_AUTRE = N_("Autre chose")
_PICTOGRAMME = "question"


@dataclass(frozen=True)
class Motif:
    """A reason to come."""

    id: str
    """What is counted: `fiche/<id>`, `theme/<id>` or `autre`."""
    titre: Passage
    pictogramme: str

    @property
    def ancre(self) -> str:
        """Its id in a page."""
        return self.id.replace("/", "-")


@dataclass(frozen=True)
class GroupeMotifs:
    """A theme, for whoever has no time to say more, and its procedures."""

    motif: Motif
    demarches: tuple[Motif, ...] = ()


def build_motifs(
    lecteur: Lecteur, detailles: Iterable[str] | None = None
) -> tuple[GroupeMotifs, ...]:
    """Every theme that has a fiche, in the order of the site, then the rest.

    `detailles` are the ids of the themes whose procedures are given; None for all of them.
    """
    catalogue = lecteur.catalogue
    voulus = None if detailles is None else set(detailles)
    groupes = []
    for theme in catalogue.themes:
        fiches = catalogue.fiches_of(theme)
        if fiches:
            montrees = fiches if voulus is None or theme.id in voulus else ()
            precis = tuple(_motif(lecteur, fiche) for fiche in montrees)
            groupes.append(GroupeMotifs(_motif(lecteur, theme), precis))
    autre = Motif(AUTRE, message(lecteur, _NOM_AUTRE), _PICTOGRAMME)
    return (*groupes, GroupeMotifs(autre))


def list_motifs(catalogue: Catalogue) -> frozenset[str]:
    """Everything that may be counted today."""
    themes = [theme for theme in catalogue.themes if catalogue.fiches_of(theme)]
    fiches = (fiche for theme in themes for fiche in catalogue.fiches_of(theme))
    return frozenset({AUTRE, *map(_key, themes), *map(_key, fiches)})


def name_motif(lecteur: Lecteur, cle: str) -> str:
    """The name of a reason in plain words; its id when its page is gone."""
    if cle == AUTRE:
        return lecteur.langue.gettext(_NOM_AUTRE)
    genre, _, identifiant = cle.partition("/")
    classe = Fiche if genre == Fiche.GENRE else Theme
    document = lecteur.catalogue.get(classe, identifiant)
    if document is None:
        return identifiant
    return plain_text(lecteur.open(document).passage("titre").html)


def _motif(lecteur: Lecteur, document: Fiche | Theme) -> Motif:
    titre = lecteur.open(document).passage("titre")
    return Motif(_key(document), titre, document.pictogramme or _PICTOGRAMME)


def _key(document: Fiche | Theme) -> str:
    return f"{document.GENRE}/{document.id}"
