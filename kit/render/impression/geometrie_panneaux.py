"""Where everything stands on a sign, and how large: from its paper and its words alone.

Lengths in millimetres from the top left of what the margins leave, type in points. A sign is
read in French first, so it is laid from left to right whatever its other languages.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from markupsafe import Markup

from kit.render.impression.mesure_lettres import balance, measure, wrap
from kit.render.impression.rectangles import Boite, place_boites
from kit.render.impression.regles_panneaux import MOT_MIN_PT
from kit.render.impression.supports import A4, MM_PAR_PT, Support

PICTOGRAMME_MM = (110.0, 105.0, 100.0, 95.0)
"""Sides of the drawing on A4, the largest first."""
PETITS_MM = (85.0, 75.0)
"""Beside a long word on a sheet on its side: the letters follow a rule, the drawing a habit."""
FLECHE_MM = 55.0
NUMERO_PT = 130.0
LOGO_MM = (38.0, 24.0)
MOT_PT = 104.0
"""Largest size of the word on A4: beyond, a short word would be larger than the drawing."""
MOT_PLIE_PT = 76.0
"""The same, on several lines."""
LIGNES_MAX = 3
LANGUES_PT = (44.0, 40.0, 36.0, 32.0, 28.0, 24.0, 21.0, 18.0)
LANGUE_LISIBLE_PT = 28.0
"""Size of the other languages under which the drawing gives way first."""
PART_MAX = 0.62
"""Size of the other languages at most, for a word of 1: French is read first."""
ECART_MM = 8.0
SOUS_MOT_MM = 3.0
"""Between the word and the other languages."""
INTERLIGNE, INTERLIGNE_LANGUE = 1.18, 1.5
"""Line heights; other scripts stand higher than ours."""
LIGNE_MELEE = 1.6
"""Room kept for a line of another language: a Latin word or a bracket makes it taller."""


@dataclass(frozen=True)
class Panneau:
    """A sign, laid out."""

    pictogramme: Boite
    mots: Boite
    lignes: tuple[str, ...]
    """The French word, line by line."""
    mot_pt: float
    langues_pt: float
    fleche: Boite | None
    numero: Boite | None
    numero_pt: float
    logo: Boite | None
    sous_mot: float
    """Between the word and the other languages."""

    @property
    def regles(self) -> Markup:
        """The rules of its parts."""
        boites = {
            "dessin": self.pictogramme,
            "mots": self.mots,
            "fleche": self.fleche,
            "numero": self.numero,
            "logo": self.logo,
        }
        tailles = (
            f"#mot{{font-size:{self.mot_pt:g}pt;line-height:{INTERLIGNE}}}"
            f"#langues{{font-size:{self.langues_pt:g}pt;line-height:{INTERLIGNE_LANGUE};"
            f"margin-top:{self.sous_mot:g}mm}}#numero{{font-size:{self.numero_pt:g}pt}}"
        )
        return place_boites(boites) + Markup(tailles)  # noqa: S704 - numbers


def lay_panneau(  # noqa: PLR0913 - what a sign bears
    support: Support,
    mot: str,
    langues: Sequence[str],
    *,
    fleche: str = "",
    numero: str = "",
    logo: bool = False,
) -> Panneau:
    """A sign; `fleche` is the name of its direction."""
    plan = _Plan(support, bas=bool(fleche or numero), logo=logo)
    taille = plan.fit(mot, langues)
    boite_fleche, boite_numero = _lay_foot(plan, fleche, numero)
    dessin, mots = plan.place(taille, langues)
    return Panneau(
        pictogramme=dessin,
        mots=mots,
        lignes=taille.lignes,
        mot_pt=taille.mot_pt,
        langues_pt=taille.langues_pt,
        fleche=boite_fleche,
        numero=boite_numero,
        numero_pt=NUMERO_PT * plan.echelle,
        logo=plan.logo,
        sous_mot=SOUS_MOT_MM * plan.echelle,
    )


class _Plan:
    """The paper of a sign, and what its foot leaves to its head."""

    def __init__(self, support: Support, *, bas: bool, logo: bool) -> None:
        marges, format_ = support.marges, support.format
        self.paysage = format_.largeur > format_.hauteur
        self.echelle = min(format_.largeur, format_.hauteur) / A4.largeur
        self.largeur = format_.largeur - marges.interieure - marges.exterieure
        self.hauteur = format_.hauteur - marges.haut - marges.bas
        self.haut = self.hauteur - ((FLECHE_MM + ECART_MM) * self.echelle if bas else 0)
        """Height of the drawing and of the words."""
        cotes = [c * self.echelle for c in PICTOGRAMME_MM]
        self.cotes = [c for c in cotes if c <= self.haut] or [self.haut]
        self.ecart = ECART_MM * self.echelle
        self.logo = self._logo() if logo else None
        self.mots_largeur = self.largeur

    def _logo(self) -> Boite:
        largeur, hauteur = (cote * self.echelle for cote in LOGO_MM)
        gauche = self.largeur - largeur if self.paysage else 0.0
        return Boite(gauche, 0, largeur, hauteur)

    def fit(self, mot: str, langues: Sequence[str]) -> "_Tailles":
        """The largest word that leaves the other languages readable; they share the height."""
        if self.paysage:
            self._reserve(mot)
        lisible = LANGUE_LISIBLE_PT * self.echelle
        meilleure: _Tailles | None = None
        for mot_pt, lignes in _word_sizes(mot, self.mots_largeur, self.echelle):
            mot_mm = _height(len(lignes), mot_pt, INTERLIGNE)
            for cote in self.cotes:
                place = self._room(cote) - mot_mm
                langues_pt = self._fit_languages(langues, place, mot_pt * PART_MAX)
                essai = _Tailles(mot_pt, lignes, cote, langues_pt)
                if langues_pt >= lisible:
                    return essai
                if meilleure is None or langues_pt > meilleure.langues_pt:
                    meilleure = essai
        if meilleure is None or not meilleure.langues_pt:
            return _Tailles(mot_pt, lignes, self.cotes[-1], LANGUES_PT[-1])
        return meilleure

    def _reserve(self, mot: str) -> None:
        """Width for the words: the drawing gives way when the longest would be under the rule."""
        voulue = max(map(measure, mot.split())) * ceil(MOT_MIN_PT) * MM_PAR_PT
        self.cotes += [cote * self.echelle for cote in PETITS_MM]
        cote = next((c for c in self.cotes if self._beside(c) >= voulue), self.cotes[-1])
        self.cotes = [c for c in self.cotes if cote - 15 * self.echelle <= c <= cote]
        self.mots_largeur = self._beside(cote)

    def _beside(self, cote: float) -> float:
        return self.largeur - cote - self.ecart

    def _fit_languages(self, langues: Sequence[str], hauteur: float, maximum: float) -> float:
        """Their largest size in a height, up to a maximum; 0 when none fits."""
        if not langues:
            return LANGUES_PT[0] if hauteur >= 0 else 0
        tailles = [taille * self.echelle for taille in LANGUES_PT]
        largeur, place = self.mots_largeur, hauteur - SOUS_MOT_MM * self.echelle
        petites = [t for t in tailles if t <= maximum] or tailles[-1:]
        return next((t for t in petites if _stack(langues, t, largeur) <= place), 0)

    def _room(self, cote: float) -> float:
        """Height that a drawing leaves to the words."""
        if self.paysage:
            return self.haut - (self.logo.hauteur + self.ecart if self.logo else 0)
        return self.haut - cote - self.ecart

    def place(self, tailles: "_Tailles", langues: Sequence[str]) -> tuple[Boite, Boite]:
        """The drawing and the words, a little above the middle of what they have."""
        cote, largeur = tailles.cote, self.mots_largeur
        mots = _height(len(tailles.lignes), tailles.mot_pt, INTERLIGNE)
        if langues:
            mots += _stack(langues, tailles.langues_pt, largeur) + SOUS_MOT_MM * self.echelle
        if self.paysage:
            dessus = self.haut - self._room(cote)
            haut = dessus + max(0, self.haut - dessus - mots) / 2
            dessin = Boite(0, (self.haut - cote) / 2, cote, cote)
            return dessin, Boite(self.largeur - largeur, haut, largeur, self.haut - haut)
        reste = max(0, self.haut - cote - self.ecart - mots)
        dessin = Boite((self.largeur - cote) / 2, reste * 0.4, cote, cote)
        haut = dessin.haut + cote + self.ecart
        return dessin, Boite(0, haut, largeur, self.haut - haut)


@dataclass(frozen=True)
class _Tailles:
    """How large the parts of the head are."""

    mot_pt: float
    lignes: tuple[str, ...]
    cote: float
    """Side of the drawing."""
    langues_pt: float


def _word_sizes(
    mot: str, largeur: float, echelle: float
) -> Iterator[tuple[float, tuple[str, ...]]]:
    """The sizes of the word to try, the largest first, with its lines.

    On one line while its letters are as high as the rule asks, else on several. Only a word too
    long for a line of its own goes under the rule.
    """
    minimum = MOT_MIN_PT * echelle
    seul = largeur / (measure(mot) * MM_PAR_PT)
    if seul >= minimum:
        haut = min(seul, MOT_PT * echelle)
        yield from ((t, (mot,)) for t in _steps(haut, minimum))
    plusieurs = [
        (taille, lignes)
        for taille in _steps(MOT_PLIE_PT * echelle, MOT_MIN_PT / 4)
        if len(lignes := balance(mot, largeur / (taille * MM_PAR_PT))) <= LIGNES_MAX
        and max(map(measure, lignes)) * taille * MM_PAR_PT <= largeur
    ]
    legales = [essai for essai in plusieurs if essai[0] >= MOT_MIN_PT]
    yield from legales or plusieurs[:1] or [(MOT_MIN_PT / 4, (mot,))]


def _steps(haut: float, bas: float) -> Iterator[float]:
    """Sizes by half points, then by steps of two, down to the one before `bas`."""
    taille = _half(haut)
    while taille >= bas:
        yield taille
        taille -= 2


def _half(taille: float) -> float:
    """A size, to the half point below."""
    return int(taille * 2) / 2


def _height(lignes: int, taille_pt: float, interligne: float) -> float:
    return lignes * taille_pt * MM_PAR_PT * interligne


def _stack(langues: Sequence[str], taille_pt: float, largeur: float) -> float:
    """Height of the other languages, one under the other."""
    lignes = sum(len(wrap(mot, largeur / (taille_pt * MM_PAR_PT))) for mot in langues)
    return _height(lignes, taille_pt, LIGNE_MELEE)


def _lay_foot(plan: _Plan, fleche: str, numero: str) -> tuple[Boite | None, Boite | None]:
    """The arrow on the side that it shows, the number on the other, both in the middle."""
    cote = FLECHE_MM * plan.echelle
    largeur = measure(numero) * NUMERO_PT * plan.echelle * MM_PAR_PT + 4 if numero else 0
    ecart = plan.ecart * 1.5 if fleche and numero else 0
    total = (cote if fleche else 0) + ecart + largeur
    gauche, haut = (plan.largeur - total) / 2, plan.hauteur - cote
    a_gauche = "gauche" in fleche
    x_fleche = gauche if a_gauche or not numero else gauche + largeur + ecart
    x_numero = gauche + cote + ecart if a_gauche else gauche
    return (
        Boite(x_fleche, haut, cote, cote) if fleche else None,
        Boite(x_numero, haut, largeur, cote) if numero else None,
    )
