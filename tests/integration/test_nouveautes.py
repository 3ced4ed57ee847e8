"""What changed for readers: the page, its months, its feed."""

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aides_atom import read_atom
from aides_site import BASE, offer_every_langue, open_site
from aides_store import prefecture, publish, translate
from client import InspectingClient
from fabrique import FICHE, fiche, site, valeur

from kit.content.changements import list_changements
from kit.content.document import Document
from kit.content.lecture import read_document
from kit.horloge import HorlogeFixe
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, write_session
from kit.store.publications import APublier
from kit.store.sorts import decide_traductions

OUVERTURE = HorlogeFixe(datetime(2026, 3, 2, 8, 0, tzinfo=UTC))
JOUR = timedelta(days=1)
Ouvrir = Callable[..., InspectingClient]


def at(jours: float) -> HorlogeFixe:
    """So many days after the site opened."""
    return HorlogeFixe(OUVERTURE.instant + JOUR * jours)


def piece(identifiant: str, nom: str) -> Document:
    brut = {"schema": 1, "id": identifiant, "nom": nom, "nom_officiel": nom}
    return read_document("piece", {**brut, "explication": [{"id": "e-1", "texte": "Un papier."}]})


def timbre(*euros: tuple[str, str]) -> Document:
    """A fee: first day and amount of each period."""
    periodes = [{"du": du, "valeur": {"euros": prix}} for du, prix in euros]
    for avant, apres in zip(periodes, euros[1:], strict=False):
        fin = datetime.fromisoformat(apres[0]).date() - JOUR
        avant["au"] = fin.isoformat()
    return valeur("timbre", *periodes)


def payante(**autres: object) -> Document:
    couts = [{"id": "c-1", "libelle": "Le timbre", "valeur": "timbre"}]
    return fiche(couts=couts, **autres)


