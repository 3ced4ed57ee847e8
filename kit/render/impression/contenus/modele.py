"""A kind of content that has sheets: where it is, its papers, its choices, what it says."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kit.content.document import DocumentAdressable
from kit.langues.langue import Langue
from kit.langues.marque import N_
from kit.render.impression.remarques import Remarque
from kit.render.impression.supports import Contenance, Marges, Support
from kit.render.passages import Lecteur, Passage
from kit.store.catalogue import Catalogue

Vue = Any
"""The frozen view that a template gets; its `titre` is a passage or plain words."""
Options = tuple[tuple[str, str], ...]
"""What was chosen beside the paper and the languages: names and values, in the content's order."""
Nom = str | Passage
"""Words of the interface, or of a document: these may be left in French."""
Valeurs = Callable[[Lecteur], Iterable[tuple[str, Nom]]]
"""The values that one may choose, with their names."""


Remarquer = Callable[[Support, tuple[tuple[Langue, Vue], ...]], Iterable[Remarque]]
"""What is said of a sheet, from its paper and its views."""


class FeuilleInconnueError(LookupError):
    """No published document has this address, or it has no such sheet."""


@dataclass(frozen=True)
class Option:
    """A choice that a content offers beside its papers: the arrow of a sign, its number."""

    id: str
    nom: str
    """A message of the interface."""
    valeurs: Valeurs | None = None
    """None for a short text."""
    motif: str = ""
    """Regular expression of the short text."""
    plusieurs: bool = False
    """Whether several values may be chosen: they are joined by dots."""
    publique: bool = True
    """Whether an address may say it; else only the command does."""
    proposee: bool = True
    """Whether the form of the print page proposes it; else only an address says it."""
    ailleurs: str | None = None
    """Page where the values are chosen, when they are too many for the form of the sheet: it gets
    those that are chosen, each under the name of the option."""

    def read(self, lecteur: Lecteur, saisies: Iterable[str]) -> str:
        """What was typed or chosen, empty when it is nothing that is offered."""
        mots = [mot for saisie in saisies for mot in self.split(saisie.strip())]
        if self.valeurs is None:
            return next((mot for mot in mots if re.fullmatch(self.motif, mot)), "")
        offertes = {valeur for valeur, _nom in self.valeurs(lecteur)}
        retenues = list(dict.fromkeys(mot for mot in mots if mot in offertes))
        return ".".join(retenues if self.plusieurs else retenues[:1])

    def split(self, saisie: str) -> list[str]:
        """The values in what an address or a form says."""
        return saisie.split(".") if self.plusieurs else [saisie]


@dataclass(frozen=True)
class Choix:
    """How much a sheet says, and what was chosen for it."""

    contenance: Contenance = "tout"
    options: Mapping[str, str] = field(default_factory=dict)

    def list(self, nom: str) -> list[str]:
        """The values of an option that may have several; empty when none was chosen."""
        return [valeur for valeur in self.options.get(nom, "").split(".") if valeur]


@dataclass(frozen=True)
class Taille:
    """Letters of a content on a paper, when they are not those of the paper: in points."""

    corps_pt: float
    corps_min_pt: float
    pages_visees: int = 1
    petit_d_abord: bool = False
    """Whether it may be very long: beyond its pages it is laid out once, in the smallest size,
    and takes as many as there are."""
    marges: Marges | None = None
    """Those of its paper for None."""
    replis: int = 0
    """How many times it may say less before it takes another page."""


@dataclass(frozen=True)
class Partie:
    """One sheet of those that stand together."""

    rang: int
    """Its number, from 1."""
    genre: str
    slug: str
    imprimee: bool = True
    """Whether it is printed too, or named in the table of contents only."""


