"""Draws the badges whose shape carries the status: check, warning, cross, plus, clock, bar."""

from __future__ import annotations

from math import cos, radians, sin

from .formes import Formes, anneau, disque_teinte, masse, nombre, plein, point, trait


def coche(x: float = 69, y: float = 69) -> Formes:
    """Return the badge « complete »: a check in a circle."""
    d = (
        f"M{nombre(x - 9)} {nombre(y)}L{nombre(x - 3)}"
        f" {nombre(y + 6)}L{nombre(x + 8.5)} {nombre(y - 6)}"
    )
    return [anneau(x, y, 20), trait(d)]


def alerte() -> Formes:
    """Return the badge « missing, be careful »: an exclamation mark in a triangle."""
    return [trait("M68.5 45L89 87H48Z"), trait("M68.5 64V69.8", 5), point(68.5, 78.2, 3)]


def croix() -> Formes:
    """Return the badge « refused »: a cross cut out of a disc."""
    disque = "M48 69A21 21 0 0 1 90 69A21 21 0 0 1 48 69Z"
    coupe = (
        "M69 64.5L76.6 56.8L81.2 61.4L73.5 69L81.2 76.6L76.6 81.2"
        "L69 73.5L61.4 81.2L56.8 76.6L64.5 69L56.8 61.4L61.4 56.8Z"
    )
    return [plein(disque + coupe, troue=True)]


def plus(x: float = 69, y: float = 69) -> Formes:
    """Return the badge « add »: a plus in a circle."""
    n = nombre
    return [anneau(x, y, 20), trait(f"M{n(x - 9)} {n(y)}H{n(x + 9)}M{n(x)} {n(y - 9)}V{n(y + 9)}")]


def horloge(x: float = 69, y: float = 69, r: float = 20) -> Formes:
    """Return the badge « duration »: a clock."""
    n = nombre
    aiguilles = f"M{n(x)} {n(y - r * 0.48)}V{n(y)}H{n(x + r * 0.45)}"
    return [disque_teinte(x, y, r), anneau(x, y, r), trait(aiguilles, 5)]


def interdit(x: float = 69, y: float = 69, r: float = 20) -> Formes:
    """Return the badge « forbidden »: a bar across a circle."""
    n, c = nombre, r * 0.71
    return [anneau(x, y, r), trait(f"M{n(x - c)} {n(y - c)}L{n(x + c)} {n(y + c)}")]


def renouveler(x: float = 69, y: float = 69, r: float = 18) -> Formes:
    """Return the badge « renew »: two arrows turning clockwise."""
    arcs, pointes = "", ""
    for depart in (-160.0, 20.0):
        a, b = radians(depart), radians(depart + 118)
        arcs += f"M{nombre(x + r * cos(a))} {nombre(y + r * sin(a))}"
        arcs += f"A{nombre(r)} {nombre(r)} 0 0 1 {nombre(x + r * cos(b))} {nombre(y + r * sin(b))}"
        for rayon, angle in ((r - 9, 112), (r + 8, 112), (r, 160)):
            t = radians(depart + angle)
            lettre = "M" if rayon == r - 9 else "L"
            pointes += f"{lettre}{nombre(x + rayon * cos(t))} {nombre(y + rayon * sin(t))}"
        pointes += "Z"
    return [trait(arcs), plein(pointes)]


def information(x: float = 69, y: float = 69) -> Formes:
    """Return the badge « information »: an i in a square."""
    n = nombre
    d = f"M{n(x - 18)} {n(y - 18)}H{n(x + 18)}V{n(y + 18)}H{n(x - 18)}Z"
    return [trait(d), point(x, y - 9, 3.5), trait(f"M{n(x)} {n(y)}V{n(y + 9)}", 5)]


def fleche(x: float, y: float, longueur: float, angle: float = 0) -> Formes:
    """Return a straight arrow starting at ``x, y``; angle 0 points right, 90 points down."""
    c, s = cos(radians(angle)), sin(radians(angle))

    def pt(a: float, b: float) -> str:
        return f"{nombre(x + a * c - b * s)} {nombre(y + a * s + b * c)}"

    pointe = f"M{pt(longueur - 12, -10)}L{pt(longueur, 0)}L{pt(longueur - 12, 10)}Z"
    return [trait(f"M{pt(0, 0)}L{pt(longueur - 9, 0)}"), masse(pointe, 4)]
