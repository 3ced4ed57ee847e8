"""Texts to copy: for every fiche and every question, in three languages."""

import re
from dataclasses import replace
from typing import Any

import pytest
from aides_site import BASE, open_site
from aides_store import prefecture, publish
from client import InspectingClient
from fabrique import FICHE, fiche, site
from page_checks import text_of

from kit.adresses import Adresses
from kit.content.faq import Question
from kit.content.fiche import Fiche
from kit.horloge import HorlogeFixe
from kit.langues.langue import load_langue
from kit.langues.sms import count_sms
from kit.quality.phrases import count_mots
from kit.render.passages import Lecteur
from kit.render.vues.reponses import ReponseVue, build_reponse
from kit.store.catalogue import Catalogue
from kit.store.moteur import Moteurs

PERSONNES = (None, "en", "ar")
TROP_VIDE = re.compile(r"\n\n\n|[ \t]\n|\A\s|\s\Z|[^\n ][ ]{2}")
DESSOUS = re.compile(r"\{valeur|\[\[|\]\]|\*\*|<[a-z/]|&[a-z]+;|None|fiche:")
MAL_COMPOSE = re.compile(r"\w'\w|[ ][;?!»%€:]|«[ ]|\.\.\.|\d [€%]")


def answer(
    catalogue: Catalogue, document: Fiche | Question, avec: str | None, base: str = BASE
) -> ReponseVue:
    """The texts of a French page for a person who reads `avec`."""
    adresses = Adresses("fr", base=base, avec=avec)
    return build_reponse(Lecteur(catalogue, load_langue("fr"), adresses), document)


def documents(catalogue: Catalogue) -> list[Fiche | Question]:
    return [*catalogue.fiches, *catalogue.all(Question)]


def texts(vue: ReponseVue) -> list[str]:
    return [t.texte for t in (vue.objet, vue.courriel, *(s.texte for s in vue.sms), *vue.telephone)]


@pytest.mark.parametrize("avec", PERSONNES)
def test_every_text_is_plain_whole_and_without_holes(
    catalogue: Catalogue, avec: str | None
) -> None:
    for document in documents(catalogue):
        for texte in texts(answer(catalogue, document, avec)):
            assert texte, document.id
            assert not TROP_VIDE.search(texte), (document.id, texte)
            assert not DESSOUS.search(texte), (document.id, texte)


@pytest.mark.parametrize("avec", PERSONNES)
def test_every_french_sms_is_one_and_has_the_link(catalogue: Catalogue, avec: str | None) -> None:
    for document in documents(catalogue):
        vue = answer(catalogue, document, avec)
        for sms in vue.sms:
            assert sms.compte == count_sms(sms.texte.texte)
            assert sms.compte.segments <= (1 if sms.compte.gsm else 3), document.id
            assert sms.texte.texte.endswith(f"\n{vue.lien}")
        francais = vue.sms[0]
        assert francais.compte.gsm
        assert francais.compte.signes <= 160
        assert "Pas encore vérifié par la préfecture." in francais.texte.texte


def test_french_is_well_set_where_signs_are_free(catalogue: Catalogue) -> None:
    for document in documents(catalogue):
        vue = answer(catalogue, document, None)
        for texte in (vue.objet, vue.courriel, *vue.telephone):
            sans_adresses = re.sub(r"https://\S+", "", texte.texte)
            assert not MAL_COMPOSE.search(sans_adresses), (document.id, texte.texte)


def test_what_is_said_aloud_lasts_half_a_minute(catalogue: Catalogue) -> None:
    for document in documents(catalogue):
        vue = answer(catalogue, document, None)
        (script,) = vue.telephone
        assert 10 < count_mots(script.texte) <= 80, document.id
        assert script.texte.endswith("\nJe peux répéter.")
        assert "accueil point exemple point fr" in script.texte
        assert "https" not in script.texte


def test_a_message_says_what_the_fiche_says(catalogue: Catalogue) -> None:
    document = catalogue.find(Fiche, "changer-adresse")
    assert document is not None
    message = answer(catalogue, document, "ar").courriel.texte
    francais, arabe = message.split("\n\n—————\n\n")
    for mots in (
        "Déclarer mon changement d’adresse",
        "Quand\u202f? Au plus 3\xa0mois après avoir déménagé",
        "Combien\u202f? 50\u202f€ (À confirmer avec votre préfecture)",
        "- Passeport",
        "- Papier avec votre adresse (Votre logement est à votre nom.)",
        f"{BASE}/ar/fiches/changer-adresse",
        "Pas encore vérifié par la préfecture.",
        "05\xa036\xa049\xa000\xa010",
    ):
        assert mots in francais, mots
    assert f"\n{BASE}/ar/fiches/changer-adresse\n" in arabe  # no sign of direction sticks to it
    assert "Au plus 3\xa0mois après avoir déménagé" in arabe  # critical, and nobody reviewed it
    assert "النص الفرنسي هو المعتمد" in arabe


