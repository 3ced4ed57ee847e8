"""The counter: the lines of a fiche in two languages, what to point at, where agents begin."""

import re
from dataclasses import replace

import pytest
from client import InspectingClient
from lxml import etree
from page_checks import XHTML, Page, text_of

from kit.adresses import Adresses
from kit.content.fiche import Fiche
from kit.langues.langue import load_langue
from kit.render.passages import Lecteur
from kit.render.vues.lignes import LignesVue, build_lignes
from kit.render.vues.montrez import CARTES
from kit.store.catalogue import Catalogue, Traduction

FICHE = "fiches/renouveler-titre-sejour/guichet"
LANGUES = ("en", "ar")
"""The offered languages that a person may have beside French."""


def lines_of(page: Page) -> list[etree._Element]:
    """The numbered lines, in order."""
    return [li for li in page.iterate("li") if re.fullmatch(r"l-\d+", li.get("id") or "")]


def sides_of(ligne: etree._Element) -> set[tuple[str, ...]]:
    """The languages of the rows of a line, in their order."""
    paires = (d for d in ligne.iter(f"{XHTML}div") if "paire" in (d.get("class") or ""))
    return {tuple(str(p.get("lang")) for p in paire) for paire in paires}


def read_lignes(catalogue: Catalogue, fiche: Fiche, tag: str, lieu: str | None = None) -> LignesVue:
    francais, autre = (
        Lecteur(catalogue, load_langue(t), Adresses(t, lieu=lieu)) for t in ("fr", tag)
    )
    return build_lignes(francais, autre, fiche)


def get_fiche(catalogue: Catalogue, identifiant: str = "renouveler-titre-sejour") -> Fiche:
    fiche = catalogue.get(Fiche, identifiant)
    assert fiche is not None
    return fiche


def numbers_of(vue: LignesVue) -> list[tuple[int, str]]:
    """Each number, and the French words that it leads to."""
    return [
        (ligne.numero, str(next(c.html for c in ligne.rangees[0].cotes if c.langue == "fr")))
        for partie in vue.parties
        for ligne in partie.lignes
    ]


@pytest.mark.parametrize("tag", LANGUES)
def test_both_languages_stand_on_each_row_in_the_order_of_the_page(
    client: InspectingClient, tag: str
) -> None:
    lignes = lines_of(client.page(f"/fr/{FICHE}?avec={tag}"))
    assert len(lignes) > 20
    assert {cotes for ligne in lignes for cotes in sides_of(ligne)} == {("fr", tag)}
    lignes = lines_of(client.page(f"/{tag}/{FICHE}"))
    assert {cotes for ligne in lignes for cotes in sides_of(ligne)} == {(tag, "fr")}


def test_a_page_in_a_third_language_still_shows_french(client: InspectingClient) -> None:
    lignes = lines_of(client.page(f"/en/{FICHE}?avec=ar"))
    assert {cotes for ligne in lignes for cotes in sides_of(ligne)} == {("fr", "ar")}


def test_numbers_are_the_same_in_each_language_and_in_each_place(catalogue: Catalogue) -> None:
    for fiche in catalogue.fiches:
        attendus = numbers_of(read_lignes(catalogue, fiche, "en"))
        assert [n for n, _ in attendus] == list(range(1, len(attendus) + 1))
        assert numbers_of(read_lignes(catalogue, fiche, "ar")) == attendus
        ailleurs = read_lignes(catalogue, fiche, "ar", "sous-prefecture-valbrune")
        assert len(numbers_of(ailleurs)) == len(attendus), fiche.id


def test_the_lines_hold_the_steps_the_papers_and_the_price(client: InspectingClient) -> None:
    page = client.page(f"/fr/{FICHE}?avec=ar")
    texte = text_of(page.one("main"))
    assert "Passeport" in texte
    assert "جواز" in texte
    (prix,) = [ligne for ligne in lines_of(page) if "Combien" in text_of(ligne)]
    francais, arabe = (
        [text_of(p) for p in prix.iter(f"{XHTML}p") if p.get("lang") == tag] for tag in ("fr", "ar")
    )
    assert "250" in francais[1]
    assert "250" in arabe[1]
    assert "كم السعر؟" in arabe[0]


def test_a_critical_text_that_nobody_reviewed_says_so(catalogue: Catalogue) -> None:
    fiche = get_fiche(catalogue)
    cle = "fiche/renouveler-titre-sejour#quand.en_bref"
    assert catalogue.segments(fiche)[cle].critique
    vues = {}
    for etat in ("non_relue", "relue", "perimee"):
        ar = {**catalogue.traductions["ar"], cle: Traduction("قبل النهاية", etat)}
        relu = replace(catalogue, traductions={**catalogue.traductions, "ar": ar})
        _, quand = read_lignes(relu, fiche, "ar").parties[0].lignes[:2]
        vues[etat] = quand.rangees[1].cotes[1].marques
    assert vues["relue"] == ()
    assert len(vues["non_relue"]) == len(vues["perimee"]) == 1
    assert vues["non_relue"] != vues["perimee"]


