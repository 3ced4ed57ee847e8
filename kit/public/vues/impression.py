"""The view of the choice of a sheet: its papers, its languages, its place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kit.content.structure import Structure
from kit.langues.langue import Langue, load_langue
from kit.public.vues.conseils import RECTO_VERSO, build_conseils, build_loi
from kit.public.vues.remarques_feuille import (
    RemarquesVue,
    address_elsewhere,
    build_remarques,
    list_voisins,
)
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.catalogue import list_supports
from kit.render.impression.contenus.modele import Nom
from kit.render.impression.feuille import Demande
from kit.render.impression.pages import LARGEUR
from kit.render.impression.remarques import Remarque
from kit.render.impression.supports import Support
from kit.render.passages import Lecteur
from kit.render.richtext import plain_text
from kit.render.vues.choix import ChoixVue
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
class OptionVue:
    """A choice of the content's own: a list, boxes to tick, or a short text."""

    id: str
    nom: str
    valeur: str
    choix: tuple[ChoixVue, ...]
    """Empty for a short text."""
    plusieurs: bool
    ailleurs: str | None = None
    """Where the values are chosen, when they are too many for the form."""


@dataclass(frozen=True)
class ImprimerVue:
    """The choice, and where the sheet is."""

    sujet: str
    """What is printed, in words."""
    retour: str
    """Address of the page that says the same."""
    action: str
    """Address of the choice itself, without any."""
    supports: tuple[SupportVue, ...]
    langues: tuple[ChoixVue, ...]
    """Languages that can stand beside that of the page."""
    langues_en_plus: int
    """How many of them may be chosen."""
    lieux: tuple[ChoixVue, ...]
    options: tuple[OptionVue, ...]
    encre_noire: bool
    ici: str
    """Address of the present choice."""
    pdf: str
    """Address of the sheet to read."""
    a_imprimer: str | None
    """Address of the sheet laid on its paper, when it is another one."""
    archive: str | None
    """Address of the sheets that it holds, each in a file, when it is a binder."""
    a_retourner: str | None
    """The same for a printer that turns the paper on its long edge."""
    modifiable: str | None
    """Address of the document that agents change, when there is one."""
    imprimeur: str
    """Address of the sheet for a print shop."""
    conseils: tuple[str, ...]
    """How to print it."""
    apercus: tuple[str, ...]
    """Addresses of the pictures of its first pages; empty while it is being made."""
    largeur: int
    hauteur: int
    """Size of these pictures, in pixels."""
    attente: str | None
    """Why there is no picture yet."""
    bientot: bool
    """Whether the page asks again by itself."""
    etat: str
    """What to say of the sheet aloud when the choice changes."""
    loi: str | None
    """What the law asks for, when this sheet does not do it."""
    traductions: tuple[ChoixVue, ...]
    """The same sheet in the languages that would do it: addresses and names."""
    remarques: RemarquesVue
    voisins: tuple[tuple[str, str], ...]
    """What else is printed of the same document: names and addresses."""


APERCUS = 6
"""Pages shown as pictures: the others are in the file."""


@dataclass(frozen=True)
class FeuilleChoisie:
    """The sheet of the present choice."""

    demande: Demande
    titre: str
    pages: int
    """How many it has; 0 while it is being made."""
    attente: str | None = None
    """Why there is none yet."""
    bientot: bool = False
    """Whether it is being made now."""
    remarques: tuple[Remarque, ...] = ()


def build_imprimer(lecteur: Lecteur, choisie: FeuilleChoisie) -> ImprimerVue:
    """The choice of a sheet for one reader."""
    demande, langue = choisie.demande, lecteur.langue
    contenu, support = demande.contenu, demande.support
    page = contenu.page(demande.slug)
    sheet = build_adresse(lecteur, demande)
    format_ = support.format
    imposee = build_adresse(lecteur, demande, impose="oui")
    return ImprimerVue(
        sujet=choisie.titre,
        retour=replace(lecteur.adresses, avec=None).page(contenu.twin(demande.slug)),
        action=replace(lecteur.adresses, lieu=None, avec=None).imprimer(page),
        supports=tuple(_support(langue, autre, support) for autre in list_supports(contenu)),
        langues=tuple(_langues(lecteur, demande)),
        langues_en_plus=contenu.langues_max - 1,
        lieux=tuple(_lieux(lecteur)),
        options=tuple(_options(lecteur, demande)),
        encre_noire=demande.encre_noire,
        ici=build_adresse(lecteur, demande, forme="imprimer"),
        pdf=sheet,
        a_imprimer=imposee if support.imposition else None,
        a_retourner=f"{imposee}&retourner=long" if support.imposition in RECTO_VERSO else None,
        modifiable=_build_modifiable(lecteur, demande),
        imprimeur=build_adresse(lecteur, demande, fond="perdu"),
        archive=build_adresse(lecteur, demande, forme="zip") if contenu.split else None,
        conseils=build_conseils(langue, support),
        apercus=tuple(
            build_adresse(lecteur, demande, apercu=n)
            for n in range(1, min(APERCUS, choisie.pages) + 1)
        ),
        largeur=LARGEUR,
        hauteur=round(LARGEUR * format_.hauteur / format_.largeur),
        attente=choisie.attente,
        bientot=choisie.bientot,
        etat=choisie.attente or _count(langue, choisie.pages),
        loi=build_loi(langue, demande),
        traductions=tuple(_traductions(lecteur, demande)),
        remarques=build_remarques(lecteur, choisie.remarques),
        voisins=tuple(list_voisins(lecteur, demande)),
    )


