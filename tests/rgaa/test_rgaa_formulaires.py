"""RGAA 4.1, theme 11: forms (the search, the papers to tick)."""

import re
from collections import defaultdict
from collections.abc import Iterator

from aides_rgaa import local, name_of, refuse, sees, show
from flask.testing import FlaskClient
from lxml import etree
from page_checks import XHTML, Page, parse_page, text_of
from pages_publiques import LANGUES

LIBRES = ("search", "checkbox", "hidden", "submit", "number", "color", "radio", "date")
"""Kinds of fields of the public site: nothing about the person is asked for."""


def champs_sans_etiquette(page: Page) -> Iterator[str]:
    """Each field has one visible label, with words."""
    for champ in page.iterate("input", "select", "textarea"):
        if champ.get("type") == "hidden":
            continue
        etiquettes = [e for e in page.iterate("label") if e.get("for") == champ.get("id")]
        if len(etiquettes) != 1 or len(text_of(etiquettes[0])) < 2:
            yield show(champ)


def cases_sans_groupe(page: Page) -> Iterator[str]:
    """Boxes of the same list are in a group that has a name."""
    for case in page.iterate("input"):
        if case.get("type") not in ("checkbox", "radio"):
            continue
        groupes = [
            e
            for e in case.iterancestors()
            if local(e) == "fieldset" or (e.get("role") == "group" and e.get("aria-labelledby"))
        ]
        if not groupes:
            yield show(case)


def groupes_sans_nom(page: Page) -> Iterator[str]:
    textes = {e.get("id"): text_of(e) for e in page.root.iter("{*}*") if e.get("id")}
    for groupe in page.root.iter("{*}*"):
        if local(groupe) == "fieldset":
            legende = groupe[0] if len(groupe) else None
            if legende is None or local(legende) != "legend" or not text_of(legende):
                yield show(groupe)
        elif groupe.get("role") == "group" and not textes.get(groupe.get("aria-labelledby")):
            yield show(groupe)


def boutons_muets(page: Page) -> Iterator[str]:
    """A button has words, and says with them what it shows."""
    for bouton in page.iterate("button"):
        if len(name_of(bouton)) < 2 or text_of(bouton) not in name_of(bouton):
            yield show(bouton)


def reponses_refusables(page: Page) -> Iterator[str]:
    for champ in page.iterate("input", "select", "textarea"):
        if {"required", "pattern", "minlength"} & set(champ.attrib):
            yield show(champ)
        # A number may have bounds when its label says them.
        bornes = {champ.get("min"), champ.get("max")} - {None}
        dits = re.findall(r"\d+", " ".join(labels_of(page, champ)))
        if not bornes <= set(dits):
            yield show(champ)


def labels_of(page: Page, champ: etree._Element) -> list[str]:
    return [text_of(e) for e in page.iterate("label") if e.get("for") == champ.get("id")]


def donnees_personnelles(page: Page) -> Iterator[str]:
    for champ in page.iterate("input", "textarea"):
        libre = champ.get("type") in LIBRES or champ.get("readonly") is not None
        if not libre and not champ.get("autocomplete"):
            yield show(champ)


def test_11_1_etiquettes(pages: tuple[Page, ...]) -> None:
    """RGAA 11.1 and 11.2: each field has one label, seen and read."""
    refuse(pages, champs_sans_etiquette, "<input type=search id=q placeholder=Chercher>")


def test_11_3_etiquettes_coherentes(pages: tuple[Page, ...]) -> None:
    """RGAA 11.3: the field of a form has the same label on every page of a language."""
    dites: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for page in pages:
        langue = str(page.one("html").get("lang"))
        for formulaire in page.iterate("form"):
            for etiquette in formulaire.iter(f"{XHTML}label"):
                champ = (str(formulaire.get("action")), langue, str(etiquette.get("for")))
                dites[champ].add(text_of(etiquette))
    assert {f"/{langue}/recherche" for langue in LANGUES} <= {action for action, _, _ in dites}
    assert all(len(mots) == 1 for mots in dites.values()), dites


def test_11_5_cases_regroupees(pages: tuple[Page, ...]) -> None:
    """RGAA 11.5: the papers to tick are a group."""
    refuse(pages, cases_sans_groupe, "<ul><li><input type=checkbox></ul>")


def test_11_6_groupes_nommes(pages: tuple[Page, ...]) -> None:
    """RGAA 11.6: a group of fields has a name."""
    refuse(pages, groupes_sans_nom, "<fieldset><p>Papiers</p></fieldset>")
    sees(groupes_sans_nom, '<div role="group" aria-labelledby="rien"></div>')


def test_11_9_boutons(pages: tuple[Page, ...]) -> None:
    """RGAA 11.9: a button says what it does, and its name holds the words that are seen."""
    refuse(pages, boutons_muets, '<button aria-label="Aller">Rechercher</button>')


def test_11_10_aucune_reponse_n_est_refusee(pages: tuple[Page, ...], lecteur: FlaskClient) -> None:
    """RGAA 11.10 and 11.11: no field is required; an odd search still gets an answer."""
    refuse(pages, reponses_refusables, "<input required>")
    for mots in ("", " ", "zzzz", "a" * 5000, "<b>"):
        reponse = lecteur.get("/fr/recherche", query_string={"q": mots})
        page = parse_page("/fr/recherche", reponse.get_data(as_text=True))
        assert reponse.status_code == 200, mots[:20]
        assert len(list(page.one("main").iter(f"{XHTML}label"))) == 1
        if mots in ("zzzz", "<b>"):
            assert re.search(r"Essayez|Écrivez", text_of(page.one("main"))), mots


def test_11_13_rien_de_personnel_n_est_demande(pages: tuple[Page, ...]) -> None:
    """RGAA 11.13: a field about the person would say its purpose; there is none."""
    refuse(pages, donnees_personnelles, '<input type="email">')
