"""What a first visit weighs, in bytes: pages of the starter pack, and all that they fetch.

Run: .venv/bin/python benchmarks/poids.py

Sizes are those of brotli: quality 5 for pages, compressed while the reader waits, and 11 for
the files of static/, compressed beforehand. A part of a page (style, drawings…) weighs what
the page loses without it. What is fetched only when the reader scrolls to it is counted
apart. No network: the application is called.
"""

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

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
VUES = (("fr", ""), ("ar", ""), ("ar", "fr"))
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
            f"{self.adresse:55}{self.brut:8}{self.page:7}{marques[0]}{parties}"
            f"{self.fichiers:8}{self.visite:8}{marques[1]}{self.plus_tard:7}"
        )


def compressed(donnees: bytes, quality: int = 5) -> int:
    """Bytes sent for an answer."""
    return len(brotli.compress(donnees, quality=quality))


def fetched(client: FlaskClient, fichiers: set[str]) -> int:
    """Bytes sent for the files of a page."""
    return sum(
        compressed(client.get(f, follow_redirects=True).data, 11 if "/static/" in f else 5)
        for f in fichiers
    )


def weigh(client: FlaskClient, adresse: str) -> Pesee:
    """Read a page and all that it fetches."""
    donnees = client.get(adresse, follow_redirects=True).data
    texte, page = donnees.decode(), compressed(donnees)
    parties = {n: page - compressed(p.sub("", texte).encode()) for n, p in PARTIES.items()}
    parties["reste"] = page - sum(parties.values())
    lues = Ressources(texte)
    return Pesee(
        adresse,
        len(donnees),
        page,
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
        liens = Ressources(client.get(adresse, follow_redirects=True).text).liens
        restent += [lien for lien in liens if lien.startswith(f"/{langue}/") and "?" not in lien]
    return sorted(vues)


def select(pesees: list[Pesee]) -> Iterator[Pesee]:
    """The home, every fiche, then the heaviest page of each other kind."""
    genres: dict[str, list[Pesee]] = {}
    for pesee in pesees:
        genres.setdefault("/".join(pesee.adresse.split("?")[0].split("/")[2:-1]), []).append(pesee)
    fiches = genres.pop("fiches")
    autres = genres.pop("")
    yield autres[0]
    yield from fiches
    yield from (max(groupe, key=lambda p: p.page) for groupe in genres.values())
    yield max(autres[1:], key=lambda p: p.page)


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


def main() -> None:
    """Print the table of each view, then how many fiches are over their targets."""
    entete = f"{'page':55}{'raw':>8}{'HTML':>7} {'style':>7}{'svg':>7}{'json':>7}{'rest':>7}"
    with open_client() as client:
        for langue, avec in VUES:
            print(f"\n{entete}{'files':>8}{'visit':>8} {'later':>7}")
            suite = f"?avec={avec}" if avec else ""
            pesees = [weigh(client, a + suite) for a in list_addresses(client, langue)]
            for pesee in select(pesees):
                print(pesee.line())
            fiches = [p for p in pesees if re.match(r"/\w+/fiches/[^?]", p.adresse)]
            lourdes = sum(p.page > PAGE_MAX for p in fiches)
            visites = sum(p.visite > VISITE_MAX for p in fiches)
            print(
                f"{len(fiches)} fiches: {lourdes} over {PAGE_MAX} bytes, "
                f"{visites} first visits over {VISITE_MAX} bytes"
            )


if __name__ == "__main__":
    main()
