"""Putting the kit into service: what is left of the example, the button, and going back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from aides_admin import ADMIN, enter, open_admin, open_compte, valeurs_of
from aides_exemple import PAUL, open_bureau, open_exemple
from aides_store import MIDI, catalogue_at, publish_site
from client import AdminClient
from sqlalchemy import event

from kit.app import create_app
from kit.config import Reglages, load_reglages
from kit.content.site import Site
from kit.content.structure import Structure
from kit.horloge import HorlogeFixe
from kit.store.audit import Filtre, find_traces
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, read_session, write_session
from kit.store.publications import APublier

SERVICE = "/admin/mise-en-service"
ANNULER = f"{SERVICE}/annuler"
BOUTON = "Mettre le site en service"


@pytest.fixture
def exemple(reglages_depart: Reglages, tmp_path: Path) -> Iterator[Moteurs]:
    with open_exemple(reglages_depart, tmp_path) as moteurs:
        yield moteurs


@pytest.fixture
def admin(exemple: Moteurs, tmp_path: Path) -> AdminClient:
    return open_bureau(exemple, tmp_path)


def rename(moteurs: Moteurs, genre: str, *cles: str, **changes: object) -> None:
    """Publish documents of the example with other words, as an agent would."""
    with write_session(moteurs) as session:
        depot = Depot(session, HorlogeFixe(MIDI))
        for cle in cles:
            document = depot.read_draft(genre, cle)
            depot.save_revision(document.model_copy(update=changes), auteur="tests")
        depot.publish_documents([APublier(genre, cle) for cle in cles], auteur="tests")


def settle(moteurs: Moteurs) -> None:
    """All that is essential: the name, and the places."""
    rename(moteurs, "site", "site", nom="Préfecture du Val")
    lieux = [lieu.id for lieu in catalogue_at(moteurs).all(Structure)]
    for rang, cle in enumerate(lieux):
        rename(
            moteurs, "structure", cle, nom=f"Lieu {rang}", adresse_postale=(f"{rang} rue Neuve",)
        )


def site_of(moteurs: Moteurs) -> Site:
    return catalogue_at(moteurs).site


def test_a_new_instance_is_told_all_that_is_the_example_s(admin: AdminClient) -> None:
    texte = admin.main_text(SERVICE)
    assert "11 points à régler sur 12" in texte
    assert "Il s’appelle encore « Préfecture de la Clairière »" in texte
    assert "Sous-préfecture de Valbrune" in texte
    assert "anglais" in texte.lower()
    assert "textes non relus" in texte
    assert "KIT_BASE_URL" in texte
    assert BOUTON not in texte


def test_the_essentials_come_before_the_button(admin: AdminClient, exemple: Moteurs) -> None:
    jeton = {"_jeton": valeurs_of(admin, "/admin/contenus/site/site/parties/entete")["_jeton"]}
    refus = admin.post(SERVICE, data=jeton)
    assert refus.status_code == 409
    assert "Le site reste un exemple" in refus.get_data(as_text=True)
    assert site_of(exemple).exemple
    rename(exemple, "site", "site", nom="Préfecture du Val")
    assert BOUTON not in admin.main_text(SERVICE), "les lieux de l’exemple sont publiés"
    settle(exemple)
    texte = admin.main_text(SERVICE)
    assert BOUTON in texte
    assert "peut se faire après" in texte


def test_the_site_goes_into_service_and_back(admin: AdminClient, exemple: Moteurs) -> None:
    settle(exemple)
    assert "Site d’exemple" in admin.get("/fr/").get_data(as_text=True)
    assert admin.send(SERVICE, {}).status_code == 303
    assert not site_of(exemple).exemple
    assert "Le site est en service" in admin.main_text(SERVICE)
    accueil = admin.get("/fr/").get_data(as_text=True)
    assert "Site d’exemple" not in accueil
    assert "Préfecture du Val" in accueil
    assert admin.send(SERVICE, {}, ANNULER).status_code == 303
    assert site_of(exemple).exemple
    actions = [trace.action for trace in find_traces(exemple, Filtre(genre="site"))]
    assert {"mettre_en_service", "revenir_exemple"} <= set(actions)


def test_a_draft_of_the_site_stays_a_draft(admin: AdminClient, exemple: Moteurs) -> None:
    settle(exemple)
    with write_session(exemple) as session:
        depot = Depot(session, HorlogeFixe(MIDI))
        site = depot.read_draft("site", "site").model_copy(update={"nom": "Pas encore"})
        depot.save_revision(site, auteur="tests")
    assert "1 brouillon à publier : Pas encore" in admin.main_text(SERVICE)
    assert admin.send(SERVICE, {}).status_code == 303
    assert (site_of(exemple).nom, site_of(exemple).exemple) == ("Préfecture du Val", False)
    with read_session(exemple) as session:
        garde = Depot(session, HorlogeFixe(MIDI)).read_draft("site", "site")
    assert isinstance(garde, Site)
    assert (garde.nom, garde.exemple) == ("Pas encore", False)


def test_each_line_is_done_once_it_is(exemple: Moteurs, tmp_path: Path) -> None:
    settle(exemple)
    rename(exemple, "site", "site", langues=("fr",), contact_securite="mailto:a@b.fr")
    admin = open_bureau(exemple, tmp_path, KIT_BASE_URL="https://accueil.exemple.fr")
    page = admin.page(SERVICE)
    faites = {
        s.get("id")
        for s in page.iterate("section")
        if s.get("id") and "faite" in (s.get("class") or "")
    }
    assert faites == {"nom", "lieux", "brouillons", "securite", "langues", "adresse"}


def test_a_writer_sees_the_list_and_no_button(exemple: Moteurs, tmp_path: Path) -> None:
    settle(exemple)
    app = create_app(
        load_reglages({}, tmp_path / "instance"), horloge=HorlogeFixe(MIDI), moteurs=exemple
    )
    paul = enter(open_admin(app), PAUL)
    texte = paul.main_text(SERVICE)
    assert BOUTON not in texte
    assert "Une personne qui administre le site" in texte
    jeton = {"_jeton": valeurs_of(paul, "/admin/contenus/site/site/parties/entete")["_jeton"]}
    assert paul.post(SERVICE, data=jeton).status_code == 403
    assert site_of(exemple).exemple


def test_a_site_that_never_was_the_example_has_no_example_left(
    moteurs: Moteurs, tmp_path: Path
) -> None:
    publish_site(moteurs)
    open_compte(moteurs, MIDI, [ADMIN])
    texte = open_bureau(moteurs, tmp_path).main_text(SERVICE)
    assert "Encore ceux de l’exemple" not in texte
    assert "Le site est en service" in texte


def test_the_list_asks_the_bases_little(admin: AdminClient, exemple: Moteurs) -> None:
    ordres: list[str] = []
    for moteur in (exemple.lecture, exemple.ecriture, exemple.journal, exemple.journal_lecture):
        event.listen(moteur, "before_cursor_execute", lambda *args: ordres.append(str(args[2])))
    admin.get(SERVICE)
    ordres.clear()
    admin.get(SERVICE)
    assert len(ordres) < 20, ordres
