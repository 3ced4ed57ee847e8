"""The order of the nodes, the choices and where they lead (V04 to V11, V16, V17)."""

from collections.abc import Iterator

from kit.content.parcours import Choix, Parcours, QuestionPosee, Resultat
from kit.parcours.preuve.analyse import Analyse
from kit.parcours.probleme import Probleme, alerte, bloquant, name

CHOIX_MAX = 7
"""Choices that one reads at a glance; « je ne sais pas » and « aucun » are not counted."""


def check_ordre(analyse: Analyse) -> Iterator[Probleme]:
    """V04: first something to answer or to read; results last. V11: no result."""
    noeuds = analyse.parcours.noeuds
    if not noeuds or isinstance(noeuds[0], Resultat):
        yield bloquant(
            "V04",
            noeuds[0].id if noeuds else None,
            "Le parcours ne commence pas par une question.",
            "Mettez d’abord une question, ou une information à lire.",
        )
    deja = False
    for noeud in noeuds[1:]:
        deja = deja or isinstance(noeud, Resultat)
        if deja and not isinstance(noeud, Resultat):
            yield bloquant(
                "V04",
                noeud.id,
                f"{name(analyse.parcours, noeud.id)} vient après un résultat.",
                "Mettez tous les résultats à la fin.",
            )
    if not analyse.parcours.resultats:
        yield bloquant(
            "V11", None, "Le parcours n’a aucun résultat.", "Ajoutez au moins un résultat."
        )


def check_nombre(analyse: Analyse) -> Iterator[Probleme]:
    """V05: a question without a choice to make. V06: too many choices at once."""
    for question in analyse.parcours.questions:
        titre = name(analyse.parcours, question.id)
        if len(question.choix) < 2:  # noqa: PLR2004 - one choice is no question
            yield bloquant(
                "V05",
                question.id,
                f"La question {titre} n’a pas deux réponses possibles.",
                "Ajoutez une réponse, ou faites-en une information à lire.",
            )
        nombre, temoin = _count_offerts(analyse, question)
        if nombre > CHOIX_MAX:
            yield alerte(
                "V06",
                question.id,
                f"La question {titre} propose jusqu’à {nombre} réponses à la fois.",
                "Regroupez-les : une première question par famille, puis le détail.",
                temoin,
            )


def _count_offerts(analyse: Analyse, question: QuestionPosee) -> tuple[int, tuple[str, ...] | None]:
    """The most ordinary choices offered at once; as written when the parcours is not walkable."""
    if analyse.is_walkable:
        offre = analyse.exploration.releve.offres.get(question.id)
        return (offre[0], offre[1].list()) if offre else (0, None)
    return sum(choix.role == "choix" for choix in question.choix), None


def check_sauts(analyse: Analyse) -> Iterator[Probleme]:
    """V07 to V10: where choices lead."""
    parcours = analyse.parcours
    rangs = {noeud.id: rang for rang, noeud in enumerate(parcours.noeuds)}
    for question in parcours.questions:
        for choix in question.choix:
            if choix.vers is None:
                continue
            if question.plusieurs and choix.role == "choix":
                yield _saut_de_case(parcours, choix)
            if choix.vers not in rangs:
                yield _sans_arrivee(parcours, choix)
            elif rangs[choix.vers] <= rangs[question.id]:
                yield _en_arriere(parcours, choix)
            elif choix.vers == _find_suite(parcours, rangs[question.id]):
                yield _inutile(parcours, choix)


def _find_suite(parcours: Parcours, rang: int) -> str | None:
    """The node after another; a jump to a result is never useless, it says what is concluded."""
    suite = parcours.noeuds[rang + 1 :]
    return next((noeud.id for noeud in suite if not isinstance(noeud, Resultat)), None)


def _saut_de_case(parcours: Parcours, choix: Choix) -> Probleme:
    return bloquant(
        "V10",
        choix.id,
        f"La case {name(parcours, choix.id)} mène à une autre page, mais on peut cocher plusieurs "
        "cases à la fois.",
        "Retirez ce renvoi, et mettez une condition sur la question qui suit.",
    )


def _sans_arrivee(parcours: Parcours, choix: Choix) -> Probleme:
    return bloquant(
        "V07",
        choix.id,
        f"La réponse {name(parcours, choix.id)} mène à « {choix.vers} », qui n’existe pas.",
        "Choisissez une question ou un résultat du parcours.",
    )


def _en_arriere(parcours: Parcours, choix: Choix) -> Probleme:
    return bloquant(
        "V08",
        choix.id,
        f"La réponse {name(parcours, choix.id)} ramène en arrière, vers « {choix.vers} » : on "
        "tournerait en rond.",
        "Choisissez une question plus loin, ou un résultat.",
    )


def _inutile(parcours: Parcours, choix: Choix) -> Probleme:
    return alerte(
        "V09",
        choix.id,
        f"La réponse {name(parcours, choix.id)} mène à ce qui vient de toute façon ensuite.",
        "Retirez ce renvoi : l’ordre des questions suffit.",
    )


def check_roles(analyse: Analyse) -> Iterator[Probleme]:
    """V16: what to answer when no box fits. V17: what to answer when one does not know."""
    for question in analyse.parcours.questions:
        titre = name(analyse.parcours, question.id)
        roles = [choix.role for choix in question.choix]
        if roles.count("aucun") > 1 or roles.count("je-ne-sais-pas") > 1:
            yield bloquant(
                "V16",
                question.id,
                f"La question {titre} dit deux fois « aucun » ou « je ne sais pas ».",
                "Gardez-en un seul.",
            )
        if question.plusieurs and set(roles) == {"choix"}:
            yield bloquant(
                "V16",
                question.id,
                f"Qui n’a rien à cocher à la question {titre} ne peut pas continuer.",
                "Ajoutez une réponse « aucun de ces cas ».",
            )
        if "aucun" in roles and not question.plusieurs:
            yield alerte(
                "V16",
                question.id,
                f"« Aucun » ne sert qu’aux cases à cocher, et la question {titre} n’en a pas.",
                "Faites-en une réponse comme les autres.",
            )
        if "je-ne-sais-pas" not in roles:
            yield alerte(
                "V17",
                question.id,
                f"On ne peut pas répondre « je ne sais pas » à la question {titre}.",
                "Ajoutez cette réponse, et dites où elle mène.",
            )


REGLES = (check_ordre, check_nombre, check_sauts, check_roles)
