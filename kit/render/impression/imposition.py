"""Pages laid on A4 sheets, to cut, to fold or to bind; the only importer of pypdf.

A sheet laid out for a printer has no reading order any more: it is a file apart, labelled
"à imprimer", beside the one that is read (ISO 14289-1 could not hold for it).
"""

from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import DecodedStreamObject, NameObject

from kit.render.impression.supports import A4_PAYSAGE, MM_PAR_PT, Imposition

Feuillet = tuple[int | None, int | None]
"""Pages on the left and on the right of one side of a sheet, from 1; None for a blank."""

_PT_PAR_MM = 1 / MM_PAR_PT
_REPERE_MM = 5.0
"""Length of the marks where the sheet is cut."""
_FILET_PT = 0.35


def order_pages(imposition: Imposition, pages: int, *, rtl: bool = False) -> list[Feuillet]:
    """The sides to print, recto then verso, for a document of `pages` pages.

    `agrafe`: sheets are put one in the other and folded. `anneaux`: the pile is cut in the middle
    and the left half is put on the right one. `double`: each page twice, side by side. A
    right-to-left document has its spine on the right: each side is mirrored.
    """
    if imposition == "double":
        return [(n, n) for n in range(1, pages + 1)]
    total = -(-pages // 4) * 4
    if imposition == "agrafe":
        cotes = [
            cote
            for s in range(total // 4)
            for cote in ((total - 2 * s, 2 * s + 1), (2 * s + 2, total - 2 * s - 1))
        ]
    else:
        moitie = total // 2
        cotes = [
            cote
            for s in range(total // 4)
            for cote in ((2 * s + 1, moitie + 2 * s + 1), (moitie + 2 * s + 2, 2 * s + 2))
        ]
    sides = [(d, g) if rtl else (g, d) for g, d in cotes]
    return [(_or_blank(g, pages), _or_blank(d, pages)) for g, d in sides]


def _or_blank(page: int, pages: int) -> int | None:
    return page if page <= pages else None


def impose(pdf: bytes, imposition: Imposition, *, rtl: bool = False) -> bytes:
    """The A4 sheets of a document of A5 pages, cut marks included where one cuts."""
    lu = PdfReader(BytesIO(pdf))
    sortie = PdfWriter()
    largeur, hauteur = A4_PAYSAGE.largeur * _PT_PAR_MM, A4_PAYSAGE.hauteur * _PT_PAR_MM
    for gauche, droite in order_pages(imposition, len(lu.pages), rtl=rtl):
        feuille = sortie.add_blank_page(largeur, hauteur)
        for numero, decalage in ((gauche, 0.0), (droite, largeur / 2)):
            if numero is not None:
                _place(feuille, lu.pages[numero - 1], decalage)
        if imposition != "agrafe":
            _mark_cut(feuille, largeur / 2, hauteur)
    sortie.compress_identical_objects()
    octets = BytesIO()
    sortie.write(octets)
    return octets.getvalue()


def _place(feuille: PageObject, page: PageObject, decalage: float) -> None:
    feuille.merge_transformed_page(page, Transformation().translate(tx=decalage))


def _mark_cut(feuille: PageObject, x: float, hauteur: float) -> None:
    """Two hairlines on the edge, where the knife goes."""
    longueur = _REPERE_MM * _PT_PAR_MM
    traits = DecodedStreamObject()
    traits.set_data(
        f"q 0 G {_FILET_PT} w {x:.3f} 0 m {x:.3f} {longueur:.3f} l S "
        f"{x:.3f} {hauteur:.3f} m {x:.3f} {hauteur - longueur:.3f} l S Q\n".encode()
    )
    repere = PageObject.create_blank_page(None, float(feuille.mediabox.width), hauteur)
    repere[NameObject("/Contents")] = traits
    feuille.merge_page(repere)
