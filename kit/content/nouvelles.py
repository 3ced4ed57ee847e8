"""What is news for readers between two states of a document: never a typo, never a drawing.

Pure: the store finds the states and what was said of their translations, the views write sentences.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel

from kit.content.annonce import Annonce
from kit.content.changements import Changement, list_changements
from kit.content.document import Document, iterate_noeuds
from kit.content.fiche import Fiche
from kit.content.liens import list_liens
from kit.content.mots import split_formes
from kit.content.parcours import Parcours
from kit.content.ressemblance import count_ecarts, count_fautes
from kit.content.segments import traduisibles_of
from kit.content.structure import Structure
from kit.content.valeur import Contenu

SUIVIS = frozenset({"fiche", "lettre", "parcours", "annonce", "structure"})
"""Kinds that have news of their own; the news of a value are those of the fiches that state it."""
Nature = Literal["publie", "change", "retire", "langue"]


@dataclass(frozen=True)
class Ecart:
    """One thing that is not the same any more."""

    champ: str
    """Field of the document where it is; `papier_de_plus`, `papier_de_moins` or `valeur` when it
    is known exactly."""
    ref: str = ""
    """Id of the paper, of which there is one more or one less."""
    avant: Contenu | None = None
    apres: Contenu | None = None
    """What a value was, and what it is."""


@dataclass(frozen=True)
class Nouvelle:
    """What readers could not see before an instant."""

    instant: datetime
    nature: Nature
    document: Document
    """As readers saw it at that instant; as they saw it last when it was withdrawn."""
    ecarts: tuple[Ecart, ...] = ()
    langue: str | None = None
    """Tag of the language that the document has since then."""
    nombre: int = 1
    """How many documents have it since then, when they are too many to be named one by one."""

    @property
    def place(self) -> tuple[str, str]:
        """Kind and id of its document."""
        return self.document.GENRE, self.document.id


@dataclass(frozen=True)
class Nouvelles:
    """All that is news at an instant, the newest first."""

    depuis: datetime | None = None
    """The day after the site opened; None while nothing is published."""
    liste: tuple[Nouvelle, ...] = ()
    fiches: tuple[Fiche, ...] = field(default=(), repr=False)
    """Those that readers are offered."""

    @cached_property
    def par_valeur(self) -> Mapping[str, tuple[str, ...]]:
        """Ids of the fiches that state a value, by id of the value: worked out when asked for."""
        trouvees: dict[str, list[str]] = defaultdict(list)
        for fiche in self.fiches:
            for cible in list_liens(fiche):
                if cible.genre == "valeur":
                    trouvees[cible.id].append(fiche.id)
        return {valeur: tuple(ids) for valeur, ids in trouvees.items()}


@dataclass(frozen=True)
class Dits:
    """What whoever published said of the old translations of the segments that changed."""

    memes: frozenset[str] = frozenset()
    """Keys of those whose meaning is the same."""
    faux: frozenset[str] = frozenset()
    """Keys of those whose old sentence is false."""


def compare_documents(avant: Document, apres: Document, dits: Dits) -> tuple[Ecart, ...]:
    """What readers must know of a change, by field in the order of the document; often nothing."""
    touches = {
        _champ_of(changement, avant, apres)
        for changement in list_changements(avant, apres)
        if _is_news(changement, dits)
    }
    if isinstance(apres, Fiche) and isinstance(avant, Fiche):
        papiers = tuple(_compare_papiers(avant, apres))
        # A paper that comes or goes brings its sentences: they are not news twice.
        touches -= {"pieces"} if papiers else set()
    else:
        papiers = ()
    for champ, lire in _LECTURES.get(type(apres), {}).items():
        if not (champ == "pieces" and papiers) and lire(avant) != lire(apres):
            touches.add(champ)
    ordre = list(type(apres).model_fields)
    return (*papiers, *(Ecart(champ) for champ in sorted(touches, key=ordre.index)))


def is_retouche(avant: str, apres: str) -> bool:
    """Whether a text says the same in spite of a typing error put right.

    Word for word, each word within the errors that the search forgives, and the same figures.
    """
    # A figure alone is a word here, which the search would leave out.
    mots, autres = ([formes[0] for formes in split_formes(t)] for t in (avant, apres))
    if len(mots) != len(autres):
        return False
    return all(
        mot == autre or _is_faute(mot, autre) for mot, autre in zip(mots, autres, strict=True)
    )


def _is_faute(mot: str, autre: str) -> bool:
    if any(signe.isdigit() for signe in mot + autre):
        return False
    permises = count_fautes(min(mot, autre, key=len))
    return bool(permises) and count_ecarts(mot, autre, permises) <= permises


def _is_news(changement: Changement, dits: Dits) -> bool:
    """What was said at publication first; else what the words themselves show."""
    if changement.cle in dits.memes:
        return False
    if changement.cle in dits.faux or changement.avant is None or changement.apres is None:
        return True
    return not is_retouche(changement.avant, changement.apres)


def _champ_of(changement: Changement, avant: Document, apres: Document) -> str:
    """Field of the document in which a segment is."""
    noeud = changement.cle.partition("#")[2].partition(".")[0]
    for document in (apres, avant):
        if noeud in type(document).model_fields:
            return noeud
        for champ in type(document).model_fields:
            if noeud in _ids(getattr(document, champ)):
                return champ
    return "titre"


def _ids(valeur: object) -> set[str]:
    noeuds = valeur if isinstance(valeur, tuple) else (valeur,)
    trouves = (n for noeud in noeuds if isinstance(noeud, BaseModel) for n in iterate_noeuds(noeud))
    return {str(getattr(n, "id", "")) for n in trouves}


def _compare_papiers(avant: Fiche, apres: Fiche) -> list[Ecart]:
    """The papers of which there is one more, then one less; whole lists are not named."""
    vieux = [p.piece for p in avant.pieces if p.piece]
    neufs = [p.piece for p in apres.pieces if p.piece]
    plus = [Ecart("papier_de_plus", ref) for ref in dict.fromkeys(neufs) if ref not in vieux]
    moins = [Ecart("papier_de_moins", ref) for ref in dict.fromkeys(vieux) if ref not in neufs]
    return plus + moins


_TUS = frozenset({"pictogramme", "note", "droit", "anciens_ids"})
"""Fields of a path that its readers do not see, or that change nothing of where they are led."""


def _lead(valeur: object) -> object:
    """How the nodes of a path lead to each other, without their sentences."""
    if isinstance(valeur, BaseModel):
        classe = type(valeur)
        champs = classe.model_fields.keys() - _TUS - traduisibles_of(classe).keys()
        return {champ: _lead(getattr(valeur, champ)) for champ in champs}
    return [_lead(v) for v in valeur] if isinstance(valeur, tuple) else valeur


_LECTURES: dict[type[Document], dict[str, Callable[[Any], object]]] = {
    Fiche: {
        "demarches": lambda f: set(f.demarches),
        "pieces": lambda f: {(p.piece, p.lot, p.original, p.copie, p.traduction) for p in f.pieces},
        "couts": lambda f: [c.valeur for c in f.couts],
        "a_recevoir": lambda f: [(r.sejour, r.travail, r.voyage) for r in f.a_recevoir],
        "contacts": lambda f: [c.valeur for c in f.contacts],
    },
    Parcours: {
        "noeuds": lambda p: _lead(p.noeuds),
        "encarts": lambda p: _lead(p.encarts),
        "pieces": lambda p: _lead(p.pieces),
        "contacts": lambda p: _lead(p.contacts),
    },
    Annonce: {"a_partir_du": lambda a: a.a_partir_du, "structures": lambda a: set(a.structures)},
    Structure: {
        "nom": lambda s: s.nom,
        "adresse_postale": lambda s: s.adresse_postale,
        "horaires": lambda s: s.horaires,
        "fermetures": lambda s: [(f.du, f.au) for f in s.fermetures],
        "permanences": lambda s: [
            (p.lieu, p.adresse, p.horaires, p.dates_sautees) for p in s.permanences
        ],
        "telephone": lambda s: s.telephone,
        "courriel": lambda s: s.courriel,
        "rendez_vous": lambda s: s.rendez_vous,
        "guichets": lambda s: [g.numero for g in s.guichets],
    },
}
"""What besides its sentences makes a document say something else, by class and field."""
