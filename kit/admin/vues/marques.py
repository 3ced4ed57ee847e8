"""The view of marks: what is marked in each part of a document, and the form of one part."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kit.admin.formulaires.parties import Partie, find_partie
from kit.admin.marques import Marquable, is_critiquable, is_verifiable, list_marquables
from kit.content.document import Document
from kit.content.segments import list_segments
from kit.content.source import Verification

NIVEAUX: Mapping[str, str] = {
    "A": "A\u00a0: source officielle et récente, ou plusieurs sources d’accord",
    "B": "B\u00a0: source officielle ancienne, avec un signe récent",
    "C": "C\u00a0: une seule source, ancienne ou non officielle",
}


@dataclass(frozen=True)
class MarquesVue:
    """The marks of one part, in short."""

    critiquable: bool
    verifiable: bool
    critiques: int
    textes: int
    """How many texts may be marked."""
    a_confirmer: tuple[str, ...]
    """Notes of the facts to confirm."""

    @property
    def dites(self) -> bool:
        """Whether there is anything to say of it."""
        return bool(self.critiques or self.a_confirmer)

    @property
    def phrase(self) -> str:
        """What is critical, in words; empty when nothing is."""
        if not self.critiques:
            return ""
        if self.critiques == self.textes:
            return "Critique"
        mots = "textes critiques" if self.critiques > 1 else "texte critique"
        return f"{self.critiques} {mots} sur {self.textes}"


@dataclass(frozen=True)
class TexteVue:
    """One text of a part."""

    noeud: str
    texte: str
    critique: bool


@dataclass(frozen=True)
class FormulaireMarquesVue:
    """The page of the marks of a part."""

    critiquable: bool
    verifiable: bool
    textes: tuple[TexteVue, ...]
    verifications: tuple[Verification, ...]
    """Those of this part."""
    sources: tuple[tuple[str, str], ...]
    """Ids and titles of the sources of the document."""

    @property
    def noms(self) -> tuple[tuple[str, str], ...]:
        """Ids of the texts, with what they say."""
        return tuple((texte.noeud, texte.texte) for texte in self.textes)


def build_marques(document: Document, parties: Iterable[str]) -> dict[str, MarquesVue]:
    """The marks of each part, by name of the part; parts that say nothing are left out."""
    trouvees = (find_partie(type(document), identifiant) for identifiant in parties)
    segments = list_segments(document)
    vues = {
        p.id: _summarise(document, list_marquables(document, p, segments)) for p in trouvees if p
    }
    return {
        identifiant: vue
        for identifiant, vue in vues.items()
        if vue.textes and (vue.critiquable or vue.verifiable)
    }


def build_formulaire(document: Document, partie: Partie) -> FormulaireMarquesVue:
    """What the page of a part shows."""
    marquables = list_marquables(document, partie)
    noeuds = {m.noeud for m in marquables} | {partie.noeud or partie.id}
    critiques = set(getattr(document, "critique", ()))
    sources = getattr(document, "sources", ())
    return FormulaireMarquesVue(
        is_critiquable(document),
        is_verifiable(document),
        tuple(TexteVue(m.noeud, m.texte or m.noeud, m.noeud in critiques) for m in marquables),
        tuple(v for v in getattr(document, "verifications", ()) if v.noeud in noeuds),
        tuple((source.id, source.titre) for source in sources),
    )


def _summarise(document: Document, marquables: tuple[Marquable, ...]) -> MarquesVue:
    noeuds = [m.noeud for m in marquables]
    critiques = set(getattr(document, "critique", ()))
    verifications = getattr(document, "verifications", ())
    return MarquesVue(
        is_critiquable(document),
        is_verifiable(document),
        sum(noeud in critiques for noeud in noeuds),
        len(noeuds),
        tuple(v.note for v in verifications if v.noeud in noeuds),
    )
