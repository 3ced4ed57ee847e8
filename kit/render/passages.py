"""Passages: each segment of a document as one reader sees it, with its state and its French."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from markupsafe import Markup

from kit.adresses import Adresses
from kit.content.bloc import Bloc
from kit.content.document import Document
from kit.content.glossaire import Terme
from kit.content.segments import Segment, cle_segment
from kit.content.texte import LienFiche, RefTerme, RefValeur, iterate_inline, parse_texte
from kit.content.valeur import Periode, Valeur
from kit.langues.langue import Langue, load_langue
from kit.langues.registre import FRANCAIS
from kit.langues.valeurs import format_valeur
from kit.render.richtext import plain_text, render_html
from kit.store.catalogue import Catalogue

_LISTES = frozenset({"puce", "numero"})
_SUIVIS = frozenset({"attention", "information", "service", "contact"})
"""Blocks that may go on in others of the same kind, one level deeper."""

Etat = Literal["francais", "relue", "non_relue", "perimee", "retiree", "manquante"]


@dataclass(frozen=True)
class Passage:
    """One text, ready to be shown."""

    html: Markup
    langue: str
    """Language tag of `html`: French when there is no translation to show."""
    direction: str
    etat: Etat
    critique: bool
    a_confirmer: bool
    autre: Markup | None = None
    """The same text in a second language: asked for, or French that must stand beside."""
    autre_langue: str = FRANCAIS
    autre_direction: str = "ltr"
    cle: str = ""
    """Key of the segment: it says what this text is whatever its words and its language."""


@dataclass(frozen=True)
class Groupe:
    """Blocks that go together: a paragraph, or the items of one list."""

    genre: str
    passages: tuple[Passage, ...]
    sous: tuple[tuple["Groupe", ...], ...] = ()
    """What stands under each passage: deeper items, or what goes on in the same block."""
    niveau: int = 1
    """Depth of a subtitle."""


def in_its_langue(passage: Passage, langue: Langue) -> Markup:
    """The text alone, said to be in its language where that is not the page's."""
    if passage.langue == langue.tag:
        return passage.html
    attributs = Markup(' lang="{}" dir="{}"').format(passage.langue, passage.direction)
    return Markup("<span{}>{}</span>").format(attributs, passage.html)


def first_text(groupes: Iterable[Groupe]) -> str:
    """The words of the first block, for whoever has not opened the page; empty without any."""
    return next((plain_text(p.html) for groupe in groupes for p in groupe.passages), "")


def _under_heads(blocs: Iterable[Bloc]) -> list[tuple[Bloc, list[Bloc]]]:
    """Each block of the first depth with those that are deeper than it."""
    tetes: list[tuple[Bloc, list[Bloc]]] = []
    for bloc in blocs:
        if tetes and _is_under(bloc, tetes[-1][0]):
            tetes[-1][1].append(bloc)
        else:
            tetes.append((bloc, []))
    return tetes


def _is_under(bloc: Bloc, tete: Bloc) -> bool:
    famille = _LISTES if bloc.genre in _LISTES else _SUIVIS & {bloc.genre}
    return tete.genre in famille and bloc.niveau > tete.niveau


