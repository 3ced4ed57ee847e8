"""The large view of one pictogram: what it means, how to use it, where it is used."""

from dataclasses import dataclass

from markupsafe import Markup

from kit.content.pictogramme import Pictogramme
from kit.langues.registre import REGISTRE
from kit.public.vues.banque import list_termes, name_categories
from kit.public.vues.emplois import EmploisVue, build_emplois
from kit.render.impression.contenus.etiquettes import ETIQUETTES
from kit.render.impression.contenus.signes import PICTOGRAMME
from kit.render.passages import Lecteur, Passage
from kit.render.pictogrammes import draw_svg, find_dessin
from kit.render.vues.liens import repeat_in_french

COTES = (16, 24, 32, 48, 64, 96, 128, 192)
"""Sides at which the page shows the drawing, in pixels."""
CC0 = "CC0-1.0"


@dataclass(frozen=True)
class FondVue:
    """The drawing as it is on one ground."""

    nom: str
    dessin: Markup


@dataclass(frozen=True)
class TermesVue:
    """What a language calls it."""

    langue: str
    autonyme: str
    direction: str
    titre: str | None
    cles: str
    relue: bool


@dataclass(frozen=True)
class PictogrammeVue:
    """A pictogram for one reader."""

    id: str
    titre: Passage
    titre_francais: str | None
    """When the label above is in another language."""
    phrase: Passage | None
    description: Passage
    categorie: str
    adresse_categorie: str
    fonds: tuple[FondVue, ...]
    cotes: tuple[int, ...]
    termes: tuple[TermesVue, ...]
    besoin_legende: bool
    miroir_rtl: bool
    taille_min_mm: int
    licence: str
    libre: bool
    """Whether nothing is asked of those who use it (CC0)."""
    credit: str
    """The line to copy: in French, like the name of the author."""
    provenance: str | None
    emplois: tuple[EmploisVue, ...]
    panneau: str
    """Address of the choice of a sign."""
    etiquettes: str
    """The same for labels."""


def build_pictogramme(lecteur: Lecteur, pictogramme: Pictogramme) -> PictogrammeVue:
    """A pictogram, with its words in every language of the base."""
    textes = lecteur.open(pictogramme)
    titre = textes.passage("titre")
    categorie = pictogramme.categorie
    return PictogrammeVue(
        id=pictogramme.id,
        titre=titre,
        titre_francais=repeat_in_french(titre, pictogramme.titre),
        phrase=textes.passage("phrase") if pictogramme.phrase else None,
        description=textes.passage("description"),
        categorie=name_categories(lecteur.langue)[categorie],
        adresse_categorie=f"{lecteur.adresses.pictogrammes()}#{categorie}",
        fonds=_fonds(lecteur, pictogramme),
        cotes=COTES,
        termes=_termes(lecteur, pictogramme),
        besoin_legende=pictogramme.besoin_legende,
        miroir_rtl=pictogramme.miroir_rtl,
        taille_min_mm=pictogramme.taille_min_mm,
        licence=pictogramme.licence,
        libre=pictogramme.licence == CC0,
        credit=build_credit(pictogramme),
        provenance=pictogramme.provenance,
        emplois=build_emplois(lecteur, pictogramme.id),
        panneau=lecteur.adresses.imprimer(PICTOGRAMME.page(pictogramme.adresse)),
        etiquettes=lecteur.adresses.imprimer(ETIQUETTES.page(pictogramme.adresse)),
    )


def build_credit(pictogramme: Pictogramme) -> str:
    """Who drew it and under which licence, in one French line."""
    titre, auteur, licence = pictogramme.titre, pictogramme.auteur, pictogramme.licence
    return f"Pictogramme «\u202f{titre}\u202f», {auteur}, {licence}"


def _fonds(lecteur: Lecteur, pictogramme: Pictogramme) -> tuple[FondVue, ...]:
    """The grounds are drawn too: they stay the same whatever the screen prefers."""
    _ = lecteur.langue.gettext
    dessin = find_dessin(lecteur.catalogue, pictogramme.id)
    if dessin is None:
        return ()
    eco = draw_svg(dessin, couleur="#000000", mode="eco")
    return (
        FondVue(_("Sur fond clair"), _lay(draw_svg(dessin, couleur="#1f3a7a"), "#ffffff")),
        FondVue(_("Sur fond sombre"), _lay(draw_svg(dessin, couleur="#adc4ff"), "#14161b")),
        FondVue(_("En noir et blanc, sans teinte"), _lay(eco, "#ffffff")),
    )


def _lay(svg: Markup, fond: str) -> Markup:
    """A drawing on a ground of colour, with some air around."""
    entete, _, suite = str(svg).replace('"0 0 96 96"', '"-14 -14 124 124"').partition(">")
    carre = f'<path fill="{fond}" d="M-14-14h124v124h-124z"/>'
    return Markup(f"{entete}>{carre}{suite}")  # noqa: S704 - what draw_svg made, and a colour


def _termes(lecteur: Lecteur, pictogramme: Pictogramme) -> tuple[TermesVue, ...]:
    return tuple(
        TermesVue(
            tag,
            REGISTRE[tag].autonyme,
            REGISTRE[tag].direction,
            titre,
            _join(tag, cles),
            etat in {"francais", "relue"},
        )
        for tag, titre, cles, etat in list_termes(lecteur.catalogue, pictogramme)
        if tag in REGISTRE
    )


def _join(tag: str, cles: tuple[str, ...]) -> str:
    """Keywords on one line, with the comma of their script."""
    arabe = REGISTRE[tag].direction == "rtl"
    return ("، " if arabe else ", ").join(cles)
