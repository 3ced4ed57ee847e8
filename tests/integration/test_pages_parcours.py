"""The guided paths as people walk them: no script, no trace, no wrong result."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from aides_impression import fetch, open_presse
from aides_parcours import build, choisi, information, question, resultat
from aides_site import open_site
from aides_store import prefecture, publish, site
from client import InspectingClient
from flask import Flask
from flask.testing import FlaskClient
from page_checks import XHTML, Page, text_of

from kit.content.parcours import CasType, Parcours, QuestionPosee
from kit.horloge import HorlogeFixe
from kit.parcours.adresse import write_reponses
from kit.parcours.trajet import replay
from kit.store.catalogue import Catalogue
from kit.store.editions import list_editions
from kit.store.moteur import Moteurs

PREMIERE = "/fr/parcours/premiere-demande"


def answers_of(parcours: Parcours, cas: CasType) -> dict[str, tuple[str, ...]]:
    return {
        q.id: choisis
        for q in parcours.questions
        if (choisis := tuple(c.id for c in q.choix if c.id in cas.choisis))
    }


def address_of(parcours: Parcours, cas: CasType) -> str:
    """The result of somebody imagined, with their answers."""
    parametres = write_reponses(parcours, answers_of(parcours, cas))
    question = "&".join(f"{nom}={valeur}" for nom, valeur in parametres)
    return f"/fr/parcours/{parcours.adresse}/r/{cas.resultat}?{question}"


def case_of(catalogue: Catalogue, parcours: str, resultat: str) -> str:
    document = catalogue.get(Parcours, parcours)
    assert document is not None
    return address_of(document, next(c for c in document.cas_types if c.resultat == resultat))


def form_of(page: Page) -> dict[str, list[str]]:
    """What the form of a question sends before anybody chooses."""
    champs: dict[str, list[str]] = {}
    for champ in page.one("form").iter(f"{XHTML}input"):
        if champ.get("type") == "hidden" or champ.get("checked") is not None:
            champs.setdefault(str(champ.get("name")), []).append(str(champ.get("value")))
    return champs


def answer(client: FlaskClient, page: Page, **choix: list[str]) -> str:
    """Choose, press the button; the address where one is led."""
    action = str(page.one("form").get("action"))
    reponse = client.get(action, query_string={**form_of(page), **choix})
    assert reponse.status_code == 303, reponse.text
    return reponse.headers["Location"]


@pytest.fixture
def lecteur(app: Flask) -> FlaskClient:
    """A client that does not look at pages: hundreds of screens are walked."""
    app.test_client_class = None
    return app.test_client()


def test_every_result_is_reached_by_pressing_buttons(
    lecteur: FlaskClient, catalogue: Catalogue
) -> None:
    for parcours in catalogue.parcours:
        for cas in parcours.cas_types:
            trajet = replay(parcours, answers_of(parcours, cas))
            chemin = f"/fr/parcours/{parcours.adresse}/q/{trajet.pas[0].noeud.id}"
            action = f"/fr/parcours/{parcours.adresse}/suite"
            dites: dict[str, str] = {}
            for pas in trajet.pas:
                assert urlsplit(chemin).path.endswith(f"/q/{pas.noeud.id}"), (parcours.id, cas.id)
                if isinstance(pas.noeud, QuestionPosee):
                    cles = [pas.noeud.cle_of(choix) for choix in pas.choisis]
                    envoi = {**dites, "q": pas.noeud.id, pas.noeud.id: cles}
                    reponse = lecteur.get(action, query_string=envoi)
                    assert reponse.status_code == 303
                    chemin = reponse.headers["Location"]
                    dites = dict(parse_qsl(urlsplit(chemin).query))
                else:
                    suite = trajet.after(pas.noeud.id)
                    assert suite is not None
                    lu = lecteur.get(chemin).text
                    genre = "r" if suite.genre == "resultat" else "q"
                    chemin = chemin.replace(f"/q/{pas.noeud.id}", f"/{genre}/{suite.id}")
                    assert chemin.replace("&", "&amp;") in lu
            assert urlsplit(chemin).path.endswith(f"/r/{cas.resultat}"), (parcours.id, cas.id)


def test_every_screen_is_a_correct_page(client: InspectingClient, catalogue: Catalogue) -> None:
    vus: set[str] = set()
    for parcours in catalogue.parcours:
        client.page(f"/fr/parcours/{parcours.adresse}/")
        for cas in parcours.cas_types:
            reponses = answers_of(parcours, cas)
            nouveaux = [
                pas.noeud.id
                for pas in replay(parcours, reponses).pas
                if f"{parcours.id}/{pas.noeud.id}" not in vus
            ]
            for noeud in nouveaux:
                vus.add(f"{parcours.id}/{noeud}")
                page = client.page(
                    f"/fr/parcours/{parcours.adresse}/q/{noeud}",
                    query_string=write_reponses(parcours, reponses),
                )
                assert text_of(page.one("h1"))
            if f"{parcours.id}/{cas.resultat}" not in vus:
                vus.add(f"{parcours.id}/{cas.resultat}")
                page = client.page(address_of(parcours, cas))
                texte = text_of(page.one("main"))
                assert "Ce n’est pas un conseil juridique" in texte
        assert {f"{parcours.id}/{r.id}" for r in parcours.resultats} <= vus


def test_a_question_remembers_the_answer_given_before(client: InspectingClient) -> None:
    page = client.page(f"{PREMIERE}/q/age?age=majeur&protege=non")
    cochees = [i.get("value") for i in page.iterate("input") if i.get("checked") is not None]
    assert cochees == ["majeur"]
    assert form_of(page)["protege"] == ["non"], "les autres réponses suivent"


def test_changing_an_answer_keeps_the_others_and_only_asks_what_is_new(
    lecteur: FlaskClient, catalogue: Catalogue
) -> None:
    """Each choice of each question, from the result of somebody who answered otherwise."""
    for parcours in catalogue.parcours:
        base = f"/fr/parcours/{parcours.adresse}"
        for noeud, depart in walk_each(parcours):
            for choix in noeud.choix:
                change = {**depart, noeud.id: (choix.id,)}
                attendu = replay(parcours, change)
                if noeud.id in attendu.refusees:
                    continue  # not offered to this person
                envoi = {**dict(write_reponses(parcours, change)), "q": noeud.id, "retour": "r"}
                adresse = lecteur.get(f"{base}/suite", query_string=envoi).headers["Location"]
                if attendu.resultat is not None:
                    assert urlsplit(adresse).path == f"{base}/r/{attendu.resultat.id}"
                    continue
                assert attendu.attendue is not None
                assert urlsplit(adresse).path == f"{base}/q/{attendu.attendue.id}"
                gardees = parse_qs(urlsplit(adresse).query)
                assert set(depart) <= set(gardees), "une réponse est perdue"
                assert gardees["retour"] == ["r"]


def walk_each(parcours: Parcours) -> Iterator[tuple[QuestionPosee, dict[str, tuple[str, ...]]]]:
    """Each question, with the answers of somebody to whom it is asked."""
    vues: set[str] = set()
    for cas in parcours.cas_types:
        reponses = answers_of(parcours, cas)
        for pas in replay(parcours, reponses).pas:
            if isinstance(pas.noeud, QuestionPosee) and pas.noeud.id not in vues:
                vues.add(pas.noeud.id)
                yield pas.noeud, reponses


def test_every_question_is_asked_to_somebody(catalogue: Catalogue) -> None:
    for parcours in catalogue.parcours:
        assert len(list(walk_each(parcours))) == len(parcours.questions), parcours.id


def test_the_languages_of_the_menu_keep_the_answers(client: InspectingClient) -> None:
    page = client.page(f"{PREMIERE}/q/protege?age=majeur")
    liens = [str(a.get("href")) for a in page.iterate("a") if a.get("hreflang") == "ar"]
    assert any(urlsplit(lien).query.endswith("age=majeur") for lien in liens)
    arabe = client.page("/ar/parcours/premiere-demande/q/protege?age=majeur")
    assert arabe.one("html").get("dir") == "rtl"
    assert form_of(arabe)["age"] == ["majeur"]


@pytest.mark.parametrize(
    ("fin", "phrase"),
    [
        ("suite?q=age", "Choisissez une réponse pour continuer."),
        ("suite?q=age&age=", "Choisissez une réponse pour continuer."),
        ("suite?q=age&age=centenaire", "n’est plus proposée"),
        ("suite?q=age&age=majeur&age=moins16", "Choisissez une seule réponse"),
        ("suite?q=age&age=majeur.moins16", "Choisissez une seule réponse"),
    ],
)
def test_an_answer_that_cannot_be_accepted_is_asked_again(
    client: InspectingClient, fin: str, phrase: str
) -> None:
    page = client.page(f"{PREMIERE}/{fin}", status=422)
    assert text_of(page.one("title")).startswith("Erreur")
    alerte = next(e for e in page.iterate("div") if e.get("role") == "alert")
    assert phrase.replace(" ", "") in text_of(alerte).replace(" ", "")
    lien = alerte.find(f".//{XHTML}a")
    assert lien is not None
    assert any(i.get("id") == str(lien.get("href"))[1:] for i in page.iterate("input"))
    assert form_of(page)["q"] == ["age"]


@pytest.mark.parametrize(
    ("depart", "arrivee"),
    [
        ("q/motif", "q/age"),
        ("q/rien", "q/age"),
        ("q/pays?age=moins16", "q/mineur"),
        ("q/pays?age=toto", "q/age"),
        ("r/r-conjoint?age=majeur", "q/protege"),
        ("r/r-conjoint?age=nsp", "r/r-aide"),
        ("r/rien?age=nsp", "r/r-aide"),
        ("r/age", "q/age"),
        ("suite?q=motif&motif=famille", "q/age"),
        ("suite", "q/age"),
        ("q/age.majeur", "q/age"),
        (f"q/pays?age={'x' * 5000}", "q/age"),
        (f"r/r-aide?age=nsp&{'y' * 5000}=1", "r/r-aide"),
    ],
)
def test_answers_lead_to_the_nearest_true_step(
    client: InspectingClient, depart: str, arrivee: str
) -> None:
    reponse = client.get(f"{PREMIERE}/{depart}")
    while reponse.status_code in (301, 302, 303):
        reponse = client.get(reponse.headers["Location"])
    assert reponse.status_code == 200
    assert reponse.request.path == f"{PREMIERE}/{arrivee}"


def test_a_version_that_means_nothing_changes_nothing(client: InspectingClient) -> None:
    for version in ("0", "-1", "abc", "٣", "9" * 400, "1e9"):
        page = client.page(f"{PREMIERE}/q/protege", query_string={"v": version, "age": "majeur"})
        assert "a changé" not in text_of(page.one("main"))


@pytest.mark.parametrize("fin", ["q/protege", "suite", "reponses", "r/r-aide", "r/r-aide.pdf", ""])
def test_answers_leave_no_trace(client: InspectingClient, fin: str) -> None:
    reponse = client.get(f"{PREMIERE}/{fin}?age=nsp&q=age")
    assert reponse.headers["Cache-Control"] == "no-store"
    assert reponse.headers["Referrer-Policy"] == "no-referrer"
    assert reponse.headers["X-Robots-Tag"] == "noindex"
    assert "ETag" not in reponse.headers


def test_a_risky_result_names_who_helps_above_everything_to_do(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    risques = 0
    for parcours in catalogue.parcours:
        for r in parcours.resultats:
            if r.gravite != "risque":
                continue
            risques += 1
            page = client.page(f"/fr/parcours/{parcours.adresse}/r/{r.id}")
            ids = [e.get("id") for e in page.one("main").iter() if e.get("id")]
            assert ids.index("contacts") < ids.index("a-faire")
            assert "association ou à un avocat" in text_of(page.one("main"))
    assert risques > 5


def test_without_answers_a_result_says_what_it_says_to_everyone(client: InspectingClient) -> None:
    texte = client.main_text(f"{PREMIERE}/r/r-conjoint")
    assert "Parce que vous avez répondu" not in texte
    assert "Répondre aux questions" in texte


def test_the_result_shares_an_address_without_the_answers(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    page = client.page(case_of(catalogue, "premiere-demande", "r-conjoint"))
    partie = next(s for s in page.iterate("section") if s.get("id") == "emporter")
    adresses = [str(a.get("href")) for a in partie.iter(f"{XHTML}a")]
    assert f"{PREMIERE}/r/r-conjoint" in adresses


def test_htmx_gets_the_screen_its_title_and_the_menu_of_languages(client: InspectingClient) -> None:
    adresse = f"{PREMIERE}/q/protege?age=majeur"
    morceau = client.get(adresse, headers={"HX-Request": "true"}).text
    assert not morceau.lstrip().startswith("<!")
    assert "<title>" in morceau
    assert 'tabindex="-1" autofocus' in morceau
    assert 'id="menu-langues" hx-swap-oob="true"' in morceau
    entiere = client.get(adresse).text
    assert "hx-swap-oob" not in entiere
    assert "autofocus" not in entiere


@pytest.mark.parametrize("langue", ["fr", "ar"])
@pytest.mark.parametrize(
    "fin", ["q/protege?age=majeur", "q/i-mineur?age=moins16&mineur=nsp", "r/r-aide?age=nsp"]
)
def test_a_screen_is_in_the_page_letter_for_letter(
    client: InspectingClient, langue: str, fin: str
) -> None:
    adresse = f"/{langue}/parcours/premiere-demande/{fin}"
    morceau = client.get(adresse, headers={"HX-Request": "true"}).text
    for autour in (
        r"<title>.*?</title>\s*",
        r'<details class="langues" id="menu-langues" hx-swap-oob.*?</details>\s*',
        r' tabindex="-1" autofocus',
    ):
        morceau, nombre = re.subn(autour, "", morceau, count=1, flags=re.DOTALL)
        assert nombre == 1, autour
    assert morceau.strip() in client.get(adresse).text


def test_boxes_alone_and_together(moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> None:
    parcours = build(
        information("i-lire"),
        question("quoi", "a", "b", "aucun", "nsp", plusieurs=True),
        resultat("r-a", si=choisi("quoi-a")),
        resultat("r-fin"),
        cas_types=[
            {"id": "c1", "nom": "A", "choisis": ["quoi-a"], "resultat": "r-a"},
            {"id": "c2", "nom": "B", "choisis": ["quoi-b"], "resultat": "r-fin"},
        ],
    )
    publish(moteurs, site(), prefecture(), parcours, horloge=horloge)
    client = open_site(moteurs, tmp_path / "instance", horloge)
    suite = "/fr/parcours/essai/suite?q=quoi"
    for fautive in ("quoi=a&quoi=aucun", "quoi=aucun&quoi=nsp", "quoi=a.b.nsp"):
        page = client.page(f"{suite}&{fautive}", status=422)
        assert "ne vont pas ensemble" in text_of(page.one("main"))
    adresse = client.get(f"{suite}&quoi=b&quoi=a").headers["Location"]
    assert adresse == "/fr/parcours/essai/r/r-a?v=1&quoi=a.b"


def petit_parcours() -> Parcours:
    return build(
        question("but", "travail>r-travail", "etudes>r-etudes"),
        resultat("r-travail"),
        resultat("r-etudes"),
        cas_types=[
            {"id": "c1", "nom": "A", "choisis": ["but-travail"], "resultat": "r-travail"},
            {"id": "c2", "nom": "B", "choisis": ["but-etudes"], "resultat": "r-etudes"},
        ],
    )


def test_the_list_is_printed_then_forgotten(
    moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe
) -> None:
    instance = tmp_path / "instance"
    publish(moteurs, site(), prefecture(), petit_parcours(), horloge=horloge)
    client = open_site(moteurs, instance, horloge, KIT_BASE_URL="https://accueil.exemple.fr")
    adresse = "/fr/parcours/essai/r/r-travail.pdf?but=travail"
    with open_presse(instance, moteurs):
        assert fetch(client, adresse).startswith(b"%PDF")
    assert list(list_editions(moteurs)) == []
    restes = [f for f in (instance / "impression").rglob("*") if f.suffix in (".feuille", ".json")]
    assert restes == []
