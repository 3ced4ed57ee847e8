"""The drawing of a pictogram that somebody adds: a strict allow-list, and one form to store.

What is not in the list is refused with a sentence, never taken away in silence. The form kept is
decided here: `viewBox="0 0 96 96"` (a drawing on another square is put in a `<g transform>`
that brings it there), attributes in one order, one element per line. What says nothing of the
shapes is not kept: comments, the title and description (they are those of the document), the
size, the role, and the four class names of the files of the bank, so that one can be brought back.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kit.content.lecture_svg import (
    DessinRefuseError,
    Element,
    read_svg,
    refuse_attribut,
    refuse_element,
    refuse_mots,
    shorten,
)
from kit.content.traces import (
    VALEURS,
    Matrice,
    TraceError,
    matrice_of,
    read_deplacements,
    read_nombre,
)

COTE = 96
"""Side of the square on which every pictogram is drawn."""
_SVG = "http://www.w3.org/2000/svg"
_FORMES: Mapping[str, tuple[str, ...]] = {
    "path": ("d",),
    "circle": ("cx", "cy", "r"),
    "ellipse": ("cx", "cy", "rx", "ry"),
    "rect": ("x", "y", "width", "height", "rx", "ry"),
    "line": ("x1", "y1", "x2", "y2"),
    "polyline": ("points",),
    "polygon": ("points",),
}
"""Each shape with the attributes that give its outline."""
_NECESSAIRES: Mapping[str, tuple[str, ...]] = {
    "path": ("d",),
    "circle": ("r",),
    "ellipse": ("rx", "ry"),
    "rect": ("width", "height"),
    "polyline": ("points",),
    "polygon": ("points",),
}
_PEINTURE_GROUPE = (
    "fill",
    "fill-rule",
    "stroke",
    "stroke-width",
    "stroke-linecap",
    "stroke-linejoin",
)
_PEINTURE = ("fill", "fill-opacity", *_PEINTURE_GROUPE[1:])
"""A group has no opacity: whether a shape is tint or ink is written on the shape itself."""
_NON_GARDES: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    "svg": {
        "width": re.compile(r"[0-9.]{1,8}(px|mm|cm|pt|%)?"),
        "height": re.compile(r"[0-9.]{1,8}(px|mm|cm|pt|%)?"),
        "version": re.compile(r"1\.[01]"),
        "role": re.compile("img"),
        "aria-labelledby": re.compile(r"[a-z0-9 -]{1,170}"),
    },
    "title": {"id": re.compile(r"[a-z0-9-]{1,90}")},
    "desc": {"id": re.compile(r"[a-z0-9-]{1,90}")},
    **{nom: {"class": re.compile("pk|ps|pk ps|pt")} for nom in _FORMES},
}
"""What the files of the bank say besides the shapes, and only in the words that they use."""


@dataclass(frozen=True)
class Forme:
    """One shape as it is painted, with what its groups say of it."""

    nom: str
    attributs: Mapping[str, str]
    """Its own, and those of its groups that it does not replace."""
    matrice: Matrice


def check_dessin(svg: str) -> str:
    """The drawing in the form that is stored; checking it again changes nothing.

    Raises DessinRefuseError with one French sentence that says what to change.
    """
    groupe = _read(svg)
    if not list(_iterate_formes(groupe)):
        raise DessinRefuseError(
            "Le dessin ne contient aucune forme : ajoutez path, circle, rect ou une autre forme."
        )
    lignes = (line for enfant in groupe.enfants for line in _write(enfant))
    entete = f'<svg xmlns="{_SVG}" viewBox="0 0 {COTE} {COTE}">'
    propre = "\n".join((entete, *lignes, "</svg>"))
    # What is stored passes by itself: one group more, or longer paths, may be too much.
    return propre if propre == svg else check_dessin(propre)


def hash_dessin(svg: str) -> str:
    """Identity of what is drawn, whatever its title: 16 hexadecimal signs of a SHA-256.

    Raises DessinRefuseError.
    """
    return hashlib.sha256(check_dessin(svg).encode()).hexdigest()[:16]


def list_formes(svg: str) -> tuple[Forme, ...]:
    """The shapes in the order they are painted. Raises DessinRefuseError."""
    return tuple(_iterate_formes(_read(svg)))


def _read(svg: str) -> Element:
    """What is drawn, checked, as one group on the square of 96."""
    racine = read_svg(svg)
    if racine.nom != "svg" or racine.attributs.get("xmlns") != _SVG:
        raise DessinRefuseError(
            "Ce fichier n’est pas un dessin SVG : "
            f'il commence par <svg xmlns="{_SVG}" viewBox="0 0 {COTE} {COTE}">.'
        )
    gardes = {n: v for n, v in racine.attributs.items() if n not in {"xmlns", "viewBox"}}
    peinture = _check_attributs(replace(racine, attributs=gardes), _PEINTURE_GROUPE)
    deplacement = _square(racine)
    if deplacement:
        peinture["transform"] = deplacement
    if not peinture:
        return _check_groupe(racine, {}, Forme("svg", {}, Matrice()))
    dehors = Forme("svg", peinture, matrice_of(read_deplacements(deplacement or "scale(1)")))
    return replace(racine, enfants=[_check_groupe(racine, peinture, dehors)])


def _square(racine: Element) -> str:
    """The move that brings the drawing to the square of 96; empty when it is already there."""
    try:
        x, y, largeur, hauteur = map(read_nombre, racine.attributs.get("viewBox", "").split())
    except ValueError:
        raise DessinRefuseError(
            "Le dessin n’a pas de cadre lisible : "
            f'ajoutez viewBox="0 0 {COTE} {COTE}" à la balise svg et dessinez dans ce carré.'
        ) from None
    if largeur != hauteur or largeur < 1:
        raise DessinRefuseError(
            f"Le cadre du dessin n’est pas un carré ({largeur:g} sur {hauteur:g}) : "
            f'dessinez dans un carré, de préférence viewBox="0 0 {COTE} {COTE}".'
        )
    if (x, y, largeur) == (0, 0, COTE):
        return ""
    echelle = COTE / largeur
    places = " ".join(_short(v) for v in (echelle, 0, 0, echelle, -x * echelle, -y * echelle))
    return f"matrix({places})"


def _short(valeur: float) -> str:
    texte = f"{valeur:.6f}".rstrip("0").rstrip(".")
    return "0" if texte == "-0" else texte


def _check_groupe(groupe: Element, peinture: dict[str, str], dehors: Forme) -> Element:
    """A group with its own attributes, already checked, and what it holds, to be checked."""
    if groupe.mots:
        raise refuse_mots(groupe)
    enfants = [_check_element(e, dehors) for e in groupe.enfants if not _is_mot(e)]
    return replace(groupe, nom="g", attributs=peinture, enfants=enfants)


def _is_mot(element: Element) -> bool:
    """Whether it is a title or a description, which the document says better."""
    if element.nom not in {"title", "desc"}:
        return False
    _check_attributs(element, ())
    for enfant in element.enfants:
        raise refuse_element(enfant)
    return True


def _check_element(element: Element, dehors: Forme) -> Element:
    if element.nom != "g" and element.nom not in _FORMES:
        raise refuse_element(element)
    geometrie = _FORMES.get(element.nom, ())
    permis = (*geometrie, *(_PEINTURE if geometrie else _PEINTURE_GROUPE), "transform")
    attributs = _check_attributs(element, permis)
    dedans = _inherit(dehors, element.nom, attributs)
    if not dedans.matrice.is_bounded():
        raise DessinRefuseError(
            f"« {element.nom} » (ligne {element.ligne}) est agrandi sans mesure : "
            "redessinez-le à sa taille, sans transform."
        )
    if element.nom == "g":
        return _check_groupe(element, attributs, dedans)
    _check_forme(element, dedans)
    return replace(element, attributs=attributs, enfants=[])


def _check_forme(element: Element, forme: Forme) -> None:
    for nom in _NECESSAIRES.get(element.nom, ()):
        if nom not in element.attributs:
            raise DessinRefuseError(
                f"Il manque « {nom} » à « {element.nom} » (ligne {element.ligne}) : "
                "complétez cette forme, ou retirez-la."
            )
    if "fill" not in forme.attributs and element.nom != "line":
        raise DessinRefuseError(
            f"« {element.nom} » (ligne {element.ligne}) n’a pas de couleur, "
            'il serait noir même sur un fond sombre : ajoutez fill="currentColor", '
            'ou fill="none" pour un trait.'
        )
    if element.mots:
        raise refuse_mots(element)
    for enfant in element.enfants:
        if not _is_mot(enfant):
            raise refuse_element(enfant)


def _inherit(dehors: Forme, nom: str, attributs: Mapping[str, str]) -> Forme:
    matrice = dehors.matrice
    if "transform" in attributs:
        matrice = matrice.then(matrice_of(read_deplacements(attributs["transform"])))
    return Forme(nom, {**dehors.attributs, **attributs}, matrice)


def _check_attributs(element: Element, permis: tuple[str, ...]) -> dict[str, str]:
    """The attributes that are kept, each in its one form and all in one order."""
    non_gardes = _NON_GARDES.get(element.nom, {})
    for nom, valeur in element.attributs.items():
        if nom in permis:
            continue
        if nom not in non_gardes or not non_gardes[nom].fullmatch(valeur):
            raise refuse_attribut(element, nom)
    return {
        nom: _check_valeur(element, nom, element.attributs[nom])
        for nom in permis
        if nom in element.attributs
    }


def _check_valeur(element: Element, nom: str, valeur: str) -> str:
    try:
        return VALEURS[nom](valeur)
    except TraceError as error:
        raise DessinRefuseError(
            f"« {nom} » de « {element.nom} » (ligne {element.ligne}) "
            f"n’accepte pas « {shorten(valeur)} » : {error}."
        ) from None


def _iterate_formes(groupe: Element, dehors: Forme | None = None) -> Iterator[Forme]:
    """The shapes of a group that was checked."""
    dehors = dehors or Forme("svg", {}, Matrice())
    for enfant in groupe.enfants:
        forme = _inherit(dehors, enfant.nom, enfant.attributs)
        if enfant.nom == "g":
            yield from _iterate_formes(enfant, forme)
        else:
            yield forme


def _write(element: Element) -> Iterator[str]:
    """One line per tag. Values hold no sign that XML would need to escape."""
    attributs = "".join(f' {nom}="{valeur}"' for nom, valeur in element.attributs.items())
    if element.nom != "g":
        yield f"<{element.nom}{attributs}/>"
        return
    yield f"<g{attributs}>"
    for enfant in element.enfants:
        yield from _write(enfant)
    yield "</g>"
