"""The figures and the opinions as agents read them."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from aides_admin import ADMIN, enter, open_admin, open_compte
from aides_store import MIDI, publish_site
from client import AdminClient
from sqlalchemy import Engine, event

from kit.admin.vues.chiffres import EtapeLue, build_parcours, build_recherches
from kit.app import create_app
from kit.config import load_reglages
from kit.horloge import HorlogeFixe
from kit.store.acces.roles import Attribution
from kit.store.avis import Avis, list_avis, save_avis
from kit.store.comptage import Visite
from kit.store.mesures import Canal, Mesure, Mesures
from kit.store.moteur import Moteurs
from kit.store.visites import record_visite

JOUR = MIDI.date()
PAUL = "paul.martin@prefecture.gouv.fr"
PAGE = "/admin/chiffres/"


@pytest.fixture
def dehors(moteurs: Moteurs, tmp_path: Path) -> AdminClient:
    publish_site(moteurs)
    open_compte(moteurs, MIDI, [ADMIN])
    open_compte(moteurs, MIDI, [Attribution("traducteur", "en")], PAUL)
    reglages = load_reglages({}, tmp_path / "instance")
    return open_admin(create_app(reglages, horloge=HorlogeFixe(MIDI), moteurs=moteurs))


@pytest.fixture
def admin(dehors: AdminClient) -> AdminClient:
    return enter(dehors)


def lue(cle: str, genre: str = "fiche", *, canal: Canal = "ecran", jour: date = JOUR) -> Mesure:
    return Mesure(jour, canal, genre, cle, "fr")


def count(moteurs: Moteurs, mesure: Mesure, nombre: int) -> None:
    mesures = Mesures()
    for _ in range(nombre):
        mesures.count(mesure)
    assert mesures.flush(moteurs)


def search(moteurs: Moteurs, mots: str, nombre: int) -> None:
    mesures = Mesures()
    for quart in range(nombre):
        mesures.count_vaine(JOUR, "fr", mots, quart)
    assert mesures.flush(moteurs)


def read_csv(client: AdminClient, section: str, question: str = "") -> list[list[str]]:
    reponse = client.get(f"{PAGE}{section}.csv{question}")
    assert reponse.status_code == 200
    return list(csv.reader(io.StringIO(reponse.data.decode("utf-8-sig")), delimiter=";"))


@pytest.fixture
def ordres(moteurs: Moteurs) -> Iterator[list[str]]:
    """Every statement that is sent to the bases."""
    vus: list[str] = []

    def note(_c: object, _cursor: object, ordre: str, *_reste: object) -> None:
        vus.append(ordre)

    bases: list[Engine] = [moteurs.journal, moteurs.journal_lecture, moteurs.lecture]
    for base in bases:
        event.listen(base, "before_cursor_execute", note)
    yield vus
    for base in bases:
        event.remove(base, "before_cursor_execute", note)


def test_without_any_figure_the_page_says_so(admin: AdminClient) -> None:
    texte = admin.main_text(PAGE)
    assert texte.count("Rien à montrer pour cette période.") == 6
    assert "None" not in texte


def test_each_table_stands_beside_a_drawing_of_the_same_numbers(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    count(moteurs, lue("essai"), 40)
    count(moteurs, lue("essai", jour=JOUR - timedelta(weeks=1)), 10)
    html = admin.get(PAGE).get_data(as_text=True)
    dessin = html[html.index("<svg") : html.index("</svg>")]
    longueurs = [float(n) for n in re.findall(r'<rect [^>]*width="([\d.]+)"', dessin)]
    assert longueurs[-2:] == [80.0, 320.0]
    assert [ligne[1] for ligne in read_csv(admin, "pages")[-2:]] == ["10", "40"]
    texte = admin.main_text(PAGE)
    assert "« Renouveler ma carte » est la page la plus demandée" in texte


def test_a_figure_under_five_is_shown_nowhere(admin: AdminClient, moteurs: Moteurs) -> None:
    count(moteurs, lue("essai", genre="fiche"), 5)
    count(moteurs, lue("essai", canal="pdf"), 4)
    count(moteurs, lue("prefecture", genre="structure"), 3)
    count(moteurs, lue("accueil", genre="page"), 1)
    save_avis(moteurs, Avis(JOUR, "fiches/essai", "fr", utile=False))
    record_visite(moteurs, Visite("prefecture", JOUR, "matin", "autre"), 2)
    assert read_csv(admin, "pages")[-1] == ["du 16/11/2026", "9", "moins de 5", "0"]
    assert read_csv(admin, "documents")[1:] == [
        ["Renouveler ma carte", "Fiches", "5", "moins de 5", "0"]
    ]
    for section in ("avis", "accueil", "recherches", "parcours"):
        assert read_csv(admin, section)[1:] == [], section
    assert "Préfecture" not in " ".join(read_csv(admin, "documents")[-1])


def test_a_search_without_answer_comes_with_what_to_do(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    search(moteurs, "vignette", 12)
    search(moteurs, "vign", 14)
    phrase = "La recherche « vignette » n’a rien trouvé 12 fois en douze semaines"
    assert phrase in admin.main_text(PAGE)
    assert read_csv(admin, "recherches")[1:] == [["vignette", "fr", "12"]]


def test_filters_and_months(admin: AdminClient, moteurs: Moteurs) -> None:
    count(moteurs, lue("essai", jour=date(2026, 1, 15)), 30)
    count(moteurs, lue("accueil", genre="page"), 50)
    mois = read_csv(admin, "pages", "?par=mois")
    assert len(mois) == 13
    assert ["01/2026", "30", "0", "0"] in mois
    assert ["11/2026", "50", "0", "0"] in mois
    assert ["11/2026", "0", "0", "0"] in read_csv(admin, "pages", "?par=mois&genre=fiche")
    assert read_csv(admin, "pages", "?langue=ar&genre=fiche")[0][0] == "Semaine"
    inconnus = read_csv(admin, "pages", "?genre=x&langue=zz&par=siecle")
    assert inconnus == read_csv(admin, "pages")
    assert admin.get(f"{PAGE}rien.csv").status_code == 404


@pytest.mark.parametrize("mots", ["=cmd|calc", "+33 vignette", "@sum vignette", "-2 vignette"])
def test_a_spreadsheet_computes_nothing(admin: AdminClient, moteurs: Moteurs, mots: str) -> None:
    search(moteurs, mots, 6)
    cases = [case for ligne in read_csv(admin, "recherches")[1:] for case in ligne]
    assert all(not case.startswith(("=", "+", "-", "@", "\t")) for case in cases)
    assert "@" in mots or cases[0] == f"'{mots}"


def test_a_share_proves_something_or_is_not_said() -> None:
    def conseil(vues: int, reponses: int) -> tuple[str, str]:
        section = build_parcours([EtapeLue("Parcours", "Quel âge", vues, reponses)])
        return section.lignes[0][-1], section.conseil

    assert conseil(40, 10)[0] == "25\u00a0%"
    assert "40 fois et reçoit 10 réponses" in conseil(40, 10)[1]
    assert conseil(40, 30) == ("75\u00a0%", "")
    assert conseil(10, 2) == ("–", "")
    assert conseil(40, 38) == ("–", "")
    assert conseil(40, 3) == ("–", "")


def test_the_beginning_of_a_word_is_not_another_search() -> None:
    section = build_recherches({("fr", "vig"): 9, ("fr", "vignette"): 8, ("ar", "vig"): 7}, "x")
    assert section.lignes == (("vignette", "fr", "8"), ("vig", "ar", "7"))


def test_the_pages_ask_little_of_the_bases(
    admin: AdminClient, moteurs: Moteurs, ordres: list[str]
) -> None:
    for numero in range(30):
        count(moteurs, lue(f"f{numero}"), 6)
        save_avis(moteurs, Avis(JOUR, "fiches/essai", "fr", True, f"Phrase {numero}"))
    for page in (PAGE, "/admin/avis/"):
        ordres.clear()
        admin.get(page)
        assert 0 < len(ordres) < 20, page


def test_an_opinion_is_sorted_given_and_taken_back(admin: AdminClient, moteurs: Moteurs) -> None:
    save_avis(moteurs, Avis(JOUR, "fiches/essai", "fr", False, "Le prix manque", masque=True))
    texte = admin.main_text("/admin/avis/")
    assert "Le prix manque" in texte
    assert "Un numéro ou une adresse a été retiré" in texte
    ((recu,), _total) = list_avis(moteurs, "nouveau", 10)
    adresse = f"/admin/avis/{recu.id}"
    envoi = {"etat": "a_traiter", "agent": PAUL}
    assert admin.send("/admin/avis/", envoi, adresse).status_code == 303
    ((suivi,), _total) = list_avis(moteurs, "a_traiter", 10)
    assert suivi.agent == PAUL
    admin.send("/admin/avis/?etat=a_traiter", {"etat": "ecarte", "agent": ""}, adresse)
    assert "Le prix manque" not in admin.main_text("/admin/avis/?etat=a_traiter")
    admin.send("/admin/avis/?etat=ecarte", {"etat": "nouveau", "agent": ""}, adresse)
    assert "Le prix manque" in admin.main_text("/admin/avis/")


def test_an_opinion_without_a_sentence_asks_nothing(admin: AdminClient, moteurs: Moteurs) -> None:
    for _ in range(6):
        save_avis(moteurs, Avis(JOUR, "fiches/essai", "fr", utile=False))
    assert "Aucun avis ici." in admin.main_text("/admin/avis/?etat=garde")
    assert read_csv(admin, "avis")[1:] == [["Renouveler ma carte", "0", "6"]]
    assert "6 avis sur 6 disent non" in admin.main_text(PAGE)


def test_a_hostile_sentence_is_shown_as_words(admin: AdminClient, moteurs: Moteurs) -> None:
    save_avis(moteurs, Avis(JOUR, "", "ar", False, "<script>alert(1)</script>" + "x" * 400))
    html = admin.get("/admin/avis/").get_data(as_text=True)
    assert "<script>alert" not in html
    assert '<blockquote lang="ar" dir="rtl">' in html


def test_who_may_sort_opinions(dehors: AdminClient, moteurs: Moteurs) -> None:
    save_avis(moteurs, Avis(JOUR, "", "fr", False, "Phrase"))
    assert dehors.get("/admin/avis/").status_code == 302
    traducteur = enter(dehors, PAUL)
    assert not [
        f
        for f in traducteur.page("/admin/avis/").iterate("form")
        if "/avis/" in f.get("action", "")
    ]
    assert traducteur.get(PAGE).status_code == 200


@pytest.mark.parametrize("envoi", [{"etat": "publie"}, {"etat": "garde", "agent": "x@y.fr"}])
def test_a_gesture_that_is_none_is_refused(
    admin: AdminClient, moteurs: Moteurs, envoi: dict[str, str]
) -> None:
    save_avis(moteurs, Avis(JOUR, "", "fr", False, "Phrase"))
    ((recu,), _total) = list_avis(moteurs, "nouveau", 10)
    adresse = f"/admin/avis/{recu.id}"
    assert admin.send("/admin/avis/", envoi, adresse).status_code == 400
    ((encore,), _total) = list_avis(moteurs, "nouveau", 10)
    assert encore == recu


def test_more_opinions_than_a_page_holds(admin: AdminClient, moteurs: Moteurs) -> None:
    for numero in range(25):
        save_avis(moteurs, Avis(JOUR, "", "fr", False, f"Phrase {numero:02}."))
    assert "Phrase 04." not in admin.main_text("/admin/avis/")
    assert "Phrase 04." in admin.main_text("/admin/avis/?etat=nouveau&page=2")
    assert "Phrase 24." in admin.main_text("/admin/avis/?page=abc")
