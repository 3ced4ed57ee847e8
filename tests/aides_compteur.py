"""What the tests of the counter share: an instance to write in, a client that may have a cookie."""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from client import InspectingClient
from flask import Flask
from page_checks import text_of
from werkzeug.test import TestResponse

from kit.app import create_app
from kit.config import load_reglages
from kit.horloge import HorlogeFixe
from kit.store.codes_compteur import create_code
from kit.store.moteur import Moteurs, open_moteurs
from kit.store.vitrine import Vitrine

LIEU = "prefecture-clairiere"
RAISON = "fiche/renouveler-titre-sejour"
RACINE = "/admin/compteur/"


class AgentClient(InspectingClient):
    """The browser of a counter."""

    def check_cookies(self, response: TestResponse) -> None:
        """One, that only the counter gets."""
        for cookie in response.headers.getlist("Set-Cookie"):
            assert "/admin/compteur;" in cookie, cookie


@dataclass
class Compteur:
    """A counter of the starter pack, whose journal is its own."""

    app: Flask
    moteurs: Moteurs
    instance: Path
    horloge: HorlogeFixe
    code: str

    def browser(self) -> AgentClient:
        """A new browser."""
        self.app.test_client_class = AgentClient
        client = self.app.test_client()
        assert isinstance(client, AgentClient)
        return client

    def open(self) -> AgentClient:
        """A browser where the code was typed."""
        client = self.browser()
        reponse = client.post(f"{RACINE}connexion", data={"code": self.code})
        assert reponse.status_code == 303
        return client


def open_compteur(
    bases_vides: Path, dossier: Path, horloge: HorlogeFixe, vitrine: Vitrine, **reglages: str
) -> Iterator[Compteur]:
    """An instance whose readers see the starter pack, and whose journal is empty."""
    instance = dossier / "instance"
    shutil.copytree(bases_vides, instance)
    nouveaux = load_reglages({f"KIT_{k.upper()}": v for k, v in reglages.items()}, instance)
    moteurs = open_moteurs(nouveaux)
    app = create_app(nouveaux, vitrine=vitrine, horloge=horloge, moteurs=moteurs)
    code = create_code(moteurs, LIEU, horloge.now().date())
    yield Compteur(app, moteurs, instance, horloge, code)
    moteurs.close()


def read_fields(html: str) -> dict[str, str]:
    """The hidden fields of the last form that has each of them."""
    return dict(re.findall(r'<input type="hidden" name="([a-z]+)" value="([^"]*)">', html))


def tap(client: AgentClient, visite: str = f"{RAISON}/retour", **champs: str) -> str:
    """Touch a button of the screen; the page that answers."""
    caches = read_fields(client.get(RACINE).text)
    envoi = {"csrf": caches["csrf"], "nonce": caches["nonce"], "visite": visite, **champs}
    return send(client, "compter", envoi)


def send(client: AgentClient, chemin: str, envoi: dict[str, str]) -> str:
    """Send a form as a browser does, and follow where it leads."""
    reponse = client.post(RACINE + chemin, data=envoi)
    assert reponse.status_code == 303, (reponse.status_code, reponse.text[-2000:])
    return client.get(reponse.location).text


def say(client: AgentClient) -> Callable[[str], str]:
    """What an element of the screen says, by its id."""

    def read(ancre: str) -> str:
        page = client.page(RACINE)
        (trouve,) = page.root.xpath(f'//*[@id="{ancre}"]')
        return text_of(trouve).replace("\u202f", " ").replace("\xa0", " ")

    return read
