"""The small languages inside the attributes of a drawing: numbers, paths, moves.

Each is read in full against its grammar (SVG 2, sections 8.5 and 9.3) and written back in one
form: a sign that the grammar does not know is a refusal, never something to skip.
"""

import math
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

NOMBRE_MAX = 10_000
"""Greatest number in a drawing, in its own units."""
NOMBRES_MAX = 4_000
"""Numbers in one path at most."""
DEPLACEMENTS_MAX = 8
"""Moves in one `transform` at most."""

_NOMBRE = re.compile(r"[-+]?(?:[0-9]{1,9}(?:\.[0-9]{1,12})?|\.[0-9]{1,12})(?:[eE][-+]?[0-9]{1,2})?")
_DRAPEAU = re.compile(r"[01]")
_COMMANDE = re.compile(r"[ \t\r\n]*([MmLlHhVvCcSsQqTtAaZz])[ \t\r\n]*")
_ENTRE = re.compile(r"[ \t\r\n]*,?[ \t\r\n]*")
_DEPLACEMENT = re.compile(r"[ \t\r\n,]*([a-zA-Z]+)[ \t\r\n]*\(([^()]*)\)[ \t\r\n]*")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_DRAPEAUX = (3, 4)
"""Places, among the seven numbers of an arc, that hold 0 or 1 and may touch what follows."""
_NOMBRES_DE = {
    "translate": (1, 2),
    "scale": (1, 2),
    "rotate": (1, 3),
    "skewX": (1,),
    "skewY": (1,),
    "matrix": (6,),
}

Trace = tuple[tuple[str, tuple[str, ...]], ...]
"""Each command of a path with its numbers, as they were written."""


class TraceError(ValueError):
    """A value does not follow its grammar; says what was expected, in French."""


def read_nombre(texte: str) -> float:
    """One finite number of a reasonable size. Raises TraceError."""
    propre = texte.strip(" \t\r\n")
    if not _NOMBRE.fullmatch(propre):
        raise TraceError("il faut un nombre sans unité, comme 12 ou 4.5")
    valeur = float(propre)
    if abs(valeur) > NOMBRE_MAX:
        raise TraceError(f"un nombre dépasse {NOMBRE_MAX}")
    return valeur


def read_nombres(texte: str) -> tuple[str, ...]:
    """Numbers separated by spaces or by one comma, as they were written. Raises TraceError."""
    propre = texte.strip(" \t\r\n")
    nombres: list[str] = []
    place = 0
    while place < len(propre):
        nombre, place = _take(propre, place, _NOMBRE, "il faut une suite de nombres")
        nombres.append(nombre)
        if place < len(propre):
            suite = _after(propre, place)
            if suite == len(propre):
                raise TraceError("une virgule ne précède aucun nombre")
            place = suite
        if len(nombres) > NOMBRES_MAX:
            raise TraceError(f"il y a plus de {NOMBRES_MAX} nombres")
    return tuple(nombres)


def read_trace(texte: str) -> Trace:
    """The commands of a path. Raises TraceError."""
    commandes: list[tuple[str, tuple[str, ...]]] = []
    place = total = 0
    while place < len(texte):
        trouve = _COMMANDE.match(texte, place)
        if trouve is None:
            raise TraceError(f"le signe « {texte[place]} » n’est pas une commande de tracé")
        lettre, place = trouve[1], trouve.end()
        if not commandes and lettre not in "Mm":
            raise TraceError("un tracé commence par M")
        nombres, place = _read_arguments(texte, place, _ARGUMENTS[lettre.upper()])
        total += len(nombres)
        if total > NOMBRES_MAX:
            raise TraceError(f"il y a plus de {NOMBRES_MAX} nombres")
        commandes.append((lettre, nombres))
    if not commandes:
        raise TraceError("le tracé est vide")
    return tuple(commandes)


def write_trace(trace: Trace) -> str:
    """The path in its one form: letters touch their numbers, one space between numbers."""
    return "".join(lettre + " ".join(nombres) for lettre, nombres in trace)


def _read_arguments(texte: str, place: int, combien: int) -> tuple[tuple[str, ...], int]:
    """The numbers that follow a command: one group or more, none for Z."""
    nombres: list[str] = []
    while combien:
        if nombres and not _NOMBRE.match(texte, place):
            raise TraceError(f"le signe « {texte[place]} » n’est pas une commande de tracé")
        for rang in range(combien):
            motif = _DRAPEAU if combien == _ARGUMENTS["A"] and rang in _DRAPEAUX else _NOMBRE
            nombre, place = _take(texte, place, motif, "il manque un nombre dans le tracé")
            nombres.append(nombre)
            suite = _after(texte, place)
            if suite == len(texte) or texte[suite] in _COMMANDES:
                if rang < combien - 1 or "," in texte[place:suite]:
                    raise TraceError("il manque un nombre dans le tracé")
                return tuple(nombres), suite
            place = suite
        if len(nombres) > NOMBRES_MAX:
            break
    return tuple(nombres), place


_COMMANDES = frozenset("MmLlHhVvCcSsQqTtAaZz")


def _take(texte: str, place: int, motif: re.Pattern[str], sinon: str) -> tuple[str, int]:
    trouve = motif.match(texte, place)
    if trouve is None:
        raise TraceError(sinon)
    if motif is _NOMBRE:
        read_nombre(trouve.group())
    return trouve.group(), trouve.end()


