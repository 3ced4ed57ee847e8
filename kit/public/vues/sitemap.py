"""The list of pages that search engines read: every page in every language."""

from datetime import date
from typing import Any

from lxml import etree

from kit.adresses import Adresses
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.public.vues.plan import build_plan, build_plan_pictogrammes
from kit.render.passages import Lecteur
from kit.store.catalogue import Catalogue

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"

_NOMS: dict[Any, str] = {None: _SITEMAP, "xhtml": _XHTML}

Versions = list[tuple[str, str]]
"""The same page in each language: `hreflang` and full address."""


def build_sitemap(catalogue: Catalogue, langues: tuple[str, ...], adresses: Adresses) -> bytes:
    """The XML of the sitemap; `adresses` must know the public address (sitemaps.org, 0.9).

    Someone whose language is not offered gets the choice of language, or else the French page.
    """
    lecteur = Lecteur(catalogue, load_langue(FRANCAIS), adresses)
    racine = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap=_NOMS)
    choix = adresses.base + adresses.racine()
    for groupe in (*build_plan(lecteur), build_plan_pictogrammes(lecteur)):
        for page in groupe.pages:
            versions = [
                (tag, adresses.base + adresses.in_langue(tag).page(page.chemin)) for tag in langues
            ]
            defaut = dict(versions)[FRANCAIS] if page.chemin else choix
            pages = [adresse for _tag, adresse in versions] + ([] if page.chemin else [choix])
            for adresse in pages:
                _add_url(racine, adresse, [*versions, ("x-default", defaut)], page.publie_le)
    return etree.tostring(racine, xml_declaration=True, encoding="UTF-8")


def _add_url(
    racine: "etree._Element", adresse: str, versions: Versions, modifiee: date | None
) -> None:
    """One page; lists and pages of the interface have no date of their own, and say none."""
    url = etree.SubElement(racine, f"{{{_SITEMAP}}}url")
    etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = adresse
    if modifiee is not None:
        etree.SubElement(url, f"{{{_SITEMAP}}}lastmod").text = modifiee.isoformat()
    for langue, version in versions:
        attributs = {"rel": "alternate", "hreflang": langue, "href": version}
        etree.SubElement(url, f"{{{_XHTML}}}link", attributs)
