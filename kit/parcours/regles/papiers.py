"""Computed papers and remarks, and results that say nothing (V23, V24, V28)."""

from collections.abc import Iterator

from kit.content.conditions import Condition
from kit.content.parcours import Encart, PieceCalculee, Resultat
from kit.parcours.preuve.analyse import Analyse, is_concerned
from kit.parcours.probleme import Probleme, alerte, bloquant, name, quote


def check_conditionnelles(analyse: Analyse) -> Iterator[Probleme]:
    """V24: papers asked for of nobody or of everybody. V23: the same for remarks."""
    if not analyse.is_exacte:
        return
    for porteur, condition in analyse.iterate_conditionnelles():
        valeurs = analyse.observe(condition, porteur.resultats)
        if valeurs is None:
            continue
        if True not in valeurs:
            yield _jamais(porteur)
        elif False not in valeurs and not _says_why(porteur):
            yield _toujours(porteur, valeurs[True])


def _says_why(porteur: PieceCalculee | Encart) -> bool:
    """Whether a condition that is always true still tells why a paper of some results is asked."""
    return isinstance(porteur, PieceCalculee) and bool(porteur.resultats)


def _jamais(porteur: PieceCalculee | Encart) -> Probleme:
    if isinstance(porteur, Encart):
        return alerte(
            "V23",
            porteur.id,
            f"Personne ne verra la remarque « {porteur.id} ».",
            "Changez sa condition ou ses résultats, ou supprimez-la.",
        )
    verbe = "retiré de la liste" if porteur.retiree else "demandé"
    return alerte(
        "V24",
        porteur.id,
        f"Le papier {_name(porteur)} n’est jamais {verbe}.",
        "Changez sa condition ou ses résultats, ou supprimez-le.",
    )


def _toujours(porteur: PieceCalculee | Encart, temoin: tuple[str, ...]) -> Probleme:
    if isinstance(porteur, Encart):
        return alerte(
            "V23",
            porteur.id,
            f"Tous ceux qui arrivent à ses résultats voient la remarque « {porteur.id} ».",
            "Changez sa condition, ou écrivez-la dans ces résultats.",
            temoin,
        )
    verbe = "retiré à tous" if porteur.retiree else "demandé à tous"
    return alerte(
        "V24",
        porteur.id,
        f"Le papier {_name(porteur)} est {verbe} : sa condition ne sert à rien.",
        "Retirez cette condition.",
        temoin,
    )


def _name(piece: PieceCalculee) -> str:
    return quote(piece.piece or piece.lot or piece.id)


def check_contenu(analyse: Analyse) -> Iterator[Probleme]:
    """V28: a path that ends on a title, and nothing to do."""
    for resultat in analyse.parcours.resultats:
        if resultat.blocs or resultat.fiches or resultat.demarche:
            continue
        temoin = _find_vide(analyse, resultat)
        if temoin is not None:
            yield bloquant(
                "V28",
                resultat.id,
                f"Le résultat {name(analyse.parcours, resultat.id)} ne dit pas quoi faire : ni "
                "texte, ni fiche, ni papier.",
                "Écrivez quoi faire, ou choisissez une fiche.",
                temoin or None,
            )


def _find_vide(analyse: Analyse, resultat: Resultat) -> tuple[str, ...] | None:
    """Answers that lead to a result and ask for no paper, empty when they are not known.

    None when there are none.
    """
    ajoutees = [
        piece
        for piece in analyse.parcours.pieces
        if not piece.retiree and is_concerned(piece.resultats, resultat.id)
    ]
    conditions = tuple(piece.si for piece in ajoutees if piece.si is not None)
    if len(conditions) < len(ajoutees):
        return None
    if not analyse.is_exacte:
        return () if not conditions else None
    if not conditions:
        chaine = analyse.exploration.releve.resultats.get(resultat.id)
        return chaine.list() if chaine else ()
    valeurs = analyse.prove(Condition(un=conditions), (resultat.id,))
    return valeurs.get(False) if valeurs is not None else None


REGLES = (check_conditionnelles, check_contenu)
