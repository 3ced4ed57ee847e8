"""The largest letters that a sheet holds, for what is read from a distance."""

from collections.abc import Callable, Sequence

from kit.render.pdf import Pdf

_PAS = 1.08
"""Ratio between two sizes tried: a smaller difference is not seen."""


def fit_tight(corps: Sequence[float], pages_visees: int, make: Callable[[float], Pdf]) -> Pdf:
    """The sheet in the largest size with which it takes as few pages as in the smallest one.

    `corps` has at least one size, in points, the largest first. It is made a few times only: each
    trial halves what is left.
    """
    premier = make(corps[0])
    if _holds(premier, pages_visees):
        return premier
    tailles = _spread(corps)
    retenu = make(tailles[-1]) if len(tailles) > 1 else premier
    cible = max(retenu.pages, pages_visees)
    if _holds(premier, cible):
        return premier
    trop, assez = 0, len(tailles) - 1
    while assez - trop > 1:
        milieu = (trop + assez) // 2
        essai = make(tailles[milieu])
        if _holds(essai, cible):
            retenu, assez = essai, milieu
        else:
            trop = milieu
    return retenu


def _spread(corps: Sequence[float]) -> list[float]:
    """The sizes worth a trial, the largest first: the two ends, and those that are far enough."""
    tailles = [corps[0]]
    for taille in corps[1:-1]:
        if tailles[-1] >= taille * _PAS and taille >= corps[-1] * _PAS:
            tailles.append(taille)
    return [*tailles, corps[-1]] if len(corps) > 1 else tailles


def _holds(pdf: Pdf, pages: int) -> bool:
    return pdf.pages <= pages and not pdf.depassements
