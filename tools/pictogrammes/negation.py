"""Cuts a drawing along the bar of a prohibition: the bar is drawn, nothing is hidden behind it.

The strip freed for the bar goes from the upper left to the lower right, like the bar itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, sin, sqrt
from typing import Final

from .formes import Formes, anneau, nombre, trait

_COMMANDE: Final = re.compile(r"([MLHVCAZ])([^MLHVCAZ]*)")
_NOMBRE: Final = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
_QUART: Final = pi / 2
_CONFONDUS: Final = 0.05
"""Two points nearer than that are written alike: coordinates keep one decimal."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Segment:
    """A straight line, or an arc of ``centre`` and ``rayon`` from angle ``de`` to angle ``a``."""

    debut: Point
    fin: Point
    centre: Point = (0, 0)
    rayon: float = 0
    de: float = 0
    a: float = 0

    def point(self, t: float) -> Point:
        """The point at ``t`` (0 to 1) of the way."""
        if not self.rayon:
            (x, y), (u, v) = self.debut, self.fin
            return x + (u - x) * t, y + (v - y) * t
        angle = self.de + (self.a - self.de) * t
        return (
            self.centre[0] + self.rayon * cos(angle),
            self.centre[1] + self.rayon * sin(angle),
        )

    def entre(self, t: float, u: float) -> Segment:
        """The part of the segment between two shares of the way."""
        angle = self.a - self.de
        return Segment(
            self.point(t),
            self.point(u),
            self.centre,
            self.rayon,
            self.de + angle * t,
            self.de + angle * u,
        )

    def texte(self) -> str:
        """The command that draws it from its first point."""
        vers = f"{nombre(self.fin[0])} {nombre(self.fin[1])}"
        if not self.rayon:
            return f"L{vers}"
        grand, sens = int(abs(self.a - self.de) > pi), int(self.a > self.de)
        return f"A{nombre(self.rayon)} {nombre(self.rayon)} 0 {grand} {sens} {vers}"


def _arc(debut: Point, fin: Point, rayon: float, drapeaux: tuple[bool, bool]) -> Segment:
    """An arc of circle as a path writes it: two ends, a radius, and which of the four it is."""
    grand, sens = drapeaux
    mx, my = (debut[0] + fin[0]) / 2, (debut[1] + fin[1]) / 2
    dx, dy = fin[0] - debut[0], fin[1] - debut[1]
    corde = hypot(dx, dy)
    rayon = max(rayon, corde / 2)
    fleche = sqrt(max(rayon * rayon - corde * corde / 4, 0)) * (1 if grand != sens else -1)
    centre = (mx - fleche * dy / corde, my + fleche * dx / corde)
    de = atan2(debut[1] - centre[1], debut[0] - centre[0])
    a = atan2(fin[1] - centre[1], fin[0] - centre[0])
    if sens and a < de:
        a += 2 * pi
    if not sens and a > de:
        a -= 2 * pi
    return Segment(debut, fin, centre, rayon, de, a)


def _arrivee(lettre: str, v: list[float], ici: Point, depart: Point) -> Point:
    """The point where a command leads."""
    if lettre == "Z":
        return depart
    if lettre == "H":
        return v[0], ici[1]
    if lettre == "V":
        return ici[0], v[0]
    return v[-2], v[-1]


def contours(d: str) -> Iterator[list[Segment]]:
    """The contours of a path of absolute M, L, H, V, A (circles) and Z commands."""
    suite: list[Segment] = []
    ici = depart = (0.0, 0.0)
    for lettre, texte in _COMMANDE.findall(d):
        v = [float(t) for t in _NOMBRE.findall(texte)]
        if lettre == "M":
            if suite:
                yield suite
            suite, ici, depart = [], (v[0], v[1]), (v[0], v[1])
            continue
        vers = _arrivee(lettre, v, ici, depart)
        if vers != ici:
            suite.append(
                _arc(ici, vers, v[0], (bool(v[3]), bool(v[4])))
                if lettre == "A"
                else Segment(ici, vers)
            )
        ici = vers
    if suite:
        yield suite


def _coupes(segment: Segment, dedans: Callable[[Point], float]) -> list[Segment]:
    """The segment in pieces, each wholly on one side of the line ``dedans = 0``."""
    pas = max(2, ceil(abs(segment.a - segment.de) / _QUART * 8)) if segment.rayon else 1
    bornes = [0.0]
    for rang in range(pas):
        bas, haut = rang / pas, (rang + 1) / pas
        avant, apres = dedans(segment.point(bas)), dedans(segment.point(haut))
        if avant * apres < 0:
            for _ in range(40):
                milieu = (bas + haut) / 2
                if dedans(segment.point(milieu)) * avant > 0:
                    bas = milieu
                else:
                    haut = milieu
            bornes.append(bas)
    bornes.append(1.0)
    return [segment.entre(t, u) for t, u in pairwise(bornes)]


def _moitie(contour: list[Segment], dedans: Callable[[Point], float], *, ferme: bool) -> str:
    """What remains of one contour on the side where ``dedans`` is positive."""
    sortie, ici = "", None
    for segment in contour:
        for bout in _coupes(segment, dedans):
            if dedans(bout.point(0.5)) <= 0:
                continue
            if ici is None or hypot(bout.debut[0] - ici[0], bout.debut[1] - ici[1]) > _CONFONDUS:
                relie = ferme and sortie
                sortie += f"{'L' if relie else 'M'}{nombre(bout.debut[0])} {nombre(bout.debut[1])}"
            sortie += bout.texte()
            ici = bout.fin
    return f"{sortie}Z" if ferme and sortie else sortie


def trancher(d: str, marge: float = 8, *, ferme: bool = True) -> str:
    """Return the path ``d`` without the strip of half-width ``marge`` around the line y = x.

    A line drawn with a stroke is not ``ferme``: its caps take half of its width from the margin.
    """
    ecart = marge * sqrt(2)
    cotes: tuple[Callable[[Point], float], ...] = (
        lambda p: p[0] - p[1] - ecart,
        lambda p: p[1] - p[0] - ecart,
    )
    return "".join(_moitie(c, cote, ferme=ferme) for cote in cotes for c in contours(d))


def disque(x: float, y: float, r: float) -> str:
    """Return the path of a disc, to be cut."""
    n = nombre
    arc = f"A{n(r)} {n(r)} 0 0 1 "
    return f"M{n(x - r)} {n(y)}{arc}{n(x + r)} {n(y)}{arc}{n(x - r)} {n(y)}Z"


def cercle_barre() -> Formes:
    """Return the ring and the bar of a prohibition, as on the signs of the street."""
    return [anneau(48, 48, 38.5, 7), trait("M21 21L75 75", 7)]