class Lecteur:
    """Reads the documents of a catalogue for one reader."""

    def __init__(self, catalogue: Catalogue, langue: Langue, adresses: Adresses) -> None:
        self.catalogue = catalogue
        self.langue = langue
        self.adresses = adresses
        self.avec = load_langue(adresses.avec) if adresses.avec else None
        self._mots: dict[str, Terme] = {}
        self._explique = False

    def explaining(self) -> "Lecteur":
        """The same reading, for a page that ends with the meaning of its words."""
        lecteur = Lecteur(self.catalogue, self.langue, self.adresses)
        lecteur._explique = True
        return lecteur

    def skimming(self) -> "Lecteur":
        """The same reading, for texts aside whose words the page does not explain."""
        return Lecteur(self.catalogue, self.langue, self.adresses)

    def alone(self, langue: Langue | None = None) -> "Lecteur":
        """A reading in one language, that of the page for None, without another one beside."""
        lue = langue or self.langue
        adresses = replace(self.adresses, langue=lue.tag, avec=None)
        return Lecteur(self.catalogue, lue, adresses)

    @property
    def personne(self) -> Langue | None:
        """The language of the person in front of an agent, who reads French; None when it is too.

        It is the second one of the address, else that of the page.
        """
        langues = (self.avec, self.langue)
        return next((langue for langue in langues if langue and not langue.is_francais), None)

    @property
    def mots(self) -> tuple[Terme, ...]:
        """Glossary words met so far, in the order of the reading."""
        return tuple(self._mots.values())

    def open(self, document: Document) -> "Textes":
        """The texts of a document."""
        return Textes(self, document)

    def periode(self, identifiant: str) -> Periode | None:
        """The period of a value that holds on the day of the catalogue."""
        valeur = self.catalogue.get(Valeur, identifiant)
        return valeur.periode_at(self.catalogue.jour) if valeur else None

    def is_doubtful(self, valeur: str) -> bool:
        """Whether nobody is sure of what a value is on the day of the catalogue."""
        return self.catalogue.is_doubtful(valeur)

    def valeur(self, identifiant: str, langue: Langue | None = None) -> Markup:
        """A dated value; a sentence of caution when nothing covers the day."""
        langue = langue or self.langue
        periode = self.periode(identifiant)
        if periode is None:
            return Markup("<em>{}</em>").format(langue.gettext("à demander à votre préfecture"))
        return format_valeur(periode.valeur, langue)

    def html(self, texte: str, *, enrichi: bool, langue: Langue) -> Markup:
        """A text as HTML, its values and glossary words resolved."""
        if not enrichi:
            return Markup("{}").format(texte)

        def resolve(item: RefValeur | RefTerme | LienFiche) -> Markup:
            if isinstance(item, RefValeur):
                return self.valeur(item.valeur, langue)
            if isinstance(item, LienFiche):
                return self._lien_fiche(item.fiche, render_html(item.contenu, resolve))
            return self._mot(item)

        return render_html(parse_texte(texte), resolve)

    def _lien_fiche(self, identifiant: str, mots: Markup) -> Markup:
        """A link to another fiche; its words alone while nobody can read that fiche."""
        fiche = self.catalogue.offered_fiche(identifiant)
        if fiche is None:
            return mots
        adresse = self.adresses.fiche(fiche.adresse)
        return Markup('<a href="{}">{}</a>').format(adresse, mots)

    def _mot(self, item: RefTerme) -> Markup:
        terme = self.catalogue.get(Terme, item.terme)
        if terme is None:
            return Markup("{}").format(item.texte or item.terme)
        mot = item.texte or terme.en_phrase
        if not self._explique:
            return Markup("{}").format(mot)
        self._mots[terme.id] = terme
        return Markup('<a href="#mot-{}">{}</a>').format(terme.id, mot)


