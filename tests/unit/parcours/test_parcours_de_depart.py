"""The paths of the starter pack are sound, and no careless change of them goes unseen."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from aides_parcours_hasard import iterate_mutations

import kit
from kit.content.lecture import read_document
from kit.content.parcours import Parcours
from kit.importers.pack.yaml_strict import load_yaml
from kit.parcours.ecart.alignement import find_deplaces
from kit.parcours.ecart.comparaison import compare
from kit.parcours.regles.changement import check_noms
from kit.parcours.verification import check_parcours

DOSSIER = Path(kit.__file__).parent / "starter" / "parcours"
NOMS = sorted(fichier.stem for fichier in DOSSIER.glob("*.yaml"))
JOUR = date(2026, 11, 21)


@cache
def read(nom: str) -> Parcours:
    brut = load_yaml((DOSSIER / f"{nom}.yaml").read_text(encoding="utf-8"))
    document = read_document("parcours", brut)
    assert isinstance(document, Parcours)
    return document


def test_there_are_six_of_them() -> None:
    assert len(NOMS) == 6


@pytest.mark.parametrize("nom", NOMS)
def test_nothing_forbids_to_publish_it(nom: str) -> None:
    assert [p for p in check_parcours(read(nom), JOUR) if p.gravite == "bloquant"] == []


@pytest.mark.parametrize("nom", NOMS)
def test_every_result_has_somebody_imagined(nom: str) -> None:
    parcours = read(nom)
    assert {cas.resultat for cas in parcours.cas_types} == {r.id for r in parcours.resultats}


@pytest.mark.parametrize("nom", NOMS)
def test_a_node_lost_renamed_or_moved_is_refused_or_shown(nom: str) -> None:
    avant = read(nom)
    resultats = {resultat.id for resultat in avant.resultats}
    for rang, (fait, apres) in enumerate(iterate_mutations(avant)):
        acte, noeud = fait.split()
        if acte != "monter":
            assert any(p.gravite == "bloquant" for p in check_noms(avant, apres)), fait
        elif noeud in resultats:
            ordres = ([n.id for n in p.noeuds] for p in (avant, apres))
            assert find_deplaces(*ordres), fait
        elif rang % 2 == 0:  # half of the moves: each is compared whole
            assert not compare(avant, apres).is_vide, fait