def _after(texte: str, place: int) -> int:
    """Where the next sign is, after spaces and at most one comma."""
    trouve = _ENTRE.match(texte, place)
    return trouve.end() if trouve else place


@dataclass(frozen=True)
class Matrice:
    """A move of the plane: x becomes a x + c y + e, and y becomes b x + d y + f."""

    a: float = 1
    b: float = 0
    c: float = 0
    d: float = 1
    e: float = 0
    f: float = 0

    def then(self, m: "Matrice") -> "Matrice":
        """The move that applies `m` first, inside this one."""
        return Matrice(
            self.a * m.a + self.c * m.b,
            self.b * m.a + self.d * m.b,
            self.a * m.c + self.c * m.d,
            self.b * m.c + self.d * m.d,
            self.a * m.e + self.c * m.f + self.e,
            self.b * m.e + self.d * m.f + self.f,
        )

    @property
    def echelle(self) -> float:
        """By how much lengths grow, on average."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))

    def is_bounded(self) -> bool:
        """Whether it stays within what every drawing program can compute."""
        return all(abs(v) <= NOMBRE_MAX for v in (self.a, self.b, self.c, self.d)) and all(
            abs(v) <= NOMBRE_MAX * 100 for v in (self.e, self.f)
        )


def read_deplacements(texte: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The moves of a `transform`, each with its numbers. Raises TraceError."""
    deplacements: list[tuple[str, tuple[str, ...]]] = []
    place = 0
    while place < len(texte):
        trouve = _DEPLACEMENT.match(texte, place)
        if trouve is None or trouve[1] not in _NOMBRES_DE:
            raise TraceError(f"seuls {', '.join(_NOMBRES_DE)} sont compris")
        nombres = read_nombres(trouve[2])
        if len(nombres) not in _NOMBRES_DE[trouve[1]]:
            raise TraceError(f"{trouve[1]} n’a pas le bon nombre de valeurs")
        deplacements.append((trouve[1], nombres))
        place = trouve.end()
    if not 0 < len(deplacements) <= DEPLACEMENTS_MAX:
        raise TraceError(f"il faut de 1 à {DEPLACEMENTS_MAX} déplacements")
    return tuple(deplacements)


def write_deplacements(deplacements: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    """The moves in their one form."""
    return " ".join(f"{nom}({' '.join(nombres)})" for nom, nombres in deplacements)


def matrice_of(deplacements: tuple[tuple[str, tuple[str, ...]], ...]) -> Matrice:
    """All the moves as one."""
    matrice = Matrice()
    for nom, nombres in deplacements:
        for etape in _steps(nom, [float(n) for n in nombres]):
            matrice = matrice.then(etape)
    return matrice


def _steps(nom: str, v: list[float]) -> Iterator[Matrice]:
    if nom == "matrix":
        yield Matrice(*v)
    elif nom == "translate":
        yield Matrice(e=v[0], f=v[1] if v[1:] else 0)
    elif nom == "scale":
        yield Matrice(a=v[0], d=v[-1])
    elif nom == "skewX":
        yield Matrice(c=math.tan(math.radians(v[0])))
    elif nom == "skewY":
        yield Matrice(b=math.tan(math.radians(v[0])))
    else:
        cos, sin = math.cos(math.radians(v[0])), math.sin(math.radians(v[0]))
        x, y = v[1:] or (0, 0)
        yield Matrice(e=x, f=y)
        yield Matrice(cos, sin, -sin, cos)
        yield Matrice(e=-x, f=-y)


def _check_mot(*mots: str) -> Callable[[str], str]:
    def check(valeur: str) -> str:
        if valeur not in mots:
            raise TraceError(f"écrivez {' ou '.join(mots)}")
        return valeur

    return check


def _check_nombre(
    minimum: float = -NOMBRE_MAX, maximum: float = NOMBRE_MAX
) -> Callable[[str], str]:
    def check(valeur: str) -> str:
        if not minimum <= read_nombre(valeur) <= maximum:
            raise TraceError(f"il faut un nombre de {minimum:g} à {maximum:g}")
        return valeur.strip()

    return check


def _check_points(valeur: str) -> str:
    nombres = read_nombres(valeur)
    if len(nombres) < _DEUX_POINTS or len(nombres) % 2:
        raise TraceError("il faut deux points au moins, chacun de deux nombres")
    return " ".join(nombres)


_DEUX_POINTS = 4
_ENCRE = _check_mot("currentColor", "none")
VALEURS: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("cx", "cy", "x", "y", "x1", "y1", "x2", "y2"), _check_nombre()),
    **dict.fromkeys(("r", "rx", "ry", "width", "height", "stroke-width"), _check_nombre(0)),
    "fill": _ENCRE,
    "stroke": _ENCRE,
    "fill-opacity": _check_nombre(0, 1),
    "fill-rule": _check_mot("nonzero", "evenodd"),
    "stroke-linecap": _check_mot("butt", "round", "square"),
    "stroke-linejoin": _check_mot("miter", "round", "bevel"),
    "d": lambda valeur: write_trace(read_trace(valeur)),
    "points": _check_points,
    "transform": lambda valeur: write_deplacements(read_deplacements(valeur)),
}
"""How each attribute is read, and written back in one form."""
