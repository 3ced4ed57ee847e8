"""A small mail server that tests run: it speaks SMTP, keeps what it gets, refuses on demand."""

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from queue import Queue
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread


@dataclass
class Boite:
    """What arrived, and how the server behaves."""

    port: int
    recus: "Queue[tuple[list[str], EmailMessage]]" = field(default_factory=Queue)
    """Recipients of the envelope, and the message."""
    refus: str = ""
    """What the server says instead of taking a message."""
    comptes: dict[str, str] = field(default_factory=dict)
    """Passwords by account; without any, everyone may send."""
    entrees: list[str] = field(default_factory=list)
    """Accounts that gave the right password."""

    @property
    def adresse(self) -> str:
        """As a setting writes it."""
        return f"127.0.0.1:{self.port}"


@contextmanager
def serve_smtp(hote: str = "127.0.0.1") -> Iterator[Boite]:
    """A mail server that listens on a free port of this machine."""
    with ThreadingTCPServer((hote, 0), _Facteur) as serveur:
        boite = Boite(serveur.server_address[1])
        serveur.boite = boite  # type: ignore[attr-defined]
        fil = Thread(target=serveur.serve_forever, kwargs={"poll_interval": 0.01})
        fil.start()
        try:
            yield boite
        finally:
            serveur.shutdown()
            fil.join()


class _Facteur(StreamRequestHandler):
    """One conversation. Source: RFC 5321, as little of it as smtplib uses."""

    def handle(self) -> None:
        """Answer each word until QUIT."""
        self._destinataires: list[str] = []
        self._say("220 essai")
        while ligne := self.rfile.readline().decode().rstrip("\r\n"):
            mot, _, reste = ligne.partition(" ")
            if mot.upper() == "QUIT":
                self._say("221 au revoir")
                return
            self._answer(mot.upper(), reste)

    def _answer(self, mot: str, reste: str) -> None:
        boite: Boite = self.server.boite  # type: ignore[attr-defined]
        if mot == "EHLO":
            self._say("250-essai\r\n250 AUTH PLAIN" if boite.comptes else "250 essai")
        elif mot == "AUTH":
            _, compte, mot_de_passe = base64.b64decode(reste.partition(" ")[2]).decode().split("\0")
            if boite.comptes.get(compte) == mot_de_passe:
                boite.entrees.append(compte)
            self._say("235 bienvenue" if boite.entrees else "535 refusé")
        elif mot == "RCPT":
            self._destinataires.append(reste.removeprefix("TO:").strip("<>"))
            self._say(boite.refus or "250 bien")
        elif mot == "DATA":
            self._say("354 envoyez")
            boite.recus.put((self._destinataires, self._read_message()))
            self._say("250 pris")
        else:
            self._say("250 bien")

    def _read_message(self) -> EmailMessage:
        lignes = []
        while (ligne := self.rfile.readline()) != b".\r\n":
            lignes.append(ligne.removeprefix(b".") if ligne.startswith(b"..") else ligne)
        message = message_from_bytes(b"".join(lignes), policy=default)
        assert isinstance(message, EmailMessage)
        return message

    def _say(self, phrase: str) -> None:
        self.wfile.write(f"{phrase}\r\n".encode("ascii", "replace"))
