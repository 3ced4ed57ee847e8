"""The list one takes away: complete, readable by everyone, and silent about the answers."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from aides_papier import BASE, Fautes, ask, letters, make, prepare, read_pages, to_png

from kit.content.parcours import Parcours
from kit.parcours.adresse import write_reponses
from kit.render.impression.contenus.modele import FeuilleInconnueError
from kit.render.impression.feuille import Demande
from kit.render.impression.supports import CORPS_MIN_PT
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


def test_it_says_what_to_do_and_which_papers(catalogue: Catalogue) -> None:
    (texte,) = read_pages(make(catalogue, liste("r-conjoint", **REPONSES)))
    for mots in (
        "Demandez la carte de conjoint de Français",
        "Ce que vous devez faire",
        "Votre liste de papiers",
        "Passeport",
        "Ce n’est pas un conseil juridique.",
    ):
        assert mots in texte, mots


def test_it_says_everything_while_there_is_room(catalogue: Catalogue) -> None:
    """The reasons and the answers of a short list stand on it, and nothing is said to be left."""
    (texte,) = read_pages(make(catalogue, answered(catalogue, "prouver-mon-domicile", "r-sans")))
    assert "Parce que vous avez répondu :" in texte
    assert "Vos réponses" in texte
    assert "Cette feuille dit l’essentiel" not in texte


def answered(
    catalogue: Catalogue, parcours: str, resultat: str, langue: str = "fr", avec: str = ""
) -> Demande:
    """The list of somebody imagined who comes to a result."""
    document = catalogue.get(Parcours, parcours)
    assert document is not None
    cas = next(c for c in document.cas_types if c.resultat == resultat)
    choisis = {
        q.id: tuple(c.id for c in q.choix if c.id in cas.choisis) for q in document.questions
    }
    demande = ask(parcours, langue, avec=avec, genre="ma-liste")
    return replace(demande, options=(("r", resultat), *write_reponses(document, choisis)))


LONGUES = (
    ("premiere-demande", "r-tension"),
    ("premiere-demande", "r-avant13"),
    ("premiere-demande", "r-attendre"),
    ("renouveler-ou-modifier", "r-salarie"),
    ("renouveler-ou-modifier", "r-compte"),
)
"""The results that say the most, or ask for the most papers (benchmarks/ma_liste.py finds them)."""


@pytest.mark.parametrize(("parcours", "resultat"), LONGUES)
@pytest.mark.parametrize(("langue", "avec"), [("fr", ""), ("ar", "fr")])
def test_the_longest_lists_hold_on_one_page(
    catalogue: Catalogue, parcours: str, resultat: str, langue: str, avec: str
) -> None:
    pdf = make(catalogue, answered(catalogue, parcours, resultat, langue, avec))
    (texte,) = read_pages(pdf)
    petites = sum(n for taille, n in letters(pdf).items() if taille < CORPS_MIN_PT)
    assert petites <= len(texte[-80:]), "ce qui court dans la marge seulement"
    if langue == "fr":
        assert "Cette feuille dit l’essentiel. La suite est sur le site : scannez le code." in texte


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
