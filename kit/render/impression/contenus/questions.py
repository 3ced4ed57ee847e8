"""The sheets of what is read in one go: the frequent questions, the glossary."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice, zip_longest

from kit.content.faq import Question
from kit.content.normalisation import normalise
from kit.langues.marque import N_
from kit.render.impression.contenus.modele import Choix, Contenu, Nom, Option
from kit.render.mots import message
from kit.render.passages import Groupe, Lecteur, Passage
from kit.render.vues.faq import FaqTheme, QuestionVue, build_faq, build_glossaire
from kit.render.vues.notes import MotVue

AFFICHEES, REPONSE_COURTE = 8, 200
"""Questions of a poster, and signs of an answer that it says whole: what is read standing up."""
_SANS_THEME = N_("Pour toutes les démarches")


@dataclass(frozen=True)
class QuestionFeuille:
    """A question and its answer, or its beginning."""

    id: str
    question: Passage
    reponse: tuple[Groupe, ...]


@dataclass(frozen=True)
class ThemeFeuille:
    """The questions of a theme."""

    id: str
    titre: Passage
    pictogramme: str
    questions: tuple[QuestionFeuille, ...]


@dataclass(frozen=True)
class FaqFeuille:
    """The frequent questions."""

    titre: Passage
    themes: tuple[ThemeFeuille, ...]


@dataclass(frozen=True)
class LettreFeuille:
    """The words that begin with one letter."""

    id: str
    mots: tuple[MotVue, ...]


@dataclass(frozen=True)
class GlossaireFeuille:
    """The words, as in a dictionary."""

    titre: Passage
    lettres: tuple[LettreFeuille, ...]


def _build_faq(lecteur: Lecteur, _document: None, choix: Choix) -> FaqFeuille:
    """The questions of a theme, or every one; on a poster, a few that are soon answered."""
    themes = build_faq(lecteur)
    voulu = choix.options.get("theme")
    themes = tuple(theme for theme in themes if theme.id == voulu) or themes
    if choix.contenance == "affiche":
        themes = _shorten(lecteur, themes)
    dessins = {theme.id: theme.pictogramme for theme in lecteur.catalogue.themes}
    return FaqFeuille(
        message(lecteur, N_("Questions fréquentes")),
        tuple(
            ThemeFeuille(
                theme.id,
                theme.titre or message(lecteur, _SANS_THEME),
                dessins.get(theme.id) or "question",
                tuple(QuestionFeuille(q.id, q.question, q.reponse) for q in theme.questions),
            )
            for theme in themes
        ),
    )


def _shorten(lecteur: Lecteur, themes: tuple[FaqTheme, ...]) -> tuple[FaqTheme, ...]:
    """The shortest answers of each theme, in turn: a poster speaks to everyone who passes by.

    They are measured in French: a poster says the same in every language.
    """
    longueurs = {q.id: _measure(q) for q in lecteur.catalogue.all(Question)}
    tours = zip_longest(
        *(sorted(theme.questions, key=lambda q: longueurs[q.id]) for theme in themes)
    )
    suite = (question for tour in tours for question in tour if question is not None)
    retenues = {question.id for question in islice(suite, AFFICHEES)}
    return tuple(
        replace(
            theme,
            questions=tuple(
                question if longueurs[question.id] <= REPONSE_COURTE else _begin(question)
                for question in theme.questions
                if question.id in retenues
            ),
        )
        for theme in themes
        if any(question.id in retenues for question in theme.questions)
    )


def _measure(question: Question) -> int:
    """Signs of an answer in French."""
    return sum(len(bloc.texte) for bloc in question.reponse)


def _begin(question: QuestionVue) -> QuestionVue:
    """A question with the first block of its answer; the rest is behind the code."""
    debut = (Groupe("paragraphe", g.passages[:1], ((),)) for g in question.reponse[:1])
    return replace(question, reponse=tuple(debut))


def _themes(lecteur: Lecteur) -> Iterator[tuple[str, Nom]]:
    """Every theme together, or one of those that have questions."""
    yield "", lecteur.langue.gettext("Toutes les questions")
    for theme in build_faq(lecteur):
        sans_theme = lecteur.langue.gettext(_SANS_THEME)
        yield theme.id, theme.titre or sans_theme


def _build_glossaire(lecteur: Lecteur, _document: None, _choix: Choix) -> GlossaireFeuille:
    """Every word, under its first letter."""
    lettres = groupby(build_glossaire(lecteur), key=lambda mot: normalise(mot.terme)[:1].upper())
    return GlossaireFeuille(
        message(lecteur, N_("Les mots de l’administration")),
        tuple(LettreFeuille(lettre, tuple(mots)) for lettre, mots in lettres),
    )


FAQ = Contenu(
    "faq",
    "faq",
    ("a4", "economique", "gros-caracteres", "livret-a5", "anneaux-a5", "a3", "odt"),
    _build_faq,
    options=(Option("theme", N_("Quelles questions\u202f?"), _themes),),
)
GLOSSAIRE = Contenu(
    "glossaire",
    "glossaire",
    ("livret-a5", "anneaux-a5", "a4", "economique", "gros-caracteres"),
    _build_glossaire,
)
