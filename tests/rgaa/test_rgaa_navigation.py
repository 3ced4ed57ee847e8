"""RGAA 4.1, theme 12: navigation. The keyboard itself is in tests/e2e."""

from collections.abc import Iterator

from aides_rgaa import local, refuse, sees, show
from flask import Flask
from flask.testing import FlaskClient
from page_checks import XHTML, Page, parse_page, text_of
from pages_publiques import LANGUES


def in_language(page: Page, chemin: str) -> str:
    return f"/{page.one('html').get('lang')}/{chemin}"


def footer_links(page: Page) -> list[str]:
    return [str(a.get("href")).split("?")[0] for a in page.one("footer").iter(f"{XHTML}a")]


def sans_deux_navigations(page: Page) -> Iterator[str]:
    """From everywhere: a list of links, the map of the site, and the search."""
    liens = footer_links(page)
    for chemin in ("plan-du-site", "recherche", "fiches/"):
        if in_language(page, chemin) not in liens:
            yield f"pas de lien vers {chemin}"


def premier_arret(page: Page) -> Iterator[str]:
    """The skip link is the first stop; only “leave this page” may stand before it."""
    arrets = [
        e
        for e in page.one("body").iter("{*}*")
        if local(e) in ("a", "button", "input", "summary") or e.get("tabindex") == "0"
    ]
    while arrets and any(p.get("class") == "quitter" for p in arrets[0].iterancestors()):
        arrets.pop(0)
    if not arrets or arrets[0].get("href") != "#contenu":
        yield show(arrets[0]) if arrets else "aucun arrêt"
    if page.one("main").get("id") != "contenu" or page.one("main").get("tabindex") != "-1":
        yield "le contenu ne reçoit pas le focus"


def ordre_force(page: Page) -> Iterator[str]:
    for element in page.root.iter("{*}*"):
        if element.get("tabindex") not in (None, "0", "-1") or "autofocus" in element.attrib:
            yield show(element)


def raccourcis_clavier(page: Page) -> Iterator[str]:
    yield from (show(e) for e in page.root.iter("{*}*") if "accesskey" in e.attrib)


def test_12_1_deux_systemes_de_navigation(pages: tuple[Page, ...]) -> None:
    """RGAA 12.1: links, map of the site and search, from every page."""
    refuse(pages, sans_deux_navigations, "<footer><a href=/fr/plan-du-site>Plan</a></footer>")


def test_12_2_menus_a_la_meme_place(pages: tuple[Page, ...]) -> None:
    """RGAA 12.2: the header and the footer do not change from a page to another."""
    for langue in LANGUES:
        pieds = {tuple(footer_links(p)) for p in pages if p.one("html").get("lang") == langue}
        assert len(pieds) == 1, pieds
    for page in pages:
        premiers = [local(e) for e in page.one("header").iter(f"{XHTML}a", f"{XHTML}summary")]
        assert premiers[:2] == ["a", "a"], page.path


def test_12_3_plan_du_site_pertinent(app: Flask, lecteur: FlaskClient) -> None:
    """RGAA 12.3: every page that has an address of its own is in the map."""
    page = parse_page("/fr/", lecteur.get("/fr/plan-du-site").get_data(as_text=True))
    liens = {str(a.get("href")) for a in page.one("main").iter(f"{XHTML}a")}
    regles = {r.rule.replace("<langue>", "fr") for r in app.url_map.iter_rules()}
    # A file to download (.zip) is no page.
    seules = {r for r in regles if r.startswith("/fr/") and "<" not in r and "." not in r}
    assert len(seules) > 10
    # The choice of a sheet is reached from the page whose sheet it is.
    feuilles = {r: r.removesuffix("imprimer") for r in seules if r.endswith("/imprimer")}
    papier = {r for r, page in feuilles.items() if {page, page.rstrip("/")} & liens}
    # Where a form leads: without what was ticked, it is the form again.
    assert seules - papier - liens == {"/fr/passage"}


def test_12_4_plan_et_recherche_au_meme_endroit(pages: tuple[Page, ...]) -> None:
    """RGAA 12.4 and 12.5: the map and the search are reached in the same way from everywhere."""
    for chemin in ("plan-du-site", "recherche"):
        rangs = {footer_links(page).index(in_language(page, chemin)) for page in pages}
        assert len(rangs) == 1, (chemin, rangs)


def test_12_7_lien_d_acces_rapide(pages: tuple[Page, ...]) -> None:
    """RGAA 12.6 and 12.7: the first stop leads to the content."""
    refuse(pages, premier_arret, "<a href=/>Accueil</a><main id=contenu tabindex=-1></main>")


def test_12_8_ordre_de_tabulation(pages: tuple[Page, ...]) -> None:
    """RGAA 12.8: the order is that of the page, nothing takes the focus by itself."""
    refuse(pages, ordre_force, '<a href=x tabindex="3">a</a>')
    sees(ordre_force, "<input autofocus>")


def test_12_10_aucun_raccourci_clavier(pages: tuple[Page, ...]) -> None:
    """RGAA 12.10: no key of the keyboard is taken."""
    refuse(pages, raccourcis_clavier, "<a href=x accesskey=s>a</a>")


def test_12_11_le_menu_des_langues_est_dans_le_code(pages: tuple[Page, ...]) -> None:
    """RGAA 12.11: what a menu shows follows its button in the code."""
    for page in pages:
        for menu in page.iterate("details"):
            assert local(menu[0]) == "summary", show(menu)
            assert text_of(menu[0]), show(menu)
