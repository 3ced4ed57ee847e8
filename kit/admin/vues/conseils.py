"""The view of advice: what to look at in one part of a document, and how long it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kit.admin.formulaires.libelles import GROUPES, name_champ
from kit.admin.formulaires.parties import ENTETE, Partie, list_ids
from kit.content.lecture import Faute
from kit.quality.constat import Constat, Niveau
from kit.quality.contexte import Passage
from kit.quality.phrases import count_mots

Brut = dict[str, Any]

NIVEAUX_EN_MOTS: dict[Niveau, str] = {
    "erreur": "À corriger",
    "avertissement": "À regarder",
    "conseil": "Conseil",
}


@dataclass(frozen=True)
class ConseilVue:
    """One thing to look at."""

    niveau: str
    """In words."""
    phrase: str
    remede: str


@dataclass(frozen=True)
class ConseilsVue:
    """What stands beside a part."""

    longueur: str
    """How many words it has, in a sentence; empty when it has none."""
    conseils: tuple[ConseilVue, ...]
    fautes: tuple[str, ...] = ()
    """What keeps a form from being read at all: nothing else is known then."""


def build_conseils(
    partie: Partie,
    noeuds: frozenset[str],
    constats: Iterable[Constat],
    passages: Iterable[Passage],
) -> ConseilsVue:
    """The advice on one part, which holds these nodes."""
    mots = sum(count_mots(phrase) for p in passages if p.noeud in noeuds for phrase in p.phrases)
    trouves = (c for c in constats if name_noeud(c) in noeuds)
    return ConseilsVue(_say_longueur(partie, mots), tuple(build_conseil(c) for c in trouves))


def build_conseil(constat: Constat) -> ConseilVue:
    """One finding in words."""
    return ConseilVue(NIVEAUX_EN_MOTS[constat.niveau], constat.phrase, constat.remede)


def build_fautes(fautes: Sequence[Faute]) -> ConseilsVue:
    """What to say of a form that is not yet a document."""
    return ConseilsVue("", (), tuple(dict.fromkeys(faute.message for faute in fautes)))


def name_noeud(constat: Constat) -> str:
    """The node that a finding is about, or the field of the document; empty: the document."""
    return constat.chemin.partition(".")[0]


def list_noeuds(partie: Partie, avant: Brut, brut: Brut) -> frozenset[str]:
    """Ids of the nodes and names of the fields that a part holds, in a document as plain data.

    `avant` is the document before the form: what a new group holds is what is new.
    """
    if partie.champ is None:
        return frozenset(c.nom for c in partie.champs)
    valeur = brut.get(partie.champ.nom)
    if partie.classe is None:
        return frozenset({partie.champ.nom, *list_ids(valeur)})
    if partie.noeud is None:
        return frozenset(list_ids(valeur)) - frozenset(list_ids(avant.get(partie.champ.nom)))
    groupes = valeur if isinstance(valeur, list) else []
    return frozenset(list_ids([g for g in groupes if g.get("id") == partie.noeud]))


def _say_longueur(partie: Partie, mots: int) -> str:
    blocs = any(champ.genre == "noeuds" for champ in partie.champs)
    if not mots or (partie.classe is not None and not blocs):
        return ""  # a paper or a contact is a name: its length says nothing
    nombre = f"{mots} mots" if mots > 1 else "1 mot"
    if partie.id == ENTETE or partie.champ is None:
        return f"L’en-tête fait {nombre}."
    if partie.classe is not None and partie.classe.__name__ in GROUPES:
        nom = GROUPES[partie.classe.__name__]
        debut = f"Cette {nom[4:]}" if nom.startswith("une ") else f"Ce {nom[3:]}"
        return f"{debut} fait {nombre}."
    return f"«\u202f{name_champ(partie.champ)[0]}\u202f»\u00a0: {nombre}."
