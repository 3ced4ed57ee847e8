"""Reading what agents said of facts: the newest verdict of each, those cancelled left out."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from kit.store.etat_verification import AVIS, Avis, Verdict, Verdicts
from kit.store.modeles import VerificationLigne

ANNULE = "annule"
"""Verdict of a row that cancels another one of the same sending."""
_CONNUS: dict[str, Avis] = {avis: avis for avis in AVIS}


def read_verdicts(session: Session) -> Verdicts:
    """The newest verdict on each fact, for each text that it has had."""
    ligne = VerificationLigne
    requete = select(
        ligne.envoi,
        ligne.genre,
        ligne.cle,
        ligne.noeud,
        ligne.empreinte,
        ligne.verdict,
        ligne.agent,
        ligne.courriel,
        ligne.remarque,
        ligne.cree_le,
    ).order_by(ligne.id)
    lignes = session.execute(requete).all()
    annulees = {li[:4] for li in lignes if li.verdict == ANNULE}
    verdicts: dict[tuple[str, str], dict[tuple[str, str], Verdict]] = {}
    for li in lignes:
        avis = _CONNUS.get(li.verdict)
        if avis is not None and li[:4] not in annulees:
            dits = verdicts.setdefault((li.genre, li.cle), {})
            dits[li.noeud, li.empreinte] = Verdict(
                avis, li.agent, li.courriel, li.remarque, li.cree_le
            )
    return verdicts
