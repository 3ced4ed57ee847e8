"""Words of the source, with their marks, as texts of the kit."""

import re
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from kit.content.ecriture import is_libelle, plain_words, write_texte
from kit.content.texte import Emphase, Inline, Lien, LienFiche, Mot, RefTerme, parse_texte
from kit.content.typographie import FINE, fix_typographie
from kit.importers.service_public.lecture_xml import Element, tag_of
from kit.importers.service_public.liens import (
    Destination,
    Liens,
    SansLien,
    VersAdresse,
    VersFiche,
    VersTerme,
)
from kit.importers.service_public.releve import (
    EMPHASE_RETIREE,
    IMAGE,
    LIEN_ABSENT,
    LIEN_EN_TEXTE,
    TERME_EN_MOTS,
    Releve,
)

_BLANCS = re.compile(r"[ \t\r\n\f\v\u00a0]*[ \t\r\n\f\v][ \t\r\n\f\v\u00a0]*|\u00a0{2,}")
"""Several blanks, or one that is not a no-break space."""
_GUILLEMETS = re.compile(r'"([^"]*)"')
_ESPACE_DE_TROP = re.compile(r" +(?=[.,](?: |$))")
_EXPOSANTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SIMPLES = frozenset({"Valeur", "Paragraphe", "Titre"})
"""Elements whose words are taken as they are."""


class _Suite(NamedTuple):
    """Words that share their marks (a tuple: ten are made for each paragraph)."""

    texte: str
    fort: bool = False
    cible: Destination | None = None

    def say(self, texte: str) -> "_Suite":
        """Other words with the same marks."""
        return _Suite(texte, self.fort, self.cible)


def read_texte(element: Element, liens: Liens, releve: Releve) -> str:
    """The words of an element with marks of the kit; empty when there are none."""
    contenu = _build(_tidy(_Lecture(liens, releve).read(element)), releve)
    texte = write_texte(contenu)
    if _emphases(parse_texte(texte)) < _emphases(contenu):
        releve.note(EMPHASE_RETIREE, plain_words(contenu)[:80])
    return texte


def read_ligne(element: Element, releve: Releve) -> str:
    """The words of an element without any mark."""
    return "".join(suite.texte for suite in _tidy(_Lecture(Liens(), releve).read(element))).strip()


def clean_mots(texte: str) -> str:
    """Plain words of the source with the typography of the kit."""
    return _typeset(texte).strip()


@lru_cache(maxsize=4096)
def _typeset(texte: str) -> str:
    """One blank between words, and French signs; the same words come again and again."""
    return fix_typographie(_GUILLEMETS.sub(r"« \1 »", _BLANCS.sub(" ", texte)))


class _Lecture:
    """Reads mixed content into runs of words."""

    def __init__(self, liens: Liens, releve: Releve) -> None:
        self._liens = liens
        self._releve = releve

    def read(self, element: Element) -> list[_Suite]:
        return self._content(element, _Suite(""))

    def _content(self, element: Element, forme: _Suite) -> list[_Suite]:
        suites = [self._words(element.text, forme)]
        for enfant in element:
            suites += self._child(enfant, forme)
            suites.append(self._words(enfant.tail, forme))
        return suites

    def _words(self, texte: str | None, forme: _Suite) -> _Suite:
        return forme.say(_typeset(texte)) if texte else forme.say("")

    def _child(self, enfant: Element, forme: _Suite) -> list[_Suite]:
        nom = tag_of(enfant)
        if nom == "MiseEnEvidence":
            return self._content(enfant, _Suite("", True, forme.cible))
        if nom in ("Expression", "Citation"):
            return self._quoted(enfant, forme)
        if nom == "Exposant":
            return [s.say(_raised(s.texte)) for s in self._content(enfant, forme)]
        if nom in ("LienInterne", "LienExterne", "LienIntra"):
            return self._link(enfant, nom, forme)
        if nom == "Image":
            return self._image(enfant, forme)
        if nom not in _SIMPLES:
            self._releve.note_inconnu(nom)
        return self._content(enfant, forme)

    def _quoted(self, enfant: Element, forme: _Suite) -> list[_Suite]:
        dedans = self._content(enfant, forme)
        mots = "".join(s.texte for s in dedans).strip()
        if not mots or mots.startswith("«"):
            return dedans  # quoted inside already
        return [
            forme.say("«" + FINE),
            *_stripped(dedans),
            forme.say(FINE + "»"),
        ]

    def _link(self, enfant: Element, nom: str, forme: _Suite) -> list[_Suite]:
        if forme.cible is not None:
            return self._content(enfant, forme)
        mots = _BLANCS.sub(" ", "".join(str(t) for t in enfant.itertext())).strip()
        cible = self._target(enfant, nom)
        if isinstance(cible, VersTerme) and not is_libelle(fix_typographie(mots)):
            cible = SansLien("")
        if not isinstance(cible, SansLien):
            return self._content(enfant, _Suite("", forme.fort, cible))
        dedans = self._content(enfant, forme)
        if cible.adresse:
            self._releve.note(LIEN_EN_TEXTE, cible.adresse)
            return [*dedans, forme.say(f" ({cible.adresse})")]
        self._releve.note(TERME_EN_MOTS if nom == "LienIntra" else LIEN_ABSENT, mots)
        return dedans

    def _target(self, enfant: Element, nom: str) -> Destination:
        if nom == "LienExterne":
            return self._liens.resolve_adresse(enfant.get("URL") or "")
        if nom == "LienIntra":
            trouvee = self._liens.resolve_texte(enfant.get("LienID") or "")
            return trouvee if isinstance(trouvee, VersTerme) else SansLien("")
        identifiant = enfant.get("LienPublication") or ""
        trouvee = self._liens.resolve_texte(identifiant, enfant.get("audience"))
        if isinstance(trouvee, VersAdresse) and enfant.get("type") in ("Acronyme", "Sigle"):
            return SansLien("")  # an abbreviation has no page of its own
        return trouvee

    def _image(self, enfant: Element, forme: _Suite) -> list[_Suite]:
        mots = image_words(enfant)
        self._releve.note(IMAGE, mots)
        return [forme.say(f" ({mots})")] if mots else []


