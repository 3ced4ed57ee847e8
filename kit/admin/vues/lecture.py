"""The parts of a draft as readers see them, each with its name in the back office."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import time
from itertools import count
from typing import Any, Literal

from markupsafe import Markup
from pydantic import BaseModel

from kit.admin.formulaires.libelles import name_champ, name_groupe, name_valeur
from kit.admin.formulaires.parties import ENTETE, NOUVEAU, is_par_element
from kit.admin.formulaires.schema import Champ, list_champs
from kit.admin.noms import name_document
from kit.admin.vues.conseils import ConseilsVue, ConseilVue
from kit.content.bloc import Bloc
from kit.content.document import Document
from kit.content.fiche import Contact, Cout, DocumentRecu, Etape, Section
from kit.content.genres import classe_of
from kit.content.piece import Lot, PieceDemandee
from kit.content.source import Source
from kit.content.structure import Horaire, Plage
from kit.langues.langue import Langue
from kit.langues.registre import REGISTRE
from kit.render.passages import Lecteur, Passage, Textes
from kit.render.richtext import plain_text
from kit.render.vues.elements import build_elements
from kit.render.vues.fiche import build_contact, build_cout, build_etape, build_recu
from kit.render.vues.lieux import build_ouverture, format_plages
from kit.render.vues.notes import build_sources
from kit.render.vues.pieces import build_piece_demandee, name_piece

Forme = Literal[
    "texte",
    "mots",
    "choix",
    "groupes",
    "elements",
    "etape",
    "papier",
    "lot",
    "prix",
    "recu",
    "contact",
    "sources",
]
Conseiller = Callable[[str], ConseilsVue]
"""Gives the advice on a part, by the name of the part."""


@dataclass(frozen=True)
class Morceau:
    """Something that a part says, in the form that readers see."""

    forme: Forme
    nom: str
    """What it is called; empty when its form says it."""
    vue: Any
    """A passage, blocks, a step: what the macro of its form shows."""


@dataclass(frozen=True)
class ChoixLu:
    """A document that was chosen: its name, and its drawing when it has one."""

    nom: str
    dessin: str = ""


@dataclass(frozen=True)
class LotLu:
    """A shared list of papers."""

    titre: Passage
    papiers: tuple[Passage, ...]
    condition: Passage | None
    precision: Passage | None


@dataclass(frozen=True)
class PartieLue:
    """A part as readers see it, and what may be done with it."""

    id: str
    """Its name in addresses."""
    nom: str
    """What its buttons act on: "Étape 2"."""
    titre: Passage | None
    """Shown above it, when its form does not show it."""
    morceaux: tuple[Morceau, ...]
    conseils: ConseilsVue
    champ: str = ""
    noeud: str = ""
    """Id of the group, when it may be moved and removed."""
    premier: bool = False
    dernier: bool = False


@dataclass(frozen=True)
class ListeLue:
    """Parts that stand under one title."""

    id: str
    """Anchor in the page."""
    titre: str
    parties: tuple[PartieLue, ...]
    ajout: str = ""
    """Name of the part that adds a group; empty when none can be added."""
    ajouter: str = ""


@dataclass(frozen=True)
class LectureVue:
    """A whole draft."""

    listes: tuple[ListeLue, ...]
    ailleurs: tuple[ConseilVue, ...]
    """Advice on the document itself."""
    nombre: int
    """How many things there are to look at, in all."""


class TextesMarques(Textes):
    """The texts of a draft, in which what is critical says so: agents see it, readers never."""

    def passage(self, chemin: str, valeur: str | None = None) -> Passage:
        """The text at `node.field`. Raises KeyError."""
        passage = super().passage(chemin, valeur)
        if not passage.critique:
            return passage
        return replace(passage, html=Markup("{} <mark>critique</mark>").format(passage.html))


def build_lecture(
    lecteur: Lecteur, document: Document, conseiller: Conseiller
) -> tuple[ListeLue, ...]:
    """The parts of a document, in the order of its page."""
    return _Lecture(lecteur, document, conseiller).build()


class _Lecture:
    """Reads one document."""

    def __init__(self, lecteur: Lecteur, document: Document, conseiller: Conseiller) -> None:
        self._lecteur = lecteur
        self._langue: Langue = lecteur.langue
        self._document = document
        self._textes = TextesMarques(lecteur, document)
        self._conseiller = conseiller
        self._numeros = count(1)

    def build(self) -> tuple[ListeLue, ...]:
        """Its heading, then each of its lists and groups."""
        champs = list_champs(type(self._document))
        simples = [c for c in champs if c.genre not in ("noeud", "noeuds")]
        morceaux = tuple(m for c in simples for m in self._champ(self._document, c, ""))
        entete = PartieLue(ENTETE, "En-tête", None, morceaux, self._conseiller(ENTETE))
        listes = (self._liste(c) for c in champs if c.genre in ("noeud", "noeuds"))
        return (ListeLue(ENTETE, "En-tête", (entete,)), *listes)

    def _liste(self, champ: Champ) -> ListeLue:
        titre = name_champ(champ)[0]
        if not is_par_element(champ):
            morceaux = tuple(self._champ(self._document, champ, ""))
            partie = PartieLue(champ.nom, titre, None, morceaux, self._conseiller(champ.nom))
            return ListeLue(champ.nom, titre, (partie,))
        noeuds = getattr(self._document, champ.nom)
        parties = tuple(
            self._partie(champ, noeud, rang, len(noeuds)) for rang, noeud in enumerate(noeuds)
        )
        ajouter = f"Ajouter {name_groupe(champ.classes[0])}"
        return ListeLue(champ.nom, titre, parties, f"{champ.nom}.{NOUVEAU}", ajouter)

    def _partie(self, champ: Champ, noeud: Any, rang: int, nombre: int) -> PartieLue:  # noqa: ANN401 - any class of group
        identifiant = f"{champ.nom}.{noeud.id}"
        mot = name_groupe(type(noeud), article=False)
        titre = self._textes.passage(f"{noeud.id}.titre") if isinstance(noeud, Section) else None
        return PartieLue(
            identifiant,
            f"{mot} {rang + 1}",
            titre,
            tuple(self._groupe(noeud, rang)),
            self._conseiller(identifiant),
            champ.nom,
            noeud.id,
            premier=rang == 0,
            dernier=rang == nombre - 1,
        )

    def _groupe(self, noeud: Any, rang: int) -> Iterator[Morceau]:  # noqa: ANN401 - any class of group
        """What one group says, in the form that its class has on the page of readers."""
        lecteur, textes = self._lecteur, self._textes
        match noeud:
            case Etape():
                yield Morceau("etape", "", build_etape(textes, rang + 1, noeud))
            case PieceDemandee():
                yield self._papier(noeud)
            case Cout():
                yield Morceau("prix", "", build_cout(lecteur, textes, noeud))
            case DocumentRecu():
                yield Morceau("recu", "", build_recu(lecteur, textes, noeud))
            case Contact():
                yield Morceau("contact", "", build_contact(lecteur, textes, noeud))
            case Section():
                yield Morceau("elements", "", build_elements(textes, noeud.blocs))
            case _:
                prefixe = f"{noeud.id}." if hasattr(noeud, "id") else ""
                classe: type[BaseModel] = type(noeud)
                for champ in list_champs(classe):
                    yield from self._champ(noeud, champ, prefixe)

    def _papier(self, demandee: PieceDemandee) -> Morceau:
        """A paper or a shared list, by its name."""
        lecteur, textes = self._lecteur, self._textes
        lot = lecteur.catalogue.get(Lot, demandee.lot)
        if lot is not None:
            noms = (name_piece(lecteur, p.piece) for p in lot.pieces if p.piece)
            vue = LotLu(
                lecteur.open(lot).passage("titre"),
                tuple(nom for nom in noms if nom),
                textes.optional(demandee.id, "condition", demandee.condition),
                textes.optional(demandee.id, "precision", demandee.precision),
            )
            return Morceau("lot", "", vue)
        papier = build_piece_demandee(lecteur, textes, demandee, self._numeros)
        if papier is not None:
            return Morceau("papier", "", papier)
        nom = f"{demandee.piece or demandee.lot}, pas encore publié"
        return Morceau("choix", "Papier", (ChoixLu(nom),))

    def _champ(self, modele: BaseModel, champ: Champ, prefixe: str) -> Iterator[Morceau]:
        """What a field says; nothing when it is empty."""
        valeur = getattr(modele, champ.nom)
        if valeur in (None, (), False, "") or (champ.genre == "choix" and len(champ.valeurs) == 1):
            return
        nom = name_champ(champ)[0]
        match champ.genre:
            case "ligne" | "texte":
                yield Morceau("texte", nom, self._textes.passage(f"{prefixe}{champ.nom}"))
            case "reference" | "references":
                cles = valeur if isinstance(valeur, tuple) else (valeur,)
                yield Morceau("choix", nom, tuple(self._name(champ.cible, c) for c in cles))
            case "noeud":
                for dedans in list_champs(champ.classes[0]):
                    yield from self._champ(valeur, dedans, f"{prefixe}{champ.nom}.")
            case "noeuds":
                yield from self._noeuds(champ, valeur)
            case "mentions":
                yield Morceau("mots", nom, ", ".join(self._say(v) for v in valeur))
            case _:
                yield Morceau("mots", nom, self._say(valeur))

    def _noeuds(self, champ: Champ, valeur: tuple[Any, ...]) -> Iterator[Morceau]:
        if champ.classes == (Bloc,):
            yield Morceau("groupes", "", self._textes.groupes(valeur))
        elif Bloc in champ.classes:
            yield Morceau("elements", "", build_elements(self._textes, valeur))
        elif champ.classes == (Source,):
            yield Morceau("sources", "", build_sources(self._lecteur, valeur))
        elif champ.classes == (Horaire,):
            for ouverture in (build_ouverture(self._langue, horaire) for horaire in valeur):
                yield Morceau("mots", ouverture.jours.capitalize(), ouverture.heures)
        elif champ.classes == (Plage,):
            yield Morceau("mots", name_champ(champ)[0], format_plages(self._langue, valeur))
        else:
            for rang, noeud in enumerate(valeur):
                yield from self._groupe(noeud, rang)

    def _name(self, genre: str, cle: str) -> ChoixLu:
        """The name of a document of the catalogue, and its drawing."""
        if genre == "valeur":
            return ChoixLu(plain_text(self._lecteur.valeur(cle)))
        if genre == "langue":
            return ChoixLu(REGISTRE[cle].nom_francais.capitalize() if cle in REGISTRE else cle)
        document = self._lecteur.catalogue.get(classe_of(genre), cle)
        dessin = cle if genre == "pictogramme" else getattr(document, "pictogramme", None)
        return ChoixLu(name_document(document) if document else cle, dessin or "")

    def _say(self, valeur: Any) -> str:  # noqa: ANN401 - plain data
        if isinstance(valeur, tuple):
            return self._langue.join([self._say(v) for v in valeur])
        if isinstance(valeur, time):
            return self._langue.format_heure(valeur)
        if hasattr(valeur, "isoformat"):
            return self._langue.format_date(valeur)
        return name_valeur(valeur)
