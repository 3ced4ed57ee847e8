"""The report of an import: every element of the source, mapped or counted with its reason."""

import json
import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kit.erreurs import KitError
from kit.importers.service_public.couverture import Couverture
from kit.importers.service_public.elements import (
    EXCLUS,
    FAMILLES_EXCLUES,
    REPRIS,
    is_liste_de_liens,
)
from kit.importers.service_public.identite import document_id
from kit.importers.service_public.inventaire import Fichier
from kit.importers.service_public.lecture_xml import Element, tag_of
from kit.importers.service_public.releve import Releve

HORS_SELECTION = "fiche non demandée (--theme, --fiches)"
INCONNU = "élément inconnu de ce kit : ses mots sont gardés, sa forme non"
_NAVIGATION = "classement du site d’origine"


@dataclass
class Compte:
    """One kind of element: how many were taken up, and how many were not, by reason."""

    repris: int = 0
    laisses: Counter[str] = field(default_factory=Counter)

    def dump(self) -> dict[str, Any]:
        """The count as plain data."""
        return {
            "nombre": self.repris + self.laisses.total(),
            "repris": self.repris,
            **({"non_repris": dict(self.laisses)} if self.laisses else {}),
        }


@dataclass
class Rapport:
    """What an import did with each file and each kind of element."""

    fichier: str
    ignores: int = 0
    """Files of the zip that are not of the schema."""
    elements: dict[str, Compte] = field(default_factory=dict)
    fiches: dict[str, dict[str, Any]] = field(default_factory=dict)
    non_importes: list[dict[str, str]] = field(default_factory=list)
    couverture: Couverture = field(default_factory=Couverture)
    documents: Counter[str] = field(default_factory=Counter)
    remarques: Counter[str] = field(default_factory=Counter)
    dates: list[str] = field(default_factory=list)

    def add_fiche(
        self, fichier: Fichier, racine: Element, releve: Releve, couverture: Couverture
    ) -> None:
        """Take note of a fiche that was converted."""
        comptes: Counter[str] = Counter()
        for nom, raison in _sort(racine):
            comptes[nom] += 1
            self._count(nom, raison)
        self.couverture = self.couverture + couverture
        for sorte, exemples in releve.remarques.items():
            self.remarques[sorte] += len(exemples)
        if fichier.date:
            self.dates.append(fichier.date.isoformat())
        self.fiches[fichier.identifiant] = {
            "document": document_id(fichier.identifiant),
            "titre": fichier.titre,
            "date": str(fichier.date),
            "couverture": round(couverture.pour_cent, 2),
            "elements": dict(sorted(comptes.items())),
            **({"textes_absents": list(couverture.perdus)} if couverture.perdus else {}),
            **({"remarques": _examples(releve)} if releve.remarques else {}),
            **({"inconnus": dict(releve.inconnus)} if releve.inconnus else {}),
        }

    def add_autre(self, fichier: Fichier, racine: Element) -> None:
        """Take note of a file that does not become a fiche."""
        raison = FAMILLES_EXCLUES.get(fichier.famille, HORS_SELECTION)
        for element in racine.iter():
            self._count(tag_of(element), raison)
        self.non_importes.append(
            {"id": fichier.identifiant, "titre": fichier.titre, "raison": raison}
        )

    def _count(self, nom: str, raison: str) -> None:
        compte = self.elements.setdefault(nom, Compte())
        if raison:
            compte.laisses[raison] += 1
        else:
            compte.repris += 1

    def dump(self) -> dict[str, Any]:
        """The report as plain data."""
        return {
            "source": {
                "fichier": self.fichier,
                "fichiers_ignores": self.ignores,
                "plus_ancienne": min(self.dates, default=None),
                "plus_recente": max(self.dates, default=None),
            },
            "documents": dict(self.documents),
            "couverture": {
                "caracteres_de_la_source": self.couverture.source,
                "caracteres_trouves": self.couverture.trouves,
                "pour_cent": round(self.couverture.pour_cent, 2),
            },
            "remarques": dict(self.remarques.most_common()),
            "elements": {nom: c.dump() for nom, c in sorted(self.elements.items())},
            "non_importes": self.non_importes,
            "fiches": self.fiches,
        }

    def phrases(self) -> tuple[str, ...]:
        """The same in a few lines."""
        pour_cent = f"{self.couverture.pour_cent:.1f}".replace(".", ",")
        recherches = [n for n in self.non_importes if "recherche guidée" in n["raison"]]
        mesure = f"{self.couverture.trouves} lettres et chiffres sur {self.couverture.source}"
        lignes = [f"Texte retrouvé dans les documents : {pour_cent} % ({mesure})."]
        inconnus = sorted(n for n, c in self.elements.items() if INCONNU in c.laisses)
        if inconnus:
            lignes.append(f"Éléments inconnus, gardés en texte simple : {', '.join(inconnus)}.")
        if recherches:
            noms = ", ".join(n["id"] for n in recherches)
            lignes.append(f"Recherches guidées non importées : {len(recherches)} ({noms}).")
        lignes += [f"À savoir : {sorte} ({n})." for sorte, n in self.remarques.most_common()]
        return tuple(lignes)


def check_sortie(sortie: Path) -> None:
    """See that the report can be written, before anything is imported. Raises KitError."""
    if sortie.is_dir() or not os.access(sortie.parent, os.W_OK):
        raise KitError(f"Impossible d’écrire le rapport « {sortie} » : choisissez un autre nom.")


def write_rapport(rapport: Rapport, sortie: Path) -> None:
    """Write the report. Raises KitError."""
    texte = json.dumps(rapport.dump(), ensure_ascii=False, indent=1)
    try:
        sortie.write_text(texte + "\n", encoding="utf-8")
    except OSError as error:
        raise KitError(
            f"Le rapport « {sortie} » n’a pas pu être écrit ({error.strerror}) ; l’import est fait."
        ) from None


def _sort(element: Element, raison: str = "") -> list[tuple[str, str]]:
    """Each element of a file with the reason why it is left out, empty when it is taken up."""
    nom = tag_of(element)
    raison = raison or EXCLUS.get(nom, "")
    if not raison and nom in ("Fiche", "Dossier") and not is_liste_de_liens(element):
        raison = _NAVIGATION
    propre = raison or ("" if nom in REPRIS else INCONNU)
    tries = [(nom, propre)]
    for enfant in element:
        tries += _sort(enfant, raison)
    return tries


def _examples(releve: Releve) -> dict[str, Any]:
    return {
        sorte: {"nombre": len(exemples), "exemples": [e for e in dict.fromkeys(exemples) if e][:20]}
        for sorte, exemples in releve.remarques.items()
    }
