"""What a new version does to people and to old links (V42, V43, V44)."""

from collections.abc import Collection, Iterator, Mapping

from kit.content.parcours import Parcours
from kit.parcours.ecart.alignement import align
from kit.parcours.ecart.comparaison import Comparaison, count
from kit.parcours.probleme import Probleme, alerte, bloquant, name


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


def check_feuilles(
    avant: Parcours, apres: Parcours, feuilles: Mapping[str, Collection[str]]
) -> Iterator[Probleme]:
    """V44: results to which a code on paper leads today, and will not any more.

    `feuilles` gives the codes of the sheets by id that they print. A sheet links to results only,
    by the id they had when it was printed: a past id that is kept is as good as the present one.
    """
    compris = _list_compris(apres)
    perdus: dict[str, set[str]] = {}
    for nom, resultat in _list_compris(avant).items():
        if nom in feuilles and nom not in compris:
            perdus.setdefault(resultat, set()).update(feuilles[nom])
    for resultat, codes in perdus.items():
        combien = f"{len(codes)} feuilles imprimées" if len(codes) > 1 else "Une feuille imprimée"
        mene = "mènent" if len(codes) > 1 else "mène"
        dits = ", ".join(f"{code[:4]}-{code[4:]}" for code in sorted(codes))
        yield alerte(
            "V44",
            resultat,
            f"{combien} {mene} au résultat {name(avant, resultat)} (« {resultat} »), qui n’existe "
            f"plus dans cette version : {dits}.",
            "Remplacez ces feuilles, ou ajoutez cet identifiant aux anciens noms de ce qui le "
            "remplace.",
        )


def _list_compris(parcours: Parcours) -> dict[str, str]:
    """Id of the result by each id that it has or had; an id in use comes before a past one."""
    anciens = {nom: r.id for r in parcours.resultats for nom in r.anciens_ids}
    return anciens | {r.id: r.id for r in parcours.resultats}
