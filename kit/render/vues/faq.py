"""The views of what is read in one go: the frequent questions, the glossary."""

from dataclasses import dataclass

from kit.content.faq import Question
from kit.content.glossaire import Terme
from kit.content.normalisation import normalise
from kit.render.passages import Groupe, Lecteur, Passage
from kit.render.vues.liens import LienVue, build_liens
from kit.render.vues.notes import MotVue, build_mot


@dataclass(frozen=True)
class QuestionVue:
    """A question and its answer."""

    id: str
    question: Passage
    reponse: tuple[Groupe, ...]
    fiches: tuple[LienVue, ...]


@dataclass(frozen=True)
class FaqTheme:
    """The questions of a theme; without title, those that belong to none."""

    id: str
    titre: Passage | None
    questions: tuple[QuestionVue, ...]


def build_faq(lecteur: Lecteur) -> tuple[FaqTheme, ...]:
    """Questions by theme, in the order of the themes; the others last."""
    toutes = lecteur.catalogue.all(Question)
    themes = lecteur.catalogue.themes
    connus = {theme.id for theme in themes}
    groupes = [
        FaqTheme(
            theme.id,
            lecteur.open(theme).passage("titre"),
            tuple(build_question(lecteur, q) for q in toutes if q.theme == theme.id),
        )
        for theme in themes
    ]
    autres = tuple(build_question(lecteur, q) for q in toutes if q.theme not in connus)
    groupes.append(FaqTheme("autres", None, autres))
    return tuple(groupe for groupe in groupes if groupe.questions)


def build_question(lecteur: Lecteur, question: Question) -> QuestionVue:
    """A question and its answer, for one reader."""
    textes = lecteur.open(question)
    return QuestionVue(
        question.id,
        textes.passage("question"),
        textes.groupes(question.reponse),
        build_liens(lecteur, question.fiches),
    )


def build_glossaire(lecteur: Lecteur) -> tuple[MotVue, ...]:
    """Every word, in alphabetical order of the French word."""
    termes = sorted(lecteur.catalogue.all(Terme), key=lambda terme: normalise(terme.terme))
    return tuple(build_mot(lecteur, terme) for terme in termes)
