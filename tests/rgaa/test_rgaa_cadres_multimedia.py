"""RGAA 4.1, themes 2 and 4: frames and media. There are none, and that is what is checked."""

from collections.abc import Iterator

from aides_rgaa import local, refuse, show
from page_checks import Page

CADRES = {"iframe", "frame", "frameset", "portal"}
MEDIAS = {"audio", "video", "track", "object", "embed", "canvas", "applet", "bgsound"}


def cadres(page: Page) -> Iterator[str]:
    yield from (show(e) for e in page.root.iter("{*}*") if local(e) in CADRES)


def medias(page: Page) -> Iterator[str]:
    yield from (show(e) for e in page.root.iter("{*}*") if local(e) in MEDIAS)


def lectures_automatiques(page: Page) -> Iterator[str]:
    yield from (show(e) for e in page.root.iter("{*}*") if e.get("autoplay") is not None)


def test_2_1_aucun_cadre(pages: tuple[Page, ...]) -> None:
    """RGAA 2.1 and 2.2: no frame, so none without a title."""
    refuse(pages, cadres, "<iframe src=x></iframe>")


def test_4_1_aucun_media(pages: tuple[Page, ...]) -> None:
    """RGAA 4.1 to 4.9, 4.11 to 4.13: no sound, no film, no embedded object."""
    refuse(pages, medias, "<video src=x></video>")


def test_4_10_aucun_son_automatique(pages: tuple[Page, ...]) -> None:
    """RGAA 4.10: nothing plays by itself."""
    refuse(pages, lectures_automatiques, "<audio src=x autoplay></audio>")
