"""Lists: one block per item, with its depth."""

from collections.abc import Callable, Iterable

from kit.importers.service_public.contexte import Brut, Contexte
from kit.importers.service_public.lecture_xml import Element, tag_of
from kit.importers.service_public.releve import CONDITION, LISTE_PROFONDE

_NIVEAU_MAX = 3
LireSuite = Callable[[Contexte, Iterable[Element]], list[Brut]]


def read_liste(contexte: Contexte, liste: Element, lire: LireSuite, niveau: int = 1) -> list[Brut]:
    """The items of a list, those of the lists inside them one level deeper."""
    if niveau > _NIVEAU_MAX:
        contexte.releve.note(LISTE_PROFONDE)
    genre = "puce" if liste.get("type", "puce") == "puce" else "numero"
    blocs: list[Brut] = []
    for item in liste:
        if tag_of(item) != "Item":
            contexte.releve.note_inconnu(tag_of(item))
            blocs += lire(contexte, [item])
            continue
        if item.find("Condition") is not None:
            contexte.releve.note(CONDITION)
        blocs += _item(contexte, item, lire, {"genre": genre, "niveau": min(niveau, _NIVEAU_MAX)})
    return blocs


def _item(contexte: Contexte, item: Element, lire: LireSuite, forme: Brut) -> list[Brut]:
    """Its first paragraph is the item; its other paragraphs stand under it, as the source does."""
    blocs: list[Brut] = []
    for enfant in item:
        match tag_of(enfant):
            case "Liste":
                blocs += read_liste(contexte, enfant, lire, forme["niveau"] + 1)
            case "Paragraphe":
                niveau = min(forme["niveau"] + bool(blocs), _NIVEAU_MAX)
                texte = contexte.texte(enfant)
                blocs += [_puce(forme["genre"] if not blocs else "puce", niveau, texte)] * bool(
                    texte
                )
            case _:
                blocs += lire(contexte, [enfant])
    return blocs


def _puce(genre: str, niveau: int, texte: str) -> Brut:
    """One item, without what is the same by default."""
    return {"genre": genre, **({"niveau": niveau} if niveau > 1 else {}), "texte": texte}
