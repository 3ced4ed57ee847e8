"""An instance with accounts, and clients that are logged in to it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from argon2 import PasswordHasher
from client import AdminClient
from flask import Flask

from kit.store.acces.agents import create_agent
from kit.store.acces.liens import create_lien, use_lien
from kit.store.acces.roles import Agent, Attribution
from kit.store.moteur import Moteurs, write_journal

COURRIEL = "anne.durand@prefecture.gouv.fr"
PHRASE = "quatre mots sans lien"
ADMIN = Attribution("administrateur")
_VITE = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def open_compte(
    moteurs: Moteurs, quand: datetime, attributions: Sequence[Attribution], courriel: str = COURRIEL
) -> Agent:
    """An account with a password: `PHRASE`."""
    # Quick to check, as few tests are about guessing: the parameters are in what is stored.
    garde = _VITE.hash(PHRASE)
    nom = courriel.partition("@")[0].replace(".", " ").title()
    with write_journal(moteurs) as session:
        agent = create_agent(session, courriel, nom, attributions, quand)
        return use_lien(session, create_lien(session, agent.id, quand), garde, quand)


def open_admin(app: Flask) -> AdminClient:
    """A browser of the back office, logged out."""
    app.test_client_class = AdminClient
    client = app.test_client()
    assert isinstance(client, AdminClient)
    return client


def enter(client: AdminClient, courriel: str = COURRIEL) -> AdminClient:
    """Log in by the form."""
    reponse = client.send("/admin/connexion", {"courriel": courriel, "mot_de_passe": PHRASE})
    assert reponse.status_code == 303, reponse.get_data(as_text=True)
    return client


def valeurs_of(client: AdminClient, page: str, action: str | None = None) -> dict[str, Any]:
    """What the form of a part, or that of an action, would send, untouched."""
    xhtml = "{http://www.w3.org/1999/xhtml}"
    formulaires = client.page(page).iterate("form")
    (formulaire,) = [f for f in formulaires if (f.get("action") or None) == action]
    champs: dict[str, Any] = {}
    for champ in formulaire.iter(f"{xhtml}input", f"{xhtml}textarea", f"{xhtml}select"):
        nom, genre = champ.get("name"), champ.get("type")
        if champ.tag == f"{xhtml}select":
            choisis = [
                o.get("value")
                for o in champ.iter(f"{xhtml}option")
                if o.get("selected") is not None
            ]
            champs[nom] = choisis
        elif genre == "checkbox":
            coches = [champ.get("value")] if champ.get("checked") is not None else []
            champs[nom] = [*champs.get(nom, []), *coches]
        elif genre != "radio" or champ.get("checked") is not None:
            champs[nom] = champ.get("value") or champ.text or ""
    return champs