@dataclass(frozen=True)
class Contenu:
    """A kind of content that has sheets."""

    genre: str
    """Its name in editions and in the command, and that of its template."""
    chemin: str
    """Address of its page without the final slash, `{}` for the slug of its document."""
    supports: tuple[str, ...]
    """Papers that it fills, the usual one first."""
    build: Callable[[Lecteur, Any, Choix], Vue]
    """What the sheet says, and nothing that it does not: a text that is not printed may change
    without the paper being wrong."""
    classe: type[DocumentAdressable] | None = None
    """Class of its document; None for a page made of many: the frequent questions."""
    langues_max: int = 2
    """Languages on one sheet. Two are aligned sentence by sentence; more stand one after the
    other, each with a view of its own."""
    options: tuple[Option, ...] = ()
    tailles: Mapping[str, Taille] = field(default_factory=dict)
    """By paper: a notice is read from a metre. The body is then as large as its pages hold."""
    sur_papier_seul: bool = False
    """Whether no page of the site says the same."""
    jumelle: str | None = None
    """Path of the page of the site that is nearest, `{}` for the slug, when its own is no page."""
    nom: str = ""
    """A message of the interface, for a content that is proposed beside another: the strip of a
    fiche stands under the address of the fiche."""
    accepte: Callable[[Any], bool] | None = None
    """Whether a document has such a sheet; None when they all have."""
    discret: bool = False
    """Whether it says what somebody answered: nothing of it is remembered, it has no code, and
    only the page of that answer leads to it."""
    du_jour: bool = False
    """Whether it holds for a day only, and tells what the journal of the sheets knows: it has no
    code of its own, and it is completed before it is built."""
    alt_qr: str = N_("Code à scanner\u00a0: cette feuille est-elle encore juste\u202f?")
    """What the code of the sheet is for, a message of the interface."""
    remarquer: Remarquer | None = None
    """What whoever prints must know of a sheet."""
    split: Callable[[Lecteur, Choix], Iterable[Partie]] | None = None
    """The sheets that it holds, each an edition of its own: a binder. None for a single sheet."""

    @property
    def gabarit(self) -> str:
        """Template that lays it out."""
        return f"print/{self.genre}.html"

    def find(self, catalogue: Catalogue, slug: str) -> DocumentAdressable | None:
        """Its document; None when it has none of its own. Raises FeuilleInconnueError."""
        if self.classe is None:
            return None
        document = catalogue.find(self.classe, slug)
        if document is None or not self.has(document):
            raise FeuilleInconnueError(slug)
        return document

    def find_id(self, catalogue: Catalogue, identifiant: str) -> str | None:
        """The slug of the document that an edition names; None when it is gone."""
        if self.classe is None:
            return ""
        document = catalogue.get(self.classe, identifiant)
        return document.adresse if document and self.has(document) else None

    def has(self, document: DocumentAdressable | None) -> bool:
        """Whether there is such a sheet of a document."""
        return self.accepte is None or self.accepte(document)

    def fit(self, support: Support) -> Support:
        """The paper, with the letters of this content."""
        taille = self.tailles.get(support.id)
        if taille is None:
            return support
        return replace(
            support,
            corps_pt=taille.corps_pt,
            corps_min_pt=taille.corps_min_pt,
            pages_visees=taille.pages_visees,
            petit_d_abord=taille.petit_d_abord,
            replis=taille.replis,
            marges=taille.marges or support.marges,
            pages_max=None if taille.petit_d_abord else support.pages_max,
            serre=True,
        )

    def page(self, slug: str) -> str:
        """Path of the page whose sheet it is, without language and without final slash."""
        return self.chemin.format(slug)

    def twin(self, slug: str) -> str:
        """Path of the page that says the same on the screen; the home page without any."""
        if self.jumelle is not None:
            return self.jumelle.format(slug)
        if self.sur_papier_seul:
            return ""
        return self.page(slug) if self.classe else f"{self.page(slug)}/"


def name_each(noms: Mapping[str, str]) -> Valeurs:
    """Values whose names are messages of the interface."""

    def lister(lecteur: Lecteur) -> list[tuple[str, Nom]]:
        langue: Langue = lecteur.langue
        return [(valeur, langue.gettext(nom)) for valeur, nom in noms.items()]

    return lister
