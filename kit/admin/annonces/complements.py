"""What ends a fixed phrase: a day, a number or a place, said in each language without translator.

A day is written as each language writes it; a number and the name and address of a place are the
same in all of them.
"""

import re
from collections.abc import Mapping
from datetime import date

from kit.content.phrase import Phrase
from kit.content.structure import Structure
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS

Structures = Mapping[str, Structure]

_NUMERO = re.compile(r"\+?\d[\d .\u00a0\u202f]{1,20}")
_JOUR = re.compile(r"(\d{1,2})(?:er)? (\w+) (\d{4})")
_DEMANDES = {
    "date": "donnez le jour",
    "telephone": "donnez le numéro, en chiffres",
    "lieu": "choisissez le lieu",
}


class ComplementError(ValueError):
    """What should end a phrase is missing, or is not what it asks for."""

    def __init__(self, phrase: Phrase) -> None:
        debut = phrase.texte.rstrip("\u00a0 :")
        super().__init__(f"«\u202f{debut}\u202f»\u00a0: {_DEMANDES[phrase.complement or 'date']}.")


def write_complement(phrase: Phrase, valeur: str, structures: Structures, tag: str) -> str:
    """What ends the phrase in a language. Raises ComplementError."""
    if phrase.complement == "date":
        try:
            return load_langue(tag).format_jour(date.fromisoformat(valeur))
        except ValueError:
            raise ComplementError(phrase) from None
    if phrase.complement == "telephone":
        if not _NUMERO.fullmatch(valeur):
            raise ComplementError(phrase)
        return "\u00a0".join(valeur.split())
    lieu = structures.get(valeur)
    if lieu is None:
        raise ComplementError(phrase)
    return ", ".join((lieu.nom, *lieu.adresse_postale))


def complete(phrase: Phrase, texte: str, valeur: str, structures: Structures, tag: str) -> str:
    """A phrase, in the language of `texte`, with what ends it. Raises ComplementError."""
    if phrase.complement is None:
        return texte
    return f"{texte} {write_complement(phrase, valeur, structures, tag)}"


def read_complement(phrase: Phrase, texte: str, structures: Structures) -> str | None:
    """What was given to end a phrase, from its French; None when it is something else."""
    if phrase.complement is None:
        return ""
    fin = texte.removeprefix(f"{phrase.texte} ")
    if phrase.complement == "telephone":
        candidats = [fin]
    elif phrase.complement == "lieu":
        candidats = list(structures)
    else:
        candidats = _list_jours(fin)
    for valeur in candidats:
        try:
            if complete(phrase, phrase.texte, valeur, structures, FRANCAIS) == texte:
                return valeur
        except ComplementError:
            continue
    return None


def _list_jours(texte: str) -> list[str]:
    """The days that a French text may name, ISO 8601."""
    trouve = _JOUR.search(texte)
    if trouve is None:
        return []
    return [f"{int(trouve[3]):04}-{mois:02}-{int(trouve[1]):02}" for mois in range(1, 13)]
