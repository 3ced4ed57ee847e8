"""What every public page shows around its content."""

from dataclasses import dataclass

from kit.adresses import Adresses
from kit.langues.interface import has_interface
from kit.langues.langue import Langue, load_langue
from kit.langues.registre import REGISTRE
from kit.store.catalogue import Catalogue


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
    canonique: str | None = None
    """Full address of the page, when the public address is known."""


def offered_langues(catalogue: Catalogue) -> tuple[str, ...]:
    """Tags that readers may choose: offered by the site, and whose interface exists."""
    return tuple(tag for tag in catalogue.site.langues if tag in REGISTRE and has_interface(tag))


def build_page(
    catalogue: Catalogue, langue: Langue, titre: str, adresses: Adresses, chemin: str
) -> PageVue:
    """The frame of the page at `chemin` (path after the language: `fiches/x`)."""
    liens = []
    for tag in offered_langues(catalogue):
        autre = load_langue(tag)
        adresse = adresses.in_langue(tag).page(chemin)
        liens.append(LienLangue(tag, autre.autonyme, autre.direction, adresse, tag == langue.tag))
    canonique = adresses.base + adresses.page(chemin) if adresses.base else None
    return PageVue(titre, catalogue.site.nom, catalogue.site.exemple, tuple(liens), canonique)
