"""A fiche that two agents write in, and what they do there."""

from pathlib import Path

from aides_admin import ADMIN, open_compte
from aides_store import MIDI, publish, publish_site
from client import AdminClient
from fabrique import fiche
from flask import Flask

from kit.app import create_app
from kit.config import load_reglages
from kit.content.fiche import Fiche
from kit.horloge import HorlogeFixe
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, read_session

PAGE = "/admin/contenus/fiche/essai"
ICI = f"{PAGE}/parties/etapes.preparer"
PAUL = "paul.martin@prefecture.gouv.fr"
MORCEAU = {"HX-Request": "true", "HX-Request-Type": "partial"}
_ETAPES = [
    {
        "id": "preparer",
        "titre": "Préparez",
        "blocs": [{"id": "p1", "texte": "Une photo."}, {"id": "p2", "texte": "Un timbre."}],
    },
    {"id": "demander", "titre": "Demandez", "blocs": [{"id": "d1", "texte": "En ligne."}]},
]


def open_fiche(moteurs: Moteurs, dossier: Path, horloge: HorlogeFixe) -> Flask:
    """The site with this fiche, and the accounts of Anne and Paul."""
    publish_site(moteurs)
    publish(moteurs, fiche(etapes=_ETAPES))
    open_compte(moteurs, MIDI, [ADMIN])
    open_compte(moteurs, MIDI, [ADMIN], PAUL)
    return create_app(load_reglages({}, dossier / "instance"), horloge=horloge, moteurs=moteurs)


def brouillon(moteurs: Moteurs) -> Fiche:
    """The draft of the fiche."""
    with read_session(moteurs) as session:
        document = Depot(session, HorlogeFixe(MIDI)).read_draft("fiche", "essai")
    assert isinstance(document, Fiche)
    return document


def count_revisions(moteurs: Moteurs) -> int:
    """How many versions the fiche has."""
    with read_session(moteurs) as session:
        return len(Depot(session, HorlogeFixe(MIDI)).list_revisions("fiche", "essai"))


def keep(client: AdminClient, saisie: dict[str, object], titre: str, page: str = ICI) -> str:
    """What the page says once htmx has sent what is being typed."""
    champs = saisie | {"titre": titre}
    reponse = client.post(f"{page}/garder", data=champs, headers=MORCEAU)
    assert reponse.status_code == 200
    return reponse.text.replace("\xa0", " ")


def titre_of(client: AdminClient, page: str = ICI) -> str:
    """The title in the form of a step."""
    champs = [c for c in client.page(page).iterate("input") if c.get("name") == "titre"]
    return champs[0].get("value") or ""
