"""RGAA 8.2: the code is valid for the Nu HTML checker, the reference of the W3C."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from page_checks import Page

from kit.paths import static_dir

VNU = Path(__file__).parents[2] / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = shutil.which("java")
MANQUE = [nom for nom, la in (("java", JAVA), ("vnu-jar", VNU.exists())) if not la]
FAUTIVE = '<!DOCTYPE html><html lang="fr"><title>a</title><p id="x">a</p><p id="x">b</p>'


@pytest.mark.skipif(
    bool(MANQUE) and not os.environ.get("CI"), reason=f"il manque {', '.join(MANQUE)}"
)
def test_8_2_code_valide(pages: tuple[Page, ...], tmp_path: Path) -> None:
    """RGAA 8.2: no error and no warning on any page or drawing; one wrong page is seen."""
    chemins = {}
    for rang, page in enumerate(pages):
        fichier = tmp_path / f"{rang:03}.html"
        fichier.write_text(page.html, encoding="utf-8")
        chemins[fichier.name] = page.path
    (tmp_path / "fautive.html").write_text(FAUTIVE, encoding="utf-8")
    dessins = shutil.copytree(static_dir() / "pictogrammes", tmp_path / "dessins")
    fautes = [
        f"{chemins.get(nom, nom)} : {message['message']} {message.get('extract', '')[:200]}"
        for message in run_vnu(tmp_path)
        for nom in [Path(message["url"]).name]
    ]
    assert any("fautive" in faute and "Duplicate ID" in faute for faute in fautes), fautes
    assert [faute for faute in fautes if "fautive" not in faute] == []
    assert len(list(dessins.glob("*.svg"))) > 80


def run_vnu(dossier: Path) -> list[dict[str, str]]:
    """What the checker says of the HTML and SVG files of a folder."""
    assert JAVA is not None, "java n’est pas installé"
    commande = [
        JAVA,
        "-jar",
        str(VNU),
        "--format",
        "json",
        "--stdout",
        "--also-check-svg",
        str(dossier),
    ]
    resultat = subprocess.run(commande, capture_output=True, text=True, check=False, timeout=300)
    assert resultat.returncode in (0, 1), resultat.stderr
    messages: list[dict[str, str]] = json.loads(resultat.stdout)["messages"]
    return messages
