"""RGAA 4.1, theme 1: images."""

import re
from collections.abc import Iterator

from aides_rgaa import name_of, refuse, sees, show
from page_checks import SVG, XHTML, Page

from kit.paths import static_dir

DESSINS = sorted((static_dir() / "pictogrammes").glob("*.svg"))


def images_sans_nom(page: Page) -> Iterator[str]:
    for image in page.root.iter(f"{XHTML}img", f"{XHTML}area", f"{SVG}svg"):
        if image.get("aria-hidden") == "true" or image.get("alt") == "":
            continue
        if not (image.get("alt") or (image.get("role") == "img" and image.get("aria-label"))):
            yield show(image)


def decorations_lues(page: Page) -> Iterator[str]:
    """A drawing beside words says nothing more: hidden, not focusable, without a title."""
    for image in page.root.iter(f"{SVG}svg"):
        if image.get("aria-hidden") != "true":
            yield f"dessin lu : {show(image)}"
        elif image.find(f"{SVG}title") is not None or image.get("focusable") != "false":
            yield f"dessin caché, mais nommé ou atteint par le clavier : {show(image)}"
    for lien in page.iterate("a", "button", "summary"):
        if lien.find(f".//{SVG}svg") is not None and not name_of(lien):
            yield f"dessin seul : {show(lien)}"


def figures_sans_lien(page: Page) -> Iterator[str]:
    for figure in page.iterate("figure"):
        legende = figure.find(f"{XHTML}figcaption")
        if legende is not None and not (figure.get("role") and figure.get("aria-label")):
            yield show(figure)


def test_1_1_alternative_des_images(pages: tuple[Page, ...]) -> None:
    """RGAA 1.1: an image that says something has a name."""
    refuse(pages, images_sans_nom, '<img src="a.png">')


def test_1_2_images_de_decoration_ignorees(pages: tuple[Page, ...]) -> None:
    """RGAA 1.2: the pictograms stand beside their words, and are not read aloud."""
    assert any(page.root.iter(f"{SVG}svg") for page in pages)
    refuse(pages, decorations_lues, "<a href=x><svg aria-hidden=true focusable=false></svg></a>")
    sees(decorations_lues, "<p><svg focusable=false></svg>Prix</p>")


def test_1_8_pas_d_image_de_texte() -> None:
    """RGAA 1.8: no drawing of the bank contains letters as text."""
    assert len(DESSINS) > 80
    assert [f.name for f in DESSINS if re.search(r"<text|<image|font", f.read_text("utf-8"))] == []


def test_1_9_legende_liee_a_l_image(pages: tuple[Page, ...]) -> None:
    """RGAA 1.9: a caption belongs to its figure."""
    refuse(pages, figures_sans_lien, "<figure><img alt=a><figcaption>a</figcaption></figure>")
