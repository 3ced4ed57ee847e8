"""Pages laid on A4 sheets, to cut, to fold, to bind or to glue; the only importer of pypdf.

A sheet laid out for a printer has no reading order any more: it is a file apart, labelled
"à imprimer", beside the one that is read (ISO 14289-1 could not hold for it).
"""

from functools import cache
from html import escape
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
)

from kit.render.impression.pliage import Cote, Mot, Trait, lay_sides
from kit.render.impression.supports import A4_PAYSAGE, MM_PAR_PT, Imposition
from kit.render.pdf import write_pdf

_PT_PAR_MM = 1 / MM_PAR_PT
_LARGEUR, _HAUTEUR = A4_PAYSAGE.largeur * _PT_PAR_MM, A4_PAYSAGE.hauteur * _PT_PAR_MM
_FILET_PT = 0.35
_DEMI_TOUR = f"-1 0 0 -1 {_LARGEUR:.3f} {_HAUTEUR:.3f} cm\n"
_MOTS = "mots"
"""Name of the page of words among the pages of a sheet."""


def impose(
    pdf: bytes, imposition: Imposition, *, rtl: bool = False, bord_long: bool = False
) -> bytes:
    """The A4 sheets of a document, with the marks to cut, to fold or to glue.

    `bord_long` turns the back of each sheet upside down, for printers that only turn paper on
    its long edge. Windows that print are asked for the true size and for the right edge.
    """
    lu = PdfReader(BytesIO(pdf))
    cotes = lay_sides(imposition, len(lu.pages), rtl=rtl)
    presse = _Presse(lu)
    for cote in cotes:
        presse.print_side(cote, demi_tour=bord_long and cote.verso)
    recto_verso = any(cote.verso for cote in cotes)
    return presse.close(_edge(recto_verso=recto_verso, bord_long=bord_long))


def _edge(*, recto_verso: bool, bord_long: bool) -> str:
    """How the paper is turned, in the words of ISO 32000-1, table 150."""
    if not recto_verso:
        return "/Simplex"
    return "/DuplexFlipLongEdge" if bord_long else "/DuplexFlipShortEdge"


class _Presse:
    """Sheets being made from a document whose pages are drawn as often as needed."""

    def __init__(self, lu: PdfReader) -> None:
        self._lu = lu
        self._sortie = PdfWriter()
        self._formes: dict[str, IndirectObject] = {}
        titre = lu.metadata.title if lu.metadata else None
        self._sortie.add_metadata({"/Title": f"{titre or 'Feuille'} – à imprimer"})

    def print_side(self, cote: Cote, *, demi_tour: bool) -> None:
        """One side of a sheet."""
        feuille = self._sortie.add_blank_page(_LARGEUR, _HAUTEUR)
        formes = {f"P{pose.page}": self._form(self._lu.pages[pose.page - 1]) for pose in cote.poses}
        traces = [_DEMI_TOUR] if demi_tour else []
        for pose in cote.poses:
            bas, haut = pose.bas * _PT_PAR_MM, pose.haut * _PT_PAR_MM
            x, y = pose.x * _PT_PAR_MM, pose.y * _PT_PAR_MM
            traces.append(
                f"q 0 {bas:.3f} {_LARGEUR:.3f} {haut - bas:.3f} re W n "
                f"1 0 0 1 {x:.3f} {y:.3f} cm /P{pose.page} Do Q\n"
            )
        traces += [_draw(trait) for trait in cote.traits]
        if cote.mots:
            formes[_MOTS] = self._form(PdfReader(BytesIO(_write_words(cote.mots))).pages[0])
            traces.append(f"/{_MOTS} Do\n")
        contenu = DecodedStreamObject()
        contenu.set_data("".join(traces).encode())
        feuille[NameObject("/Contents")] = self._add(contenu)
        noms = DictionaryObject({NameObject(f"/{nom}"): forme for nom, forme in formes.items()})
        feuille[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): noms})

    def close(self, bord: str) -> bytes:
        """The file."""
        choix = {"/PrintScaling": "/None", "/Duplex": bord}
        self._sortie.root_object[NameObject("/ViewerPreferences")] = DictionaryObject(
            {NameObject(nom): NameObject(valeur) for nom, valeur in choix.items()}
        )
        octets = BytesIO()
        self._sortie.write(octets)
        return octets.getvalue()

    def _form(self, page: PageObject) -> IndirectObject:
        """A page as a drawing, the same one each time."""
        cle = str(page.indirect_reference)
        if page.pdf is not self._lu or cle not in self._formes:
            lu, forme = page.get_contents(), DecodedStreamObject()
            forme.set_data(lu.get_data() if lu is not None else b"")
            boite = ArrayObject(FloatObject(bord) for bord in page.mediabox)
            forme[NameObject("/Type")] = NameObject("/XObject")
            forme[NameObject("/Subtype")] = NameObject("/Form")
            forme[NameObject("/BBox")] = boite
            # The reference, not what it leads to: all the pages share the same resources.
            ressources = page.raw_get("/Resources")
            forme[NameObject("/Resources")] = ressources.clone(self._sortie)
            self._formes[cle] = self._add(forme)
        return self._formes[cle]

    def _add(self, flux: DecodedStreamObject) -> IndirectObject:
        return self._sortie._add_object(flux.flate_encode(9))  # noqa: SLF001 - no public way


def _draw(trait: Trait) -> str:
    """A hairline."""
    debut = f"{trait.x * _PT_PAR_MM:.3f} {trait.y * _PT_PAR_MM:.3f} m"
    fin = f"{trait.vers_x * _PT_PAR_MM:.3f} {trait.vers_y * _PT_PAR_MM:.3f} l"
    return f"q 0 G {_FILET_PT} w {debut} {fin} S Q\n"


@cache
def _write_words(mots: tuple[Mot, ...]) -> bytes:
    """A page that holds words for whoever cuts and glues, at their place."""
    lignes = "".join(
        f'<p style="left:{mot.x}mm;bottom:{mot.y}mm">{escape(mot.texte)}</p>' for mot in mots
    )
    return write_pdf(
        f'<html lang="fr"><head><title>Repères</title></head><body>{lignes}</body></html>',
        css=f"@page{{size:{A4_PAYSAGE.css()};margin:0}}"
        'p{position:absolute;margin:0;font:6pt/1 "Noto Sans",sans-serif}',
    )
