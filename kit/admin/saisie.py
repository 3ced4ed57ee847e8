"""What forms of the back office send, read into the words of the store."""

from flask import request

from kit.erreurs import KitError
from kit.store.acces.roles import ROLES, Attribution, Role


class SaisieError(KitError):
    """Something is missing from a form; the sentence says what to write."""


def read_attributions() -> tuple[Attribution, ...]:
    """The roles that were ticked, each over the languages and the places that were."""
    connus: dict[str, Role] = {role: role for role in ROLES}
    roles = [connus[role] for role in request.form.getlist("role") if role in connus]
    langues: list[str | None] = [*request.form.getlist("langue")]
    lieux: list[str | None] = [*request.form.getlist("structure")]
    return tuple(
        Attribution(role, langue, lieu)
        for role in roles
        for langue in (langues if role == "traducteur" and langues else [None])
        for lieu in (lieux or [None])
    )


def check_attributions(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """The same. Raises SaisieError when there is none."""
    if not attributions:
        raise SaisieError(
            "Il manque un rôle\u00a0: cochez au moins une case sous «\u202fRôles\u202f»."
        )
    return attributions
