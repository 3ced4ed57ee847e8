"""The binder: numbered sheets that are replaced one by one."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from aides_impression import fetch, open_presse
from aides_papier import read_pages
from aides_site import BASE, open_site
from aides_store import HORLOGE, prefecture, publish
from client import InspectingClient
from fabrique import fiche
from fabrique import site as site_document
from page_checks import text_of

from kit.render.impression.contenus.catalogue import CONTENUS
from kit.render.impression.contenus.classeur import CLASSEUR
from kit.render.outils import missing_libraries
from kit.store.editions import list_editions
from kit.store.moteur import Moteurs
from kit.travaux.presse import Presse

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

DEUX = "contenus=fiches/essai.fiches/autre"


@pytest.fixture
def site(moteurs: Moteurs, tmp_path: Path) -> InspectingClient:
    autre = fiche(id="autre", titre="Une autre fiche")
    publish(moteurs, site_document(), prefecture(), fiche(), autre)
    return open_site(moteurs, tmp_path / "instance", HORLOGE, KIT_BASE_URL=BASE)


@pytest.fixture
def presse(tmp_path: Path, moteurs: Moteurs) -> Iterator[Presse]:
    with open_presse(tmp_path / "instance", moteurs) as presse:
        yield presse


def codes(moteurs: Moteurs) -> dict[str, str]:
    return {edition.identifiant: edition.code for edition in list_editions(moteurs)}


def test_every_part_has_its_number_and_a_code_that_is_known(
    site: InspectingClient, presse: Presse, moteurs: Moteurs
) -> None:
    assert presse
    pages = read_pages(fetch(site, f"/fr/classeur.pdf?{DEUX}"))
    connus = codes(moteurs)
    assert set(connus) == {"classeur", "essai", "autre"}
    table = pages[0]
    for identifiant in ("essai", "autre"):
        imprime = f"{connus[identifiant][:4]}-{connus[identifiant][4:]}"
        assert imprime in table
        assert any(f"Feuille {n}" in page and imprime in page for n, page in enumerate(pages))
        assert "Oui, cette feuille est juste" in site.main_text(f"/q/{connus[identifiant]}")


def test_only_what_changed_is_printed_again(
    site: InspectingClient, presse: Presse, moteurs: Moteurs
) -> None:
    assert presse
    fetch(site, f"/fr/classeur.pdf?{DEUX}")
    code = codes(moteurs)["classeur"]
    assert "Oui, cette feuille est juste" in site.main_text(f"/q/{code}")
    publish(moteurs, fiche(resume="Une phrase neuve."))
    page = site.page(f"/q/{code}")
    (lien,) = [a.get("href") for a in page.iterate("a") if "seulement" in (a.get("href") or "")]
    assert lien is not None
    pages = read_pages(fetch(site, lien))
    assert "Une autre fiche" in pages[0], "la table nomme toutes les feuilles"
    assert "Une phrase neuve." in " ".join(pages[1:])
    assert "Une autre fiche" not in " ".join(pages[1:])


def test_the_sheets_one_by_one_are_those_of_their_pages(
    site: InspectingClient, presse: Presse
) -> None:
    assert presse
    with zipfile.ZipFile(io.BytesIO(fetch(site, f"/fr/classeur.zip?{DEUX}"))) as archive:
        assert sorted(archive.namelist()) == ["fiches-autre.pdf", "fiches-essai.pdf"]
        assert archive.read("fiches-essai.pdf") == fetch(site, "/fr/fiches/essai.pdf?support=a4")


def test_too_many_sheets_are_refused_before_any_work(
    site: InspectingClient, moteurs: Moteurs
) -> None:
    publish(moteurs, *(fiche(id=f"f{n}", titre=f"Fiche {n}") for n in range(12)))
    for adresse in ("/fr/classeur.pdf", "/fr/classeur.zip"):
        assert "Trop de feuilles à la fois" in text_of(site.page(adresse, 422).one("main"))
    choix = site.page("/fr/classeur/imprimer")
    assert len([i for i in choix.iterate("input") if i.get("name") == "contenus"]) > 12


def test_every_part_can_be_laid_on_every_paper_of_the_binder() -> None:
    for genre in ("fiche", "structure", "modalites", "rendez-vous", "urgence", "faq", "glossaire"):
        assert set(CLASSEUR.supports) <= set(CONTENUS[genre].supports), genre
