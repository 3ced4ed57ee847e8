"""What every public page shows around its content."""

from dataclasses import dataclass, replace

from kit.adresses import Adresses
from kit.langues.langue import Langue, load_langue
from kit.langues.registre import FRANCAIS
from kit.public.vues.legal import name_conformite
from kit.store.catalogue import Catalogue
from kit.web.i18n import offered_langues


@dataclass(frozen=True)
class LienLangue:
    """A language of the menu, under its own name."""

    tag: str
    autonyme: str
    direction: str
    adresse: str
    courante: bool


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
    description: str | None = None
    """What the page is about, in one or two plain sentences."""
    canonique: str | None = None
    """Full address of the page, when the public address is known."""
    accessibilite: str = ""
    """The accessibility state, which every page says."""


def build_page(
    catalogue: Catalogue, langue: Langue, titre: str, adresses: Adresses, chemin: str
) -> PageVue:
    """The frame of the page at `chemin` (path after the language: `fiches/x`)."""
    tags = offered_langues(catalogue)
    liens = [
        _lien(tag, adresses.in_langue(tag).page(chemin), courante=tag == langue.tag) for tag in tags
    ]
    autres = [tag for tag in tags if tag != langue.tag and FRANCAIS in (tag, langue.tag)]
    paires = tuple(
        _lien(tag, replace(adresses, avec=tag).page(chemin), courante=tag == adresses.avec)
        for tag in autres
    )
    canonique = adresses.base + replace(adresses, avec=None).page(chemin) if adresses.base else None
    seule = replace(adresses, avec=None).page(chemin) if adresses.avec else None
    site = catalogue.site
    return PageVue(
        titre,
        site.nom,
        site.exemple,
        tuple(liens),
        paires,
        seule,
        canonique=canonique,
        accessibilite=name_conformite(catalogue, langue),
    )


def _lien(tag: str, adresse: str, *, courante: bool) -> LienLangue:
    autre = load_langue(tag)
    return LienLangue(tag, autre.autonyme, autre.direction, adresse, courante)
