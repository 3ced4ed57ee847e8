"""A base as big as a real one, made at once: many fiches, many revisions, many languages."""

from datetime import UTC, datetime, timedelta

from fabrique import fiche
from sqlalchemy import insert, select

from kit.content.empreinte import canonical_json, empreinte_json
from kit.content.segments import hash_francais
from kit.store.modeles import (
    DocumentLigne,
    PublicationLigne,
    RevisionLigne,
    TraductionLigne,
)
from kit.store.moteur import Moteurs, write_session

DEBUT = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
LANGUES = (
    "en", "ar", "es", "pt", "ru", "uk", "tr", "fa", "ps", "zh", "bn", "ur", "so", "ti", "vi",
)  # fmt: skip


def fill_grande_base(moteurs: Moteurs, *, fiches: int, revisions: int) -> None:
    """Publish fiches, each translated in fifteen languages, and give them that many revisions."""
    par_fiche = revisions // fiches
    with write_session(moteurs) as session:
        session.execute(
            insert(DocumentLigne),
            [{"genre": "fiche", "cle": f"f{i:03}", "cree_le": DEBUT} for i in range(fiches)],
        )
        numeros = dict(
            session.execute(
                select(DocumentLigne.cle, DocumentLigne.id).where(DocumentLigne.cle.like("f___"))
            ).all()
        )
        for cle, document_id in numeros.items():
            session.execute(insert(RevisionLigne), _revisions(cle, document_id, par_fiche))
        publiees = session.execute(
            select(RevisionLigne.id, RevisionLigne.document_id).where(
                RevisionLigne.numero == 1, RevisionLigne.document_id.in_(numeros.values())
            )
        ).all()
        session.execute(
            insert(PublicationLigne),
            [
                {"document_id": document_id, "revision_id": revision_id, "debut": DEBUT,
                 "auteur": "tests", "cree_le": DEBUT}
                for revision_id, document_id in publiees
            ],
        )  # fmt: skip
        session.execute(insert(TraductionLigne), [t for cle in numeros for t in _traductions(cle)])


def _revisions(cle: str, document_id: int, nombre: int) -> list[dict[str, object]]:
    lignes = []
    for numero in range(1, nombre + 1):
        contenu = canonical_json(fiche(id=cle, titre=f"Fiche {cle}, version {numero}"))
        lignes.append(
            {
                "document_id": document_id, "numero": numero, "schema": 1, "contenu": contenu,
                "empreinte": empreinte_json(contenu), "auteur": "paul@prefecture.gouv.fr",
                "origine": "saisie", "motif": "", "cree_le": DEBUT + timedelta(hours=numero),
            }
        )  # fmt: skip
    return lignes


def _traductions(cle: str) -> list[dict[str, object]]:
    hache = hash_francais(f"Fiche {cle}, version 1")
    return [
        {"cle": f"fiche/{cle}#titre", "langue": langue, "hash_francais": hache, "numero": 1,
         "texte": "Title", "etat": "relue", "auteur": "tests", "cree_le": DEBUT}
        for langue in LANGUES
    ]  # fmt: skip
