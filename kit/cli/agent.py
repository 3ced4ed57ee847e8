"""`kit agent`: open an account, give a new link, list and close accounts."""

from collections.abc import Sequence
from contextlib import closing

import click

from kit.adresses import Adresses
from kit.config import Reglages, load_reglages
from kit.erreurs import KitError
from kit.horloge import HorlogeSysteme
from kit.langues.noms import name_langue
from kit.langues.registre import FRANCAIS
from kit.store.acces.agents import change_agent, create_agent, find_agent, list_agents
from kit.store.acces.erreurs import AgentInconnuError
from kit.store.acces.liens import DUREE_LIEN, create_lien
from kit.store.acces.roles import ROLES, Agent, Attribution, Role
from kit.store.audit import Trace, write_traces
from kit.store.moteur import Moteurs, open_moteurs, read_journal, write_journal

_NOMS: dict[str, Role] = {role: role for role in ROLES}
_QUI = "kit agent"


@click.group(help="Comptes des agents : ouvrir, donner un lien, lister, fermer.")
def agent() -> None:
    """Accounts."""


@agent.command("creer", help="Ouvrir un compte et afficher le lien pour choisir le mot de passe.")
@click.argument("courriel", metavar="COURRIEL")
@click.option("--role", "roles", multiple=True, metavar="ROLE", help=", ".join(ROLES))
@click.option("--nom", default="", metavar="NOM", help="Prénom et nom, montrés aux collègues.")
@click.option("--langue", metavar="LANGUE", help="Pour un traducteur : sa seule langue, comme ar.")
@click.option("--structure", metavar="STRUCTURE", help="Le seul lieu dont le compte s’occupe.")
def create(
    courriel: str, roles: tuple[str, ...], nom: str, langue: str | None, structure: str | None
) -> None:
    """Open an account. Raises KitError."""
    attributions = _read_attributions(roles, langue, structure)
    reglages = load_reglages()
    quand = HorlogeSysteme().now()
    with closing(open_moteurs(reglages)) as moteurs:
        with write_journal(moteurs) as session:
            cree = create_agent(session, courriel, nom, attributions, quand)
            secret = create_lien(session, cree.id, quand)
        _trace(moteurs, "creer-agent", cree)
    click.echo(f"Compte ouvert pour {cree.courriel} ({_describe(cree)}).")
    _print_lien(reglages, secret)


@agent.command("lien", help="Afficher un nouveau lien : mot de passe perdu, lien trop ancien.")
@click.argument("courriel", metavar="COURRIEL")
def renew(courriel: str) -> None:
    """Give a new one-time link. Raises KitError."""
    reglages = load_reglages()
    with closing(open_moteurs(reglages)) as moteurs:
        with write_journal(moteurs) as session:
            trouve = find_agent(session, courriel)
            if trouve is None:
                raise AgentInconnuError(courriel)
            secret = create_lien(session, trouve.id, HorlogeSysteme().now())
        _trace(moteurs, "donner-lien", trouve)
    _print_lien(reglages, secret)


@agent.command("lister", help="Lister les comptes, leurs rôles, et ceux qui sont fermés.")
def enumerate_agents() -> None:
    """Every account. Raises KitError."""
    with closing(open_moteurs(load_reglages())) as moteurs, read_journal(moteurs) as session:
        connus = list_agents(session)
    for connu in connus:
        click.echo(f"{connu.courriel}  {connu.nom} ({_describe(connu)})")
    if not connus:
        click.echo("Aucun compte : ouvrez le premier avec « kit agent creer COURRIEL ».")


@agent.command("fermer", help="Fermer un compte : il n’ouvre plus rien, son nom reste.")
@click.argument("courriel", metavar="COURRIEL")
def close(courriel: str) -> None:
    """Close an account and its sessions. Raises KitError."""
    with closing(open_moteurs(load_reglages())) as moteurs:
        with write_journal(moteurs) as session:
            trouve = find_agent(session, courriel)
            if trouve is None:
                raise AgentInconnuError(courriel)
            change_agent(session, trouve.id, actif=False)
        _trace(moteurs, "fermer-agent", trouve)
    click.echo(f"Compte fermé : {trouve.courriel}.")


def _read_attributions(
    roles: Sequence[str], langue: str | None, structure: str | None
) -> list[Attribution]:
    inconnu = next((role for role in roles if role not in _NOMS), None)
    if inconnu is not None or not roles:
        debut = f"Le rôle « {inconnu} » n’existe pas" if inconnu else "Il manque un rôle"
        raise KitError(f"{debut} : écrivez --role, suivi de {', '.join(ROLES)}.")
    if langue is not None and (name_langue(langue) is None or langue == FRANCAIS):
        raise KitError(
            f"« {langue} » n’est pas une langue vers laquelle traduire : "
            "écrivez deux ou trois lettres, comme ar ou uk."
        )
    return [
        Attribution(_NOMS[role], langue if role == "traducteur" else None, structure)
        for role in roles
    ]


def _describe(agent: Agent) -> str:
    """Roles in words; what an account still lacks."""
    roles = [
        " ".join(mot for mot in (a.role, a.langue, a.structure) if mot) for a in agent.attributions
    ]
    etats = [] if agent.actif else ["fermé"]
    etats += [] if agent.pret else ["mot de passe à choisir"]
    return ", ".join([*roles, *etats])


def _print_lien(reglages: Reglages, secret: str) -> None:
    base = reglages.base_url or "http://127.0.0.1:8000"
    adresse = Adresses(FRANCAIS, reglages.prefixe, base).bienvenue(secret)
    click.echo(f"Lien à donner à cette personne, valable {DUREE_LIEN.days} jours, une seule fois :")
    click.echo(adresse)
    if reglages.base_url is None:
        click.echo("Remplacez 127.0.0.1:8000 par l’adresse du site si elle est autre.")


def _trace(moteurs: Moteurs, action: str, agent: Agent) -> None:
    quand = HorlogeSysteme().now()
    write_traces(moteurs, [Trace(quand, _QUI, action, "agent", agent.courriel)])
