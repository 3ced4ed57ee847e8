"""Rules about facts: each has a source, each doubt says what to check."""

from collections.abc import Iterator

from kit.content.document import Document
from kit.content.source import Verification
from kit.content.valeur import Valeur
from kit.quality.constat import RegleDocument
from kit.quality.contexte import Contexte
from kit.quality.phrases import count_mots

_AVEC_SOURCE = frozenset({"fiche", "question", "annonce", "urgence", "piece"})
"""Kinds that tell readers facts in sentences."""
_MOTS_MIN = 2
"""A note of one word ("?", "incertain") does not say what to check."""


class SourceAbsente(RegleDocument):
    """A text for readers without any source."""

    code = "source-absente"
    niveau = "erreur"
    titre = "Aucune source"
    remede = "Ajoutez dans «\u202fsources\u202f» le texte que vous avez lu, et le jour de lecture."

    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - one signature for all
        """The document, when nothing says where its facts come from."""
        if document.GENRE in _AVEC_SOURCE and not getattr(document, "sources", ()):
            yield "sources", "Rien ne dit d’où viennent les faits."


class ChiffreSansSource(RegleDocument):
    """An amount, a length of time or a date without a source."""

    code = "chiffre-sans-source"
    niveau = "avertissement"
    titre = "Chiffre sans source"
    remede = (
        "Ajoutez la source du chiffre, ou dites dans la note d’une période ce qu’il faut vérifier."
    )

    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - one signature for all
        """A figure that neither a source nor a note explains."""
        if not isinstance(document, Valeur) or document.sources:
            return
        chiffre = document.genre in ("montant", "duree", "date", "nombre")
        if chiffre and not all(periode.note for periode in document.periodes):
            yield "sources", f"{document.libelle}\u00a0: sans source ni note."


class NiveauSansSource(RegleDocument):
    """A level that supposes an official text, and no text named."""

    code = "niveau-sans-source"
    niveau = "conseil"
    titre = "Niveau A ou B sans source nommée"
    remede = "Nommez la source lue dans la vérification, ou mettez le niveau C."

    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - one signature for all
        """Each level that nothing supports."""
        if len(getattr(document, "sources", ())) == 1:
            return  # no need to name it
        for verification in list_verifications(document):
            if verification.niveau != "C" and verification.source is None:
                yield verification.noeud, f"Niveau {verification.niveau} sans source."


class IncertainSansNote(RegleDocument):
    """A doubt that does not say what to check."""

    code = "incertain-sans-note"
    niveau = "erreur"
    titre = "Doute sans explication"
    remede = "Écrivez dans la note ce que la préfecture doit vérifier."

    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - one signature for all
        """Each fact to confirm whose note says nothing."""
        for verification in list_verifications(document):
            doute = verification.a_confirmer or verification.niveau != "A"
            if doute and count_mots(verification.note) < _MOTS_MIN:
                yield verification.noeud, "La note ne dit pas quoi vérifier."
        for periode in document.periodes if isinstance(document, Valeur) else ():
            if periode.a_confirmer and count_mots(periode.note or "") < _MOTS_MIN:
                yield "periodes", f"{document.libelle}\u00a0: à confirmer, sans note."  # type: ignore[attr-defined]


def list_verifications(document: Document) -> tuple[Verification, ...]:
    """What agents must check in a document."""
    verifications: tuple[Verification, ...] = getattr(document, "verifications", ())
    return verifications
