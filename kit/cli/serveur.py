"""`kit demarrer`: from an empty folder to a served site."""

import socket
import subprocess
import sys
from contextlib import closing

import click
from granian import Granian
from granian.constants import Interfaces

from kit.config import Reglages, load_reglages
from kit.erreurs import KitError
from kit.horloge import HorlogeSysteme
from kit.importers.pack.application import import_pack
from kit.importers.pack.lecture import read_pack
from kit.paths import starter_dir, static_dir
from kit.store.depot import Depot
from kit.store.moteur import open_moteurs, read_session
from kit.store.schema import upgrade

FILS_PAR_PROCESSUS = 4
"""Blocking threads per worker: with one, a slow request would hold all the others."""


class PortPrisError(KitError):
    """Another program listens where the site should be served."""


@click.command(help="Mettre la base à jour, charger le contenu de départ, servir le site.")
@click.option("--hote", default="127.0.0.1", show_default=True, help="Adresse d’écoute.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--sans-travaux", is_flag=True, help="Ne pas lancer les travaux de fond.")
def demarrer(hote: str, port: int, *, sans_travaux: bool) -> None:
    """Serve until stopped."""
    reglages = load_reglages()
    check_port(hote, port)
    prepare(reglages)
    affiche = f"[{hote}]" if ":" in hote else hote
    click.echo(
        f"Le site est servi sur http://{affiche}:{port}{reglages.prefixe}/ (Ctrl+C pour arrêter)."
    )
    fond = None if sans_travaux else subprocess.Popen([sys.executable, "-m", "kit", "travaux"])
    try:
        # Held from before the first worker to after the last: no backup is put back meanwhile.
        with closing(open_moteurs(reglages)):
            _serve(hote, port)
    finally:
        if fond is not None:
            fond.terminate()
            fond.wait(timeout=10)


def _serve(hote: str, port: int) -> None:
    Granian(
        "kit.app:create_served_app",
        address=hote,
        port=port,
        interface=Interfaces.WSGI,
        factory=True,
        websockets=False,
        blocking_threads=FILS_PAR_PROCESSUS,
        respawn_failed_workers=True,
        log_access=False,  # addresses of visitors and their questions are nobody's business
    ).serve()


def prepare(reglages: Reglages) -> None:
    """Migrate the bases, then publish the starter pack when there is nothing.

    Raises KitError.
    """
    for migree in upgrade(reglages):
        click.echo(f"Base « {migree.base} » mise à jour.")
    moteurs = open_moteurs(reglages)
    try:
        with read_session(moteurs) as session:
            vide = not Depot(session, HorlogeSysteme()).list_documents()
        if vide:
            pack = read_pack(starter_dir())
            import_pack(
                moteurs, pack, publier=True, auteur="pack de départ", horloge=HorlogeSysteme()
            )
            click.echo(f"Contenu de départ chargé : {len(pack.documents)} documents.")
    finally:
        moteurs.close()
    if not (static_dir() / "vendor" / "htmx.min.js").exists():
        click.echo("htmx n’est pas installé : le site marche sans lui (script/setup l’installe).")


def check_port(hote: str, port: int) -> None:
    """Raise PortPrisError or KitError when the address cannot be listened to."""
    try:
        famille, sorte, protocole, _nom, adresse = socket.getaddrinfo(
            hote, port, type=socket.SOCK_STREAM
        )[0]
        with socket.socket(famille, sorte, protocole) as essai:
            essai.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            essai.bind(adresse)
    except socket.gaierror:
        raise KitError(
            f"L’adresse « {hote} » n’existe pas sur cette machine : corrigez --hote."
        ) from None
    except PermissionError:
        raise KitError(
            f"Le port {port} est réservé à l’administrateur : choisissez --port 8000 ou plus."
        ) from None
    except OSError:
        raise PortPrisError(
            f"Le port {port} est déjà pris par un autre programme : "
            f"arrêtez-le, ou choisissez un autre port (kit demarrer --port {port + 1})."
        ) from None
