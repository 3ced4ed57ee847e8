"""What the pages of the back office cost on an instance that has lived: time, and SQL statements.

Run: .venv/bin/python benchmarks/admin.py [300 fiches] [15 languages] [30 agents] [10000 revisions]

The instance is made here, through the store: the starter pack, copies of its fiches, translations
of every text of every fiche, accounts with sessions, revisions, half of the last ones unpublished.
Times are those of the whole request, in milliseconds, without any cache; the median of nine.
Target: fewer than 20 SQL statements a page. `tests/integration/test_admin_echelle.py` holds it, on
a smaller instance made by this module.
"""

import re
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event

from kit.app import create_app
from kit.config import load_reglages
from kit.content.empreinte import dump_document
from kit.content.lecture import read_document
from kit.content.segments import hash_francais, list_segments
from kit.horloge import Horloge, HorlogeSysteme
from kit.importers.pack.application import import_pack
from kit.importers.pack.lecture import read_pack
from kit.paths import starter_dir
from kit.store.acces.agents import create_agent
from kit.store.acces.liens import create_lien, use_lien
from kit.store.acces.mots_de_passe import hash_mot_de_passe
from kit.store.acces.roles import ROLES, Attribution
from kit.store.acces.sessions import open_session
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, open_moteurs, read_session, write_journal, write_session
from kit.store.publications import APublier
from kit.store.schema import upgrade
from kit.store.traductions import NouvelleTraduction

ORDRES_MAX = 20
FICHE = "renouveler-titre-sejour"
LANGUES = (
    *("fr", "en", "ar", "uk", "ru", "es", "pt", "tr"),
    *("fa", "ps", "zh", "bn", "ta", "so", "ti"),
)
"""The fifteen languages of the scale that is aimed at."""
COURRIEL, MOT_DE_PASSE = "agent-0@prefecture.example", "quatre mots sans lien"
_ESSAIS = 9
_LOT = 250
"""Revisions written in one transaction."""


@dataclass(frozen=True)
class Taille:
    """How much an instance holds."""

    fiches: int = 300
    langues: int = 15
    agents: int = 30
    revisions: int = 10_000
    """Over all fiches."""


def grow(moteurs: Moteurs, taille: Taille, horloge: Horloge) -> None:
    """Fill migrated, empty bases."""
    pack = read_pack(starter_dir())
    import_pack(moteurs, pack, publier=True, auteur="mesure", horloge=horloge)
    _grow_agents(moteurs, taille.agents, horloge)
    _grow_site(moteurs, LANGUES[: taille.langues], horloge)
    cles = _grow_fiches(moteurs, taille.fiches, horloge)
    _grow_traductions(moteurs, cles, LANGUES[1 : taille.langues], horloge)
    _grow_revisions(moteurs, cles, taille.revisions, horloge)


def _grow_agents(moteurs: Moteurs, nombre: int, horloge: Horloge) -> None:
    quand = horloge.now()
    for numero in range(nombre):
        role = "administrateur" if not numero else ROLES[numero % len(ROLES)]
        courriel = f"agent-{numero}@prefecture.example"
        garde = hash_mot_de_passe(MOT_DE_PASSE, courriel) if not numero else "jamais"
        with write_journal(moteurs) as session:
            agent = create_agent(session, courriel, f"Agent {numero}", [Attribution(role)], quand)
            use_lien(session, create_lien(session, agent.id, quand), garde, quand)
            for _ in range(2):
                open_session(session, agent.id, "Firefox, Windows", quand)


def _grow_site(moteurs: Moteurs, langues: tuple[str, ...], horloge: Horloge) -> None:
    with write_session(moteurs) as session:
        depot = Depot(session, horloge)
        (etat,) = (e for e in depot.list_documents() if e.genre == "site")
        brut = dump_document(depot.read_draft("site", etat.cle)) | {"langues": list(langues)}
        depot.save_revision(read_document("site", brut), auteur="mesure")
        depot.publish_document("site", etat.cle, auteur="mesure")


def _grow_fiches(moteurs: Moteurs, nombre: int, horloge: Horloge) -> list[str]:
    """Ids of the fiches, those of the starter pack first; the others are copies of them."""
    with write_session(moteurs) as session:
        depot = Depot(session, horloge)
        modeles = [e.cle for e in depot.list_documents() if e.genre == "fiche"]
        cles = list(modeles)
        for numero in range(nombre - len(modeles)):
            brut = dump_document(depot.read_draft("fiche", modeles[numero % len(modeles)]))
            brut |= {"id": f"copie-{numero}", "titre": f"{brut['titre']} ({numero})"}
            brut |= {"slug": None, "anciens_slugs": [], "remplace": [], "origine": None}
            depot.save_revision(read_document("fiche", brut), auteur="mesure")
            cles.append(f"copie-{numero}")
        depot.publish_documents([APublier("fiche", cle) for cle in cles], auteur="mesure")
    return cles


