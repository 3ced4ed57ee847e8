"""Asks whether an address answers, politely: HEAD, then GET, never twice in a second."""

import http.client
import ssl
import time
from dataclasses import dataclass
from typing import IO
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from kit import __version__

ATTENTE_S = 10.0
"""How long a site is waited for, in seconds."""
PAUSE_S = 1.0
"""Least time between two requests to the same host, in seconds."""

_AGENT = f"kit-accueil/{__version__} (verification des liens)"
_ERREUR = 400
_REFUS = frozenset({401, 403, 405, 406, 429, 451, 999})
"""Answers of a site that does not want machines: the page may be there for people."""
_SIGNES = "%/:=&?~#+!$,;'@()*[]|"


@dataclass(frozen=True)
class Reponse:
    """What came of a visit."""

    entendue: bool
    """Whether a site answered, well or not: the network is there."""
    motif: str = ""
    """What is wrong, in a few French words; empty: the address is good."""
    lente: bool = False
    """Whether nothing came in time."""


class _RenvoiNonSurError(Exception):
    """A page sends to an address that is not https."""


class Visiteur:
    """One round of visits. Proxies are those of the environment, as for any urllib program."""

    def __init__(
        self,
        *,
        attente_s: float = ATTENTE_S,
        pause_s: float = PAUSE_S,
        surs: frozenset[str] = frozenset({"https"}),
    ) -> None:
        """`surs`: the only schemes to which a page may send."""
        self._attente_s = attente_s
        self._pause_s = pause_s
        self._libres: dict[str, float] = {}
        self._opener = build_opener(_Suivi(self, surs))
        self._opener.addheaders = [("User-Agent", _AGENT)]

    def visit(self, adresse: str) -> Reponse:
        """Whether an address answers; never raises for what the site or the network do."""
        # Some sites answer HEAD with an error, or by hanging up.
        reponse = self._ask(adresse, "HEAD")
        if reponse.motif and not reponse.lente:
            reponse = self._ask(adresse, "GET")
        return reponse

    def wait(self, adresse: str) -> None:
        """Wait until the host of an address may be asked again."""
        libre = self._libres.get(host_of(adresse), 0.0)
        time.sleep(max(0.0, libre - time.monotonic()))
        self.spare(adresse)

    def spare(self, adresse: str) -> None:
        """Leave the host of an address alone for a while, from now."""
        self._libres[host_of(adresse)] = time.monotonic() + self._pause_s

    def _ask(self, adresse: str, methode: str) -> Reponse:
        try:
            self.wait(adresse)
            # Addresses come from documents, which accept https only.
            demande = Request(_write(adresse), method=methode)  # noqa: S310
            with self._opener.open(demande, timeout=self._attente_s):
                return Reponse(entendue=True)
        except HTTPError as error:
            error.close()
            # What HEAD is answered counts only when it is good.
            motif = f"erreur {error.code}" if methode == "HEAD" else _explain(error.code)
            return Reponse(entendue=True, motif=motif)
        except _RenvoiNonSurError:
            return Reponse(entendue=True, motif="renvoie vers une adresse sans https")
        except (ValueError, http.client.InvalidURL):
            return Reponse(entendue=False, motif="adresse mal écrite")
        except (OSError, http.client.HTTPException) as error:
            return _explain_silence(getattr(error, "reason", error))
        finally:
            self.spare(adresse)


class _Suivi(HTTPRedirectHandler):
    """Follows redirections to https only, as slowly as the rest."""

    def __init__(self, visiteur: Visiteur, surs: frozenset[str]) -> None:
        self._visiteur = visiteur
        self._surs = surs

    def redirect_request(  # noqa: PLR0913, PLR0917 - as urllib calls it
        self,
        req: Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> Request | None:
        """The request to follow. Raises _RenvoiNonSurError."""
        if newurl.partition(":")[0].lower() not in self._surs:
            fp.close()
            raise _RenvoiNonSurError
        self._visiteur.spare(req.full_url)
        self._visiteur.wait(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _explain_silence(cause: object) -> Reponse:
    """What is said of a site that gave no answer that can be trusted."""
    if isinstance(cause, TimeoutError):
        return Reponse(entendue=False, motif="pas de réponse à temps", lente=True)
    # Where a proxy opens what it carries, all certificates are refused: it is no answer either.
    refuse = isinstance(cause, ssl.SSLCertVerificationError)
    return Reponse(entendue=False, motif="certificat refusé" if refuse else "site injoignable")


def host_of(adresse: str) -> str:
    """The host of an address, with its port; empty when it cannot be read."""
    try:
        return urlsplit(adresse).netloc
    except ValueError:
        return ""


def _write(adresse: str) -> str:
    """The address as it travels: people also write accents. Raises ValueError."""
    parties = urlsplit(adresse)
    hote = parties.netloc.encode("idna").decode()
    chemin, requete = (quote(partie, safe=_SIGNES) for partie in (parties.path, parties.query))
    return urlunsplit((parties.scheme, hote, chemin, requete, ""))


def _explain(code: int) -> str:
    """What a status says; empty when it says nothing against the page."""
    if code in _REFUS:
        return ""
    return f"erreur {code}" if code >= _ERREUR else "renvois sans fin"
