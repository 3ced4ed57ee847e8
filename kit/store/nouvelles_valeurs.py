"""The news of dated values: a fee that was corrected, or that changed on the day it had to."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from kit.content.nouvelles import Ecart, Nouvelle
from kit.content.valeur import Contenu, Valeur
from kit.horloge import local_day, start_of_day
from kit.store.nouvelles_etats import Periode

_TOUJOURS = datetime.min.replace(tzinfo=UTC)

Suites = Mapping[str, Sequence[tuple[datetime, Valeur | None]]]
"""What readers saw of a value from each instant on, by id."""


def list_valeurs(valeurs: Sequence[Valeur], suites: Suites, periode: Periode) -> Iterator[Nouvelle]:
    """Each time a value that is published today was another one the day before."""
    for valeur in valeurs:
        suite = suites.get(valeur.id) or [(_TOUJOURS, valeur)]
        avant: Contenu | None = None
        for instant, document in _list_instants(suite, periode):
            contenu = _read(document, instant, periode.fuseau)
            if avant is not None and contenu is not None and contenu != avant:
                ecart = Ecart("valeur", avant=avant, apres=contenu)
                yield Nouvelle(instant, "change", document or valeur, (ecart,))
            avant = contenu or avant


def _list_instants(
    suite: Sequence[tuple[datetime, Valeur | None]], periode: Periode
) -> list[tuple[datetime, Valeur | None]]:
    """The instants at which what a value is may change, the period before included."""
    veille = periode.depuis - timedelta(seconds=1)
    fins = [*(debut for debut, _document in suite[1:]), periode.instant]
    instants: dict[datetime, Valeur | None] = {}
    for (publiee, document), fin in zip(suite, fins, strict=True):
        debut = max(publiee, veille)
        if debut > fin:
            continue
        instants[debut] = document
        for borne in document.periodes if document else ():
            jour = start_of_day(borne.du, periode.fuseau) if borne.du else debut
            if debut < jour <= fin:
                instants[jour] = document
    return sorted(instants.items(), key=lambda paire: paire[0])


def _read(document: Valeur | None, instant: datetime, fuseau: str) -> Contenu | None:
    """What a value is at an instant; None when nothing covers its day."""
    periode = document.periode_at(local_day(instant, fuseau)) if document else None
    return periode.valeur if periode else None
