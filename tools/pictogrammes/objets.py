"""Draws more objects: car, shield, padlock, ear, stethoscope, thermometer, flag, banknotes."""

from __future__ import annotations

from math import cos, pi, sin

from .formes import Formes, anneau, nombre, placer, plein, point, rect_arrondi, teinte, trait


def voiture(x: float, y: float, k: float = 1) -> Formes:
    """Return a car seen from the front, 39 units wide."""
    d = (
        "M-15 -4L-12 -14A6 6 0 0 1 -6 -18H6A6 6 0 0 1 12 -14L15 -4A6 6 0 0 1 19.5 2V16"
        "A3 3 0 0 1 16.5 19H13A3 3 0 0 1 10 16V13H-10V16A3 3 0 0 1 -13 19H-16.5"
        "A3 3 0 0 1 -19.5 16V2A6 6 0 0 1 -15 -4Z"
        "M-10.5 -4H10.5L7.5 -13H-7.5ZM-15 4A3 3 0 0 0 -9 4A3 3 0 0 0 -15 4Z"
        "M9 4A3 3 0 0 0 15 4A3 3 0 0 0 9 4Z"
    )
    return [plein(placer(d, x, y, k), troue=True)]


def bouclier(x: float, y: float, k: float = 1) -> str:
    """Return the path of a shield, 72 units wide and 81 high."""
    return placer("M0 -39L36 -27V-3C36 18 21 33 0 42C-21 33 -36 18 -36 -3V-27Z", x, y, k)


def cadenas(x: float, y: float, k: float = 1) -> Formes:
    """Return a closed padlock with its keyhole, 36 units wide."""
    serrure = "M-4.5 11A4.5 4.5 0 0 0 -2 15V20H2V15A4.5 4.5 0 0 0 4.5 11A4.5 4.5 0 0 0 -4.5 11Z"
    return [
        trait(placer("M-10.5 0V-8A10.5 10.5 0 0 1 10.5 -8V0", x, y, k)),
        plein(placer(f"{rect_arrondi(-18, 0, 36, 27, 5)}{serrure}", x, y, k), troue=True),
    ]


def oreille(x: float, y: float, k: float = 1, epaisseur: float = 7) -> Formes:
    """Return an ear facing right, 42 units wide and 66 high."""
    d = (
        "M-21 -12A21 21 0 0 1 21 -12C21 3 9 6 7 18C5 33 -10 37 -17 27"
        "M-9 -10A9 9 0 0 1 9 -10C9 -1 0 -2 -1 9"
    )
    return [trait(placer(d, x, y, k), epaisseur)]


def stethoscope() -> Formes:
    """Return a stethoscope that fills the frame."""
    return [
        trait("M24 12H15V33A19.5 19.5 0 0 0 54 33V12H45", 7),
        trait("M34.5 54V64.5A20.2 20.2 0 0 0 75 64.5V57", 7),
        anneau(75, 46.5, 10, 7),
    ]


def thermometre(x: float) -> Formes:
    """Return a tall thermometer centred on ``x``, half full."""
    return [
        trait(f"M{x - 8.5} 66V15A8.5 8.5 0 0 1 {x + 8.5} 15V66A12 12 0 1 1 {x - 8.5} 66Z", 5),
        point(x, 74.5, 6),
        trait(f"M{x} 36V73.5", 5),
    ]


def drapeau(x: float, y: float) -> Formes:
    """Return a flag of three upright bands on its pole; ``x, y`` is its top left corner."""
    return [
        trait(placer("M0 3V78", x, y)),
        plein(placer("M3 0H15V30H3ZM27 0H39V30H27Z", x, y)),
        teinte(placer("M15 0H27V30H15Z", x, y)),
    ]


def billet() -> Formes:
    """Return a second banknote behind a first one (free inside the first: 18..66, 39..75)."""
    d = rect_arrondi(9, 30, 66, 48, 4)
    return [teinte(d), trait(d), trait("M24 18H84A3 3 0 0 1 87 21V66")]


def etoile(rayons: tuple[float, float], branches: int, x: float, y: float) -> str:
    """Return the path of a star centred on ``x, y`` with outer and inner radius."""
    points = [
        f"{nombre(x + rayons[i % 2] * sin(pi * i / branches))} "
        f"{nombre(y - rayons[i % 2] * cos(pi * i / branches))}"
        for i in range(2 * branches)
    ]
    return "M" + "L".join(points) + "Z"


def barre() -> Formes:
    """Return the bar that says « without », across the picture: nothing is forbidden."""
    return [trait("M15 15L81 81", 7)]
