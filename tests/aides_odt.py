"""What tests of word processor files share: a file, its parts, what it says."""

import io
import re
import zipfile
from typing import Any

from lxml import etree, html

from kit.langues.langue import load_langue
from kit.render.odt.fichier import make_odt

FICHE = "changer-adresse"
LONGUE = "renouveler-titre-sejour"
MODIFIEE = "Cette feuille a pu être modifiée."
URNS = "urn:oasis:names:tc:opendocument:xmlns"
NS = {
    **{nom: f"{URNS}:{nom}:1.0" for nom in ("office", "style", "text", "table", "meta")},
    "fo": f"{URNS}:xsl-fo-compatible:1.0",
    "svg": f"{URNS}:svg-compatible:1.0",
    "draw": f"{URNS}:drawing:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
CONTROLES = re.compile("[\u2066-\u2069]")


def convert(page: str, langue: str = "fr") -> bytes:
    """The file of a page."""
    return make_odt(page, titre="Essai", langue=load_langue(langue), avertissement=MODIFIEE)


def wrap(corps: str, classe: str = "") -> str:
    """A page around a fragment."""
    tete = "<head><title>Essai</title><style>p{}</style></head>"
    return f'<!DOCTYPE html><html lang="fr" dir="ltr">{tete}<body class="{classe}">{corps}</body>'


def part(octets: bytes, nom: str = "content.xml") -> etree._Element:
    """One part of a file."""
    with zipfile.ZipFile(io.BytesIO(octets)) as paquet:
        return etree.fromstring(paquet.read(nom))


def find(racine: etree._Element, chemin: str) -> list[Any]:
    """What an XPath with the usual prefixes finds."""
    return racine.xpath(chemin, namespaces=NS)


def q(nom: str) -> str:
    """The whole name of an attribute."""
    prefixe, _, local = nom.partition(":")
    return f"{{{NS[prefixe]}}}{local}"


def squeeze(texte: str) -> str:
    """Its signs, without white space nor signs of direction."""
    return "".join(CONTROLES.sub("", texte).split())


def words_of_file(octets: bytes) -> str:
    """All that the file says, in order, without the warning."""
    corps = find(part(octets), "//office:text")[0]
    for titre in find(corps, ".//svg:title"):
        titre.getparent().remove(titre)
    texte = "".join(corps.itertext())
    assert texte.count(MODIFIEE) == 1
    return squeeze(texte.replace(MODIFIEE, ""))


def words_of_page(page: str) -> str:
    """All that a reader of the sheet has, the code after the title as in the file."""
    corps = html.fromstring(page).find("body")
    for cache_ in corps.xpath('.//*[@aria-hidden="true"] | .//svg'):
        cache_.drop_tree()
    for cachet in corps.xpath('.//header/aside[@class="cachet"]'):
        cachet.getparent().append(cachet)
    return squeeze(corps.text_content())


def style_of(racine: etree._Element, nom: str) -> etree._Element:
    """The style of this name."""
    return find(racine, f'//style:style[@style:name="{nom}"]')[0]


HOSTILES = {
    "un mot de 40 000 lettres": f"<p>{'a' * 40_000}</p>",
    "300 étapes": f'<ol class="marches">{"<li><h3>Étape</h3><p>Mots</p></li>" * 300}</ol>',
    "listes emboîtées": "<ul><li>a" * 200 + "</li></ul>" * 200,
    "éléments emboîtés": "<div><b>" * 2_000 + "fond" + "</b></div>" * 2_000,
    "rien": "",
    "une liste vide": "<ul></ul><ol><li></li></ol><table></table><ul class='reponses'></ul>",
    "signes interdits en XML": "<p>a\x00b\x0bc\ud800\ufffe &#1; &lt;&amp;&quot;</p>",
    "fusions énormes": "<table><tr><td colspan='99999999' rowspan='9999999'>a</td></tr></table>",
    "balises jamais fermées": "<p>un<li>deux<table><tr><td>trois",
    "un dessin sans forme": '<p><svg viewBox="0 0 0 0" aria-hidden="true"></svg>mots</p>',
}
"""What no template writes, and somebody will."""
