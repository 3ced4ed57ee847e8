"""How much of the source is in the documents: measured on the result, not while converting.

Both sides are brought to their letters and figures only, because blanks, punctuation and case
change with the typography of the kit. Each text of the source is looked for in the documents and
used up when found, so that a text that stands twice must be found twice.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kit.content.document import Document
from kit.content.ecriture import plain_words
from kit.content.fiche import Fiche
from kit.content.glossaire import Terme
from kit.content.segments import list_segments
from kit.content.texte import parse_texte
from kit.importers.service_public.elements import EXCLUS, is_liste_de_liens
from kit.importers.service_public.lecture_xml import Element, tag_of

_AUTRES = re.compile(r"[\W_]+")
_PERDUS_MONTRES = 200
"""Characters kept of a text that was not found."""
_SANS_NOMBRE = frozenset({"dc:description", "dc:date", "DossierPere"})
"""Not counted: the description only says again what the text says."""


@dataclass(frozen=True)
class Couverture:
    """Characters (letters and figures) of a source, and how many of them were found."""

    source: int = 0
    trouves: int = 0
    perdus: tuple[str, ...] = ()

    @property
    def pour_cent(self) -> float:
        """Between 0 and 100; an empty source is fully covered."""
        return 100.0 * self.trouves / self.source if self.source else 100.0

    def __add__(self, autre: "Couverture") -> "Couverture":
        return Couverture(self.source + autre.source, self.trouves + autre.trouves)


def measure(racine: Element, documents: Iterable[Document]) -> Couverture:
    """What of a file is found in the documents made of it."""
    reste = "\n".join(_letters(texte) for d in documents for texte in _texts(d))
    source = trouves = 0
    perdus: list[str] = []
    textes = [(texte, _letters(texte)) for texte in iterate_textes(racine)]
    # The longest first: a short text must not use up a part of a longer one.
    for texte, lettres in sorted(textes, key=lambda paire: -len(paire[1])):
        if not lettres:
            continue
        source += len(lettres)
        avant, trouve, apres = reste.partition(lettres)
        if trouve:
            trouves += len(lettres)
            reste = f"{avant}\n{apres}"
        else:
            perdus.append(texte[:_PERDUS_MONTRES])
    return Couverture(source, trouves, tuple(perdus))


def iterate_textes(element: Element) -> Iterator[str]:
    """Each text of the source: the words of a paragraph, a title, an item, all together."""
    nom = tag_of(element)
    if nom in EXCLUS or nom in _SANS_NOMBRE:
        return
    if nom in ("Fiche", "Dossier") and not is_liste_de_liens(element):
        return
    if nom == "Paragraphe" or (element.text or "").strip() or _has_tails(element):
        yield " ".join("".join(_words(element)).split())
        return
    for enfant in element:
        yield from iterate_textes(enfant)


def _has_tails(element: Element) -> bool:
    return any((enfant.tail or "").strip() for enfant in element)


def _words(element: Element) -> Iterator[str]:
    """Its words, those of excluded elements left out."""
    yield element.text or ""
    for enfant in element:
        if tag_of(enfant) not in EXCLUS:
            yield from _words(enfant)
        yield enfant.tail or ""


def _texts(document: Document) -> Iterator[str]:
    """The words of a document as its readers see them."""
    if isinstance(document, Terme):
        yield document.terme
    for segment in list_segments(document):
        yield plain_words(parse_texte(segment.texte)) if segment.enrichi else segment.texte
    if isinstance(document, Fiche):
        yield from (source.titre for source in document.sources)


def _letters(texte: str) -> str:
    return _AUTRES.sub("", unicodedata.normalize("NFKC", texte).casefold())
