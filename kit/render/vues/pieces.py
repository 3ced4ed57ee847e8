"""The list of papers of a fiche, shared lists opened."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count, groupby

from markupsafe import Markup

from kit.content.fiche import Fiche
from kit.content.piece import Lot, Numerique, Piece, PieceDemandee
from kit.langues.langue import Langue
from kit.langues.marque import N_
from kit.langues.registre import FRANCAIS
from kit.render.passages import Groupe, Lecteur, Passage, Textes
from kit.render.vues.liens import LienVue, build_lien
from kit.render.vues.notes import SourceVue, build_sources
from kit.store.catalogue import Catalogue


@dataclass(frozen=True)
class PieceVue:
    """A paper with its box to tick."""

    id: str
    """Joins the box and its words. A number: nothing leads to it, and there are many of them."""
    nom: Passage
    nom_officiel: str | None
    """Official French name, or what it adds to the everyday one."""
    pictogramme: str | None
    mentions: tuple[str, ...]
    precision: Passage | None
    condition: Passage | None
    explication: tuple[Groupe, ...]
    ou_l_obtenir: tuple[Groupe, ...]
    a_confirmer: bool
    adresse: str
    """Its own page, which explains it too."""


@dataclass(frozen=True)
class PiecesGroupe:
    """Papers under the title of their shared list, or without title."""

    titre: Passage | None
    pour_tous: tuple[PieceVue, ...]
    selon_le_cas: tuple[PieceVue, ...]
    """Papers asked only from those who meet their condition."""
    precision: Passage | None = None
    condition: Passage | None = None
    """Who the whole list is for; None when it is for everyone."""
    reduit: bool = False
    """Whether papers for some cases are left out, for want of room."""


@dataclass(frozen=True)
class PiecePageVue:
    """The page of a paper."""

    nom: Passage
    nom_officiel: str
    pictogramme: str | None
    explication: tuple[Groupe, ...]
    ou_l_obtenir: tuple[Groupe, ...]
    traduction_exigee: bool
    formats: str | None
    poids_max_mo: int | None
    recto_verso: bool
    photo_suffit: bool
    duree: Markup | None
    fiches: tuple[LienVue, ...]
    sources: tuple[SourceVue, ...]


def build_description_piece(langue: Langue) -> str:
    """What the page of any paper tells."""
    return langue.gettext(
        "Ce que c’est, où l’obtenir, comment le donner : chaque papier demandé est expliqué."
    )


def build_piece(lecteur: Lecteur, piece: Piece) -> PiecePageVue:
    """A paper for one reader, with the procedures that ask for it."""
    textes = lecteur.open(piece)
    numerique = piece.numerique or Numerique()
    return PiecePageVue(
        textes.passage("nom"),
        piece.nom_officiel,
        piece.pictogramme,
        textes.groupes(piece.explication),
        textes.groupes(piece.ou_l_obtenir),
        piece.traduction_exigee,
        lecteur.langue.join(list(numerique.formats)) if numerique.formats else None,
        numerique.poids_max_mo,
        numerique.recto_verso,
        bool(numerique.photo_suffit),
        lecteur.valeur(piece.duree) if piece.duree else None,
        tuple(
            build_lien(lecteur, fiche) for fiche in list_fiches_asking(lecteur.catalogue, piece.id)
        ),
        build_sources(lecteur, piece.sources),
    )


def list_fiches_asking(catalogue: Catalogue, piece: str) -> list[Fiche]:
    """Fiches that ask for a paper, directly or through a shared list."""
    lots = {lot.id for lot in catalogue.all(Lot) if any(p.piece == piece for p in lot.pieces)}
    return [
        fiche
        for fiche in catalogue.fiches
        if any(p.piece == piece or p.lot in lots for p in fiche.pieces)
    ]


def build_pieces(
    lecteur: Lecteur, textes: Textes, demandees: Iterable[PieceDemandee]
) -> tuple[PiecesGroupe, ...]:
    """Papers for everyone, each shared list under its title; last, those that depend on the case.

    Papers for everyone that followed them would be taken for papers of a case.
    """
    groupes: list[PiecesGroupe] = []
    numeros = count(1)
    for lot, suite in groupby(demandees, lambda demandee: demandee.lot):
        if lot is None:
            groupes.append(PiecesGroupe(None, *_split(_pieces(lecteur, textes, suite, numeros))))
        else:
            groupes += (_lot(lecteur, textes, demandee, numeros) for demandee in suite)
    selon_le_cas = tuple(p for g in groupes if not g.condition for p in g.selon_le_cas)
    fin = PiecesGroupe(None, (), selon_le_cas)
    communs = (g if g.condition else replace(g, selon_le_cas=()) for g in groupes)
    return tuple(g for g in (*communs, fin) if g.pour_tous or g.selon_le_cas)


def _lot(
    lecteur: Lecteur, textes: Textes, demandee: PieceDemandee, numeros: Iterator[int]
) -> PiecesGroupe:
    lot = lecteur.catalogue.get(Lot, demandee.lot)
    if lot is None:
        return PiecesGroupe(None, (), ())
    propres = lecteur.open(lot)
    return PiecesGroupe(
        propres.passage("titre"),
        *_split(_pieces(lecteur, propres, lot.pieces, numeros)),
        textes.optional(demandee.id, "precision", demandee.precision),
        textes.optional(demandee.id, "condition", demandee.condition),
    )


def _split(pieces: list[PieceVue]) -> tuple[tuple[PieceVue, ...], tuple[PieceVue, ...]]:
    """Those for everyone, then those that depend on the case."""
    return (
        tuple(piece for piece in pieces if piece.condition is None),
        tuple(piece for piece in pieces if piece.condition is not None),
    )


def _pieces(
    lecteur: Lecteur, textes: Textes, demandees: Iterable[PieceDemandee], numeros: Iterator[int]
) -> list[PieceVue]:
    vues = (build_piece_demandee(lecteur, textes, demandee, numeros) for demandee in demandees)
    return [vue for vue in vues if vue is not None]


def build_piece_demandee(
    lecteur: Lecteur, textes: Textes, demandee: PieceDemandee, numeros: Iterator[int]
) -> PieceVue | None:
    """One paper; None when nobody can read what it is. `textes` are those of what asks for it."""
    piece = lecteur.catalogue.get(Piece, demandee.piece)
    if piece is None:
        return None
    propres = lecteur.skimming().open(piece)
    nom = propres.passage("nom")
    return PieceVue(
        id=f"p{next(numeros)}",
        nom=nom,
        nom_officiel=complete_nom(nom, piece),
        pictogramme=piece.pictogramme,
        mentions=_mentions(lecteur, demandee),
        precision=textes.optional(demandee.id, "precision", demandee.precision),
        condition=textes.optional(demandee.id, "condition", demandee.condition),
        explication=propres.groupes(piece.explication),
        ou_l_obtenir=propres.groupes(piece.ou_l_obtenir),
        a_confirmer=textes.is_doubtful(demandee.id),
        adresse=lecteur.adresses.piece(piece.adresse),
    )


def name_piece(lecteur: Lecteur, identifiant: str) -> Passage | None:
    """The everyday name of a paper; None when it is not published."""
    piece = lecteur.catalogue.get(Piece, identifiant)
    return lecteur.skimming().open(piece).passage("nom") if piece else None


def complete_nom(nom: Passage, piece: Piece) -> str | None:
    """The official French name, for what letters say; None when the name before it says it all.

    After the everyday name in French, only what it adds: "Passeport, Passeport (pages…)" read
    aloud is a stammer.
    """
    officiel = piece.nom_officiel
    if nom.langue != FRANCAIS or nom.autre:
        return officiel if officiel != piece.nom else None
    if officiel.casefold() in piece.nom.casefold():
        return None
    if officiel.casefold().startswith(f"{piece.nom.casefold()} "):
        return officiel[len(piece.nom) :].strip(" /,")
    return officiel


def _mentions(lecteur: Lecteur, demandee: PieceDemandee) -> tuple[str, ...]:
    return tuple(lecteur.langue.gettext(mot) for mot in list_mentions(demandee))


def list_mentions(demandee: PieceDemandee) -> list[str]:
    """How a paper is given: messages of the interface."""
    mentions = (
        (demandee.original, N_("original")),
        (demandee.copie, N_("copie")),
        (demandee.traduction, N_("traduction")),
    )
    return [mot for vrai, mot in mentions if vrai]
