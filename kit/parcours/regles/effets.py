"""Questions and choices that change nothing (V25, V27)."""

from collections.abc import Iterator

from kit.content.parcours import QuestionPosee
from kit.parcours.preuve.analyse import Analyse
from kit.parcours.preuve.equivalences import Equivalences
from kit.parcours.probleme import Probleme, alerte, name


def check_effets(analyse: Analyse) -> Iterator[Probleme]:
    """V25: a question whose answers all come to the same. V27: two choices that do."""
    if not analyse.is_exacte:
        return
    releve, parcours = analyse.exploration.releve, analyse.parcours
    equivalences = Equivalences(analyse)
    for question in parcours.questions:
        if question.id not in releve.vus:
            continue
        if equivalences.is_sans_effet(question):
            yield alerte(
                "V25",
                question.id,
                f"La question {name(parcours, question.id)} ne change rien : ni la suite, ni le "
                "résultat, ni les papiers.",
                "Supprimez-la, ou servez-vous de ses réponses.",
                releve.vus[question.id].list(),
            )
        else:
            yield from _check_choix(analyse, equivalences, question)


def _check_choix(
    analyse: Analyse, equivalences: Equivalences, question: QuestionPosee
) -> Iterator[Probleme]:
    for groupe in equivalences.list_pareils(question):
        noms = ", ".join(name(analyse.parcours, choix) for choix in groupe)
        yield alerte(
            "V27",
            groupe[0],
            f"Ces réponses donnent toujours la même suite : {noms}.",
            "Réunissez-les en une seule, si les gens s’y retrouvent.",
            analyse.exploration.releve.vus[groupe[0]].list(),
        )


REGLES = (check_effets,)
