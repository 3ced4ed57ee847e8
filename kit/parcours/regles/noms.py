"""Ids: they are in addresses and on paper, for ever (V02, V03, V43, V46)."""

from collections import Counter
from collections.abc import Iterable, Iterator

from kit.content.parcours import Encart, Parcours, PieceCalculee
from kit.parcours.adresse import RESERVES
from kit.parcours.preuve.analyse import Analyse
from kit.parcours.probleme import Probleme, bloquant, quote

LONGUEUR_MAX = 24
"""Characters of an id in an address: twelve answers must fit in a QR code of 28 mm."""


def check_longueurs(analyse: Analyse) -> Iterator[Probleme]:
    """V02: ids too long for an address, or given twice."""
    parcours = analyse.parcours
    noms = [(noeud.id, noeud.id) for noeud in parcours.noeuds]
    noms += [(c.id, q.cle_of(c)) for q in parcours.questions for c in q.choix]
    for identifiant, nom in noms:
        if len(nom) > LONGUEUR_MAX:
            yield bloquant(
                "V02",
                identifiant,
                f"L’identifiant « {nom} » a {len(nom)} caractères : il en faut {LONGUEUR_MAX} au "
                "plus, pour tenir dans une adresse.",
                "Choisissez un identifiant plus court.",
            )
    for identifiant, nombre in Counter(identifiant for identifiant, _ in noms).items():
        if nombre > 1:
            yield bloquant(
                "V02",
                identifiant,
                f"L’identifiant « {identifiant} » est donné {nombre} fois.",
                "Donnez un identifiant différent à chacun.",
            )


def check_reserves(analyse: Analyse) -> Iterator[Probleme]:
    """V03: ids that addresses use for something else."""
    for noeud in analyse.parcours.noeuds:
        for nom in (noeud.id, *noeud.anciens_ids):
            if nom in RESERVES:
                yield bloquant(
                    "V03",
                    noeud.id,
                    f"« {nom} » a déjà un sens dans les adresses du site.",
                    "Choisissez un autre identifiant.",
                )


def check_anciens(analyse: Analyse) -> Iterator[Probleme]:
    """V43: past names that another node bears, or that two of them claim; ids given again."""
    parcours = analyse.parcours
    utilises = list_ids(parcours)
    for nom in parcours.retires:
        if nom in utilises:
            yield bloquant(
                "V43",
                nom,
                f"« {nom} » a été retiré, et sert de nouveau : les anciens liens le "
                "comprendraient mal.",
                "Donnez-lui un identifiant qui n’a jamais servi.",
            )
    groupes: list[Iterable[tuple[str, str]]] = [
        [(n.id, ancien) for n in parcours.noeuds for ancien in n.anciens_ids]
    ]
    groupes += [
        [(c.id, f"{question.id}-{cle}") for c in question.choix for cle in c.anciennes_cles]
        for question in parcours.questions
    ]
    for groupe in groupes:
        yield from _check_groupe(groupe, utilises)


def _check_groupe(
    groupe: Iterable[tuple[str, str]], utilises: frozenset[str]
) -> Iterator[Probleme]:
    porteurs: dict[str, str] = {}
    for porteur, ancien in groupe:
        if ancien in utilises or porteurs.setdefault(ancien, porteur) != porteur:
            yield bloquant(
                "V43",
                porteur,
                f"L’ancien nom « {ancien} » désigne aussi autre chose : un ancien lien ne saurait "
                "pas quoi choisir.",
                "Gardez cet ancien nom à un seul endroit.",
            )


def check_renvois(analyse: Analyse) -> Iterator[Probleme]:
    """V46: results, contacts that are named and do not exist."""
    parcours = analyse.parcours
    resultats = {resultat.id for resultat in parcours.resultats}
    porteurs: list[Encart | PieceCalculee] = [*parcours.encarts, *parcours.pieces]
    for porteur in porteurs:
        for nom in porteur.resultats:
            if nom not in resultats:
                yield _missing(porteur.id, "Le résultat", nom)
    contacts = {contact.id for contact in parcours.contacts}
    for resultat in parcours.resultats:
        for nom in resultat.contacts:
            if nom not in contacts:
                yield _missing(resultat.id, "Le contact", nom)


def _missing(porteur: str, quoi: str, nom: str) -> Probleme:
    return bloquant(
        "V46",
        porteur,
        f"{quoi} {quote(nom)} n’existe pas dans ce parcours.",
        "Corrigez ce nom, ou ajoutez ce qui manque.",
    )


def list_ids(parcours: Parcours) -> frozenset[str]:
    """Ids of the nodes and of the choices."""
    choix = (choix.id for question in parcours.questions for choix in question.choix)
    return frozenset(noeud.id for noeud in parcours.noeuds).union(choix)


REGLES = (check_longueurs, check_reserves, check_anciens, check_renvois)
