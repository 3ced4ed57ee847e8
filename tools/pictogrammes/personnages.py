"""Draws the neutral human figures: standing adult, child, bust and seated person."""

from __future__ import annotations

from .formes import Formes, nombre, placer, plein, point, trait


def adulte(x: float, y: float = 0) -> Formes:
    """Return a standing adult centred on ``x``, 84 units high (head 18 wide)."""
    corps = (
        "M-13.5 58V42A12 12 0 0 1 -1.5 30H1.5A12 12 0 0 1 13.5 42V58A3 3 0 0 1 9 61"
        "V86A3.8 3.8 0 0 1 1.5 86V64H-1.5V86A3.8 3.8 0 0 1 -9 86V61A3 3 0 0 1 -13.5 58Z"
    )
    return [point(x, 18 + y, 9), plein(placer(corps, x, y))]


def couple() -> Formes:
    """Return two standing adults, with room for a child or a sign between them."""
    return [*adulte(22.5), *adulte(73.5)]


def enfant(x: float, y: float = 0, k: float = 1) -> Formes:
    """Return a standing child centred on ``x``; feet at 90 when ``k`` is 1."""
    corps = (
        "M-9 -16V-24A9 9 0 0 1 0 -33A9 9 0 0 1 9 -24V-3A3 3 0 0 1 3 -3V-12H-3V-3A3 3 0 0 1 -9 -3Z"
    )
    return [
        point(x, 90 + y - 40.5 * k - max(3, 3 * k), 7.5 * k),
        plein(placer(corps, x, 90 + y, k)),
    ]


def buste(x: float, y: float, k: float = 1) -> Formes:
    """Return a bust whose flat base is centred on ``x, y`` (33k wide, 46.5k high)."""
    n = nombre
    demi, haut, r = 16.5 * k, 22.5 * k, 10.5 * k
    epaules = f"M{n(x - demi)} {n(y)}V{n(y - haut + demi * 0.97)}"
    epaules += (
        f"A{n(demi)} {n(demi * 0.97)} 0 0 1 {n(x + demi)} {n(y - haut + demi * 0.97)}V{n(y)}Z"
    )
    return [point(x, y - haut - max(3, 3 * k) - r, r), plein(epaules)]


def assis() -> Formes:
    """Return a person sitting on a chair, on the left half of the picture."""
    return [
        point(33, 21, 10.5),
        trait("M33 43V59.5H54V83.5", 13),
        trait("M15 39V87M15 72H39V87"),
    ]


def travailleur(x: float, y: float, k: float = 1) -> Formes:
    """Return a bust wearing a safety helmet; base centre at ``x, y``, 84k high."""
    casque = "M-22 -60A22 22 0 0 1 -6 -82V-66H6V-82A22 22 0 0 1 22 -60Z"
    visage = "M-17 -48H17V-47A17 17 0 0 1 -17 -47Z"
    return [
        plein(placer(casque, x, y, k)),
        trait(placer("M-27 -57H27", x, y, k), 6 if k > 0.7 else 4),
        plein(placer(visage, x, y, k)),
        plein(placer("M-36 0A36 25 0 0 1 36 0Z", x, y, k)),
    ]
