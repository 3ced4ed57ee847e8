"""The letter that answers somebody: French, then the language of the person, to be finished."""

from collections.abc import Iterator
from dataclasses import dataclass

from kit.content.faq import Question
from kit.content.fiche import Fiche
from kit.langues.marque import N_
from kit.render.impression.contenus.modele import (
    Choix,
    Contenu,
    FeuilleInconnueError,
    Nom,
    Option,
    Taille,
)
from kit.render.passages import Lecteur
from kit.render.vues.propos import Papiers, Propos, end_phrase
from kit.render.vues.reponses import (
    build_propos,
    find_langue_personne,
    find_lien,
    list_lecteurs,
    write_coordonnees,
)

_TAILLES = {"a4": Taille(12, 10, 2)}


@dataclass(frozen=True)
class PartieFeuille:
    """The letter in one language."""

    langue: str
    direction: str
    titre: str
    bonjour: str
    paragraphes: tuple[str, ...]
    essentiels: tuple[str, ...]
    papiers: tuple[Papiers, ...]
    page: str
    """What stands before the address."""
    reserves: tuple[str, ...]
    fin: str


@dataclass(frozen=True)
class ReponseFeuille:
    """A letter whose addressee and date are written in the word processor."""

    titre: str
    """In French, as the rest of what surrounds the letter."""
    coordonnees: tuple[str, ...]
    lien: str | None
    """Public address of the page; None when the site has none in https."""
    parties: tuple[PartieFeuille, ...]


def _build_fiche(lecteur: Lecteur, fiche: Fiche, _choix: Choix) -> ReponseFeuille:
    return _build(lecteur, fiche)


def _build_question(lecteur: Lecteur, _document: None, choix: Choix) -> ReponseFeuille:
    """The answer to one question; there is no letter without it. Raises FeuilleInconnueError."""
    question = lecteur.catalogue.get(Question, choix.options.get("question"))
    if question is None:
        raise FeuilleInconnueError("question")
    return _build(lecteur, question)


def _build(lecteur: Lecteur, document: Fiche | Question) -> ReponseFeuille:
    autre = find_langue_personne(lecteur, document)
    lecteurs = list_lecteurs(lecteur, autre)
    parties = tuple(_partie(build_propos(seul, document)) for seul in lecteurs)
    return ReponseFeuille(
        titre=parties[0].titre,
        coordonnees=tuple(write_coordonnees(lecteurs[0])),
        lien=find_lien(lecteur, document, autre),
        parties=parties,
    )


def _partie(dit: Propos) -> PartieFeuille:
    _ = dit.langue.gettext
    return PartieFeuille(
        langue=dit.langue.tag,
        direction=dit.langue.direction,
        titre=dit.titre,
        bonjour=_("Bonjour,"),
        paragraphes=dit.paragraphes,
        essentiels=tuple(dit.essentiels.values()),
        papiers=dit.papiers,
        page=_("Tout est expliqué sur cette page\u00a0:"),
        reserves=tuple(end_phrase(reserve) for reserve in (*dit.origine, *dit.reserves)),
        fin=_("Cordialement,"),
    )


def _questions(lecteur: Lecteur) -> Iterator[tuple[str, Nom]]:
    for question in lecteur.catalogue.all(Question):
        yield question.id, lecteur.open(question).passage("question")


REPONSE = Contenu(
    "reponse",
    "fiches/{}/repondre",
    ("a4", "odt"),
    _build_fiche,
    Fiche,
    tailles=_TAILLES,
    nom=N_("Une lettre de réponse"),
)
REPONSE_QUESTION = Contenu(
    "reponse-question",
    "faq/repondre",
    ("a4", "odt"),
    _build_question,
    options=(Option("question", N_("Quelle question\u202f?"), _questions),),
    tailles=_TAILLES,
    jumelle="faq/repondre",
)
