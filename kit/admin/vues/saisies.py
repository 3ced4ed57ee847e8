"""Who is writing where, and which texts wait to be saved: the sentences of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from kit.admin.formulaires.parties import Partie
from kit.admin.vues.lecture import ListeLue, PartieLue
from kit.horloge import local_day
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.store.saisies import Present, Saisie


@dataclass(frozen=True)
class AvisVue:
    """What to know of one part before writing in it."""

    presents: tuple[str, ...] = ()
    """A sentence for each colleague who is in its form."""
    attend: str = ""
    """When one left a text there that is not saved; empty when none waits."""
    jete: bool = False
    """Whether a text was just thrown away, and may be taken back."""


@dataclass(frozen=True)
class AvisDocument:
    """The same for every part of a document."""

    par_partie: dict[str, AvisVue] = field(default_factory=dict)
    vise: str = ""
    """Part whose button gets the keyboard: one has just left its form."""

    def of(self, partie: str) -> AvisVue:
        """What to know of a part."""
        return self.par_partie.get(partie, AvisVue())

    def list_ailleurs(self, parties: Iterable[str]) -> list[str]:
        """Parts where a text waits and that the page does not show: a colleague removed them."""
        montrees = set(parties)
        return [p for p, avis in self.par_partie.items() if avis.attend and p not in montrees]


@dataclass(frozen=True)
class LuesVue:
    """What takes the place of a form in the page of its document."""

    parties: tuple[PartieLue, ...]
    liste: ListeLue | None
    """The list to which one may add again; None for a part that was there already."""


def find_parties(listes: Iterable[ListeLue], partie: Partie, connus: set[str]) -> LuesVue:
    """The part that was edited; for a new group, what is not among the ids that were known."""
    if partie.classe is None or partie.noeud is not None:
        return LuesVue(tuple(p for li in listes for p in li.parties if p.id == partie.id), None)
    liste = next(li for li in listes if li.ajout == partie.id)
    return LuesVue(tuple(p for p in liste.parties if p.noeud not in connus), liste)


def build_avis(
    saisies: Iterable[Saisie],
    presents: Iterable[Present],
    quand: datetime,
    fuseau: str,
    vise: str = "",
) -> AvisDocument:
    """The notices of each part of a document."""
    venus = list(presents)
    miennes = {saisie.partie: saisie for saisie in saisies}
    parties = dict.fromkeys([*miennes, *(present.partie for present in venus)])
    return AvisDocument(
        {
            partie: AvisVue(
                tuple(say_present(p, quand, fuseau) for p in venus if p.partie == partie),
                _say_attente(miennes.get(partie), quand, fuseau),
                jete=_is_jete(miennes.get(partie)),
            )
            for partie in parties
        },
        vise,
    )


def say_present(present: Present, quand: datetime, fuseau: str) -> str:
    """Who is in a form, and since when."""
    return f"{present.nom} modifie cette partie {_depuis(present.depuis, quand, fuseau)}."


def say_heure(instant: datetime, fuseau: str) -> str:
    """A time of day as one says it: 9:05."""
    local = instant.astimezone(ZoneInfo(fuseau))
    return f"{local.hour}:{local:%M}"


def say_moment(instant: datetime, quand: datetime, fuseau: str) -> str:
    """The time, and the day when it is not today."""
    heure = f"à {say_heure(instant, fuseau)}"
    jour = local_day(instant, fuseau)
    if jour == local_day(quand, fuseau):
        return heure
    return f"le {load_langue(FRANCAIS).format_date(jour)} {heure}"


def _depuis(instant: datetime, quand: datetime, fuseau: str) -> str:
    moment = say_moment(instant, quand, fuseau)
    return f"depuis {moment.removeprefix('à ')}"


def _say_attente(saisie: Saisie | None, quand: datetime, fuseau: str) -> str:
    return say_moment(saisie.vue_le, quand, fuseau) if saisie and saisie.attend else ""


def _is_jete(saisie: Saisie | None) -> bool:
    return saisie is not None and saisie.champs is not None and not saisie.attend
