"""The addresses of other sites that a document gives to its readers, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kit.content.document import Document, field_chemin, iterate_noeuds
from kit.content.segments import traduisibles_of
from kit.content.texte import Lien, iterate_inline, parse_texte

_ADRESSE = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class AdresseCitee:
    """An address, and one place where it stands."""

    adresse: str
    chemin: str
    """Node and field: `etape-1.texte`."""


def list_adresses(document: Document) -> tuple[AdresseCitee, ...]:
    """Every address of another site, in reading order: links in texts, and whole fields.

    Only those of the French text: a translation that leads elsewhere is not seen.
    """
    trouvees = (
        AdresseCitee(adresse, field_chemin(document, noeud, champ))
        for noeud in iterate_noeuds(document)
        for champ in type(noeud).model_fields
        for texte in _list_textes(getattr(noeud, champ))
        for adresse in _list_of(texte, enrichi=_is_enrichi(type(noeud), champ))
    )
    return tuple(dict.fromkeys(trouvees))


def _list_textes(valeur: object) -> Iterator[str]:
    for item in valeur if isinstance(valeur, tuple) else (valeur,):
        if isinstance(item, str):
            yield item


def _is_enrichi(classe: type, champ: str) -> bool:
    marque = traduisibles_of(classe).get(champ)
    return marque is not None and marque.enrichi


def _list_of(texte: str, *, enrichi: bool) -> Iterator[str]:
    if not enrichi:
        if _ADRESSE.fullmatch(texte):
            yield texte
        return
    for item in iterate_inline(parse_texte(texte)):
        if isinstance(item, Lien) and _ADRESSE.fullmatch(item.adresse):
            yield item.adresse
