"""Rules about what a document points at: other documents, words, addresses."""

import re
from collections.abc import Iterator

from kit.content.document import Document, field_chemin, iterate_noeuds
from kit.content.liens import Cible, references_of
from kit.content.texte import LienFiche, RefTerme, RefValeur
from kit.quality.constat import RegleDocument
from kit.quality.contexte import Contexte, Passage

_NON_SUR = re.compile(r"\bhttp://\S+|(?<![/.\w])www\.\S+")


class RenvoiInconnu(RegleDocument):
    """A reference to a document that does not exist."""

    code = "renvoi-inconnu"
    niveau = "erreur"
    titre = "Renvoi vers un document qui n’existe pas"
    remede = "Ajoutez ce document, corrigez son identifiant ou retirez le renvoi."

    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:
        """Each reference that leads nowhere, in a field or in a text."""
        for chemin, cible in list_cibles(document, contexte):
            if not contexte.has(cible):
                yield chemin, f"{cible.genre} «\u202f{cible.id}\u202f» n’existe pas."


def list_cibles(document: Document, contexte: Contexte) -> tuple[tuple[str, Cible], ...]:
    """Every reference of a document and where it stands, but for the words of the glossary."""
    passages = contexte.passages(document)
    return (*_field_cibles(document), *_inline_cibles(passages))


def _field_cibles(document: Document) -> Iterator[tuple[str, Cible]]:
    for noeud in iterate_noeuds(document):
        for champ, genre in references_of(type(noeud)).items():
            valeur = getattr(noeud, champ)
            for identifiant in valeur if isinstance(valeur, tuple) else (valeur,):
                if identifiant is not None:
                    yield field_chemin(document, noeud, champ), Cible(genre, identifiant)


def _inline_cibles(passages: tuple[Passage, ...]) -> Iterator[tuple[str, Cible]]:
    for passage in passages:
        for marque in passage.marques:
            if isinstance(marque, RefValeur):
                yield passage.chemin, Cible("valeur", marque.valeur)
            elif isinstance(marque, LienFiche):
                yield passage.chemin, Cible("fiche", marque.fiche)


class TermeInconnu(RegleDocument):
    """A word marked as explained that the glossary does not have."""

    code = "terme-inconnu"
    niveau = "erreur"
    titre = "Mot absent du glossaire"
    remede = "Ajoutez le mot dans termes.yaml, ou écrivez-le sans [[ ]]."

    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:
        """Each word that nothing explains."""
        for passage in contexte.passages(document):
            for marque in passage.marques:
                if isinstance(marque, RefTerme) and not contexte.has(Cible("terme", marque.terme)):
                    yield passage.chemin, f"[[{marque.terme}]] n’est pas dans le glossaire."


class LienNonSur(RegleDocument):
    """An address that is not https."""

    code = "lien-non-https"
    niveau = "erreur"
    titre = "Lien sans https"
    remede = "Remplacez l’adresse par la même en https://, après l’avoir essayée."

    def check_document(self, document: Document, contexte: Contexte) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - one signature for all
        """Each address in clear, in texts, notes and sources."""
        for noeud in iterate_noeuds(document):
            for champ in type(noeud).model_fields:
                valeur = getattr(noeud, champ)
                for texte in valeur if isinstance(valeur, tuple) else (valeur,):
                    trouve = _NON_SUR.search(texte) if isinstance(texte, str) else None
                    if trouve:
                        phrase = f"«\u202f{trouve.group()}\u202f» ne commence pas par https."
                        yield field_chemin(document, noeud, champ), phrase