class Textes:
    """The passages of one document, by node and field."""

    def __init__(self, lecteur: Lecteur, document: Document) -> None:
        self._lecteur = lecteur
        self._document = document
        self._segments = lecteur.catalogue.segments(document)
        self._verification = lecteur.catalogue.verification(document)

    def passage(self, chemin: str, valeur: str | None = None) -> Passage:
        """The text at `node.field`, or at a field of the document. Raises KeyError.

        `valeur` is the value that the page shows beside: the text bears its doubt.
        """
        cle = cle_segment(self._document.GENRE, self._document.id, chemin)
        segment = self._segments[cle]
        original = self._original(segment)
        if valeur and self.states_doubt(segment.noeud, valeur):
            original = replace(original, a_confirmer=True)
        passage = self._translated(segment, original)
        return self._with_second(segment, passage, original)

    def _translated(self, segment: Segment, original: Passage) -> Passage:
        """The text in the reader's language, else French; French beside when it must be."""
        lecteur = self._lecteur
        if lecteur.langue.is_francais:
            return original
        traduction = lecteur.catalogue.traduction(lecteur.langue.tag, segment.cle)
        if traduction is None or traduction.etat == "retiree":
            return replace(original, etat="retiree" if traduction else "manquante")
        seule = traduction.etat == "relue" or (
            traduction.etat == "non_relue" and not segment.critique
        )
        return replace(
            original,
            html=lecteur.html(traduction.texte, enrichi=segment.enrichi, langue=lecteur.langue),
            langue=lecteur.langue.tag,
            direction=lecteur.langue.direction,
            etat=traduction.etat,
            autre=None if seule else original.html,
        )

    def _with_second(self, segment: Segment, passage: Passage, original: Passage) -> Passage:
        """The passage with the second language that the reader asked for, if it has the text."""
        avec = self._lecteur.avec
        if avec is None or avec.tag == passage.langue:
            return passage
        if avec.is_francais:
            return replace(passage, autre=original.html)
        traduction = self._lecteur.catalogue.traduction(avec.tag, segment.cle)
        if traduction is None or traduction.etat == "retiree":
            return passage
        html = self._lecteur.html(traduction.texte, enrichi=segment.enrichi, langue=avec)
        return replace(passage, autre=html, autre_langue=avec.tag, autre_direction=avec.direction)

    def _original(self, segment: Segment) -> Passage:
        html = self._lecteur.html(
            segment.texte, enrichi=segment.enrichi, langue=load_langue(FRANCAIS)
        )
        doute = self.is_doubtful(segment.noeud) and self._is_first(segment)
        doute = doute or (segment.enrichi and self._has_doubt(segment))
        return Passage(html, FRANCAIS, "ltr", "francais", segment.critique, doute, cle=segment.cle)

    def _has_doubt(self, segment: Segment) -> bool:
        """Whether a text states a value that nobody is sure of."""
        return any(
            isinstance(item, RefValeur) and self.states_doubt(segment.noeud, item.valeur)
            for item in iterate_inline(parse_texte(segment.texte))
        )

    def _is_first(self, segment: Segment) -> bool:
        """Whether the text comes first in its node: a doubt is said once."""
        return segment is next(s for s in self._segments.values() if s.noeud == segment.noeud)

    def optional(self, noeud: str, champ: str, texte: str | None) -> Passage | None:
        """The passage of a field that may be absent."""
        return None if texte is None else self.passage(f"{noeud}.{champ}")

    def groupes(self, blocs: Iterable[Bloc]) -> tuple[Groupe, ...]:
        """Blocks in order; items of a list together, deeper items under the one before them."""
        groupes: list[Groupe] = []
        for genre, suite in groupby(_under_heads(blocs), key=lambda tete: tete[0].genre):
            tetes = list(suite)
            if genre in _LISTES:
                passages = tuple(self.passage(f"{bloc.id}.texte") for bloc, _dessous in tetes)
                sous = tuple(self.groupes(dessous) for _bloc, dessous in tetes)
                groupes.append(Groupe(genre, passages, sous))
            else:
                groupes += [self._seul(bloc, dessous) for bloc, dessous in tetes]
        return tuple(groupes)

    def _seul(self, bloc: Bloc, dessous: list[Bloc]) -> Groupe:
        """One block; what goes on in it stands under it as paragraphs."""
        suite = tuple(
            Groupe("paragraphe", (self.passage(f"{suivant.id}.texte"),)) for suivant in dessous
        )
        return Groupe(bloc.genre, (self.passage(f"{bloc.id}.texte"),), (suite,), bloc.niveau)

    def is_doubtful(self, noeud: str) -> bool:
        """Whether readers are asked to confirm what this node says with the préfecture."""
        return noeud in self._verification.doutes

    def states_doubt(self, noeud: str, valeur: str) -> bool:
        """Whether a node states a value that nobody is sure of: who verified it read the value."""
        return noeud not in self._verification.sures and self._lecteur.is_doubtful(valeur)
