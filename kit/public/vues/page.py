"""What every public page shows around its content."""

from dataclasses import dataclass

from kit.adresses import Adresses
from kit.langues.langue import Langue, load_langue
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
    lieu_inconnu: bool = False
    """Whether the address names a place that does not exist: the main one is shown."""
    canonique: str | None = None
    """Full address of the page, when the public address is known."""


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
    site = catalogue.site
    return PageVue(titre, site.nom, site.exemple, tuple(liens), canonique=canonique)
