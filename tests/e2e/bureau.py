"""The back office for browser tests: an instance of its own, accounts, a server."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from aides_admin import ADMIN, COURRIEL, PHRASE, open_compte
from playwright.sync_api import Page

from e2e.conftest import RACINE, free_port, wait_until_served
from kit.config import Reglages, load_reglages
from kit.horloge import HorlogeSysteme
from kit.store.moteur import Moteurs, open_moteurs


@contextmanager
def open_bureau(
    depart: Reglages,
    dossier: Path,
    prepare: Callable[[Moteurs], object] = lambda _moteurs: None,
    *,
    travaux: bool = False,
) -> Iterator[str]:
    """The address of a server on a copy of the starter instance, with one administrator.

    `prepare` writes what the test needs before it starts; `travaux` runs the press too.
    """
    instance = dossier / "instance"
    shutil.copytree(depart.instance, instance)
    moteurs = open_moteurs(load_reglages({}, instance))
    open_compte(moteurs, HorlogeSysteme().now(), [ADMIN])
    prepare(moteurs)
    moteurs.close()
    port = free_port()
    environ = {**os.environ, "KIT_INSTANCE": str(instance)}
    commande = [sys.executable, "-m", "kit", "demarrer", "--port", str(port)]
    fond = [] if travaux else ["--sans-travaux"]
    serveur = subprocess.Popen([*commande, *fond], env=environ, cwd=RACINE)
    try:
        wait_until_served(f"http://127.0.0.1:{port}/fr/", serveur)
        yield f"http://127.0.0.1:{port}"
    finally:
        serveur.terminate()
        serveur.wait(timeout=20)


def log_in(page: Page, site: str, adresse: str, courriel: str = COURRIEL) -> None:
    """Go in by the door, to an address of the back office."""
    page.goto(f"{site}/admin/connexion?suite={adresse}")
    page.locator("#courriel").fill(courriel)
    page.locator("#mot_de_passe").fill(PHRASE)
    page.get_by_role("button", name="Se connecter").click()
    page.wait_for_url(f"{site}{adresse}")
