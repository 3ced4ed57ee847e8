"""Editing in place: parts, faults, two agents at once, publishing, history."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from aides_admin import ADMIN, enter, open_admin, open_compte, valeurs_of
from aides_store import MIDI, TITRE, catalogue_at, publish, publish_site, translate
from client import AdminClient
from fabrique import fiche
from flask import Flask
from sqlalchemy import event

from kit.app import create_app
from kit.config import load_reglages
from kit.content.fiche import Fiche
from kit.horloge import HorlogeFixe
from kit.store.acces.roles import Attribution
from kit.store.catalogue import Traduction
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, read_session

PAGE = "/admin/contenus/fiche/essai"
PAUL = "paul@prefecture.gouv.fr"


def brouillon(moteurs: Moteurs) -> Fiche:
    with read_session(moteurs) as session:
        document = Depot(session, HorlogeFixe(MIDI)).read_draft("fiche", "essai")
    assert isinstance(document, Fiche)
    return document


def publiee(moteurs: Moteurs) -> Fiche:
    document = catalogue_at(moteurs).get(Fiche, "essai")
    assert document is not None
    return document


@pytest.fixture
def app(moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> Iterator[Flask]:
    publish_site(moteurs)
    etapes = [
        {"id": "preparer", "titre": "Préparez", "blocs": [{"id": "p1", "texte": "Une photo."}]},
        {"id": "demander", "titre": "Demandez", "blocs": [{"id": "d1", "texte": "En ligne."}]},
    ]
    publish(moteurs, fiche(etapes=etapes, critique=["d1"]))
    open_compte(moteurs, MIDI, [ADMIN])
    open_compte(moteurs, MIDI, [Attribution("redacteur")], PAUL)
    return create_app(load_reglages({}, tmp_path / "instance"), horloge=horloge, moteurs=moteurs)


@pytest.fixture
def admin(app: Flask) -> AdminClient:
    return enter(open_admin(app))


def test_a_form_sent_untouched_changes_nothing(admin: AdminClient, moteurs: Moteurs) -> None:
    avant = brouillon(moteurs)
    parties = re.findall(rf'href="{PAGE}/parties/([^"]+)"', admin.get(PAGE).get_data(as_text=True))
    assert {"entete", "etapes.preparer", "recours", "etapes.nouveau"} <= set(parties)
    for partie in parties:
        if partie.endswith(".nouveau"):
            continue
        adresse = f"{PAGE}/parties/{partie}"
        reponse = admin.post(adresse, data=valeurs_of(admin, adresse))
        assert reponse.status_code == 303, partie
    assert brouillon(moteurs) == avant


def test_the_draft_changes_and_readers_see_what_is_published(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    adresse = f"{PAGE}/parties/etapes.preparer"
    saisie = valeurs_of(admin, adresse) | {"titre": "Rassemblez l'essentiel"}
    assert admin.post(adresse, data=saisie).status_code == 303
    assert brouillon(moteurs).etapes[0].titre == "Rassemblez l’essentiel"
    assert publiee(moteurs).etapes[0].titre == "Préparez"
    assert "Brouillon à publier" in admin.main_text("/admin/contenus/?genre=fiche")


def test_a_paragraph_is_added_moved_and_taken_away_without_script(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    adresse = f"{PAGE}/parties/etapes.preparer"
    saisie = valeurs_of(admin, adresse) | {"_geste": "ajouter:blocs:bloc"}
    reponse = admin.post(adresse, data=saisie)
    assert reponse.status_code == 200
    assert "blocs.1.texte" in reponse.get_data(as_text=True)
    assert len(brouillon(moteurs).etapes[0].blocs) == 1, "enregistré avant d’être demandé"
    saisie |= {"blocs.1.texte": "Un timbre ?", "blocs.1.id": "", "blocs.1.forme": "bloc"}
    monte = admin.post(adresse, data=saisie | {"_geste": "monter:blocs.1"}).get_data(as_text=True)
    assert monte.index("Un timbre") < monte.index("Une photo.")
    del saisie["_geste"]
    assert admin.post(adresse, data=saisie).status_code == 303
    blocs = brouillon(moteurs).etapes[0].blocs
    assert [b.texte for b in blocs] == ["Une photo.", "Un timbre\u202f?"]
    assert blocs[0].id == "p1"
    saisie = valeurs_of(admin, adresse) | {"_geste": "retirer:blocs.0"}
    sans = admin.post(adresse, data=saisie).get_data(as_text=True)
    assert "Une photo." not in sans


def test_an_id_once_used_is_never_given_again(admin: AdminClient, moteurs: Moteurs) -> None:
    adresse = f"{PAGE}/parties/etapes.nouveau"
    for titre in ("Attendez", "Retirez"):
        assert (
            admin.post(adresse, data=valeurs_of(admin, adresse) | {"titre": titre}).status_code
            == 303
        )
        derniere = brouillon(moteurs).etapes[-1]
        assert derniere.titre == titre
        champs = {"champ": "etapes", "noeud": derniere.id, "geste": "supprimer"}
        admin.post(f"{PAGE}/deplacer", data=valeurs_of_jeton(admin) | champs)
        assert len(brouillon(moteurs).etapes) == 2
    with read_session(moteurs) as session:
        contenus = Depot(session, HorlogeFixe(MIDI)).list_contenus("fiche", "essai")
    assert {"etape-1", "etape-2"} <= set(re.findall(r'"id":"(etape-\d+)"', "".join(contenus)))


def valeurs_of_jeton(client: AdminClient) -> dict[str, str]:
    champs = [c for c in client.page(PAGE).iterate("input") if c.get("name") == "_jeton"]
    return {"_jeton": champs[0].get("value") or ""}


def test_a_step_moves_and_what_marked_a_removed_one_goes_too(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    jeton = valeurs_of_jeton(admin)
    champs = {"champ": "etapes", "noeud": "demander", "geste": "monter"}
    assert admin.post(f"{PAGE}/deplacer", data=jeton | champs).status_code == 303
    assert [e.id for e in brouillon(moteurs).etapes] == ["demander", "preparer"]
    assert (
        admin.post(f"{PAGE}/deplacer", data=jeton | champs | {"geste": "supprimer"}).status_code
        == 303
    )
    assert [e.id for e in brouillon(moteurs).etapes] == ["preparer"]
    assert brouillon(moteurs).critique == ()


def test_a_fault_is_said_beside_its_field_and_nothing_is_lost(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    adresse = f"{PAGE}/parties/etapes.preparer"
    faux = {"titre": "", "blocs.0.texte": "Une {valeur} oubliée"}
    reponse = admin.post(adresse, data=valeurs_of(admin, adresse) | faux)
    assert reponse.status_code == 422
    texte = reponse.get_data(as_text=True)
    assert 'id="titre-faute"' in texte
    assert 'id="blocs.0.texte-faute"' in texte
    assert "Une {valeur} oubliée" in texte
    assert brouillon(moteurs).etapes[0].titre == "Préparez"


def test_two_agents_in_two_places_keep_both_texts(
    app: Flask, admin: AdminClient, moteurs: Moteurs
) -> None:
    paul = enter(open_admin(app), PAUL)
    ici, la = f"{PAGE}/parties/etapes.preparer", f"{PAGE}/parties/etapes.demander"
    de_anne, de_paul = valeurs_of(admin, ici), valeurs_of(paul, la)
    assert paul.post(la, data=de_paul | {"titre": "Demandez vite"}).status_code == 303
    assert admin.post(ici, data=de_anne | {"titre": "Préparez tout"}).status_code == 303
    assert [e.titre for e in brouillon(moteurs).etapes] == ["Préparez tout", "Demandez vite"]
    assert "tout est gardé" in admin.main_text(PAGE)


def test_two_agents_in_one_place_see_both_texts_and_one_decides(
    app: Flask, admin: AdminClient, moteurs: Moteurs
) -> None:
    paul = enter(open_admin(app), PAUL)
    ici = f"{PAGE}/parties/etapes.preparer"
    de_anne, de_paul = valeurs_of(admin, ici), valeurs_of(paul, ici)
    assert paul.post(ici, data=de_paul | {"titre": "Texte de Paul"}).status_code == 303
    reponse = admin.post(ici, data=de_anne | {"titre": "Texte d’Anne"})
    assert reponse.status_code == 409
    texte = reponse.get_data(as_text=True)
    assert "Texte de Paul" in texte
    assert 'value="Texte d’Anne"' in texte
    assert PAUL in texte
    assert brouillon(moteurs).etapes[0].titre == "Texte de Paul"
    numero = re.search(r'name="_base" value="(\d+)"', texte)
    assert numero is not None
    assert (
        admin.post(ici, data=de_anne | {"titre": "Décidé", "_base": numero[1]}).status_code == 303
    )
    assert brouillon(moteurs).etapes[0].titre == "Décidé"


@pytest.mark.parametrize(
    ("sort", "attendu"),
    [
        ("meme", Traduction("Renew my card", "relue")),
        ("complete", Traduction("Renew my card", "perimee")),
        ("fausse", Traduction("", "retiree")),
    ],
)
def test_publishing_says_what_becomes_of_each_translation(
    admin: AdminClient, moteurs: Moteurs, sort: str, attendu: Traduction
) -> None:
    translate(moteurs, "Renew my card", publiee(moteurs).titre)
    entete = f"{PAGE}/parties/entete"
    admin.post(entete, data=valeurs_of(admin, entete) | {"titre": "Renouveler ma carte de séjour"})
    publier = f"{PAGE}/publier"
    page = admin.main_text(publier)
    assert "Anglais : 1 texte" in page
    saisie = valeurs_of(admin, publier) | {f"sort.{TITRE}": sort}
    assert admin.post(publier, data=saisie).status_code == 303
    assert publiee(moteurs).titre == "Renouveler ma carte de séjour"
    assert catalogue_at(moteurs).traduction("en", TITRE) == attendu


def test_the_old_text_of_a_critical_segment_is_false_unless_someone_says_otherwise(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    translate(moteurs, "On line.", "En ligne.", cle="fiche/essai#d1.texte")
    adresse = f"{PAGE}/parties/etapes.demander"
    admin.post(adresse, data=valeurs_of(admin, adresse) | {"blocs.0.texte": "Au guichet."})
    publier = f"{PAGE}/publier"
    assert "Texte critique" in admin.main_text(publier)
    saisie = valeurs_of(admin, publier)
    assert saisie["sort.fiche/essai#d1.texte"] == "fausse"
    admin.post(publier, data=saisie)
    traduction = catalogue_at(moteurs).traduction("en", "fiche/essai#d1.texte")
    assert traduction is not None
    assert traduction.etat == "retiree"


def test_a_planned_publication_shows_nothing_yet(admin: AdminClient, moteurs: Moteurs) -> None:
    entete = f"{PAGE}/parties/entete"
    admin.post(entete, data=valeurs_of(admin, entete) | {"titre": "Demain"})
    publier = f"{PAGE}/publier"
    saisie = valeurs_of(admin, publier)
    for faux in ("2026-02-31", "bientôt", "2020-01-01"):
        assert admin.post(publier, data=saisie | {"debut": faux}).status_code == 422, faux
    assert admin.post(publier, data=saisie | {"debut": "2026-12-01"}).status_code == 303
    assert publiee(moteurs).titre != "Demain"
    assert "Publication prévue" in admin.main_text(PAGE) + admin.main_text("/admin/contenus/")


def test_an_old_version_comes_back_as_a_draft(admin: AdminClient, moteurs: Moteurs) -> None:
    avant = brouillon(moteurs)
    entete = f"{PAGE}/parties/entete"
    admin.post(entete, data=valeurs_of(admin, entete) | {"titre": "Une erreur"})
    historique = admin.main_text(f"{PAGE}/historique")
    assert "Une erreur" in historique
    numero = {"version": "2"}
    assert admin.send(f"{PAGE}/historique", numero, f"{PAGE}/reprendre").status_code == 303
    assert brouillon(moteurs) == avant


def test_roles_hold_on_every_gesture(app: Flask, moteurs: Moteurs) -> None:
    paul = enter(open_admin(app), PAUL)
    saisie = valeurs_of(paul, f"{PAGE}/publier")
    assert paul.post(f"{PAGE}/publier", data=saisie).status_code == 403
    assert publiee(moteurs) == brouillon(moteurs)


def test_what_does_not_exist_says_so(admin: AdminClient) -> None:
    for adresse in (
        "/admin/contenus/fiche/rien",
        "/admin/contenus/synonyme/rien",
        f"{PAGE}/parties/rien",
        f"{PAGE}/parties/etapes",
        f"{PAGE}/parties/recours.p1",
    ):
        assert admin.get(adresse).status_code == 404, adresse
    assert admin.get(f"{PAGE}/parties/etapes.partie").status_code == 410


def test_pages_ask_the_base_little(admin: AdminClient, moteurs: Moteurs) -> None:
    ordres: list[str] = []

    def note(*args: object) -> None:
        ordres.append(str(args[2]))

    for moteur in (moteurs.lecture, moteurs.ecriture, moteurs.journal, moteurs.journal_lecture):
        event.listen(moteur, "before_cursor_execute", note)
    for adresse in (
        "/admin/contenus/",
        PAGE,
        f"{PAGE}/parties/entete",
        f"{PAGE}/publier",
        f"{PAGE}/historique",
    ):
        admin.get(adresse)
        ordres.clear()
        assert admin.get(adresse).status_code == 200
        assert len(ordres) < 20, (adresse, ordres)
