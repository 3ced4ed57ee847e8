"""First reading of the zip: what it holds, and which of it is asked for."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from kit.importers.service_public.archive import Archive
from kit.importers.service_public.dossiers import theme_of
from kit.importers.service_public.elements import FAMILLES_EXCLUES, family_of, is_document
from kit.importers.service_public.erreurs import SelectionVideError, SourceIllisibleError
from kit.importers.service_public.identite import identifiant_of
from kit.importers.service_public.lecture_xml import Element, dublin_core, parse_xml
from kit.importers.service_public.liens import Liens, host_of
from kit.importers.service_public.origine import date_of

Avancement = Callable[[], None]
"""Called once for each file read or converted."""


@dataclass(frozen=True)
class Fichier:
    """One file of the zip."""

    nom: str
    """Path in the zip."""
    identifiant: str
    famille: str
    titre: str
    date: date | None
    theme: tuple[str, str] | None
    """Id and title of its theme."""
    classements: frozenset[str]
    """Ids under which `--theme` finds it."""
    definitions: frozenset[str]


@dataclass(frozen=True)
class Selection:
    """What a person asked for; everything when both are empty."""

    theme: str | None = None
    fiches: tuple[str, ...] = ()


@dataclass
class Inventaire:
    """All the files, and what they teach about the links between them."""

    fichiers: dict[str, Fichier] = field(default_factory=dict)
    """By id."""
    services: dict[str, str] = field(default_factory=dict)
    hotes: set[str] = field(default_factory=set)

    def add(self, nom: str, racine: Element) -> None:
        """Take note of one file."""
        famille = family_of(racine)
        identifiant = str(racine.get("ID"))
        if identifiant != PurePosixPath(nom).stem:
            raise SourceIllisibleError(
                f"« {nom} » porte l’identifiant {identifiant} : le nom du fichier et son contenu "
                "ne vont pas ensemble, vérifiez le zip."
            )
        self._read_addresses(racine, identifiant, famille)
        self.fichiers[identifiant] = Fichier(
            nom,
            identifiant,
            famille,
            dublin_core(racine, "title"),
            date_of(racine) if is_document(racine) else None,
            theme_of(racine),
            frozenset(str(e.get("ID")) for e in _classements(racine)),
            frozenset(str(e.get("ID")) for e in racine.iter("Definition", "Abreviation")),
        )

    def _read_addresses(self, racine: Element, identifiant: str, famille: str) -> None:
        for element in racine.iter():
            adresse = element.get("URL")
            hote = host_of(adresse) if adresse else None
            if hote:
                self.hotes.add(hote)
        lien = racine.find("LienWeb")
        if famille == "service" and lien is not None and lien.get("URL"):
            self.services[identifiant] = str(lien.get("URL"))

    def select(self, selection: Selection) -> list[Fichier]:
        """The fiches asked for, by id. Raises SelectionVideError."""
        fiches = {f.identifiant: f for f in self.fichiers.values() if is_fiche(f)}
        voulues = [_identifiant(mot) for mot in selection.fiches]
        absentes = [mot for mot in voulues if mot not in fiches]
        if absentes:
            raise SelectionVideError(self._missing(absentes))
        choisies = [fiches[mot] for mot in dict.fromkeys(voulues)] or list(fiches.values())
        if selection.theme:
            theme = _identifiant(selection.theme, "N")
            choisies = [f for f in choisies if theme in f.classements]
            if not choisies:
                raise SelectionVideError(
                    f"Aucune fiche du zip n’est classée dans « {theme} » : donnez l’identifiant "
                    "d’un dossier ou d’un thème de service-public.fr, comme N110."
                )
        return choisies

    def _missing(self, absentes: list[str]) -> str:
        premiere = absentes[0]
        connue = self.fichiers.get(premiere)
        if connue is not None:
            return f"« {premiere} » n’est pas importé : {FAMILLES_EXCLUES[connue.famille]}."
        return f"« {premiere} » n’est pas dans le zip : vérifiez l’identifiant (comme F2209)."

    def liens(self, choisies: Iterable[Fichier], connus: frozenset[str] = frozenset()) -> Liens:
        """Where links lead when these fiches are imported; `connus` are there already."""
        choisies = list(choisies)
        anciens = [identifiant_of(document) for document in connus]
        return Liens(
            frozenset([a for a in anciens if a[0] == "F"] + [f.identifiant for f in choisies]),
            frozenset(
                [a for a in anciens if a[0] == "R"] + [d for f in choisies for d in f.definitions]
            ),
            self.services,
            frozenset(self.hotes),
        )


def is_fiche(fichier: Fichier) -> bool:
    """Whether a file becomes a fiche."""
    return fichier.famille in ("fiche", "question")


def read_inventaire(archive: Archive, avancement: Avancement) -> Inventaire:
    """Read every file once. Raises SourceIllisibleError."""
    inventaire = Inventaire()
    for nom in archive.noms:
        inventaire.add(nom, parse_xml(nom, archive.read(nom)))
        avancement()
    return inventaire


def _classements(racine: Element) -> list[Element]:
    """The theme and the dossier of a file; `SousThemePere` stands between them."""
    noms = ("Theme", "SousThemePere", "DossierPere")
    return [e for nom in noms for e in racine.findall(nom) if e.get("ID")]


def _identifiant(mot: str, lettre: str = "F") -> str:
    """`f2209`, `sp-f2209` and `2209` are `F2209`."""
    mot = mot.strip().upper().removeprefix("SP-")
    return lettre + mot if re.match(r"^[0-9]+$", mot) else mot
