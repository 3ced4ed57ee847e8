"""Draws figures in action: in a queue, running, climbing, seated, in a wheelchair, with a stick."""

from __future__ import annotations

from .formes import Formes, nombre, placer, plein, point, trait


def mince(x: float, pied: float = 90, haut: float = 72) -> Formes:
    """Return a narrow standing adult for rows of people; the gap of the legs stays 3 wide."""
    r, demi, jambe = haut / 8, 10.5, 9
    epaule = 2 * r + 3
    corps = (
        f"M{-demi} {haut * 0.64}V{epaule + demi}A{demi} {demi} 0 0 1 {demi} {epaule + demi}"
        f"V{haut * 0.64}A1.5 1.5 0 0 1 {jambe} {haut * 0.64 + 1.5}V{haut - 3.75}"
        f"A3.75 3.75 0 0 1 1.5 {haut - 3.75}V{haut * 0.66}H-1.5V{haut - 3.75}"
        f"A3.75 3.75 0 0 1 {-jambe} {haut - 3.75}"
        f"V{haut * 0.64 + 1.5}A1.5 1.5 0 0 1 {-demi} {haut * 0.64}Z"
    )
    return [point(x, pied - haut + r, r), plein(placer(corps, x, pied - haut))]


def femme(x: float) -> Formes:
    """Return a standing adult in a dress, for the only signs where gender is the message."""
    corps = (
        "M-3 30H3A9 9 0 0 1 11 36L18 66H9V86A3.8 3.8 0 0 1 1.5 86V66H-1.5V86"
        "A3.8 3.8 0 0 1 -9 86V66H-18L-11 36A9 9 0 0 1 -3 30Z"
    )
    return [point(x, 18, 9), plein(placer(corps, x, 0))]


def coureur() -> Formes:
    """Return a person running to the right, in the right two thirds of the picture."""
    return [
        point(66, 16.5, 9),
        trait("M57 36L51 54", 13),
        trait("M57 36L69 46L81 42M54 34L39 36L33 48"),
        trait("M52 57L64 69L63 86M50 57L42 72L27 76", 7),
    ]


def en_fauteuil() -> Formes:
    """Return a person in a wheelchair, facing right."""
    return [
        point(42, 16.5, 10.5),
        trait("M42 40V54H63L72 82.5", 13),
        trait("M23.4 54A21 21 0 1 0 57.5 79.5"),
    ]


def petit_assis(x: float) -> Formes:
    """Return a person on a chair, 36 units wide from ``x``."""
    n = nombre
    return [
        point(x + 15.5, 27, 9),
        trait(f"M{n(x + 15.5)} 45.5V59.5H{n(x + 30)}V83.5", 13),
        trait(f"M{n(x + 3)} 42V87M{n(x + 3)} 72H{n(x + 15)}V87"),
    ]


def enceinte(x: float) -> Formes:
    """Return a pregnant person seen from the side, facing right; ``x`` is the back."""
    corps = (
        "M0 45A12 12 0 0 1 12 33C18 33 19 36 20 42C30 45 33 60 21 66"
        "V85.5A4.5 4.5 0 0 1 12 85.5V69H9V85.5A4.5 4.5 0 0 1 0 85.5Z"
    )
    return [point(x + 13.5, 19.5, 10.5), plein(placer(corps, x, 0))]


def age(x: float) -> Formes:
    """Return an elderly person leaning on a stick, facing right; ``x`` is the back."""
    n = nombre
    return [
        point(x + 17, 25.5, 10.5),
        trait(f"M{n(x + 11)} 48C{n(x + 7)} 54 {n(x + 6.5)} 60 {n(x + 6.5)} 66V83.5", 13),
        trait(f"M{n(x + 14)} 48L{n(x + 22)} 60H{n(x + 30)}V87"),
    ]
