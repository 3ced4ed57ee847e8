"""Draws the bases: papers, cards, booklets, calendars, screens, buildings and pins."""

from __future__ import annotations

from .formes import (
    Formes,
    anneau,
    disque_teinte,
    masse,
    nombre,
    plein,
    point,
    rect_arrondi,
    teinte,
    trait,
)


def page() -> Formes:
    """Return a full portrait page with a folded corner (free inside: 24..72, 36..81)."""
    return [
        teinte("M18 9H57L78 30V87H18Z"),
        trait("M57 9H24A6 6 0 0 0 18 15V81A6 6 0 0 0 24 87H72A6 6 0 0 0 78 81V30Z"),
        trait("M57 9V30H78"),
    ]


def page_simple() -> Formes:
    """Return a full portrait page without fold (free inside: 24..72, 15..81)."""
    d = rect_arrondi(18, 9, 60, 78, 6)
    return [teinte(d), trait(d)]


def page_encochee(lignes: str = "M27 45H36M27 60H33") -> Formes:
    """Return a page whose outline stops before the badge zone (circle 69,69 radius 28.5)."""
    return [
        teinte("M15 9H48L69 30V40A29 29 0 0 0 42 84H15Z"),
        trait("M39 87H21A6 6 0 0 1 15 81V15A6 6 0 0 1 21 9H48L69 30V36"),
        trait("M48 9V30H69"),
        *([trait(lignes)] if lignes else []),
    ]


def ticket_encoche() -> Formes:
    """Return a receipt torn in zigzag at the bottom, stopping before the badge zone."""
    return [
        teinte("M15 9H69V40A29 29 0 0 0 41 81L33 87L24 81L15 87Z"),
        trait("M69 36V15A6 6 0 0 0 63 9H21A6 6 0 0 0 15 15V87L24 81L33 87L39 83"),
    ]


def page_entaillee(x: float, y: float, lignes: str = "M24 30H36M24 45H33") -> Formes:
    """Return a page whose lower right quarter, from ``x, y``, is left free for an object."""
    n = nombre
    return [
        teinte(f"M12 9H45L66 30V{n(y)}H{n(x + 6)}A6 6 0 0 0 {n(x)} {n(y + 6)}V87H12Z"),
        trait(f"M{n(x - 6)} 87H18A6 6 0 0 1 12 81V15A6 6 0 0 1 18 9H45L66 30V{n(y - 6)}"),
        trait("M45 9V30H66"),
        *([trait(lignes)] if lignes else []),
    ]


def page_droite(lignes: str = "M60 45H72M63 60H72") -> Formes:
    """Return a page on the right whose lower left part is left free for an object."""
    return [
        teinte("M30 9H63L84 30V87H57V54L45 42H30Z"),
        trait("M60 87H78A6 6 0 0 0 84 81V30L63 9H36A6 6 0 0 0 30 15V33M63 9V30H84"),
        trait(lignes),
    ]


def formulaire_encoche() -> Formes:
    """Return a form without fold whose right edge is open, for a pen going up and right."""
    return [
        teinte("M12 9H66V28L38 56L34 80L58 76L66 68V87H12Z"),
        trait(
            "M66 24V15A6 6 0 0 0 60 9H18A6 6 0 0 0 12 15V81A6 6 0 0 0 18 87H60A6 6 0 0 0 66 81V72"
        ),
    ]


def carte() -> Formes:
    """Return a full landscape card."""
    d = rect_arrondi(9, 18, 78, 60, 9)
    return [teinte(d), trait(d)]


def carte_encochee() -> Formes:
    """Return a landscape card whose outline stops before the badge zone."""
    return [
        teinte("M9 12H87V46A28.5 28.5 0 0 0 41 66H9Z"),
        trait("M36 69H18A9 9 0 0 1 9 60V21A9 9 0 0 1 18 12H78A9 9 0 0 1 87 21V36"),
    ]


def carte_bandeau() -> Formes:
    """Return a landscape card with a solid band at the bottom (free inside: 15..81, 24..60)."""
    d = rect_arrondi(9, 18, 78, 60, 9)
    return [teinte(d), trait(d), plein("M9 66H87V69A9 9 0 0 1 78 78H18A9 9 0 0 1 9 69Z")]


def livret() -> Formes:
    """Return a closed booklet with its spine (free inside: 33..75, 15..81)."""
    d = rect_arrondi(15, 9, 66, 78, 9)
    return [teinte(d), trait(d), trait("M27 9V87")]


def livret_ouvert() -> Formes:
    """Return an open booklet: left page 9..48, right page 48..87."""
    contour = "M48 24C42 18 27 15 9 18V78C27 75 42 78 48 84C54 78 69 75 87 78V18C69 15 54 18 48 24Z"
    return [teinte(contour), trait(contour), trait("M48 24V84")]


