"""The file `styles.xml`: named styles, lists, page, foot of the page."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from kit.langues.langue import Langue
from kit.langues.registre import Direction
from kit.render.odt.balises import balise
from kit.render.odt.catalogue_styles import (
    CASE,
    DOUTE,
    EMPHASE,
    EXPOSANT,
    FORT,
    INDICE,
    LARGEUR_MM,
    LIEN,
    NUMERO,
    PETIT,
    STANDARD,
    STYLES,
)
from kit.render.odt.langues import POLICES, write_defaults
from kit.render.odt.listes import NIVEAUX, write_listes
from kit.render.odt.modele import (
    BRUN,
    ENCRE,
    GRIS,
    NOIR,
    write_lettres,
    write_sens,
    write_sens_paragraphe,
)

CORPS_PT = 10.5
_PAGE_MM = 210.0
_MARGE_MM = (_PAGE_MM - LARGEUR_MM) / 2
_A4 = {"fo:page-width": f"{_PAGE_MM:g}mm", "fo:page-height": "297mm"}

_MOTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    FORT: ("Strong Emphasis", write_lettres(gras=True)),
    EMPHASE: (
        "Emphasis",
        {
            "fo:font-style": "italic",
            "style:font-style-asian": "italic",
            "style:font-style-complex": "italic",
        },
    ),
    LIEN: ("Internet link", {"fo:color": ENCRE}),
    DOUTE: (
        "À confirmer",
        {
            **write_lettres(9, gras=True),
            "fo:color": BRUN,
            "style:text-underline-style": "solid",
            "style:text-underline-width": "auto",
            "style:text-underline-color": "font-color",
        },
    ),
    PETIT: ("Petit", {**write_lettres(9, gras=False), "fo:color": GRIS}),
    EXPOSANT: ("Exposant", {"style:text-position": "super 62%"}),
    INDICE: ("Indice", {"style:text-position": "sub 62%"}),
    CASE: ("Case", write_lettres(15)),
    NUMERO: ("Numéro d’étape", {**write_lettres(13, gras=True), "fo:color": ENCRE}),
}
"""Character styles by their name in the file: the name that is shown, the properties."""


def write_styles(
    langue: Langue, pied: Iterable[Markup], automatiques: Iterable[Markup], *, noir: bool
) -> Markup:
    """All the styles of a document in a language, with what stands at the foot of its pages.

    `automatiques` are the styles that the foot uses; `noir` is for the photocopier.
    """
    direction = langue.direction
    return Markup("").join(
        (
            balise("office:font-face-decls", contenu=write_polices()),
            balise(
                "office:styles",
                contenu=(
                    _default(langue),
                    balise("style:default-style", {"style:family": "graphic"}),
                    _standard(direction),
                    *(style.write(direction, noir=noir) for style in STYLES.values()),
                    *(_mots(cle, noir=noir) for cle in _MOTS),
                    _outline(),
                    *write_listes(),
                ),
            ),
            balise("office:automatic-styles", contenu=(*automatiques, _page(direction))),
            balise("office:master-styles", contenu=(_master(pied),)),
        )
    )


def write_polices() -> tuple[Markup, ...]:
    """The fonts: another one without serifs takes their place on a machine that has them not."""
    return tuple(
        balise(
            "style:font-face",
            {
                "style:name": nom,
                "svg:font-family": f"'{nom}'",
                "style:font-family-generic": "swiss",
                "style:font-pitch": "variable",
            },
        )
        for nom in (*POLICES, "DejaVu Sans")
    )


def _default(langue: Langue) -> Markup:
    paragraphe = {**write_sens(langue.direction), "style:tab-stop-distance": "10mm"}
    mots = {**write_lettres(CORPS_PT), **write_defaults(langue.tag), "fo:hyphenate": "false"}
    return balise(
        "style:default-style",
        {"style:family": "paragraph"},
        (balise("style:paragraph-properties", paragraphe), balise("style:text-properties", mots)),
    )


def _standard(direction: Direction) -> Markup:
    paragraphe = {
        **write_sens_paragraphe(direction),
        "fo:orphans": "2",
        "fo:widows": "2",
    }
    return balise(
        "style:style",
        {
            "style:name": STANDARD,
            "style:display-name": "Standard",
            "style:family": "paragraph",
            "style:class": "text",
        },
        (balise("style:paragraph-properties", paragraphe),),
    )


def _mots(cle: str, *, noir: bool) -> Markup:
    nom, proprietes = _MOTS[cle]
    couleur = {"fo:color": NOIR} if noir and "fo:color" in proprietes else {}
    return balise(
        "style:style",
        {"style:name": cle, "style:display-name": nom, "style:family": "text"},
        (balise("style:text-properties", {**proprietes, **couleur}),),
    )


def _outline() -> Markup:
    """Titles without numbers."""
    niveaux = (
        balise("text:outline-level-style", {"text:level": str(n), "style:num-format": ""})
        for n in range(1, NIVEAUX + 1)
    )
    return balise("text:outline-style", {"style:name": "Outline"}, niveaux)


def _page(direction: Direction) -> Markup:
    marges = {f"fo:margin-{cote}": f"{_MARGE_MM:g}mm" for cote in ("left", "right")}
    marges |= {"fo:margin-top": "12mm", "fo:margin-bottom": "10mm"}
    return balise(
        "style:page-layout",
        {"style:name": "A4"},
        (
            balise(
                "style:page-layout-properties",
                {**_A4, "style:print-orientation": "portrait", **marges, **write_sens(direction)},
            ),
            balise(
                "style:footer-style",
                contenu=(
                    balise(
                        "style:header-footer-properties",
                        {"fo:min-height": "8mm", "fo:margin-top": "4mm"},
                    ),
                ),
            ),
        ),
    )


def _master(pied: Iterable[Markup]) -> Markup:
    return balise(
        "style:master-page",
        {"style:name": STANDARD, "style:page-layout-name": "A4"},
        (balise("style:footer", contenu=pied),),
    )
