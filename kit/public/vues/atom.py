"""What changed as an Atom feed (RFC 4287), in the reader's language."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree
from markupsafe import Markup

from kit.public.vues.nouveautes import ENTREES_MAX
from kit.render.passages import Lecteur
from kit.render.richtext import plain_text
from kit.render.vues.nouveautes import NouveauteVue, build_nouveaute, iterate_nouvelles

MEDIA = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_LANGUE = "{http://www.w3.org/XML/1998/namespace}lang"
_INTERDITS = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML 1.0 cannot hold, even escaped (section 2.2)."""
_DEBUT = datetime(2026, 1, 1, tzinfo=UTC)
"""What the feed of a site that has published nothing yet says of its age."""


def build_atom(lecteur: Lecteur, titre: str, base: str, langues: Iterable[str]) -> bytes:
    """The feed; `base` is the address of the site, which makes the others whole.

    Entries are named by `tag:` (RFC 4151) so that they keep their names if the pages move.
    """
    adresses, langue = lecteur.adresses, lecteur.langue
    nouvelles = list(islice(iterate_nouvelles(lecteur), ENTREES_MAX))
    flux = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})  # type: ignore[dict-item]
    flux.set(_LANGUE, langue.tag)
    _add(flux, "id", f"{base}{adresses.nouveautes_flux()}")
    _add(flux, "title", titre)
    _add(flux, "subtitle", langue.gettext("Ce qui a changé dans les démarches et les papiers."))
    depuis = nouvelles[0].instant if nouvelles else lecteur.catalogue.nouvelles.depuis
    _add(flux, "updated", _write_instant(depuis or _DEBUT))
    _add(etree.SubElement(flux, f"{{{_ATOM}}}author"), "name", lecteur.catalogue.site.nom, "fr")
    _link(flux, "self", base + adresses.nouveautes_flux(), MEDIA, langue.tag)
    _link(flux, "alternate", base + adresses.nouveautes(), "text/html", langue.tag)
    for tag in langues:
        if tag != langue.tag:
            _link(flux, "alternate", base + adresses.in_langue(tag).nouveautes_flux(), MEDIA, tag)
    for nouvelle in nouvelles:
        _add_entry(flux, lecteur, build_nouveaute(lecteur, nouvelle), base)
    return etree.tostring(flux, xml_declaration=True, encoding="UTF-8")


def _add_entry(flux: "etree._Element", lecteur: Lecteur, vue: NouveauteVue, base: str) -> None:
    """One piece of news; that which has no page leads to its month."""
    entree = etree.SubElement(flux, f"{{{_ATOM}}}entry")
    hote = urlsplit(base).hostname or "localhost"
    _add(entree, "id", f"tag:{hote},{vue.iso}:{lecteur.langue.tag}/{vue.id}")
    _add(entree, "title", _plain(vue.titre.html), vue.titre.langue)
    _add(entree, "updated", _write_instant(vue.instant))
    adresse = vue.adresse or (vue.fiches[0].adresse if len(vue.fiches) == 1 else None)
    page = adresse or lecteur.adresses.nouveautes(vue.iso[:7])
    _link(entree, "alternate", base + page, "text/html")
    _add(entree, "summary", " ".join(_plain(phrase) for phrase in vue.phrases))


def _link(
    parent: "etree._Element", rel: str, adresse: str, media: str, langue: str | None = None
) -> None:
    lien = etree.SubElement(parent, f"{{{_ATOM}}}link", rel=rel, type=media, href=adresse)
    if langue is not None:
        lien.set("hreflang", langue)


def _add(parent: "etree._Element", nom: str, texte: str, langue: str | None = None) -> None:
    """A text, without the signs that XML forbids; its language when it may be another one."""
    element = etree.SubElement(parent, f"{{{_ATOM}}}{nom}")
    element.text = _INTERDITS.sub("", texte)
    if langue is not None:
        element.set(_LANGUE, langue)


def _plain(html: Markup) -> str:
    return plain_text(html)


def _write_instant(instant: datetime) -> str:
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
