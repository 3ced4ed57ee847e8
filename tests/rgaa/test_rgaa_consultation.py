"""RGAA 4.1, theme 13: consultation."""

import re
import unicodedata
from collections.abc import Iterator

from aides_css import FEUILLES, read_css
from aides_rgaa import hx, local, name_of, read_texts, refuse, sees, show
from page_checks import Page

DOCUMENT = re.compile(r"\.(pdf|odt|ods|docx?|xlsx?|pptx?|rtf|zip)(?:[?#]|$)")
GESTES = re.compile(r"ontouch|onpointer|onmousedown|draggable|ondevice")


def rechargements(page: Page) -> Iterator[str]:
    yield from (show(m) for m in page.iterate("meta") if m.get("http-equiv"))
    for element in page.root.iter("{*}*"):
        if re.search(r"\b(every|load|revealed|intersect)\b", hx(element, "trigger")):
            yield show(element)


def fenetres(page: Page) -> Iterator[str]:
    yield from (show(e) for e in page.iterate("a", "form", "dialog") if "open" in e.attrib)
    yield from (show(e) for e in page.iterate("a", "form", "base") if e.get("target"))


def documents_mal_annonces(page: Page) -> Iterator[str]:
    """A file to download says its format and its language."""
    for lien in page.iterate("a"):
        trouve = DOCUMENT.search(lien.get("href") or "")
        if trouve and (trouve[1].upper() not in name_of(lien).upper() or not lien.get("hreflang")):
            yield show(lien)


def signes_cryptiques(page: Page) -> Iterator[str]:
    """Emoticons, arrows and drawings made of letters, read aloud as nonsense."""
    for texte, _porteur in read_texts(page):
        signes = texte.replace("°", "")  # as in “n° 12”
        if any(unicodedata.category(c) == "So" or "\u2190" <= c <= "\u21ff" for c in signes):
            yield texte[:80]
        if re.search(r"[:;]-?[)(]|-->|==>|>>", texte):
            yield texte[:80]


def mouvements(page: Page) -> Iterator[str]:
    yield from (show(e) for e in page.root.iter("{*}*") if local(e) in ("marquee", "blink"))


def gestes(page: Page) -> Iterator[str]:
    for element in page.root.iter("{*}*"):
        if GESTES.search(" ".join(map(str, element.attrib))):
            yield show(element)


def test_13_1_aucune_limite_de_temps(pages: tuple[Page, ...]) -> None:
    """RGAA 13.1: no page changes or reloads by itself."""
    refuse(pages, rechargements, '<meta http-equiv="refresh" content="30">')


def test_13_2_aucune_fenetre_sans_action(pages: tuple[Page, ...]) -> None:
    """RGAA 13.2: nothing opens, at once or by a link."""
    refuse(pages, fenetres, "<dialog open>Bonjour</dialog>")


def test_13_3_documents_annonces(pages: tuple[Page, ...]) -> None:
    """RGAA 13.3: a file to download says what it is; there is none yet."""
    refuse(pages, documents_mal_annonces, "<a href=/fr/x.pdf>Imprimer</a>")


def test_13_5_aucun_signe_cryptique(pages: tuple[Page, ...]) -> None:
    """RGAA 13.5 and 13.6: no emoticon, no arrow made of signs."""
    refuse(pages, signes_cryptiques, "<p>Bravo 😀</p>")
    sees(signes_cryptiques, "<p>Suite →</p>")


def test_13_8_aucun_mouvement(pages: tuple[Page, ...]) -> None:
    """RGAA 13.7 and 13.8: nothing moves or flashes; smooth scrolling only for who accepts it."""
    refuse(pages, mouvements, "<marquee>a</marquee>")
    css = "".join(read_css(feuille) for feuille in FEUILLES)
    assert not re.search(r"animation|@keyframes|transition", css)
    doux = css.partition("scroll-behavior")[0].rpartition("@media")[2]
    assert "prefers-reduced-motion: no-preference" in doux


def test_13_9_toute_orientation() -> None:
    """RGAA 13.9: no rule depends on how the phone is held."""
    assert "orientation" not in "".join(read_css(feuille) for feuille in FEUILLES)


def test_13_11_rien_avant_le_relachement(pages: tuple[Page, ...]) -> None:
    """RGAA 13.10 to 13.12: no gesture, no movement, nothing at the moment of touching."""
    refuse(pages, gestes, "<p ontouchstart=x()>a</p>")
