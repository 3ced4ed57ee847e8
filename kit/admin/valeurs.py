"""Changing a dated value: written once, read on many pages and sheets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kit.admin.brouillons import save_brouillon
from kit.admin.catalogue import find_catalogue, read_fuseau
from kit.admin.documents import Ouvert
from kit.admin.ecriture import Geste
from kit.admin.formulaires.lecture import read_champs
from kit.admin.retrait import DocumentNomme, name_cibles
from kit.admin.vues.valeurs import DU, dump_periodes, list_champs_valeur
from kit.content.liens import Cible
from kit.content.periodes import begin_periode, correct_periode, remove_periode
from kit.content.valeur import Valeur
from kit.erreurs import KitError
from kit.horloge import local_day
from kit.store.editions import list_reperes
from kit.store.usages import list_usages
from kit.web.i18n import offered_langues
from kit.web.rendu import services

Brut = dict[str, Any]


class ValeurChangeeError(KitError):
    """A colleague changed the same value since the form was opened."""

    def __init__(self, collegue: str) -> None:
        super().__init__(
            f"{collegue} vient de changer cette valeur. Rien n’est enregistré : regardez ce "
            "qu’elle dit maintenant, puis enregistrez de nouveau si c’est encore utile."
        )


class JourInvalideError(KitError):
    """A day that was typed is none."""

    def __init__(self, jour: str) -> None:
        super().__init__(f"« {jour} » n’est pas une date : écrivez-la comme 2026-12-31.")


@dataclass(frozen=True)
class PorteeVue:
    """What a value touches."""

    documents: tuple[DocumentNomme, ...]
    langues: int
    feuilles: int
    """Printed sheets of these documents: publishing says which become wrong."""


def read_portee(ouvert: Ouvert) -> PorteeVue:
    """Where readers see it; nothing while nothing is published."""
    catalogue = find_catalogue()
    if catalogue is None:
        return PorteeVue((), 0, 0)
    usages = list_usages(catalogue, Cible(ouvert.genre, ouvert.cle))
    cibles = {(cible.genre, cible.id) for cible in usages}
    feuilles = sum((r.genre, r.identifiant) in cibles for r in list_reperes(services().moteurs))
    return PorteeVue(name_cibles(list(usages)), len(offered_langues(catalogue)), feuilles)


def read_jour() -> date:
    """Today, where the site is."""
    return local_day(services().horloge.now(), read_fuseau())


def read_saisie(valeur: Valeur, champs: Mapping[str, Sequence[str]]) -> Brut:
    """What the form says: a period as plain data."""
    return read_champs(list_champs_valeur(valeur), champs)


def save_valeur(ouvert: Ouvert, valeur: Valeur, saisie: Brut, base: str, auteur: str) -> str:
    """Save a new period, or a correction of the present one; what happened, in words.

    Raises ValeurChangeeError, JourInvalideError, DocumentInvalideError.
    """
    if base and base != str(ouvert.numero):
        raise ValeurChangeeError(ouvert.derniere.auteur)
    periodes, nouvelle = dump_periodes(valeur), {k: v for k, v in saisie.items() if k != DU}
    du = saisie.get(DU)
    if du is None:
        periodes = correct_periode(periodes, nouvelle, read_jour())
    else:
        periodes = begin_periode(periodes, nouvelle, _read_du(str(du)))
    return _save(ouvert, periodes, auteur, "valeur corrigée" if du is None else f"valeur au {du}")


def drop_periode(ouvert: Ouvert, valeur: Valeur, du: str, auteur: str) -> str:
    """Give up a period that has not begun. Raises JourInvalideError."""
    periodes = remove_periode(dump_periodes(valeur), _read_du(du))
    return _save(ouvert, periodes, auteur, f"valeur du {du} abandonnée")


def _save(ouvert: Ouvert, periodes: list[Brut], auteur: str, motif: str) -> str:
    return save_brouillon(ouvert, {**ouvert.brut, "periodes": periodes}, Geste(auteur, motif))


def _read_du(texte: str) -> date:
    try:
        return date.fromisoformat(texte)
    except ValueError:
        raise JourInvalideError(texte) from None
