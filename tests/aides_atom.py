"""A strict reader of Atom feeds: what RFC 4287 asks of a feed and of its entries."""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
LANGUE = "{http://www.w3.org/XML/1998/namespace}lang"
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}-\d\d-\d\d:[\w/.+-]+")


@dataclass(frozen=True)
class Entree:
    """One entry."""

    id: str
    titre: str
    langue: str
    resume: str
    lien: str
    instant: datetime


@dataclass(frozen=True)
class Flux:
    """A feed that is valid."""

    id: str
    langue: str
    instant: datetime
    autres: dict[str, str]
    """Address of the same feed, by language."""
    entrees: tuple[Entree, ...]


def read_atom(octets: bytes) -> Flux:
    """Parse a feed without forgiving anything. Raises AssertionError or XMLSyntaxError."""
    analyseur = etree.XMLParser(recover=False, resolve_entities=False, no_network=True)
    racine = etree.fromstring(octets, analyseur)
    assert racine.tag == f"{ATOM}feed"
    permis = {"id", "title", "subtitle", "updated", "author", "link", "entry"}
    assert {fils.tag for fils in racine} <= {ATOM + nom for nom in permis}
    assert _one(_one_element(racine, "author"), "name")
    liens = _read_liens(racine)
    (soi,) = [lien for lien in liens if lien["rel"] == "self"]
    assert soi["type"] == "application/atom+xml"
    identite = _one(racine, "id")
    assert urlsplit(identite).scheme in ("http", "https")
    assert soi["href"] == identite
    entrees = tuple(_read_entree(e, racine.get(LANGUE, "")) for e in racine.findall(f"{ATOM}entry"))
    assert len({e.id for e in entrees}) == len(entrees), "deux entrées ont le même nom"
    instants = [e.instant for e in entrees]
    assert instants == sorted(instants, reverse=True)
    instant = _read_instant(racine)
    assert not instants or instant == instants[0]
    assert _one(racine, "title")
    atom = "application/atom+xml"
    autres = {
        m["hreflang"]: m["href"] for m in liens if m["rel"] == "alternate" and m["type"] == atom
    }
    return Flux(identite, racine.get(LANGUE, ""), instant, autres, entrees)


def _read_entree(element: "etree._Element", langue: str) -> Entree:
    permis = {"id", "title", "updated", "link", "summary"}
    assert {fils.tag for fils in element} <= {ATOM + nom for nom in permis}
    (lien,) = _read_liens(element)
    assert lien["rel"] == "alternate"
    identite = _one(element, "id")
    assert _TAG.fullmatch(identite), identite
    titre = _one_element(element, "title")
    return Entree(
        identite,
        _one(element, "title"),
        titre.get(LANGUE, langue),
        _one(element, "summary"),
        lien["href"],
        _read_instant(element),
    )


def _read_liens(element: "etree._Element") -> list[dict[str, str]]:
    """Links lead to whole addresses; no two alternates have the same type and language (4.1.1)."""
    liens = [{str(n): str(v) for n, v in e.attrib.items()} for e in element.findall(f"{ATOM}link")]
    for lien in liens:
        assert urlsplit(lien["href"]).netloc, lien
    doubles = [(m["type"], m.get("hreflang")) for m in liens if m["rel"] == "alternate"]
    assert len(set(doubles)) == len(doubles)
    return liens


def _one_element(parent: "etree._Element", nom: str) -> "etree._Element":
    (element,) = parent.findall(ATOM + nom)
    return element


def _one(parent: "etree._Element", nom: str) -> str:
    element = _one_element(parent, nom)
    assert len(element) == 0, "un texte simple n’a pas de balise"
    assert element.get("type", "text") == "text"
    assert element.text
    return element.text


def _read_instant(parent: "etree._Element") -> datetime:
    texte = _one(parent, "updated")
    assert _INSTANT.fullmatch(texte)
    return datetime.fromisoformat(texte)
