"""Sending a message, through the server that the settings name; standard library only."""

import logging
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid

from kit.config import LOCAUX, ReglagesCourriel
from kit.erreurs import KitError
from kit.horloge import Horloge

_LOG = logging.getLogger(__name__)
_DELAI_S = 10.0


class CourrielNonEnvoyeError(KitError):
    """The message did not leave."""

    def __init__(self, raison: str) -> None:
        super().__init__(f"Le courriel n’est pas parti : {raison}.")


def send_courriel(
    reglages: ReglagesCourriel, destinataire: str, sujet: str, texte: str, horloge: Horloge
) -> None:
    """Send a text to one address. Raises CourrielNonEnvoyeError."""
    message = _build_message(reglages, destinataire, sujet, texte, horloge)
    with _open_serveur(reglages) as serveur:
        serveur.send_message(message, reglages.expediteur, [destinataire])


def check_courriel(reglages: ReglagesCourriel) -> None:
    """Go as far as the server lets one in, and send nothing. Raises CourrielNonEnvoyeError."""
    with _open_serveur(reglages) as serveur:
        serveur.noop()


def _build_message(
    reglages: ReglagesCourriel, destinataire: str, sujet: str, texte: str, horloge: Horloge
) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    try:
        message["From"] = Address(addr_spec=reglages.expediteur)
        message["To"] = Address(addr_spec=destinataire)
    except (ValueError, IndexError):
        raise CourrielNonEnvoyeError(
            f"« {destinataire} » n’est pas une adresse à laquelle on peut écrire"
        ) from None
    message["Subject"] = sujet
    message["Date"] = format_datetime(horloge.now())
    message["Message-ID"] = make_msgid(domain=reglages.expediteur.rpartition("@")[2])
    # Source: RFC 3834, section 5: no one's absence message must answer it.
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(texte)
    return message


@contextmanager
def _open_serveur(reglages: ReglagesCourriel) -> Iterator[smtplib.SMTP]:
    """A server that one may talk to: in clear on this very machine only.

    Raises CourrielNonEnvoyeError, for what is done with it too.
    """
    lieu = f"{reglages.hote}:{reglages.port}"
    try:
        with smtplib.SMTP(reglages.hote, reglages.port, timeout=_DELAI_S) as serveur:
            serveur.ehlo()
            if reglages.hote not in LOCAUX:
                serveur.starttls(context=ssl.create_default_context())
                serveur.ehlo()
            if reglages.compte and reglages.mot_de_passe:
                serveur.login(reglages.compte, reglages.mot_de_passe)
            yield serveur
    except smtplib.SMTPNotSupportedError:
        raise CourrielNonEnvoyeError(
            f"{lieu} ne propose pas ce qu’il faut (STARTTLS, ou l’identification)"
        ) from None
    except smtplib.SMTPAuthenticationError:
        raise CourrielNonEnvoyeError(
            f"{lieu} refuse KIT_COURRIEL_COMPTE et son mot de passe"
        ) from None
    except ssl.SSLError:
        raise CourrielNonEnvoyeError(f"le certificat de {lieu} n’est pas valable") from None
    except smtplib.SMTPException as error:
        _LOG.warning("mail server %s: %s", lieu, error)
        raise CourrielNonEnvoyeError(f"{lieu} l’a refusé") from None
    except OSError:
        raise CourrielNonEnvoyeError(f"{lieu} ne répond pas") from None
