"""What French rules and good practice ask of a sign, checked before it is printed.

Establishments open to the public: arrêté du 20 avril 2017, annexe 3 (letters of 15 mm at least
for what shows the way, of 4.5 mm for the rest) and the guides drawn from it (contrast of 70 %
between the letters and their ground, no word all in capitals).
The figures were read in such a guide, not in the arrêté itself: to be checked. WCAG 2.2,
success criterion 1.4.3, for the ratio of contrast. ISO 19027: four languages at most beside the
drawing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.langues.marque import N_
from kit.render.impression.mesure_lettres import capital_mm, size_for_capital
from kit.render.impression.remarques import Remarque

LETTRES_MM = 15.0
"""Height of the letters of what shows the way."""
AUTRES_LETTRES_MM = 4.5
"""Height of all other letters."""
CONTRASTE_LOI = 70.0
"""Difference of light between the letters and their ground, in percents of the ground's."""
CONTRASTE_WCAG = 4.5
LANGUES_MAX = 4
"""Languages beside French."""

MOT_MIN_PT = size_for_capital(LETTRES_MM)
"""Smallest size of the word, in points: 59.6."""
LANGUE_MIN_PT = size_for_capital(AUTRES_LETTRES_MM)
"""Smallest size of the other languages, in points: 17.9."""

SEUIL_SRGB = 0.04045
"""Under it the coding of colours is a straight line (WCAG 2.2)."""
_HEXA = re.compile(r"#[0-9a-fA-F]{6}")
_MOT = re.compile(r"[^\W\d_]{2,}")
_SIGLE = 5
"""Letters of an acronym, at most: OFPRA, CERFA."""


@dataclass(frozen=True)
class Mesures:
    """What a sign is, once its sizes are chosen."""

    mot: str
    mot_pt: float
    langues_pt: tuple[float, ...]
    """Size of each other language."""
    encre: str
    fond: str = "#ffffff"
    plus_grand: bool = False
    """Whether there is a larger paper to choose."""


def check_panneau(mesures: Mesures) -> tuple[Remarque, ...]:
    """What must be mended first, then what is right."""
    remarques = [
        *_check_letters(mesures),
        *_check_others(mesures.langues_pt),
        *_check_capitals(mesures.mot),
        *_check_contrast(mesures.encre, mesures.fond),
    ]
    return tuple(sorted(remarques, key=lambda remarque: not remarque.a_corriger))


def _check_letters(mesures: Mesures) -> Iterator[Remarque]:
    hauteur = capital_mm(mesures.mot_pt)
    variables = {"mm": _decimal(hauteur)}
    if hauteur >= LETTRES_MM:
        yield Remarque(
            N_("Les lettres du mot français font %(mm)s mm\u00a0: la règle en demande 15."),
            variables,
            a_corriger=False,
        )
    elif mesures.plus_grand:
        yield Remarque(
            N_(
                "Le mot est trop long\u00a0: ses lettres font %(mm)s mm, il en faut 15. "
                "Choisissez un mot plus court ou le format A3."
            ),
            variables,
        )
    else:
        yield Remarque(
            N_(
                "Le mot est trop long\u00a0: ses lettres font %(mm)s mm, il en faut 15. "
                "Choisissez un mot plus court."
            ),
            variables,
        )


def _check_others(tailles: tuple[float, ...]) -> Iterator[Remarque]:
    if len(tailles) > LANGUES_MAX:
        yield Remarque(
            N_("Ce panneau porte trop de langues pour être lu\u00a0: gardez-en quatre au plus.")
        )
    if tailles and min(tailles) < LANGUE_MIN_PT:
        yield Remarque(
            N_(
                "Les autres langues sont écrites trop petit\u00a0: "
                "gardez moins de langues ou choisissez le format A3."
            )
        )


def _check_capitals(mot: str) -> Iterator[Remarque]:
    """Whole words in capitals; acronyms are let alone."""
    mots = _MOT.findall(mot)
    criees = [m for m in mots if m.isupper()]
    if any(len(m) > _SIGLE for m in criees) or (len(criees) > 1 and len(criees) == len(mots)):
        yield Remarque(
            N_(
                "Le mot est écrit tout en capitales\u00a0: il se lit moins bien. "
                "Gardez une majuscule au début."
            )
        )


def _check_contrast(encre: str, fond: str) -> Iterator[Remarque]:
    loi, wcag = contrast_loi(encre, fond), contrast_wcag(encre, fond)
    variables = {"loi": int(loi), "ratio": _decimal(wcag)}
    if loi >= CONTRASTE_LOI and wcag >= CONTRASTE_WCAG:
        yield Remarque(
            N_(
                "Contraste des lettres et du fond\u00a0: %(loi)s\u202f%% (70\u202f%% demandés), "
                "%(ratio)s pour 1 (4,5 demandés)."
            ),
            variables,
            a_corriger=False,
        )
    else:
        yield Remarque(
            N_(
                "Les lettres ne se détachent pas assez du fond\u00a0: %(loi)s\u202f%%, "
                "%(ratio)s pour 1. Il faut 70\u202f%% et 4,5\u00a0: imprimez en noir."
            ),
            variables,
        )


def _decimal(nombre: float) -> str:
    """One decimal, never rounded up: what is short of a rule must not seem to follow it."""
    return f"{int(nombre * 10 + 1e-6) / 10:g}".replace(".", ",")


def contrast_loi(encre: str, fond: str) -> float:
    """Difference of light between two colours `#rrggbb`, in percents of the clearer."""
    sombre, clair = sorted((luminance(encre), luminance(fond)))
    return (clair - sombre) / clair * 100 if clair else 0.0


def contrast_wcag(encre: str, fond: str) -> float:
    """Ratio of contrast of two colours `#rrggbb`, from 1 to 21."""
    sombre, clair = sorted((luminance(encre), luminance(fond)))
    return (clair + 0.05) / (sombre + 0.05)


def luminance(couleur: str) -> float:
    """Relative luminance of `#rrggbb`, from 0 to 1 (WCAG 2.2). Raises ValueError."""
    if not _HEXA.fullmatch(couleur):
        raise ValueError(f"not a colour: {couleur!r}")
    rouge, vert, bleu = (_linear(int(couleur[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu


def _linear(part: float) -> float:
    """The light of a part of a colour, both from 0 to 1."""
    return part / 12.92 if part <= SEUIL_SRGB else ((part + 0.055) / 1.055) ** 2.4
