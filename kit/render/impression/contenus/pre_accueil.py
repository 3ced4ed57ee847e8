"""« Pré-accueil » : what a guard and a visitor point at, at the door, in up to five languages."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kit.content.phrase import Phrase
from kit.langues.marque import N_
from kit.render.impression.contenus.modele import Choix, Contenu, Taille
from kit.render.mots import message
from kit.render.passages import Lecteur, Passage
from kit.render.vues.depot import find_structure

QUESTIONS = ("guichet-avez-rendez-vous", "guichet-avez-convocation")
"""What the guard asks, by yes or no."""
REPONSES = ("guichet-oui", "guichet-non")
DEMARCHE = "guichet-quelle-demarche"
NE_SAIT_PAS = "guichet-ne-sait-pas"
ICI = "guichet-allez-ici"
SUITES = ("guichet-asseyez-vous", "guichet-parler-au-calme")
"""What the guard may say next."""
_A5 = Taille(12, 10, 2)


@dataclass(frozen=True)
class Dite:
    """Words to point at, under their drawing."""

    id: str
    texte: Passage
    pictogramme: str | None
    numero: str | None = None
    """That of the counter."""


@dataclass(frozen=True)
class PreAccueilFeuille:
    """The sheet; phrases that the pack does not have are left out."""

    titre: Passage
    questions: tuple[Dite, ...]
    reponses: tuple[Dite, ...]
    demarche: tuple[Dite, ...]
    themes: tuple[Dite, ...]
    ici: tuple[Dite, ...]
    guichets: tuple[Dite, ...]
    suites: tuple[Dite, ...]


def _build(lecteur: Lecteur, _document: None, _choix: Choix) -> PreAccueilFeuille:
    guichets = tuple(_guichets(lecteur))
    return PreAccueilFeuille(
        titre=message(lecteur, N_("Pré-accueil")),
        questions=_phrases(lecteur, QUESTIONS),
        reponses=_phrases(lecteur, REPONSES),
        demarche=_phrases(lecteur, (DEMARCHE,)),
        themes=(*_themes(lecteur), *_phrases(lecteur, (NE_SAIT_PAS,))),
        ici=_phrases(lecteur, (ICI,)) if guichets else (),
        guichets=guichets,
        suites=_phrases(lecteur, SUITES),
    )


def _phrases(lecteur: Lecteur, identifiants: Iterable[str]) -> tuple[Dite, ...]:
    """The fixed phrases with these ids, those that are published."""
    phrases = (lecteur.catalogue.get(Phrase, identifiant) for identifiant in identifiants)
    return tuple(
        Dite(phrase.id, lecteur.open(phrase).passage("texte"), phrase.pictogramme)
        for phrase in phrases
        if phrase is not None
    )


def _themes(lecteur: Lecteur) -> Iterator[Dite]:
    """The subjects that have a procedure."""
    catalogue = lecteur.catalogue
    for theme in catalogue.themes:
        if catalogue.fiches_of(theme):
            titre = lecteur.open(theme).passage("titre")
            yield Dite(theme.id, titre, theme.pictogramme)


def _guichets(lecteur: Lecteur) -> Iterator[Dite]:
    """The counters of the place, with their numbers."""
    lieu = find_structure(lecteur)
    if lieu is None:
        return
    textes = lecteur.open(lieu)
    for guichet in lieu.guichets:
        nom = textes.passage(f"{guichet.id}.nom")
        yield Dite(guichet.id, nom, guichet.pictogramme, guichet.numero)


PRE_ACCUEIL = Contenu(
    "pre-accueil",
    "pre-accueil",
    ("a5", "a5-double", "a4"),
    _build,
    langues_max=5,
    tailles={"a5": _A5, "a5-double": _A5, "a4": Taille(14, 10)},
    sur_papier_seul=True,
)
