"""What a new version does to people and to old links (V42, V43)."""

from collections.abc import Iterator

from kit.content.parcours import Parcours
from kit.parcours.ecart.alignement import align
from kit.parcours.ecart.comparaison import Comparaison, count
from kit.parcours.probleme import Probleme, bloquant, name


def check_resultats(comparaison: Comparaison) -> Iterator[Probleme]:
    """V42: people who would leave with something else; whoever publishes must have seen it."""
    situations = (*comparaison.resultats_changes, *comparaison.listes_changees)
    remede = "Lisez ces situations, puis dites que vous les avez vues."
    if not comparaison.marchable:
        return
    if situations:
        parties = (
            ("le résultat", comparaison.resultats_changes),
            ("les papiers ou les remarques", comparaison.listes_changees),
        )
        dits = [f"{quoi} dans {count(cas)}" for quoi, cas in parties if cas]
        phrase = f"Cette version change {', et '.join(dits)}."
        yield bloquant("V42", None, phrase, remede, situations[0].temoin)
    elif not comparaison.exacte:
        yield bloquant(
            "V42",
            None,
            "Les deux versions sont trop grandes pour être comparées en entier : personne ne sait "
            "si des résultats changent.",
            "Essayez vous-même les cas que vous avez changés, puis dites que vous l’avez fait.",
        )


def check_noms(avant: Parcours, apres: Parcours) -> Iterator[Probleme]:
    """V43: ids that were published, and that nothing explains any more."""
    alignement = align(avant, apres)
    retires = set(apres.retires)
    connus = {**alignement.noeuds, **alignement.choix}
    anciens = [noeud.id for noeud in avant.noeuds]
    anciens += [c.id for q in avant.questions if q.id not in retires for c in q.choix]
    for nom in anciens:
        if nom not in connus and nom not in retires:
            yield bloquant(
                "V43",
                nom,
                f"{name(avant, nom)} (« {nom} ») a été publié, et n’existe plus : les anciens "
                "liens ne seront pas compris.",
                "Ajoutez-le à la liste des retirés, ou aux anciens noms de ce qui le remplace.",
            )
    for nom in avant.retires:
        if nom not in retires:
            yield bloquant(
                "V43",
                nom,
                f"« {nom} » n’est plus dans la liste des retirés : un autre pourrait prendre ce "
                "nom.",
                "Remettez-le dans cette liste.",
            )
