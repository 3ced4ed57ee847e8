"""The view of the form of one part: its fields, its faults, what a colleague wrote meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kit.admin.ecriture import Desaccord
from kit.admin.formulaires.choix import Aides
from kit.admin.formulaires.desaccords import by_rank, read_chemin, write_chemin
from kit.admin.formulaires.libelles import CHAMPS, name_champ, name_groupe
from kit.admin.formulaires.parties import ENTETE, Partie, read_partie
from kit.admin.formulaires.vues import ChampVue, Contexte, build_champs, sort_fautes
from kit.admin.noms import list_noms
from kit.content.document import Document
from kit.content.empreinte import dump_document
from kit.content.lecture import Faute

Brut = dict[str, Any]


@dataclass(frozen=True)
class DesaccordVue:
    """A place where a colleague wrote something else."""

    chemin: str
    """The place by ids: what the two buttons act on."""
    nom: str
    """What is there, in words."""
    texte: str
    """What the colleague wrote."""


@dataclass(frozen=True)
class Etat:
    """What the form holds now."""

    valeurs: Brut
    numero: int
    """Number of the revision that it will be compared with."""
    fautes: tuple[Faute, ...] = ()
    desaccords: tuple[str, ...] = ()
    """Places by ids where one has not chosen yet between two texts."""
    autres: Brut = field(default_factory=dict)
    """The same part as the colleague left it."""
    collegue: str = ""
    retiree: bool = False
    """Whether a colleague took the whole part away."""
    vise: str = ""
    """Path by ranks of the group or field to go to."""
    aides: Aides = field(default_factory=Aides)
    """What was typed in what helps to fill the fields in."""


@dataclass(frozen=True)
class FormulaireVue:
    """The form, ready to show."""

    champs: tuple[ChampVue, ...]
    numero: int
    generales: tuple[str, ...]
    """Faults that belong to no field."""
    nombre: int
    """Faults in all."""
    collegue: str
    """Who wrote the same place meanwhile; empty without conflict."""
    retiree: bool
    desaccords: Mapping[str, DesaccordVue]
    """By path of field."""
    restes: tuple[DesaccordVue, ...]
    """Those that belong to no field: groups added or taken away."""
    vise: str
    """Path of the field or group that gets the keyboard; empty: no one in particular."""


def title_partie(partie: Partie, document: str) -> str:
    """What is being edited."""
    if partie.id == ENTETE or partie.champ is None:
        return f"En-tête\u00a0: {document}"
    if partie.classe is None:
        return f"{name_champ(partie.champ)[0]}\u00a0: {document}"
    mot = name_groupe(partie.classe)
    debut = f"Ajouter {mot}" if partie.noeud is None else f"Changer {mot}"
    return f"{debut}\u00a0: {document}"


def build_formulaire(document: Document, partie: Partie, etat: Etat) -> FormulaireVue:
    """The form of a part with what it holds."""
    fautes = sort_fautes(etat.fautes, _places(document, partie))
    desaccords = {by_rank(c, etat.valeurs): _desaccord(c, etat.autres) for c in etat.desaccords}
    autres = {nom: desaccord.texte for nom, desaccord in desaccords.items()}
    contexte = Contexte(list_noms, fautes, autres, etat.aides)
    champs = build_champs(partie.champs, etat.valeurs, contexte)
    montrees = list_noms_de_champs(champs)
    generales = tuple(p for nom, ps in fautes.items() if nom not in montrees for p in ps)
    restes = tuple(d for nom, d in desaccords.items() if nom not in montrees)
    return FormulaireVue(
        champs,
        etat.numero,
        generales,
        len(etat.fautes),
        etat.collegue,
        etat.retiree,
        desaccords,
        restes,
        etat.vise or next((nom for nom in montrees if fautes.get(nom) or nom in autres), ""),
    )


def explain_desaccord(partie: Partie, valeurs: Brut, desaccord: Desaccord) -> Etat:
    """The form again with both texts: what only the colleague changed is taken, the rest asked."""
    prefixe = f"{partie.id}." if partie.classe is not None else ""
    autres = read_partie(partie, dump_document(desaccord.melange))
    numero, collegue = desaccord.derniere.numero, desaccord.derniere.auteur
    propres = [d for d in desaccord.divergences if d.chemin and d.chemin.startswith(prefixe)]
    if not autres or len(propres) < len(desaccord.divergences):
        return Etat(valeurs, numero, collegue=collegue, retiree=autres is None)
    chemins = tuple(d.chemin.removeprefix(prefixe) for d in propres)
    meles = autres
    for chemin, divergence in zip(chemins, propres, strict=True):
        meles = write_chemin(meles, chemin, divergence.propose)
    return Etat(meles, numero, desaccords=chemins, autres=autres, collegue=collegue)


def _desaccord(chemin: str, autres: Brut) -> DesaccordVue:
    noms = [mot for mot in chemin.split(".") if mot in CHAMPS]
    return DesaccordVue(
        chemin, CHAMPS[noms[-1]][0] if noms else chemin, _plain(read_chemin(autres, chemin))
    )


def _places(document: Document, partie: Partie) -> dict[str, str]:
    """Where the fields of the form stand in the document, as validation names them."""
    if partie.classe is None or partie.champ is None:
        return {champ.nom: champ.nom for champ in partie.champs}
    liste = dump_document(document).get(partie.champ.nom, [])
    rang = next((i for i, n in enumerate(liste) if n["id"] == partie.noeud), len(liste))
    return {f"{partie.champ.nom}.{rang}": ""}


def _plain(valeur: Any) -> str:  # noqa: ANN401 - plain data
    if valeur is None:
        return "(enlevé)"
    if isinstance(valeur, dict):
        return _plain(next((v for k, v in valeur.items() if k in ("texte", "titre")), "(changé)"))
    return ", ".join(map(_plain, valeur)) if isinstance(valeur, list) else str(valeur)


def list_noms_de_champs(champs: Sequence[ChampVue]) -> list[str]:
    """Paths of the fields, groups included, in the order of the page."""
    noms = [champ.nom for champ in champs]
    for champ in champs:
        for groupe in champ.groupes:
            noms += list_noms_de_champs(groupe.champs)
    return noms
