"""The views of the lists: fiches, papers, frequent questions, glossary."""

from dataclasses import dataclass

from kit.content.faq import Question
from kit.content.glossaire import Terme
from kit.content.normalisation import normalise
from kit.content.piece import Piece
from kit.public.vues.liens import LienVue, build_liens
from kit.public.vues.notes import MotVue, build_mot
from kit.public.vues.recherche import count_reponses, is_named, split_mots
from kit.render.passages import Groupe, Lecteur, Passage


@dataclass(frozen=True)
class PapierVue:
    """A paper of the list."""

    nom: Passage
    nom_officiel: str | None
    pictogramme: str | None
    adresse: str


@dataclass(frozen=True)
class PapiersVue:
    """The papers, or those whose name answers some words."""

    mots: str
    phrase: str
    """How many there are, when words choose among them; else empty."""
    papiers: tuple[PapierVue, ...]


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


def build_papiers(lecteur: Lecteur, mots: str = "") -> PapiersVue:
    """The papers whose name holds these words, in alphabetical order of their French name."""
    cherches = split_mots(mots)
    pieces = sorted(lecteur.catalogue.all(Piece), key=lambda piece: normalise(piece.nom))
    papiers = tuple(
        _papier(lecteur, piece) for piece in pieces if is_named(lecteur, piece, cherches)
    )
    phrase = count_reponses(lecteur.langue, len(papiers)) if cherches else ""
    return PapiersVue(mots, phrase, papiers)


def _papier(lecteur: Lecteur, piece: Piece) -> PapierVue:
    return PapierVue(
        lecteur.open(piece).passage("nom"),
        piece.nom_officiel if piece.nom_officiel != piece.nom else None,
        piece.pictogramme,
        lecteur.adresses.piece(piece.adresse),
    )


def build_faq(lecteur: Lecteur) -> tuple[FaqTheme, ...]:
    """Questions by theme, in the order of the themes; the others last."""
    toutes = lecteur.catalogue.all(Question)
    themes = lecteur.catalogue.themes
    connus = {theme.id for theme in themes}
    groupes = [
        FaqTheme(
            theme.id,
            lecteur.open(theme).passage("titre"),
            tuple(_question(lecteur, q) for q in toutes if q.theme == theme.id),
        )
        for theme in themes
    ]
    autres = tuple(_question(lecteur, q) for q in toutes if q.theme not in connus)
    groupes.append(FaqTheme("autres", None, autres))
    return tuple(groupe for groupe in groupes if groupe.questions)


def _question(lecteur: Lecteur, question: Question) -> QuestionVue:
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
