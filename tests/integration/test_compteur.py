"""The screen of the counter: its code, one tap for each visit, and everything that can go wrong."""

import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from aides_compteur import (
    LIEU,
    RACINE,
    RAISON,
    AgentClient,
    Compteur,
    open_compteur,
    read_fields,
    say,
    send,
    tap,
)  # fmt: skip
from flask import Flask
from werkzeug.http import parse_cookie

from kit.admin.compteur.session import COOKIE
from kit.admin.droits import DROITS
from kit.horloge import HorlogeFixe
from kit.store.codes_compteur import create_code
from kit.store.comptage import Compte
from kit.store.visites import summarise_mois
from kit.store.vitrine import Vitrine
from kit.web.secret import FICHIER

MOIS = date(2026, 11, 1)


@pytest.fixture
def compteur(
    bases_vides: Path, tmp_path: Path, horloge: HorlogeFixe, vitrine_depart: Vitrine
) -> Iterator[Compteur]:
    yield from open_compteur(bases_vides, tmp_path, horloge, vitrine_depart)


def counted(compteur: Compteur) -> dict[str, Compte]:
    return dict(summarise_mois(compteur.moteurs, MOIS))


def test_without_the_code_nothing_opens(compteur: Compteur, app: Flask) -> None:
    client = compteur.browser()
    regles = [r for r in app.url_map.iter_rules() if r.rule.startswith("/admin/")]
    gardees = [r for r in regles if DROITS[r.endpoint].code]
    assert len(gardees) == 6
    for regle in gardees:
        methode = "POST" if "POST" in (regle.methods or ()) else "GET"
        reponse = client.open(regle.rule, method=methode, data={"csrf": "x", "visite": "autre"})
        assert reponse.status_code == 303
        assert reponse.location.startswith(f"{RACINE}connexion")
    assert "n’est pas comptée" in client.main_text(f"{RACINE}connexion?perdu=oui")
    assert counted(compteur) == {}


def test_the_cookie_is_signed_short_and_for_the_counter_only(compteur: Compteur) -> None:
    client = compteur.browser()
    reponse = client.post(f"{RACINE}connexion", data={"code": compteur.code.lower()})
    pose = reponse.headers["Set-Cookie"]
    for mot in ("HttpOnly", "SameSite=Strict", "Path=/admin/compteur", "Max-Age=43200"):
        assert mot in pose
    assert "Secure" not in pose, "sans adresse publique, le site n’est pas en https"
    assert "Set-Cookie" not in client.get("/fr/").headers
    cle = compteur.instance / FICHIER
    assert stat.S_IMODE(cle.stat().st_mode) == 0o600
    for nom, valeur in (("Cache-Control", "no-store"), ("X-Robots-Tag", "noindex")):
        assert client.get(RACINE).headers[nom] == valeur


def test_the_counters_close_at_once_when_the_secret_is_removed(compteur: Compteur) -> None:
    client = compteur.browser()
    client.post(f"{RACINE}connexion", data={"code": compteur.code})
    assert client.get(RACINE).status_code == 200
    (compteur.instance / FICHIER).unlink()
    assert client.get(RACINE).location.startswith(f"{RACINE}connexion")
    client.post(f"{RACINE}connexion", data={"code": compteur.code})
    assert client.get(RACINE).status_code == 200


def test_on_https_the_cookie_is_secure(
    bases_vides: Path, tmp_path: Path, horloge: HorlogeFixe, vitrine_depart: Vitrine
) -> None:
    adresse = {"base_url": "https://accueil.exemple.fr", "prefixe": "/kit"}
    for compteur in open_compteur(bases_vides, tmp_path, horloge, vitrine_depart, **adresse):
        reponse = compteur.browser().post(
            "/kit/admin/compteur/connexion", data={"code": compteur.code}
        )
        assert reponse.location == "/kit/admin/compteur/"
        assert "Secure" in reponse.headers["Set-Cookie"]
        assert "Path=/kit/admin/compteur" in reponse.headers["Set-Cookie"]


def test_a_tap_counts_and_the_screen_says_it(compteur: Compteur) -> None:
    client = compteur.open()
    assert "aucune visite comptée" in say(client)("total")
    tap(client, canal="telephone")
    dit = say(client)
    assert dit("statut") == "Compté : Renouveler mon titre de séjour, par téléphone, revient."
    assert dit("total") == "Ce matin : 1 visite, dont 1 revient"
    tap(client, "theme/famille/premiere", canal="telephone")
    assert dit("total") == "Ce matin : 2 visites, dont 1 revient"
    assert counted(compteur) == {RAISON: Compte(1, 1), "theme/famille": Compte(1, 0)}
    page = client.get(RACINE).text
    assert re.search(r'id="canal-telephone"[^>]* checked', page), "le canal reste"


