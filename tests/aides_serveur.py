"""A small real site on this machine, for what asks other sites."""

import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar


@dataclass(frozen=True)
class Demande:
    """What the site was asked."""

    methode: str
    chemin: str
    agent: str
    quand_s: float


@dataclass
class SiteEssai:
    """A site; each path answers HEAD and GET with two statuses, 0 for silence."""

    base: str
    statuts: Mapping[str, tuple[int, int]]
    renvois: dict[str, str] = field(default_factory=dict)
    demandes: list[Demande] = field(default_factory=list)
    fin: threading.Event = field(default_factory=threading.Event)

    def methodes(self, chemin: str) -> list[str]:
        """How a path was asked for, in order."""
        return [d.methode for d in self.demandes if d.chemin == chemin]


class _Guichet(BaseHTTPRequestHandler):
    site: ClassVar[SiteEssai]

    def do_HEAD(self) -> None:
        self._reply(0)

    def do_GET(self) -> None:
        self._reply(1)

    def _reply(self, rang: int) -> None:
        agent = self.headers.get("User-Agent", "")
        demande = Demande(self.command, self.path, agent, time.monotonic())
        self.site.demandes.append(demande)
        statut = self.site.statuts.get(self.path, (404, 404))[rang]
        if statut == 0:
            self.site.fin.wait()
            self.close_connection = True
            return
        self.send_response(statut)
        if self.path in self.site.renvois:
            self.send_header("Location", self.site.renvois[self.path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Nothing: tests read `demandes`."""


@contextmanager
def open_site(**statuts: tuple[int, int]) -> Iterator[SiteEssai]:
    """A site whose paths are the names given, until the end of the block."""
    guichet = type("Guichet", (_Guichet,), {})
    serveur = ThreadingHTTPServer(("127.0.0.1", 0), guichet)
    site = SiteEssai(
        f"http://127.0.0.1:{serveur.server_port}",
        {f"/{nom}": paire for nom, paire in statuts.items()},
    )
    guichet.site = site
    fil = threading.Thread(target=serveur.serve_forever, args=(0.01,))
    fil.start()
    try:
        yield site
    finally:
        site.fin.set()
        serveur.shutdown()
        fil.join()
        serveur.server_close()


def find_port_ferme() -> int:
    """A port of this machine where nobody listens."""
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        port: int = prise.getsockname()[1]
    return port
