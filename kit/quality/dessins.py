"""What to look at again in an added pictogram: the drawing guide, as remarks and never refusals.

Source: the project's drawing guide (grid of 3 units on a square of 96, few and thick shapes, a
label of 24 signs). What needs a picture of the drawing is in `kit.render.lint_dessin`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kit.content.dessin import Forme, list_formes
from kit.content.pictogramme import Pictogramme
from kit.content.traces import read_trace

OCTETS_CONSEILLES = 2_048
"""The largest file of the bank weighs less, in bytes."""
FORMES_CONSEILLEES = 12
"""More shapes than that are seldom seen at 32 pixels; the guide advises seven."""
LEGENDE_MAX = 24
"""Longest French label, in signs: it stands under a small drawing."""
_EPAISSEURS = (4.0, 5.0, 6.0, 7.0, 13.0)
"""Widths of strokes, in units: detail, second, main, negation bar, seated body."""
_MODULE = 1.5
"""Half of the module of 3: the middle of a stroke of 6 whose edges are on the module."""
_TEINTE = 0.16
_TOLERANCE = 0.05
_PART_HORS_GRILLE = 0.65
_BORDS_COMPTES = 4
"""With fewer straight edges, a drawing is round and the grid says little."""


@dataclass(frozen=True)
class Remarque:
    """One thing to look at again; the drawing is accepted all the same."""

    code: str
    phrase: str
    """What is seen, then what to do, in one French sentence."""


def lint_pictogramme(pictogramme: Pictogramme) -> tuple[Remarque, ...]:
    """What the words and the shapes of a pictogram tell without looking at it."""
    remarques = list(_lint_mots(pictogramme))
    if pictogramme.dessin is not None:
        formes = list_formes(pictogramme.dessin)
        octets = len(pictogramme.dessin.encode())
        remarques += [*_lint_taille(octets, formes), *_lint_traits(formes), *_lint_grille(formes)]
    return tuple(remarques)


def _lint_mots(p: Pictogramme) -> Iterator[Remarque]:
    if len(p.titre) > LEGENDE_MAX:
        yield Remarque(
            "legende",
            f"La légende a {len(p.titre)} signes : raccourcissez-la à {LEGENDE_MAX} au plus, "
            "elle s’écrit sous un petit dessin.",
        )
    if p.phrase is None:
        yield Remarque(
            "phrase",
            "La phrase simple manque : dites en une phrase ce que le dessin veut dire.",
        )
    if p.mots_cles is None:
        yield Remarque(
            "mots-cles",
            "Les mots-clés manquent : donnez les mots que les gens taperont pour le trouver.",
        )
    if p.description.casefold() == p.titre.casefold():
        yield Remarque(
            "description",
            "La description répète la légende : dites ce qui est dessiné, pour qui ne le voit pas.",
        )


def _lint_taille(octets: int, formes: tuple[Forme, ...]) -> Iterator[Remarque]:
    if octets > OCTETS_CONSEILLES:
        yield Remarque(
            "poids",
            f"Le dessin pèse {octets} octets : simplifiez ses tracés, "
            f"ceux de la banque en pèsent moins de {OCTETS_CONSEILLES}.",
        )
    if len(formes) > FORMES_CONSEILLEES:
        yield Remarque(
            "formes",
            f"Le dessin a {len(formes)} formes : gardez-en 7 environ, "
            "une idée et un insigne au plus.",
        )


def _lint_traits(formes: tuple[Forme, ...]) -> Iterator[Remarque]:
    traces = [f for f in formes if f.attributs.get("stroke", "none") != "none"]
    epaisseurs = {float(f.attributs.get("stroke-width", "1")) * f.matrice.echelle for f in traces}
    autres = sorted(e for e in epaisseurs if min(abs(e - b) for b in _EPAISSEURS) > _TOLERANCE)
    if autres:
        yield Remarque(
            "traits",
            f"Des traits ont une épaisseur de {', '.join(f'{e:.3g}' for e in autres)} : "
            "prenez 6 pour le trait principal, 5 ou 4 pour un détail.",
        )
    bouts = {f.attributs.get(n) for f in traces for n in ("stroke-linecap", "stroke-linejoin")}
    if bouts - {"round"}:
        yield Remarque(
            "bouts",
            "Des traits ont des bouts ou des angles carrés : "
            'écrivez stroke-linecap="round" et stroke-linejoin="round", comme dans la banque.',
        )
    teintes = {float(f.attributs["fill-opacity"]) for f in formes if "fill-opacity" in f.attributs}
    if teintes - {_TEINTE}:
        yield Remarque(
            "teinte",
            "Une teinte n’est pas celle de la banque : "
            'écrivez fill-opacity=".16", et une seule teinte.',
        )


def _lint_grille(formes: tuple[Forme, ...]) -> Iterator[Remarque]:
    places = [place for forme in formes for place in _straight_edges(forme)]
    hors = [p for p in places if abs(p / _MODULE - round(p / _MODULE)) * _MODULE > _TOLERANCE]
    if len(places) >= _BORDS_COMPTES and len(hors) > _PART_HORS_GRILLE * len(places):
        yield Remarque(
            "grille",
            f"{len(hors)} bords droits sur {len(places)} sont hors de la grille : "
            "posez-les sur un multiple de 3, sinon ils sont flous à 32 pixels.",
        )


def _straight_edges(forme: Forme) -> Iterator[float]:
    """Where the upright and level edges are, across, in units of the square of 96."""
    m = forme.matrice
    if m.b or m.c:
        return
    if forme.nom == "rect":
        x, y, w, h = (float(forme.attributs.get(n, "0")) for n in ("x", "y", "width", "height"))
        yield from (m.a * x + m.e, m.a * (x + w) + m.e, m.d * y + m.f, m.d * (y + h) + m.f)
    if forme.nom == "path":
        for x, y, droite in _walk(forme.attributs["d"]):
            yield m.a * x + m.e if droite == "V" else m.d * y + m.f


def _walk(d: str) -> Iterator[tuple[float, float, str]]:
    """The end of each `H` and `V` of a path, wherever the path is by then."""
    x = y = x0 = y0 = 0.0
    for lettre, mots in read_trace(d):
        v = [float(m) for m in mots]
        relatif, nom = lettre.islower(), lettre.upper()
        pas = {"H": 1, "V": 1, "A": 7, "C": 6, "S": 4, "Q": 4}.get(nom, 2)
        if nom == "Z":
            x, y = x0, y0
        for i in range(0, len(v), pas):
            dx, dy = (x, y) if relatif else (0.0, 0.0)
            if nom == "H":
                x = dx + v[i]
            elif nom == "V":
                y = dy + v[i]
            else:
                x, y = dx + v[i + pas - 2], dy + v[i + pas - 1]
            if nom == "M" and i == 0:
                x0, y0 = x, y
            if nom in "HV":
                yield x, y, nom