def test_the_last_tap_is_completed_then_taken_back(compteur: Compteur) -> None:
    client = compteur.open()
    champs = read_fields(tap(client))
    envoi = {"csrf": champs["csrf"], "geste": champs["geste"], "manque": "papiers"}
    page = send(client, "completer", envoi)
    assert "quels papiers" in page
    assert 'id="manque"' not in page, "on ne le demande pas deux fois"
    assert counted(compteur)[RAISON].manques == {"papiers": 1}
    send(client, "completer", envoi)
    assert counted(compteur)[RAISON] == Compte(1, 1, {"papiers": 1}), "un doigt pressé"
    fin = read_fields(page)
    annulation = {"csrf": fin["csrf"], "geste": fin["geste"]}
    assert "Annulé" in send(client, "annuler", annulation)
    assert "déjà annulée" in send(client, "annuler", annulation)
    assert counted(compteur) == {}


def test_the_same_form_sent_twice_counts_once_and_two_buttons_count_two(
    compteur: Compteur,
) -> None:
    client = compteur.open()
    caches = read_fields(client.get(RACINE).text)
    envoi = {"csrf": caches["csrf"], "nonce": caches["nonce"], "visite": f"{RAISON}/retour"}
    send(client, "compter", envoi)
    assert "Déjà compté" in send(client, "compter", envoi)
    send(client, "compter", {**envoi, "visite": "autre/premiere"})
    assert counted(compteur) == {RAISON: Compte(1, 1), "autre": Compte(1, 0)}


def test_with_htmx_the_part_that_changes_comes_alone(compteur: Compteur) -> None:
    client = compteur.open()
    caches = read_fields(client.get(RACINE).text)
    envoi = {"csrf": caches["csrf"], "nonce": caches["nonce"], "visite": "autre/premiere"}
    entetes = {"HX-Request": "true", "Sec-Fetch-Site": "same-origin"}
    reponse = client.post(f"{RACINE}compter", data=envoi, headers=entetes)
    assert reponse.status_code == 200
    assert "<!DOCTYPE" not in reponse.text
    assert "Compté" in reponse.text
    client.delete_cookie(COOKIE, path="/admin/compteur")
    perdue = client.post(f"{RACINE}compter", data=envoi, headers=entetes)
    assert perdue.status_code == 422, "le seul statut d’erreur que htmx met dans la page"
    assert "La séance est finie" in perdue.text
    assert counted(compteur) == {"autre": Compte(1, 0)}


@pytest.mark.parametrize(
    "faux",
    [
        {"visite": "fiche/inconnue/retour"},
        {"visite": f"{RAISON}/souvent"},
        {"visite": ""},
        {"visite": "x" * 5000},
        {"canal": "pigeon"},
        {"nonce": "' OR 1=1"},
        {"csrf": "faux"},
        {"csrf": ""},
    ],
)
def test_a_form_that_is_not_ours_counts_nothing_and_the_screen_stays(
    compteur: Compteur, faux: dict[str, str]
) -> None:
    client = compteur.open()
    caches = read_fields(client.get(RACINE).text)
    envoi = {"csrf": caches["csrf"], "nonce": caches["nonce"], "visite": f"{RAISON}/retour"}
    reponse = client.post(f"{RACINE}compter", data={**envoi, **faux})
    assert reponse.status_code == 400
    assert "rien n’est compté" in reponse.text
    assert 'name="visite"' in reponse.text
    assert counted(compteur) == {}


@pytest.mark.parametrize(
    "entetes",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://ailleurs.exemple"},
        {"Origin": "null"},
    ],
)
def test_another_site_cannot_send_a_form(compteur: Compteur, entetes: dict[str, str]) -> None:
    client = compteur.open()
    caches = read_fields(client.get(RACINE).text)
    envoi = {"csrf": caches["csrf"], "nonce": caches["nonce"], "visite": "autre/premiere"}
    assert client.post(f"{RACINE}compter", data=envoi, headers=entetes).status_code == 403
    code = {"code": compteur.code}
    assert client.post(f"{RACINE}connexion", data=code, headers=entetes).status_code == 403
    assert counted(compteur) == {}


def test_a_cookie_altered_over_or_of_an_old_code_opens_nothing(compteur: Compteur) -> None:
    client = compteur.open()
    cookie = client.get_cookie(COOKIE, path="/admin/compteur")
    assert cookie is not None
    for faux in (cookie.value[:-2] + "xx", "x", "", cookie.value.replace(".", "")):
        client.set_cookie(COOKIE, faux, path="/admin/compteur")
        assert client.get(RACINE).status_code == 303
    client = compteur.open()
    compteur.horloge.instant += timedelta(hours=12)
    assert client.get(RACINE).status_code == 303, "douze heures, pas plus"
    client = compteur.open()
    create_code(compteur.moteurs, LIEU, MOIS)
    assert client.get(RACINE).status_code == 303, "un code neuf éteint l’ancien"


