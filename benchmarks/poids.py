"""What a first visit weighs, in bytes: pages of the starter pack, and all that they fetch.

Run: .venv/bin/python benchmarks/poids.py

Sizes are those of brotli. Pages: quality 11, for pages compressed once and kept, which the target
is for; and quality 5, compressed while the reader waits. Files of static/: quality 11. A part of
a page (style, drawings…) weighs what the page loses without it. What is fetched only when the
reader scrolls near it is counted apart. No network: the application is called.
"""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from statistics import median

import brotli
from flask.testing import FlaskClient

from kit.app import create_app
from kit.config import load_reglages
from kit.horloge import HorlogeSysteme
from kit.importers.pack.application import import_pack
from kit.importers.pack.lecture import read_pack
from kit.paths import starter_dir
from kit.store.moteur import open_moteurs
from kit.store.schema import upgrade
from kit.store.vitrine import Vitrine

PAGE_MAX, VISITE_MAX = 10_240, 25_600
"""Targets: a fiche with its style, and all that its first visit downloads."""
VUES = (("fr", ""), ("en", ""), ("ar", ""), ("ar", "fr"))
"""Language of the reader, second language beside it."""
PARTIES = {
    "style": re.compile(r"<style>.*?</style>", re.DOTALL),
    "svg": re.compile(r"<svg.*?</svg>", re.DOTALL),
    "json": re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL),
}
ICONE_D_OFFICE = "/favicon.ico"
"""What browsers ask for when a page names no icon."""