def _traductions(lecteur: Lecteur, demande: Demande) -> Iterator[ChoixVue]:
    """The same choice in the other languages of the site, French aside."""
    deja = {langue.tag for langue in demande.langues}
    for tag in offered_langues(lecteur.catalogue):
        langue = load_langue(tag)
        if tag not in deja and not langue.is_francais:
            autres = tuple(a for a in demande.autres if a.is_francais)
            voulue = replace(demande, langue=langue, autres=autres)
            adresse = build_adresse(lecteur, voulue, forme="imprimer")
            yield ChoixVue(adresse, langue.autonyme, tag, langue.direction, choisi=False)


def _build_modifiable(lecteur: Lecteur, demande: Demande) -> str | None:
    if "odt" not in demande.contenu.supports:
        return None
    return build_adresse(lecteur, replace(demande, support=SUPPORTS["odt"]))


def _count(langue: Langue, pages: int) -> str:
    return langue.ngettext("La feuille a %(n)s page.", "La feuille a %(n)s pages.", pages)


def build_adresse(
    lecteur: Lecteur,
    demande: Demande,
    *,
    apercu: int | None = None,
    forme: str | None = None,
    **pose: str,
) -> str:
    """Address of a sheet, or of the picture of one of its pages."""
    langue = demande.langue.tag
    adresses = replace(lecteur.adresses, langue=langue, lieu=demande.lieu, avec=demande.avec)
    page = demande.contenu.page(demande.slug)
    encre = "noire" if demande.encre_noire else None
    papier = demande.support.id if demande.support.forme == "pdf" else None
    choix = {"support": papier, **dict(demande.options), "encre": encre}
    if apercu is not None:
        return adresses.apercu(page, apercu, **choix)
    if forme == "imprimer":
        return adresses.imprimer(page, **choix)
    return adresses.feuille(page, forme or demande.support.forme, **choix, **pose)


def _options(lecteur: Lecteur, demande: Demande) -> Iterator[OptionVue]:
    """The choices of the content's own, each with what is chosen now."""
    choisies = dict(demande.options)
    for option in (o for o in demande.contenu.options if o.publique and o.proposee):
        valeur = choisies.get(option.id, "")
        retenues = option.split(valeur)
        offertes = option.valeurs(lecteur) if option.valeurs else ()
        choix = tuple(
            _choix(lecteur, v, nom, choisi=v in retenues)
            for v, nom in offertes
            if v in retenues or not option.ailleurs
        )
        nom = lecteur.langue.gettext(option.nom)
        ailleurs = address_elsewhere(lecteur, option, retenues)
        yield OptionVue(option.id, nom, valeur, choix, option.plusieurs, ailleurs)


def _choix(lecteur: Lecteur, valeur: str, nom: Nom, *, choisi: bool) -> ChoixVue:
    """A value and its name, in the language in which it is written."""
    if isinstance(nom, str):
        return ChoixVue(valeur, nom, lecteur.langue.tag, lecteur.langue.direction, choisi)
    return ChoixVue(valeur, plain_text(nom.html), nom.langue, nom.direction, choisi)


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


def _langues(lecteur: Lecteur, demande: Demande) -> Iterator[ChoixVue]:
    """The languages that can stand beside that of the page; none first when one may be chosen."""
    langue, choisies = lecteur.langue, {autre.tag for autre in demande.autres}
    if demande.contenu.langues_max == 2:  # noqa: PLR2004
        seule = langue.gettext("Une seule langue")
        yield ChoixVue("", seule, langue.tag, langue.direction, not choisies)
    for tag in offered_langues(lecteur.catalogue):
        if tag != langue.tag:
            autre = load_langue(tag)
            yield ChoixVue(tag, autre.autonyme, tag, autre.direction, tag in choisies)


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
