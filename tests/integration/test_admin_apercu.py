"""A draft seen before it is published: by its agent alone, exactly as readers would see it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from aides_admin import ADMIN, enter, open_admin, open_compte
from aides_store import MIDI, TITRE, catalogue_at, prefecture, publish, save, translate
from client import AdminClient, InspectingClient
from fabrique import fiche
from fabrique import site as site_document
from flask import Flask
from page_checks import Page, parse_page, text_of
from sqlalchemy import event

from kit.admin.vues.contenus import PAR_PARTIES
from kit.admin.vues.pages_apercu import list_pages
from kit.app import create_app
from kit.config import load_reglages
from kit.content.lecture import read_document
from kit.content.segments import list_segments
from kit.horloge import HorlogeFixe
from kit.render.vues.montrez import CARTES
from kit.store.acces.roles import Attribution
from kit.store.apercu import preview_pages
from kit.store.catalogue import Catalogue
from kit.store.moteur import Moteurs
from kit.web.apercu import render_public

APERCU = "/admin/contenus/fiche/essai/apercu"
PAGE = f"{APERCU}/page"
PUBLIQUE = "/fr/fiches/essai"
NOUVEAU = "Renouveler ma carte de séjour"
ANGLAIS = "Renew my card"
RESUME = "Here is **how**."


@pytest.fixture
def app(moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> Flask:
    """A published fiche with two English texts, and a draft with another title."""
    publish(moteurs, site_document(langues=["fr", "en", "ar"]), prefecture(), fiche())
    translate(moteurs, ANGLAIS)
    translate(moteurs, RESUME, "Voici **comment** faire.", cle="fiche/essai#resume")
    save(moteurs, fiche(titre=NOUVEAU))
    open_compte(moteurs, MIDI, [ADMIN])
    return create_app(load_reglages({}, tmp_path / "instance"), horloge=horloge, moteurs=moteurs)


@pytest.fixture
def admin(app: Flask) -> AdminClient:
    return enter(open_admin(app))


def title_of(client: InspectingClient, adresse: str) -> str:
    return text_of(client.page(adresse).one("h1"))


def test_the_draft_is_seen_in_its_preview_and_nowhere_else(admin: AdminClient) -> None:
    avant = admin.get(PUBLIQUE)
    assert title_of(admin, PAGE) == NOUVEAU
    apres = admin.get(PUBLIQUE)
    assert NOUVEAU not in apres.text
    assert (apres.data, apres.headers["ETag"]) == (avant.data, avant.headers["ETag"])
    assert title_of(admin, "/fr/fiches/") != NOUVEAU


def test_the_preview_is_the_page_that_readers_get_once_it_is_published(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    vue = admin.main_text(PAGE)
    publish(moteurs, fiche(titre=NOUVEAU))
    assert admin.main_text(PUBLIQUE) == vue


def test_it_says_that_it_is_a_draft_in_the_language_of_agents(admin: AdminClient) -> None:
    page = admin.page(f"{PAGE}?langue=ar")
    (bandeau,) = [d for d in page.iterate("div") if d.get("class") == "exemple"]
    assert text_of(bandeau) == "Brouillon Cette page est un aperçu, pour les agents seulement."
    assert bandeau.get("lang") == "fr"
    assert page.one("html").get("lang") == "ar"
    assert "Brouillon" not in admin.get("/ar/fiches/essai").text


def test_in_two_languages_an_old_translation_is_shown_as_out_of_date(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    seule = admin.get(f"{PAGE}?langue=en").text
    assert "Here is" in seule
    assert "Voici" not in seule, "la traduction d’un texte qui n’a pas changé suffit"
    assert ANGLAIS in seule
    assert NOUVEAU in seule, "le français manque à côté d’une traduction dépassée"
    paire = admin.get(f"{PAGE}?langue=en&avec=fr").text
    assert "Here is" in paire
    assert "Voici" in paire
    apercu = preview_pages(catalogue_at(moteurs), fiche(titre=NOUVEAU))
    etats = [apercu.traduction("en", cle) for cle in (TITRE, "fiche/essai#resume")]
    assert [t.etat for t in etats if t] == ["perimee", "relue"]


def test_only_our_own_page_may_frame_it_and_nobody_keeps_it(admin: AdminClient) -> None:
    page = admin.get(PAGE)
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "ETag" not in page.headers
    assert "Set-Cookie" not in page.headers
    tient = admin.get(APERCU).headers["Content-Security-Policy"]
    assert "frame-src 'self'" in tient
    assert "frame-ancestors 'none'" in tient
    for autre in (PUBLIQUE, "/admin/contenus/"):
        csp = admin.get(autre).headers["Content-Security-Policy"]
        assert "frame-ancestors 'none'" in csp
        assert "frame-src" not in csp


def test_nobody_sees_it_without_an_account(app: Flask) -> None:
    client = open_admin(app)
    for adresse in (APERCU, PAGE, f"{APERCU}/feuille"):
        reponse = client.get(adresse)
        assert reponse.status_code == 302, adresse
        assert "/admin/connexion" in reponse.headers["Location"]


def test_whoever_may_read_may_preview(app: Flask, moteurs: Moteurs) -> None:
    open_compte(moteurs, MIDI, [Attribution("traducteur")], "tom@prefecture.gouv.fr")
    assert title_of(enter(open_admin(app), "tom@prefecture.gouv.fr"), PAGE) == NOUVEAU


def test_readers_and_agents_at_the_same_time_each_see_their_own(app: Flask) -> None:
    vus: dict[str, set[str]] = {PAGE: set(), PUBLIQUE: set()}
    erreurs: list[BaseException] = []
    depart = threading.Barrier(6)

    def look(adresse: str, client: InspectingClient) -> None:
        try:
            depart.wait()
            for _tour in range(5):
                vus[adresse].add(title_of(client, adresse))
        except BaseException as erreur:  # noqa: BLE001 - said in the thread of the test
            erreurs.append(erreur)

    agents = [enter(open_admin(app)) for _rang in range(3)]
    lecteurs = [open_admin(app) for _rang in range(3)]
    fils = [threading.Thread(target=look, args=(PAGE, c)) for c in agents]
    fils += [threading.Thread(target=look, args=(PUBLIQUE, c)) for c in lecteurs]
    for fil in fils:
        fil.start()
    for fil in fils:
        fil.join()
    assert erreurs == []
    assert vus == {PAGE: {NOUVEAU}, PUBLIQUE: {"Renouveler ma carte"}}


def test_links_leave_the_frame_and_the_page_that_holds_it_says_so(admin: AdminClient) -> None:
    page = admin.page(PAGE)
    liens = {(a.get("href") or "")[:1] == "#": a.get("target") for a in page.iterate("a")}
    assert liens == {False: "_blank", True: None}
    assert "nouvel onglet" in admin.main_text(APERCU)


def frame_of(page: Page) -> tuple[str, str, str]:
    cadre = page.one("iframe")
    return cadre.get("src") or "", cadre.get("title") or "", cadre.get("class") or ""


def test_the_frame_shows_what_was_chosen(admin: AdminClient) -> None:
    page = admin.page(APERCU)
    assert frame_of(page) == (
        f"{PAGE}?page=fiche&langue=fr", "La fiche, en français", "cadre-apercu telephone",
    )  # fmt: skip
    assert "Les usagers ne voient pas encore cela." in text_of(page.one("main"))
    choisie = f"{APERCU}?page=guichet&langue=ar&avec=fr&ecran=ordinateur"
    src, titre, classe = frame_of(admin.page(choisie))
    assert src == f"{PAGE}?page=guichet&langue=ar&avec=fr"
    assert titre == "La fiche au guichet, en arabe et en français"
    assert classe == "cadre-apercu"
    assert admin.page(src).one("html").get("lang") == "ar"


def test_what_an_address_says_wrong_is_the_usual(admin: AdminClient) -> None:
    faux = "?page=rien&langue=xx&avec=xx&ecran=montre"
    assert frame_of(admin.page(f"{APERCU}{faux}")) == frame_of(admin.page(APERCU))
    assert title_of(admin, f"{PAGE}?langue=fr&avec=fr") == NOUVEAU


def test_a_document_without_change_says_that_readers_see_it_already(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    save(moteurs, fiche())
    assert "Rien n’a changé depuis la publication" in admin.main_text(APERCU)


def test_what_readers_do_not_see_yet_is_previewed_and_said(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    save(moteurs, fiche(id="neuve", titre="Toute neuve", valable_du="2027-01-01"))
    neuve = "/admin/contenus/fiche/neuve/apercu"
    assert title_of(admin, f"{neuve}/page") == "Toute neuve"
    assert "Ses dates de validité cachent cette fiche" in admin.main_text(neuve)
    assert admin.get("/fr/fiches/neuve").status_code == 404


def test_what_a_draft_names_and_that_is_not_published_is_left_out_and_said(
    admin: AdminClient, moteurs: Moteurs
) -> None:
    save(moteurs, fiche(titre=NOUVEAU, voir_aussi=["pas-encore", "essai"], theme="rien"))
    assert title_of(admin, PAGE) == NOUVEAU
    dit = admin.main_text(APERCU).partition("qui manque ici : ")[2].partition(".")[0]
    assert set(dit.split(", ")) == {"fiche pas-encore", "thème rien"}


def test_a_phrase_that_has_no_page_says_so(admin: AdminClient, moteurs: Moteurs) -> None:
    brut = {"schema": 2, "id": "annonce-essai", "usage": "annonce", "texte": "Bonjour."}
    save(moteurs, read_document("phrase", brut))
    adresse = "/admin/contenus/phrase/annonce-essai/apercu"
    assert "Aucune page du site ne montre ce texte seul" in admin.main_text(adresse)
    for suite in ("page", "feuille"):
        assert admin.get(f"{adresse}/{suite}").status_code == 404


def test_before_anything_is_published_it_says_what_to_do(
    moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe
) -> None:
    save(moteurs, fiche())
    open_compte(moteurs, MIDI, [ADMIN])
    reglages = load_reglages({}, tmp_path / "instance")
    admin = enter(open_admin(create_app(reglages, horloge=horloge, moteurs=moteurs)))
    assert "Aucun contenu n’est publié" in text_of(admin.page(APERCU, 409).one("h1"))


def test_under_a_prefix_everything_leads_where_it_should(
    moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe, app: Flask
) -> None:
    assert app
    reglages = load_reglages({"KIT_PREFIXE": "/accueil"}, tmp_path / "instance")
    sous = create_app(reglages, horloge=horloge, moteurs=moteurs)
    with sous.test_request_context("/admin/", base_url="http://localhost/accueil"):
        apercu = preview_pages(catalogue_at(moteurs), fiche(titre=NOUVEAU))
        html = render_public(PUBLIQUE, apercu).get_data(as_text=True)
    page = parse_page("/accueil", html)
    assert text_of(page.one("h1")) == NOUVEAU
    hrefs = {a.get("href") or "" for a in page.iterate("a")}
    assert {h for h in hrefs if not h.startswith(("#", "/accueil/", "https://"))} == set()


def test_pages_ask_the_base_little(admin: AdminClient, moteurs: Moteurs) -> None:
    ordres: list[str] = []

    def note(*args: object) -> None:
        ordres.append(str(args[2]))

    for moteur in (moteurs.lecture, moteurs.ecriture, moteurs.journal, moteurs.journal_lecture):
        event.listen(moteur, "before_cursor_execute", note)
    for adresse in (APERCU, PAGE, f"{APERCU}/feuille"):
        admin.get(adresse)
        ordres.clear()
        admin.get(adresse)
        assert len(ordres) < 20, (adresse, ordres)


def list_essais(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Two documents of each kind, and a phrase of each use."""
    for genre in PAR_PARTIES:
        yield from ((genre, cle) for cle in list(catalogue.documents[genre])[:2])
    yield "phrase", CARTES[0]
    yield "phrase", "passage-revenez-dossier-complet"


def test_every_kind_has_a_page_that_shows_it(app: Flask, catalogue: Catalogue) -> None:
    """Over the starter pack, in French and in Arabic."""
    essais = [catalogue.documents[genre][cle] for genre, cle in list_essais(catalogue)]
    montres = set()
    with app.test_request_context("/admin/"):
        for document in essais:
            apercu = preview_pages(catalogue, document)
            for page in list_pages(apercu, document)[:3]:
                for langue in ("fr", "ar"):
                    reponse = render_public(f"/{langue}/{page.chemin}", apercu)
                    assert reponse.status_code == 200, (document.GENRE, document.id, page)
                    lue = parse_page(page.chemin, reponse.get_data(as_text=True))
                    ids = {e.get("id") for e in lue.root.iter() if isinstance(e.tag, str)}
                    assert page.ancre in {"", *ids}, (document.id, page)
                montres.add(document.GENRE)
    assert montres == set(PAR_PARTIES)
    assert all(list_segments(d) for d in essais if d.GENRE not in ("site", "modalite"))
