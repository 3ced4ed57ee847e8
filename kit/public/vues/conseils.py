"""What to say to whoever prints: the window of the printer, the scissors, the law."""

from kit.langues.langue import Langue
from kit.langues.marque import N_
from kit.render.impression.feuille import Demande
from kit.render.impression.supports import Imposition, Support

RECTO_VERSO: tuple[Imposition, ...] = ("agrafe", "anneaux", "accordeon")
"""Ways to lay pages on paper that use both sides of a sheet."""
_TAILLE = N_(
    "Choisissez «\u202fTaille réelle\u202f» ou 100\u202f%, jamais «\u202fAjuster à la page\u202f»."
)
_BORD_COURT = N_("Imprimez recto verso, en retournant sur le bord court.")
_GESTES: dict[Imposition, str] = {
    "agrafe": N_("Mettez les feuilles l’une dans l’autre, pliez, agrafez deux fois."),
    "anneaux": N_("Coupez le paquet au milieu, posez la moitié gauche sur la droite, perforez."),
    "double": N_("Coupez au milieu, entre les deux repères."),
    "accordeon": N_(
        "Pliez en accordéon aux deux repères\u00a0: un pli dans un sens, l’autre dans l’autre, "
        "la couverture dessus."
    ),
    "tuiles": N_(
        "Imprimez en recto seulement, sur deux feuilles A4. Coupez la feuille du haut au repère "
        "«\u202fCoupez ici\u202f», puis collez-la sur la zone «\u202fCollez ici\u202f» de l’autre."
    ),
}
"""What is done with the paper, once printed."""


def build_conseils(langue: Langue, support: Support) -> tuple[str, ...]:
    """How to print a paper, in the order in which it is done."""
    if support.imposition is None:
        return (langue.gettext(_TAILLE),)
    recto_verso = (_BORD_COURT,) if support.imposition in RECTO_VERSO else ()
    conseils = (_TAILLE, *recto_verso, _GESTES[support.imposition])
    return tuple(langue.gettext(conseil) for conseil in conseils)


def build_loi(langue: Langue, demande: Demande) -> str | None:
    """Loi n° 94-665, article 4: a public notice translated is so in at least two languages."""
    traductions = [autre for autre in demande.langues if not autre.is_francais]
    if len(traductions) != 1:
        return None
    return langue.gettext(
        "Si vous affichez cette feuille au public, la loi demande au moins deux traductions\u00a0: "
        "imprimez-la aussi dans une autre langue."
    )
