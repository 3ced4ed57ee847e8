"""The catalogue as it would be if a draft were published: for previews, never for readers."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from kit.content.document import Document
from kit.content.fiche import Fiche
from kit.content.segments import list_segments
from kit.store.catalogue import Catalogue, Traduction, build_catalogue
from kit.store.surcouche import Surcouche


def preview_catalogue(
    catalogue: Catalogue, document: Document, instant: datetime | None = None
) -> Catalogue:
    """The catalogue with a draft in the place of what is published, now or at another instant.

    A translation of another French is shown as it will be: out of date.
    """
    avant = catalogue.documents.get(document.GENRE, {}).get(document.id)
    autres = [
        d
        for documents in catalogue.documents.values()
        for d in documents.values()
        if d is not avant
    ]
    changees = {s.cle for s in list_segments(document)} - _same(avant, document)
    apercu = build_catalogue(
        [*autres, document],
        {tag: _age(textes, changees) for tag, textes in catalogue.traductions.items()},
        instant=instant or catalogue.instant,
        version=catalogue.version,
    )
    return replace(
        apercu,
        publies_le=catalogue.publies_le,
        numeros=catalogue.numeros,
        verdicts=catalogue.verdicts,
    )


def preview_pages(catalogue: Catalogue, document: Document) -> Catalogue:
    """The same for pages and sheets, which then say that it is a draft.

    What would keep it from readers does not hide it here: its dates, the local fiche that stands
    for an imported one.
    """
    apercu = preview_catalogue(catalogue, document)
    if isinstance(document, Fiche) and apercu.get(Fiche, document.id) is None:
        sans_dates = document.model_copy(update={"valable_du": None, "valable_au": None})
        apercu = preview_catalogue(catalogue, sans_dates)
    remplacees = {i: locale for i, locale in apercu.remplacees.items() if i != document.id}
    return replace(apercu, brouillon=True, remplacees=remplacees)


def _same(avant: Document | None, apres: Document) -> set[str]:
    vieux = {s.cle: s.texte for s in list_segments(avant)} if avant else {}
    return {s.cle for s in list_segments(apres) if vieux.get(s.cle) == s.texte}


def _age(textes: Mapping[str, Traduction], changees: set[str]) -> Mapping[str, Traduction]:
    vieillies = {cle: textes[cle]._replace(etat="perimee") for cle in changees if cle in textes}
    return Surcouche(textes, vieillies) if vieillies else textes
