"""The list of contents: states, filters, order, pages."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from kit.content.manques import Manque
from kit.content.normalisation import normalise
from kit.store.relectures import Relecture
from kit.store.revisions import EtatDocument

ETATS = {
    "a_relire": "À relire",
    "brouillon": "Brouillon à publier",
    "publie": "Publié",
    "jamais": "Jamais publié",
    "prevu": "Publication prévue",
    "retire": "Retiré",
    "archive": "Archivé",
}

TRIS: Mapping[str, str] = {
    "nom": "Nom",
    "sorte": "Sorte",
    "etat": "État",
    "change": "Dernier changement",
    "relecture": "À relire avant le",
}
"""Columns of the list, each of which it can be put in the order of."""

PAR_PAGE = 50
"""Lines in one page."""


@dataclass(frozen=True)
class DocumentVue:
    """A line of the list."""

    genre: str
    cle: str
    nom: str
    genre_en_mots: str
    rang: int
    """Place of its kind among kinds."""
    etat: str
    """A key of `ETATS`."""
    auteur: str
    """Address of who changed it last."""
    change_par: str
    """The same, by name."""
    quand: datetime
    change_le: str
    relire: date | None
    """Day before which it must be read again."""
    relire_le: str
    manques: tuple[Manque, ...]
    renvoi: str
    """What whoever sent the draft back says; empty when nobody did."""

    @property
    def etat_en_mots(self) -> str:
        """Where it stands."""
        return ETATS[self.etat]


@dataclass(frozen=True)
class Demande:
    """What the reader of the list asked for."""

    genre: str = ""
    etat: str = ""
    mots: str = ""
    incomplets: bool = False
    tri: str = ""
    """A key of `TRIS`; empty: by kind, then by name."""
    descend: bool = False
    page: int = 1

    def question(self, **autres: Any) -> str:  # noqa: ANN401 - any field
        """The same in an address, with some other choices; the first page unless one is named."""
        d = replace(self, **{"page": 1, **autres})
        champs = {
            "genre": d.genre,
            "etat": d.etat,
            "q": d.mots,
            "manque": "oui" if d.incomplets else "",
            "tri": d.tri,
            "sens": "desc" if d.descend else "",
            "page": str(d.page) if d.page > 1 else "",
        }
        question = urlencode({nom: valeur for nom, valeur in champs.items() if valeur})
        return f"?{question}" if question else ""


@dataclass(frozen=True)
class ColonneVue:
    """The head of a column: a link that puts the list in its order."""

    nom: str
    adresse: str
    ordre: str
    """Value of aria-sort; empty when the list is in another order."""


@dataclass(frozen=True)
class LienPageVue:
    """A link to a page of the list."""

    numero: int
    adresse: str
    courante: bool


@dataclass(frozen=True)
class ListeVue:
    """One page of the list."""

    documents: tuple[DocumentVue, ...]
    total: int
    premier: int
    """Rank of the first line, from 1; 0 when there is none."""
    dernier: int
    colonnes: tuple[ColonneVue, ...]
    pages: tuple[LienPageVue, ...]
    """Empty when one page is enough."""
    remise: str
    """Address of the list without filter; empty when there is none."""


def describe_etat(etat: EtatDocument, relecture: Relecture | None = None) -> str:
    """A key of `ETATS`."""
    if etat.prochaine is not None:
        return "prevu"
    if etat.archive_le is not None and not etat.publie:
        return "archive"
    if etat.brouillon and relecture is not None and relecture.is_open(etat.publiee):
        return "a_relire"
    if etat.publie:
        return "brouillon" if etat.brouillon else "publie"
    return "retire" if etat.deja_publie else "jamais"


def read_demande(arguments: Mapping[str, str]) -> Demande:
    """What an address says; what it should not say is ignored."""
    tri, page = arguments.get("tri", ""), arguments.get("page", "")
    return Demande(
        arguments.get("genre", ""),
        arguments.get("etat", ""),
        arguments.get("q", "")[:200],
        arguments.get("manque") == "oui",
        tri if tri in TRIS else "",
        arguments.get("sens") == "desc",
        int(page) if page.isdecimal() and len(page) < _CHIFFRES_PAGE else 1,
    )


_CHIFFRES_PAGE = 6


def build_liste(documents: Iterable[DocumentVue], demande: Demande, adresse: str) -> ListeVue:
    """The page that was asked for; the last one when there are fewer. `adresse`: of the list."""
    choisis = filter_documents(documents, demande)
    ranges = sort_documents(choisis, demande)
    nombre = max(1, -(-len(ranges) // PAR_PAGE))
    page = min(max(1, demande.page), nombre)
    debut = (page - 1) * PAR_PAGE
    montres = tuple(ranges[debut : debut + PAR_PAGE])
    liens = tuple(
        LienPageVue(n, adresse + demande.question(page=n), n == page) for n in range(1, nombre + 1)
    )
    filtree = demande.question(tri="", descend=False)
    return ListeVue(
        montres,
        len(ranges),
        debut + 1 if montres else 0,
        debut + len(montres),
        tuple(_colonne(cle, nom, demande, adresse) for cle, nom in TRIS.items()),
        liens if nombre > 1 else (),
        adresse if filtree else "",
    )


def filter_documents(documents: Iterable[DocumentVue], demande: Demande) -> tuple[DocumentVue, ...]:
    """Those asked for; what is archived is shown when it is asked for only."""
    cherches = normalise(demande.mots).split()
    return tuple(
        d
        for d in documents
        if (not demande.genre or d.genre == demande.genre)
        and (d.etat == demande.etat if demande.etat else d.etat != "archive")
        and (not demande.incomplets or d.manques)
        and all(mot in normalise(f"{d.nom} {d.cle}") for mot in cherches)
    )


def sort_documents(documents: Sequence[DocumentVue], demande: Demande) -> list[DocumentVue]:
    """In the order asked for; those that have no review date come last, whatever the order."""
    ranges = sorted(documents, key=_by_rang)
    if not demande.tri:
        return ranges
    ranges.sort(key=_CLES[demande.tri], reverse=demande.descend)
    if demande.tri == "relecture":
        ranges.sort(key=lambda d: d.relire is None)
    return ranges


def _by_rang(document: DocumentVue) -> tuple[int, str]:
    return document.rang, normalise(document.nom)


_CLES: Mapping[str, Callable[[DocumentVue], Any]] = {
    "nom": lambda d: normalise(d.nom),
    "sorte": _by_rang,
    "etat": lambda d: list(ETATS).index(d.etat),
    "change": lambda d: d.quand,
    "relecture": lambda d: d.relire or date.min,
}


def _colonne(cle: str, nom: str, demande: Demande, adresse: str) -> ColonneVue:
    """A second click on the column turns the order round."""
    triee = demande.tri == cle
    vers = demande.question(tri=cle, descend=triee and not demande.descend)
    ordre = ("descending" if demande.descend else "ascending") if triee else ""
    return ColonneVue(nom, adresse + vers, ordre)
