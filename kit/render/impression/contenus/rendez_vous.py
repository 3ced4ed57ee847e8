"""The sheet of appointments: whether one is needed, which papers first, how to take it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from markupsafe import Markup, escape

from kit.content.demarche import Demarche
from kit.langues.langue import load_langue
from kit.langues.marque import N_
from kit.render.impression.contenus.depots import (
    AilleursFeuille,
    DemarcheFeuille,
    GroupeFeuille,
    build_demarche_feuille,
    group_demarches,
    list_ailleurs,
)
from kit.render.impression.contenus.lieux import LieuFeuille, build_lieu
from kit.render.impression.contenus.modele import Choix, Contenu, Nom, Option
from kit.render.impression.qr import draw_qr
from kit.render.mots import message
from kit.render.passages import Lecteur, Passage, in_its_langue
from kit.render.vues.depot import find_structure
from kit.render.vues.lieux import DemarcheVue, build_demarche, build_demarches
from kit.render.vues.pieces import PiecesGroupe, PieceVue, build_pieces

_QR_MM = 25.0


@dataclass(frozen=True)
class PriseFeuille:
    """Where appointments of a place are taken."""

    page: str
    vignette: Markup
    """The address as a code to scan: the same in another guise."""


@dataclass(frozen=True)
class RendezVousFeuille:
    """Whether an appointment is needed: for one procedure, or for each."""

    titre: Passage
    lieu: LieuFeuille | None
    prise: PriseFeuille | None
    ailleurs: tuple[AilleursFeuille, ...]
    choisie: DemarcheFeuille | None = None
    papiers: tuple[PiecesGroupe, ...] = ()
    d_autres: bool = False
    """Whether some people are asked for other papers, which the sheet does not name."""
    groupes: tuple[GroupeFeuille, ...] = ()
    """Every procedure, when none is chosen."""


def _build(lecteur: Lecteur, _document: None, choix: Choix) -> RendezVousFeuille:
    """The answer for the procedure chosen; else one line for each."""
    court = choix.contenance != "tout"
    demarche = lecteur.catalogue.get(Demarche, choix.options.get("demarche"))
    vue = build_demarche(lecteur, demarche) if demarche else None
    if vue is None or not vue.modes:
        return _build_table(lecteur)
    return _build_choisie(lecteur, vue, court=court)


def _build_table(lecteur: Lecteur) -> RendezVousFeuille:
    toutes = build_demarches(lecteur)
    return RendezVousFeuille(
        titre=message(lecteur, N_("Faut-il un rendez-vous\u202f?")),
        lieu=build_lieu(lecteur),
        prise=_prise(lecteur),
        groupes=group_demarches(lecteur, toutes, "cas"),
        ailleurs=list_ailleurs(toutes),
    )


def _build_choisie(lecteur: Lecteur, vue: DemarcheVue, *, court: bool) -> RendezVousFeuille:
    """On a small paper, only what is asked from everyone."""
    feuille = build_demarche_feuille(lecteur, vue)
    papiers = tuple(_papiers(lecteur, vue))
    return RendezVousFeuille(
        titre=_titre(lecteur, vue.nom),
        lieu=build_lieu(lecteur),
        prise=_prise(lecteur) if feuille.besoin in {"oui", "selon"} else None,
        choisie=feuille,
        papiers=tuple(replace(g, selon_le_cas=()) for g in papiers) if court else papiers,
        d_autres=court and any(groupe.selon_le_cas for groupe in papiers),
        ailleurs=list_ailleurs((vue,)),
    )


def _titre(lecteur: Lecteur, nom: Passage) -> Passage:
    """What the appointment is for, in the languages of the sheet."""

    def write(tag: str, demarche: Markup) -> Markup:
        modele = load_langue(tag).gettext("Rendez-vous\u00a0: %(demarche)s", demarche="{}")
        return escape(modele).format(demarche)

    langue = lecteur.langue
    return replace(
        nom,
        html=write(langue.tag, in_its_langue(nom, langue)),
        langue=langue.tag,
        direction=langue.direction,
        autre=write(nom.autre_langue, nom.autre) if nom.autre else None,
        cle="",
    )


def _prise(lecteur: Lecteur) -> PriseFeuille | None:
    """The page where the chosen place gives appointments, if it has one."""
    structure = find_structure(lecteur)
    if structure is None or structure.rendez_vous is None:
        return None
    alt = lecteur.langue.gettext("Code à scanner\u00a0: prendre rendez-vous")
    return PriseFeuille(structure.rendez_vous, draw_qr(structure.rendez_vous, _QR_MM, alt))


def _papiers(lecteur: Lecteur, vue: DemarcheVue) -> Iterator[PiecesGroupe]:
    """The papers that the fiches of a procedure ask for, by name."""
    for fiche in lecteur.catalogue.fiches:
        if vue.id in fiche.demarches:
            for groupe in build_pieces(lecteur, lecteur.open(fiche), fiche.pieces):
                yield replace(
                    groupe,
                    pour_tous=tuple(_name_only(piece) for piece in groupe.pour_tous),
                    selon_le_cas=tuple(_name_only(piece) for piece in groupe.selon_le_cas),
                    precision=None,
                )


def _name_only(piece: PieceVue) -> PieceVue:
    """A paper and whom it is asked from; the fiche explains it."""
    return replace(piece, precision=None, mentions=(), explication=(), ou_l_obtenir=())


def _values(lecteur: Lecteur) -> Iterator[tuple[str, Nom]]:
    """All the procedures together, or one of them."""
    yield "", lecteur.langue.gettext("Toutes les démarches")
    for demarche in build_demarches(lecteur):
        yield demarche.id, demarche.nom


RENDEZ_VOUS = Contenu(
    "rendez-vous",
    "rendez-vous",
    ("a4", "economique", "a5", "anneaux-a5", "livret-a5", "gros-caracteres", "odt"),
    _build,
    options=(Option("demarche", N_("Pour quelle démarche\u202f?"), _values),),
)
