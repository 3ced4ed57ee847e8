"""What the rules of quality look at: documents, and their values as readers see them."""

from collections.abc import Iterable
from datetime import date

from kit.content.document import Document
from kit.content.valeur import Valeur
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.langues.valeurs import plain_valeur
from kit.quality.contexte import Contexte, build_contexte


def open_contexte(documents: Iterable[Document], jour: date) -> Contexte:
    """What the rules look at, on a day."""
    tous = tuple(documents)
    francais = load_langue(FRANCAIS)
    valeurs = {
        document.id: plain_valeur(periode.valeur, francais)
        for document in tous
        if isinstance(document, Valeur) and (periode := document.periode_at(jour))
    }
    return build_contexte(tous, jour, valeurs)
