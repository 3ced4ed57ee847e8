"""Applying a pack to the base, and making a pack of it: nothing is lost on either side."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from kit.content.document import Document
from kit.content.empreinte import canonical_json, dump_document
from kit.content.lecture import DocumentInvalideError, read_document
from kit.content.liens import Cible
from kit.content.segments import hash_francais, list_segments
from kit.erreurs import KitError
from kit.horloge import Horloge
from kit.importers.pack.bilan import Bilan, ConflitTrouve
from kit.importers.pack.fusion import Brut, Divergence, merge_documents
from kit.importers.pack.lecture import PackInvalideError, missing_references
from kit.importers.pack.modele import Manifeste, Pack, TraductionPack
from kit.store.audit import Trace, record_after_commit
from kit.store.chargement import choose_traductions
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, write_session
from kit.store.packs import PackDepot
from kit.store.publications import APublier
from kit.store.traductions import NouvelleTraduction, read_courantes


class BaseNonVideError(KitError):
    """Publishing at import is only for a base where nobody has written yet."""

    def __init__(self) -> None:
        super().__init__(
            "« --publier » ne sert que sur une base vide, pour ne rien publier sans relecture : "
            "importez sans cette option, puis publiez dans l’administration. Rien n’a changé."
        )


def import_pack(
    moteurs: Moteurs, pack: Pack, *, auteur: str, horloge: Horloge, publier: bool = False
) -> Bilan:
    """Bring a pack in, in one transaction: all of it or nothing.

    Raises BaseNonVideError, PackInvalideError, SlugPrisError, PublicationImpossibleError, and the
    errors of `write_session`.
    """
    with write_session(moteurs) as session:
        return apply_pack(session, pack, auteur=auteur, horloge=horloge, publier=publier)


def apply_pack(
    session: Session, pack: Pack, *, auteur: str, horloge: Horloge, publier: bool = False
) -> Bilan:
    """What `import_pack` does, inside the write session of the caller. Raises the same errors."""
    depot = Depot(session, horloge)
    connus = frozenset(Cible(etat.genre, etat.cle) for etat in depot.list_documents())
    if publier and connus:
        raise BaseNonVideError
    fautes = missing_references(pack.documents, connus)
    if fautes:
        raise PackInvalideError(fautes)
    application = _Application(
        depot, PackDepot.open(session, pack.manifeste, horloge.now()), pack, auteur
    )
    bilan = application.run()
    if publier:
        demandes = [APublier(document.GENRE, document.id) for document in pack.documents]
        depot.publish_documents(demandes, auteur=auteur)
        bilan.publies.extend(f"{d.genre}/{d.cle}" for d in demandes)
    if bilan.changements:
        application.packs.touch()
        detail = {"pack": pack.manifeste.id, "version": pack.manifeste.version}
        record_after_commit(
            session, Trace(horloge.now(), auteur, "importer_pack", detail=detail)
        )
    return bilan.freeze()