def _grow_traductions(
    moteurs: Moteurs, cles: list[str], langues: tuple[str, ...], horloge: Horloge
) -> None:
    for cle in cles:
        with write_session(moteurs) as session:
            depot = Depot(session, horloge)
            segments = list_segments(depot.read_draft("fiche", cle))
            nouvelles = [
                NouvelleTraduction(
                    s.cle, langue, hash_francais(s.texte), f"{langue} : {s.texte}", "relue"
                )
                for s in segments
                for langue in langues
            ]
            depot.save_traductions(nouvelles, auteur="mesure")


def _grow_revisions(moteurs: Moteurs, cles: list[str], nombre: int, horloge: Horloge) -> None:
    """Titles that change again and again; every other fiche ends as an unpublished draft."""
    ecrites = iter((numero, cles[numero % len(cles)]) for numero in range(nombre))
    while lot := list(islice(ecrites, _LOT)):
        with write_session(moteurs) as session:
            depot = Depot(session, horloge)
            for numero, cle in lot:
                brut = dump_document(depot.read_draft("fiche", cle))
                titre = re.sub(r" \(v\d+\)$", "", brut["titre"])
                brut["titre"] = f"{titre} (v{numero})"
                depot.save_revision(read_document("fiche", brut), auteur=f"agent-{numero % 30}")
    with write_session(moteurs) as session:
        Depot(session, horloge).publish_documents(
            [APublier("fiche", cle) for cle in cles[::2]], auteur="mesure"
        )


def fill_arguments(moteurs: Moteurs, horloge: Horloge) -> Mapping[str, str]:
    """What stands for each argument of an address of the back office."""
    with read_session(moteurs) as session:
        fiche: Any = Depot(session, horloge).read_draft("fiche", FICHE)
    with write_journal(moteurs) as journal:
        secret = create_lien(journal, 2, horloge.now())
    return {
        "genre": "fiche",
        "cle": FICHE,
        "partie_id": f"etapes.{fiche.etapes[0].id}",
        "agent_id": "1",
        "secret": secret,
        "section": "pages",
    }


def list_pages(app: Flask, arguments: Mapping[str, str]) -> list[str]:
    """Every page of the back office that is read, with its arguments filled in.

    Raises KeyError for an argument that nothing fills: a new page must be measured too.
    """
    regles = [
        regle
        for regle in app.url_map.iter_rules()
        if regle.endpoint.startswith("admin.") and "GET" in (regle.methods or ())
    ]
    return sorted(
        re.sub(r"<(?:[^:<>]*:)?([^<>]*)>", lambda trou: arguments[trou[1]], regle.rule)
        for regle in regles
    )


@contextmanager
def count_ordres(moteurs: Moteurs) -> Iterator[list[str]]:
    """The SQL statements that are run meanwhile."""
    ordres: list[str] = []

    def note(*args: object) -> None:
        ordres.append(str(args[2]))

    tous = (moteurs.lecture, moteurs.ecriture, moteurs.journal, moteurs.journal_lecture)
    for moteur in tous:
        event.listen(moteur, "before_cursor_execute", note)
    try:
        yield ordres
    finally:
        for moteur in tous:
            event.remove(moteur, "before_cursor_execute", note)


def log_in(client: FlaskClient) -> None:
    """Come in as the first agent. Raises RuntimeError."""
    page = client.get("/admin/connexion").get_data(as_text=True)
    jeton = re.search(r'name="_jeton" value="([^"]+)"', page)
    champs = {"courriel": COURRIEL, "mot_de_passe": MOT_DE_PASSE}
    reponse = client.post("/admin/connexion", data=champs | {"_jeton": jeton[1] if jeton else ""})
    if reponse.location != "/admin/":
        raise RuntimeError(reponse.status)


def measure(client: FlaskClient, moteurs: Moteurs, page: str) -> tuple[str, int, float, int]:
    """Status of a page, its SQL statements, median of its times in ms, its bytes."""
    client.get(page)
    with count_ordres(moteurs) as ordres:
        reponse = client.get(page)
        nombre = len(ordres)
    durees = []
    for _essai in range(_ESSAIS):
        debut = time.perf_counter()
        client.get(page)
        durees.append((time.perf_counter() - debut) * 1000)
    return reponse.status[:3], nombre, median(durees), len(reponse.data)


def main() -> None:
    """Grow an instance, then print one line per page."""
    taille = Taille(*map(int, sys.argv[1:]))
    horloge = HorlogeSysteme()
    with tempfile.TemporaryDirectory() as dossier:
        reglages = load_reglages({}, Path(dossier))
        upgrade(reglages)
        moteurs = open_moteurs(reglages)
        debut = time.perf_counter()
        grow(moteurs, taille, horloge)
        print(f"{taille}, faite en {time.perf_counter() - debut:.0f} s")
        app = create_app(reglages, moteurs=moteurs)
        client = app.test_client()
        log_in(client)
        for page in list_pages(app, fill_arguments(moteurs, horloge)):
            code, ordres, ms, octets = measure(client, moteurs, page)
            trop = " TROP" if ordres >= ORDRES_MAX else ""
            print(f"{code} {ordres:>3} ordres{trop} {ms:8.1f} ms {octets:>8} octets  {page[:70]}")
        moteurs.close()


if __name__ == "__main__":
    main()
