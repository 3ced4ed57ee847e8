"""Draws the small objects (house, coin, pen, plane…) that are laid on pages, cards and scenes."""

from __future__ import annotations

from .formes import Formes, anneau, masse, nombre, placer, plein, point, rect_arrondi, trait


def maison(x: float, y: float, k: float = 1) -> Formes:
    """Return a solid house with an open door, 42 units wide."""
    d = "M-18 -2L0 -18L18 -2H14V18H5V5H-5V18H-14V-2Z"
    return [masse(placer(d, x, y, k), 4)]


def coeur(x: float, y: float, k: float = 1) -> Formes:
    """Return a solid heart, 36 units wide."""
    d = "M0 17C-8 11 -18 4 -18 -6A9 9 0 0 1 0 -9A9 9 0 0 1 18 -6C18 4 8 11 0 17Z"
    return [plein(placer(d, x, y, k))]


def avion(x: float, y: float, k: float = 1, angle: float = 45) -> Formes:
    """Return a solid plane seen from above, flying up when ``angle`` is 0."""
    d = (
        "M0 -23C4 -23 5 -18 5 -14V-7L22 6V12L5 7V14L10 18V22L0 20L-10 22V18L-5 14V7"
        "L-22 12V6L-5 -7V-14C-5 -18 -4 -23 0 -23Z"
    )
    return [plein(placer(d, x, y, k, angle))]


def mortier(x: float, y: float, k: float = 1) -> Formes:
    """Return a graduate cap, 48 units wide."""
    return [
        plein(placer("M0 -15L24 -4L0 7L-24 -4Z", x, y, k)),
        plein(placer("M-13 5L0 11L13 5V14C13 20 -13 20 -13 14Z", x, y, k)),
        trait(placer("M21 -4V12", x, y, k), 5),
    ]


def cartable(x: float, y: float, k: float = 1) -> Formes:
    """Return a briefcase with a handle, 42 units wide."""
    return [
        trait(placer("M-8 -12V-18H8V-12", x, y, k), 5),
        plein(placer("M-21 -7A5 5 0 0 1 -16 -12H16A5 5 0 0 1 21 -7V0H-21Z", x, y, k)),
        plein(placer("M-21 4H-5V8H5V4H21V13A5 5 0 0 1 16 18H-16A5 5 0 0 1 -21 13Z", x, y, k)),
    ]


def landau(x: float, y: float, k: float = 1) -> Formes:
    """Return a pram, 42 units wide."""
    return [
        plein(placer("M-17 0H18A17.5 15 0 0 1 -17 0Z", x, y, k)),
        plein(placer("M1 -3V-21A17 18 0 0 1 18 -3Z", x, y, k)),
        trait(placer("M-15 2L-20 -10", x, y, k), 5),
        point(x - 10 * k, y + 21.5 * k, 4.5 * k),
        point(x + 11 * k, y + 21.5 * k, 4.5 * k),
    ]


def euro(x: float, y: float, r: float = 16.5, epaisseur: float = 7) -> Formes:
    """Return a euro sign of radius ``r``."""
    arc = f"M{nombre(x + 0.7 * r)} {nombre(y - 0.67 * r)}A{nombre(r)} {nombre(r)} 0 1 0 "
    ecart = max(0.27 * r, 3.8)
    barre = f"M{nombre(x - 1.25 * r)} {nombre(y - ecart)}H{nombre(x + 0.15 * r)}"
    barre += f"M{nombre(x - 1.25 * r)} {nombre(y + ecart)}H{nombre(x + 0.15 * r)}"
    return [
        trait(f"{arc}{nombre(x + 0.7 * r)} {nombre(y + 0.67 * r)}", epaisseur),
        trait(barre, 5 if r > 14 else 4),
    ]


def pourcent(x: float, y: float, k: float = 1) -> Formes:
    """Return a percent sign, 36 units high."""
    return [
        anneau(x - 11 * k, y - 10 * k, 6 * k, 5),
        anneau(x + 11 * k, y + 10 * k, 6 * k, 5),
        trait(placer("M12 -16L-12 16", x, y, k)),
    ]


