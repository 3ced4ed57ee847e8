"""Checks how the pictograms are drawn: gaps, grid, number of shapes; and how a bar cuts them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Final

import pytest
from lxml import etree
from PIL import Image, ImageChops, ImageOps
from resvg_py import svg_to_bytes

RACINE: Final = Path(__file__).resolve().parents[2]
if str(RACINE) not in sys.path:
    sys.path.insert(0, str(RACINE))

from tools.pictogrammes.catalogue import DOSSIER, dessins  # noqa: E402
from tools.pictogrammes.chemins import raccourcir, relatif  # noqa: E402
from tools.pictogrammes.chiffres import nombre_dessine  # noqa: E402
from tools.pictogrammes.formes import ENCRE  # noqa: E402
from tools.pictogrammes.negation import disque, trancher  # noqa: E402

SVG: Final = "{http://www.w3.org/2000/svg}"
ENTETE: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96">'
UNITE: Final = 4
"""Points per unit in the large picture."""
JOUR: Final = 11
"""Points: two masses closer than that leave less than 2.75 units, the 3 of the guide but one."""
FORMES: Final = 8
BORD: Final = Decimal(30)
"""Units: from that length on, a straight edge is seen to be off the grid."""
MODULE: Final = Decimal("1.5")
"""Half of the module: a stroke of 6 whose middle is there has its edges on it or between."""
A_L_ECHELLE: Final = {
    "acte-naissance": "pram",
    "apostille": "rubber stamp",
    "asile": "bust",
    "bebe": "nappy",
    "changement-statut": "cap and briefcase",
    "declaration": "hand",
    "enfant": "child",
    "photo-identite": "camera",
    "photographier": "camera",
}
"""Drawings whose only long edges off the grid are those of a part used at a scale of its own."""
DESSINS: Final = dessins()

par_dessin = pytest.mark.parametrize("nom", sorted(DESSINS))


def encre(formes: str) -> Image.Image:
    """Draw shapes large: white where there is ink, black elsewhere and under the tint."""
    octets = svg_to_bytes(
        svg_string=f"{ENTETE}<g {ENCRE}>{formes}</g></svg>",
        width=96 * UNITE,
        height=96 * UNITE,
        background="#ffffff",
    )
    gris = Image.open(BytesIO(bytes(octets))).convert("L")
    return gris.point(lambda g: 255 if g < 128 else 0)


def lignes_d_encre(image: Image.Image) -> Iterator[tuple[int, int, int]]:
    """The stretches of ink of a picture: row, first point, point after the last."""
    points, largeur = image.tobytes(), image.width
    for rang in range(image.height):
        ligne = points[rang * largeur : (rang + 1) * largeur]
        debut = ligne.find(b"\xff")
        while debut >= 0:
            fin = ligne.find(b"\0", debut)
            fin = largeur if fin < 0 else fin
            yield rang, debut, fin
            debut = ligne.find(b"\xff", fin)


def masses(image: Image.Image) -> list[Image.Image]:
    """The pieces of ink that do not touch each other, one picture each."""
    parents: list[int] = []

    def chef(i: int) -> int:
        while parents[i] != i:
            i = parents[i]
        return i

    troncons = list(lignes_d_encre(image))
    precedents: list[int] = []
    actuels: list[int] = []
    for i, (rang, debut, fin) in enumerate(troncons):
        parents.append(i)
        if actuels and troncons[actuels[-1]][0] != rang:
            precedents, actuels = actuels, []
        for j in precedents:
            if troncons[j][0] == rang - 1 and troncons[j][1] <= fin and debut <= troncons[j][2]:
                parents[chef(j)] = chef(i)
        actuels.append(i)
    toiles: dict[int, bytearray] = {}
    for i, (rang, debut, fin) in enumerate(troncons):
        toile = toiles.setdefault(chef(i), bytearray(image.width * image.height))
        toile[rang * image.width + debut : rang * image.width + fin] = b"\xff" * (fin - debut)
    return [Image.frombytes("L", image.size, bytes(toile)) for toile in toiles.values()]


def trop_proches(un: Image.Image, autre: Image.Image) -> bool:
    """Whether two masses are within ``JOUR`` points of each other."""
    a, b = un.getbbox() or (0, 0, 0, 0), autre.getbbox() or (0, 0, 0, 0)
    cadre = (
        max(a[0], b[0]) - JOUR,
        max(a[1], b[1]) - JOUR,
        min(a[2], b[2]) + JOUR,
        min(a[3], b[3]) + JOUR,
    )
    if cadre[0] >= cadre[2] or cadre[1] >= cadre[3]:
        return False
    pres, loin = (ImageOps.expand(m.crop(cadre), JOUR) for m in (un, autre))
    for dy in range(-JOUR, JOUR + 1):
        portee = int((JOUR * JOUR - dy * dy) ** 0.5)
        for dx in (-portee, 0, portee):
            if ImageChops.multiply(ImageChops.offset(pres, dx, dy), loin).getbbox():
                return True
    return False


@par_dessin
def test_rien_ne_se_touche_presque(nom: str) -> None:
    """Between two pieces of ink there are 3 units: a photocopy fills less."""
    pieces = masses(encre("".join(DESSINS[nom])))
    assert not [1 for un, autre in combinations(pieces, 2) if trop_proches(un, autre)]


def test_la_mesure_des_jours() -> None:
    """Two squares 2 units apart are too close, 3 units apart they are not, whatever the way."""
    for dx, dy, attendu in ((2, 0, True), (3, 0, False), (0, 2, True), (2, 2, False)):
        x, y = 30 + dx, 30 + dy if dy else 0
        carres = f'<path d="M0 0H30V30H0ZM{x} {y}h30v30h-30Z" fill="currentColor" stroke="none"/>'
        un, autre = masses(encre(carres))
        assert trop_proches(un, autre) is attendu, (dx, dy)
    assert len(masses(encre('<path d="M12 12H60V60H12Z"/><circle cx="36" cy="36" r="3"/>'))) == 2


def bords(forme: str) -> Iterator[Decimal]:
    """The places of the long upright and level edges of an ink shape of the main weights."""
    chemin = re.search(r' d="([^"]*)"', forme)
    largeur = re.search(r'stroke-width="([^"]*)"', forme)
    if chemin is None or 'class="pt"' in forme or (largeur and largeur[1] not in {"6", "7"}):
        return
    x = y = x0 = y0 = Decimal(0)
    for lettre, texte in re.findall(r"([Mmlhvcqaz])([^Mmlhvcqaz]*)", relatif(chemin[1])):
        v = [Decimal(t) for t in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", texte)]
        if lettre == "z":
            dx, dy = x0 - x, y0 - y
        else:
            dx = v[0] if lettre == "h" else Decimal(0) if lettre == "v" else v[-2]
            dy = v[0] if lettre == "v" else Decimal(0) if lettre == "h" else v[-1]
        if lettre == "M":
            x0, y0 = (dx, dy)
            x, y = Decimal(0), Decimal(0)
        elif lettre in "hvz" and 0 in {dx, dy} and abs(dx + dy) >= BORD:
            yield x if dx == 0 else y
        x, y = x + dx, y + dy
        if lettre == "m":
            x0, y0 = x, y


@par_dessin
def test_les_grands_bords_sont_sur_la_grille(nom: str) -> None:
    """Long straight edges are on the half module, or belong to a part that is named above."""
    hors = [place for forme in DESSINS[nom] for place in bords(forme) if place % MODULE]
    assert bool(hors) is (nom in A_L_ECHELLE), hors


@par_dessin
def test_peu_de_formes(nom: str) -> None:
    """A drawing has about seven shapes; the same one repeated (days, coins) is seen as one."""
    encres = [raccourcir(f) for f in DESSINS[nom] if 'class="pt"' not in f]
    sans_place = {re.sub(r' c[xy]="[^"]*"|(?<= d="M)-?[\d.]+[ -][\d.]+', "", f) for f in encres}
    assert len(sans_place) <= FORMES


def test_un_seul_groupe_donne_le_trait() -> None:
    """The weight, the caps and the joins are those of the guide, said once per file."""
    for fichier in DOSSIER.glob("*.svg"):
        groupe = etree.fromstring(fichier.read_bytes()).find(f"{SVG}g")
        assert groupe is not None
        assert dict(groupe.attrib) == {
            "fill": "none",
            "stroke": "currentColor",
            "stroke-width": "6",
            "stroke-linecap": "round",
            "stroke-linejoin": "round",
        }


@pytest.mark.parametrize(
    ("chemin", "ferme"),
    [
        ("M12 12H84V84H12Z", True),
        (disque(48, 48, 30), True),
        ("M12 30A18 18 0 0 0 48 30A18 18 0 0 0 84 30V84H12Z", True),
        ("M12 48H84M48 12V84", False),
    ],
)
def test_trancher_libere_la_bande_et_rien_d_autre(chemin: str, *, ferme: bool) -> None:
    """The cut path is the path without the strip of the bar, to the point."""
    peinture = 'fill="currentColor" stroke="none"' if ferme else 'stroke-linecap="butt"'
    entier = encre(f'<path d="{chemin}" {peinture}/>')
    coupe = encre(f'<path d="{trancher(chemin, 8, ferme=ferme)}" {peinture}/>')
    bande = encre('<path d="M-60 -60L156 156" stroke-width="16"/>')
    if not ferme:
        # The ends of an open line are cut square to the line, not along the strip.
        bande = encre('<path d="M-60 -60L156 156" stroke-width="24"/>')
        dans = ImageChops.multiply(coupe, encre('<path d="M-60 -60L156 156" stroke-width="6"/>'))
        assert dans.getbbox() is None
    attendu = ImageChops.subtract(entier, bande)
    reste = ImageChops.subtract(coupe, bande) if not ferme else coupe
    assert ImageChops.difference(attendu, reste).histogram()[255] <= UNITE * 96


def test_trancher_garde_les_arcs() -> None:
    """A disc that the bar does not reach comes out as arcs of the same radius."""
    assert trancher(disque(75, 21, 9)) == "M66 21A9 9 0 0 1 84 21A9 9 0 0 1 66 21Z"
    assert trancher(disque(48, 48, 9)) == (
        "M50.7 39.4A9 9 0 0 1 56.6 45.3ZM45.3 56.6A9 9 0 0 1 39.4 50.7Z"
    )


def test_nombre_dessine_centre_ses_chiffres() -> None:
    """Two digits stand on both sides of the middle, without touching."""
    gauche, haut, droite, bas = encre("".join(nombre_dessine("24", 48, 48))).getbbox() or (0,) * 4
    assert abs((gauche + droite) / 2 - 48 * UNITE) <= UNITE
    assert abs((haut + bas) / 2 - 48 * UNITE) <= UNITE
    assert len(masses(encre("".join(nombre_dessine("24", 48, 48))))) == 2
