"""Sheets as files of a word processor, opened by LibreOffice as an agent opens them."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from aides_odt import HOSTILES, convert, squeeze, wrap
from lxml import html

Page = Callable[..., str]
FICHES = [
    ("changer-adresse", "fr", ""),
    ("changer-adresse", "ar", ""),
    ("changer-adresse", "ar", "fr"),
    ("renouveler-titre-sejour", "en", "ar"),
]
MAL_LU = re.compile("ل[\u0622\u0623\u0625\u0627]|[\u064b-\u0652]")
"""What pdftotext reads in any order: two letters that are one sign, vowels around their letter."""


@pytest.fixture(scope="module")
def opened(page: Page, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """What LibreOffice makes of the files, and what it complains of; started once for all."""
    if shutil.which("soffice") is None and not os.environ.get("CI"):
        pytest.skip("LibreOffice manque : script/setup --dev l’installe")
    dossier = tmp_path_factory.mktemp("libreoffice")
    for slug, langue, avec in FICHES:
        nom = "-".join(filter(None, (slug, langue, avec)))
        (dossier / f"{nom}.odt").write_bytes(convert(page(slug, langue, avec), langue))
    for rang, corps in enumerate(HOSTILES.values()):
        (dossier / f"hostile-{rang}.odt").write_bytes(convert(wrap(corps)))
    profil = f"-env:UserInstallation={(dossier / 'profil').as_uri()}"
    commande = ["soffice", profil, "--headless", "--convert-to", "pdf", "--outdir", str(dossier)]
    fichiers = sorted(str(f) for f in dossier.glob("*.odt"))
    fait = subprocess.run([*commande, *fichiers], capture_output=True, text=True, check=True)
    # LibreOffice says so when it finds no Java, which it does not need here.
    plaintes = [ligne for ligne in fait.stderr.splitlines() if ligne and "javaldx" not in ligne]
    return dossier, "\n".join(plaintes)


def test_libreoffice_opens_every_file_without_a_warning(opened: tuple[Path, str]) -> None:
    dossier, plaintes = opened
    assert plaintes == ""
    assert {f.stem for f in dossier.glob("*.pdf")} == {f.stem for f in dossier.glob("*.odt")}


@pytest.mark.parametrize(("slug", "langue", "avec"), FICHES)
def test_libreoffice_prints_every_word(
    opened: tuple[Path, str], page: Page, slug: str, langue: str, avec: str
) -> None:
    nom = "-".join(filter(None, (slug, langue, avec)))
    commande = ["pdftotext", str(opened[0] / f"{nom}.pdf"), "-"]
    texte = subprocess.run(commande, capture_output=True, text=True, check=True).stdout
    imprime = squeeze(texte)
    mots = words(page(slug, langue, avec))
    assert len(mots) > 50
    assert {mot for mot in mots if mot not in imprime} == set()


def words(page: str) -> set[str]:
    """The words of a sheet that can be looked for in a PDF."""
    corps = html.fromstring(page).find("body")
    textes = corps.xpath(".//text()[not(ancestor::svg) and not(ancestor::*[@aria-hidden])]")
    trouves = re.findall(r"[\w\u064b-\u0652]{4,}", " ".join(textes))
    return {mot for mot in trouves if not MAL_LU.search(mot)}