class Ressources(HTMLParser):
    """The addresses that a browser fetches for a page, at once and later, and its links."""

    def __init__(self, texte: str) -> None:
        super().__init__()
        self.liens: list[str] = []
        self.aussitot: set[str] = set()
        self.plus_tard: set[str] = set()
        self._icone = False
        self.feed(texte)
        if not self._icone:
            self.aussitot.add(ICONE_D_OFFICE)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag fetches or leads to; a fragment of a file is the file."""
        lus = {nom: valeur or "" for nom, valeur in attrs}
        adresse = (lus.get("src") or lus.get("href") or "").split("#")[0]
        if tag == "a":
            self.liens.append(adresse)
        elif tag == "link":
            self._icone = self._icone or lus.get("rel") == "icon"
            if lus.get("rel") in {"icon", "stylesheet", "preload", "manifest"}:
                self.aussitot.add(adresse)
        elif adresse and tag in {"script", "img", "use", "image", "source", "iframe"}:
            (self.plus_tard if lus.get("loading") == "lazy" else self.aussitot).add(adresse)


@dataclass(frozen=True)
class Pesee:
    """The bytes of one page; compressed, but for `brut`."""

    adresse: str
    brut: int
    page: int
    """Compressed once, at the best quality."""
    rapide: int
    """Compressed while the reader waits."""
    parties: dict[str, int]
    fichiers: int
    plus_tard: int

    @property
    def visite(self) -> int:
        """All that is downloaded before the reader does anything."""
        return self.page + self.fichiers

    def line(self) -> str:
        """One line of the table; `!` marks what is over its target."""
        parties = "".join(f"{n:7}" for n in self.parties.values())
        marques = ("!" if self.page > PAGE_MAX else " ", "!" if self.visite > VISITE_MAX else " ")
        return (
            f"{self.adresse:55}{self.brut:8}{self.rapide:7}{self.page:7}{marques[0]}{parties}"
            f"{self.fichiers:8}{self.visite:8}{marques[1]}{self.plus_tard:7}"
        )


@cache
def compressed(donnees: bytes, quality: int = 11) -> int:
    """Bytes sent for an answer."""
    return len(brotli.compress(donnees, quality=quality))


def fetched(client: FlaskClient, fichiers: set[str]) -> int:
    """Bytes sent for the files of a page."""
    return sum(compressed(read(client, fichier)) for fichier in fichiers)


def weigh(client: FlaskClient, adresse: str) -> Pesee:
    """Read a page and all that it fetches."""
    donnees = read(client, adresse)
    texte, page = donnees.decode(), compressed(donnees)
    parties = {n: page - compressed(p.sub("", texte).encode()) for n, p in PARTIES.items()}
    parties["reste"] = page - sum(parties.values())
    lues = Ressources(texte)
    return Pesee(
        adresse,
        len(donnees),
        page,
        compressed(donnees, 5),
        parties,
        fetched(client, lues.aussitot),
        fetched(client, lues.plus_tard - lues.aussitot),
    )


def list_addresses(client: FlaskClient, langue: str) -> list[str]:
    """Every page that links lead to from the home, without second language."""
    vues, restent = [], [f"/{langue}/"]
    while restent:
        adresse = restent.pop()
        if adresse in vues:
            continue
        vues.append(adresse)
        liens = Ressources(read(client, adresse).decode()).liens
        restent += [lien for lien in liens if re.fullmatch(rf"/{langue}/[^.?]*", lien)]
    return sorted(vues)


def select(client: FlaskClient, adresses: list[str]) -> Iterator[str]:
    """The home, every fiche, then the heaviest page of each other kind."""
    genres: dict[tuple[str, ...], list[str]] = {}
    for adresse in adresses:
        dossier, *reste = adresse.split("/")[2:]
        genres.setdefault((dossier, *reste[1:]) if reste else (), []).append(adresse)
    accueil = adresses[0]
    yield accueil
    yield from genres.pop(("fiches",))
    for groupe in genres.values():
        autres = [adresse for adresse in groupe if adresse != accueil]
        yield max(autres, key=lambda a: compressed(read(client, a), 5))


def read(client: FlaskClient, adresse: str) -> bytes:
    """A page, wherever it has moved."""
    return client.get(adresse, follow_redirects=True).data


@contextmanager
def open_client() -> Iterator[FlaskClient]:
    """The site over the starter pack, in a folder that is then thrown away."""
    with tempfile.TemporaryDirectory() as dossier:
        reglages = load_reglages({}, Path(dossier))
        upgrade(reglages)
        moteurs, horloge = open_moteurs(reglages), HorlogeSysteme()
        import_pack(
            moteurs, read_pack(starter_dir()), publier=True, auteur="poids", horloge=horloge
        )
        vitrine = Vitrine(moteurs, horloge)
        yield create_app(reglages, vitrine=vitrine).test_client()
        vitrine.close()
        moteurs.close()


def print_totals(nom: str, poids: list[int], cible: int) -> None:
    """How heavy fiches are, in bytes, and how many are over the target."""
    quart = sorted(poids)[len(poids) * 3 // 4]
    print(
        f"{len(poids)} fiches, {nom}: median {median(poids):.0f}, upper quarter {quart}, "
        f"most {max(poids)}, {sum(p > cible for p in poids)} over {cible}"
    )


def main() -> None:
    """Print the table of each view, then how many fiches are over their targets."""
    entete = (
        f"{'page':55}{'raw':>8}{'q5':>7}{'q11':>7} {'style':>7}{'svg':>7}{'json':>7}{'rest':>7}"
    )
    with open_client() as client:
        for langue, avec in VUES:
            print(f"\n{entete}{'files':>8}{'visit':>8} {'later':>7}")
            suite = f"?avec={avec}" if avec else ""
            choisies = select(client, list_addresses(client, langue))
            pesees = [weigh(client, adresse + suite) for adresse in choisies]
            for pesee in pesees:
                print(pesee.line())
            fiches = [p for p in pesees if re.fullmatch(r"/\w+/fiches/[^/?]+(\?.*)?", p.adresse)]
            print_totals("q11", [p.page for p in fiches], PAGE_MAX)
            print_totals("q5", [p.rapide for p in fiches], PAGE_MAX)
            print_totals("first visit", [p.visite for p in fiches], VISITE_MAX)
            print_totals("and later", [p.visite + p.plus_tard for p in fiches], VISITE_MAX)


if __name__ == "__main__":
    main()
