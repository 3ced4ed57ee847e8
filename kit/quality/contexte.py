"""What the rules may look at: the documents, the day, and the texts as they are shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from kit.content.document import Document
from kit.content.fiche import Fiche
from kit.content.genres import CLASSES
from kit.content.glossaire import Terme
from kit.content.liens import Cible
from kit.content.normalisation import normalise
from kit.content.segments import Segment, list_segments
from kit.content.texte import (
    Emphase,
    Inline,
    Lien,
    LienFiche,
    Mot,
    RefTerme,
    RefValeur,
    iterate_inline,
    parse_texte,
)
from kit.quality.phrases import split_phrases

D = TypeVar("D", bound=Document)
INCONNUE = "à demander à votre préfecture"
"""What readers see in the place of a value that no period covers."""


@dataclass(frozen=True)
class Passage:
    """One translatable text of a document, read once for all rules."""

    genre: str
    """Kind of the document."""
    chemin: str
    """`node.field`, or the field of the document."""
    noeud: str
    texte: str
    """As it is written, with its marks."""
    enrichi: bool
    critique: bool
    marques: tuple[Inline, ...]
    """Every token, depth first."""
    mots: tuple[str, ...]
    """Words that the author typed, without the values and the names of the glossary."""
    phrases: tuple[str, ...]
    """Sentences as readers see them, values and words shown."""
    plain: str
    """The same in the form that words are looked for."""


@dataclass(frozen=True)
class Contexte:
    """The documents of a pack or an instance on a day."""

    documents: Mapping[str, tuple[Document, ...]]
    """By kind."""
    jour: date
    valeurs: Mapping[str, str]
    """Each value as readers see it on this day, by id; absent when no period covers it."""
    juges: tuple[Document, ...]
    """Documents written here: those taken up from another publisher are not judged."""
    _index: Mapping[Cible, Document] = field(default_factory=dict, repr=False)
    _passages: Mapping[Cible, tuple[Passage, ...]] = field(default_factory=dict, repr=False)

    def all(self, classe: type[D]) -> tuple[D, ...]:
        """Documents of a kind."""
        return tuple(d for d in self.documents.get(classe.GENRE, ()) if isinstance(d, classe))

    def find(self, classe: type[D], identifiant: str | None) -> D | None:
        """A document by id, or None."""
        document = self._index.get(Cible(classe.GENRE, identifiant)) if identifiant else None
        return document if isinstance(document, classe) else None

    def has(self, cible: Cible) -> bool:
        """Whether a document that is referred to exists."""
        return cible in self._index

    def passages(self, document: Document) -> tuple[Passage, ...]:
        """The texts of a document, in reading order."""
        return self._passages[Cible(document.GENRE, document.id)]

    def judging(self, document: Document) -> "Contexte":
        """The same with one document in the place of what it was, and judged alone.

        Only its own texts are read again: an agent who writes does not wait for the 900 others.
        """
        cible = Cible(document.GENRE, document.id)
        termes = {d.id: d.en_phrase for d in self.all(Terme)}
        autres = (d for d in self.documents.get(document.GENRE, ()) if d.id != document.id)
        passages = tuple(
            _read_passage(document, segment, self.valeurs, termes)
            for segment in list_segments(document)
        )
        return replace(
            self,
            documents={**self.documents, document.GENRE: (*autres, document)},
            juges=(document,),
            _index={**self._index, cible: document},
            _passages={**self._passages, cible: passages},
        )


def is_repris(document: Document) -> bool:
    """Whether the text is another publisher's, taken up as a whole."""
    return isinstance(document, Fiche) and document.origine is not None


def build_contexte(
    documents: Iterable[Document], jour: date, valeurs: Mapping[str, str]
) -> Contexte:
    """Read every text once. `valeurs` holds the values as shown on that day, by id."""
    tous = tuple(documents)
    termes = {d.id: d.en_phrase for d in tous if isinstance(d, Terme)}
    passages = {
        Cible(document.GENRE, document.id): tuple(
            _read_passage(document, segment, valeurs, termes) for segment in list_segments(document)
        )
        for document in tous
    }
    par_genre = {
        classe.GENRE: tuple(d for d in tous if classe.GENRE == d.GENRE) for classe in CLASSES
    }
    index = {Cible(document.GENRE, document.id): document for document in tous}
    repris = _find_repris(tous, passages)
    juges = tuple(d for cible, d in index.items() if cible not in repris)
    return Contexte(par_genre, jour, valeurs, juges, index, passages)


def _find_repris(
    documents: tuple[Document, ...], passages: Mapping[Cible, tuple[Passage, ...]]
) -> frozenset[Cible]:
    """The fiches taken up, and the words and themes that came with them and serve nothing else."""
    fiches = frozenset(Cible(d.GENRE, d.id) for d in documents if is_repris(d))
    servent: dict[bool, set[Cible]] = {True: set(), False: set()}
    for document in documents:
        cible = Cible(document.GENRE, document.id)
        sert = servent[cible in fiches]
        theme = getattr(document, "theme", None)
        if theme is not None:
            sert.add(Cible("theme", theme))
        sert.update(
            Cible(Terme.GENRE, marque.terme)
            for passage in passages[cible]
            for marque in passage.marques
            if isinstance(marque, RefTerme)
        )
    return fiches | (servent[True] - servent[False])


def _read_passage(
    document: Document, segment: Segment, valeurs: Mapping[str, str], termes: Mapping[str, str]
) -> Passage:
    contenu = parse_texte(segment.texte) if segment.enrichi else (Mot(segment.texte),)
    marques = tuple(iterate_inline(contenu))
    montre = show_texte(contenu, valeurs, termes)
    return Passage(
        genre=document.GENRE,
        chemin=segment.cle.partition("#")[2],
        noeud=segment.noeud,
        texte=segment.texte,
        enrichi=segment.enrichi,
        critique=segment.critique,
        marques=marques,
        mots=tuple(marque.texte for marque in marques if isinstance(marque, Mot)),
        phrases=split_phrases(montre),
        plain=normalise(montre),
    )


def show_texte(
    contenu: tuple[Inline, ...], valeurs: Mapping[str, str], termes: Mapping[str, str]
) -> str:
    """The text that readers see, without marks."""
    morceaux: list[str] = []
    for item in contenu:
        match item:
            case Mot(texte):
                morceaux.append(texte)
            case RefValeur(valeur):
                morceaux.append(valeurs.get(valeur, INCONNUE))
            case RefTerme(terme, texte):
                morceaux.append(texte or termes.get(terme, terme))
            case Emphase() | Lien() | LienFiche():
                morceaux.append(show_texte(item.contenu, valeurs, termes))
    return "".join(morceaux)
