"""A real server and a real browser."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from kit.config import Reglages

RACINE = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
AXE = RACINE / "node_modules" / "axe-core" / "axe.min.js"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser; a missing tool is a visible skip, a failure in CI."""
    manque = [nom for nom, la in (("chromium", CHROMIUM), ("axe-core", AXE.exists())) if not la]
    for item in items:
        if "e2e" not in Path(item.fspath).parts:
            continue
        item.add_marker("navigateur")
        if manque and not os.environ.get("CI"):
            item.add_marker(pytest.mark.skip(reason=f"il manque {', '.join(manque)}"))


def free_port() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return int(prise.getsockname()[1])


@pytest.fixture(scope="session")
def site(reglages_depart: Reglages) -> Iterator[str]:
    """The address of a server started by the real command."""
    port = free_port()
    environ = {**os.environ, "KIT_INSTANCE": str(reglages_depart.instance)}
    commande = [sys.executable, "-m", "kit", "demarrer", "--port", str(port), "--sans-travaux"]
    serveur = subprocess.Popen(commande, env=environ, cwd=RACINE)
    adresse = f"http://127.0.0.1:{port}"
    try:
        wait_until_served(f"{adresse}/fr/", serveur)
        yield adresse
    finally:
        serveur.terminate()
        serveur.wait(timeout=20)


def wait_until_served(adresse: str, serveur: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        assert serveur.poll() is None, "le serveur s’est arrêté"
        try:
            with urllib.request.urlopen(adresse, timeout=2) as reponse:  # noqa: S310
                if reponse.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("le serveur ne répond pas")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM is not None, "chromium n’est pas installé"
    arguments = [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A phone of 360 px."""
    contexte = browser.new_context(viewport={"width": 360, "height": 800})
    yield contexte.new_page()
    contexte.close()


def open_details(page: Page) -> None:
    """Open everything that opens, and wait for what htmx then asks for."""
    page.evaluate(
        """() => { document.querySelectorAll('details').forEach(d => { d.open = true })
          return new Promise(fini => setTimeout(fini, 20)) }"""
    )
    page.wait_for_selector(".htmx-request", state="detached")  # a function would need eval