def test_a_tap_of_another_place_cannot_be_taken_back(compteur: Compteur) -> None:
    ici = compteur.open()
    geste = read_fields(tap(ici))["geste"]
    compteur.code = create_code(compteur.moteurs, "sous-prefecture-valbrune", MOIS)
    ailleurs = compteur.open()
    csrf = read_fields(ailleurs.get(RACINE).text)["csrf"]
    for jeton in (geste, geste[:-1], "x"):
        reponse = ailleurs.post(f"{RACINE}annuler", data={"csrf": csrf, "geste": jeton})
        assert reponse.status_code == 400
        assert "n’est pas reconnue" in reponse.text
    assert counted(compteur)[RAISON].visites == 1


def test_wrong_codes_are_few_a_minute_then_the_right_one_waits_too(compteur: Compteur) -> None:
    client = compteur.browser()
    faux = compteur.code[:-1] + ("2" if compteur.code[-1] != "2" else "3")
    for _ in range(5):
        reponse = client.post(f"{RACINE}connexion", data={"code": faux})
        assert reponse.status_code == 422
        assert "n’ouvre aucun compteur" in reponse.text
    attend = client.post(f"{RACINE}connexion", data={"code": compteur.code})
    assert attend.status_code == 429
    assert attend.headers["Retry-After"] == "60"
    assert "Attendez 60 secondes" in attend.text
    compteur.horloge.instant += timedelta(seconds=60)
    assert client.post(f"{RACINE}connexion", data={"code": compteur.code}).status_code == 303


def test_wrong_codes_of_no_place_stop_nobody(compteur: Compteur) -> None:
    client = compteur.browser()
    for saisie in ("", "  ", "BCDF", "é" * 500, "ZZZZ-ZZZZ-ZZZZ", *["2222-2222-2222"] * 9):
        assert client.post(f"{RACINE}connexion", data={"code": saisie}).status_code in (422, 429)
    assert client.post(f"{RACINE}connexion", data={"code": compteur.code}).status_code == 303


def test_when_the_journal_cannot_be_written_the_tap_waits_on_the_screen(
    compteur: Compteur,
) -> None:
    client = compteur.open()
    caches = read_fields(client.get(RACINE).text)
    envoi = {
        "csrf": caches["csrf"], "nonce": caches["nonce"],
        "visite": f"{RAISON}/retour", "canal": "courrier",
    }  # fmt: skip
    journal = compteur.instance / "journal.db"
    ailleurs = journal.rename(compteur.instance / "ailleurs.db")
    reponse = client.post(f"{RACINE}compter", data=envoi)
    assert reponse.status_code == 503
    assert "n’est pas comptée" in reponse.text
    ailleurs.rename(journal)
    reessai = re.search(r'<form[^>]*>(?:(?!</form>).)*id="reessayer"', reponse.text, re.DOTALL)
    assert reessai is not None
    champs = read_fields(reessai[0])
    assert (champs["nonce"], champs["canal"]) == (envoi["nonce"], "courrier")
    send(client, "compter", {**champs, "visite": f"{RAISON}/retour"})
    assert counted(compteur) == {RAISON: Compte(1, 1)}


@pytest.mark.parametrize("mois", ["", "2026-13", "octobre", "2027-01", "../../etc", "9999-12"])
def test_a_month_that_is_none_is_said_on_the_screen(compteur: Compteur, mois: str) -> None:
    reponse = compteur.open().get(f"{RACINE}bilan.pdf", query_string={"mois": mois})
    assert reponse.status_code == 400
    assert "Ce mois n’est pas" in reponse.text


def test_without_a_press_the_monthly_sheet_says_so(compteur: Compteur) -> None:
    reponse = compteur.open().get(f"{RACINE}bilan.pdf?mois=2026-11")
    assert reponse.status_code == 503
    assert "L’impression est arrêtée" in reponse.text


def test_closing_takes_the_cookie_away(compteur: Compteur) -> None:
    client = compteur.open()
    csrf = read_fields(client.get(RACINE).text)["csrf"]
    assert client.post(f"{RACINE}quitter", data={"csrf": csrf}).status_code == 303
    assert client.get_cookie(COOKIE, path="/admin/compteur") is None
    assert client.get(RACINE).status_code == 303


def test_what_is_counted_is_in_no_address_no_header_and_no_log(
    compteur: Compteur, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    client: AgentClient = compteur.open()
    caches = read_fields(client.get(RACINE).text)
    envoi = {"csrf": caches["csrf"], "nonce": caches["nonce"], "visite": f"{RAISON}/retour"}
    reponse = client.post(f"{RACINE}compter", data=envoi)
    assert reponse.location == RACINE
    assert reponse.headers["Referrer-Policy"] == "same-origin"
    sortie = capfd.readouterr()
    assert "renouveler" not in sortie.out + sortie.err + caplog.text
    with closing(sqlite3.connect(compteur.instance / "journal.db")) as connexion:
        audit = connexion.execute("SELECT count(*) FROM audit WHERE quand > '2026-11'").fetchone()
    assert audit == (0,), "le journal des actions ne dit pas quand chacun est venu"
    cookie = parse_cookie(reponse.headers["Set-Cookie"])[COOKIE]
    assert len(cookie) < 2000
