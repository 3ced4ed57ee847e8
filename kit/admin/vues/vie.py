"""The view of where a document stands, and of the gestures that this agent may make."""

from collections.abc import Mapping
from dataclasses import dataclass

from kit.admin.documents import Ouvert
from kit.admin.formulaires.parties import ENTETE, NOUVEAU, is_par_element
from kit.admin.formulaires.schema import find_champ
from kit.admin.portee import may_on
from kit.admin.relectures import is_waiting
from kit.admin.vues.contenus import RETIRABLES
from kit.content.document import Document
from kit.content.manques import list_manques
from kit.horloge import local_day
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.store.acces.roles import Agent
from kit.store.plans import Plan


@dataclass(frozen=True)
class PlanVue:
    """Something to come."""

    quand: str
    """ISO 8601: what the button sends back."""
    phrase: str


@dataclass(frozen=True)
class RelectureVue:
    """What was asked, or answered."""

    phrase: str
    mot: str
    attend: bool
    """Whether it waits for someone."""


@dataclass(frozen=True)
class ManqueVue:
    """Something that a reader would look for, and where it is written."""

    phrase: str
    partie: str


@dataclass(frozen=True)
class VieVue:
    """Where the document stands."""

    plans: tuple[PlanVue, ...]
    relecture: RelectureVue | None
    manques: tuple[ManqueVue, ...]
    redige: bool
    """Whether this agent may write."""
    publie: bool
    """Whether this agent may publish."""
    montre: bool
    """Whether readers see it."""
    deja_montre: bool
    """Whether they saw it once, and do not any more."""
    brouillon: bool
    archive: bool
    retirable: bool
    """Whether it may be copied and taken away."""

    @property
    def demandable(self) -> bool:
        """Whether one may ask that it be read."""
        attend = self.relecture is not None and self.relecture.attend
        return self.redige and self.brouillon and not self.archive and not attend


def build_vie(ouvert: Ouvert, agent: Agent, noms: Mapping[str, str], fuseau: str) -> VieVue:
    """Where a document stands, for one agent."""
    etat = ouvert.etat
    return VieVue(
        tuple(PlanVue(p.quand.isoformat(), say_plan(p, fuseau)) for p in etat.plans),
        _relecture(ouvert, noms, fuseau),
        build_manques(ouvert.document, ouvert.brut),
        may_on(ouvert.document, "rediger", agent),
        may_on(ouvert.document, "publier", agent),
        etat.publie,
        etat.deja_publie and not etat.publie,
        etat.brouillon,
        etat.archive_le is not None and not etat.publie,
        ouvert.genre in RETIRABLES,
    )


def build_manques(document: Document, brut: Mapping[str, object]) -> tuple[ManqueVue, ...]:
    """What is missing, each with the part that says it."""
    return tuple(
        ManqueVue(m.phrase, _partie(type(document), m.champ))
        for m in list_manques(document.GENRE, brut)
    )


def say_plan(plan: Plan, fuseau: str) -> str:
    """What is to come, in words."""
    francais = load_langue(FRANCAIS)
    local = local_day(plan.quand, fuseau)
    jour = francais.format_date(local)
    if plan.numero is None:
        return f"Retiré le {jour}"
    return f"La version {plan.numero} est publiée le {jour}"


def _relecture(ouvert: Ouvert, noms: Mapping[str, str], fuseau: str) -> RelectureVue | None:
    relecture = ouvert.relecture
    if relecture is None:
        return None
    jour = load_langue(FRANCAIS).format_date(local_day(relecture.quand, fuseau))
    nom = noms.get(relecture.agent, relecture.agent)
    if is_waiting(ouvert):
        return RelectureVue(f"{nom} demande une relecture depuis le {jour}.", "", attend=True)
    if relecture.is_renvoi(ouvert.etat.publiee):
        return RelectureVue(f"Renvoyé par {nom} le {jour}.", relecture.mot, attend=False)
    return None


def _partie(classe: type[Document], nom: str) -> str:
    """The part of a document where a field is written."""
    champ = find_champ(classe, nom)
    if champ is None or champ.genre not in ("noeud", "noeuds"):
        return ENTETE
    return f"{nom}.{NOUVEAU}" if is_par_element(champ) else nom
