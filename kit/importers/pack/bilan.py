"""What an import did, for people to read."""

from dataclasses import dataclass
from itertools import groupby

from kit.content.fusion import Divergence
from kit.content.liens import Cible

_NOMS_MONTRES = 30
"""Names listed for one kind of document: an import of the State's data brings thousands."""


@dataclass(frozen=True)
class ConflitTrouve:
    """A place that both the instance and the pack changed; the local text was kept."""

    document: Cible
    divergence: Divergence


@dataclass(frozen=True)
class TraductionPartielle:
    """A translation of the pack that was not added."""

    cle: str
    langue: str


@dataclass(frozen=True)
class Bilan:
    """What an import did."""

    crees: tuple[Cible, ...] = ()
    publies: tuple[Cible, ...] = ()
    inchanges: tuple[Cible, ...] = ()
    mises_a_jour_proposees: tuple[Cible, ...] = ()
    fusionnes: tuple[Cible, ...] = ()
    conflits: tuple[ConflitTrouve, ...] = ()
    disparus: tuple[Cible, ...] = ()
    """Documents that the pack held before and holds no more: left alone."""
    traductions_ajoutees: int = 0
    traductions_locales_gardees: tuple[TraductionPartielle, ...] = ()
    """The instance has another text for the same French."""
    traductions_sans_document: tuple[TraductionPartielle, ...] = ()

    def phrases(self) -> tuple[str, ...]:
        """The same in plain French, one line each; one line when nothing happened."""
        lignes = [
            f"{titre} : {_names(getattr(self, champ))}."
            for champ, titre in _TITRES.items()
            if getattr(self, champ)
        ]
        lignes += [
            f"À décider dans {c.document.genre} « {c.document.id} », à l’endroit "
            f"« {c.divergence.chemin or 'tout le document'} » : le texte local est gardé."
            for c in self.conflits
        ]
        if self.traductions_ajoutees:
            lignes.append(f"Traductions ajoutées : {self.traductions_ajoutees}.")
        lignes += _grouped("Traductions locales gardées", self.traductions_locales_gardees)
        lignes += _grouped("Traductions sans document, ignorées", self.traductions_sans_document)
        if self.inchanges:
            lignes.append(f"Documents inchangés : {len(self.inchanges)}.")
        return tuple(lignes) or ("Le pack est vide, rien n’a changé.",)


_TITRES = {
    "crees": "Documents créés",
    "publies": "Documents publiés",
    "mises_a_jour_proposees": "Mises à jour proposées, à relire et à publier",
    "fusionnes": "Modifications du pack ajoutées à vos textes, à relire et à publier",
    "disparus": "Documents absents du pack, laissés tels quels",
}


def _names(cibles: tuple[Cible, ...]) -> str:
    """`12 (fiche : a, b ; piece : c)`."""
    triees = sorted(cibles, key=lambda c: (c.genre, c.id))
    groupes = [
        f"{genre} : {_shortened([c.id for c in groupe])}"
        for genre, groupe in groupby(triees, key=lambda c: c.genre)
    ]
    return f"{len(cibles)} ({' ; '.join(groupes)})"


def _shortened(noms: list[str]) -> str:
    if len(noms) <= _NOMS_MONTRES:
        return ", ".join(noms)
    return f"{', '.join(noms[:_NOMS_MONTRES])} et {len(noms) - _NOMS_MONTRES} autres"


def _grouped(titre: str, partielles: tuple[TraductionPartielle, ...]) -> list[str]:
    triees = sorted(partielles, key=lambda p: (p.langue, p.cle))
    return [
        f"{titre} en « {langue} » : {', '.join(p.cle for p in groupe)}."
        for langue, groupe in groupby(triees, key=lambda p: p.langue)
    ]
