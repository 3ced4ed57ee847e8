"""The view of a result: what to do, where, whom to see first, and the list of papers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from markupsafe import Markup, escape

from kit.content.demarche import Demarche
from kit.content.fiche import Fiche
from kit.content.parcours import ContactParcours, Gravite, Lieu, Parcours, Resultat
from kit.content.piece import Lot
from kit.langues.marque import N_
from kit.parcours.faits import Faits
from kit.parcours.liste import LignePapier, build_liste
from kit.parcours.trajet import Trajet
from kit.render.passages import Groupe, Lecteur, Passage, Textes
from kit.render.vues.depot import ActionVue, ModeVue, build_modes_of, sum_up_modes
from kit.render.vues.fiche import (
    ContactVue,
    CoutVue,
    EssentielVue,
    FicheVue,
    build_contact,
    build_fiche,
)
from kit.render.vues.liens import LienVue, build_liens, repeat_in_french
from kit.render.vues.modeles import list_lettres
from kit.render.vues.notes import MotVue, SourceVue, build_mots, build_sources
from kit.render.vues.parcours import PICTOGRAMME, Chemins, ReponseVue, build_reponses, name_choisis
from kit.render.vues.pieces import PieceVue, build_piece_demandee
from kit.render.vues.verification import VerificationVue, build_verification

LIEUX: dict[Lieu, tuple[str, str]] = {
    "anef": (N_("En ligne, sur l’ANEF"), "en-ligne"),
    "prefecture": (N_("À la préfecture"), "prefecture"),
    "mairie": (N_("À la mairie"), "mairie"),
    "consulat": (N_("Au consulat de France"), "consulat"),
    "ofii": (N_("À l’OFII"), "ofii"),
    "spada": (N_("À la SPADA"), "asile"),
    "france-services": (N_("Dans un espace France services"), "france-services"),
    "aide": (N_("Là où l’on peut vous aider"), "demander-aide"),
    "ligne": (N_("En ligne"), "en-ligne"),
}
"""Name and drawing of whoever takes the procedure."""
_LIEUX_DES_MODALITES = ("anef", "prefecture", "mairie", "ligne")
"""Where the ways to file of the chosen place say more than the name of the place."""


@dataclass(frozen=True)
class PapierVue:
    """A paper of the list, and why it is asked for."""

    piece: PieceVue
    raisons: tuple[Passage | str, ...]
    """The answers because of which it is asked for; empty: it is for everyone."""


@dataclass(frozen=True)
class EncartVue:
    """A remark that the answers add."""

    genre: str
    groupes: tuple[Groupe, ...]


@dataclass(frozen=True)
class ResultatVue:
    """A result, in reading order."""

    titre: Passage
    titre_officiel: str | None
    pictogramme: str
    gravite: Gravite
    a_confirmer: bool
    """Whether one of the facts that it rests on is not sure."""
    personnel: bool
    """Whether it follows from answers; else it is what anyone may read."""
    contacts: tuple[ContactVue, ...]
    groupes: tuple[Groupe, ...]
    encarts: tuple[EncartVue, ...]
    essentiels: tuple[EssentielVue, ...]
    modes: tuple[ModeVue, ...]
    action: ActionVue | None
    papiers: tuple[PapierVue, ...]
    selon_le_cas: tuple[PapierVue, ...]
    """Papers asked for in some cases only, that no answer settles."""
    couts: tuple[CoutVue, ...]
    sans_reponse: tuple[Groupe, ...]
    recours: tuple[Groupe, ...]
    fiche: LienVue | None
    """The fiche that tells it whole."""
    fiches: tuple[LienVue, ...]
    lettres: tuple[LienVue, ...]
    droit: str | None
    sources: tuple[SourceVue, ...]
    mots: tuple[MotVue, ...]
    reponses: tuple[ReponseVue, ...]
    verification: VerificationVue
    """Of the path and of the fiche that it rests on."""


def build_resultat(
    lecteur: Lecteur, chemins: Chemins, resultat: Resultat, trajet: Trajet | None
) -> ResultatVue:
    """A result for one reader; without path, what it says to anyone."""
    lecteur, parcours = lecteur.explaining(), chemins.parcours
    textes = lecteur.open(parcours)
    premiere = resultat.fiches[0] if resultat.fiches else None
    fiche = lecteur.catalogue.offered_fiche(premiere) if premiere else None
    suite = build_fiche(lecteur, fiche) if fiche else None
    papiers = tuple(_papiers(lecteur, parcours, resultat, trajet, fiche))
    titre = textes.passage(f"{resultat.id}.titre")
    liens = build_liens(lecteur, resultat.fiches)
    modes = _modes(lecteur, resultat, fiche)
    return ResultatVue(
        titre=replace(titre, a_confirmer=False),
        titre_officiel=repeat_in_french(titre, resultat.titre),
        pictogramme=resultat.pictogramme or (fiche and fiche.pictogramme) or PICTOGRAMME,
        gravite=resultat.gravite,
        a_confirmer=titre.a_confirmer or _has_doubt(lecteur, fiche),
        personnel=trajet is not None,
        contacts=_contacts(lecteur, textes, list_contacts(parcours, resultat)),
        groupes=textes.groupes(resultat.blocs),
        encarts=tuple(_encarts(textes, parcours, resultat, trajet)),
        essentiels=_essentiels(lecteur, resultat, modes, suite),
        modes=modes,
        action=suite.action if suite and resultat.lieu in _LIEUX_DES_MODALITES else None,
        papiers=tuple(vue for vue, ligne in papiers if not ligne.conditionnelle),
        selon_le_cas=tuple(vue for vue, ligne in papiers if ligne.conditionnelle),
        couts=suite.couts if suite else (),
        sans_reponse=suite.sans_reponse if suite else (),
        recours=suite.recours if suite else (),
        fiche=liens[0] if fiche and liens else None,
        fiches=liens[1:] if fiche else liens,
        lettres=list_lettres(lecteur, resultat.lettres),
        droit=resultat.droit,
        sources=build_sources(lecteur, parcours.sources),
        mots=_join_mots(build_mots(lecteur), suite.mots if suite else ()),
        reponses=build_reponses(lecteur, chemins, trajet) if trajet else (),
        verification=build_verification(lecteur, parcours, *((fiche,) if fiche else ())),
    )


def name_lieu(lecteur: Lecteur, lieu: Lieu) -> tuple[str, str] | None:
    """The words and the drawing for whoever takes a procedure; None for nobody."""
    nom = LIEUX.get(lieu)
    return (lecteur.langue.gettext(nom[0]), nom[1]) if nom else None


def _join_mots(*listes: tuple[MotVue, ...]) -> tuple[MotVue, ...]:
    """The words of the path and of the fiche, each once."""
    return tuple({mot.id: mot for liste in listes for mot in liste}.values())


def _has_doubt(lecteur: Lecteur, fiche: Fiche | None) -> bool:
    """Whether a fact of the fiche must be checked: a result is no surer than what it rests on."""
    return fiche is not None and bool(lecteur.catalogue.verification(fiche).doutes)


def _modes(lecteur: Lecteur, resultat: Resultat, fiche: Fiche | None) -> tuple[ModeVue, ...]:
    if resultat.lieu not in _LIEUX_DES_MODALITES:
        return ()
    propre = lecteur.catalogue.get(Demarche, resultat.demarche)
    demarches = (propre.id,) if propre else fiche.demarches if fiche else ()
    return build_modes_of(lecteur, demarches)


def _essentiels(
    lecteur: Lecteur, resultat: Resultat, modes: tuple[ModeVue, ...], suite: FicheVue | None
) -> tuple[EssentielVue, ...]:
    """Where, when, how much, how long: as the fiche says, but the place, which is the result's."""
    nom = lecteur.langue.gettext("Où\u202f?")
    autres = tuple(e for e in suite.essentiels if e.genre != "ou") if suite else ()
    if resultat.gravite in ("aide", "rien"):
        autres = ()
    if modes:
        facons, pictogramme = sum_up_modes(lecteur.langue, modes)
        return (EssentielVue("ou", nom, pictogramme, escape(facons)), *autres)
    lieu = name_lieu(lecteur, resultat.lieu)
    if lieu is None:
        return autres
    return (EssentielVue("ou", nom, lieu[1], Markup("{}").format(lieu[0])), *autres)


