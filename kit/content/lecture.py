"""Reading a raw document: upgrade, validate, and say in French what is wrong and where."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kit.content.document import Document
from kit.content.evolutions import SchemaInconnuError, upgrade
from kit.content.genres import classe_of
from kit.content.texte import DEJA_VERIFIE, IDENTIFIANT


@dataclass(frozen=True)
class Faute:
    """One thing to correct."""

    chemin: str
    """Place in the document: `etapes › 2 › titre`."""
    message: str

    def __str__(self) -> str:
        return f"{self.chemin} : {self.message}" if self.chemin else self.message


class DocumentInvalideError(ValueError):
    """A raw document cannot be read; carries every fault found."""

    def __init__(self, fautes: Sequence[Faute]) -> None:
        self.fautes = tuple(fautes)
        super().__init__(" ; ".join(str(faute) for faute in fautes))


def read_document(genre: str, brut: object, *, deja_verifie: bool = False) -> Document:
    """Turn plain data into a document of this kind.

    `deja_verifie` skips the slow checks of a document that was checked when it was stored.
    Raises DocumentInvalideError with all the faults.
    """
    if not isinstance(brut, dict):
        raise DocumentInvalideError(
            [Faute("", "un document est une liste de champs « nom: valeur ».")]
        )
    try:
        contexte = DEJA_VERIFIE if deja_verifie else None
        return classe_of(genre).model_validate(upgrade(genre, brut), context=contexte)
    except SchemaInconnuError as error:
        raise DocumentInvalideError([Faute("", str(error))]) from None
    except ValidationError as error:
        raise DocumentInvalideError(
            [_faute(genre, detail) for detail in error.errors(include_url=False)]
        ) from None


def _faute(genre: str, detail: ErrorDetails) -> Faute:
    place = [part for part in detail["loc"] if part not in _TAGS]
    chemin = " › ".join(str(p + 1) if isinstance(p, int) else str(p) for p in place)
    return Faute(chemin, _message(genre, detail))


_TAGS = frozenset({"bloc", "tableau", "cas", "montant", "duree", "telephone", "lien"})

_PHRASES: dict[str, str] = {
    "missing": "ce champ manque, ajoutez-le.",
    "string_type": "il faut un texte (entre guillemets si c’est un nombre ou une date).",
    "string_too_short": "ce texte est vide, écrivez-le ou retirez le champ.",
    "string_too_long": "ce texte est trop long ({max_length} signes au plus).",
    "string_pattern_mismatch": "« {input} » n’a pas la forme attendue ({pattern}).",
    "int_type": "il faut un nombre entier.",
    "int_parsing": "il faut un nombre entier.",
    "bool_type": "il faut true ou false.",
    "bool_parsing": "il faut true ou false.",
    "literal_error": "« {input} » n’existe pas ; choisissez {expected}.",
    "date_from_datetime_parsing": "il faut une date comme 2026-05-01.",
    "date_parsing": "il faut une date comme 2026-05-01.",
    "date_type": "il faut une date comme 2026-05-01.",
    "time_parsing": 'il faut une heure comme "14:30".',
    "tuple_type": "il faut une liste, une ligne par élément, chacune précédée d’un tiret.",
    "too_short": "il faut au moins un élément.",
    "model_type": "il faut des champs « nom: valeur ».",
    "dict_type": "il faut des champs « nom: valeur ».",
    "union_tag_invalid": "cette valeur n’est pas d’un genre connu.",
    "union_tag_not_found": "cette valeur n’est pas d’un genre connu.",
    "decimal_parsing": "il faut un nombre.",
    "decimal_type": "il faut un nombre.",
    "decimal_max_places": "deux chiffres au plus après la virgule.",
    "greater_than_equal": "il faut au moins {ge}.",
    "less_than_equal": "il faut au plus {le}.",
}


def _message(genre: str, detail: ErrorDetails) -> str:
    kind = detail["type"]
    if kind == "extra_forbidden":
        return _unknown_field(genre, detail)
    if kind == "value_error":
        return str(detail["ctx"]["error"]) if "ctx" in detail else detail["msg"]
    if (
        kind == "string_pattern_mismatch"
        and detail.get("ctx", {}).get("pattern") == IDENTIFIANT.pattern
    ):
        return (
            f"« {detail['input']} » n’est pas un identifiant : des minuscules sans accent, "
            "des chiffres, séparés par des tirets."
        )
    phrase = _PHRASES.get(kind, "cette valeur n’est pas acceptée.")
    champs = {"input": _short(detail["input"]), **detail.get("ctx", {})}
    if "expected" in champs:
        champs["expected"] = str(champs["expected"]).replace(" or ", " ou ")
    return phrase.format(**champs)


def _unknown_field(genre: str, detail: ErrorDetails) -> str:
    champ = str(detail["loc"][-1])
    known = _champs(genre)
    proches = difflib.get_close_matches(champ, known, n=1, cutoff=0.6)
    conseil = f" Vouliez-vous écrire « {proches[0]} » ?" if proches else ""
    return f"le champ « {champ} » n’existe pas, retirez-le ou corrigez son nom.{conseil}"


def _champs(genre: str) -> list[str]:
    """Names of all the fields that a document of this kind can hold, at any depth."""
    definition = classe_of(genre).model_json_schema(by_alias=True)
    modeles = [definition, *definition.get("$defs", {}).values()]
    return sorted({champ for modele in modeles for champ in modele.get("properties", {})})


def _short(value: object) -> str:
    texte = str(value)
    return texte if len(texte) <= _EXTRAIT else texte[:_EXTRAIT] + "…"


_EXTRAIT = 60
