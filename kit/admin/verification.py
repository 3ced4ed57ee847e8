"""Verifying facts: which ones are shown, and what an agent says of a page of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from kit.admin.catalogue import find_catalogue
from kit.admin.porte import current_agent
from kit.admin.vues.faits import FaitVue, Recit, build_fait, list_recits, sort_key
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.render.passages import Lecteur
from kit.store.acces.agents import list_agents
from kit.store.acces.roles import Agent
from kit.store.catalogue import Catalogue
from kit.store.etat_verification import AVIS, Avis
from kit.store.moteur import read_journal, read_session, write_session
from kit.store.referents import read_referents
from kit.store.verdicts import read_verdicts
from kit.store.verifications import (
    Envoi,
    NouveauVerdict,
    Signature,
    find_dernier_envoi,
    save_verdicts,
)
from kit.web.rendu import adresses_for, services

PAR_PAGE = 20
"""Facts of a page: what one reads in a sitting."""
PERSONNE = "personne"
"""Value of the filter for what was given to nobody."""
_REMARQUE_MAX = 1000
_CHAMPS = ("genre", "niveau", "theme", "personne", "etat", "document")


@dataclass(frozen=True)
class Filtre:
    """What is shown of the facts."""

    genre: str = ""
    niveau: str = ""
    """A, B, C or `reste`."""
    theme: str = ""
    personne: str = ""
    etat: str = "a_verifier"
    document: str = ""
    page: int = 1

    def to_query(self, **changes: object) -> str:
        """The end of its address."""
        neuf = replace(self, **changes)  # type: ignore[arg-type]
        choix = {nom: v for nom in _CHAMPS if (v := getattr(neuf, nom))}
        # Without it, an address asks for what is left to verify.
        choix |= {"etat": neuf.etat, **({"page": str(neuf.page)} if neuf.page > 1 else {})}
        return f"?{urlencode(choix)}"


@dataclass(frozen=True)
class Table:
    """A page of facts."""

    faits: tuple[FaitVue, ...]
    comptes: Mapping[str, int]
    """How many in each state, whatever the page."""
    nombre: int
    pages: int
    filtre: Filtre
    agents: tuple[Agent, ...]
    envoi: Envoi | None


@dataclass(frozen=True)
class Bilan:
    """What became of a page that was sent."""

    ecrits: int = 0
    changes: int = 0
    """Facts whose text is not the one that the agent read any more."""
    fautes: Mapping[str, str] = field(default_factory=dict)
    """What is wrong, by name of fact."""

    def say(self) -> str:
        """What happened, and what to do."""
        phrases = [_say_ecrits(self.ecrits)] if self.ecrits or not self.changes else []
        if self.changes:
            phrases.append(
                "Un texte a changé depuis que vous l’avez lu\u00a0: relisez-le, il est encore "
                "dans la liste."
                if self.changes == 1
                else f"{self.changes} textes ont changé depuis que vous les avez lus\u00a0: "
                "relisez-les, ils sont encore dans la liste."
            )
        return " ".join(phrases)


def read_filtre(demande: Mapping[str, str]) -> Filtre:
    """What an address asks for."""
    choix = {nom: demande[nom][:120] for nom in _CHAMPS if demande.get(nom)}
    numero = demande.get("page", "")
    # With a document, everything of it: one wants to see what was said too.
    etat = choix.pop("etat", "" if "document" in choix or "etat" in demande else "a_verifier")
    return Filtre(**choix, etat=etat, page=max(1, int(numero)) if numero.isdecimal() else 1)


def open_lecteur() -> Lecteur | None:
    """What readers see, with what was said of facts a moment ago; None before anything is."""
    catalogue = find_catalogue()
    if catalogue is None:
        return None
    with read_session(services().moteurs) as session:
        verdicts = read_verdicts(session)
    langue = load_langue(FRANCAIS)
    return Lecteur(replace(catalogue, verdicts=verdicts), langue, adresses_for(langue))


def read_table(filtre: Filtre) -> Table:
    """The facts that a filter leaves."""
    lecteur = open_lecteur()
    with read_session(services().moteurs) as session:
        referents = read_referents(session)
        envoi = find_dernier_envoi(session, current_agent().courriel)
    agents = list_verificateurs()
    noms = {agent.courriel: agent.nom for agent in agents}
    recits = list_recits(lecteur) if lecteur else ()
    tous = [recit for recit in recits if _fits(recit, filtre, referents)]
    comptes = Counter(recit.etat for recit in tous)
    montres = sorted((r for r in tous if filtre.etat in ("", r.etat)), key=sort_key)
    pages = max(1, -(-len(montres) // PAR_PAGE))
    filtre = replace(filtre, page=min(filtre.page, pages))
    debut = (filtre.page - 1) * PAR_PAGE
    donnes = {f"{g}/{c}": noms.get(courriel, courriel) for (g, c), courriel in referents.items()}
    faits = (
        tuple(
            build_fait(lecteur, recit, rang, donnes)
            for rang, recit in enumerate(montres[debut : debut + PAR_PAGE])
        )
        if lecteur is not None
        else ()
    )
    return Table(faits, comptes, len(montres), pages, filtre, agents, envoi)


def list_verificateurs() -> tuple[Agent, ...]:
    """The agents who may say that a fact is right."""
    with read_journal(services().moteurs) as session:
        return tuple(agent for agent in list_agents(session) if agent.may("verifier"))


def save_page(saisie: Mapping[str, str]) -> Bilan:
    """Record what was said of each fact of a page; what is not as it was read is left out."""
    lecteur = open_lecteur()
    if lecteur is None:
        return Bilan()
    presents = {recit.cle: recit for recit in list_recits(lecteur)}
    nouveaux, fautes, changes = [], {}, 0
    for cle, avis, remarque in _read_page(saisie):
        recit = presents.get(cle)
        if recit is None:
            changes += 1
        elif avis == "a_corriger" and not remarque:
            fautes[cle] = "Écrivez ce qui est à corriger\u00a0: un collègue le lira."
        else:
            nouveaux.append(_verdict(recit, avis, remarque))
    ecrits = write_verdicts(lecteur.catalogue, nouveaux)
    return Bilan(ecrits, changes, fautes)


def write_verdicts(catalogue: Catalogue, nouveaux: Sequence[NouveauVerdict]) -> int:
    """Add them in the name of the agent who is logged in; give how many were new."""
    with write_session(services().moteurs) as session:
        return save_verdicts(session, catalogue, nouveaux, sign())


def sign() -> Signature:
    """Who says something, and now."""
    agent = current_agent()
    return Signature(agent.nom, agent.courriel, services().horloge.now())


def _verdict(recit: Recit, avis: Avis, remarque: str) -> NouveauVerdict:
    document = recit.document
    return NouveauVerdict(
        document.GENRE, document.id, recit.fait.noeud, recit.empreinte, avis, remarque
    )


def _read_page(saisie: Mapping[str, str]) -> list[tuple[str, Avis, str]]:
    """Each fact that something was said of: its name, what was said, the remark."""
    connus: dict[str, Avis] = {avis: avis for avis in AVIS}
    lus = []
    for rang in range(PAR_PAGE):
        avis = connus.get(saisie.get(f"avis.{rang}", ""))
        if avis is not None:
            remarque = saisie.get(f"remarque.{rang}", "").strip()[:_REMARQUE_MAX]
            lus.append((saisie.get(f"fait.{rang}", ""), avis, remarque))
    return lus


def _fits(recit: Recit, filtre: Filtre, referents: Mapping[tuple[str, str], str]) -> bool:
    document = recit.document
    referent = referents.get((document.GENRE, document.id), PERSONNE)
    return (
        filtre.genre in ("", document.GENRE)
        and filtre.niveau in ("", recit.niveau)
        and filtre.theme in ("", getattr(document, "theme", None))
        and filtre.personne in ("", referent)
        and filtre.document in ("", f"{document.GENRE}/{document.id}")
    )


def _say_ecrits(nombre: int) -> str:
    if nombre == 0:
        return "Rien de nouveau\u00a0: c’était déjà enregistré, ou rien n’était choisi."
    if nombre == 1:
        return "Un fait est enregistré à votre nom."
    return f"{nombre} faits sont enregistrés à votre nom."
