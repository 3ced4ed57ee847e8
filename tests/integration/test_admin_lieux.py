"""Places, ways to file and the site, edited by the same forms as fiches."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aides_admin import valeurs_of
from aides_exemple import open_bureau, open_exemple
from aides_store import MIDI, catalogue_at
from client import AdminClient

from kit.config import Reglages
from kit.content.document import Document
from kit.content.site import Site
from kit.content.structure import Structure
from kit.horloge import HorlogeFixe
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, read_session

CONTENUS = "/admin/contenus"
LIEU = f"{CONTENUS}/structure/prefecture-clairiere"
LOCAUX = (
    "structure/prefecture-clairiere",
    "structure/france-services-pontaubel",
    "modalite/d03-departement",
    "demarche/d03",
    "site/site",
)


@pytest.fixture
def exemple(reglages_depart: Reglages, tmp_path: Path) -> Iterator[Moteurs]:
    with open_exemple(reglages_depart, tmp_path) as moteurs:
        yield moteurs


@pytest.fixture
def admin(exemple: Moteurs, tmp_path: Path) -> AdminClient:
    return open_bureau(exemple, tmp_path)


def brouillon(moteurs: Moteurs, nom: str) -> Document:
    genre, _, cle = nom.partition("/")
    with read_session(moteurs) as session:
        return Depot(session, HorlogeFixe(MIDI)).read_draft(genre, cle)


def change(client: AdminClient, partie: str, **saisie: Any) -> int:
    champs = valeurs_of(client, partie) | {n.replace("__", "."): v for n, v in saisie.items()}
    reponse = client.post(partie, data=champs)
    return reponse.status_code


def test_every_form_names_its_fields_and_changes_nothing_when_sent_untouched(
    admin: AdminClient, exemple: Moteurs
) -> None:
    for nom in LOCAUX:
        avant, page = brouillon(exemple, nom), f"{CONTENUS}/{nom}"
        lue = admin.get(page).get_data(as_text=True)
        parties = re.findall(rf'href="{page}/parties/([^"]+)"', lue)
        assert "entete" in parties
        for partie in parties:
            texte = admin.main_text(f"{page}/parties/{partie}")
            assert not re.findall(r"\b[a-z]+_[a-z_]+\b", texte), partie
            assert "élément" not in texte, partie
            if not partie.endswith(".nouveau"):
                assert change(admin, f"{page}/parties/{partie}") == 303, partie
        assert brouillon(exemple, nom) == avant


def test_the_page_says_the_hours_and_the_languages_as_people_read_them(admin: AdminClient) -> None:
    texte = admin.main_text(LIEU)
    assert "Lundi, mardi et jeudi 08:30 – 12:00 · 13:30 – 16:00" in texte
    for langue in ("Français", "Anglais", "Espagnol", "Arabe"):
        assert langue in texte
    assert "05 36 49 00 10" in texte


def test_an_hour_changes_for_readers_once_published(admin: AdminClient, exemple: Moteurs) -> None:
    assert change(admin, f"{LIEU}/parties/horaires", horaires__0__plages__0__de="09:15") == 303
    avant = catalogue_at(exemple).get(Structure, "prefecture-clairiere")
    assert avant is not None
    assert f"{avant.horaires[0].plages[0].de:%H:%M}" == "08:30"
    assert "Horaires" in admin.main_text(f"{LIEU}/publier").title()
    assert admin.send(f"{LIEU}/publier", {}).status_code == 303
    assert "09:15 – 12:00" in admin.main_text("/fr/structures/prefecture-clairiere")


def test_an_opening_without_days_is_refused_and_kept(admin: AdminClient, exemple: Moteurs) -> None:
    partie = f"{LIEU}/parties/horaires"
    champs = valeurs_of(admin, partie) | {"horaires.0.jours": []}
    reponse = admin.post(partie, data=champs)
    assert reponse.status_code == 422
    assert "Cochez au moins un jour." in reponse.get_data(as_text=True)
    lieu = brouillon(exemple, "structure/prefecture-clairiere")
    assert isinstance(lieu, Structure)
    assert lieu.horaires[0].jours == ("lundi", "mardi", "jeudi")


def test_a_closing_and_an_opening_are_added_by_buttons(
    admin: AdminClient, exemple: Moteurs
) -> None:
    partie = f"{LIEU}/parties/fermetures"
    ajout = valeurs_of(admin, partie) | {"_geste": "ajouter:fermetures:fermeture"}
    page = admin.post(partie, data=ajout)
    assert 'name="fermetures.1.du"' in page.get_data(as_text=True)
    saisie = valeurs_of(admin, partie) | {
        "fermetures.1.id": "",
        "fermetures.1.forme": "fermeture",
        "fermetures.1.du": "2027-05-06",
        "fermetures.1.au": "2027-05-07",
        "fermetures.1.motif": "Pont de l'Ascension",
    }
    assert admin.post(partie, data=saisie).status_code == 303
    lieu = brouillon(exemple, "structure/prefecture-clairiere")
    assert isinstance(lieu, Structure)
    assert [f.motif for f in lieu.fermetures] == ["Veille de Noël", "Pont de l’Ascension"]
    plage = valeurs_of(admin, f"{LIEU}/parties/horaires")
    geste = {"_geste": "ajouter:horaires.0.plages:plage"}
    texte = admin.post(f"{LIEU}/parties/horaires", data=plage | geste).get_data(as_text=True)
    assert 'name="horaires.0.plages.2.de"' in texte


def test_the_languages_of_the_site_are_chosen_by_their_names(
    admin: AdminClient, exemple: Moteurs
) -> None:
    entete = f"{CONTENUS}/site/site/parties/entete"
    assert "Anglais (English)" in admin.main_text(entete)
    assert change(admin, entete, nom="Préfecture du Val", langues=["fr", "ar"]) == 303
    site = brouillon(exemple, "site/site")
    assert isinstance(site, Site)
    assert (site.nom, site.langues, site.exemple) == ("Préfecture du Val", ("fr", "ar"), True)


def test_the_site_is_neither_created_nor_copied_nor_taken_away(admin: AdminClient) -> None:
    page = f"{CONTENUS}/site/site"
    assert admin.get(f"{CONTENUS}/site/nouveau").status_code == 404
    texte = admin.main_text(page)
    assert "Copier" not in texte
    assert "Retirer" not in texte
    assert admin.get(f"{page}/retirer").status_code == 404
    jeton = {"_jeton": valeurs_of(admin, f"{page}/parties/entete")["_jeton"]}
    for geste in ("copier", "retirer", "archiver", "remettre"):
        assert admin.post(f"{page}/{geste}", data=jeton).status_code == 404, geste


def test_a_way_to_file_is_called_after_what_it_is_about(admin: AdminClient) -> None:
    page = admin.main_text(f"{CONTENUS}/?genre=modalite&q=Valbrune")
    assert "demander une carte, Sous-préfecture de Valbrune" in page


def test_each_preview_shows_the_draft(admin: AdminClient) -> None:
    assert change(admin, f"{LIEU}/parties/entete", nom="Préfecture de demain") == 303
    apercu = admin.page(f"{LIEU}/apercu")
    (cadre,) = apercu.iterate("iframe")
    assert "Préfecture de demain" in admin.get(cadre.get("src")).get_data(as_text=True)
