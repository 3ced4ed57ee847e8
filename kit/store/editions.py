"""The sheets that were printed, kept for ever: a paper may come back in ten years."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, Select, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from kit.erreurs import KitError
from kit.store.modeles_journal import EditionLigne, ResoluLigne
from kit.store.moteur import Moteurs, read_journal, write_journal


@dataclass(frozen=True)
class EditionConnue:
    """A sheet that was printed at least once."""

    code: str
    empreinte: str
    """SHA-256 of `contenu`."""
    genre: str
    identifiant: str
    """Kind and id of its document."""
    contenu: str
    """JSON of its resolved document."""
    support: str
    structure: str | None
    langues: tuple[str, ...]
    jour: date
    """Day on which it was first printed."""


def record_edition(moteurs: Moteurs, edition: EditionConnue) -> EditionConnue:
    """Keep a sheet; the one already kept under this code when it was printed before.

    Raises KitError when the journal cannot be written.
    """
    connue = find_edition(moteurs, edition.code)
    if connue is not None:
        return connue
    try:
        with write_journal(moteurs) as session:
            _insert(session, edition)
    except (IntegrityError, KitError):
        # Another process has just kept the same sheet.
        connue = find_edition(moteurs, edition.code)
        if connue is None:
            raise
        return connue
    return edition


def _insert(session: Session, edition: EditionConnue) -> None:
    deja = session.get(ResoluLigne, edition.empreinte)
    if deja is None:
        session.execute(
            insert(ResoluLigne).values(
                empreinte=edition.empreinte,
                genre=edition.genre,
                identifiant=edition.identifiant,
                contenu=edition.contenu,
            )
        )
    session.execute(
        insert(EditionLigne).values(
            code=edition.code,
            empreinte=edition.empreinte,
            support=edition.support,
            structure=edition.structure,
            langues=" ".join(edition.langues),
            jour=edition.jour,
        )
    )


def find_edition(moteurs: Moteurs, code: str) -> EditionConnue | None:
    """The sheet that bears a code. Raises KitError when the journal cannot be read."""
    with read_journal(moteurs) as session:
        ligne = session.execute(_requete().where(EditionLigne.code == code)).one_or_none()
    return None if ligne is None else _connue(ligne)


def list_editions(moteurs: Moteurs) -> Iterator[EditionConnue]:
    """Every sheet in circulation, by document then by code. Raises KitError."""
    requete = _requete().order_by(
        ResoluLigne.genre, ResoluLigne.identifiant, EditionLigne.jour, EditionLigne.code
    )
    with read_journal(moteurs) as session:
        lignes = session.execute(requete).all()
    return (_connue(ligne) for ligne in lignes)


def list_imprimes(moteurs: Moteurs, genre: str, identifiant: str) -> Mapping[str, frozenset[str]]:
    """Codes of the sheets of a document, by id of each of its nodes that they print.

    Read from what the sheets say, each text under its key: the version that was printed need not
    be known. Raises KitError when the journal cannot be read.
    """
    requete = _requete().where(ResoluLigne.genre == genre, ResoluLigne.identifiant == identifiant)
    cle = re.compile(re.escape(f"{genre}/{identifiant}#") + r"([a-z0-9-]+)\.")
    imprimes: dict[str, set[str]] = {}
    with read_journal(moteurs) as session:
        lignes = session.execute(requete).all()
    for connue in map(_connue, lignes):
        for lignes_lues in json.loads(connue.contenu).get("textes", {}).values():
            for place, _texte in lignes_lues:
                if trouve := cle.match(place):
                    imprimes.setdefault(trouve.group(1), set()).add(connue.code)
    return {nom: frozenset(codes) for nom, codes in imprimes.items()}


def _requete() -> Select[EditionLigne, ResoluLigne]:
    return select(EditionLigne, ResoluLigne).join(
        ResoluLigne, EditionLigne.empreinte == ResoluLigne.empreinte
    )


def _connue(ligne: Row[EditionLigne, ResoluLigne]) -> EditionConnue:
    edition, resolu = ligne
    return EditionConnue(
        edition.code,
        edition.empreinte,
        resolu.genre,
        resolu.identifiant,
        resolu.contenu,
        edition.support,
        edition.structure,
        tuple(edition.langues.split()),
        edition.jour,
    )
