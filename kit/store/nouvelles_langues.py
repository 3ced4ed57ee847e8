"""The news of languages: one that the site did not have, one that a fiche did not have."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from kit.content.fiche import Fiche
from kit.content.nouvelles import Nouvelle
from kit.content.segments import cle_segment
from kit.content.site import Site
from kit.horloge import local_day
from kit.store.modeles import DocumentLigne, PublicationLigne, RevisionLigne, TraductionLigne
from kit.store.nouvelles_etats import Periode

NOMMEES_MAX = 3
"""Fiches that are named when they get a language on the same day; beyond, they are counted."""
_LOT = 500


class Ouverture(NamedTuple):
    """The site as it was from an instant on, and the languages that it offered."""

    instant: datetime
    site: Site
    langues: tuple[str, ...]


def list_ouvertures(session: Session, site: Site, instant: datetime) -> list[Ouverture]:
    """The publications of the site since it opened: since it is the example no more, or began."""
    requete = (
        select(PublicationLigne.debut, RevisionLigne.contenu)
        .join(DocumentLigne, DocumentLigne.id == PublicationLigne.document_id)
        .join(RevisionLigne, RevisionLigne.id == PublicationLigne.revision_id)
        .where(
            DocumentLigne.genre == Site.GENRE,
            DocumentLigne.cle == site.id,
            PublicationLigne.debut <= instant,
        )
        .order_by(PublicationLigne.debut, PublicationLigne.id)
    )
    lus = [(debut, json.loads(contenu)) for debut, contenu in session.execute(requete)]
    if not site.exemple:
        exemples = [rang for rang, (_debut, brut) in enumerate(lus) if brut.get("exemple")]
        lus = lus[exemples[-1] + 1 :] if exemples else lus
    return [Ouverture(debut, site, tuple(brut.get("langues", ("fr",)))) for debut, brut in lus]


def list_langues(
    session: Session, fiches: Sequence[Fiche], ouvertures: Sequence[Ouverture], periode: Periode
) -> Iterator[Nouvelle]:
    """The languages that appeared: for the whole site, then for one fiche."""
    offertes = _list_offertes(ouvertures)
    site = ouvertures[-1].site
    actuelles = set(ouvertures[-1].langues)
    for langue, depuis in offertes.items():
        if langue in actuelles and periode.holds(depuis):
            yield Nouvelle(depuis, "langue", site, langue=langue)
    apparues = _find_apparues(session, fiches, sorted(actuelles), periode)
    premieres = _find_premieres(session, sorted({fiche for fiche, _langue in apparues}))
    gagnees: dict[tuple[str, date], list[tuple[datetime, str]]] = defaultdict(list)
    par_id = {fiche.id: fiche for fiche in fiches}
    for (fiche, langue), quand in apparues.items():
        publiee = premieres.get(fiche)
        if publiee is None or offertes[langue] >= quand:
            continue
        if local_day(publiee, periode.fuseau) < local_day(quand, periode.fuseau):
            gagnees[langue, local_day(quand, periode.fuseau)].append((quand, fiche))
    for (langue, _jour), lot in gagnees.items():
        if len(lot) > NOMMEES_MAX:
            yield Nouvelle(max(lot)[0], "langue", site, langue=langue, nombre=len(lot))
        else:
            yield from (Nouvelle(q, "langue", par_id[f], langue=langue) for q, f in lot)


def _list_offertes(ouvertures: Sequence[Ouverture]) -> dict[str, datetime]:
    """Since when each language is offered."""
    offertes: dict[str, datetime] = {}
    for ouverture in ouvertures:
        for langue in ouverture.langues:
            offertes.setdefault(langue, ouverture.instant)
    return offertes


def _find_apparues(
    session: Session, fiches: Sequence[Fiche], langues: Sequence[str], periode: Periode
) -> Mapping[tuple[str, str], datetime]:
    """When the title of each fiche was first translated, by its id and the language."""
    titres = {cle_segment(Fiche.GENRE, fiche.id, "titre"): fiche.id for fiche in fiches}
    cles = sorted(titres)
    apparues: dict[tuple[str, str], datetime] = {}
    for rang in range(0, len(cles), _LOT):
        premiere = func.min(TraductionLigne.cree_le)
        requete = (
            select(TraductionLigne.cle, TraductionLigne.langue, premiere)
            .where(
                TraductionLigne.cle.in_(cles[rang : rang + _LOT]),
                TraductionLigne.langue.in_(langues),
                TraductionLigne.etat != "retiree",
            )
            .group_by(TraductionLigne.cle, TraductionLigne.langue)
            .having(premiere >= periode.depuis)
        )
        for cle, langue, quand in session.execute(requete):
            apparues[titres[cle], langue] = quand
    return apparues


def _find_premieres(session: Session, fiches: Sequence[str]) -> Mapping[str, datetime]:
    """When each fiche was first published."""
    if not fiches:
        return {}
    requete = (
        select(DocumentLigne.cle, func.min(PublicationLigne.debut))
        .join(PublicationLigne, PublicationLigne.document_id == DocumentLigne.id)
        .where(DocumentLigne.genre == Fiche.GENRE, DocumentLigne.cle.in_(fiches))
        .group_by(DocumentLigne.cle)
    )
    return {ligne[0]: ligne[1] for ligne in session.execute(requete)}