@pytest.fixture
def ouvrir(moteurs: Moteurs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ouvrir:
    """A site open since 2 March, and its client some days later."""
    offer_every_langue(monkeypatch)
    publish(
        moteurs,
        site(langues=["fr", "en", "ar"]),
        prefecture(),
        timbre(("2026-01-01", "50")),
        piece("visa", "Visa"),
        payante(),
        horloge=OUVERTURE,
    )

    def open_at(jours: float, **environ: str) -> InspectingClient:
        return open_site(moteurs, tmp_path / "instance", at(jours), **environ)

    return open_at


def phrases(client: InspectingClient, adresse: str = "/fr/nouveautes") -> list[str]:
    """Each piece of news: its title and its sentences, as plain words."""
    texte = client.get(adresse).text
    lignes = re.findall(r"<h3>(.*?)</h3>\s*(.*?)(?:<details|<ul|</li>)", texte, re.DOTALL)
    return [
        " ".join(html.unescape(re.sub(r"<[^>]*>", " ", f"{titre} | {suite}")).split())
        for titre, suite in lignes
    ]


def test_nothing_is_new_on_the_day_the_site_opens(ouvrir: Ouvrir, moteurs: Moteurs) -> None:
    publish(moteurs, payante(titre="Autre titre"), horloge=at(0.2))
    client = ouvrir(1)
    assert phrases(client) == []
    assert "Rien n’a changé depuis le 3 mars 2026." in client.get("/fr/nouveautes").text
    flux = read_atom(client.get("/fr/nouveautes.xml").data)
    assert flux.entrees == ()


def test_an_empty_base_has_an_empty_page(moteurs: Moteurs, tmp_path: Path) -> None:
    publish(moteurs, site(), prefecture(), horloge=OUVERTURE)
    client = open_site(moteurs, tmp_path / "instance", at(0))
    assert client.get("/fr/nouveautes").status_code == 200


def test_a_new_fiche_is_news_from_the_day_it_is_shown(ouvrir: Ouvrir, moteurs: Moteurs) -> None:
    with write_session(moteurs) as session:
        depot = Depot(session, at(2))
        depot.save_revision(fiche(id="neuve", titre="Changer de nom"), auteur="tests")
        demande = [APublier("fiche", "neuve")]
        depot.publish_documents(demande, auteur="tests", debut=at(9).instant)
    assert phrases(ouvrir(8)) == []
    client = ouvrir(10)
    assert phrases(client) == ["Changer de nom | Une nouvelle page explique cette démarche."]
    texte = client.get("/fr/nouveautes").text
    assert '<time datetime="2026-03-11">11 mars 2026</time>' in texte
    assert '<h3><a href="/fr/fiches/neuve">' in texte


def test_a_fee_that_changes_on_its_date_is_news_that_day(ouvrir: Ouvrir, moteurs: Moteurs) -> None:
    publish(moteurs, timbre(("2026-01-01", "50"), ("2026-05-01", "60")), horloge=at(3))
    assert phrases(ouvrir(40)) == []
    client = ouvrir(61)
    assert phrases(client) == ["Une valeur | Le prix passe de 50 € à 60 €."]
    assert '<time datetime="2026-05-01">' in client.get("/fr/nouveautes").text
    assert "/fr/fiches/essai" in client.get("/fr/nouveautes").text


def test_a_fee_that_is_corrected_is_news_at_once(ouvrir: Ouvrir, moteurs: Moteurs) -> None:
    publish(moteurs, timbre(("2026-01-01", "55.50")), horloge=at(3))
    assert phrases(ouvrir(4)) == ["Une valeur | Le prix passe de 50 € à 55,50 €."]


def test_a_value_that_no_page_states_is_no_news(ouvrir: Ouvrir, moteurs: Moteurs) -> None:
    publish(moteurs, fiche(), timbre(("2026-01-01", "60")), horloge=at(0.1))
    publish(moteurs, timbre(("2026-01-01", "70")), horloge=at(4))
    assert phrases(ouvrir(5)) == []


def test_what_changed_is_said_exactly_when_it_is_certain(ouvrir: Ouvrir, moteurs: Moteurs) -> None:
    apres = payante(
        pieces=[{"id": "p-1", "piece": "visa"}], recours=[{"id": "r-1", "texte": "Écrivez."}]
    )
    publish(moteurs, apres, horloge=at(2))
    publish(moteurs, prefecture(adresse_postale=["2 rue Neuve", "34000 Ville"]), horloge=at(3))
    client = ouvrir(4)
    assert phrases(client) == [
        "Préfecture | La nouvelle adresse : 2 rue Neuve, 34000 Ville .",
        (
            "Renouveler ma carte | Ce qu’il faut faire après un refus change. "
            "Un papier de plus : Visa."
        ),
    ]


def test_many_changes_make_one_neutral_sentence(ouvrir: Ouvrir, moteurs: Moteurs) -> None:
    apres = payante(
        quand={**FICHE["quand"], "en_bref": "Un an avant"},
        recours=[{"id": "r-1", "texte": "Écrivez."}],
        sans_reponse=[{"id": "s-1", "texte": "Attendez."}],
        delai={"en_bref": "3 mois"},
    )
    publish(moteurs, apres, horloge=at(2))
    assert phrases(ouvrir(4)) == [
        "Renouveler ma carte | Des informations changent. Relisez cette page."
    ]


@pytest.mark.parametrize(("sort", "attendues"), [("meme", 0), ("complete", 1), ("fausse", 1)])
def test_what_was_said_at_publication_decides(
    ouvrir: Ouvrir, moteurs: Moteurs, sort: str, attendues: int
) -> None:
    translate(moteurs, "Here is how.", "Voici **comment** faire.", cle="fiche/essai#resume")
    apres = payante(resume="Lisez **comment** faire ici.")
    changements = list_changements(payante(), apres)
    with write_session(moteurs) as session:
        depot = Depot(session, HorlogeFixe(datetime(2026, 11, 25, tzinfo=UTC)))
        depot.save_revision(apres, auteur="tests")
        sorts = {c.cle: sort for c in changements}
        lignes = decide_traductions(session, changements, sorts)  # type: ignore[arg-type]
        depot.save_traductions(lignes, auteur="tests")
        depot.publish_documents([APublier("fiche", "essai")], auteur="tests")
    assert len(phrases(ouvrir(300))) == attendues


def test_going_back_and_forth_is_told_each_time_and_the_same_text_never(
    ouvrir: Ouvrir, moteurs: Moteurs
) -> None:
    publish(moteurs, payante(delai={"en_bref": "3 mois"}), horloge=at(2))
    publish(moteurs, payante(delai={"en_bref": "3 mois"}), horloge=at(3))
    publish(moteurs, payante(), horloge=at(4))
    assert len(phrases(ouvrir(5))) == 2


def test_what_is_withdrawn_is_said_in_french_without_a_link(
    ouvrir: Ouvrir, moteurs: Moteurs
) -> None:
    publish(moteurs, fiche(id="autre", titre="Une autre"), horloge=at(0.1))
    with write_session(moteurs) as session:
        Depot(session, at(2)).withdraw_document("fiche", "autre", auteur="tests")
    client = ouvrir(3)
    assert phrases(client) == [
        "Une autre | Cette page n’est plus là. Ne suivez plus ce qu’elle disait."
    ]
    texte = client.get("/ar/nouveautes").text
    assert re.search(r'<h3><span[^>]* lang="fr" dir="ltr">Une autre</span></h3>', texte)


def test_a_notice_that_ends_is_no_news(ouvrir: Ouvrir, moteurs: Moteurs) -> None:
    annonce = read_document(
        "annonce",
        {
            "schema": 1,
            "id": "fermeture",
            "titre": "Fermé lundi",
            "ce_qui_change": [{"id": "b-1", "texte": "Fermé."}],
            "que_faire": [{"id": "b-2", "texte": "Venez mardi."}],
            "a_partir_du": "2026-03-04",
        },
    )
    with write_session(moteurs) as session:
        depot = Depot(session, at(2))
        depot.save_revision(annonce, auteur="tests")
        demande = [APublier("annonce", "fermeture")]
        depot.publish_documents(demande, auteur="tests", fin=at(5).instant)
    assert phrases(ouvrir(6)) == ["Fermé lundi | Une nouvelle annonce."]


def test_a_language_is_news_the_first_time_only(ouvrir: Ouvrir, moteurs: Moteurs) -> None:
    translate(moteurs, "Renew my card")
    quand = datetime(2026, 11, 22, tzinfo=UTC) - OUVERTURE.instant
    client = ouvrir(quand.days + 2)
    assert phrases(client) == ["Renouveler ma carte | Maintenant en anglais."]
    translate(moteurs, "Renew my residence card")
    assert len(phrases(client)) == 1
    assert 'lang="fr"' not in re.findall(r"<h3>.*?</h3>", client.get("/en/nouveautes").text)[0]


def test_a_language_that_the_site_offers_later_is_one_piece_of_news(
    ouvrir: Ouvrir, moteurs: Moteurs
) -> None:
    publish(moteurs, site(langues=["fr", "en", "ar", "uk"]), horloge=at(6))
    assert phrases(ouvrir(7)) == ["Українська | Maintenant en ukrainien."]


def test_the_example_that_becomes_a_real_site_begins_again(
    moteurs: Moteurs, tmp_path: Path
) -> None:
    publish(moteurs, site(exemple=True), prefecture(), fiche(), horloge=OUVERTURE)
    publish(moteurs, fiche(delai={"en_bref": "3 mois"}), horloge=at(2))
    publish(moteurs, site(exemple=False), horloge=at(5))
    publish(moteurs, fiche(delai={"en_bref": "4 mois"}), horloge=at(8))
    client = open_site(moteurs, tmp_path / "instance", at(9))
    assert phrases(client) == ["Renouveler ma carte | Le délai change."]


def test_months_hold_what_the_first_page_has_no_room_for(ouvrir: Ouvrir, moteurs: Moteurs) -> None:
    for rang in range(60):
        neuve = fiche(id=f"neuve-{rang}", titre=f"Fiche {rang}")
        publish(moteurs, neuve, horloge=at(2 + rang))
    client = ouvrir(70)
    lues = phrases(client)
    assert len(lues) == 50
    assert lues[0].startswith("Fiche 59 ")
    texte = client.get("/fr/nouveautes").text
    assert [m in texte for m in ("mars 2026", "avril 2026", "mai 2026")] == [True] * 3
    mars = phrases(client, "/fr/nouveautes/2026-03")
    assert mars[-1].startswith("Fiche 0 ")
    assert len(mars) == 28
    assert phrases(client, "/fr/nouveautes/2026-05") == lues[:2]


@pytest.mark.parametrize("mois", ["2026-02", "2027-01", "2026-13", "2026-3", "mars", "0000-00"])
def test_a_month_without_a_site_is_not_found(ouvrir: Ouvrir, mois: str) -> None:
    assert ouvrir(10).get(f"/fr/nouveautes/{mois}").status_code == 404


def test_the_feed_is_valid_and_says_the_same(ouvrir: Ouvrir, moteurs: Moteurs) -> None:
    hostile = '<script>alert("&")</script> ]]> "\'é'
    publish(moteurs, payante(titre=hostile, delai={"en_bref": "3 mois"}), horloge=at(2))
    publish(moteurs, timbre(("2026-01-01", "60")), horloge=at(3))
    client = ouvrir(4, KIT_BASE_URL=BASE)
    reponse = client.get("/ar/nouveautes.xml")
    assert reponse.mimetype == "application/atom+xml"
    flux = read_atom(reponse.data)
    assert flux.langue == "ar"
    assert flux.id == f"{BASE}/ar/nouveautes.xml"
    assert flux.autres == {tag: f"{BASE}/{tag}/nouveautes.xml" for tag in ("fr", "en")}
    prix, titre = flux.entrees
    assert (titre.titre, titre.langue) == (hostile, "fr")
    assert titre.lien == f"{BASE}/ar/fiches/essai"
    assert "60\u202f€" in prix.resume
    assert prix.lien == f"{BASE}/ar/fiches/essai"
    assert prix.id.startswith("tag:accueil.exemple.fr,2026-03-05:ar/valeur/timbre/")


def test_entries_keep_their_names_and_the_feed_its_age(ouvrir: Ouvrir, moteurs: Moteurs) -> None:
    publish(moteurs, payante(delai={"en_bref": "3 mois"}), horloge=at(2))
    avant = read_atom(ouvrir(4, KIT_BASE_URL=BASE).get("/fr/nouveautes.xml").data)
    publish(moteurs, payante(slug="nouveau-nom", delai={"en_bref": "3 mois"}), horloge=at(5))
    apres = read_atom(ouvrir(6, KIT_BASE_URL=BASE).get("/fr/nouveautes.xml").data)
    assert [e.id for e in avant.entrees] == [e.id for e in apres.entrees]
    assert avant.instant == apres.instant
    assert apres.entrees[0].lien.endswith("/fr/fiches/nouveau-nom")


def test_signs_that_xml_forbids_do_not_break_the_feed(ouvrir: Ouvrir, moteurs: Moteurs) -> None:
    publish(moteurs, fiche(id="neuve", titre="Avant\x0bAprès\ufffe"), horloge=at(2))
    (entree,) = read_atom(ouvrir(4).get("/fr/nouveautes.xml").data).entrees
    assert entree.titre == "AvantAprès"


def test_the_feed_is_kept_like_the_pages(ouvrir: Ouvrir) -> None:
    client = ouvrir(4)
    reponse = client.get("/fr/nouveautes.xml")
    assert reponse.headers["Cache-Control"] == "public, max-age=300"
    etag = {"If-None-Match": reponse.headers["ETag"]}
    assert client.get("/fr/nouveautes.xml", headers=etag).status_code == 304


def test_programs_find_the_feed_from_the_page(ouvrir: Ouvrir) -> None:
    texte = ouvrir(4, KIT_BASE_URL=BASE).get("/en/nouveautes").text
    tete = texte[: texte.index("</head>")]
    assert f'type="application/atom+xml" hreflang="en" title="What’s new" href="{BASE}/en' in tete


def test_news_are_read_once_per_catalogue(
    ouvrir: Ouvrir, moteurs: Moteurs, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(moteurs, payante(delai={"en_bref": "3 mois"}), horloge=at(2))
    client = ouvrir(4)
    assert len(phrases(client)) == 1
    monkeypatch.setattr("kit.store.chargement.load_nouvelles", None)
    assert len(phrases(client)) == 1
