"""The view of the choice of a sheet: its papers, its languages, its place."""

from dataclasses import dataclass, replace

from kit.content.structure import Structure
from kit.langues.langue import Langue, load_langue
from kit.render.impression.catalogue_supports import list_supports
from kit.render.impression.supports import Support
from kit.render.passages import Lecteur
from kit.web.i18n import offered_langues


@dataclass(frozen=True)
class SupportVue:
    """A paper to choose."""

    id: str
    nom: str
    resume: str
    largeur: float
    hauteur: float
    """Size of the page, in millimetres: its little picture has these proportions."""
    choisi: bool


@dataclass(frozen=True)
class ChoixVue:
    """A line of a list to choose from."""

    valeur: str
    nom: str
    langue: str
    direction: str
    choisi: bool


@dataclass(frozen=True)
class ImprimerVue:
    """The choice, and where the sheet is."""

    action: str
    """Address of the choice itself, without any."""
    supports: tuple[SupportVue, ...]
    langues: tuple[ChoixVue, ...]
    """Second languages, none first."""
    lieux: tuple[ChoixVue, ...]
    pdf: str
    """Address of the sheet to read."""
    a_imprimer: str | None
    """Address of the sheet laid on its paper, when it is another one."""
    conseils: tuple[str, ...]
    """How to print it."""
    apercus: tuple[str, ...]
    """Addresses of the pictures of its first pages; empty while it is being made."""
    attente: str | None
    """Why there is no picture yet."""
    loi: str | None
    """What the law asks for, when this sheet does not do it."""


APERCUS = 4
"""Pages shown as pictures: the others are in the file."""


@dataclass(frozen=True)
class FeuilleChoisie:
    """The sheet of the present choice."""

    genre: str
    dossier: str
    slug: str
    support: Support
    pages: int
    """How many it has; 0 while it is being made."""
    attente: str | None = None
    """Why there is none yet."""


def build_imprimer(lecteur: Lecteur, feuille: FeuilleChoisie) -> ImprimerVue:
    """The choice of a sheet for one reader."""
    dossier, slug, support = feuille.dossier, feuille.slug, feuille.support
    adresses, langue = lecteur.adresses, lecteur.langue
    sheet = adresses.feuille(dossier, slug, support.id)
    return ImprimerVue(
        replace(adresses, lieu=None, avec=None).imprimer(dossier, slug),
        tuple(_support(langue, autre, support) for autre in list_supports(feuille.genre)),
        tuple(_langues(lecteur)),
        tuple(_lieux(lecteur)),
        sheet,
        f"{sheet}&impose=oui" if support.imposition else None,
        tuple(_conseils(langue, support)),
        tuple(
            adresses.apercu(dossier, slug, n, support.id)
            for n in range(1, min(APERCUS, feuille.pages) + 1)
        ),
        feuille.attente,
        _loi(lecteur),
    )


def _support(langue: Langue, support: Support, choisi: Support) -> SupportVue:
    _ = langue.gettext
    format_ = support.format
    return SupportVue(
        support.id,
        _(support.nom),
        _(support.resume),
        format_.largeur,
        format_.hauteur,
        support.id == choisi.id,
    )


def _langues(lecteur: Lecteur) -> list[ChoixVue]:
    """The languages that can stand beside that of the page."""
    actuelle = lecteur.adresses.avec
    seule = lecteur.langue.gettext("Une seule langue")
    aucune = ChoixVue("", seule, lecteur.langue.tag, lecteur.langue.direction, actuelle is None)
    autres = (load_langue(tag) for tag in offered_langues(lecteur.catalogue))
    return [
        aucune,
        *(
            ChoixVue(autre.tag, autre.autonyme, autre.tag, autre.direction, autre.tag == actuelle)
            for autre in autres
            if autre.tag != lecteur.langue.tag
        ),
    ]


def _lieux(lecteur: Lecteur) -> list[ChoixVue]:
    catalogue = lecteur.catalogue
    principale = catalogue.site.structure_principale
    lieux = sorted(catalogue.all(Structure), key=lambda s: (s.id != principale, s.nom))
    return [
        ChoixVue(
            "" if lieu.id == principale else lieu.adresse,
            lieu.nom,
            "fr",
            "ltr",
            (lecteur.adresses.lieu or "") == ("" if lieu.id == principale else lieu.adresse),
        )
        for lieu in lieux
    ]


def _conseils(langue: Langue, support: Support) -> list[str]:
    """What to choose in the window of the printer."""
    _ = langue.gettext
    conseils = [
        _(
            "Choisissez «\u202fTaille réelle\u202f» ou 100\u202f%, "
            "jamais «\u202fAjuster à la page\u202f»."
        )
    ]
    if support.imposition in ("agrafe", "anneaux"):
        conseils.append(_("Imprimez recto verso, en retournant sur le bord court."))
    if support.imposition == "agrafe":
        conseils.append(_("Mettez les feuilles l’une dans l’autre, pliez, agrafez deux fois."))
    if support.imposition == "anneaux":
        conseils.append(
            _("Coupez le paquet au milieu, posez la moitié gauche sur la droite, perforez.")
        )
    if support.imposition == "double":
        conseils.append(_("Coupez au milieu, entre les deux repères."))
    return conseils


def _loi(lecteur: Lecteur) -> str | None:
    """Loi n° 94-665, article 4: a public notice translated is so in at least two languages."""
    autres = {lecteur.langue.tag, lecteur.adresses.avec} - {None, "fr"}
    if len(autres) != 1:
        return None
    return lecteur.langue.gettext(
        "Si vous affichez cette feuille au public, la loi demande au moins deux traductions\u00a0: "
        "imprimez-la aussi dans une autre langue."
    )
