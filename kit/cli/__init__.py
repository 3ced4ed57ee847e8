"""The `kit` command: every error a person can cause is one French sentence and exit code 2."""

import sys

import click

from kit import __version__
from kit.cli.agent import agent
from kit.cli.audit import audit
from kit.cli.base import base
from kit.cli.compteur import compteur
from kit.cli.contenu import contenu
from kit.cli.diagnostic import diagnostic
from kit.cli.editions import editions
from kit.cli.impression import imprimer
from kit.cli.parcours import parcours
from kit.cli.pictogrammes import pictogrammes
from kit.cli.sauvegarde import restaurer, sauvegarder
from kit.cli.serveur import demarrer
from kit.cli.traductions import traductions
from kit.cli.travaux import travaux
from kit.erreurs import KitError


@click.group(help="Kit d’accueil : servir, remplir et vérifier le site.", no_args_is_help=True)
@click.version_option(__version__, message="%(version)s", help="Afficher la version.")
@click.help_option("--help", help="Afficher cette aide.")
def kit() -> None:
    """Root of all commands."""


for _commande in (
    demarrer,
    audit,
    base,
    compteur,
    agent,
    contenu,
    imprimer,
    editions,
    parcours,
    pictogrammes,
    traductions,
    sauvegarder,
    restaurer,
    travaux,
    diagnostic,
):
    kit.add_command(_commande)


def main() -> None:
    """Run the command line and turn errors into sentences."""
    try:
        code = kit.main(standalone_mode=False)
    except KitError as error:
        click.echo(error.phrase, err=True)
        sys.exit(2)
    except click.ClickException as error:
        click.echo(explain_usage(error), err=True)
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)
    sys.exit(code if isinstance(code, int) else 0)


def explain_usage(error: click.ClickException) -> str:
    """What is wrong with the words typed, and where to read more."""
    contexte = getattr(error, "ctx", None)
    commande = contexte.command_path if contexte else "kit"
    suite = f"Tapez « {commande} --help » pour voir ce qui est possible."
    if isinstance(error, click.NoSuchOption):
        return f"L’option {error.option_name} n’existe pas. {suite}"
    if isinstance(error, click.MissingParameter):
        nom = error.param.make_metavar(contexte) if error.param and contexte else "un mot"
        return f"Il manque {nom} dans la commande. {suite}"
    if isinstance(error, click.BadParameter):
        nom = error.param.opts[0] if error.param else "une valeur"
        return f"La valeur donnée à {nom} n’est pas acceptée. {suite}"
    return f"La commande n’est pas comprise. {suite}"
