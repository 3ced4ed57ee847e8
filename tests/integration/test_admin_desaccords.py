"""Two agents in one place: both texts are shown, one click chooses, nothing is overwritten."""

import re
from pathlib import Path

import pytest
from aides_admin import enter, open_admin, valeurs_of
from aides_saisies import (
    ICI,
    MORCEAU,
    PAGE,
    PAUL,
    brouillon,
    keep,
    open_fiche,
    titre_of,
)
from client import AdminClient
from flask import Flask

from kit.horloge import HorlogeFixe
from kit.store.moteur import Moteurs


@pytest.fixture
def app(moteurs: Moteurs, tmp_path: Path, horloge: HorlogeFixe) -> Flask:
    return open_fiche(moteurs, tmp_path, horloge)


@pytest.fixture
def anne(app: Flask) -> AdminClient:
    return enter(open_admin(app))


@pytest.fixture
def paul(app: Flask) -> AdminClient:
    return enter(open_admin(app), PAUL)


def conflict(anne: AdminClient, paul: AdminClient) -> tuple[str, dict[str, object]]:
    """Both change the title and the first paragraph; Paul alone the second. Anne comes second."""
    d_anne, de_paul = valeurs_of(anne, ICI), valeurs_of(paul, ICI)
    paul.post(
        ICI,
        data=de_paul
        | {"titre": "Titre de Paul", "blocs.0.texte": "Photo de Paul.", "blocs.1.texte": "Neuf."},
    )
    mien = {"titre": "Titre d’Anne", "blocs.0.texte": "Photo d’Anne."}
    reponse = anne.post(ICI, data=d_anne | mien)
    assert reponse.status_code == 409
    numero = re.search(r'name="_base" value="(\d+)"', reponse.text)
    assert numero is not None
    chemins = re.findall(r'name="_desaccord" value="([^"]+)"', reponse.text)
    assert chemins == ["titre", "blocs.p1.texte"]
    champs = mien | {"_base": numero[1], "_desaccord": chemins, "blocs.1.texte": "Neuf."}
    assert "Neuf." in reponse.text, "ce que Paul seul a changé serait effacé"
    return reponse.text, d_anne | champs


def test_one_click_takes_a_text_or_the_other_field_by_field(
    anne: AdminClient, paul: AdminClient, moteurs: Moteurs
) -> None:
    texte, champs = conflict(anne, paul)
    for mots in ("Titre de Paul", "Titre d’Anne", "Photo de Paul.", "Photo d’Anne."):
        assert mots in texte
    assert re.search(r'name="titre"[^>]* autofocus', texte), "on ne voit pas ce qui est demandé"
    reponse = anne.post(ICI, data=champs | {"_geste": "sien:titre"})
    assert re.search(r'name="blocs.0.texte"[^>]* autofocus', reponse.text), "le suivant"
    assert 'value="Titre de Paul"' in reponse.text
    assert "Titre d’Anne" not in reponse.text
    assert re.findall(r'name="_desaccord" value="([^"]+)"', reponse.text) == ["blocs.p1.texte"]
    champs |= {"titre": "Titre de Paul", "_desaccord": ["blocs.p1.texte"]}
    reponse = anne.post(ICI, data=champs | {"_geste": "mien:blocs.p1.texte"})
    assert "Texte de votre collègue" not in reponse.text
    assert "a écrit autre chose" not in reponse.text
    del champs["_desaccord"]
    assert anne.post(ICI, data=champs).status_code == 303
    etape = brouillon(moteurs).etapes[0]
    assert etape.titre == "Titre de Paul"
    assert [b.texte for b in etape.blocs] == ["Photo d’Anne.", "Neuf."]


def test_a_conflict_survives_a_cut_and_is_asked_again(
    app: Flask, anne: AdminClient, paul: AdminClient
) -> None:
    _texte, champs = conflict(anne, paul)
    anne.post(f"{ICI}/garder", data=champs, headers=MORCEAU)
    reprise = enter(open_admin(app)).get(ICI).text
    assert "Titre d’Anne" in reprise
    assert "Titre de Paul" in reprise
    assert PAUL in reprise


def test_a_part_that_a_colleague_removed_is_put_back_with_the_text(
    anne: AdminClient, paul: AdminClient, moteurs: Moteurs
) -> None:
    d_anne = valeurs_of(anne, ICI) | {"titre": "Long travail"}
    jeton = {"_jeton": valeurs_of(paul, ICI)["_jeton"]}
    retirer = {"champ": "etapes", "noeud": "preparer", "geste": "supprimer"}
    paul.post(f"{PAGE}/deplacer", data=jeton | retirer)
    keep(anne, d_anne, "Long travail")
    assert "n’est plus dans le brouillon" in anne.main_text(PAGE)
    assert titre_of(anne) == "Long travail"
    reponse = anne.post(ICI, data=d_anne)
    assert reponse.status_code == 409
    assert "retiré cette partie" in reponse.text
    numero = re.search(r'name="_base" value="(\d+)"', reponse.text)
    assert numero is not None
    assert anne.post(ICI, data=d_anne | {"_base": numero[1]}).status_code == 303
    assert [e.titre for e in brouillon(moteurs).etapes] == ["Demandez", "Long travail"]
    assert paul.get(f"{PAGE}/parties/etapes.jamais").status_code == 410
    assert paul.post(f"{PAGE}/parties/etapes.jamais", data=d_anne | jeton).status_code == 410
