"""The catalogue: all that readers see at an instant, immutable and in memory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeVar

from kit.content.annonce import Annonce
from kit.content.document import Document, DocumentAdressable
from kit.content.fiche import Fiche
from kit.content.jumeaux import find_remplacees
from kit.content.nouvelles import Nouvelles
from kit.content.parcours import Parcours
from kit.content.segments import Segment, list_segments
from kit.content.site import Site
from kit.content.structure import Structure
from kit.content.theme import Theme
from kit.content.urgence import Urgence
from kit.content.valeur import Valeur
from kit.horloge import local_day, start_of_day
from kit.store.etat_verification import EtatVerification, Verdicts, build_etat

D = TypeVar("D", bound=Document)
A = TypeVar("A", bound=DocumentAdressable)

EtatTraduction = Literal["non_relue", "relue", "perimee", "retiree"]


class Traduction(NamedTuple):
    """The text of a segment in a language, and how far it can be trusted."""

    texte: str
    etat: EtatTraduction


Traductions = Mapping[str, Mapping[str, Traduction]]
"""By language tag, then by segment key."""


class CatalogueVideError(LookupError):
    """Nothing is published yet: there is no `site` document."""


@dataclass(frozen=True)
class Catalogue:
    """Published documents and their translations, valid until `valable_jusqu_a`."""

    version: int
    """Grows each time something that readers see is written."""
    instant: datetime
    valable_jusqu_a: datetime | None
    """Next instant at which something in it changes by itself; None when nothing will."""
    site: Site
    documents: Mapping[str, Mapping[str, Document]] = field(repr=False)
    """By kind, then by id, in the order of the ids."""
    adresses: Mapping[tuple[str, str], str] = field(repr=False)
    """Id of a document by kind and slug, past slugs included."""
    traductions: Traductions = field(repr=False)
    remplacees: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Id of the local fiche by id of the imported one that readers no longer need."""
    publies_le: Mapping[tuple[str, str], datetime] = field(default_factory=dict, repr=False)
    """When readers first saw the published revision, by kind and id; empty when not known."""
    numeros: Mapping[tuple[str, str], int] = field(default_factory=dict, repr=False)
    """Number of the published revision, by kind and id; empty when not known."""
    nouvelles: Nouvelles = field(default=Nouvelles(), repr=False)
    """What changed for readers."""
    brouillon: bool = False
    """Whether a draft stands in it: what is made of it is marked, and nothing of it is kept."""
    verdicts: Verdicts = field(default_factory=dict, repr=False)
    """What agents said of facts."""
    _segments: dict[tuple[str, str], Mapping[str, Segment]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """Segments already listed: documents never change here, so listing them once is enough."""
    _etats: dict[tuple[str, str], EtatVerification] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """States of verification already worked out."""

    @property
    def jour(self) -> date:
        """The calendar day of the catalogue, in the time zone of the site."""
        return local_day(self.instant, self.site.fuseau)

    def get(self, classe: type[D], identifiant: str | None) -> D | None:
        """The document with this id, or None when it is not published."""
        document = self.documents.get(classe.GENRE, {}).get(identifiant or "")
        return document if isinstance(document, classe) else None

    def all(self, classe: type[D]) -> tuple[D, ...]:
        """Every published document of a kind."""
        return tuple(
            document
            for document in self.documents.get(classe.GENRE, {}).values()
            if isinstance(document, classe)
        )

    def find(self, classe: type[A], slug: str) -> A | None:
        """The document that has, or once had, this address."""
        return self.get(classe, self.adresses.get((classe.GENRE, slug)))

    @cached_property
    def fiches(self) -> tuple[Fiche, ...]:
        """The fiches that readers are offered: an imported one gives way to the local one."""
        return tuple(fiche for fiche in self.all(Fiche) if fiche.id not in self.remplacees)

    @cached_property
    def themes(self) -> tuple[Theme, ...]:
        """Every theme, in the order chosen by the authors."""
        return tuple(sorted(self.all(Theme), key=lambda theme: (theme.ordre, theme.id)))

    @cached_property
    def parcours(self) -> tuple[Parcours, ...]:
        """The paths that may be walked, in the order chosen by the authors."""
        tous = (parcours for parcours in self.all(Parcours) if parcours.noeuds)
        return tuple(sorted(tous, key=lambda parcours: (parcours.ordre, parcours.id)))

    @cached_property
    def urgences(self) -> tuple[Urgence, ...]:
        """The urgent cards, in the order chosen by the authors."""
        return tuple(sorted(self.all(Urgence), key=lambda carte: (carte.ordre, carte.id)))

    def fiches_of(self, theme: Theme) -> tuple[Fiche, ...]:
        """The fiches offered under a theme."""
        return tuple(fiche for fiche in self.fiches if fiche.theme == theme.id)

    @cached_property
    def fiches_sans_theme(self) -> tuple[Fiche, ...]:
        """The fiches offered under no theme of the site."""
        themes = {theme.id for theme in self.themes}
        return tuple(fiche for fiche in self.fiches if fiche.theme not in themes)

    def offered_fiche(self, identifiant: str) -> Fiche | None:
        """The fiche to read for this id: the local one when there is one."""
        return self.get(Fiche, self.remplacees.get(identifiant, identifiant))

    def published_day(self, document: Document) -> date | None:
        """The day, at the site, on which readers first saw this revision; None when not known."""
        instant = self.publies_le.get((document.GENRE, document.id))
        return local_day(instant, self.site.fuseau) if instant else None

    def numero(self, document: Document) -> int | None:
        """The number of the published revision of a document; None when not known."""
        return self.numeros.get((document.GENRE, document.id))

    def segments(self, document: Document) -> Mapping[str, Segment]:
        """The segments of one of its documents, by key, in reading order."""
        place = (document.GENRE, document.id)
        if place not in self._segments:
            self._segments[place] = {s.cle: s for s in list_segments(document)}
        return self._segments[place]

    def verification(self, document: Document) -> EtatVerification:
        """What agents have verified of one of its documents, as it stands on its day."""
        place = (document.GENRE, document.id)
        if place not in self._etats:
            verdicts = self.verdicts.get(place, {})
            self._etats[place] = build_etat(document, verdicts, self.read_valeur)
        return self._etats[place]

    def verified_day(self, document: Document) -> date | None:
        """The day, at the site, since which all of it is verified; None when it is not."""
        depuis = self.verification(document).depuis
        return local_day(depuis, self.site.fuseau) if depuis else None

    def read_valeur(self, identifiant: str) -> str | None:
        """What a value is on the day of the catalogue, as JSON; None when nothing covers it."""
        valeur = self.get(Valeur, identifiant)
        periode = valeur.periode_at(self.jour) if valeur else None
        return periode.valeur.model_dump_json() if periode else None

    def is_doubtful(self, identifiant: str) -> bool:
        """Whether readers are asked to confirm a value of the day with the préfecture."""
        valeur = self.get(Valeur, identifiant)
        periode = valeur.periode_at(self.jour) if valeur else None
        if valeur is None or periode is None:
            return False
        etat = self.verification(valeur)
        return etat.fausse or (periode.a_confirmer and etat.depuis is None)

    def is_translated(self, document: Document, langue: str) -> bool:
        """Whether a document has at least one text in this language."""
        traduits = self.traductions.get(langue, {})
        return any(cle in traduits for cle in self.segments(document))

    def traduction(self, langue: str, cle: str) -> Traduction | None:
        """The translation of a segment, or None when it is missing."""
        return self.traductions.get(langue, {}).get(cle)


def build_catalogue(
    documents: Iterable[Document],
    traductions: Traductions,
    *,
    instant: datetime,
    version: int,
    prochaine_publication: datetime | None = None,
) -> Catalogue:
    """Assemble the catalogue of an instant.

    Documents outside of their own dates are left out. Raises CatalogueVideError when there is
    no site document.
    """
    publies = list(documents)
    site = next((d for d in publies if isinstance(d, Site)), None)
    if site is None:
        raise CatalogueVideError
    jour = local_day(instant, site.fuseau)
    valides = [d for d in publies if _is_valid(d, jour)]
    changements = {start_of_day(j, site.fuseau) for d in publies for j in _days_of_change(d)}
    changements |= {prochaine_publication} if prochaine_publication else set()
    return Catalogue(
        version=version,
        instant=instant,
        valable_jusqu_a=min((c for c in changements if c > instant), default=None),
        site=site,
        documents=_index(valides),
        adresses=_index_adresses(valides),
        traductions=traductions,
        remplacees=find_remplacees(d for d in valides if isinstance(d, Fiche)),
    )


def _index(documents: list[Document]) -> Mapping[str, Mapping[str, Document]]:
    par_genre: dict[str, dict[str, Document]] = {}
    for document in sorted(documents, key=lambda d: d.id):
        par_genre.setdefault(document.GENRE, {})[document.id] = document
    return MappingProxyType({genre: MappingProxyType(docs) for genre, docs in par_genre.items()})


def _index_adresses(documents: list[Document]) -> Mapping[tuple[str, str], str]:
    adresses: dict[tuple[str, str], str] = {}
    adressables = [d for d in documents if isinstance(d, DocumentAdressable)]
    for document in adressables:
        for slug in document.anciens_slugs:
            adresses[document.GENRE, slug] = document.id
    for document in adressables:
        adresses[document.GENRE, document.adresse] = document.id
    return MappingProxyType(adresses)


def _bounds(document: Document) -> tuple[date | None, date | None]:
    """First and last day on which a document may be shown."""
    if isinstance(document, Fiche):
        return document.valable_du, document.valable_au
    if isinstance(document, Annonce):
        return None, document.jusqu_au
    return None, None


def _is_valid(document: Document, jour: date) -> bool:
    du, au = _bounds(document)
    return (du is None or du <= jour) and (au is None or jour <= au)


def _days_of_change(document: Document) -> Iterable[date]:
    """Days at whose beginning the document, or what is shown of it, changes."""
    lendemain = timedelta(days=1)
    periodes: list[tuple[date | None, date | None]] = [_bounds(document)]
    if isinstance(document, Valeur):
        periodes += [(periode.du, periode.au) for periode in document.periodes]
    if isinstance(document, Annonce):
        periodes.append((document.a_partir_du, None))
    if isinstance(document, Structure):
        periodes += [(fermeture.du, fermeture.au) for fermeture in document.fermetures]
    if isinstance(document, Site) and document.accessibilite:
        periodes.append((None, document.accessibilite.dernier_jour))
    for du, au in periodes:
        if du is not None:
            yield du
        if au is not None and au < date.max:
            yield au + lendemain
