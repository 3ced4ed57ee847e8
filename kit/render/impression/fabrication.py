"""From a sheet to its file: the body that fits, then the pages on their paper."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from kit.erreurs import KitError
from kit.paths import static_dir
from kit.render.impression.imposition import impose
from kit.render.impression.supports import Support
from kit.render.pdf import Pdf, make_pdf


class DebordementError(KitError):
    """The content is longer than the paper; the sentence says what to do."""


@dataclass(frozen=True)
class Tirage:
    """All that is needed to make the file of a sheet, without any database: it can travel."""

    support: Support
    direction: str
    html: str
    """The page, without the size of its letters."""
    impose: bool = False
    """Whether the pages are laid on their paper, to be printed, and not in reading order."""


@cache
def load_css() -> str:
    """The style of the sheets."""
    return (static_dir() / "css" / "print" / "papier.css").read_text(encoding="utf-8")


def make_fichier(tirage: Tirage) -> bytes:
    """The PDF of a sheet. Raises DebordementError, and what `make_pdf` raises."""
    support = tirage.support
    pdf = _fit(support, lambda corps: _lay_out(tirage, corps))
    if tirage.impose and support.imposition:
        return impose(pdf.octets, support.imposition, rtl=tirage.direction == "rtl")
    return pdf.octets


def _lay_out(tirage: Tirage, corps_pt: float) -> Pdf:
    """The sheet, its body in letters of `corps_pt` points."""
    css = f"{load_css()}html{{font-size:{corps_pt:g}pt}}"
    return make_pdf(tirage.html, css=css, direction=tirage.direction)


def _fit(support: Support, make: Callable[[float], Pdf]) -> Pdf:
    """The largest body with which the sheet has the pages it aims at, else the largest that holds.

    A tenth less in the size of letters takes a fifth less room: no more is tried when it could
    not be enough.
    """
    premier = make(support.corps[0])
    if premier.pages <= support.pages_visees:
        return premier
    pdfs = [premier]
    gain = (support.corps[-1] / support.corps[0]) ** 2
    if premier.pages * gain <= support.pages_visees + 1:
        for corps in support.corps[1:]:
            pdfs.append(make(corps))
            if pdfs[-1].pages <= support.pages_visees:
                return pdfs[-1]
    return _shortest(support, pdfs)


def _shortest(support: Support, pdfs: list[Pdf]) -> Pdf:
    """At full size when pages can be added; else an error that says how much is too long."""
    if support.pages_max is None or pdfs[0].pages <= support.pages_max:
        return pdfs[0]
    dernier = pdfs[-1]
    if dernier.pages <= support.pages_max:
        return dernier
    raise DebordementError(
        f"Ce contenu est trop long pour ce papier ({support.id})\u00a0: il prend {dernier.pages} "
        f"pages au lieu de {support.pages_max}. Choisissez une feuille A4 ou un livret."
    )
