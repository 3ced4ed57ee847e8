"""The views of publishing: what changes, for whom, on which paper; and of history."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher

from kit.admin.formulaires.libelles import CHAMPS
from kit.admin.vues.valeurs import say_periodes
from kit.adresses import Adresses
from kit.content.changements import Changement, Sort
from kit.content.document import Document
from kit.content.valeur import Valeur
from kit.horloge import local_day
from kit.langues.langue import load_langue
from kit.langues.noms import name_langue
from kit.langues.registre import FRANCAIS
from kit.quality.constat import Constat
from kit.render.impression.editions import format_code
from kit.render.impression.verification import verify_edition
from kit.store.catalogue import Catalogue
from kit.store.editions import EditionConnue
from kit.store.revisions import Revision

SORTS_EN_MOTS: Mapping[Sort, tuple[str, str]] = {
    "meme": ("Le sens est le même", "Les traductions restent justes."),
    "complete": ("Le texte est complété", "Les traductions restent, marquées, avec le français."),
    "fausse": ("L’ancienne phrase est fausse", "Les traductions sont retirées tout de suite."),
}


@dataclass(frozen=True)
class MorceauVue:
    """Some words of a text that is compared."""

    texte: str
    change: bool


@dataclass(frozen=True)
class ChangementVue:
    """A changed segment."""

    cle: str
    avant: tuple[MorceauVue, ...]
    apres: tuple[MorceauVue, ...]
    critique: bool
    langues: tuple[str, ...]
    """Names of the languages whose translation is concerned."""
    sort: Sort | None
    """What is proposed; None when there is nothing to decide."""


@dataclass(frozen=True)
class FeuilleVue:
    """A printed sheet that becomes wrong."""

    code: str
    adresse: str
    detail: str


@dataclass(frozen=True)
class PublicationVue:
    """Everything to look at before publishing."""

    changements: tuple[ChangementVue, ...]
    autres: tuple[str, ...]
    """Names of what changes besides texts."""
    langues: tuple[tuple[str, int], ...]
    """Languages to translate again, with how many texts."""
    feuilles: tuple[FeuilleVue, ...]
    constats: tuple[Constat, ...]
    premiere: bool
    """Whether readers have never seen it."""


@dataclass(frozen=True)
class RevisionVue:
    """A line of the history: what one agent wrote in one go."""

    numero: int
    premiere: int
    """Oldest of the revisions that it stands for."""
    auteur: str
    quand: str
    motif: str
    publiee: bool

    @property
    def nombre(self) -> int:
        """How many savings it stands for."""
        return self.numero - self.premiere + 1


def build_changements(
    changements: Iterable[Changement],
    langues: Mapping[str, Sequence[str]],
    sorts: Mapping[str, Sort],
) -> tuple[ChangementVue, ...]:
    """The changed segments, their words compared."""
    return tuple(
        ChangementVue(
            c.cle,
            *compare_mots(c.avant or "", c.apres or ""),
            c.critique,
            tuple(name_langue(tag) or tag for tag in langues.get(c.cle, ())),
            sorts.get(c.cle, c.sort_propose) if c.modifie and c.cle in langues else None,
        )
        for c in changements
    )


def build_valeurs(avant: Document | None, apres: Document) -> tuple[ChangementVue, ...]:
    """What a dated value says, before and after; nothing for other documents."""
    if not isinstance(apres, Valeur):
        return ()
    vieux = say_periodes(avant) if isinstance(avant, Valeur) else ""
    mots = compare_mots(vieux, say_periodes(apres))
    changement = ChangementVue("periodes", *mots, critique=True, langues=(), sort=None)
    return (changement,) if vieux != say_periodes(apres) else ()


def count_langues(langues: Mapping[str, Sequence[str]]) -> tuple[tuple[str, int], ...]:
    """Languages with how many texts of theirs are concerned."""
    tags = [tag for liste in langues.values() for tag in liste]
    noms = {tag: name_langue(tag) or tag for tag in sorted(set(tags))}
    return tuple((f"{nom[:1].upper()}{nom[1:]}", tags.count(tag)) for tag, nom in noms.items())


def compare_mots(avant: str, apres: str) -> tuple[tuple[MorceauVue, ...], tuple[MorceauVue, ...]]:
    """Two texts cut where they differ, word by word."""
    a, b = avant.split(" "), apres.split(" ")
    if not avant or not apres:
        return _whole(avant), _whole(apres)
    gauche, droite = [], []
    for genre, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        gauche.append(MorceauVue(" ".join(a[i:j]), genre != "equal"))
        droite.append(MorceauVue(" ".join(b[k:m]), genre != "equal"))
    return tuple(p for p in gauche if p.texte), tuple(p for p in droite if p.texte)


def name_champs(champs: Iterable[str]) -> tuple[str, ...]:
    """Fields in words."""
    return tuple(CHAMPS.get(nom, (nom, ""))[0] for nom in champs)


def find_feuilles_fausses(
    catalogue: Catalogue, apercu: Catalogue, editions: Iterable[EditionConnue], adresses: Adresses
) -> tuple[FeuilleVue, ...]:
    """The sheets that are right today and will not be."""
    return tuple(
        FeuilleVue(format_code(e.code), adresses.edition(e.code), _describe(e))
        for e in editions
        if verify_edition(catalogue, e, adresses).etat == "juste"
        and verify_edition(apercu, e, adresses).etat != "juste"
    )


def build_historique(
    revisions: Sequence[Revision], publiee: int | None, fuseau: str
) -> tuple[RevisionVue, ...]:
    """The history, the newest first; what one agent saved in one hour is one line."""
    lignes: list[RevisionVue] = []
    derniere: datetime | None = None
    for revision in revisions:
        suite = (
            lignes
            and derniere is not None
            and lignes[-1].auteur == revision.auteur
            and (derniere - revision.cree_le).total_seconds() < _UNE_FOIS_S
            and publiee not in (revision.numero, lignes[-1].numero)
        )
        if suite:
            lignes[-1] = replace(lignes[-1], premiere=revision.numero)
        else:
            lignes.append(_ligne(revision, publiee, fuseau))
        derniere = revision.cree_le
    return tuple(lignes)


_UNE_FOIS_S = 3600
"""Savings of one agent that follow each other within it are one line of the history, in seconds."""


def _ligne(revision: Revision, publiee: int | None, fuseau: str) -> RevisionVue:
    jour = load_langue(FRANCAIS).format_date(local_day(revision.cree_le, fuseau))
    return RevisionVue(
        revision.numero,
        revision.numero,
        revision.auteur,
        jour,
        revision.motif,
        revision.numero == publiee,
    )


def _whole(texte: str) -> tuple[MorceauVue, ...]:
    return (MorceauVue(texte, change=True),) if texte else ()


def _describe(edition: EditionConnue) -> str:
    langues = " et ".join(name_langue(tag) or tag for tag in edition.langues)
    jour = load_langue(FRANCAIS).format_date(edition.jour)
    return f"{edition.support}, {langues}, imprimée depuis le {jour}"
