"""What a reader would look for in a document, and that it does not say yet.

Not what the class requires: a document without a price is valid, and leaves people wondering.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Manque:
    """One thing that is not there."""

    champ: str
    """The field that would say it: where an agent writes it."""
    phrase: str


@dataclass(frozen=True)
class _Attente:
    """Something expected: any of these fields says it."""

    phrase: str
    champs: tuple[str, ...]


_SOURCE = _Attente("Une source : d’où vient l’information", ("sources", "origine"))
_DESSIN = _Attente("Un pictogramme", ("pictogramme",))

_DEMARCHE = (
    _Attente("Les étapes : quoi faire, dans l’ordre", ("etapes",)),
    _Attente("Les papiers à apporter", ("pieces",)),
    _Attente("Le prix, ou « Gratuit »", ("couts", "cout_en_bref")),
    _Attente("Le délai", ("delai",)),
    _Attente("Où aller : la démarche, ou un contact", ("demarches", "contacts")),
    _SOURCE,
    _DESSIN,
)
_TEXTE = (_Attente("Le texte : au moins un chapitre", ("sections", "etapes")), _SOURCE)

_ATTENTES: Mapping[str, tuple[_Attente, ...]] = {
    "fiche": _DEMARCHE,
    "piece": (
        _Attente("Ce que c’est, en une phrase", ("explication",)),
        _Attente("Où l’obtenir", ("ou_l_obtenir",)),
        _DESSIN,
    ),
    "lot": (_Attente("Les papiers de la liste", ("pieces",)),),
    "question": (_Attente("La réponse", ("reponse",)), _SOURCE),
    "lettre": (_Attente("Le texte de la lettre", ("corps",)),),
    "annexe": (_Attente("Le texte : au moins un chapitre", ("sections",)),),
    "theme": (_DESSIN,),
}
"""By kind; nothing is expected of the others."""


def list_manques(genre: str, brut: Mapping[str, Any]) -> tuple[Manque, ...]:
    """What a document, given as plain data, does not say; a text taken up as a whole lacks nothing.

    The text of another publisher is not ours to complete.
    """
    if brut.get("origine"):
        return ()
    is_texte = genre == "fiche" and brut.get("genre") == "question-reponse"
    attentes = _TEXTE if is_texte else _ATTENTES.get(genre, ())
    return tuple(
        Manque(attente.champs[0], attente.phrase)
        for attente in attentes
        if not any(brut.get(champ) for champ in attente.champs)
    )
