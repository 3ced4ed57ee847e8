"""What helps to fill a form in, and saves nothing: searches, marks put into a text, pasted texts.

Each button sends the whole form with a word and the path of a field: `chercher:voir_aussi`,
`inserer:blocs.0.texte:[[ANEF]]`, `lire:blocs`, `coller:blocs`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kit.admin.formulaires.chemins import change_at
from kit.admin.formulaires.choix import Aides
from kit.admin.formulaires.schema import Champ
from kit.admin.formulaires.vues import ChampVue, Contexte, build_champs
from kit.admin.vues.partie import Etat
from kit.content.collage import CollageTropGrandError, read_collage

CHERCHE, COLLE, HTML = "_cherche.", "_colle.", "_html."
"""What the names of the fields that help begin with: no field of a document begins so."""
_SIGNES_MAX = 300
"""Of what is searched for, and of a mark."""


def read_aides(champs: Mapping[str, Sequence[str]]) -> Aides:
    """What was typed beside the fields of a form."""
    dits = {nom: valeurs[0] for nom, valeurs in champs.items() if valeurs}
    cherche = {nom[len(CHERCHE) :]: v for nom, v in dits.items() if nom.startswith(CHERCHE)}
    colles = {nom[len(COLLE) :]: v for nom, v in dits.items() if nom.startswith(COLLE)}
    bruts = {nom: (texte, dits.get(f"{HTML}{nom}", "")) for nom, texte in colles.items()}
    return Aides({nom: v[:_SIGNES_MAX] for nom, v in cherche.items()}, {}, bruts)


def apply_aide(champs: Sequence[Champ], etat: Etat, geste: str) -> Etat:
    """The form once the button is pressed; as it was when the button does not help there."""
    verbe, _, reste = geste.partition(":")
    chemin, _, marque = reste.partition(":")
    vue = find_champ(build_champs(champs, etat.valeurs, Contexte(_name_rien, {}, {})), chemin)
    if vue is None:
        return etat
    if verbe == "chercher" and vue.choix:
        return replace(etat, vise=f"{CHERCHE}{chemin}")
    if verbe == "inserer" and vue.genre == "texte":
        return _insert(etat, chemin, marque[:_SIGNES_MAX])
    if verbe == "lire" and vue.collage:
        return _read(etat, chemin)
    if verbe == "coller" and vue.collage:
        return _add(_read(etat, chemin), chemin)
    return etat


def find_champ(champs: Sequence[ChampVue], nom: str) -> ChampVue | None:
    """The field of a form at a path; None when the form has it not."""
    for champ in champs:
        if champ.nom == nom:
            return champ
        for groupe in champ.groupes:
            trouve = find_champ(groupe.champs, nom)
            if trouve is not None:
                return trouve
    return None


def _insert(etat: Etat, champ: str, marque: str) -> Etat:
    """A mark more at the end of a text."""

    def append(texte: object) -> str:
        return f"{texte} {marque}" if texte else marque

    return replace(etat, valeurs=change_at(etat.valeurs, champ, append), aides=Aides(), vise=champ)


def _read(etat: Etat, champ: str) -> Etat:
    """With what the paste would add, or why it cannot."""
    aides = etat.aides
    texte, html = aides.bruts.get(champ, ("", ""))
    try:
        collage = read_collage(texte, html)
    except CollageTropGrandError as error:
        # What is too long is not sent back: the page would not hold it either.
        vide = {**aides.bruts, champ: ("", "")}
        refus = replace(aides, refus={champ: error.phrase}, bruts=vide)
        return replace(etat, aides=refus, vise=f"{COLLE}{champ}")
    return replace(etat, aides=replace(aides, colles={champ: collage}), vise=f"{COLLE}{champ}")


def _add(etat: Etat, champ: str) -> Etat:
    """Blocks more at the end of a list, the paste forgotten."""
    collage = etat.aides.colles.get(champ)
    if collage is None:
        return etat
    nouveaux = [bloc.as_brut() for bloc in collage.blocs]
    valeurs = change_at(etat.valeurs, champ, lambda v: [*(v or ()), *nouveaux])
    return replace(etat, valeurs=valeurs, aides=Aides(), vise=champ)


def _name_rien(_genre: str) -> tuple[tuple[str, str], ...]:
    return ()
