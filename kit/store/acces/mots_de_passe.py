"""Passwords: how they are kept, what makes one too easy; the only importer of argon2.

Sources: RFC 9106 (Argon2id, second recommended parameters); CNIL, délibération 2022-100 of
21 July 2022 on passwords (length, throttling, no forced renewal).
"""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from kit.store.acces.erreurs import MotDePasseFaibleError

LONGUEUR_MIN = 12
LONGUEUR_MAX = 200
"""Signs; beyond, hashing would be work that anyone can ask for."""
_SIGNES_MIN = 5
"""Different signs: under that, a password is a key held down."""
_NOM_MIN = 4
"""Signs from which the name of an address is a clue in a password."""

_HACHEUR = PasswordHasher()
_LEURRE = _HACHEUR.hash("personne n’a ce mot de passe")
"""Checked when an address is unknown, so that the answer takes as long."""


def hash_mot_de_passe(mot_de_passe: str, courriel: str) -> str:
    """What is stored. Raises MotDePasseFaibleError with what to write instead."""
    if len(mot_de_passe) < LONGUEUR_MIN:
        raise MotDePasseFaibleError(
            f"Ce mot de passe est trop court : écrivez au moins {LONGUEUR_MIN}\u00a0signes, "
            "par exemple quatre mots sans lien entre eux."
        )
    if len(mot_de_passe) > LONGUEUR_MAX:
        raise MotDePasseFaibleError(
            f"Ce mot de passe est trop long : {LONGUEUR_MAX}\u00a0signes suffisent."
        )
    nom = courriel.partition("@")[0]
    devine = len(nom) >= _NOM_MIN and nom in mot_de_passe.casefold()
    if devine or len(set(mot_de_passe)) < _SIGNES_MIN:
        raise MotDePasseFaibleError(
            "Ce mot de passe est facile à deviner : évitez votre nom et les répétitions, "
            "écrivez par exemple quatre mots sans lien entre eux."
        )
    return _HACHEUR.hash(mot_de_passe)


def hash_secret_court(secret: str) -> str:
    """What is stored of a secret that the kit draws and that people type: as slow to guess."""
    return _HACHEUR.hash(secret)


def verify_mot_de_passe(garde: str | None, mot_de_passe: str) -> bool:
    """Whether it is the one that is kept; as slow when none is."""
    try:
        _HACHEUR.verify(garde or _LEURRE, mot_de_passe[: LONGUEUR_MAX + 1])
    except (VerificationError, InvalidHashError):
        return False
    return garde is not None
