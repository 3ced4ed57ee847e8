"""HTML as PDF, for paper; the only importer of WeasyPrint.

It fetches nothing: what a sheet shows is in its text, or in the files that come with it, named
`kit:<name>`. No address of the network, and no file of the machine, is ever opened.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kit.erreurs import KitError
from kit.render import pdf_leger, pdf_ua
from kit.render.boites import Depassement, Hauteur, find_depassements, measure_blocs
from kit.render.outils import missing_libraries

SCHEME = "kit:"
"""How a sheet names a file that comes with it: `<img src="kit:carte.png">`."""

FOND_PERDU_MM = 3.0
"""What is printed beyond the page for a print shop, which cuts through it."""
_MARQUES = "@page{bleed:10mm;marks:crop}"
"""Marks in the outer half of what surrounds the page: away from what is cut."""

Fichiers = Mapping[str, tuple[str, bytes]]
"""Files of a sheet by name: media type and content."""


class ImpressionImpossibleError(KitError):
    """This machine cannot make PDF files; the sentence says what is missing."""


class GlypheManquantError(KitError):
    """No font of this machine draws some letters of a sheet; the sentence says which."""


@dataclass(frozen=True)
class Pdf:
    """A sheet as a file."""

    octets: bytes
    pages: int
    hauteurs: tuple[Hauteur, ...] = ()
    """Room that each block takes on each page."""
    depassements: tuple[Depassement, ...] = ()
    """Elements of fixed size (`data-limite`) that are too small for what they hold."""


def write_pdf(html: str, fichiers: Fichiers | None = None, css: str = "") -> bytes:
    """The PDF/UA-1 of a whole HTML page; the same bytes for the same page."""
    return make_pdf(html, fichiers, css).octets


def make_pdf(
    html: str,
    fichiers: Fichiers | None = None,
    css: str = "",
    direction: str = "ltr",
    *,
    fond_perdu: bool = False,
) -> Pdf:
    """The PDF/UA-1 of a whole HTML page, and the room that it took.

    `css` is a style sheet that many pages share: it is read once. `fond_perdu` surrounds each
    page with 3 mm to cut through and with crop marks, for a print shop. Raises
    ImpressionImpossibleError when a library of the machine is missing, GlypheManquantError when
    a letter has no drawing, and ValueError when the page asks for a file that it does not bring.
    """
    weasyprint = _load()
    fetcher = _fetcher()(fichiers or {})
    page = weasyprint.HTML(string=html, base_url=SCHEME, url_fetcher=fetcher)
    polices = _polices()
    feuilles = [_feuille(texte) for texte in (css, _MARQUES if fond_perdu else "") if texte]
    document = page.render(font_config=polices, stylesheets=feuilles, pdf_variant="pdf/ua-1")
    pdf_ua.mark_artefacts(document, weasyprint.formatting_structure.boxes)

    def finish(_document: object, pdf: Any) -> None:  # noqa: ANN401 - the library has no types
        pdf_ua.say_direction(pdf, direction)
        pdf_leger.lighten(pdf, weasyprint.pdf.pydyf)
        if fond_perdu:
            _set_bleed(pdf)

    octets = document.write_pdf(pdf_variant="pdf/ua-1", finisher=finish)
    if fetcher.refuses:
        raise ValueError(f"not a file of the sheet: {fetcher.refuses[0]!r}")
    _refuse_missing_glyphs(document)
    return Pdf(
        bytes(octets), len(document.pages), measure_blocs(document), find_depassements(document)
    )


def _set_bleed(pdf: Any) -> None:  # noqa: ANN401 - the library has no types
    """Say where what is printed beyond each page ends: the library puts it at 10 points."""
    bord = FOND_PERDU_MM * 72 / 25.4
    for objet in pdf.objects:
        trim = objet.get("TrimBox") if isinstance(objet, dict) else None
        if trim is not None:
            gauche, bas, droite, haut = trim
            objet["BleedBox"] = type(trim)([gauche - bord, bas - bord, droite + bord, haut + bord])


def _refuse_missing_glyphs(document: Any) -> None:  # noqa: ANN401 - the library has no types
    codes = {code for police in document.fonts.values() for code in police.missing}
    if codes:
        lettres = " ".join(f"{chr(code)} (U+{code:04X})" for code in sorted(codes)[:10])
        raise GlypheManquantError(
            f"Aucune police de ce serveur ne dessine ces lettres\u00a0: {lettres}. "
            "Installez les paquets fonts-noto-core et fonts-noto-cjk."
        )


@cache
def _fetcher() -> Any:  # noqa: ANN401 - the library has no types
    """The class of what WeasyPrint asks for files.

    It notes what it refuses, which WeasyPrint only logs. Its parent would prepare TLS for each
    sheet, which takes longer than a page.
    """
    urls = _load().urls

    class Fetcher(urls.URLFetcher):  # type: ignore[misc, name-defined]
        """Answers with the files of the sheet, and nothing else."""

        _fail_on_errors = False

        def __init__(self, fichiers: Fichiers) -> None:
            self.fichiers = fichiers
            self.refuses: list[str] = []

        def fetch(self, url: str, _headers: object = None) -> object:
            """One file. Raises ValueError, which WeasyPrint swallows."""
            nom = url.removeprefix(SCHEME)
            if not url.startswith(SCHEME) or nom not in self.fichiers:
                self.refuses.append(url)
                raise ValueError(url)
            media, contenu = self.fichiers[nom]
            return urls.URLFetcherResponse(url, contenu, {"Content-Type": media})

        def __call__(self, url: str, *_args: object, **_mots: object) -> object:
            """The same, as older parts of the library ask."""
            return self.fetch(url)

    return Fetcher


@cache
def _polices() -> Any:  # noqa: ANN401 - the library has no types
    """The fonts of the machine, looked up once."""
    return _load().text.fonts.FontConfiguration()


@cache
def _feuille(css: str) -> Any:  # noqa: ANN401 - the library has no types
    """A style sheet, read once: it takes as long as a page."""
    return _load().CSS(string=css, font_config=_polices(), url_fetcher=_fetcher()({}))


@cache
def _load() -> Any:  # noqa: ANN401 - the library has no types
    """WeasyPrint, only when someone prints: it takes a second, and Pango."""
    manquent = missing_libraries()
    if manquent:
        raise ImpressionImpossibleError(
            "Ce serveur ne peut pas faire de PDF. Il lui manque : " + ", ".join(manquent) + "."
        )
    try:
        import weasyprint  # noqa: PLC0415
        import weasyprint.pdf  # noqa: PLC0415
    except (ImportError, OSError) as erreur:
        raise ImpressionImpossibleError(
            "Ce serveur ne peut pas faire de PDF. La commande « kit diagnostic » dit pourquoi."
        ) from erreur
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # it knows nothing of artifacts
    pdf_ua.install(weasyprint)
    pdf_leger.install(weasyprint)
    return weasyprint
