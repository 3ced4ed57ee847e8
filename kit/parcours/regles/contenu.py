"""Words, pictograms, sources and help (V32, V33, V35 to V37, V45)."""

import re
from collections import Counter
from collections.abc import Iterator

from kit.content.document import iterate_noeuds
from kit.content.normalisation import normalise
from kit.content.parcours import Choix, Parcours, QuestionPosee, Resultat
from kit.parcours.preuve.analyse import Analyse
from kit.parcours.probleme import Probleme, alerte, bloquant, label, name, quote

QUESTION_MAX = 120
CHOIX_MAX = 60
_PHRASE = re.compile(r"[.!?…](?=\s|$)")
_NEGATION = re.compile(
    r"\bn(?:e\s|[’'])[^?]*?\b(?:pas|plus|jamais|rien|aucune?|personne)\b", re.IGNORECASE
)


def check_textes(analyse: Analyse) -> Iterator[Probleme]:
    """V32: words too long to be read on a screen, hints of more than one sentence."""
    for question in analyse.parcours.questions:
        if len(question.titre) > QUESTION_MAX:
            yield _trop_long(question.id, question.titre, QUESTION_MAX)
        for choix in question.choix:
            if len(label(choix)) > CHOIX_MAX:
                yield _trop_long(choix.id, label(choix), CHOIX_MAX)
        porteurs: list[QuestionPosee | Choix] = [question, *question.choix]
        for porteur in porteurs:
            if porteur.aide and len(_PHRASE.findall(porteur.aide.strip())) > 1:
                yield alerte(
                    "V32",
                    porteur.id,
                    f"L’aide {quote(porteur.aide)} a plus d’une phrase.",
                    "Gardez une phrase, ou mettez avant la question une information à lire.",
                )


def _trop_long(noeud: str, texte: str, maximum: int) -> Probleme:
    return alerte(
        "V32",
        noeud,
        f"{quote(texte)} a {len(texte)} caractères : {maximum} au plus se lisent vite.",
        "Raccourcissez, et mettez le détail dans l’aide.",
    )


def check_pictogrammes(analyse: Analyse) -> Iterator[Probleme]:
    """V33: the same drawing for two choices of a question."""
    for question in analyse.parcours.questions:
        dessins = Counter(choix.pictogramme for choix in question.choix if choix.pictogramme)
        for dessin, nombre in dessins.items():
            if nombre > 1:
                yield alerte(
                    "V33",
                    question.id,
                    f"{nombre} réponses à la question {name(analyse.parcours, question.id)} ont le "
                    f"même pictogramme « {dessin} ».",
                    "Choisissez un dessin différent pour chaque réponse.",
                )


def check_sources(analyse: Analyse) -> Iterator[Probleme]:
    """V35: results that come from nowhere, and a date of review that has passed.

    A fiche has sources of its own; a result that only sends to somebody's help needs none.
    """
    parcours, echeance = analyse.parcours, analyse.parcours.a_verifier_avant
    if echeance is not None and echeance < analyse.jour:
        yield alerte(
            "V35",
            None,
            f"Ce parcours devait être relu avant le {echeance:%d/%m/%Y}.",
            "Relisez-le, puis donnez une nouvelle date.",
        )
    for resultat in parcours.resultats:
        sourcee = resultat.droit or resultat.fiches or _has_source(parcours, resultat)
        if not sourcee and resultat.gravite != "aide":
            yield alerte(
                "V35",
                resultat.id,
                f"Rien ne dit d’où vient le résultat {name(parcours, resultat.id)}.",
                "Écrivez l’article, ou la source d’une de ses phrases.",
            )


def _has_source(parcours: Parcours, resultat: Resultat) -> bool:
    propres = {getattr(noeud, "id", None) for noeud in iterate_noeuds(resultat)}
    return any(v.source is not None and v.noeud in propres for v in parcours.verifications)


def check_titres(analyse: Analyse) -> Iterator[Probleme]:
    """V36: two questions with the same words. V37: words that are not a plain question."""
    parcours = analyse.parcours
    connus: dict[str, str] = {}
    for question in parcours.questions:
        titre = name(parcours, question.id)
        if connus.setdefault(normalise(question.titre), question.id) != question.id:
            yield alerte(
                "V36",
                question.id,
                f"Deux questions ont le même titre {titre}.",
                "Changez l’un des titres : les gens croiraient revenir en arrière.",
            )
        if not question.titre.rstrip().endswith("?"):
            yield alerte(
                "V37",
                question.id,
                f"Le titre {titre} ne finit pas par un point d’interrogation.",
                "Écrivez une vraie question.",
            )
        elif _NEGATION.search(question.titre):
            yield alerte(
                "V37",
                question.id,
                f"La question {titre} est négative : « oui » et « non » s’y confondent.",
                "Posez-la sans négation.",
            )


def check_aide(analyse: Analyse) -> Iterator[Probleme]:
    """V45: filing may turn against the person, and nobody who defends people is named."""
    parcours = analyse.parcours
    genres = {contact.id: contact.genre for contact in parcours.contacts}
    for resultat in parcours.resultats:
        aides = {genres.get(contact) for contact in resultat.contacts}
        if resultat.gravite == "risque" and not aides & {"association", "avocat"}:
            yield bloquant(
                "V45",
                resultat.id,
                f"Le résultat {name(parcours, resultat.id)} comporte un risque, et n’indique ni "
                "association ni avocat.",
                "Ajoutez le contact d’une association ou d’un avocat.",
            )


REGLES = (check_textes, check_pictogrammes, check_sources, check_titres, check_aide)
