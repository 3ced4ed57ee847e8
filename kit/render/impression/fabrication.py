"""From a sheet to its file: the body that fits, then the pages on their paper."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from math import ceil

from kit.erreurs import KitError
from kit.paths import static_dir
from kit.render.impression.ajustement import fit_shorter, fit_tight, write_repli
from kit.render.impression.imposition import impose
from kit.render.impression.modifiable import make_modifiable
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
    bord_long: bool = False
    """Whether the printer only turns the paper on its long edge."""
    fond_perdu: bool = False
    """Whether a print shop cuts it: 3 mm beyond each page, and crop marks. Never laid on A4."""


@cache
def load_css() -> str:
    """The style of the sheets: what they share, then what each kind of content adds."""
    dossier = static_dir() / "css" / "print"
    commun = dossier / "papier.css"
    propres = sorted(f for f in dossier.glob("*.css") if f != commun)
    return "".join(f.read_text(encoding="utf-8") for f in (commun, *propres))


def make_fichier(tirage: Tirage) -> bytes:
    """The file of a sheet. Raises DebordementError, and what `make_pdf` raises."""
    support = tirage.support
    if support.forme == "odt":
        return make_modifiable(tirage.html)
    pdf = _fit(support, lambda corps, repli=0: _lay_out(tirage, corps, repli))
    if tirage.impose and support.imposition and not tirage.fond_perdu:
        rtl = tirage.direction == "rtl"
        return impose(pdf.octets, support.imposition, rtl=rtl, bord_long=tirage.bord_long)
    return pdf.octets


def _lay_out(tirage: Tirage, corps_pt: float, repli: int) -> Pdf:
    """The sheet, its body in letters of `corps_pt` points, saying less from level 1 on."""
    css = f"{load_css()}html{{font-size:{corps_pt:g}pt}}"
    css += write_repli(repli, tirage.support.replis)
    return make_pdf(tirage.html, css=css, direction=tirage.direction, fond_perdu=tirage.fond_perdu)


def _fit(support: Support, make: Callable[..., Pdf]) -> Pdf:
    """The sheet in the largest body that suits it. Raises DebordementError."""
    if support.replis:
        pdfs = [fit_shorter(support.corps, support.replis, support.pages_visees, make)]
    else:
        pdfs = [_fit_tight(support, cache(make))] if support.serre else _try_sizes(support, make)
    pages_max = support.pages_max or max(pdf.pages for pdf in pdfs)
    tenus = [pdf for pdf in pdfs if pdf.pages <= pages_max and not pdf.depassements]
    if not tenus:
        raise DebordementError(_explain(support, pdfs[-1]))
    visees = [pdf for pdf in tenus if pdf.pages <= support.pages_visees]
    return (visees or tenus)[0]


def _fit_tight(support: Support, make: Callable[[float], Pdf]) -> Pdf:
    """The sheet in the largest body with which it takes as few pages as it can."""
    if support.petit_d_abord:
        petit = make(support.corps[-1])
        if petit.pages > support.pages_visees or petit.depassements:
            return petit
    return fit_tight(support.corps, support.pages_visees, make)


def _try_sizes(support: Support, make: Callable[[float], Pdf]) -> list[Pdf]:
    """The sheet in smaller and smaller bodies, until it has the pages it aims at.

    A tenth less in the size of letters takes a fifth less room: no more is tried when it could
    not be enough. A sheet that already holds is only reduced to have the pages it aims at.
    """
    gain = (support.corps[-1] / support.corps[0]) ** 2
    pdfs: list[Pdf] = []
    for corps in support.corps:
        pdfs.append(make(corps))
        tient = pdfs[-1].pages <= support.pages_visees and not pdfs[-1].depassements
        voulues = support.pages_visees
        if support.pages_max is not None and pdfs[0].pages > support.pages_max:
            voulues = support.pages_max
        # All pages are full but the last, which may bear a single line.
        if tient or (not pdfs[0].depassements and (pdfs[0].pages - 1) * gain >= voulues):
            break
    return pdfs


DITS_MAX = 3
"""Blocks named in an error: the first ones to shorten."""


def _explain(support: Support, pdf: Pdf) -> str:
    """Which blocks are too long, by how much, and what to do."""
    trop = _measure_excess(support, pdf)
    dits = [
        f"«\u202f\u2068{nom}\u2069\u202f» dépasse de {ceil(mm)}\u00a0mm"
        for nom, mm in list(trop.items())[:DITS_MAX]
    ]
    if len(trop) > DITS_MAX:
        dits.append("d’autres parties aussi")
    return (
        f"Ce contenu est trop long pour ce papier ({support.nom})\u00a0: {', '.join(dits)}. "
        "Raccourcissez le texte, ou choisissez un papier plus grand."
    )


def _measure_excess(support: Support, pdf: Pdf) -> dict[str, float]:
    """By block, what sticks out of its frame, else what stands on pages that the paper has not."""
    trop = {depassement.nom: depassement.mm for depassement in pdf.depassements}
    if not trop and support.pages_max is not None:
        for bloc in pdf.hauteurs:
            if bloc.page > support.pages_max:
                nom = bloc.titre or "Le début de la feuille"
                trop[nom] = trop.get(nom, 0) + bloc.mm
    return trop