def croix_soin(x: float, y: float, k: float = 1) -> Formes:
    """Return a solid medical cross, 36 units wide."""
    d = "M-5 -16H5V-5H16V5H5V16H-5V5H-16V-5H-5Z"
    return [masse(placer(d, x, y, k), 4)]


def crayon(x: float, y: float, k: float = 1) -> Formes:
    """Return a solid pencil whose tip, at ``x, y``, points down and left."""
    corps = "M7 -17L31 -41A3 3 0 0 1 35 -41L41 -35A3 3 0 0 1 41 -31L17 -7Z"
    return [plein(placer(corps, x, y, k)), plein(placer("M4 -14L14 -4L0 0Z", x, y, k))]


def plume(x: float, y: float, k: float = 1) -> Formes:
    """Return a fountain pen whose nib tip, at ``x, y``, points down and left."""
    bec = "M0 0L6 -23L20 -29L29 -20L23 -6ZM12 -17A5 5 0 0 1 17 -12A5 5 0 0 1 12 -17Z"
    manche = "M24 -33L33 -24L43 -34A4 4 0 0 0 43 -38L38 -43A4 4 0 0 0 34 -43Z"
    return [plein(placer(bec, x, y, k), troue=True), plein(placer(manche, x, y, k))]


def appareil_photo(x: float, y: float, k: float = 1) -> Formes:
    """Return a solid camera with a lens hole, 42 units wide, centred on ``x, y``."""
    boitier = (
        "M-17 -12H-11L-7 -18H7L11 -12H17A5 5 0 0 1 22 -7V13A5 5 0 0 1 17 18"
        "H-17A5 5 0 0 1 -22 13V-7A5 5 0 0 1 -17 -12Z"
    )
    trou = "M0 -7.5A10 10 0 0 1 0 12.5A10 10 0 0 1 0 -7.5Z"
    return [plein(placer(boitier + trou, x, y, k), troue=True), point(x, y + 2.5 * k, 5 * k)]


def tampon(x: float, y: float, k: float = 1) -> Formes:
    """Return a rubber stamp above its print line, 42 units wide."""
    poignee = (
        "M-5 2C-5 -4 -10 -7 -10 -13A10 10 0 0 1 10 -13"
        "C10 -7 5 -4 5 2H13A6 6 0 0 1 19 8V12H-19V8A6 6 0 0 1 -13 2Z"
    )
    return [plein(placer(poignee, x, y, k)), trait(placer("M-17 19H17", x, y, k), 5)]


def loupe(x: float, y: float, r: float = 15) -> Formes:
    """Return a magnifying glass centred on ``x, y``, handle down and right."""
    a, b = 0.71 * r + 3, 0.71 * r + 13
    manche = f"M{nombre(x + a)} {nombre(y + a)}L{nombre(x + b)} {nombre(y + b)}"
    return [anneau(x, y, r), trait(manche, 7)]


def curseur(x: float, y: float, k: float = 1) -> Formes:
    """Return a solid screen pointer whose tip is at ``x, y``."""
    d = "M0 0V30L7.5 23L13 36L20 33L14.5 20.5H25Z"
    return [masse(placer(d, x, y, k), 4)]


def globe(x: float, y: float, r: float = 16.5) -> Formes:
    """Return a globe with its equator and one meridian."""
    n, h, b = nombre, y - r, y + r
    meridien = (
        f"M{n(x)} {n(h)}C{n(x - r * 0.5)} {n(y - r * 0.44)}"
        f" {n(x - r * 0.5)} {n(y + r * 0.44)} {n(x)} {n(b)}"
    )
    meridien += (
        f"C{n(x + r * 0.5)} {n(y + r * 0.44)} {n(x + r * 0.5)} {n(y - r * 0.44)} {n(x)} {n(h)}Z"
    )
    return [anneau(x, y, r, 5), trait(f"M{n(x - r)} {n(y)}H{n(x + r)}", 4), trait(meridien, 4)]


