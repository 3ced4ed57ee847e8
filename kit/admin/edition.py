"""A form while it is being written: opened, kept, left, taken up again; saving is `ecriture`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import abort, request

from kit.admin.aides import apply_aide, read_aides
from kit.admin.catalogue import read_fuseau
from kit.admin.documents import Ouvert, open_document
from kit.admin.ecriture import Cible, differs
from kit.admin.formulaires.desaccords import by_rank, find_vise, read_chemin, write_chemin
from kit.admin.formulaires.gestes import apply_geste, read_geste
from kit.admin.formulaires.identifiants import list_used
from kit.admin.formulaires.lecture import read_champs
from kit.admin.formulaires.parties import Partie, find_partie, read_partie
from kit.admin.porte import RESERVES, current_agent
from kit.admin.vues.contenus import PAR_PARTIES
from kit.admin.vues.partie import Etat
from kit.admin.vues.saisies import AvisDocument, build_avis
from kit.content.document import Document
from kit.content.empreinte import dump_document
from kit.store import saisies
from kit.store.depot import Depot
from kit.store.moteur import read_journal, read_session, write_journal
from kit.store.saisies import Champs, Place, Saisie
from kit.web.rendu import services

Brut = dict[str, Any]

BASE, GESTE, DESACCORD = "_base", "_geste", "_desaccord"
"""Fields of every form of a part besides its own: the revision it was opened on, the button that
was pressed, the places where one has not chosen yet between two texts."""
_CHOIX = ("mien", "sien")


@dataclass(frozen=True)
class Demande:
    """What is asked about the form of one part."""

    ouvert: Ouvert
    partie: Partie
    brut: Brut | None
    """What the draft says there; None when the part is not in it any more."""
    champs: Champs
    """What was sent, as it was typed."""

    @property
    def place(self) -> Place:
        """Where what is typed is kept."""
        return Place(current_agent().id, self.ouvert.genre, self.ouvert.cle, self.partie.id)

    @property
    def cible(self) -> Cible:
        """The revision on which the form was opened, and where a new group goes."""
        base = _first(self.champs, BASE)
        numero = int(base) if base.isdecimal() else self.ouvert.numero
        return Cible(self.ouvert.genre, self.ouvert.cle, numero, request.args.get("apres", ""))

    @property
    def geste(self) -> str:
        """The button that was pressed; empty: save."""
        return _first(self.champs, GESTE)

    @property
    def etat(self) -> Etat:
        """What the form holds, once the button that was pressed has done its work."""
        valeurs = read_champs(self.partie.champs, self.champs)
        desaccords, aides = tuple(self.champs.get(DESACCORD, ())), read_aides(self.champs)
        etat = Etat(valeurs, self.cible.numero, desaccords=desaccords, aides=aides)
        geste = read_geste(self.geste)
        if geste is not None:
            valeurs = apply_geste(valeurs, geste)
            etat = replace(etat, valeurs=valeurs, vise=find_vise(valeurs, geste))
        elif self.geste:
            etat = apply_aide(self.partie.champs, etat, self.geste)
        return self._complete(etat) if etat.desaccords else etat

    def _complete(self, etat: Etat) -> Etat:
        """With the text of the colleague, and the choice of a button between both."""
        cible = self.cible
        with read_session(services().moteurs) as session:
            depot = Depot(session, services().horloge)
            revisions = depot.list_revisions(cible.genre, cible.cle)
            document = depot.read_revision(cible.genre, cible.cle, cible.numero)
        autres = read_partie(self.partie, dump_document(document)) or {}
        collegue = next((r.auteur for r in revisions if r.numero == cible.numero), "")
        choix, _, chemin = self.geste.partition(":")
        restent, valeurs = etat.desaccords, etat.valeurs
        if choix in _CHOIX and chemin in restent:
            restent = tuple(c for c in restent if c != chemin)
            if choix == "sien":
                valeurs = write_chemin(valeurs, chemin, read_chemin(autres, chemin))
        return replace(
            etat,
            valeurs=valeurs,
            desaccords=restent,
            autres=autres,
            collegue=collegue if restent else "",
            vise=by_rank(chemin, valeurs) if chemin and not restent else etat.vise,
        )


def open_demande(genre: str, cle: str, partie_id: str) -> Demande:
    """What a request asks. Ends it with 404, or 410 for a part that was removed long ago."""
    ouvert = open_document(genre, cle, PAR_PARTIES)
    partie = find_partie(type(ouvert.document), partie_id) or abort(404)
    champs = {nom: request.form.getlist(nom) for nom in request.form if nom not in RESERVES}
    demande = Demande(ouvert, partie, read_partie(partie, ouvert.brut), champs)
    if demande.brut is None and not _may_come_back(demande):
        abort(410, "Cette partie n’est plus dans le brouillon\u00a0: revenez au document.")
    return demande


def take_up(demande: Demande) -> tuple[Etat, Saisie]:
    """What the form shows when it opens: the text that waits there, else the draft."""
    quand = services().horloge.now()
    with write_journal(services().moteurs) as session:
        saisie = saisies.open_saisie(session, demande.place, demande.ouvert.numero, quand)
    if not saisie.attend or saisie.champs is None:
        return Etat(demande.brut or {}, demande.ouvert.numero), saisie
    repris = replace(demande, champs={**saisie.champs, BASE: [str(saisie.base)]})
    return replace(repris.etat, retiree=demande.brut is None), saisie


def keep(demande: Demande) -> bool:
    """Keep what is typed, without any revision; whether it differs from the draft."""
    change = differs(_list_documents(demande), demande.partie, demande.etat.valeurs)
    with write_journal(services().moteurs) as session:
        saisies.keep_saisie(
            session,
            demande.place,
            demande.cible.numero,
            demande.champs if change else None,
            services().horloge.now(),
        )
    return change


def leave(demande: Demande) -> bool:
    """The agent goes out of the form; whether what she typed waits for her."""
    attend = keep(demande)
    with write_journal(services().moteurs) as session:
        saisies.leave_saisie(session, demande.place)
    return attend


def throw(demande: Demande) -> None:
    """Throw away the text that waits."""
    with write_journal(services().moteurs) as session:
        saisies.throw_saisie(session, demande.place, services().horloge.now())


def restore(demande: Demande) -> None:
    """Take back the text that was thrown away."""
    with write_journal(services().moteurs) as session:
        saisies.restore_saisie(session, demande.place)


def forget(demande: Demande) -> None:
    """It is saved: nothing waits any more."""
    with write_journal(services().moteurs) as session:
        saisies.remove_saisie(session, demande.place)


def read_avis(ouvert: Ouvert, vise: str = "") -> AvisDocument:
    """Who is writing in a document, and what waits in it for this agent."""
    agent_id, quand = current_agent().id, services().horloge.now()
    with read_journal(services().moteurs) as session:
        miennes = saisies.list_saisies(session, agent_id, ouvert.genre, ouvert.cle, quand)
        presents = saisies.list_presents(session, agent_id, ouvert.genre, ouvert.cle, quand)
    return build_avis(miennes, presents, quand, read_fuseau(), vise)


def _list_documents(demande: Demande) -> list[Document]:
    """The draft, and the revision on which the form was opened."""
    ouvert, cible = demande.ouvert, demande.cible
    if cible.numero == ouvert.numero:
        return [ouvert.document]
    with read_session(services().moteurs) as session:
        depot = Depot(session, services().horloge)
        return [ouvert.document, depot.read_revision(cible.genre, cible.cle, cible.numero)]


def _may_come_back(demande: Demande) -> bool:
    """Whether a part that is gone holds a text of this agent, sent or kept, that must not be."""
    if not demande.champs:
        with read_journal(services().moteurs) as session:
            quand = services().horloge.now()
            saisie = saisies.find_saisie(session, demande.place, quand)
        return saisie is not None and saisie.champs is not None
    with read_session(services().moteurs) as session:
        contenus = Depot(session, services().horloge).list_contenus(
            demande.ouvert.genre, demande.ouvert.cle
        )
    return demande.partie.noeud in list_used(contenus)


def _first(champs: Mapping[str, Sequence[str]], nom: str) -> str:
    return next(iter(champs.get(nom, ())), "")
