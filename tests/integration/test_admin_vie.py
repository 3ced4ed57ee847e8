"""The life of a content: created, copied, read again, planned, withdrawn, archived, and back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from aides_admin import ADMIN, enter, open_admin, open_compte
from aides_store import MIDI, catalogue_at, publish, publish_site, save
from client import AdminClient
from fabrique import fiche
from flask import Flask

from kit.admin.vues.contenus import CREABLES
from kit.app import create_app
from kit.config import load_reglages
from kit.content.fiche import Fiche
from kit.content.genres import classe_of
from kit.content.lecture import read_document
from kit.horloge import HorlogeFixe
from kit.store.acces.roles import Attribution
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, read_session
from kit.store.revisions import EtatDocument

PAGE = "/admin/contenus/fiche/essai"
LISTE = "/admin/contenus/"
PAUL = "paul@prefecture.gouv.fr"

EXIGES: dict[str, dict[str, str]] = {
    "fiche": {"titre": "Une Fiche", "resume": "À quoi elle sert."},
    "piece": {"nom": "Une Pièce", "nom_officiel": "Pièce officielle"},
    "lot": {"titre": "Un lot"},
    "question": {"question": "Une question ?"},
    "terme": {"terme": "OFPRA", "definition": "Un office."},
    "lettre": {"titre": "Une lettre", "resume": "Pour demander."},
    "annexe": {"titre": "Une annexe", "resume": "Pour les agents."},
    "phrase": {"usage": "annonce", "texte": "Le guichet est fermé."},
    "theme": {"titre": "Un thème"},
    "structure": {"genre": "mairie", "nom": "Une mairie", "adresse_postale": "1 place Neuve"},
    "demarche": {"nom": "Faire une demande"},
    "modalite": {"demarche": "demande"},
}
"""What is asked for each kind, and nothing more."""


@pytest.fixture
def app(moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> Iterator[Flask]:
    publish_site(moteurs)
    open_compte(moteurs, MIDI, [ADMIN])
    open_compte(moteurs, MIDI, [Attribution("redacteur")], PAUL)
    return create_app(load_reglages({}, tmp_path / "instance"), horloge=horloge, moteurs=moteurs)


@pytest.fixture
def admin(app: Flask) -> AdminClient:
    return enter(open_admin(app))


@pytest.fixture
def paul(app: Flask) -> AdminClient:
    return enter(open_admin(app), PAUL)


def etat_of(moteurs: Moteurs, cle: str = "essai", genre: str = "fiche") -> EtatDocument:
    with read_session(moteurs) as session:
        etats = Depot(session, HorlogeFixe(MIDI)).list_documents()
    return next(e for e in etats if (e.genre, e.cle) == (genre, cle))


def push(client: AdminClient, chemin: str, page: str = PAGE, **champs: str) -> None:
    """Press a button of a page; it must lead somewhere."""
    reponse = client.send(page, champs, f"{page}/{chemin}")
    assert reponse.status_code == 303, reponse.get_data(as_text=True)


def names_asked(client: AdminClient, page: str) -> set[str]:
    """Fields of the document; not what helps to fill them in."""
    xhtml = "{http://www.w3.org/1999/xhtml}"
    (formulaire,) = [f for f in client.page(page).iterate("form") if not f.get("action")]
    champs = formulaire.iter(f"{xhtml}input", f"{xhtml}textarea", f"{xhtml}select")
    noms = {c.get("name") or "" for c in champs if c.get("type") != "hidden"}
    return {nom for nom in noms if not nom.startswith("_")}


def test_a_new_content_asks_the_least_and_is_a_draft(admin: AdminClient, moteurs: Moteurs) -> None:
    assert set(EXIGES) == set(CREABLES)
    brut = {"schema": 1, "id": "demande", "nom": "Faire une demande"}
    publish(moteurs, read_document("demarche", brut))
    for genre, champs in EXIGES.items():
        page = f"{LISTE}{genre}/nouveau"
        assert names_asked(admin, page) == set(champs)
        reponse = admin.send(page, champs)
        assert reponse.status_code == 303, reponse.get_data(as_text=True)
        assert admin.get(reponse.location).status_code == 200
        cle = reponse.location.rpartition("/")[2]
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cle)
        assert not etat_of(moteurs, cle, genre).deja_publie
        with read_session(moteurs) as session:
            document = Depot(session, HorlogeFixe(MIDI)).read_draft(genre, cle)
        assert isinstance(document, classe_of(genre))


def test_what_is_missing_is_said_and_what_was_typed_stays(admin: AdminClient) -> None:
    reponse = admin.send(f"{LISTE}fiche/nouveau", {"titre": "Seul", "resume": ""})
    assert reponse.status_code == 422
    texte = reponse.get_data(as_text=True)
    assert 'id="resume-faute"' in texte
    assert 'value="Seul"' in texte
    assert admin.get(f"{LISTE}site/nouveau").status_code == 404


def test_an_id_is_never_one_that_exists_or_existed(admin: AdminClient, moteurs: Moteurs) -> None:
    publish(moteurs, fiche(id="autre", slug="mon-visa"), fiche(id="essai"))
    for nom, attendu in (("Essai", "essai-2"), ("Mon visa", "mon-visa-2")):
        champs = {"titre": nom, "resume": "Un résumé."}
        reponse = admin.send(f"{LISTE}fiche/nouveau", champs)
        assert reponse.location.endswith(f"/fiche/{attendu}")


def test_a_form_sent_twice_makes_one_content(admin: AdminClient) -> None:
    for _ in range(2):
        reponse = admin.send(f"{LISTE}fiche/nouveau", EXIGES["fiche"])
        assert reponse.location.endswith("/fiche/une-fiche")
    assert admin.main_text(f"{LISTE}?q=une+fiche").count("Une Fiche") == 1


def test_a_copy_is_a_draft_with_a_name_and_an_id_of_its_own(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    publish(moteurs, fiche(slug="ma-carte", anciens_slugs=["carte"]))
    push(admin, "copier")
    with read_session(moteurs) as session:
        copie = Depot(session, HorlogeFixe(MIDI)).read_draft("fiche", "renouveler-ma-carte-copie")
    assert isinstance(copie, Fiche)
    assert copie.titre == "Renouveler ma carte (copie)"
    assert copie.adresse == "renouveler-ma-carte-copie"
    assert copie.anciens_slugs == ()
    assert copie.etapes
    assert not etat_of(moteurs, copie.id).deja_publie
    page = f"{LISTE}fiche/{copie.id}"
    push(admin, "archiver", page, geste="archiver")
    assert "(copie)" not in admin.main_text(LISTE)
    push(admin, "archiver", page, geste="sortir")
    assert "(copie)" in admin.main_text(LISTE)


def test_a_reading_is_asked_sent_back_asked_again_and_published(
    admin: AdminClient, paul: AdminClient, moteurs: Moteurs
) -> None:
    with_draft(paul, "Un autre titre")
    push(paul, "relecture", geste="demander")
    assert "À relire" in admin.main_text(f"{LISTE}?etat=a_relire")
    assert "Paul demande une relecture" in admin.main_text(PAGE)
    push(admin, "renvoyer", mot="Ajoutez le délai.")
    assert "Renvoyé par Anne Durand" in paul.main_text(PAGE)
    assert "« Ajoutez le délai. »" in paul.main_text(PAGE)
    assert "Rien ne correspond" in admin.main_text(f"{LISTE}?etat=a_relire")
    push(paul, "relecture", geste="demander")
    push(paul, "relecture", geste="annuler")
    assert "Rien ne correspond" in admin.main_text(f"{LISTE}?etat=a_relire")
    push(paul, "relecture", geste="demander")
    assert admin.send(f"{PAGE}/publier", {}).status_code == 303
    assert etat_of(moteurs).publiee == 2
    paul.get(PAGE)  # what was said of the demand is said once
    assert "relecture" not in paul.main_text(PAGE).lower()


def with_draft(client: AdminClient, titre: str) -> None:
    champs = {"titre": titre, "resume": "Voici.", "genre": "fiche"}
    assert client.send(f"{PAGE}/parties/entete", champs).status_code == 303


def test_sending_back_without_a_word_or_twice_says_what_to_do(
    admin: AdminClient, paul: AdminClient
) -> None:
    with_draft(paul, "Un autre titre")
    push(paul, "relecture", geste="demander")
    push(admin, "renvoyer", mot="  ")
    assert "Écrivez en une phrase" in admin.main_text(PAGE)
    jeton = {"_jeton": jeton_of(admin)}
    for _ in range(2):
        admin.post(f"{PAGE}/renvoyer", data=jeton | {"mot": "Non."})
    assert "n’attend plus" in admin.main_text(PAGE)
    admin.send(f"{PAGE}/publier", {})
    admin.post(f"{PAGE}/relecture", data=jeton | {"geste": "demander"})
    assert "rien à relire" in admin.main_text(PAGE)


def jeton_of(client: AdminClient) -> str:
    champs = [c for c in client.page(PAGE).iterate("input") if c.get("name") == "_jeton"]
    return champs[0].get("value") or ""


def test_what_is_planned_is_shown_cancelled_and_planned_again(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    with_draft(admin, "Demain")
    for _ in range(2):
        reponse = admin.send(f"{PAGE}/publier", {"debut": "2026-12-01", "fin": "2026-12-10"})
        assert reponse.status_code == 303
        texte = admin.main_text(PAGE)
        assert "La version 2 est publiée le 1 décembre 2026" in texte.replace("1er", "1")
        assert "Retiré le 11 décembre 2026" in texte
        push(admin, "plan", quand="2026-11-30T23:00:00+00:00")
        assert "décembre 2026" not in admin.main_text(PAGE)
        assert etat_of(moteurs).prochaine is None
    apres = catalogue_at(moteurs, MIDI.replace(month=12)).get(Fiche, "essai")
    assert apres is not None
    assert apres.titre == "Renouveler ma carte"


def test_an_end_is_cancelled_alone(admin: AdminClient, moteurs: Moteurs) -> None:
    with_draft(admin, "Pour un temps")
    admin.send(f"{PAGE}/publier", {"fin": "2026-12-10"})
    assert catalogue_at(moteurs, MIDI.replace(month=12, day=20)).get(Fiche, "essai") is None
    push(admin, "plan", quand="2026-12-10T23:00:00+00:00")
    assert "C’est annulé" in admin.main_text(PAGE)
    assert "Retiré le" not in admin.main_text(PAGE)
    assert catalogue_at(moteurs, MIDI.replace(month=12, day=20)).get(Fiche, "essai") is not None
    jeton = {"_jeton": jeton_of(admin)}
    admin.post(f"{PAGE}/plan", data=jeton | {"quand": "2026-12-10T23:00:00+00:00"})
    assert "Rien n’est plus prévu" in admin.main_text(PAGE)
    assert admin.post(f"{PAGE}/plan", data=jeton | {"quand": "hier"}).status_code == 400


def test_a_withdrawal_names_what_breaks_and_is_undone_by_one_button(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    with_draft(admin, "Un brouillon de plus")
    texte = admin.main_text(f"{PAGE}/retirer")
    assert "/fr/fiches/essai" in texte
    assert admin.send(f"{PAGE}/retirer", {}).status_code == 303
    assert not etat_of(moteurs).publie
    assert "Retiré" in admin.main_text(f"{LISTE}?etat=retire")
    push(admin, "remettre")
    assert etat_of(moteurs).publiee == 1, "c’est ce que les usagers voyaient, pas le brouillon"


def test_a_page_that_others_refer_to_is_withdrawn_only_on_purpose(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    publish(moteurs, fiche(id="voisine", titre="La voisine", voir_aussi=["essai"]))
    assert "La voisine" in admin.main_text(f"{PAGE}/retirer")
    jeton = {"_jeton": jeton_of(admin)}
    assert admin.post(f"{PAGE}/retirer", data=jeton).status_code == 422
    assert etat_of(moteurs).publie
    assert admin.post(f"{PAGE}/retirer", data=jeton | {"malgre": "oui"}).status_code == 303
    assert not etat_of(moteurs).publie
    assert admin.get("/fr/fiches/essai").status_code == 404
    assert admin.get("/fr/fiches/voisine").status_code == 200
    push(admin, "remettre")
    assert etat_of(moteurs).publie
    assert admin.get("/fr/fiches/essai").status_code == 200


def test_an_archived_page_leaves_lists_and_comes_back(admin: AdminClient, moteurs: Moteurs) -> None:
    jeton = {"_jeton": jeton_of(admin)}
    admin.post(f"{PAGE}/archiver", data=jeton | {"geste": "archiver"})
    assert "retirez-le d’abord" in admin.main_text(PAGE)
    admin.send(f"{PAGE}/retirer", {})
    push(admin, "archiver", geste="archiver")
    assert "Renouveler" not in admin.main_text(LISTE)
    assert "Renouveler" in admin.main_text(f"{LISTE}?etat=archive")
    push(admin, "archiver", geste="sortir")
    assert "Renouveler" in admin.main_text(LISTE)
    push(admin, "archiver", geste="archiver")
    push(admin, "remettre")
    assert etat_of(moteurs).archive_le is None
    assert "Renouveler" in admin.main_text(LISTE)


def test_what_a_draft_refers_to_is_published_with_it(admin: AdminClient, moteurs: Moteurs) -> None:
    theme = {"schema": 1, "id": "sejour", "titre": "Séjour"}
    save(moteurs, read_document("theme", theme), fiche(titre="Avec un thème", theme="sejour"))
    save(moteurs, fiche(id="seule", titre="Seule", voir_aussi=["absente"]))
    reponse = admin.send(f"{PAGE}/publier", {})
    assert reponse.status_code == 422
    texte = reponse.get_data(as_text=True)
    assert "Publier les deux" in texte
    assert f"{LISTE}theme/sejour" in texte
    assert etat_of(moteurs).publiee == 1
    assert admin.send(f"{PAGE}/publier", {"avec": "theme/sejour"}).status_code == 303
    assert etat_of(moteurs).publiee == 2
    assert etat_of(moteurs, "sejour", "theme").publie
    seule = admin.send(f"{LISTE}fiche/seule/publier", {}).get_data(as_text=True)
    assert "n’existe pas" in seule
    assert "Publier les deux" not in seule


def test_roles_hold_on_every_gesture(paul: AdminClient, moteurs: Moteurs) -> None:
    jeton = {"_jeton": jeton_of(paul), "mot": "Non.", "quand": "2026-12-01T00:00:00+00:00"}
    for chemin in ("renvoyer", "retirer", "remettre", "plan"):
        assert paul.post(f"{PAGE}/{chemin}", data=jeton).status_code == 403, chemin
    assert paul.get(f"{PAGE}/retirer").status_code == 403
    texte = paul.page(PAGE)
    actions = {f.get("action") for f in texte.iterate("form")}
    assert f"{PAGE}/retirer" not in {a.get("href") for a in texte.iterate("a")}
    assert f"{PAGE}/copier" in actions
    assert etat_of(moteurs).publie
