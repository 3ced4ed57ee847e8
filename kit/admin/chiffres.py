"""Reading the figures for agents: periods, filters, names."""

import csv
import io
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from werkzeug.datastructures import MultiDict

from kit.admin.catalogue import find_catalogue, read_fuseau
from kit.admin.formulaires.libelles import name_genre
from kit.admin.noms import name_document
from kit.admin.vues import chiffres as vues
from kit.admin.vues.chiffres import EtapeLue, Lu, SectionVue
from kit.content.genres import ADRESSABLES, classe_of
from kit.content.parcours import Parcours, QuestionPosee
from kit.horloge import local_day
from kit.store.avis import sum_avis
from kit.store.catalogue import Catalogue
from kit.store.chiffres import Etendue, sum_documents, sum_jours, sum_vaines
from kit.store.comptage import AUTRE, add_months
from kit.store.visites import summarise_jours
from kit.web.i18n import offered_langues
from kit.web.rendu import services

Pas = Literal["semaine", "mois"]
_PERIODES = 12
_PAGE = "page"
LUS = (
    "fiche",
    "structure",
    "theme",
    "annonce",
    "lettre",
    "annexe",
    "piece",
    "urgence",
    "parcours",
    "pictogramme",
    _PAGE,
)
"""Kinds of pages that are counted."""
_QUESTIONS = ("question", "reponse")
_AUTRES_PAGES = "Autres pages du site"
_DANGEREUX = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes a spreadsheet take a text for a formula (OWASP, CSV injection)."""


@dataclass(frozen=True)
class Regard:
    """What an agent asked to see."""

    pas: Pas
    du: tuple[date, ...]
    """First day of each period, the oldest first."""
    au: date
    genre: str | None
    langue: str | None

    @property
    def etendue(self) -> Etendue:
        """The same, for the base."""
        return Etendue(self.du[0], self.au, self.langue, self.genre)

    @property
    def duree(self) -> str:
        """How long, in words."""
        return "en douze semaines" if self.pas == "semaine" else "en douze mois"


def read_regard(saisies: MultiDict[str, str]) -> Regard:
    """What the address asks for; weeks of everything when it asks for nothing known."""
    jour = local_day(services().horloge.now(), read_fuseau())
    pas: Pas = "mois" if saisies.get("par") == "mois" else "semaine"
    lundi, mois = jour - timedelta(days=jour.weekday()), jour.replace(day=1)
    rangs = range(1 - _PERIODES, 1)
    if pas == "mois":
        du = tuple(add_months(mois, rang) for rang in rangs)
    else:
        du = tuple(lundi + timedelta(weeks=rang) for rang in rangs)
    genre, langue = saisies.get("genre"), saisies.get("langue")
    tags = list_tags()
    return Regard(
        pas, du, jour, genre if genre in LUS else None, langue if langue in tags else None
    )


def list_tags() -> tuple[str, ...]:
    """The languages of the site."""
    catalogue = find_catalogue()
    return offered_langues(catalogue) if catalogue else ()


def name_lu(genre: str) -> str:
    """A kind of pages in words."""
    return _AUTRES_PAGES if genre == _PAGE else name_genre(genre, plusieurs=True)


def read_sections(regard: Regard) -> tuple[SectionVue, ...]:
    """Every part of the page. Raises KitError when the journal cannot be read."""
    catalogue, moteurs = find_catalogue(), services().moteurs
    etendue = regard.etendue
    sans_genre = replace(etendue, genre=None)
    opinions = sum_avis(moteurs, etendue.du, etendue.au, etendue.langue)
    comptes = summarise_jours(moteurs, etendue.du, etendue.au)
    return (
        _read_vues(regard),
        vues.build_documents(_list_lus(catalogue, etendue)),
        vues.build_recherches(sum_vaines(moteurs, sans_genre), regard.duree),
        vues.build_parcours(_list_etapes(catalogue, sans_genre)),
        vues.build_opinions(opinions, {page: name_page(catalogue, page) for page in opinions}),
        vues.build_accueil(comptes, {motif: _name_motif(catalogue, motif) for motif in comptes}),
    )


def write_csv(section: SectionVue) -> bytes:
    """A table as a spreadsheet reads it: UTF-8 with its mark, semicolons, nothing that computes."""
    sortie = io.StringIO()
    ecrivain = csv.writer(sortie, delimiter=";", lineterminator="\r\n")
    ecrivain.writerow(section.colonnes)
    ecrivain.writerows([[_disarm(case) for case in ligne] for ligne in section.lignes])
    return sortie.getvalue().encode("utf-8-sig")


def name_page(catalogue: Catalogue | None, chemin: str) -> str:
    """The page of an opinion, by its name; its path when it is gone."""
    genres = {"fiches": "fiche", "structures": "structure", "parcours": "parcours"}
    dossier, _, slug = chemin.partition("/")
    if not chemin:
        return "Tout le site"
    if catalogue is None or dossier not in genres:
        return chemin
    identifiant = catalogue.adresses.get((genres[dossier], slug))
    return _name(catalogue, genres[dossier], identifiant) if identifiant else chemin


def _disarm(case: str) -> str:
    return f"'{case}" if case.startswith(_DANGEREUX) else case


def _read_vues(regard: Regard) -> SectionVue:
    jours = sum_jours(services().moteurs, regard.etendue, LUS)
    fins = (*regard.du[1:], regard.au + timedelta(days=1))
    periodes = []
    for debut, fin in zip(regard.du, fins, strict=True):
        comptes: dict[str, int] = {}
        for (jour, canal), nombre in jours.items():
            if debut <= jour < fin:
                comptes[canal] = comptes.get(canal, 0) + nombre
        nom = vues.name_jour(debut)
        periodes.append((f"du {nom}" if regard.pas == "semaine" else nom[3:], comptes))
    return vues.build_vues(periodes, "Semaine" if regard.pas == "semaine" else "Mois")


def _list_lus(catalogue: Catalogue | None, etendue: Etendue) -> list[Lu]:
    par_page: dict[tuple[str, str], dict[str, int]] = {}
    for (genre, cle, canal), nombre in sum_documents(services().moteurs, etendue, LUS).items():
        par_page.setdefault((genre, cle), {})[canal] = nombre
    return [
        Lu(_name(catalogue, genre, cle), name_lu(genre), canaux)
        for (genre, cle), canaux in par_page.items()
    ]


def _list_etapes(catalogue: Catalogue | None, etendue: Etendue) -> list[EtapeLue]:
    lus = sum_documents(services().moteurs, etendue, _QUESTIONS)
    etapes = []
    for parcours in catalogue.all(Parcours) if catalogue else ():
        for noeud in parcours.noeuds:
            if isinstance(noeud, QuestionPosee):
                cle = f"{parcours.id}/{noeud.id}"
                vu, repondu = (lus.get((g, cle, "ecran"), 0) for g in _QUESTIONS)
                etapes.append(EtapeLue(parcours.titre, noeud.titre, vu, repondu))
    return etapes


def _name(catalogue: Catalogue | None, genre: str, cle: str) -> str:
    """What a document is called; its id when it is gone."""
    if genre in ADRESSABLES and catalogue is not None:
        document = catalogue.get(classe_of(genre), cle)
        return name_document(document) if document else cle
    return cle.replace("-", " ").capitalize()


def _name_motif(catalogue: Catalogue | None, motif: str) -> str:
    genre, _, cle = motif.partition("/")
    return "Autre chose" if motif == AUTRE else _name(catalogue, genre, cle)
