"""Rules about time: what is no longer valid, what should have been read again."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from kit.content.annonce import Annonce
from kit.content.document import Document
from kit.content.fiche import Fiche
from kit.content.structure import Structure
from kit.content.valeur import Valeur
from kit.quality.constat import Constat, Regle, RegleDocument
from kit.quality.contexte import Contexte
from kit.quality.regles.renvois import list_cibles


def _write_jour(jour: date) -> str:
    return f"{jour:%d/%m/%Y}"


class RelecturePassee(RegleDocument):
    """The day before which the fiche had to be read again is over."""

    code = "relecture-passee"
    niveau = "avertissement"
    titre = "Date de relecture passée"
    remede = "Relisez la fiche avec ses sources, puis changez «\u202fa_verifier_avant\u202f»."

    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:
        """The day of the fiche, when it is over."""
        limite = document.a_verifier_avant if isinstance(document, Fiche) else None
        if limite is not None and limite < contexte.jour:
            yield "a_verifier_avant", f"À relire avant le {_write_jour(limite)}."


class ValiditeFinie(RegleDocument):
    """A fiche, a notice or a closing that belongs to the past."""

    code = "validite-finie"
    niveau = "avertissement"
    titre = "Validité finie"
    remede = "Retirez le document s’il n’est plus utile, ou prolongez sa date après l’avoir relu."

    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:
        """Each last day that is over."""
        for chemin, jour in _last_days(document):
            if jour is not None and jour < contexte.jour:
                yield chemin, f"Fini depuis le {_write_jour(jour)}."


def _last_days(document: Document) -> Iterator[tuple[str, date | None]]:
    match document:
        case Fiche():
            yield "valable_au", document.valable_au
        case Annonce():
            yield "jusqu_au", document.jusqu_au
        case Structure():
            for fermeture in document.fermetures:
                yield f"{fermeture.id}.au", fermeture.au


class ValeurSansPeriode(Regle):
    """A value in use that no period covers today: readers see "ask your préfecture"."""

    code = "valeur-finie"
    niveau = "erreur"
    titre = "Valeur sans période pour aujourd’hui"
    remede = "Ajoutez une période avec le chiffre du jour et sa source."

    def check(self, contexte: Contexte) -> Iterator[Constat]:
        """Each value that is used and has nothing to show."""
        emplois = Counter(
            cible.id
            for document in contexte.juges
            for cible in {cible for _chemin, cible in list_cibles(document, contexte)}
            if cible.genre == Valeur.GENRE
        )
        for valeur in contexte.all(Valeur):
            if emplois[valeur.id] and valeur.periode_at(contexte.jour) is None:
                jour = _write_jour(contexte.jour)
                emploi = f"Documents qui l’emploient\u00a0: {emplois[valeur.id]}."
                phrase = f"{valeur.libelle}\u00a0: rien pour le {jour}. {emploi}"
                yield self.find(valeur, "periodes", phrase)