def test_right_to_left_lines_begin_on_their_side_but_not_in_sms(catalogue: Catalogue) -> None:
    for document in documents(catalogue):
        vue = answer(catalogue, document, "ar")
        if len(vue.sms) == 1:
            continue  # not translated
        arabe = vue.courriel.texte.split("—————\n\n")[1]
        for ligne in filter(None, arabe.split("\n")):
            assert ligne.startswith(("\u200f", "https://"))
            assert ligne.count("\u2066") == ligne.count("\u2069")
        assert not re.search("[\u200f\u2066-\u2069]", vue.sms[1].texte.texte)


def test_without_an_address_in_https_nothing_names_the_site(catalogue: Catalogue) -> None:
    for document in documents(catalogue)[:8]:
        for base in ("", "http://192.168.0.10"):
            vue = answer(catalogue, document, None, base)
            assert vue.lien is None
            assert all("http" not in texte and "point" not in texte for texte in texts(vue)[2:])


def test_the_page_says_why_the_link_is_missing(client: InspectingClient) -> None:
    texte = client.main_text("/fr/fiches/changer-adresse/repondre")
    assert "Le lien manque : le site n’a pas encore d’adresse publique en https." in texte


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("fiches/nulle-part/repondre", 404),
        ("faq/repondre?question=nulle-part", 404),
        ("faq/repondre", 200),
        ("faq/repondre?question=faq-rendez-vous", 200),
        ("fiches/changer-adresse/repondre?avec=xx", 200),
        ("fiches/changer-adresse/repondre?avec=%00%3Cb%3E", 200),
    ],
)
def test_addresses_that_were_changed_by_hand(
    client: InspectingClient, path: str, status: int
) -> None:
    client.page(f"/fr/{path}", status)


def test_an_unknown_language_leaves_french_and_says_so(client: InspectingClient) -> None:
    page = client.page("/fr/fiches/changer-adresse/repondre?avec=xx")
    assert "Le site n’a pas cette langue." in text_of(page.one("main"))
    assert {champ.get("lang") for champ in page.iterate("textarea")} == {"fr"}


def test_a_past_address_leads_to_the_present_one_which_no_search_engine_keeps(
    moteurs: Moteurs, tmp_path: Any, horloge: HorlogeFixe
) -> None:
    titre = "Un titre très long " * 30
    publish(
        moteurs,
        site(),
        prefecture(),
        fiche(
            slug="nouvelle",
            anciens_slugs=["ancienne"],
            titre=titre.strip(),
            quand=None,
            critique=[],
        ),
        horloge=horloge,
    )
    client = open_site(moteurs, tmp_path, horloge, KIT_BASE_URL=BASE)
    reponse = client.get("/fr/fiches/ancienne/repondre")
    assert reponse.headers["Location"] == "/fr/fiches/nouvelle/repondre"
    plan = client.get("/sitemap.xml").text
    assert "fiches/nouvelle" in plan
    assert "fiches/nouvelle/repondre" not in plan
    reponse = client.get("/fr/fiches/nouvelle/repondre")
    assert reponse.headers["X-Robots-Tag"] == "noindex"
    assert reponse.cache_control.public
    page = client.page("/fr/fiches/nouvelle/repondre")
    champs = {champ.get("id"): champ.text.strip() for champ in page.iterate("textarea")}
    # Too long for an SMS: the title goes, whole.
    reserve = "Pas encore vérifié par la préfecture."
    lien = f"{BASE}/fr/fiches/nouvelle"
    assert champs["sms-fr"] == f"Voici comment faire. {reserve}\n{lien}"
    assert titre.strip() in champs["courriel"]
    assert "Où" not in champs["courriel"]
    assert "papier" not in champs["courriel"]
    assert FICHE["titre"] not in champs["courriel"]


def test_the_letter_is_the_french_one_whatever_the_page(client: InspectingClient) -> None:
    page = client.page("/ar/fiches/changer-adresse/repondre")
    liens = [a.get("href") for a in page.iterate("a")]
    assert "/fr/fiches/changer-adresse/repondre.odt?avec=ar" in liens
    page = client.page("/fr/faq/repondre?question=faq-rendez-vous&avec=en")
    liens = [a.get("href") for a in page.iterate("a")]
    assert "/fr/faq/repondre.odt?avec=en&question=faq-rendez-vous" in liens


def test_the_questions_lead_to_their_texts(client: InspectingClient) -> None:
    liens = [a.get("href") for a in client.page("/en/faq/").iterate("a")]
    assert "/en/faq/repondre" in liens
    choix = client.page("/en/faq/repondre")
    assert len([o for s in choix.iterate("select") for o in s]) > 30
    assert not list(choix.iterate("textarea"))


def test_a_page_in_two_languages_still_answers_in_each_alone(catalogue: Catalogue) -> None:
    """The second language asked for must not be said twice beside each French sentence."""
    document = catalogue.find(Fiche, "changer-adresse")
    assert document is not None
    seule = answer(catalogue, document, None)
    double = answer(catalogue, document, "ar")
    assert replace(seule.telephone[0], id="") == replace(double.telephone[0], id="")
