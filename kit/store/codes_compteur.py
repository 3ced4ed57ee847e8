"""The code that opens the counter of a place: shown once, kept as a hash."""

import re
import secrets
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from kit.store.acces.mots_de_passe import hash_secret_court, verify_mot_de_passe
from kit.store.modeles_journal import CodeCompteurLigne
from kit.store.moteur import Moteurs, read_journal, write_journal

_ALPHABET = "23456789BCDFGHJKMNPQRTVWXY"
"""Signs that are not taken for one another, as those of the sheets."""
_REPERE, _SECRET, _GROUPE = 4, 8, 4
"""Signs that name the place, signs that open it (37 bits, a few tries a minute), and how they are
grouped to be read."""
_ESSAIS = 5


@dataclass(frozen=True)
class CodeConnu:
    """What is known of the code of a place."""

    structure: str
    repere: str
    empreinte: str

    def opens(self, saisie: str) -> bool:
        """Whether what was typed is this code."""
        return verify_mot_de_passe(self.empreinte, read_signes(saisie)[_REPERE:])


def create_code(moteurs: Moteurs, structure: str, jour: date) -> str:
    """A new code for a place, which replaces the one it had. Raises KitError."""
    for _essai in range(_ESSAIS):
        repere, secret = _draw(_REPERE), _draw(_SECRET)
        empreinte = hash_secret_court(secret)  # Slow on purpose: before the others have to wait.
        try:
            with write_journal(moteurs) as session:
                session.execute(
                    delete(CodeCompteurLigne).where(CodeCompteurLigne.structure == structure)
                )
                session.execute(
                    insert(CodeCompteurLigne).values(
                        structure=structure,
                        repere=repere,
                        empreinte=empreinte,
                        jour=jour,
                    )
                )
        except IntegrityError:
            continue  # Another place has the same first signs.
        return _group(repere + secret)
    raise RuntimeError("no free code")


def find_code(moteurs: Moteurs, saisie: str) -> CodeConnu | None:
    """The code that begins like what was typed, right or wrong after that. Raises KitError."""
    signes = read_signes(saisie)
    if len(signes) != _REPERE + _SECRET:
        return None
    return find_repere(moteurs, signes[:_REPERE])


def find_repere(moteurs: Moteurs, repere: str) -> CodeConnu | None:
    """The code in force with these first signs. Raises KitError."""
    ligne = CodeCompteurLigne
    requete = select(ligne.structure, ligne.repere, ligne.empreinte).where(ligne.repere == repere)
    with read_journal(moteurs) as session:
        trouve = session.execute(requete).one_or_none()
    return CodeConnu(*trouve) if trouve else None


def read_signes(saisie: str) -> str:
    """What was typed, without the spaces and dashes that help to read."""
    return re.sub(r"[\s\-\u2010-\u2015]", "", saisie).upper()


def _draw(nombre: int) -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(nombre))


def _group(signes: str) -> str:
    return "-".join(signes[i : i + _GROUPE] for i in range(0, len(signes), _GROUPE))
