"""RGAA 4.1, theme 6: links."""

from collections import defaultdict
from collections.abc import Iterator

from aides_rgaa import name_of, refuse, show
from page_checks import Page, text_of

VAGUES = {
    "cliquez ici", "ici", "lire la suite", "en savoir plus", "plus", "suite", "voir", "lien",
    "click here", "here", "read more", "more", "link", "see more",
    "هنا", "اضغط هنا", "المزيد", "اقرأ المزيد", "رابط",
}  # fmt: skip
"""Words that say nothing once out of their sentence."""


def liens_vagues(page: Page) -> Iterator[str]:
    for lien in page.iterate("a"):
        nom = name_of(lien).casefold().strip(" .…:")
        if nom in VAGUES or (nom.startswith(("http", "www.")) and " " not in nom and len(nom) > 60):
            yield show(lien)


def noms_a_plusieurs_buts(page: Page) -> Iterator[str]:
    """In the content of a page, the same words lead to the same place.

    The item of a list that holds the link counts with its words (RGAA, “contexte du lien”).
    """
    buts: dict[tuple[str, str], set[str]] = defaultdict(set)
    for lien in page.one("main").iter("{*}a"):
        if lien.get("href") != page.path:
            contexte = next(lien.iterancestors("{*}li"), lien)
            buts[(name_of(lien), text_of(contexte))].add(str(lien.get("href")))
    yield from (f"{nom} : {sorted(liens)}" for nom, liens in buts.items() if len(liens) > 1)


def nouvelles_fenetres(page: Page) -> Iterator[str]:
    yield from (show(lien) for lien in page.iterate("a", "form") if lien.get("target"))


def liens_vides(page: Page) -> Iterator[str]:
    for lien in page.iterate("a"):
        if not name_of(lien) or lien.get("href") in (None, "", "#"):
            yield show(lien)


def test_6_1_liens_explicites(pages: tuple[Page, ...]) -> None:
    """RGAA 6.1: a link is understood alone, and its words have one meaning in the page."""
    refuse(pages, liens_vagues, "<a href=x>En savoir plus</a>")
    refuse(pages, noms_a_plusieurs_buts, "<main><a href=x>Lire</a> <a href=y>Lire</a></main>")
    refuse(pages, nouvelles_fenetres, "<a href=x target=_blank>Payer</a>")


def test_6_2_liens_avec_intitule(pages: tuple[Page, ...]) -> None:
    """RGAA 6.2: a link has words, and leads somewhere."""
    refuse(pages, liens_vides, "<a href=x><svg aria-hidden=true></svg></a>")
