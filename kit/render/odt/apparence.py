"""What the parts of a sheet become: the one table to complete when a sheet says something new.

What is not here is read as plain HTML: a new content needs nothing.
"""

from dataclasses import dataclass

from kit.render.odt import catalogue_styles as c
from kit.render.odt.arbre import Noeud

TITRES = {f"h{n}": n for n in range(1, 7)}
"""Titles and their level."""
_PARTIES = frozenset({"article", "aside", "body", "footer", "header", "main", "nav", "section"})
_TEXTES = frozenset({"address", "blockquote", "div", "hr", "p", "pre", *TITRES})
_LISTES = frozenset({"dd", "details", "dl", "dt", "li", "ol", "summary", "ul"})
_TABLES = frozenset({"caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"})
_AUTRES = frozenset({"fieldset", "figcaption", "figure", "form", "html", "legend"})
BLOCS = _PARTIES | _TEXTES | _LISTES | _TABLES | _AUTRES
IGNORES = frozenset({"head", "script", "style", "template", "title", "colgroup"})

_PAR_CLASSE = {
    "emetteur": "Emetteur",
    "nom-officiel": "Nom_officiel",
    "accroche": "Accroche",
    "cachet": c.CODE,
    "si-cas": "Condition",
    "note": c.ENCADRE,
    "mentions-papier": "Mentions",
    "demande": c.QUESTION,
    "consigne": "Consigne",
    "place-expediteur": "Lettre_expediteur",
    "place-destinataire": "Lettre_destinataire",
    "place-lieu-date": "Lettre_date",
    "place-signature": "Lettre_signature",
    "a-ecrire": "A_ecrire",
    "trait": c.LIGNE,
}
_PAR_BALISE = {
    "dt": "Terme",
    "dd": "Definition",
    "caption": "Legende",
    "figcaption": "Legende",
    "legend": "Legende",
    "summary": "Cas",
    "blockquote": "Citation",
    "th": c.TITRE_CELLULE,
    "td": c.CELLULE,
}
_DANS_CLASSE = {("note", "strong"): c.ENCADRE_TITRE}
"""Words that stand in a line of their own, by the class of their parent and their element."""

_MOTS = {
    "strong": c.FORT,
    "b": c.FORT,
    "em": c.EMPHASE,
    "i": c.EMPHASE,
    "small": c.PETIT,
    "sup": c.EXPOSANT,
    "sub": c.INDICE,
}
_MOTS_PAR_CLASSE = {"doute": c.DOUTE}

_DESSINS_MM = {
    "embleme": 20.0,
    "grand-dessin": 20.0,
    "signe": 8.0,
    "insigne": 8.0,
    "dessin": 8.0,
    "forme": 7.0,
    "vignette": 7.0,
    "picto": 4.5,
}
"""Sides of the drawings on the A4 sheet (static/css/print/papier.css)."""


@dataclass(frozen=True)
class Genre:
    """How a kind of list is written."""

    liste: str
    premier: str
    """Style of the first paragraph of an item."""
    tete: str | None = None
    """Class or name of the element that stands in the place of the mark."""


_PUCES, _NUMEROS = Genre("Puces", "Liste_puces"), Genre("Numeros", c.NUMEROTE)
_GENRES = {
    "marches": Genre("Etapes", c.ETAPE),
    "cases": Genre("Cases", "Case_a_cocher"),
    "voies": Genre("Dessins", "Liste_dessins", "dessin"),
    "joindre": Genre("Dessins", "Liste_dessins", "dessin"),
    "chemins": Genre("Dessins", "Liste_dessins", "forme"),
    "guichets": Genre("Dessins", "Liste_dessins", "numero-guichet"),
    "numeros": Genre("Dessins", "Liste_dessins", "picto"),
    "cles": Genre("Dessins", "Liste_dessins", "strong"),
    "sommes": Genre("Prix", "Prix", "somme"),
}


def find_style(noeud: Noeud, parent: Noeud) -> str | None:
    """The paragraph style that an element asks for; None to keep the one around."""
    for classe in sorted(noeud.classes):
        if classe in _PAR_CLASSE:
            return _PAR_CLASSE[classe]
    for classe in sorted(parent.classes):
        if (classe, noeud.nom) in _DANS_CLASSE:
            return _DANS_CLASSE[classe, noeud.nom]
    return _PAR_BALISE.get(noeud.nom)


def find_mots(noeud: Noeud) -> str | None:
    """The character style that an element asks for."""
    for classe in sorted(noeud.classes):
        if classe in _MOTS_PAR_CLASSE:
            return _MOTS_PAR_CLASSE[classe]
    return _MOTS.get(noeud.nom)


def find_cote(noeud: Noeud) -> float | None:
    """The side of the drawings inside, in millimetres."""
    return next((_DESSINS_MM[c] for c in sorted(noeud.classes) if c in _DESSINS_MM), None)


def find_genre(noeud: Noeud) -> Genre:
    """How a list is written."""
    for classe in sorted(noeud.classes):
        if classe in _GENRES:
            return _GENRES[classe]
    return _NUMEROS if noeud.nom == "ol" else _PUCES


def is_bloc(noeud: Noeud, parent: Noeud) -> bool:
    """Whether an element begins a paragraph, as the style of the sheets says."""
    if noeud.nom in BLOCS or "demande" in noeud.classes:
        return True
    return any((classe, noeud.nom) in _DANS_CLASSE for classe in parent.classes)


def begins_page(noeud: Noeud) -> bool:
    """Whether an element stands on a page of its own: the letter, which is sent alone."""
    return "lettre" in noeud.classes and any(
        classe in _PAR_CLASSE for enfant in noeud.elements() for classe in enfant.classes
    )


def find_embleme(entete: Noeud) -> Noeud | None:
    """The drawing at the head of a sheet."""
    return next((e for e in entete.elements() if e.classes & {"embleme", "grand-dessin"}), None)


def is_phrase(noeud: Noeud, parent: Noeud) -> bool:
    """Whether an element is a sentence in another direction, which begins on its own side."""
    return "sens" in noeud.classes and parent.nom != "li"


def is_colle(avant: Noeud, apres: Noeud) -> bool:
    """Whether two neighbours, without a space between them, are words that the style sets apart.

    Words of another direction are in a `<span dir>`: they belong to the sentence around.
    """
    separes = (e.nom == "span" and "dir" not in e.attributs for e in (avant, apres))
    mots, suite = avant.texte, apres.texte
    return (
        any(separes)
        and bool(mots.strip() and suite.strip())
        and not (mots[-1].isspace() or suite[0].isspace())
    )