def test_a_withdrawn_or_missing_text_is_said_in_the_language_of_the_person(
    catalogue: Catalogue,
) -> None:
    fiche = get_fiche(catalogue)
    cle = "fiche/renouveler-titre-sejour#quand.en_bref"
    retire = {**catalogue.traductions["en"], cle: Traduction("old", "retiree")}
    manque = {k: v for k, v in catalogue.traductions["en"].items() if k != cle}
    for textes, debut in ((retire, "This rule has changed"), (manque, "Not translated yet")):
        autre = replace(catalogue, traductions={**catalogue.traductions, "en": textes})
        cote = read_lignes(autre, fiche, "en").parties[0].lignes[1].rangees[1].cotes[1]
        assert cote.langue == "en"
        assert cote.html.startswith(debut)


def test_a_title_without_translation_is_said_once(catalogue: Catalogue) -> None:
    cle = "fiche/renouveler-titre-sejour#titre"
    manque = {k: v for k, v in catalogue.traductions["en"].items() if k != cle}
    autre = replace(catalogue, traductions={**catalogue.traductions, "en": manque})
    vue = read_lignes(autre, get_fiche(catalogue), "en")
    assert [cote.langue for cote in vue.titre] == ["fr"]


@pytest.mark.parametrize("numero", ["12", "١٢", " 12 "])
def test_a_number_leads_to_its_line(client: InspectingClient, numero: str) -> None:
    reponse = client.get(f"/fr/{FICHE}", query_string={"avec": "ar", "ligne": numero})
    assert reponse.status_code == 303
    assert reponse.location == f"/fr/{FICHE}?avec=ar#l-12"
    page = client.page(f"/fr/{FICHE}?avec=ar")
    assert lines_of(page)[11].get("id") == "l-12"
    assert text_of(lines_of(page)[11]).startswith("Ligne 12")
    assert "n’existe pas" not in text_of(page.one("main"))


@pytest.mark.parametrize(
    ("numero", "cote"),
    [("0", 0), ("999999", -1), ("", 0), ("abc", 0), ("-3", 0), ("9" * 5000, 0), ("²", 0)],
)
def test_another_number_leads_to_the_nearest_line_and_says_it(
    client: InspectingClient, numero: str, cote: int
) -> None:
    reponse = client.get(f"/fr/{FICHE}", query_string={"avec": "ar", "ligne": numero})
    assert reponse.status_code == 303
    adresse, ancre = (reponse.location or "").split("#")
    page = client.page(adresse)
    lignes = lines_of(page)
    assert ancre == lignes[cote].get("id")
    assert f"de 1 à {len(lignes)}" in text_of(page.one("main"))


@pytest.mark.parametrize("choix", ["", "?avec=zz", "?avec=fr", "?avec=ru", "?ligne=12"])
def test_the_language_of_the_person_is_asked_when_it_is_not_known(
    client: InspectingClient, choix: str
) -> None:
    page = client.page(f"/fr/{FICHE}{choix}")
    assert lines_of(page) == []
    liens = {a.get("href"): text_of(a) for a in page.iterate("a")}
    assert liens[f"/fr/{FICHE}?avec=ar"] == "العربية"
    assert liens[f"/fr/{FICHE}?avec=en"] == "English"
    dit = "n’existe pas dans cette langue" in text_of(page.one("main"))
    assert dit == (choix in ("?avec=zz", "?avec=ru"))


def test_a_fiche_that_does_not_exist_or_moved(
    client: InspectingClient, catalogue: Catalogue
) -> None:
    assert client.get("/fr/fiches/rien/guichet").status_code == 404
    assert client.get(f"/zz/{FICHE}").status_code == 404
    assert client.get("/zz/guichet/").status_code == 404
    anciennes = [(f.anciens_slugs[0], f.adresse) for f in catalogue.fiches if f.anciens_slugs]
    for ancien, actuel in anciennes[:1]:
        reponse = client.get(f"/fr/fiches/{ancien}/guichet?avec=ar")
        assert reponse.status_code == 301
        assert reponse.location == f"/fr/fiches/{actuel}/guichet?avec=ar"


def test_the_page_of_a_fiche_leads_to_the_counter_once(client: InspectingClient) -> None:
    page = client.page("/fr/fiches/renouveler-titre-sejour")
    liens = [a.get("href") for a in page.iterate("a")]
    assert liens.count(f"/fr/{FICHE}") == 1
    assert [lien for lien in liens if lien and "guichet" in lien] == [f"/fr/{FICHE}"]