def lettre_a(x: float, y: float, k: float = 1, epaisseur: float = 5) -> Formes:
    """Return a capital letter A, 24 units high."""
    return [trait(placer("M-10 12L0 -12L10 12M-6 5H6", x, y, k), epaisseur)]


def ideogramme(x: float, y: float, k: float = 1, epaisseur: float = 5) -> Formes:
    """Return the ideogram for writing, 26 units high."""
    return [
        trait(
            placer("M0 -14V-8M-13 -7H13M-8 -6C-5 4 2 11 12 14M8 -6C5 4 -2 11 -12 14", x, y, k),
            epaisseur,
        )
    ]


def valise(x: float, y: float, k: float = 1) -> Formes:
    """Return a standing suitcase, 30 units wide and 45 high, bottom centre at ``x, y``."""
    corps = f"{rect_arrondi(-15, -36, 30, 33, 5)}M-7 -30H-3V-9H-7ZM3 -30H7V-9H3Z"
    return [
        trait(placer("M-6 -37V-45H6V-37", x, y, k), 5),
        plein(placer(corps, x, y, k), troue=True),
        point(x - 8 * k, y - 1.5 * k, 2.5 * k),
        point(x + 8 * k, y - 1.5 * k, 2.5 * k),
    ]


def main_levee(x: float, y: float, k: float = 1) -> Formes:
    """Return a solid raised hand, 40 units high."""
    return [
        trait(placer("M-13 2V-12M-4.5 0V-18M4.5 0V-18M13 2V-13", x, y, k)),
        trait(placer("M-11 12L-20 2", x, y, k)),
        plein(placer("M-16 -1H16V8C16 17 9 21 1 21C-6 21 -12 18 -15 12Z", x, y, k)),
    ]


def main_ouverte() -> Formes:
    """Return an open hand held out from the left, under what it gives or receives."""
    d = "M24 66C30 60 38 60 45 67H57A4 4 0 0 1 57 75H48L62 76L79 66A4 4 0 0 1 84 73L64 87H24Z"
    return [plein(rect_arrondi(6, 60, 12, 30, 3)), masse(d, 4)]


def cartable_encoche() -> Formes:
    """Return a large briefcase stopping before the badge zone."""
    haut = "M12 24H75A6 6 0 0 1 81 30V43A28.5 28.5 0 0 0 49.5 48H6V30A6 6 0 0 1 12 24Z"
    bas = "M6 54H45A28.5 28.5 0 0 0 43 81H12A6 6 0 0 1 6 75Z"
    return [trait("M30 24V15A6 6 0 0 1 36 9H51A6 6 0 0 1 57 15V24"), plein(haut), plein(bas)]


def balance(x: float, y: float, k: float = 1) -> Formes:
    """Return the scales of justice, 44 units wide."""
    plateaux = "M-23 7H-5A9 9 0 0 1 -23 7ZM5 7H23A9 9 0 0 1 5 7Z"
    return [
        trait(placer("M0 -19V19M-9 20H9M-14 -12H14", x, y, k), 5),
        trait(placer("M-20 6L-14 -11L-8 6M8 6L14 -11L20 6", x, y, k), 4),
        plein(placer(plateaux, x, y, k)),
    ]


def temple(x: float, y: float, k: float = 1) -> Formes:
    """Return a small public building with columns, 42 units wide."""
    return [
        masse(placer("M-18 -9L0 -19L18 -9Z", x, y, k), 5),
        trait(placer("M-13 0V9M0 0V9M13 0V9", x, y, k)),
        trait(placer("M-18 18H18", x, y, k)),
    ]


def timbre() -> Formes:
    """Return a large stamp with toothed edges and an empty middle."""
    contour = "M9 9"
    for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
        contour += f"l{nombre(9.8 * dx)} {nombre(9.8 * dy)}"
        for rang in range(4):
            suite = 7.5 if rang < 3 else 9.7
            contour += f"a4.5 4.5 0 0 0 {9 * dx} {9 * dy}l{nombre(suite * dx)} {nombre(suite * dy)}"
    return [plein(f"{contour}ZM21 21V75H75V21Z", troue=True)]
