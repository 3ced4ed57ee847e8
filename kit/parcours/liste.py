"""The papers of a result: those of its fiche, and those that the answers add or take off."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from kit.content.document import Document
from kit.content.fiche import Fiche
from kit.content.parcours import Parcours, PieceCalculee, Resultat
from kit.content.piece import Lot, PieceDemandee
from kit.parcours.trajet import Trajet


@dataclass(frozen=True)
class Demande:
    """Where a paper is asked for: the document whose words say how."""

    document: Document
    demandee: PieceDemandee
    selon_le_cas: bool
    """Whether a sentence says who is concerned, on the paper or on the whole list."""


@dataclass(frozen=True)
class LignePapier:
    """One paper of the list, once."""

    piece: str
    demandes: tuple[Demande, ...]
    """Everything that asks for it, the fiche first."""
    original: bool
    copie: bool
    traduction: bool
    raisons: tuple[str, ...] = ()
    """Ids of the choices because of which it is asked for; empty: it is for everyone."""
    conditionnelle: bool = False
    """Whether the fiche asks for it in some cases only, that the path does not know."""


def build_liste(
    parcours: Parcours, trajet: Trajet, fiche: Fiche | None, lots: Mapping[str, Lot]
) -> tuple[LignePapier, ...]:
    """The papers of the result of a path: of its first fiche, then those of the path.

    Nothing without result. `lots` are the shared lists, by id.
    """
    resultat = trajet.resultat
    if resultat is None:
        return ()
    communes = _list_communes(resultat, fiche, lots)
    vraies = [piece for piece in list_calculees(parcours, resultat) if trajet.faits.holds(piece.si)]
    lignes: dict[str, LignePapier] = {}
    for demande in communes:
        _merge(lignes, _ligne(demande, (), conditionnelle=demande.selon_le_cas))
    for calculee in vraies:
        raisons = trajet.faits.find_raisons(calculee.si, trajet.choisis)
        for demande in _expand(parcours, calculee, lots):
            if calculee.retiree:
                lignes.pop(demande.demandee.piece or "", None)
            else:
                _merge(lignes, _ligne(demande, raisons, conditionnelle=False))
    return tuple(lignes.values())


def list_demandes(
    document: Fiche, demandees: Iterable[PieceDemandee], lots: Mapping[str, Lot]
) -> Iterator[Demande]:
    """Each paper that a fiche asks for, shared lists opened, each once: the first words stay."""
    toutes = (demande for demandee in demandees for demande in _expand(document, demandee, lots))
    yield from _once(toutes)


def list_possibles(
    parcours: Parcours, resultat: Resultat, fiche: Fiche | None, lots: Mapping[str, Lot]
) -> Iterator[Demande]:
    """Each paper that a result may ask for, whatever was answered: those of its fiche first."""
    calculees = (p for p in list_calculees(parcours, resultat) if not p.retiree)
    propres = (demande for calculee in calculees for demande in _expand(parcours, calculee, lots))
    yield from _once((*_list_communes(resultat, fiche, lots), *propres))


def _once(demandes: Iterable[Demande]) -> Iterable[Demande]:
    vues: dict[str | None, Demande] = {}
    for demande in demandes:
        vues.setdefault(demande.demandee.piece, demande)
    return vues.values()


def list_calculees(parcours: Parcours, resultat: Resultat) -> Iterator[PieceCalculee]:
    """The papers that answers may add to a result, or take off it, the latter last."""
    propres = [p for p in parcours.pieces if not p.resultats or resultat.id in p.resultats]
    yield from sorted(propres, key=lambda piece: piece.retiree)


def _list_communes(
    resultat: Resultat, fiche: Fiche | None, lots: Mapping[str, Lot]
) -> Iterator[Demande]:
    if fiche is None or not resultat.pieces_de_la_fiche:
        return
    for demandee in fiche.pieces:
        yield from _expand(fiche, demandee, lots)


def _expand(
    document: Document, demandee: PieceDemandee, lots: Mapping[str, Lot]
) -> Iterable[Demande]:
    """A paper, or each paper of a shared list; a condition on the list holds for each of them."""
    selon = demandee.condition is not None
    if demandee.lot is None:
        return (Demande(document, demandee, selon),)
    lot = lots.get(demandee.lot)
    if lot is None:
        return ()
    return (Demande(lot, p, selon or p.condition is not None) for p in lot.pieces)


def _ligne(demande: Demande, raisons: tuple[str, ...], *, conditionnelle: bool) -> LignePapier:
    voulue = demande.demandee
    return LignePapier(
        voulue.piece or "",
        (demande,),
        voulue.original,
        voulue.copie,
        voulue.traduction,
        raisons,
        conditionnelle,
    )


def _merge(lignes: dict[str, LignePapier], ligne: LignePapier) -> None:
    """Ask for a paper once: what is asked for somewhere is asked for."""
    deja = lignes.get(ligne.piece)
    if deja is None:
        lignes[ligne.piece] = ligne
        return
    lignes[ligne.piece] = replace(
        deja,
        demandes=(*deja.demandes, *ligne.demandes),
        original=deja.original or ligne.original,
        copie=deja.copie or ligne.copie,
        traduction=deja.traduction or ligne.traduction,
        raisons=tuple(dict.fromkeys((*deja.raisons, *ligne.raisons))),
        conditionnelle=deja.conditionnelle and ligne.conditionnelle,
    )
