"""What only a picture of the drawing tells: ink, frame, gaps, look-alikes; remarks, not refusals.

Thresholds come from the drawing guide of the project; that of the gaps was set where every
drawing of the bank passes.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from itertools import starmap
from operator import eq

from PIL import Image, ImageChops, ImageFilter

from kit.content.pictogramme import Pictogramme
from kit.quality.dessins import Remarque, lint_pictogramme
from kit.render.images import render_png

ENCRE_MIN, ENCRE_MAX = 0.10, 0.58
"""Share of the square that ink may cover."""
RESSEMBLANCE_MAX = 0.92
"""Share of the points that two drawings may have alike at 32 pixels."""
_UNITE = 4
"""Points per unit in the large picture: 96 units are 384 points."""
_MARGE = 4
"""Units, on each side, where there must be no ink."""
_PETIT = 32
_JOURS = ((5, 60), (9, 400))
"""Side of the square that closes gaps, in points: 5 fills those of one unit, 9 those of two; then
the points that may be filled, since the corners between round joins fill too (32 and 362 in the
bank)."""
_NOIR = "#000000"
_OPAQUE = 128
"""A point counts as ink from there on; the light tint stays under."""


def lint_complet(
    pictogramme: Pictogramme, banque: Mapping[str, str] | None = None
) -> tuple[Remarque, ...]:
    """Every remark on a pictogram: its words, its shapes, its picture.

    `banque` holds the other drawings by id, to look for those that resemble it.
    """
    remarques = list(lint_pictogramme(pictogramme))
    if pictogramme.dessin is not None:
        remarques += _lint_image(pictogramme.dessin)
        remarques += _lint_ressemblance(pictogramme, banque or {})
    return tuple(remarques)


def _lint_image(dessin: str) -> Iterator[Remarque]:
    cote = 96 * _UNITE
    voile = _alpha(dessin, cote)
    encre = _ink(voile)
    part = encre.histogram()[255] / cote**2
    if not ENCRE_MIN <= part <= ENCRE_MAX:
        yield Remarque(
            "encre",
            f"L’encre couvre {part:.0%} du carré : visez de 12 à 55 %, "
            "avec un sujet plein et des traits épais.",
        )
    cadre = voile.point(lambda a: 255 * (a > 5)).getbbox()  # noqa: PLR2004 - less is smoothing
    bord = _MARGE * _UNITE
    if cadre and (min(cadre[:2]) < bord or max(cadre[2:]) > cote - bord):
        yield Remarque(
            "cadre",
            "Le dessin touche le bord de son carré : "
            "laissez 6 unités de chaque côté, ou une imprimante le coupera.",
        )
    if any(_narrow_gaps(encre, noyau) > maximum for noyau, maximum in _JOURS):
        yield Remarque(
            "jours",
            "Des vides font moins de 2 unités : ouvrez-les à 3 au moins, 4 ou 5 de préférence, "
            "ou une photocopie les bouchera.",
        )


def _lint_ressemblance(pictogramme: Pictogramme, banque: Mapping[str, str]) -> Iterator[Remarque]:
    le_notre = _small(pictogramme.dessin or "")
    proches = sorted(
        identifiant
        for identifiant, dessin in banque.items()
        if identifiant != pictogramme.id and _alike(le_notre, _small(dessin)) > RESSEMBLANCE_MAX
    )
    if proches:
        yield Remarque(
            "ressemblance",
            f"En petit, le dessin ressemble à « {' », « '.join(proches[:3])} » : "
            "changez sa silhouette, ou servez-vous de celui qui existe.",
        )


def _alpha(dessin: str, cote: int) -> Image.Image:
    """How opaque each point is, on a square of `cote` points."""
    with Image.open(BytesIO(render_png(dessin, cote, _NOIR))) as image:
        return image.convert("RGBA").getchannel("A")


def _ink(voile: Image.Image) -> Image.Image:
    return voile.point(lambda a: 255 * (a >= _OPAQUE))


@lru_cache(maxsize=512)
def _small(dessin: str) -> bytes:
    return _ink(_alpha(dessin, _PETIT)).tobytes()


def _alike(un: bytes, autre: bytes) -> float:
    return float(sum(starmap(eq, zip(un, autre, strict=True)))) / len(un)


def _narrow_gaps(encre: Image.Image, noyau: int) -> int:
    """Points that closing the gaps fills, but for the one-point fringes of curves."""
    ferme = encre.filter(ImageFilter.MaxFilter(noyau)).filter(ImageFilter.MinFilter(noyau))
    comble = ImageChops.subtract(ferme, encre).filter(ImageFilter.MinFilter(3))
    return int(comble.histogram()[255])
