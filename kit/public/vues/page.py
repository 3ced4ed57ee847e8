"""What every public page shows around its content."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from kit.content.document import Document
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.public.vues.donnees import Objet, dump_donnees
from kit.public.vues.legal import name_conformite
from kit.render.passages import Lecteur
from kit.web.i18n import offered_langues


@dataclass(frozen=True)
class LienLangue:
    """A language of the menu, under its own name."""

    tag: str
    autonyme: str
    direction: str
    adresse: str
    courante: bool
    locale: str
    """The language as shared links name it: `fr_FR`."""


@dataclass(frozen=True)
class Apercu:
    """What is known of a page before it is opened: by a search engine, by a shared link."""

    description: str
    """What the page is about, in one or two plain sentences."""
    pictogramme: str | None = None
    """The drawing beside the title; None for that of the site."""
    objet: Objet | None = None
    """What machines read in it (schema.org)."""
    article: bool = False
    """Whether the page is a text to read rather than a way to others."""


@dataclass(frozen=True)
class PageVue:
    """The frame of a page."""

    titre: str
    """Plain text of the `<title>`, the same as the h1."""
    service: str
    """Name of the préfecture, in French."""
    exemple: bool
    langues: tuple[LienLangue, ...]
    paires: tuple[LienLangue, ...] = ()
    """The same page with a second language beside: French, or from French any other one."""
    seule: str | None = None
    """The same page in one language, when two are shown."""
    lieu_inconnu: bool = False
    """Whether the address names a place that does not exist: the main one is shown."""
    apercu: Apercu | None = None
    image: str | None = None
    """Full address of the picture of a shared link, when the public address is known."""
    donnees: Markup | None = None
    """The same as `apercu.objet`, ready to be written in the page."""
    canonique: str | None = None
    """Full address of the page, when the public address is known."""
    accessibilite: str = ""
    """The accessibility state, which every page says."""
    brouillon: bool = False
    """Whether it is shown to an agent before it is published."""


@dataclass(frozen=True)
class Sujet:
    """What a page is about, and what another language of it keeps."""

    document: Document | None = None
    """Only the languages that it has are offered beside it."""
    garder: Mapping[str, str] = field(default_factory=dict)
    """Parameters of the page: what was searched, what was answered."""


TOUT_VENANT = Sujet()
_PICTOGRAMME = "prefecture"


def build_page(
    lecteur: Lecteur,
    titre: str,
    chemin: str,
    apercu: Apercu,
    sujet: Sujet = TOUT_VENANT,
) -> PageVue:
    """The frame of the page at `chemin` (path after the language: `fiches/x`)."""
    propres = dict(sujet.garder)
    catalogue, langue, adresses = lecteur.catalogue, lecteur.langue, lecteur.adresses
    tags = offered_langues(catalogue)
    liens = [
        _lien(tag, adresses.in_langue(tag).page(chemin, **propres), courante=tag == langue.tag)
        for tag in tags
    ]
    avec = adresses.avec
    autres = [tag for tag in tags if _is_paire(lecteur, tag, sujet.document)]
    paires = tuple(
        _lien(tag, replace(adresses, avec=tag).page(chemin, **propres), courante=tag == avec)
        for tag in autres
    )
    canonique = adresses.base + replace(adresses, avec=None).page(chemin) if adresses.base else None
    seule = replace(adresses, avec=None).page(chemin, **propres) if avec else None
    image = adresses.pictogramme_image(apercu.pictogramme or _PICTOGRAMME)
    site = catalogue.site
    return PageVue(
        titre,
        site.nom,
        site.exemple,
        tuple(liens),
        paires,
        seule,
        apercu=apercu,
        image=adresses.base + image if adresses.base else None,
        donnees=dump_donnees(apercu.objet) if apercu.objet else None,
        canonique=canonique,
        accessibilite=name_conformite(catalogue, langue),
        brouillon=catalogue.brouillon,
    )


def _is_paire(lecteur: Lecteur, tag: str, document: Document | None) -> bool:
    """Whether a second language says something else than the first: one of the two is French."""
    langue = lecteur.langue.tag
    if tag == langue or FRANCAIS not in (tag, langue):
        return False
    etrangere = langue if tag == FRANCAIS else tag
    return document is None or lecteur.catalogue.is_translated(document, etrangere)


def _lien(tag: str, adresse: str, *, courante: bool) -> LienLangue:
    autre = load_langue(tag)
    locale = "fr_FR" if autre.is_francais else str(autre.locale)
    return LienLangue(tag, autre.autonyme, autre.direction, adresse, courante, locale)
