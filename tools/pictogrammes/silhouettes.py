"""Draws the figures of which something is the message: gender, age, sight, company, pain."""

from __future__ import annotations

from .formes import Formes, masse, placer, plein, point, trait


def homme(x: float) -> Formes:
    """Return a man as signs of public places draw him: arms and legs apart from the body."""
    corps = (
        "M-21 42A12 12 0 0 1 -9 30H9A12 12 0 0 1 21 42V60A3.8 3.8 0 0 1 13.5 60V42H10.5V86"
        "A4.5 4.5 0 0 1 1.5 86V63H-1.5V86A4.5 4.5 0 0 1 -10.5 86V42H-13.5V60A3.8 3.8 0 0 1 -21 60Z"
    )
    return [point(x, 16.5, 10.5), plein(placer(corps, x, 0))]


def femme(x: float) -> Formes:
    """Return a woman as signs of public places draw her: a dress, arms apart."""
    robe = "M-7 33H7L22 69H-22Z"
    return [
        point(x, 16.5, 10.5),
        masse(placer(robe, x, 0)),
        trait(placer("M-19.5 37.5L-31.5 60M19.5 37.5L31.5 60", x, 0), 7),
        plein(
            placer("M-9 72H-1.5V86A3.8 3.8 0 0 1 -9 86ZM1.5 72H9V86A3.8 3.8 0 0 1 1.5 86Z", x, 0)
        ),
    ]


def enceinte(x: float) -> Formes:
    """Return a pregnant woman seen from the side, a heart cut out of her belly."""
    corps = (
        "M-18 42A12 12 0 0 1 -6 30H-3C4 30 7 35 8 41C18 43 24 49 24 56C24 63 19 67 9 69"
        "V85.5A4.5 4.5 0 0 1 0 85.5V69H-3V85.5A4.5 4.5 0 0 1 -12 85.5V69A6 6 0 0 1 -18 63Z"
        "M9 63C4 59 0 56 0 52A4.5 4.5 0 0 1 9 50.5A4.5 4.5 0 0 1 18 52C18 56 14 59 9 63Z"
    )
    return [point(x - 4, 16.5, 10.5), plein(placer(corps, x, 0), troue=True)]


def agee(x: float) -> Formes:
    """Return a person bent over a cane."""
    return [
        point(x + 9, 18, 10.5),
        trait(placer("M0 40C-9 42 -13 48 -13 60", x, 0), 13),
        trait(placer("M-15 62L-18 86M-11 62L-1 70V86", x, 0), 7),
        trait(placer("M3 41L9 54L21 54", x, 0), 7),
        trait(placer("M18 51H21A6 6 0 0 1 27 57V87", x, 0), 5),
    ]


def bebe(x: float, y: float) -> Formes:
    """Return a sitting baby in a nappy, arms open; ``x, y`` is between the feet."""
    couche = "M-14 -25H14C14 -15 9 -9 0 -9C-9 -9 -14 -15 -14 -25Z"
    return [
        point(x, y - 65, 16),
        plein(placer("M-15 -46H15L14 -28H-14Z", x, y)),
        plein(placer(couche, x, y)),
        trait(placer("M-15 -42.5L-30 -33M15 -42.5L30 -33", x, y), 7),
        trait(placer("M-21.5 -13L-30 -8M21.5 -13L30 -8", x, y), 13),
    ]
