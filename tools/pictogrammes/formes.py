"""Provides the primitive shapes (line, solid, dot, ring, tint) on the 96 unit grid."""

from __future__ import annotations

import re
from math import cos, radians, sin

Formes = list[str]

ENCRE = (
    'fill="none" stroke="currentColor" stroke-width="6" '
    'stroke-linecap="round" stroke-linejoin="round"'
)
_PLEIN = 'fill="currentColor" stroke="none"'
_TEINTE = 'fill="currentColor" fill-opacity=".16" stroke="none"'
_COMMANDE = re.compile(r"([MLHVCQAZ])([^MLHVCQAZ]*)")
_NOMBRE = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def nombre(valeur: float) -> str:
    """Write a coordinate with at most one decimal, without trailing zeros."""
    texte = f"{round(valeur, 1):.1f}".rstrip("0").rstrip(".")
    return "0" if texte in {"-0", ""} else texte


def trait(d: str, epaisseur: float = 6) -> str:
    """Return an ink line following the path ``d``."""
    largeur = "" if epaisseur == 6 else f' stroke-width="{nombre(epaisseur)}"'
    return f'<path class="pk" d="{d}"{largeur}/>'


def plein(d: str, *, troue: bool = False) -> str:
    """Return a solid ink shape; ``troue`` turns inner contours into holes."""
    regle = ' fill-rule="evenodd"' if troue else ""
    return f'<path class="ps" d="{d}" {_PLEIN}{regle}/>'


def masse(d: str, epaisseur: float = 6) -> str:
    """Return a solid ink shape with rounded corners, made of a filled stroke."""
    largeur = "" if epaisseur == 6 else f' stroke-width="{nombre(epaisseur)}"'
    return f'<path class="pk ps" d="{d}" fill="currentColor"{largeur}/>'


def point(x: float, y: float, r: float) -> str:
    """Return a solid ink disc."""
    return f'<circle class="ps" cx="{nombre(x)}" cy="{nombre(y)}" r="{nombre(r)}" {_PLEIN}/>'


def anneau(x: float, y: float, r: float, epaisseur: float = 6) -> str:
    """Return an ink circle line."""
    largeur = "" if epaisseur == 6 else f' stroke-width="{nombre(epaisseur)}"'
    return f'<circle class="pk" cx="{nombre(x)}" cy="{nombre(y)}" r="{nombre(r)}"{largeur}/>'


def teinte(d: str, *, troue: bool = False) -> str:
    """Return a shape filled with the light tint."""
    regle = ' fill-rule="evenodd"' if troue else ""
    return f'<path class="pt" d="{d}" {_TEINTE}{regle}/>'


def disque_teinte(x: float, y: float, r: float) -> str:
    """Return a disc filled with the light tint."""
    return f'<circle class="pt" cx="{nombre(x)}" cy="{nombre(y)}" r="{nombre(r)}" {_TEINTE}/>'


def rect_arrondi(x: float, y: float, largeur: float, hauteur: float, r: float) -> str:
    """Return the path of a rectangle with rounded corners."""
    n = nombre
    droite, bas, arc = x + largeur, y + hauteur, f"A{n(r)} {n(r)} 0 0 1 "
    return (
        f"M{n(x + r)} {n(y)}H{n(droite - r)}{arc}{n(droite)} {n(y + r)}"
        f"V{n(bas - r)}{arc}{n(droite - r)} {n(bas)}"
        f"H{n(x + r)}{arc}{n(x)} {n(bas - r)}V{n(y + r)}{arc}{n(x + r)} {n(y)}Z"
    )


def placer(d: str, x: float, y: float, echelle: float = 1, angle: float = 0) -> str:
    """Move a path of absolute commands: scale and turn it around 0,0 then bring 0,0 to ``x, y``."""
    c, s = cos(radians(angle)) * echelle, sin(radians(angle)) * echelle

    def pt(a: float, b: float) -> str:
        return f"{nombre(x + a * c - b * s)} {nombre(y + a * s + b * c)}"

    sortie, ici = "", (0.0, 0.0)
    for lettre, texte in _COMMANDE.findall(d):
        v = [float(t) for t in _NOMBRE.findall(texte)]
        if lettre == "Z":
            sortie += "Z"
            continue
        if lettre == "A":
            rayons = f"A{nombre(v[0] * echelle)} {nombre(v[1] * echelle)} {nombre(v[2] + angle)}"
            sortie += f"{rayons} {v[3]:.0f} {v[4]:.0f} {pt(v[5], v[6])}"
            ici = (v[5], v[6])
            continue
        if lettre in "HV":
            ici = (v[0], ici[1]) if lettre == "H" else (ici[0], v[0])
            sortie += f"L{pt(*ici)}"
            continue
        points = list(zip(v[::2], v[1::2], strict=True))
        sortie += lettre + " ".join(pt(a, b) for a, b in points)
        ici = points[-1]
    return sortie
