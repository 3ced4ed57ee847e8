"""What a fiche or a question says, in one language and in plain words: for e-mail, SMS, phone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kit.content.faq import Question
from kit.content.fiche import Fiche
from kit.langues.langue import Langue
from kit.render.passages import Groupe, Lecteur, Passage
from kit.render.richtext import plain_text
from kit.render.vues.faq import build_question
from kit.render.vues.fiche import EssentielVue, build_fiche
from kit.render.vues.origine import OrigineVue
from kit.render.vues.pieces import PiecesGroupe, PieceVue
from kit.render.vues.verification import VerificationVue, build_verification

_BLANCS = re.compile(r"[ \t\r\n]+")
_FINS = tuple(".!?…؟。։।")
"""Signs that end a sentence, whatever the script."""


@dataclass(frozen=True)
class Papiers:
    """Papers under a sentence that says whom they are for."""

    entete: str
    lignes: tuple[str, ...]


@dataclass(frozen=True)
class Propos:
    """What is said, in one language."""

    langue: Langue
    titre: str
    paragraphes: tuple[str, ...]
    """Lines; those of a list begin with a dash or a number."""
    essentiels: Mapping[str, str]
    """By kind (`ou`, `quand`, `prix`, `delai`): the question and its answer on one line."""
    papiers: tuple[Papiers, ...]
    nombre: int
    """Papers that everyone must give."""
    selon_le_cas: bool
    """Whether some people must give others."""
    origine: tuple[str, ...]
    """Whose text it is, when it was taken up as a whole."""
    reserves: tuple[str, ...]
    """What must be known of the text itself, in few words; never left out."""


class _Voix:
    """Says passages in plain words, and remembers whether one of them was not reviewed."""

    def __init__(self, langue: Langue) -> None:
        self.langue = langue
        self.non_relue = False

    def say(self, passage: Passage) -> str:
        """The words; the French beside what is critical and not reviewed; the doubts."""
        self.non_relue |= passage.etat in ("non_relue", "perimee")
        mots = _squeeze(plain_text(passage.html))
        mots = self._in_order(mots) if passage.direction != self.langue.direction else mots
        if passage.autre is not None:
            mots = f"{mots} ({self._in_order(_squeeze(plain_text(passage.autre)))})"
        if passage.etat == "retiree":
            mots = f"{mots} ({self.langue.gettext('Cette règle a changé. Demandez à un agent.')})"
        return self.doubt(mots) if passage.a_confirmer else mots

    def _in_order(self, francais: str) -> str:
        """French sentences whole, full stop included, inside right-to-left words."""
        return f"\u2066{francais}\u2069" if self.langue.direction == "rtl" else francais

    def doubt(self, mots: str) -> str:
        """Words that the authors were not sure of."""
        return f"{mots} ({self.langue.gettext('À confirmer avec votre préfecture')})"

    def groupes(self, groupes: Iterable[Groupe], retrait: str = "") -> Iterator[str]:
        """Blocks, one per line."""
        for groupe in groupes:
            for rang, passage in enumerate(groupe.passages):
                puce = {"puce": "- ", "numero": f"{rang + 1}. "}.get(groupe.genre, "")
                yield f"{retrait}{puce}{self.say(passage)}"
                if rang < len(groupe.sous):
                    yield from self.groupes(groupe.sous[rang], f"{retrait}  ")


def build_propos_fiche(lecteur: Lecteur, fiche: Fiche) -> Propos:
    """The essentials and the papers of a fiche; `lecteur` reads one language alone."""
    voix, vue = _Voix(lecteur.langue), build_fiche(lecteur, fiche)
    titre = voix.say(vue.titre)
    resume = voix.say(vue.resume)
    essentiels: dict[str, str] = {e.genre: _essentiel(voix, e) for e in vue.essentiels}
    papiers = tuple(_papiers(voix, vue.pieces))
    nombre = sum(len(g.pour_tous) for g in vue.pieces if g.condition is None)
    return Propos(
        langue=lecteur.langue,
        titre=titre,
        paragraphes=(resume,),
        essentiels=MappingProxyType(essentiels),
        papiers=papiers,
        nombre=nombre,
        selon_le_cas=any(g.selon_le_cas or g.condition for g in vue.pieces),
        origine=tuple(_origine(lecteur.langue, vue.origine)),
        reserves=_reserves(voix, build_verification(lecteur, fiche)),
    )


def build_propos_question(lecteur: Lecteur, question: Question) -> Propos:
    """A question and its answer."""
    voix, vue = _Voix(lecteur.langue), build_question(lecteur, question)
    titre = voix.say(vue.question)
    paragraphes = tuple(voix.groupes(vue.reponse))
    aucun: dict[str, str] = {}
    return Propos(
        langue=lecteur.langue,
        titre=titre,
        paragraphes=paragraphes,
        essentiels=MappingProxyType(aucun),
        papiers=(),
        nombre=0,
        selon_le_cas=False,
        origine=(),
        reserves=_reserves(voix, build_verification(lecteur, question)),
    )


def end_phrase(texte: str) -> str:
    """The text as a sentence, with its full stop when nothing ends it."""
    return texte if not texte or texte.rstrip(")»”\u202f\u00a0 ").endswith(_FINS) else f"{texte}."


def _squeeze(texte: str) -> str:
    """On one line; unbreakable spaces stay."""
    return _BLANCS.sub(" ", texte).strip()


def _essentiel(voix: _Voix, essentiel: EssentielVue) -> str:
    if isinstance(essentiel.reponse, Passage):
        reponse = voix.say(essentiel.reponse)
    else:
        reponse = _squeeze(plain_text(essentiel.reponse))
        reponse = voix.doubt(reponse) if essentiel.a_confirmer else reponse
    return f"{essentiel.nom} {reponse}"


def _papiers(voix: _Voix, groupes: Iterable[PiecesGroupe]) -> Iterator[Papiers]:
    """The papers of everyone, those of each shared list, then those that depend on the case."""
    _ = voix.langue.gettext
    for groupe in groupes:
        titre = voix.say(groupe.titre) if groupe.titre else _("Les papiers")
        if groupe.condition:
            titre = f"{titre} ({voix.say(groupe.condition)})"
        for entete, pieces in (
            (titre, groupe.pour_tous),
            (_("Seulement si vous êtes dans ce cas"), groupe.selon_le_cas),
        ):
            if pieces:
                yield Papiers(entete, tuple(_piece(voix, piece) for piece in pieces))


def _piece(voix: _Voix, piece: PieceVue) -> str:
    """A paper: its name, in which form it is given, in which case."""
    mots = voix.say(piece.nom)
    if piece.nom_officiel and not voix.langue.is_francais:
        mots = f"{mots} ({piece.nom_officiel})"
    if piece.mentions:
        mots = f"{mots} ({', '.join(piece.mentions)})"
    mots = voix.doubt(mots) if piece.a_confirmer and piece.condition is None else mots
    if piece.condition is None:
        return mots
    return f"{mots} ({voix.say(piece.condition)})"


def _origine(langue: Langue, origine: OrigineVue | None) -> Iterator[str]:
    """Whose text it is, and the warning when it is old."""
    if origine is None:
        return
    yield langue.gettext("Texte de %(site)s du %(jour)s", site=origine.site, jour=origine.jour)
    if origine.ancienne:
        yield langue.gettext("À confirmer avec votre préfecture")


def _reserves(voix: _Voix, verification: VerificationVue) -> tuple[str, ...]:
    """In few words: they must fit in an SMS."""
    _ = voix.langue.gettext
    verifie = verification.phrase
    if voix.langue.is_francais:
        return (verifie,)
    if voix.non_relue:
        return (verifie, _("Traduction non relue\u00a0: le français fait foi."))
    return (verifie, _("Le français fait foi"))