def _encarts(
    textes: Textes, parcours: Parcours, resultat: Resultat, trajet: Trajet | None
) -> Iterator[EncartVue]:
    """The remarks, those of one kind together: what may go wrong first."""
    if trajet is None:
        return
    vrais = [
        encart
        for encart in parcours.encarts
        if not encart.resultats or resultat.id in encart.resultats
        if trajet.faits.holds(encart.si)
    ]
    for gravite in ("attention", "information"):
        blocs = [bloc for encart in vrais if encart.gravite == gravite for bloc in encart.blocs]
        if blocs:
            yield EncartVue(gravite, textes.groupes(blocs))


def list_contacts(parcours: Parcours, resultat: Resultat) -> list[ContactParcours]:
    """Whom to see first, in the order of the result."""
    par_id = {contact.id: contact for contact in parcours.contacts}
    return [par_id[identifiant] for identifiant in resultat.contacts if identifiant in par_id]


def _contacts(
    lecteur: Lecteur, textes: Textes, contacts: list[ContactParcours]
) -> tuple[ContactVue, ...]:
    return tuple(build_contact(lecteur, textes, contact) for contact in contacts)


def _papiers(
    lecteur: Lecteur,
    parcours: Parcours,
    resultat: Resultat,
    trajet: Trajet | None,
    fiche: Fiche | None,
) -> Iterator[tuple[PapierVue, LignePapier]]:
    """The papers, those of everyone first; without answers, those that depend on none."""
    lots = {lot.id: lot for lot in lecteur.catalogue.all(Lot)}
    pris = trajet or Trajet((), resultat, Faits())
    numeros = count(1)
    for ligne in build_liste(parcours, pris, fiche, lots):
        premiere = ligne.demandes[0]
        textes = lecteur.open(premiere.document)
        demandee = premiere.demandee.model_copy(
            update={
                "original": ligne.original,
                "copie": ligne.copie,
                "traduction": ligne.traduction,
            }
        )
        piece = build_piece_demandee(lecteur, textes, demandee, numeros)
        if piece is None:
            continue
        if not ligne.conditionnelle:
            piece = replace(piece, condition=None)
        yield PapierVue(piece, name_choisis(lecteur, parcours, ligne.raisons)), ligne
