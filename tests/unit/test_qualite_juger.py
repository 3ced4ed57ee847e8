"""One draft judged among documents that were read before it."""

from dataclasses import replace

import pytest
from aides_qualite import DOCUMENTS, JOUR

from kit.content.document import Document
from kit.content.lecture import read_document
from kit.quality.bilan import judge, verify
from kit.render.controle import open_contexte

TOUS = [read_document(cle.split()[0], brut) for cle, brut in DOCUMENTS.items()]


def fiche(**changes: object) -> Document:
    return read_document("fiche", {**DOCUMENTS["fiche"], **changes})


@pytest.mark.parametrize(
    "brouillon",
    [
        fiche(),
        fiche(resume="C'est " + "long " * 40 + "{valeur:inconnue} [[inconnu]]."),
        fiche(contacts=[], sources=[]),
        fiche(id="autre", slug="autre"),
    ],
)
def test_a_draft_is_judged_as_if_all_had_been_read_with_it(brouillon: Document) -> None:
    autres = [d for d in TOUS if (d.GENRE, d.id) != (brouillon.GENRE, brouillon.id)]
    tout_relu = open_contexte([*autres, brouillon], JOUR)
    attendus = verify(replace(tout_relu, juges=(brouillon,))).constats
    assert judge(open_contexte(TOUS, JOUR), brouillon) == attendus


def test_judging_a_draft_leaves_the_others_as_they_were() -> None:
    contexte = open_contexte(TOUS, JOUR)
    avant = verify(contexte).constats
    assert judge(contexte, fiche(resume="Une OQTF " + "longue " * 40))
    assert verify(contexte).constats == avant
