"""The slip on paper: whole, readable by everyone, and opened again from its code."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from aides_papier import BASE, Fautes, ask, make, prepare, read_pages, sizes_mm, to_png

from kit.render.impression.contenus.modele import FeuilleInconnueError
from kit.render.impression.feuille import Demande
from kit.store.catalogue import Catalogue

ACTE = {
    "fiche": "renouveler-titre-sejour",
    "corriger": "acte-naissance~passage-papier-a-traduire",
    "dire": "passage-revenez-dossier-complet",
    "date": "2026-12-01",
}
AILLEURS = {"vers": "france-services-pontaubel", "pourquoi": "passage-demande-en-ligne"}


def bon(langue: str = "fr", avec: str = "", support: str = "carte-a6", **choix: str) -> Demande:
    demande = ask("", langue, support, avec, "passage")
    return replace(demande, options=tuple((choix or ACTE).items()))


@pytest.mark.parametrize(
    ("langue", "avec", "choix"), [("fr", "", ACTE), ("ar", "fr", ACTE), ("fr", "ar", AILLEURS)]
)
def test_it_is_pdf_ua(
    catalogue: Catalogue, fautes_pdfua: Fautes, langue: str, avec: str, choix: dict[str, str]
) -> None:
    assert fautes_pdfua(make(catalogue, bon(langue, avec, **choix))) == []


@pytest.mark.parametrize(("langue", "avec"), [("fr", "ar"), ("ar", "fr")])
def test_an_ordinary_one_is_one_card_in_two_languages(
    catalogue: Catalogue, langue: str, avec: str
) -> None:
    pdf = make(catalogue, bon(langue, avec))
    assert [(round(w), round(h)) for w, h in sizes_mm(pdf)] == [(105, 148)]
    (page,) = read_pages(pdf)
    for mots in (
        "Acte de naissance",
        "Ce papier doit être traduit par un traducteur agréé.",
        "Revenez quand le dossier est complet.",
        "mardi 1er décembre 2026",
        "01/12/2026",
        "Ce papier n’est ni une décision, ni un récépissé, ni un refus de dépôt.",
    ):
        assert mots in page, mots


def test_on_a4_it_also_says_what_each_paper_is_and_where_to_get_it(catalogue: Catalogue) -> None:
    texte = " ".join(read_pages(make(catalogue, bon(support="a4"))))
    assert "Où l’obtenir ?" in texte
    assert "Né dans un autre pays" in texte


@pytest.mark.parametrize(("langue", "avec"), [("fr", "ar"), ("ar", "fr")])
def test_its_code_opens_it_in_the_language_of_the_person(
    catalogue: Catalogue, tmp_path: Path, langue: str, avec: str
) -> None:
    image = to_png(make(catalogue, bon(langue, avec)), tmp_path)[0]
    lu = subprocess.run(["zbarimg", "-q", "--raw", image], capture_output=True, check=True)
    adresse = lu.stdout.decode().strip()
    assert adresse.startswith(f"{BASE}/ar/passage?")
    assert "avec=fr" in adresse
    assert "acte-naissance" in adresse


def test_a_slip_too_long_for_a_phone_has_no_code_but_is_made(catalogue: Catalogue) -> None:
    papiers = [
        "passeport", "visa-ou-titre", "acte-naissance", "acte-mariage", "actes-naissance-enfants",
        "justificatif-domicile", "attestation-hebergement", "timbre-fiscal",
    ]  # fmt: skip
    motifs = "passage-papier-a-traduire~passage-papier-illisible~passage-papier-a-signer"
    longs = ".".join(f"{papier}~{motifs}" for papier in papiers)
    feuille = prepare(catalogue, bon(fiche="renouveler-titre-sejour", corriger=longs))
    assert len(feuille.vue.partage) > 400
    assert read_pages(make(catalogue, feuille.demande))


def test_what_says_nothing_is_no_slip(catalogue: Catalogue) -> None:
    with pytest.raises(FeuilleInconnueError):
        prepare(catalogue, bon(fiche="renouveler-titre-sejour", manque="papier-d-ailleurs"))
