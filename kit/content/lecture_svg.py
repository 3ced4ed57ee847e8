"""Reading the tags of a drawing, and nothing else that XML can hold.

expat tells of each DTD, entity, instruction and CDATA section before anything is made of it: each
stops the reading. There is then no entity to expand and no file to fetch.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

OCTETS_MAX = 20 * 1024
"""Longest drawing, in bytes of UTF-8."""
ELEMENTS_MAX = 60
"""A whole square of ink takes resvg 0.2 s at 2048 pixels: so many are a bearable worst case."""
PROFONDEUR_MAX = 8
ATTRIBUTS_MAX = 20
_MOTS_MAX = 1_000
"""Signs of a title or of a description."""
_PARLANTS = frozenset({"title", "desc"})
_EXTRAIT = 40


class DessinRefuseError(ValueError):
    """The drawing cannot be accepted; one French sentence says why and what to do."""

    @property
    def phrase(self) -> str:
        """The sentence."""
        return str(self)


_EDITEUR = (
    "enregistrez le dessin en « SVG optimisé », sans métadonnées et avec les couleurs en attributs"
)
_FORMES_SEULES = "un pictogramme n’est fait que de formes, retirez-le"
_ELEMENTS_REFUSES: Mapping[str, str] = {
    "script": "un programme n’a pas sa place dans un dessin, retirez-le",
    "style": "les styles débordent sur la page, écrivez fill et stroke sur chaque forme",
    "text": "les lettres changent selon les polices, mettez le mot dans la légende ou tracez-le",
    "animate": "un dessin ne bouge pas, retirez-le",
    "set": "un dessin ne bouge pas, retirez-le",
    "filter": "un filtre se perd à l’impression, retirez-le",
    "linearGradient": "un dégradé se perd à l’impression, prenez la teinte claire",
    "radialGradient": "un dégradé se perd à l’impression, prenez la teinte claire",
    "image": "une image ne se recolore pas, dessinez-la avec des formes",
    "use": "une forme n’en appelle pas une autre, copiez-la à sa place",
    "mask": "un masque se perd à l’impression, coupez la forme elle-même",
    "clipPath": "une découpe se perd à l’impression, coupez la forme elle-même",
    "defs": f"il ne dessine rien, {_EDITEUR}",
    "metadata": f"il ne dessine rien, {_EDITEUR}",
    "svg": "un dessin n’en contient pas un autre, gardez seulement ses formes",
}

_ATTRIBUTS_REFUSES: Mapping[str, str] = {
    "href": "un dessin ne mène nulle part et n’appelle rien, retirez-le",
    "style": "écrivez les couleurs et les épaisseurs dans fill, stroke et stroke-width",
    "class": "un nom de classe prend les couleurs de la page, retirez-le",
    "id": "il serait répété dans la page, retirez-le",
    "opacity": "pour la teinte claire, écrivez fill-opacity sur la forme",
    "fill-opacity": "écrivez-le sur la forme elle-même, pas sur un groupe",
    "stroke-opacity": "un trait est plein, retirez-le",
    "stroke-dasharray": "les pointillés se perdent en petit, dessinez chaque tiret",
    "filter": "un filtre se perd à l’impression, retirez-le",
    "mask": "un masque se perd à l’impression, coupez la forme elle-même",
    "clip-path": "une découpe se perd à l’impression, coupez la forme elle-même",
}


@dataclass
class Element:
    """A tag with what it holds."""

    nom: str
    attributs: dict[str, str]
    ligne: int
    enfants: list["Element"] = field(default_factory=list)
    mots: str = ""
    """The beginning of the text inside it, titles excepted; blanks left out."""


def shorten(texte: str) -> str:
    """A text that may be quoted in a sentence, whatever it holds."""
    propre = " ".join("".join(s if s.isprintable() else " " for s in texte).split())
    return propre if len(propre) <= _EXTRAIT else propre[:_EXTRAIT] + "…"


def read_svg(texte: str) -> Element:
    """The tree of the tags. Raises DessinRefuseError."""
    try:
        octets = texte.encode()
    except UnicodeEncodeError:
        raise DessinRefuseError(
            "Le dessin contient des signes qui ne sont pas du texte : "
            "enregistrez-le de nouveau en SVG, en UTF-8."
        ) from None
    if len(octets) > OCTETS_MAX:
        raise DessinRefuseError(
            f"Le dessin pèse {len(octets)} octets, la limite est {OCTETS_MAX} : "
            "simplifiez ses tracés, un pictogramme de la banque en pèse moins de 2 000."
        )
    lecteur = _Lecteur()
    lecteur.read(octets)
    if lecteur.racine is None:
        raise _illisible(1)
    return lecteur.racine


class _Lecteur:
    """Listens to expat and keeps the tags."""

    def __init__(self) -> None:
        self.racine: Element | None = None
        self._ouverts: list[Element] = []
        self._nombre = 0
        self._signes = 0
        self._expat = expat.ParserCreate("UTF-8")
        self._expat.XmlDeclHandler = self._declaration
        self._expat.StartDoctypeDeclHandler = self._doctype
        self._expat.EntityDeclHandler = self._doctype
        self._expat.SkippedEntityHandler = self._doctype
        self._expat.ProcessingInstructionHandler = self._instruction
        self._expat.StartCdataSectionHandler = self._cdata
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._words

    def read(self, octets: bytes) -> None:
        try:
            self._expat.Parse(octets, True)
        except expat.ExpatError as error:
            raise _illisible(error.lineno) from None

    @property
    def _ligne(self) -> int:
        return self._expat.CurrentLineNumber

    def _declaration(self, _version: str, encodage: str | None, _seul: int) -> None:
        if encodage is not None and encodage.upper() != "UTF-8":
            raise DessinRefuseError(
                f"Le dessin est écrit en « {shorten(encodage)} » : enregistrez-le en UTF-8."
            )

    def _doctype(self, *_args: object) -> None:
        raise DessinRefuseError(
            f"Le dessin contient une déclaration DOCTYPE ou une entité (ligne {self._ligne}) : "
            "retirez-la, un pictogramme n’en a pas besoin."
        )

    def _instruction(self, *_args: object) -> None:
        raise DessinRefuseError(
            f"Le dessin contient une instruction « <? » (ligne {self._ligne}) : "
            "retirez-la, un pictogramme n’est fait que de formes."
        )

    def _cdata(self) -> None:
        raise DessinRefuseError(
            f"Le dessin contient une section « <![CDATA[ » (ligne {self._ligne}) : "
            "retirez-la, un pictogramme n’est fait que de formes."
        )

    def _start(self, nom: str, attributs: dict[str, str]) -> None:
        self._nombre += 1
        if self._nombre > ELEMENTS_MAX:
            raise DessinRefuseError(
                f"Le dessin a plus de {ELEMENTS_MAX} éléments : "
                "gardez une idée et sept formes environ."
            )
        if len(self._ouverts) >= PROFONDEUR_MAX:
            raise DessinRefuseError(
                f"Le dessin a plus de {PROFONDEUR_MAX} niveaux imbriqués (ligne {self._ligne}) : "
                "dégroupez ses formes."
            )
        if len(attributs) > ATTRIBUTS_MAX:
            raise DessinRefuseError(
                f"« {shorten(nom)} » (ligne {self._ligne}) a plus de {ATTRIBUTS_MAX} attributs : "
                "gardez ceux qui donnent la forme et la couleur."
            )
        element = Element(nom, attributs, self._ligne)
        if self._ouverts:
            self._ouverts[-1].enfants.append(element)
        else:
            self.racine = element
        self._ouverts.append(element)

    def _end(self, _nom: str) -> None:
        self._ouverts.pop()

    def _words(self, mots: str) -> None:
        if self._ouverts and self._ouverts[-1].nom in _PARLANTS:
            self._signes += len(mots)
            if self._signes > _MOTS_MAX:
                raise DessinRefuseError(
                    f"Le titre et la description du dessin ont plus de {_MOTS_MAX} signes : "
                    "raccourcissez-les, ou retirez-les."
                )
        elif self._ouverts and not self._ouverts[-1].mots:
            self._ouverts[-1].mots = mots.strip(" \t\r\n")


def _illisible(ligne: int) -> DessinRefuseError:
    return DessinRefuseError(
        f"Ce fichier n’est pas un SVG correct (ligne {ligne}) : "
        "enregistrez de nouveau le dessin en SVG, en UTF-8."
    )


def refuse_element(element: Element) -> DessinRefuseError:
    """The sentence for a tag that is not in the list."""
    nom = element.nom.rpartition(":")[2]
    raison = _ELEMENTS_REFUSES.get(nom, _FORMES_SEULES)
    return DessinRefuseError(
        f"Le dessin contient l’élément « {shorten(element.nom)} » (ligne {element.ligne}) : "
        f"{raison}."
    )


def refuse_mots(element: Element) -> DessinRefuseError:
    """The sentence for words among the shapes."""
    return DessinRefuseError(
        f"« {shorten(element.nom)} » (ligne {element.ligne}) contient les mots "
        f"« {shorten(element.mots)} » : retirez-les, les mots s’écrivent dans la légende."
    )


def refuse_attribut(element: Element, nom: str) -> DessinRefuseError:
    """The sentence for an attribute that is not in the list of its tag."""
    return DessinRefuseError(
        f"« {shorten(element.nom)} » (ligne {element.ligne}) "
        f"a l’attribut « {shorten(nom)} » : {_reason(nom)}."
    )


def _reason(nom: str) -> str:
    if nom.lower().startswith("on"):
        return "un dessin ne fait rien quand on y touche, retirez-le"
    if nom.startswith("xmlns"):
        return f"un dessin n’a qu’un espace de noms, celui de SVG, {_EDITEUR}"
    return _ATTRIBUTS_REFUSES.get(nom.rpartition(":")[2], "il n’est pas accepté, retirez-le")
