"""Translations of segments: a correction is added, nothing is overwritten."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from kit.content.lecture import read_document
from kit.content.segments import list_segments
from kit.erreurs import KitError
from kit.store.lignes import bump_version, get_document_id, publications_in_force
from kit.store.modeles import DocumentLigne, PublicationLigne, RevisionLigne, TraductionLigne

EtatStocke = Literal["non_relue", "relue", "retiree"]

_LOT = 10_000
"""Rows read at a time."""


class TraductionInvalideError(KitError):
    """The translation is empty, or of no segment of a document."""


@dataclass(frozen=True)
class NouvelleTraduction:
    """A text to add for a segment, a language and the French it was made from."""

    cle: str
    langue: str
    hash_francais: str
    texte: str
    etat: EtatStocke = "non_relue"
    """`retiree` withdraws what there was for this French: the text may then be empty."""

    @property
    def document(self) -> tuple[str, str]:
        """Kind and id of the document of the segment."""
        genre, _, reste = self.cle.partition("/")
        return genre, reste.partition("#")[0]

    @property
    def identite(self) -> tuple[str, str, str]:
        """What its number counts within."""
        return self.cle, self.langue, self.hash_francais


class Courante(NamedTuple):
    """The newest text there is for a segment, a language and a French text."""

    numero: int
    texte: str
    etat: str


def save_traductions(
    session: Session, nouvelles: Sequence[NouvelleTraduction], auteur: str, quand: datetime
) -> int:
    """Add translations, but those that say what is already there; give how many were added.

    Raises TraductionInvalideError or DocumentInconnuError.
    """
    for nouvelle in nouvelles:
        _check(nouvelle)
    for genre, cle in sorted({nouvelle.document for nouvelle in nouvelles}):
        get_document_id(session, genre, cle)
    courantes = read_courantes(session, {nouvelle.cle for nouvelle in nouvelles})
    a_ecrire: list[dict[str, object]] = []
    for nouvelle in nouvelles:
        courante = courantes.get(nouvelle.identite)
        if courante is None or courante[1:] != (nouvelle.texte, nouvelle.etat):
            numero = courante.numero + 1 if courante else 1
            courantes[nouvelle.identite] = Courante(numero, nouvelle.texte, nouvelle.etat)
            a_ecrire.append(_ligne(nouvelle, numero, auteur, quand))
    if a_ecrire:
        session.execute(insert(TraductionLigne), a_ecrire)
        if _is_seen(session, {str(ligne["cle"]) for ligne in a_ecrire}, quand):
            bump_version(session)
    return len(a_ecrire)


def read_courantes(
    session: Session, cles: Iterable[str] | None = None
) -> dict[tuple[str, str, str], Courante]:
    """The newest row of each (key, language, hash of the French); of all keys without `cles`."""
    voulues = None if cles is None else set(cles)
    requete = select(
        TraductionLigne.cle,
        TraductionLigne.langue,
        TraductionLigne.hash_francais,
        TraductionLigne.numero,
        TraductionLigne.texte,
        TraductionLigne.etat,
    ).order_by(TraductionLigne.id)
    # Beyond some hundreds of keys, reading the whole table is quicker than naming them.
    if voulues is not None and len(voulues) <= 500:  # noqa: PLR2004
        requete = requete.where(TraductionLigne.cle.in_(voulues))
    courantes: dict[tuple[str, str, str], Courante] = {}
    for cle, langue, hache, numero, texte, etat in session.execute(requete).yield_per(_LOT):
        if voulues is None or cle in voulues:
            courantes[cle, langue, hache] = Courante(numero, texte, etat)
    return courantes


def read_textes(session: Session) -> dict[tuple[str, str, str], list[str]]:
    """Every text there has been for each (key, language, hash of the French), oldest first."""
    requete = select(
        TraductionLigne.cle,
        TraductionLigne.langue,
        TraductionLigne.hash_francais,
        TraductionLigne.texte,
    ).order_by(TraductionLigne.id)
    textes: dict[tuple[str, str, str], list[str]] = {}
    for cle, langue, hache, texte in session.execute(requete).yield_per(_LOT):
        textes.setdefault((cle, langue, hache), []).append(texte)
    return textes


def _check(nouvelle: NouvelleTraduction) -> None:
    if not nouvelle.texte.strip() and nouvelle.etat != "retiree":
        raise TraductionInvalideError("La traduction est vide : écrivez-la, ou ne l’envoyez pas.")
    if nouvelle.langue == "fr":
        raise TraductionInvalideError(
            "Le français est le texte de référence : modifiez le document lui-même."
        )
    if "#" not in nouvelle.cle or "/" not in nouvelle.cle:
        raise TraductionInvalideError(
            f"« {nouvelle.cle} » n’est pas la clé d’un segment : exportez de nouveau le fichier."
        )


def _ligne(
    nouvelle: NouvelleTraduction, numero: int, auteur: str, quand: datetime
) -> dict[str, object]:
    return {
        "cle": nouvelle.cle,
        "langue": nouvelle.langue,
        "hash_francais": nouvelle.hash_francais,
        "numero": numero,
        "texte": nouvelle.texte,
        "etat": nouvelle.etat,
        "auteur": auteur,
        "cree_le": quand,
    }


def _is_seen(session: Session, cles: set[str], instant: datetime) -> bool:
    """Whether one of these segments is, or is planned to be, in front of readers."""
    en_vigueur = publications_in_force(instant)
    prevues = select(PublicationLigne.revision_id).where(PublicationLigne.debut > instant)
    requete = (
        select(DocumentLigne.genre, DocumentLigne.cle, RevisionLigne.contenu)
        .join(DocumentLigne, DocumentLigne.id == RevisionLigne.document_id)
        .where(
            or_(
                RevisionLigne.id.in_(select(en_vigueur.c.revision_id)),
                RevisionLigne.id.in_(prevues),
            )
        )
    )
    documents = {cle.partition("#")[0] for cle in cles}
    for genre, identifiant, contenu in session.execute(requete):
        if f"{genre}/{identifiant}" not in documents:
            continue
        document = read_document(genre, json.loads(contenu))
        if any(segment.cle in cles for segment in list_segments(document)):
            return True
    return False
