"""Lighter files: what WeasyPrint 70 writes at length, said shortly. Nothing that is seen changes.

- numbers: six decimals are a millionth of a point; two are enough for the
  finest printer, and five for what multiplies others;
- the tree that screen readers follow: an element for each run of words, and many that are empty;
- fonts: tables that a PDF reader never opens (ISO 32000-1, 9.9).

Like `pdf_ua`, it works on private parts of a library whose version is pinned.
"""

import struct
from typing import Any

Bibliotheque = Any
"""The library itself, which has no types."""
Objet = Any

_TEXTES = frozenset(
    {"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6", "/Span", "/Lbl", "/LBody", "/Link"}
)
"""Elements that hold words themselves: runs of words need none of their own."""
_RIGIDES = frozenset({"/L", "/LI", "/Table", "/THead", "/TBody", "/TFoot", "/TR"})
"""Elements that only take children of certain kinds."""
_VIDES = frozenset({"/NonStruct", "/Span", "/Div"})
"""Elements that mean nothing by themselves."""
_DANS_LA_LIGNE = frozenset({"/Span", "/Link", "/NonStruct"})
_NEUTRES = frozenset({"Type", "S", "K", "Pg", "P"})
"""Keys of an element that says nothing of its own."""
_TABLES = frozenset(
    {b"head", b"hhea", b"hmtx", b"maxp", b"loca", b"glyf", b"cvt ", b"fpgm", b"prep"}
)
_TRUETYPE = b"\0\1\0\0"
_ENTETE, _ENTREE = 12, 16
"""Bytes of the head of a font file, and of each line of its table of contents."""


def install(weasyprint: Bibliotheque) -> None:
    """Make the library write short numbers; once for each process."""
    pydyf = weasyprint.pdf.pydyf
    to_bytes, stream = pydyf._to_bytes, weasyprint.pdf.stream.Stream  # noqa: SLF001 - no public way

    def shorten(valeur: object) -> bytes:
        return format_nombre(valeur) if isinstance(valeur, float) else to_bytes(valeur)

    def show_text(self: Objet, texte: str) -> None:
        super(stream, self).show_text(texte.replace(">0<", ""))

    pydyf._to_bytes = shorten  # noqa: SLF001
    stream.show_text = show_text


def format_nombre(valeur: float) -> bytes:
    """A number with as many decimals as paper can show: fewer as it grows, five under one."""
    if -1 < valeur < 1:
        ecrit = b"%.5f" % valeur
    elif -10 < valeur < 10:  # noqa: PLR2004 - said above
        ecrit = b"%.3f" % valeur
    else:
        ecrit = b"%.2f" % valeur
    court = ecrit.rstrip(b"0").rstrip(b".")
    return b"0" if court in (b"-0", b"") else court


def lighten(pdf: Objet, pydyf: Bibliotheque) -> None:
    """Take out of a file what nobody reads, just before it is written."""
    _Arbre(pdf, pydyf).prune()
    for objet in pdf.objects:
        extra = getattr(objet, "extra", None)
        if extra and "Length1" in extra:
            objet.stream = [trim_font(b"".join(objet.stream))]
            extra["Length1"] = len(objet.stream[0])


class _Arbre:
    """The structure tree of a file, whose elements know each other by reference."""

    def __init__(self, pdf: Objet, pydyf: Bibliotheque) -> None:
        self._pdf = pdf
        self._pydyf = pydyf
        self._elements: dict[bytes, Objet] = {
            objet.reference: objet
            for objet in _dictionaries(pdf)
            if objet.get("Type") == "/StructElem"
        }
        self._fondus: dict[bytes, bytes] = {}
        """Elements that are gone, and the one that has their contents."""

    def prune(self) -> None:
        """Leave only elements that say something; tell the contents where they are now."""
        for element in list(self._elements.values()):
            if element["S"] == "/Document":
                self._simplify(element)
        for objet in _dictionaries(self._pdf):
            if "Nums" in objet:
                self._redirect(objet["Nums"])
        for reference in self._fondus:
            self._free(self._elements.pop(reference))
        for element in self._elements.values():
            del element["Type"]
            if not any(isinstance(enfant, int) for enfant in element["K"]):
                element.pop("Pg", None)

    def _simplify(self, element: Objet) -> None:
        enfants: list[Objet] = []
        for enfant in element["K"]:
            fils = self._elements.get(enfant)
            if fils is None:
                enfants.append(enfant)
                continue
            self._simplify(fils)
            if not self._melts(fils, element):
                enfants.append(enfant)
                continue
            self._fondus[fils.reference] = element.reference
            enfants += fils["K"]
            for petit in fils["K"]:
                if petit in self._elements:
                    self._elements[petit]["P"] = element.reference
        element["K"][:] = enfants

    def _melts(self, fils: Objet, pere: Objet) -> bool:
        """Whether an element adds nothing to the one above it."""
        if fils["S"] not in _VIDES or not fils.keys() <= _NEUTRES:
            return False
        if not fils["K"]:
            return True
        petits = [self._elements.get(petit) for petit in fils["K"]]
        if fils["S"] == "/Div" and any(p is None or p["S"] in _DANS_LA_LIGNE for p in petits):
            return False  # its words would run into those beside it
        if None in petits:
            return pere["S"] in _TEXTES and fils["Pg"] == pere["Pg"]
        return pere["S"] not in _RIGIDES

    def _redirect(self, nombres: Objet) -> None:
        """The list of where each piece of content is in the tree."""
        for rang, valeur in enumerate(nombres):
            if isinstance(valeur, list):
                self._redirect(valeur)
            while nombres[rang] in self._fondus if isinstance(nombres[rang], bytes) else False:
                nombres[rang] = self._fondus[nombres[rang]]

    def _free(self, objet: Objet) -> None:
        """Leave a hole: other objects keep their numbers."""
        trou = self._pydyf.Object()
        trou.free, trou.number, trou.generation = "f", 0, 65535
        self._pdf.objects[objet.number] = trou


def _dictionaries(pdf: Objet) -> list[Objet]:
    return [objet for objet in pdf.objects if isinstance(objet, dict)]


def trim_font(police: bytes) -> bytes:
    """A TrueType font with its drawings and widths alone; another font as it is."""
    if police[:4] != _TRUETYPE:
        return police
    nombre = struct.unpack(">H", police[4:6])[0]
    lignes = [
        struct.unpack(">4sLLL", police[debut : debut + _ENTREE])
        for debut in range(_ENTETE, _ENTETE + nombre * _ENTREE, _ENTREE)
    ]
    gardees = [ligne for ligne in lignes if ligne[0] in _TABLES]
    place = _ENTETE + len(gardees) * _ENTREE
    entrees, tables = b"", b""
    for nom, somme, debut, longueur in gardees:
        table = police[debut : debut + longueur]
        entrees += struct.pack(">4sLLL", nom, somme, place + len(tables), longueur)
        tables += table + b"\0" * (-longueur % 4)
    puissance = len(gardees).bit_length() - 1
    cherche = 2**puissance * _ENTREE
    recherche = struct.pack(
        ">HHHH", len(gardees), cherche, puissance, len(gardees) * _ENTREE - cherche
    )
    return _TRUETYPE + recherche + entrees + tables
