"""The pages of a PDF as pictures; the only importer of pypdfium2."""

from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pypdfium2

LARGEUR = 800
"""Width of a picture, in pixels: sharp on a phone, light enough for its network."""


def count_pages(fichier: Path) -> int:
    """How many pages a file has. Raises OSError."""
    document = pypdfium2.PdfDocument(fichier)
    try:
        return len(document)
    finally:
        document.close()


def render_page_png(fichier: Path, page: int, largeur: int = LARGEUR) -> bytes | None:
    """One page, from 1, as PNG; None when there is no such page. Raises OSError."""
    return _render(fichier, fichier.stat().st_mtime_ns, page, largeur)


@lru_cache(maxsize=64)
def _render(fichier: Path, _ecrit: int, page: int, largeur: int) -> bytes | None:
    document = pypdfium2.PdfDocument(fichier)
    try:
        if not 1 <= page <= len(document):
            return None
        feuille = document[page - 1]
        image = feuille.render(scale=largeur / feuille.get_width()).to_pil()
        octets = BytesIO()
        image.convert("P", palette=1, colors=64).save(octets, "PNG", optimize=True)
        return octets.getvalue()
    finally:
        document.close()