def calendrier() -> Formes:
    """Return a full calendar with a solid band (free inside: 18..78, 42..78)."""
    return [
        teinte("M9 36H87V87H9Z"),
        masse("M9 33V21A6 6 0 0 1 15 15H81A6 6 0 0 1 87 21V33Z"),
        trait("M9 33V81A6 6 0 0 0 15 87H81A6 6 0 0 0 87 81V33M27 9V15M69 9V15"),
    ]


def calendrier_encoche() -> Formes:
    """Return a calendar whose outline stops before the badge zone (circle 66,66)."""
    return [
        masse("M9 33V21A6 6 0 0 1 15 15H78A6 6 0 0 1 84 21V33Z"),
        trait("M36 84H15A6 6 0 0 1 9 78V33M27 9V15M66 9V15"),
    ]


def petit_calendrier(x: float, y: float) -> Formes:
    """Return a small calendar, 45 units wide, whose top left corner is at ``x, y``."""
    n = nombre
    return [
        trait(rect_arrondi(x + 3, y + 6, 39, 36, 4)),
        plein(f"M{n(x + 3)} {n(y + 6)}H{n(x + 42)}V{n(y + 18)}H{n(x + 3)}Z"),
        trait(f"M{n(x + 13)} {n(y + 1)}V{n(y + 6)}M{n(x + 32)} {n(y + 1)}V{n(y + 6)}", 5),
        point(x + 15.5, y + 30, 4),
        point(x + 29.5, y + 30, 4),
    ]


def ecran() -> Formes:
    """Return a screen on its stand (free inside: 15..81, 18..57)."""
    d = rect_arrondi(9, 12, 78, 54, 6)
    return [teinte(d), trait(d), trait("M48 69V81", 13), trait("M30 87H66")]


def telephone() -> Formes:
    """Return a mobile phone (free inside: 30..66, 18..66)."""
    d = rect_arrondi(24, 9, 48, 78, 9)
    bas = "M24 69H72V78A9 9 0 0 1 63 87H33A9 9 0 0 1 24 78Z"
    return [teinte(d), trait(d), plein(f"{bas}M44 78A4 4 0 0 0 52 78A4 4 0 0 0 44 78Z", troue=True)]


def enveloppe_face() -> Formes:
    """Return the front of an addressed and stamped envelope."""
    d = rect_arrondi(9, 18, 78, 60, 6)
    return [teinte(d), trait(d), plein("M60 27H78V48H60Z"), trait("M24 54H45M24 66H57")]


def bulle() -> Formes:
    """Return a large speech bubble (centre 48, 42)."""
    d = (
        "M18 9H78A9 9 0 0 1 87 18V63A9 9 0 0 1 78 72H48"
        "L30 88V72H18A9 9 0 0 1 9 63V18A9 9 0 0 1 18 9Z"
    )
    return [teinte(d), trait(d)]


def piece(x: float = 48, y: float = 48, r: float = 39) -> Formes:
    """Return a coin, blank."""
    return [disque_teinte(x, y, r), anneau(x, y, r)]


def repere(x: float, y: float, k: float = 1) -> Formes:
    """Return a solid map pin with a round hole; ``x, y`` is the tip and 84k its height."""
    n = nombre
    r, haut = 30 * k, y - 54 * k
    trou = 12 * k
    d = (
        f"M{n(x)} {n(y)}C{n(x - 9 * k)} {n(y - 18 * k)}"
        f" {n(x - r)} {n(y - 33 * k)} {n(x - r)} {n(haut)}"
        f"A{n(r)} {n(r)} 0 0 1 {n(x + r)} {n(haut)}"
        f"C{n(x + r)} {n(y - 33 * k)} {n(x + 9 * k)} {n(y - 18 * k)} {n(x)} {n(y)}Z"
        f"M{n(x - trou)} {n(haut)}A{n(trou)} {n(trou)} 0 0 0 {n(x + trou)} {n(haut)}"
        f"A{n(trou)} {n(trou)} 0 0 0 {n(x - trou)} {n(haut)}Z"
    )
    return [plein(d, troue=True)]


def maison_contour() -> Formes:
    """Return a large outlined house under a heavy roof (free inside: 24..72, 45..81)."""
    return [
        teinte("M18 42L48 15L78 42V84H18Z"),
        trait("M18 45V81A6 6 0 0 0 24 87H72A6 6 0 0 0 78 81V45"),
        trait("M9 45L48 11L87 45", 7),
    ]


def comptoir() -> Formes:
    """Return a counter seen from the front, for someone sitting behind it."""
    return [teinte("M12 63H45V87H12Z"), trait("M9 63H54M12 66V87H45V66")]
