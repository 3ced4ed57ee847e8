"""A sheet as an OpenDocument text, that an agent opens, changes and prints.

It is made from the HTML of the sheet and from nothing else: what a template says on paper is in
the file, and a new content asks for no code here. The XML is written by hand (OpenDocument 1.3):
a library of documents takes ten times longer, and its files are never twice the same.
"""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from markupsafe import Markup

from kit.langues.langue import Langue
from kit.render.odt import catalogue_styles as c
from kit.render.odt.arbre import Noeud, parse_html
from kit.render.odt.automatiques import Automatiques
from kit.render.odt.balises import balise, write
from kit.render.odt.dessins import Dessins, write_styles_dessins
from kit.render.odt.langues import find_parler
from kit.render.odt.ligne import TABULATION, Place
from kit.render.odt.mise_en_page import MiseEnPage
from kit.render.odt.styles import write_polices, write_styles

MEDIA = "application/vnd.oasis.opendocument.text"
_VERSION = "1.3"
_INSTANT = (1980, 1, 1, 0, 0, 0)
"""Date of the parts: the first one that a zip can hold, so that the same sheet is the same file."""
_PIED = "pied-gauche"
"""Class of what the sheets say at the foot of their pages."""
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ESPACES = {
    **{f"xmlns:{nom}": f"{_ODF}:{nom}:1.0" for nom in ("office", "style", "text", "table", "meta")},
    "xmlns:draw": f"{_ODF}:drawing:1.0",
    "xmlns:fo": f"{_ODF}:xsl-fo-compatible:1.0",
    "xmlns:svg": f"{_ODF}:svg-compatible:1.0",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "office:version": _VERSION,
}


def make_odt(html: str, *, titre: str, langue: Langue, avertissement: str) -> bytes:
    """The file of a sheet, from its whole HTML page; the same bytes for the same page.

    `titre` goes in the properties of the document, `langue` is that of the page. `avertissement`
    says in this language that the file may have been changed: after the head, and at the foot of
    each page. Nothing is fetched: pictures other than inline drawings give their alternative text.
    Raises ValueError for a drawing that is not SVG.
    """
    page = parse_html(html)
    corps = page.find(nom="body") or page
    noir = "eco" in corps.classes
    automatiques = Automatiques(langue, noir=noir)
    dessins = Dessins()
    redacteur = MiseEnPage(langue, automatiques, dessins, avertissement)
    blocs = redacteur.write_page(corps)
    pied = _foot(redacteur, corps, avertissement)
    return _zip(
        {
            "content.xml": _content(blocs, automatiques),
            "styles.xml": _part(
                "office:document-styles",
                write_styles(langue, pied, automatiques.write(), noir=noir),
            ),
            "meta.xml": _meta(titre, langue),
            **dessins.fichiers,
        }
    )


def _content(blocs: list[Markup], automatiques: Automatiques) -> bytes:
    vide = balise("text:p", {"text:style-name": c.CORPS})
    styles = (*automatiques.write(), *write_styles_dessins())
    texte = balise("office:text", contenu=blocs or (vide,))
    parties = (
        balise("office:font-face-decls", contenu=write_polices()),
        balise("office:automatic-styles", contenu=styles),
        balise("office:body", contenu=(texte,)),
    )
    return _part("office:document-content", Markup("").join(parties))


def _foot(redacteur: MiseEnPage, corps: Noeud, avertissement: str) -> tuple[Markup, ...]:
    """The foot of the pages: which sheet this is, the number of the page, and the warning."""
    place = Place(c.PIED, redacteur.depart.langue, redacteur.depart.direction)
    dit = corps.find(classe=_PIED)
    mots = redacteur.write_mots(dit, place) if dit else Markup("")
    numero = balise("text:page-number", {"text:select-page": "current"}, (Markup("1"),))
    total = balise("text:page-count", contenu=(Markup("1"),))
    style = {"text:style-name": c.PIED}
    return (
        balise("text:p", style, (mots, TABULATION, numero, Markup(" / "), total)),
        balise("text:p", style, (write(avertissement),)),
    )


def _meta(titre: str, langue: Langue) -> bytes:
    parler = find_parler(langue.tag)
    proprietes = (
        balise("meta:generator", contenu=(write("Kit d’accueil"),)),
        balise("dc:title", contenu=(write(titre),)),
        balise("dc:language", contenu=(write(f"{parler.langue}-{parler.pays}"),)),
    )
    return _part("office:document-meta", balise("office:meta", contenu=proprietes))


def _part(nom: str, contenu: Markup) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{balise(nom, _ESPACES, (contenu,))}'.encode()


def _zip(parties: dict[str, bytes]) -> bytes:
    """The package: its type first and as it is, so that anyone can tell what it is."""
    octets = BytesIO()
    with ZipFile(octets, "w") as paquet:
        _store(paquet, "mimetype", MEDIA.encode(), ZIP_STORED)
        for nom, contenu in parties.items():
            _store(paquet, nom, contenu, ZIP_STORED if nom.endswith(".png") else ZIP_DEFLATED)
        _store(paquet, "META-INF/manifest.xml", _manifest(parties), ZIP_DEFLATED)
    return octets.getvalue()


def _store(paquet: ZipFile, nom: str, contenu: bytes, methode: int) -> None:
    partie = ZipInfo(nom, _INSTANT)
    partie.compress_type = methode
    partie.external_attr = 0o644 << 16
    paquet.writestr(partie, contenu)


def _manifest(parties: dict[str, bytes]) -> bytes:
    medias = {"/": MEDIA}
    medias |= {nom: "image/png" if nom.endswith(".png") else "text/xml" for nom in parties}
    entrees = [
        balise(
            "manifest:file-entry",
            {
                "manifest:full-path": nom,
                "manifest:media-type": media,
                **({"manifest:version": _VERSION} if nom == "/" else {}),
            },
        )
        for nom, media in medias.items()
    ]
    espace = {"xmlns:manifest": f"{_ODF}:manifest:1.0", "manifest:version": _VERSION}
    racine = balise("manifest:manifest", espace, entrees)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{racine}'.encode()
