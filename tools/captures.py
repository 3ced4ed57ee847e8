"""Takes the pictures of the README from the real product: a server, a browser, a folder.

Usage: python -m tools.captures ADDRESS FOLDER, while `kit demarrer` serves at ADDRESS.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PRISES = {
    "accueil-360": ("/fr/", 360, 800, "light"),
    "fiche-360": ("/fr/fiches/renouveler-titre-sejour", 360, 800, "light"),
    "fiche-360-ar": ("/ar/fiches/renouveler-titre-sejour", 360, 800, "light"),
    "accueil-1280": ("/fr/", 1280, 860, "light"),
    "fiche-1280": ("/fr/fiches/renouveler-titre-sejour", 1280, 860, "light"),
}
"""Name of the picture: page, width and height in CSS pixels, colour scheme."""


def take_pictures(adresse: str, dossier: Path) -> None:
    """Write one PNG per picture. Raises when the browser or the site is missing."""
    dossier.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for nom, (page, largeur, hauteur, scheme) in PRISES.items():
            contexte = browser.new_context(
                viewport={"width": largeur, "height": hauteur},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            onglet = contexte.new_page()
            onglet.goto(adresse + page)
            onglet.screenshot(path=dossier / f"{nom}.png")
            contexte.close()
        browser.close()


if __name__ == "__main__":
    take_pictures(sys.argv[1].rstrip("/"), Path(sys.argv[2]))
