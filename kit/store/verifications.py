"""Writing what agents say of facts: added, never changed; readers are told when it shows."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from kit.content.document import Document
from kit.content.faits import list_faits
from kit.content.valeur import Valeur
from kit.store.audit import Trace, record_after_commit
from kit.store.catalogue import Catalogue
from kit.store.etat_verification import Avis
from kit.store.lignes import bump_version, read_version
from kit.store.modeles import VerificationLigne
from kit.store.verdicts import ANNULE, read_verdicts


@dataclass(frozen=True)
class NouveauVerdict:
    """A verdict on what a fact says."""

    genre: str
    cle: str
    noeud: str
    empreinte: str
    """SHA-256 of what the agent read."""
    avis: Avis
    remarque: str = ""


@dataclass(frozen=True)
class Signature:
    """Who says it, and when."""

    agent: str
    """Name shown to colleagues."""
    courriel: str
    quand: datetime


@dataclass(frozen=True)
class Envoi:
    """What an agent said in one go."""

    id: str
    nombre: int
    quand: datetime


def save_verdicts(
    session: Session, catalogue: Catalogue, nouveaux: Sequence[NouveauVerdict], par: Signature
) -> int:
    """Add verdicts, but those that the same agent gave already on that day; give how many.

    `catalogue` is what readers see: it tells whether they will see something else.
    """
    connus = read_verdicts(session)
    envoi = secrets.token_hex(8)
    lignes = []
    for n in dict.fromkeys(nouveaux):
        dit = connus.get((n.genre, n.cle), {}).get((n.noeud, n.empreinte))
        deja = dit is not None and dit[:4] == (n.avis, par.agent, par.courriel, n.remarque)
        if not (deja and dit is not None and dit.quand.date() == par.quand.date()):
            lignes.append(_ligne(n, n.avis, envoi, par))
    _insert(session, catalogue, lignes, par, "verifier")
    return len(lignes)


def cancel_envoi(session: Session, catalogue: Catalogue, envoi: str, par: Signature) -> int:
    """Cancel what the agent said in one go: facts are again as before it; give how many."""
    table = VerificationLigne
    requete = select(table).where(table.envoi == envoi, table.courriel == par.courriel)
    lignes = list(session.scalars(requete))
    if any(ligne.verdict == ANNULE for ligne in lignes):
        return 0
    annulees = [
        _ligne(
            NouveauVerdict(li.genre, li.cle, li.noeud, li.empreinte, "juste"), ANNULE, envoi, par
        )
        for li in lignes
    ]
    _insert(session, catalogue, annulees, par, "annuler_verification")
    return len(annulees)


def find_dernier_envoi(session: Session, courriel: str) -> Envoi | None:
    """What an agent said last and did not cancel; None when there is nothing."""
    table = VerificationLigne
    annules = select(table.envoi).where(table.verdict == ANNULE)
    requete = (
        select(table.envoi, func.count(), func.max(table.cree_le))
        .where(table.courriel == courriel, table.envoi.not_in(annules))
        .group_by(table.envoi)
        .order_by(func.max(table.id).desc())
        .limit(1)
    )
    ligne = session.execute(requete).one_or_none()
    return Envoi(*ligne) if ligne is not None else None


def _ligne(nouveau: NouveauVerdict, verdict: str, envoi: str, par: Signature) -> dict[str, object]:
    return {
        "genre": nouveau.genre,
        "cle": nouveau.cle,
        "noeud": nouveau.noeud,
        "empreinte": nouveau.empreinte,
        "verdict": verdict,
        "agent": par.agent,
        "courriel": par.courriel,
        "remarque": nouveau.remarque,
        "envoi": envoi,
        "cree_le": par.quand,
    }


def _insert(
    session: Session,
    catalogue: Catalogue,
    lignes: list[dict[str, object]],
    par: Signature,
    action: str,
) -> None:
    """Add the rows, leave a trace, and tell the catalogues when readers see a difference."""
    if not lignes:
        return
    session.execute(insert(VerificationLigne), lignes)
    touches = sorted({(str(li["genre"]), str(li["cle"])) for li in lignes})
    apres = replace(catalogue, verdicts=read_verdicts(session))
    perime = catalogue.version != read_version(session)
    if perime or _shown(catalogue, touches) != _shown(apres, touches):
        bump_version(session)
    for genre, cle in touches:
        nombre = sum((li["genre"], li["cle"]) == (genre, cle) for li in lignes)
        trace = Trace(par.quand, par.courriel, action, genre, cle, {"faits": nombre})
        record_after_commit(session, trace)


def _shown(catalogue: Catalogue, touches: Iterable[tuple[str, str]]) -> list[object]:
    """What readers can see of the verification of some documents."""
    documents = (catalogue.documents.get(genre, {}).get(cle) for genre, cle in touches)
    return [_shown_of(catalogue, document) for document in documents if document is not None]


def _shown_of(
    catalogue: Catalogue, document: Document
) -> tuple[date | None, frozenset[str], bool, frozenset[str]]:
    """The day on the page, the marks at its nodes; those that a value bears, and it alone."""
    etat = catalogue.verification(document)
    leves = (
        fait.noeud
        for fait in list_faits(document)
        if fait.noeud in etat.sures and any(map(catalogue.is_doubtful, fait.valeurs))
    )
    douteuse = isinstance(document, Valeur) and catalogue.is_doubtful(document.id)
    return catalogue.verified_day(document), etat.doutes, douteuse, frozenset(leves)