def image_words(image: Element) -> str:
    """What an image says to whoever does not see it: its caption and its alternative."""
    parts = [image.findtext("Legende"), image.findtext("TexteDeRemplacement")]
    return "\u00a0: ".join(clean_mots(part) for part in parts if part and part.strip())


def _raised(texte: str) -> str:
    """`1er` stays on the line, `m²` does not."""
    return texte.translate(_EXPOSANTS) if texte.isdigit() else texte


def _stripped(suites: list[_Suite]) -> list[_Suite]:
    """The same runs without blanks at both ends."""
    propres = [s for s in suites if s.texte]
    while propres and not propres[0].texte.strip():
        propres.pop(0)
    while propres and not propres[-1].texte.strip():
        propres.pop()
    if propres:
        propres[0] = propres[0].say(propres[0].texte.lstrip())
        propres[-1] = propres[-1].say(propres[-1].texte.rstrip())
    return propres


def _tidy(suites: list[_Suite]) -> list[_Suite]:
    """One blank between words, none inside the ends of a mark, one around « »."""
    propres: list[_Suite] = []
    for suite in (part for entiere in suites for part in _spread(entiere)):
        fin = propres[-1].texte[-1] if propres else " "
        texte = suite.texte.lstrip(" ") if fin == " " else suite.texte
        if not texte:
            continue
        if propres and _is_glued(propres[-1], suite, fin + texte[0]):
            propres.append(_Suite(" "))
        propres.append(suite.say(texte))
    return _closed(_stripped(propres))


def _is_glued(avant: _Suite, apres: _Suite, bords: str) -> bool:
    """Whether the source forgot the blank between two words that it marks apart."""
    if bords[1] == "«":
        return bords[0].isalnum()
    marques = avant[1:], apres[1:]
    libres = marques[0] == marques[1] or not (avant.fort or avant.cible)
    libres = libres or not (apres.fort or apres.cible)
    return bords[1].isalnum() and (bords[0] in "»:" or (bords[0].isalnum() and not libres))


def _spread(suite: _Suite) -> list[_Suite]:
    """A marked run with its outer blanks put outside of the mark."""
    texte = _ESPACE_DE_TROP.sub("", suite.texte)
    if not suite.fort and suite.cible is None:
        return [_Suite(texte)]
    coeur = texte.strip(" ")
    avant = " " if texte.startswith(" ") else ""
    apres = " " if texte.endswith(" ") else ""
    return [_Suite(avant), suite.say(coeur), _Suite(apres)]


def _closed(suites: list[_Suite]) -> list[_Suite]:
    """No blank before a full stop or a comma that another run begins with."""
    for i in range(len(suites) - 1, 0, -1):
        precedente, suite = suites[i - 1], suites[i]
        seule = precedente.texte.endswith(" ") and suite.texte[:1] in (".", ",")
        if seule and suite.texte[1:2] in ("", " "):
            suites[i - 1] = precedente.say(precedente.texte.rstrip(" "))
    return [s for s in suites if s.texte]


def _build(suites: list[_Suite], releve: Releve) -> tuple[Inline, ...]:
    """The token tree: links inside emphasis, neighbours with the same marks together."""
    contenu: list[Inline] = []
    for fort, groupe in groupby(_even(suites), key=lambda s: s.fort):
        dedans: list[Inline] = []
        for cible, memes in groupby(groupe, key=lambda s: s.cible):
            dedans.append(_leaf("".join(s.texte for s in memes), cible, releve))
        contenu += [Emphase(tuple(dedans))] if fort else dedans
    return tuple(contenu)


def _even(suites: list[_Suite]) -> list[_Suite]:
    """A blank between two runs has the marks they share; runs of one link have one weight."""
    pleines = list(suites)
    for i in range(1, len(pleines) - 1):
        avant, apres = pleines[i - 1], pleines[i + 1]
        if not pleines[i].texte.strip():
            cible = avant.cible if avant.cible == apres.cible else None
            pleines[i] = _Suite(pleines[i].texte, avant.fort and apres.fort, cible)
    egaux: list[_Suite] = []
    for cible, groupe in groupby(pleines, key=lambda s: s.cible):
        memes = list(groupe)
        if cible is not None and len({s.fort for s in memes}) > 1:
            memes = [_Suite(s.texte, False, cible) for s in memes]
        egaux += memes
    return egaux


def _leaf(texte: str, cible: Destination | None, releve: Releve) -> Inline:
    match cible:
        case VersFiche(document):
            return LienFiche(document, (Mot(texte),))
        case VersAdresse(adresse):
            return Lien(adresse, (Mot(texte),))
        case VersTerme(document) if is_libelle(texte):
            return RefTerme(document, texte)
        case VersTerme():
            releve.note(TERME_EN_MOTS, texte)
    return Mot(texte)


def _emphases(contenu: tuple[Inline, ...]) -> int:
    return sum(isinstance(item, Emphase) for item in contenu)
