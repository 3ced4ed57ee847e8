"""What WeasyPrint 70 leaves to do for PDF/UA-1 (ISO 14289-1): sheets that screen readers read.

It is done while the file is made, on private parts of the library: hence its version is pinned,
and every support is read by veraPDF in the tests.

- clause 7.2: text in another language says which (`/Lang` on its element);
- clause 7.1: page headers and footers, and drawings that only decorate, are artifacts;
- clause 7.18.5: a link is described by its words, not by its address;
- clause 7.1: a sheet in a right-to-left language says so to the viewer.
"""

from collections.abc import Iterator
from typing import Any

_SVG = "{http://www.w3.org/2000/svg}svg"
_ARTEFACT = "kit_artefact"
"""Set on the boxes that are no content."""
_ITEMS, _LISTES = frozenset({"li", "dt", "dd"}), frozenset({"/L", "/LI"})
_RACINES = frozenset({"html", "body"})

Bibliotheque = Any
"""The library itself, which has no types."""
Boite = Any


def install(weasyprint: Bibliotheque) -> None:
    """Make the library do what it leaves; once for each process."""
    pydyf, tags, stream = weasyprint.pdf.pydyf, weasyprint.pdf.tags, weasyprint.pdf.stream.Stream
    build, mark = tags._build_box_tree, stream.marked  # noqa: SLF001 - no public way

    def build_tree(box: Boite, parent: Boite, *suite: Boite) -> Iterator[Boite]:
        boite: Boite = getattr(box, "_box", box)
        if getattr(boite, _ARTEFACT, False):
            return
        _describe_link(boite, pydyf)
        if boite.element_tag in _ITEMS and str(parent["S"]) not in _LISTES:
            # An anonymous box inside an item bears its name, and is no item.
            boite.element_tag = "span"
        langue = _langue_of(boite)
        for element in build(box, parent, *suite):
            if langue:
                element["Lang"] = pydyf.String(langue)
            if getattr(boite, "link_annotation", None) is not None:
                # Words set apart inside a link (`dir`) get a rectangle of their own.
                element["S"] = "/Link"
            yield element

    def mark_content(self: Boite, box: Boite, tag: str) -> Boite:
        return self.artifact() if getattr(box, _ARTEFACT, False) else mark(self, box, tag)

    tags._build_box_tree = build_tree  # noqa: SLF001
    stream.marked = mark_content


def mark_artefacts(document: Boite, boxes: Bibliotheque) -> None:
    """Note which boxes of a laid-out document are no content."""
    for page in document.pages:
        for boite in page._page_box.children:  # noqa: SLF001 - no public way
            _mark(boite, boxes, artefact=isinstance(boite, boxes.MarginBox))


def _mark(box: Boite, boxes: Bibliotheque, *, artefact: bool) -> None:
    boite = getattr(box, "_box", box)
    artefact = artefact or _is_decorative(boite)
    if artefact:
        setattr(boite, _ARTEFACT, True)
    if isinstance(boite, boxes.ParentBox):
        for enfant in boite.children:
            _mark(enfant, boxes, artefact=artefact)


def _is_decorative(boite: Boite) -> bool:
    """Whether the HTML says that there is nothing to read here."""
    element = boite.element
    if element is None or "::" in (boite.element_tag or ""):
        return False
    vide = boite.element_tag == "img" and element.get("alt") == ""
    return vide or bool(element.get("aria-hidden") == "true")


def _langue_of(boite: Boite) -> str | None:
    """The language that an element of the page names for itself; that of the page is known."""
    tag = boite.element_tag or ""
    if boite.element is None or tag in _RACINES or "::" in tag:
        return None
    langue = boite.element.get("lang")
    return str(langue) if langue else None


def _describe_link(boite: Boite, pydyf: Bibliotheque) -> None:
    if boite.link_annotation is not None and boite.element is not None:
        mots = " ".join("".join(boite.element.itertext()).split())
        if mots:
            boite.link_annotation["Contents"] = pydyf.String(mots)


def say_direction(pdf: Boite, direction: str) -> None:
    """Say to viewers in which order facing pages are read."""
    if direction == "rtl":
        pdf.catalog["ViewerPreferences"]["Direction"] = "/R2L"
