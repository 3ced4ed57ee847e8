"""The list one takes away: complete, readable by everyone, and silent about the answers."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from aides_papier import BASE, Fautes, ask, make, prepare, read_pages, to_png

from kit.render.impression.contenus.modele import FeuilleInconnueError
from kit.render.impression.feuille import Demande
from kit.store.catalogue import Catalogue

REPONSES = {
    "age": "majeur",
    "protege": "non",
    "pays": "autre",
    "presence": "france",
    "papier": "vlsts",
    "vlsts": "fenetre",
    "motif": "famille",
    "famille": "francais",
    "francais": "marie",
}


def liste(resultat: str, langue: str = "fr", avec: str = "", **reponses: str) -> Demande:
    demande = ask("premiere-demande", langue, avec=avec, genre="ma-liste")
    return replace(demande, options=(("r", resultat), *reponses.items()))


@pytest.mark.parametrize(("langue", "avec"), [("fr", ""), ("ar", "fr")])
def test_it_is_pdf_ua(catalogue: Catalogue, fautes_pdfua: Fautes, langue: str, avec: str) -> None:
    assert fautes_pdfua(make(catalogue, liste("r-conjoint", langue, avec, **REPONSES))) == []


def test_it_says_what_to_do_which_papers_and_why(catalogue: Catalogue) -> None:
    pages = read_pages(make(catalogue, liste("r-conjoint", **REPONSES)))
    assert len(pages) <= 2, "une feuille A4, recto verso"
    texte = " ".join(pages)
    for mots in (
        "Demandez la carte de conjoint de Français",
        "Ce que vous devez faire",
        "Votre liste de papiers",
        "Passeport",
        "Parce que vous avez répondu :",
        "Vos réponses",
        "Ce n’est pas un conseil juridique.",
    ):
        assert mots in texte, mots


def test_its_code_leads_to_the_result_without_the_answers(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    demande = liste("r-conjoint", **REPONSES)
    image = to_png(make(catalogue, demande), tmp_path)[0]
    lu = subprocess.run(["zbarimg", "-q", "--raw", image], capture_output=True, check=True)
    adresse = lu.stdout.decode().strip()
    assert adresse.startswith(f"{BASE}/fr/parcours/premiere-demande/r/r-conjoint")
    assert "majeur" not in adresse
    avec = replace(demande, options=(*demande.options, ("reponses", "oui")))
    assert "age=majeur" in prepare(catalogue, avec).vue.partage


def test_without_answers_it_is_the_list_of_everyone(catalogue: Catalogue) -> None:
    texte = " ".join(read_pages(make(catalogue, liste("r-conjoint"))))
    assert "Passeport" in texte
    assert "Vos réponses" not in texte


def test_answers_that_lead_elsewhere_make_no_list(catalogue: Catalogue) -> None:
    with pytest.raises(FeuilleInconnueError):
        prepare(catalogue, liste("r-dcem", **REPONSES))
    with pytest.raises(FeuilleInconnueError):
        prepare(catalogue, liste("r-jamais"))
