"""The view of the form of one part: its fields, its faults, what a colleague wrote meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kit.admin.ecriture import Desaccord
from kit.admin.formulaires.choix import Demande
from kit.admin.formulaires.libelles import GROUPES, name_champ
from kit.admin.formulaires.parties import ENTETE, Partie
from kit.admin.formulaires.vues import ChampVue, Contexte, build_champs, sort_fautes
from kit.admin.noms import list_noms
from kit.content.document import Document
from kit.content.empreinte import dump_document
from kit.content.lecture import Faute

Brut = dict[str, Any]


@dataclass(frozen=True)
class Etat:
    """What the form holds now."""

    valeurs: Brut
    numero: int
    """Number of the revision that it will be compared with."""
    fautes: tuple[Faute, ...] = ()
    autres: Mapping[str, str] = field(default_factory=dict)
    """What a colleague wrote, by path of field."""
    collegue: str = ""
    demande: Demande = field(default_factory=Demande)
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


def title_partie(partie: Partie, document: str) -> str:
    """What is being edited."""
    if partie.id == ENTETE or partie.champ is None:
        return f"En-tête\u00a0: {document}"
    if partie.classe is None:
        return f"{name_champ(partie.champ)[0]}\u00a0: {document}"
    mot = GROUPES.get(partie.classe.__name__, "un élément")
    debut = f"Ajouter {mot}" if partie.noeud is None else f"Changer {mot}"
    return f"{debut}\u00a0: {document}"


def build_formulaire(document: Document, partie: Partie, etat: Etat) -> FormulaireVue:
    """The form of a part with what it holds."""
    fautes = sort_fautes(etat.fautes, _places(document, partie))
    champs = build_champs(
        partie.champs, etat.valeurs, Contexte(list_noms, fautes, etat.autres, etat.demande)
    )
    montrees = set(_list_noms_de_champs(champs))
    generales = tuple(p for nom, ps in fautes.items() if nom not in montrees for p in ps)
    return FormulaireVue(champs, etat.numero, generales, len(etat.fautes), etat.collegue)


def explain_desaccord(partie: Partie, valeurs: Brut, desaccord: Desaccord) -> Etat:
    """The form again, with what the colleague wrote beside each field; saving it then decides."""
    prefixe = _prefixe(partie)
    autres = {
        d.chemin.removeprefix(prefixe): _plain(d.local)
        for d in desaccord.divergences
        if d.chemin.startswith(prefixe)
    }
    par_rang = {_by_rank(chemin, valeurs): texte for chemin, texte in autres.items()}
    return Etat(valeurs, desaccord.derniere.numero, (), par_rang, desaccord.derniere.auteur)


def _places(document: Document, partie: Partie) -> dict[str, str]:
    """Where the fields of the form stand in the document, as validation names them."""
    if partie.classe is None or partie.champ is None:
        return {champ.nom: champ.nom for champ in partie.champs}
    liste = dump_document(document).get(partie.champ.nom, [])
    rang = next((i for i, n in enumerate(liste) if n["id"] == partie.noeud), len(liste))
    return {f"{partie.champ.nom}.{rang}": ""}


def _prefixe(partie: Partie) -> str:
    return f"{partie.id}." if partie.classe is not None else ""


def _by_rank(chemin: str, valeurs: Brut) -> str:
    """A path by ids as a path by ranks, which is how fields are named."""
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


def _plain(valeur: Any) -> str:  # noqa: ANN401 - plain data
    if valeur is None:
        return "(enlevé)"
    if isinstance(valeur, dict):
        return _plain(next((v for k, v in valeur.items() if k in ("texte", "titre")), "(changé)"))
    return ", ".join(map(_plain, valeur)) if isinstance(valeur, list) else str(valeur)


def _list_noms_de_champs(champs: Sequence[ChampVue]) -> list[str]:
    noms = [champ.nom for champ in champs]
    for champ in champs:
        for groupe in champ.groupes:
            noms += _list_noms_de_champs(groupe.champs)
    return noms
