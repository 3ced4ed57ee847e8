"""Two texts for one field: reading and changing one place of a form, named by the ids on the way.

A path goes through fields by name and through lists by the id of the group: `blocs.p1.texte`.
Moving a group does not change it.
"""

from typing import Any

from kit.admin.formulaires.gestes import Geste

Brut = dict[str, Any]


def read_chemin(valeurs: Brut, chemin: str) -> Any:  # noqa: ANN401 - plain data
    """What is at a place; None when there is nothing."""
    ici: Any = valeurs
    for mot in chemin.split("."):
        if isinstance(ici, list):
            ici = next((n for n in ici if isinstance(n, dict) and n.get("id") == mot), None)
        else:
            ici = ici.get(mot) if isinstance(ici, dict) else None
    return ici


def write_chemin(valeurs: Brut, chemin: str, valeur: Any) -> Brut:  # noqa: ANN401 - plain data
    """A copy with something else at a place; None takes away what is there."""
    nom, _, reste = chemin.partition(".")
    ici = valeurs.get(nom)
    if reste and isinstance(ici, dict):
        return {**valeurs, nom: write_chemin(ici, reste, valeur)}
    if reste and isinstance(ici, list):
        return {**valeurs, nom: _write_noeud(ici, reste, valeur)}
    if reste:
        return valeurs
    sans = {cle: v for cle, v in valeurs.items() if cle != nom}
    return sans if valeur is None else {**valeurs, nom: valeur}


def by_rank(chemin: str, valeurs: Brut) -> str:
    """The same path by ranks, which is how fields are named in the page."""
    mots: list[str] = []
    ici: Any = valeurs
    for mot in chemin.split("."):
        if isinstance(ici, list):
            rang = next((i for i, n in enumerate(ici) if n.get("id") == mot), None)
            mots.append(mot if rang is None else str(rang))
            ici = None if rang is None else ici[rang]
        else:
            mots.append(mot)
            ici = ici.get(mot) if isinstance(ici, dict) else None
    return ".".join(mots)


def find_vise(valeurs: Brut, geste: Geste) -> str:
    """Path by ranks of the group to look at once a gesture is done; of its list, when none is."""
    *debut, dernier = geste.chemin
    if not dernier.isdecimal():
        liste = _at(valeurs, geste.chemin)
        return ".".join([*geste.chemin, str(len(liste) - 1)] if liste else geste.chemin)
    liste = _at(valeurs, tuple(debut))
    pas = {"monter": -1, "descendre": 1, "ajouter": 1}.get(geste.verbe, 0)
    rang = min(max(int(dernier) + pas, 0), len(liste) - 1)
    return ".".join([*debut, str(rang)] if liste else debut)


def _at(valeurs: Brut, chemin: tuple[str, ...]) -> list[Any]:
    ici: Any = valeurs
    for mot in chemin:
        if isinstance(ici, list):
            ici = ici[int(mot)] if mot.isdecimal() and int(mot) < len(ici) else None
        else:
            ici = ici.get(mot) if isinstance(ici, dict) else None
    return ici if isinstance(ici, list) else []


def _write_noeud(liste: list[Any], chemin: str, valeur: Any) -> list[Any]:  # noqa: ANN401 - plain data
    identifiant, _, reste = chemin.partition(".")
    if reste:
        return [write_chemin(n, reste, valeur) if n.get("id") == identifiant else n for n in liste]
    if valeur is None:
        return [n for n in liste if n.get("id") != identifiant]
    if any(n.get("id") == identifiant for n in liste):
        return [valeur if n.get("id") == identifiant else n for n in liste]
    return [*liste, valeur]
