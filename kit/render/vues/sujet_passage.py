"""What a slip is about: a fiche or a result, the papers that it may name, what is offered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kit.content.fiche import Fiche
from kit.content.parcours import Parcours, Resultat
from kit.content.phrase import Phrase
from kit.content.piece import Lot, Piece
from kit.content.structure import Structure
from kit.parcours.liste import Demande, list_demandes, list_possibles
from kit.passage.bon import Lu, Offre, read_bon
from kit.render.passages import Lecteur, Passage
from kit.store.catalogue import Catalogue

Parametres = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SujetBon:
    """A fiche, a result, or neither: then no paper can be named."""

    demandes: tuple[Demande, ...] = ()
    """The papers, each once; all of them are published."""
    parametres: Parametres = ()
    """What names it in an address."""
    fiche: Fiche | None = None
    parcours: Parcours | None = None
    resultat: Resultat | None = None

    def titre(self, lecteur: Lecteur) -> Passage | None:
        """What it is called; None when it is about nothing."""
        if self.resultat and self.parcours:
            return lecteur.skimming().open(self.parcours).passage(f"{self.resultat.id}.titre")
        return lecteur.skimming().open(self.fiche).passage("titre") if self.fiche else None

    def page(self, lecteur: Lecteur) -> str | None:
        """Its page; None when it is about nothing."""
        if self.resultat and self.parcours:
            chemin = f"parcours/{self.parcours.adresse}/r/{self.resultat.id}"
            return lecteur.adresses.page(chemin)
        return lecteur.adresses.fiche(self.fiche.adresse) if self.fiche else None


@dataclass(frozen=True)
class BonLu:
    """A slip read in an address, and what it is about."""

    sujet: SujetBon
    lu: Lu


def open_bon(catalogue: Catalogue, saisies: Mapping[str, Sequence[str]]) -> BonLu:
    """The nearest slip that can be given for what an address or a form says."""
    sujet = _find_sujet(catalogue, {nom: valeurs[0] for nom, valeurs in saisies.items() if valeurs})
    lu = read_bon(sujet.parametres, saisies, offer(catalogue, sujet))
    nommes = any(valeur for nom in ("fiche", "parcours") for valeur in saisies.get(nom, ()))
    if nommes and not sujet.parametres:
        lu = Lu(lu.bon, lu.remarques | {"incompris"})
    return BonLu(sujet, lu)


def offer(catalogue: Catalogue, sujet: SujetBon) -> Offre:
    """What a slip about something may say today."""
    return Offre(
        tuple(demande.demandee.piece or "" for demande in sujet.demandes),
        tuple(phrase.id for phrase in list_phrases(catalogue)),
        frozenset(structure.id for structure in catalogue.all(Structure)),
        catalogue.jour,
    )


def list_phrases(catalogue: Catalogue) -> Iterator[Phrase]:
    """The sentences that a slip may bear."""
    return (phrase for phrase in catalogue.all(Phrase) if phrase.usage == "passage")


def _find_sujet(catalogue: Catalogue, saisie: Mapping[str, str]) -> SujetBon:
    lots = {lot.id: lot for lot in catalogue.all(Lot)}
    fiche = catalogue.find(Fiche, saisie.get("fiche", ""))
    if fiche is not None:
        demandes = _readable(catalogue, list_demandes(fiche, fiche.pieces, lots))
        return SujetBon(demandes, (("fiche", fiche.adresse),), fiche=fiche)
    parcours = catalogue.find(Parcours, saisie.get("parcours", ""))
    resultat = _find_resultat(parcours, saisie.get("r", "")) if parcours else None
    if parcours is None or resultat is None:
        return SujetBon()
    sienne = catalogue.offered_fiche(resultat.fiches[0]) if resultat.fiches else None
    demandes = _readable(catalogue, list_possibles(parcours, resultat, sienne, lots))
    parametres = (("parcours", parcours.adresse), ("r", resultat.id))
    return SujetBon(demandes, parametres, parcours=parcours, resultat=resultat)


def _find_resultat(parcours: Parcours, identifiant: str) -> Resultat | None:
    """A result by its id, or one that it had."""
    return next((r for r in parcours.resultats if identifiant in (r.id, *r.anciens_ids)), None)


def _readable(catalogue: Catalogue, demandes: Iterator[Demande]) -> tuple[Demande, ...]:
    """Those whose paper is published: nobody could read what the others are."""
    return tuple(demande for demande in demandes if catalogue.get(Piece, demande.demandee.piece))
