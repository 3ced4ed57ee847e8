"""The view of the form where an agent fills a slip: papers to tick, sentences, a day, a place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kit.content.piece import Piece
from kit.langues.langue import load_langue
from kit.langues.marque import N_
from kit.passage.bon import MOTIF, BonDePassage
from kit.render.passages import Lecteur, Passage
from kit.render.vues.lieux import sort_structures
from kit.render.vues.passage import PhraseVue, show_phrase
from kit.render.vues.sujet_passage import SujetBon, list_phrases

RUBRIQUES = (
    ("papier", N_("Sur les papiers")),
    ("retour", N_("Pour revenir")),
    (None, N_("Autres phrases")),
)
"""The sentences that one ticks, by what they are about. Those about another place are reasons."""


@dataclass(frozen=True)
class ChoixBon:
    """Something to choose in a list."""

    valeur: str
    nom: Passage
    choisi: bool


@dataclass(frozen=True)
class LigneVue:
    """A paper, with its two boxes."""

    id: str
    nom: Passage
    pictogramme: str | None
    condition: Passage | None
    manque: bool
    corriger: bool
    motifs: tuple[ChoixBon, ...]
    """What may be wrong with it."""


@dataclass(frozen=True)
class PhraseACocher:
    """A sentence with its box."""

    id: str
    phrase: PhraseVue
    choisie: bool


@dataclass(frozen=True)
class RubriqueVue:
    """Sentences about the same thing."""

    titre: str
    phrases: tuple[PhraseACocher, ...]


@dataclass(frozen=True)
class LangueVue:
    """A language of the person."""

    tag: str
    autonyme: str
    direction: str
    choisie: bool


@dataclass(frozen=True)
class FormulaireVue:
    """The form."""

    sujet: Passage | None
    retour: str | None
    """The page of what it is about."""
    action: str
    caches: tuple[tuple[str, str], ...]
    lignes: tuple[LigneVue, ...]
    rubriques: tuple[RubriqueVue, ...]
    jour: str
    """The day to come back, ISO 8601; empty: none yet."""
    avant: bool
    langues: tuple[LangueVue, ...]
    lieux: tuple[tuple[str, str, bool], ...]
    """Structures: id, French name, whether it is chosen."""
    pourquoi: tuple[ChoixBon, ...]
    """Reasons to go there."""


def build_formulaire(
    lecteur: Lecteur, sujet: SujetBon, bon: BonDePassage, langues: Iterable[str]
) -> FormulaireVue:
    """The form of a slip, as much of it filled as the address says; `langues` are those offered."""
    # The form is the agent's: the language of the person is one of its fields.
    seul = lecteur.alone()
    adresses = seul.adresses
    communs = (("lieu", adresses.lieu),)
    return FormulaireVue(
        sujet=sujet.titre(seul),
        retour=sujet.page(seul),
        action=adresses.passage().partition("?")[0],
        caches=(*sujet.parametres, *((nom, valeur) for nom, valeur in communs if valeur)),
        lignes=tuple(_lignes(seul, sujet, bon)),
        rubriques=tuple(r for r in _rubriques(seul, bon) if r.phrases),
        jour=bon.jour.isoformat() if bon.jour else "",
        avant=bon.avant,
        langues=tuple(_langues(lecteur, langues)),
        lieux=tuple((s.id, s.nom, s.id == bon.vers) for s in sort_structures(seul)),
        pourquoi=tuple(
            ChoixBon(phrase, nom, phrase == bon.pourquoi)
            for phrase, nom in _list_choix(seul, "lieu")
        ),
    )


def _lignes(lecteur: Lecteur, sujet: SujetBon, bon: BonDePassage) -> Iterator[LigneVue]:
    motifs = {papier.piece: papier.motifs for papier in bon.corriger}
    defauts = _list_choix(lecteur, "papier")
    for demande in sujet.demandes:
        voulue = demande.demandee
        piece = lecteur.catalogue.get(Piece, voulue.piece)
        if piece is None:
            continue
        textes = lecteur.open(demande.document)
        yield LigneVue(
            piece.id,
            lecteur.open(piece).passage("nom"),
            piece.pictogramme,
            textes.optional(voulue.id, "condition", voulue.condition),
            piece.id in bon.manque,
            piece.id in motifs,
            tuple(
                ChoixBon(f"{piece.id}{MOTIF}{phrase}", nom, phrase in motifs.get(piece.id, ()))
                for phrase, nom in defauts
            ),
        )


def _list_choix(lecteur: Lecteur, sur: str) -> list[tuple[str, Passage]]:
    """The sentences about something: ids and words."""
    phrases = (p for p in list_phrases(lecteur.catalogue) if p.sur == sur)
    return [(p.id, lecteur.open(p).passage("texte")) for p in phrases]


def _rubriques(lecteur: Lecteur, bon: BonDePassage) -> Iterator[RubriqueVue]:
    for sur, titre in RUBRIQUES:
        phrases = (p for p in list_phrases(lecteur.catalogue) if p.sur == sur)
        yield RubriqueVue(
            lecteur.langue.gettext(titre),
            tuple(PhraseACocher(p.id, show_phrase(lecteur, p), p.id in bon.dire) for p in phrases),
        )


def _langues(lecteur: Lecteur, offertes: Iterable[str]) -> Iterator[LangueVue]:
    """The languages that the person may read, beside that of the page."""
    avec = lecteur.adresses.avec
    for langue in (load_langue(tag) for tag in offertes if tag != lecteur.langue.tag):
        yield LangueVue(langue.tag, langue.autonyme, langue.direction, langue.tag == avec)
