"""The gestures around verifying: taking back, giving to a colleague, reading again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kit.admin.noms import name_document
from kit.admin.porte import current_agent
from kit.admin.verification import PERSONNE, list_verificateurs, open_lecteur, sign
from kit.content.document import Document
from kit.content.faits import VERIFIABLES, list_faits
from kit.content.fiche import Fiche
from kit.content.parcours import Parcours
from kit.render.passages import Lecteur
from kit.store.etat_verification import hash_fait
from kit.store.moteur import read_session, write_session
from kit.store.referents import give_document, read_referents
from kit.store.relecture import postpone
from kit.store.revisions import Ecriture
from kit.store.verifications import NouveauVerdict, cancel_envoi, save_verdicts
from kit.web.rendu import services

MOIS = 6
"""How long a text that was read again may be left, in months, unless the agent says otherwise."""
_ECHEANCES = (Fiche, Parcours)
"""Kinds that bear the day before which they are read again."""


@dataclass(frozen=True)
class RelectureVue:
    """A document to read again."""

    genre: str
    cle: str
    nom: str
    avant: str
    """The day before which it must be, in words."""
    passee: bool
    justes: int
    """Facts that "toujours juste" verifies again."""
    reste: int
    """Facts that it leaves to verify."""
    referent: str
    prochaine: str
    """The day that is proposed, ISO 8601."""
    numero: int
    """Number of the published revision: it tells a page that is too old."""


def cancel_dernier(envoi: str) -> str:
    """Take back what the agent said in one go; what happened, in words."""
    lecteur = open_lecteur()
    if lecteur is None:
        return "Rien n’est publié."
    with write_session(services().moteurs) as session:
        nombre = cancel_envoi(session, lecteur.catalogue, envoi, sign())
    if not nombre:
        return "Rien à annuler\u00a0: c’est déjà fait."
    faits = "un fait est" if nombre == 1 else f"{nombre} faits sont"
    return f"C’est annulé\u00a0: {faits} comme avant votre envoi."


def give(document: str, courriel: str) -> str:
    """Give a document to an agent, or to nobody; what happened, in words."""
    genre, _, cle = document.partition("/")
    agents = {agent.courriel: agent.nom for agent in list_verificateurs()}
    if genre not in VERIFIABLES or courriel not in (PERSONNE, *agents):
        return "Rien n’est changé\u00a0: choisissez un contenu et un agent dans les listes."
    a_qui = "" if courriel == PERSONNE else courriel
    par, quand = current_agent().courriel, services().horloge.now()
    with write_session(services().moteurs) as session:
        give_document(session, (genre, cle), a_qui, par=par, quand=quand)
    if not a_qui:
        return "Ce contenu n’est plus confié à personne."
    return f"C’est confié à {agents[courriel]}, qui le verra sous son nom."


def list_a_relire(toutes: bool, personne: str) -> tuple[RelectureVue, ...]:  # noqa: FBT001
    """What must be read again before the end of the month; everything that has a day if asked."""
    lecteur = open_lecteur()
    if lecteur is None:
        return ()
    with read_session(services().moteurs) as session:
        referents = read_referents(session)
    noms = {agent.courriel: agent.nom for agent in list_verificateurs()}
    fin = end_of_month(lecteur.catalogue.jour)
    documents = [
        (echeance, document)
        for classe in _ECHEANCES
        for document in lecteur.catalogue.all(classe)
        if (echeance := find_echeance(document)) is not None
        and (toutes or echeance <= fin)
        and personne in ("", referents.get((document.GENRE, document.id), PERSONNE))
    ]
    documents.sort(key=lambda paire: (paire[0], paire[1].id))
    return tuple(_relecture(lecteur, e, d, referents, noms) for e, d in documents)


def confirm(genre: str, cle: str, saisie: Mapping[str, str]) -> str:
    """Say that all that was verified is still right, and move the day; what happened, in words.

    Raises SansEcheanceError, DocumentInconnuError.
    """
    lecteur = open_lecteur()
    document = lecteur.catalogue.documents.get(genre, {}).get(cle) if lecteur else None
    jour = _read_jour(saisie.get("jour", ""))
    if lecteur is None or not isinstance(document, _ECHEANCES):
        return "Ce contenu n’est plus publié\u00a0: rien n’est changé."
    if jour is None or jour <= lecteur.catalogue.jour:
        return "Écrivez un jour à venir, comme 2027-05-22\u00a0: rien n’est changé."
    if document.a_verifier_avant == jour:
        return f"C’était déjà fait\u00a0: à relire avant le {lecteur.langue.format_date(jour)}."
    if str(lecteur.catalogue.numero(document)) != saisie.get("numero"):
        return "Ce contenu a été publié de nouveau depuis\u00a0: relisez-le, puis recommencez."
    nouveaux = _still_right(lecteur, document)
    par = sign()
    ecriture = Ecriture(par.courriel, "saisie", "toujours juste", par.quand)
    with write_session(services().moteurs) as session:
        save_verdicts(session, lecteur.catalogue, nouveaux, par)
        postpone(session, genre, cle, jour, ecriture)
    dit = lecteur.langue.format_date(jour)
    return f"{_say_nouveaux(len(nouveaux))}Prochaine relecture avant le {dit}."


def find_echeance(document: Document) -> date | None:
    """The day before which a document must be read again."""
    return document.a_verifier_avant if isinstance(document, _ECHEANCES) else None


def end_of_month(jour: date) -> date:
    """The last day of its month."""
    return (jour.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def add_months(jour: date, mois: int) -> date:
    """The same day some months later, or the last day of that month."""
    rang = jour.month - 1 + mois
    premier = date(jour.year + rang // 12, rang % 12 + 1, 1)
    return premier.replace(day=min(jour.day, end_of_month(premier).day))


def _still_right(lecteur: Lecteur, document: Document) -> list[NouveauVerdict]:
    """What was verified and whose text has not changed."""
    verdicts = lecteur.catalogue.verdicts.get((document.GENRE, document.id), {})
    nouveaux = []
    for fait in list_faits(document):
        marque = hash_fait(fait, lecteur.catalogue.read_valeur)
        dit = verdicts.get((fait.noeud, marque))
        if dit is not None and dit.avis == "juste":
            nouveaux.append(
                NouveauVerdict(
                    document.GENRE, document.id, fait.noeud, marque, "juste", dit.remarque
                )
            )
    return nouveaux


def _relecture(
    lecteur: Lecteur,
    echeance: date,
    document: Document,
    referents: Mapping[tuple[str, str], str],
    noms: Mapping[str, str],
) -> RelectureVue:
    jour, justes = lecteur.catalogue.jour, len(_still_right(lecteur, document))
    courriel = referents.get((document.GENRE, document.id), "")
    return RelectureVue(
        document.GENRE,
        document.id,
        name_document(document),
        lecteur.langue.format_date(echeance),
        echeance < jour,
        justes,
        len(list_faits(document)) - justes,
        noms.get(courriel, courriel),
        add_months(jour, MOIS).isoformat(),
        lecteur.catalogue.numero(document) or 0,
    )


def _read_jour(texte: str) -> date | None:
    try:
        return date.fromisoformat(texte.strip())
    except ValueError:
        return None


def _say_nouveaux(nombre: int) -> str:
    if nombre == 0:
        return "Aucun fait n’était vérifié : tous restent à vérifier. "
    if nombre == 1:
        return "Un fait est de nouveau vérifié à votre nom. "
    return f"{nombre} faits sont de nouveau vérifiés à votre nom. "
