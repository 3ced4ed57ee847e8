"""The largest letters that a sheet holds, and how much it says when it must hold on its pages."""

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


def fit_shorter(
    corps: Sequence[float], replis: int, pages_visees: int, make: Callable[[float, int], Pdf]
) -> Pdf:
    """The sheet that says the most on its pages; the shortest one when none holds.

    The whole is tried in each size first, the largest before; then, in the smallest, what says
    less and less. Each trial halves what is left, since each takes less room than the one before.
    """
    essais = [*((taille, 0) for taille in corps), *((corps[-1], n + 1) for n in range(replis))]
    premier = make(*essais[0])
    if _holds(premier, pages_visees) or len(essais) == 1:
        return premier
    trop, assez, retenu = 0, len(essais), premier
    while assez - trop > 1:
        milieu = (trop + assez) // 2
        essai = make(*essais[milieu])
        if _holds(essai, pages_visees):
            retenu, assez = essai, milieu
        else:
            trop = milieu
            if milieu == len(essais) - 1:
                retenu = essai
    return retenu


def write_repli(repli: int, replis: int) -> str:
    """The style of a sheet that says less: what stands aside, and what then stands instead.

    A template marks `data-jusqu-a="1"` what only stands up to the first level, `data-des="2"`
    what only stands from the second one on; the whole is level 0.
    """
    masques = [f'[data-jusqu-a="{n}"]' for n in range(repli)]
    masques += [f'[data-des="{n}"]' for n in range(repli + 1, replis + 1)]
    return f"{','.join(masques)}{{display:none!important}}" if masques else ""


def _spread(corps: Sequence[float]) -> list[float]:
    """The sizes worth a trial, the largest first: the two ends, and those that are far enough."""
    tailles = [corps[0]]
    for taille in corps[1:-1]:
        if tailles[-1] >= taille * _PAS and taille >= corps[-1] * _PAS:
            tailles.append(taille)
    return [*tailles, corps[-1]] if len(corps) > 1 else tailles


def _holds(pdf: Pdf, pages: int) -> bool:
    return pdf.pages <= pages and not pdf.depassements