def test_gestures_keep_both_languages_and_the_place(client: InspectingClient) -> None:
    lieu = "lieu=sous-prefecture-valbrune"
    page = client.page(f"/fr/{FICHE}?{lieu}&avec=ar")
    liens = {a.get("href") for a in page.iterate("a")}
    assert {
        f"/fr/urgence?{lieu}&avec=ar",
        f"/fr/guichet/montrez?{lieu}&avec=ar",
        f"/fr/passage/remplir?{lieu}&avec=ar&fiche=renouveler-titre-sejour",
        f"/fr/fiches/renouveler-titre-sejour/repondre?{lieu}&avec=ar",
        f"/fr/fiches/renouveler-titre-sejour/imprimer?{lieu}&avec=ar",
    } <= liens
    liens = {a.get("href") for a in client.page(f"/ar/{FICHE}").iterate("a")}
    assert "/ar/passage/remplir?avec=fr&fiche=renouveler-titre-sejour" in liens


@pytest.mark.parametrize("tag", LANGUES)
def test_every_card_says_the_same_in_both_languages(
    client: InspectingClient, catalogue: Catalogue, tag: str
) -> None:
    page = client.page(f"/fr/guichet/montrez?avec={tag}")
    cartes = [a for a in page.iterate("a") if "carte=" in (a.get("href") or "")]
    cartes = [a for a in cartes if a.get("lang") is None]
    assert len(cartes) == len(CARTES)
    for identifiant, carte in zip(CARTES, cartes, strict=True):
        traduit = catalogue.traduction(tag, f"phrase/{identifiant}#texte")
        assert traduit is not None
        mots = {e.get("lang"): text_of(e) for e in carte.iter(f"{XHTML}span") if e.get("lang")}
        assert list(mots) == [tag, "fr"]
        assert mots[tag] == traduit.texte
        assert list(carte.iter("{http://www.w3.org/2000/svg}svg"))


def test_a_card_fills_the_screen_and_another_language_keeps_it(client: InspectingClient) -> None:
    page = client.page("/fr/guichet/montrez?avec=ar&carte=interprete")
    (carte,) = [s for s in page.iterate("div") if s.get("id") == "carte"]
    assert text_of(carte).startswith("أريد مترجما. Je veux un interprète.")
    liens = {a.get("href") for a in page.iterate("a")}
    assert "/fr/guichet/montrez?avec=en&carte=interprete" in liens
    assert "/fr/guichet/montrez?avec=ar" in liens


@pytest.mark.parametrize("carte", ["rien", "guichet-oui", "x" * 5000, "<b>", "%00"])
def test_an_unknown_card_shows_them_all(client: InspectingClient, carte: str) -> None:
    page = client.page("/fr/guichet/montrez", query_string={"avec": "ar", "carte": carte})
    assert not [s for s in page.iterate("div") if s.get("id") == "carte"]
    hrefs = [a.get("href") or "" for a in page.iterate("a")]
    assert len([h for h in hrefs if h.endswith("#carte")]) == len(CARTES)


def test_a_card_without_translation_stands_in_french(client: InspectingClient) -> None:
    page = client.page("/fr/guichet/montrez?carte=oui")
    (carte,) = [s for s in page.iterate("div") if s.get("id") == "carte"]
    assert text_of(carte).startswith("Oui Toutes")


@pytest.mark.parametrize("langue", ["fr", "en", "ar"])
def test_agents_begin_with_the_search_and_reach_every_fiche(
    client: InspectingClient, catalogue: Catalogue, langue: str
) -> None:
    avec = "ar" if langue != "ar" else "en"
    page = client.page(f"/{langue}/guichet/?avec={avec}")
    champs = [e.get("name") for e in page.iterate("input")]
    assert champs == ["avec", "q"]
    liens = {a.get("href") for a in page.iterate("a")}
    for fiche in catalogue.fiches:
        assert f"/{langue}/fiches/{fiche.adresse}/guichet?avec={avec}" in liens
    for carte in catalogue.urgences:
        assert f"/{langue}/urgence/{carte.adresse}?avec={avec}" in liens
    assert "/admin/compteur/" in liens
    assert {f"/{langue}/pre-accueil/imprimer?avec={avec}"} <= liens


def test_a_language_that_is_not_offered_is_said(client: InspectingClient) -> None:
    for page in ("guichet/", "guichet/montrez"):
        assert "n’est pas proposée" in client.main_text(f"/fr/{page}?avec=zz")
        assert "n’est pas proposée" not in client.main_text(f"/fr/{page}?avec=ar")


@pytest.mark.parametrize("page", ["plan-du-site", "aide"])
def test_agents_find_the_counter(client: InspectingClient, page: str) -> None:
    assert "/fr/guichet/" in {a.get("href") for a in client.page(f"/fr/{page}").iterate("a")}
    accueil = {a.get("href") for a in client.page("/fr/").iterate("a")}
    assert "/fr/guichet/" not in accueil


def test_only_the_counter_fetches_its_style(client: InspectingClient) -> None:
    for path, fois in (("guichet/", 1), (f"{FICHE}?avec=ar", 1), ("", 0), ("fiches/etudiant", 0)):
        assert client.get(f"/fr/{path}").text.count("/static/agents.css?v=") == fois
