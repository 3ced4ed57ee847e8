"""The views of facts: what each says in plain French, where it stands, what is thought of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from kit.admin.formulaires.libelles import CHAMPS, name_genre, name_valeur
from kit.admin.noms import name_document
from kit.content.document import Document, iterate_noeuds
from kit.content.faits import RESTE, VERIFIABLES, Dit, Fait, list_faits
from kit.content.source import Source
from kit.content.valeur import Valeur
from kit.horloge import local_day
from kit.langues.langue import Langue
from kit.render.passages import Lecteur
from kit.render.richtext import plain_text
from kit.store.etat_verification import Verdict, hash_fait

ETATS = {
    "a_verifier": "À vérifier",
    "a_corriger": "À corriger",
    "juste": "Vérifiés justes",
}
"""Where a fact stands, by key of the filter."""
NIVEAUX = {
    "C": "C\u00a0: source ancienne ou non officielle",
    "B": "B\u00a0: source officielle ancienne",
    "A": "A\u00a0: source officielle récente",
    "reste": "Autres textes",
}
"""How sure the authors were, the least sure first."""

_APPARENCE = ("genre", "niveau", "colonnes", "lignes")
"""Fields that say how a text looks: no word of them is read aloud."""


@dataclass(frozen=True)
class Recit:
    """A fact in its document, before it is put in words."""

    document: Document
    fait: Fait
    empreinte: str
    verdict: Verdict | None
    """What was said of it as it stands; None: nothing yet."""

    @property
    def cle(self) -> str:
        """Its name in forms: the document, the node and what it says."""
        document = f"{self.document.GENRE}/{self.document.id}"
        return f"{document}#{self.fait.noeud}@{self.empreinte}"

    @property
    def niveau(self) -> str:
        """A key of `NIVEAUX`."""
        return self.fait.niveau or "reste"

    @property
    def etat(self) -> str:
        """A key of `ETATS`."""
        return self.verdict.avis if self.verdict else "a_verifier"


@dataclass(frozen=True)
class FaitVue:
    """A row of the table."""

    cle: str
    rang: int
    genre: str
    document: str
    nom: str
    genre_en_mots: str
    endroit: str
    textes: tuple[str, ...]
    source: Source | None
    lu_le: str
    note: str
    niveau: str
    critique: bool
    a_confirmer: bool
    etat: str
    dit: str
    """Who said what, and when; empty when nobody did."""
    remarque: str
    referent: str
    """Name of the agent to whom the document was given; empty for nobody."""


def list_recits(lecteur: Lecteur) -> Iterator[Recit]:
    """Every fact of what readers see: the least sure first, then in reading order."""
    catalogue = lecteur.catalogue
    for genre in VERIFIABLES:
        for document in catalogue.documents.get(genre, {}).values():
            if document.id in catalogue.remplacees and genre == "fiche":
                continue
            verdicts = catalogue.verdicts.get((genre, document.id), {})
            for fait in list_faits(document):
                marque = hash_fait(fait, catalogue.read_valeur)
                verdict = verdicts.get((fait.noeud, marque))
                yield Recit(document, fait, marque, verdict)


def sort_key(recit: Recit) -> tuple[int, bool]:
    """The least sure first; then what does harm when it is wrong."""
    return list(NIVEAUX).index(recit.niveau), not recit.fait.critique


def build_fait(lecteur: Lecteur, recit: Recit, rang: int, noms: Mapping[str, str]) -> FaitVue:
    """A row; `noms` has the names of agents by address, under the kind and id of the document."""
    document, fait = recit.document, recit.fait
    verification = fait.verification
    source = _find_source(document, fait)
    return FaitVue(
        cle=recit.cle,
        rang=rang,
        genre=document.GENRE,
        document=document.id,
        nom=name_document(document),
        genre_en_mots=name_genre(document.GENRE),
        endroit=name_endroit(document, fait),
        textes=tuple(_say(lecteur, dit) for dit in fait.dits if dit.champ not in _APPARENCE),
        source=source,
        lu_le=lecteur.langue.format_date(source.lu_le) if source else "",
        note=verification.note if verification else "",
        niveau=fait.niveau,
        critique=fait.critique,
        a_confirmer=verification is not None and verification.a_confirmer,
        etat=recit.etat,
        dit=_say_verdict(lecteur, recit.verdict) if recit.verdict else "",
        remarque=recit.verdict.remarque if recit.verdict else "",
        referent=noms.get(f"{document.GENRE}/{document.id}", ""),
    )


def name_endroit(document: Document, fait: Fait) -> str:
    """Where a fact stands, in the words of the forms."""
    if fait.noeud == RESTE:
        seul = not getattr(document, "verifications", ()) and not getattr(document, "critique", ())
        return "Tout le texte" if seul else "Tout le reste du texte"
    for champ in type(document).model_fields:
        if champ == fait.noeud or fait.noeud in _ids_in(getattr(document, champ)):
            return CHAMPS.get(champ, (champ.replace("_", " ").capitalize(), ""))[0]
    return fait.noeud


def _ids_in(valeur: object) -> set[str]:
    racines = valeur if isinstance(valeur, tuple) else (valeur,)
    return {
        str(getattr(noeud, "id", ""))
        for racine in racines
        if isinstance(racine, BaseModel)
        for noeud in iterate_noeuds(racine)
    }


def _find_source(document: Document, fait: Fait) -> Source | None:
    """The source that the authors named; the only one of the document when they named none."""
    sources: tuple[Source, ...] = getattr(document, "sources", ())
    voulue = fait.verification.source if fait.verification else None
    nommee = next((s for s in sources if s.id == voulue), None)
    return nommee or (sources[0] if len(sources) == 1 else None)


def _say(lecteur: Lecteur, dit: Dit) -> str:
    """One thing that a fact says, its values of the day in its words."""
    if dit.sorte == "texte":
        try:
            html = lecteur.html(dit.dit, enrichi=True, langue=lecteur.langue)
        except ValueError:  # a plain line may hold signs that are marks elsewhere
            return dit.dit
        return plain_text(html)
    if dit.sorte == "donnee":
        libelle = CHAMPS.get(dit.champ, (dit.champ.replace("_", " ").capitalize(), ""))[0]
        mots = {"true": "Oui", "false": "Non"}.get(dit.dit, dit.dit.strip('"'))
        return f"{libelle}\u00a0: {name_valeur(mots)}"
    genre = Valeur.GENRE if dit.sorte == "valeur" else dit.genre
    autre = lecteur.catalogue.documents.get(genre, {}).get(dit.dit)
    nom = name_document(autre) if autre else dit.dit
    if dit.sorte == "valeur":
        return f"{nom}\u00a0: {plain_text(lecteur.valeur(dit.dit))}"
    return f"{name_genre(genre)}\u00a0: {nom}"


def _say_verdict(lecteur: Lecteur, verdict: Verdict) -> str:
    mots = "Juste" if verdict.avis == "juste" else "À corriger"
    jour = _day(lecteur.langue, verdict, lecteur.catalogue.site.fuseau)
    return f"{mots}, dit par {verdict.agent} le {jour}"


def _day(langue: Langue, verdict: Verdict, fuseau: str) -> str:
    return langue.format_date(local_day(verdict.quand, fuseau))
