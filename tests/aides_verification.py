"""What the tests of verification share: an agent who says that facts are right, or not."""

from datetime import datetime

from aides_store import MIDI, catalogue_at

from kit.content.faits import list_faits
from kit.store.etat_verification import Avis, hash_fait
from kit.store.moteur import Moteurs, write_session
from kit.store.verifications import NouveauVerdict, Signature, save_verdicts

ANNE = "anne.durand@prefecture.gouv.fr"


def sign(quand: datetime = MIDI, courriel: str = ANNE) -> Signature:
    """An agent, at an instant."""
    return Signature("Anne Durand", courriel, quand)


def verify(  # noqa: PLR0913 - what a verdict says
    moteurs: Moteurs,
    genre: str,
    cle: str,
    *noeuds: str,
    avis: Avis = "juste",
    quand: datetime = MIDI,
    remarque: str = "",
) -> int:
    """Say it of the facts of a published document: these nodes, or all of them."""
    catalogue = catalogue_at(moteurs, max(quand, MIDI))
    document = catalogue.documents[genre][cle]
    nouveaux = [
        NouveauVerdict(
            genre, cle, fait.noeud, hash_fait(fait, catalogue.read_valeur), avis, remarque
        )
        for fait in list_faits(document)
        if not noeuds or fait.noeud in noeuds
    ]
    assert len(nouveaux) == len(noeuds) or not noeuds, "un de ces nœuds n’est pas un fait"
    with write_session(moteurs) as session:
        return save_verdicts(session, catalogue, nouveaux, sign(quand))
