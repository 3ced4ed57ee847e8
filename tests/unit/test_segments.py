"""Segments: stable keys, and translations put back."""

from typing import Any

from fabrique import FICHE, fiche
from pydantic import BaseModel

from kit.content.bloc import Noeud
from kit.content.document import Document
from kit.content.genres import CLASSES
from kit.content.segments import (
    apply_translations,
    hash_francais,
    list_segments,
    traduisibles_of,
)
from kit.importers.pack.modele import Pack


def test_segments_come_in_reading_order_with_keys_made_of_ids() -> None:
    assert [s.cle.split("#")[1] for s in list_segments(fiche())] == [
        "titre",
        "resume",
        "quand.en_bref",
        "quand-1.texte",
        "etape-a.titre",
        "a1.texte",
        "a2.texte",
        "section-a.titre",
        "cas-a.titre",
        "cas-a1.texte",
        "table-a.legende",
        "th1.texte",
        "td1.texte",
    ]


def test_moving_a_block_keeps_its_key() -> None:
    etape = FICHE["etapes"][0]
    deplacee = fiche(
        etapes=[{**etape, "blocs": []}],
        quand={"en_bref": "4 mois avant", "blocs": [*FICHE["quand"]["blocs"], *etape["blocs"]]},
    )
    assert {s.cle for s in list_segments(deplacee)} == {s.cle for s in list_segments(fiche())}


def test_translations_are_put_back_everywhere_and_nowhere_else() -> None:
    document = fiche()
    textes = {s.cle: s.texte[::-1] for s in list_segments(document) if not s.enrichi}
    traduit = apply_translations(document, textes)
    for avant, apres in zip(list_segments(document), list_segments(traduit), strict=True):
        assert apres.texte == (avant.texte if avant.enrichi else avant.texte[::-1])
    assert (
        apply_translations(traduit, {s.cle: s.texte for s in list_segments(document)}) == document
    )


def test_only_the_marked_nodes_are_critical() -> None:
    assert [s.noeud for s in list_segments(fiche()) if s.critique] == ["quand-1"]


def test_the_hash_depends_on_every_sign() -> None:
    assert hash_francais("Payez 225 €.") != hash_francais("Payez 225 €.".replace(" ", "\u202f"))
    assert len(hash_francais("x")) == 16


def test_every_translatable_text_in_a_list_has_an_id_to_hang_on() -> None:
    """Else two items of a list would share one key."""
    fautifs = []
    for classe in _all_models():
        for nom, champ in classe.model_fields.items():
            for argument in _inside_tuple(champ.annotation):
                traduisible = bool(traduisibles_of(argument))
                if traduisible and "id" not in argument.model_fields:
                    fautifs.append(f"{classe.__name__}.{nom}")
    assert fautifs == []


def test_keys_are_unique_in_the_starter_pack(pack_depart: Pack) -> None:
    cles = [s.cle for document in pack_depart.documents for s in list_segments(document)]
    assert len(cles) == len(set(cles))
    assert len(cles) > 1000


def _all_models() -> set[type[BaseModel]]:
    found: set[type[BaseModel]] = set()

    def visit(classe: type) -> None:
        for sous in classe.__subclasses__():
            found.add(sous)
            visit(sous)

    visit(Noeud)
    assert found > set(CLASSES)
    return found - {Document}


def _inside_tuple(annotation: Any) -> list[type[BaseModel]]:
    if getattr(annotation, "__origin__", None) is not tuple:
        return []
    return [a for a in annotation.__args__ if isinstance(a, type) and issubclass(a, BaseModel)]
