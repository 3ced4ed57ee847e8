"""The views of accounts and of the browsers where one is logged in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kit.content.structure import Structure
from kit.horloge import local_day
from kit.langues.langue import Langue
from kit.langues.noms import name_langue
from kit.langues.registre import FRANCAIS
from kit.store.acces.roles import ROLES, Agent, Attribution, Role
from kit.store.acces.sessions import SessionOuverte
from kit.store.catalogue import Catalogue

ROLES_EN_MOTS: dict[Role, tuple[str, str]] = {
    "redacteur": ("Rédacteur", "Écrit des brouillons."),
    "traducteur": ("Traducteur", "Traduit, dans les langues choisies."),
    "valideur": ("Valideur", "Écrit, vérifie les faits, publie."),
    "administrateur": ("Administrateur", "Fait tout, et gère les comptes."),
}
"""Name of each role, and what it lets one do."""


@dataclass(frozen=True)
class AgentVue:
    """An account in a list."""

    id: int
    nom: str
    courriel: str
    roles: tuple[str, ...]
    etat: str
    """Empty for an account in use."""


@dataclass(frozen=True)
class ChoixVue:
    """A box to tick or an entry of a list."""

    valeur: str
    nom: str
    aide: str
    choisi: bool


@dataclass(frozen=True)
class FormulaireAgent:
    """What the form of an account shows again when something was wrong with it."""

    nom: str
    courriel: str
    roles: tuple[ChoixVue, ...]
    langues: tuple[ChoixVue, ...]
    structures: tuple[ChoixVue, ...]
    faute: str = ""


@dataclass(frozen=True)
class NavigateurVue:
    """A browser where one is logged in."""

    id: int
    appareil: str
    depuis: str
    ici: bool


def build_agents(catalogue: Catalogue | None, agents: Iterable[Agent]) -> tuple[AgentVue, ...]:
    """The accounts, those in use first."""
    vues = [
        AgentVue(
            agent.id,
            agent.nom,
            agent.courriel,
            tuple(describe_attribution(catalogue, a) for a in agent.attributions),
            _etat(agent),
        )
        for agent in sorted(agents, key=lambda agent: (not agent.actif, agent.nom.casefold()))
    ]
    return tuple(vues)


def describe_attribution(catalogue: Catalogue | None, attribution: Attribution) -> str:
    """A role in words, and how far it goes."""
    mots = [ROLES_EN_MOTS[attribution.role][0]]
    if attribution.langue:
        mots.append(name_langue(attribution.langue) or attribution.langue)
    if attribution.structure:
        lieu = catalogue.get(Structure, attribution.structure) if catalogue else None
        mots.append(lieu.nom if lieu else attribution.structure)
    return ", ".join(mots)


def build_formulaire(
    catalogue: Catalogue | None,
    nom: str = "",
    courriel: str = "",
    attributions: Iterable[Attribution] = (),
    faute: str = "",
) -> FormulaireAgent:
    """The form of an account, with what was chosen."""
    donnees = tuple(attributions)
    roles, langues = {a.role for a in donnees}, {a.langue for a in donnees}
    structures = {a.structure for a in donnees}
    offertes = [tag for tag in (catalogue.site.langues if catalogue else ()) if tag != FRANCAIS]
    lieux = catalogue.all(Structure) if catalogue else ()
    return FormulaireAgent(
        nom,
        courriel,
        tuple(ChoixVue(r, *ROLES_EN_MOTS[r], choisi=r in roles) for r in ROLES),
        tuple(ChoixVue(t, name_langue(t) or t, "", choisi=t in langues) for t in offertes),
        tuple(ChoixVue(s.id, s.nom, "", choisi=s.id in structures) for s in lieux),
        faute,
    )


def build_navigateurs(
    langue: Langue, sessions: Iterable[SessionOuverte], ici: int, fuseau: str
) -> tuple[NavigateurVue, ...]:
    """The browsers, the one that asks included."""
    return tuple(
        NavigateurVue(s.id, s.appareil, _depuis(langue, s.cree_le, fuseau), s.id == ici)
        for s in sessions
    )


def _depuis(langue: Langue, quand: datetime, fuseau: str) -> str:
    return langue.format_date(local_day(quand, fuseau))


def _etat(agent: Agent) -> str:
    if not agent.actif:
        return "Fermé"
    return "" if agent.pret else "Mot de passe à choisir"
