"""« Le mois en une page » : what changed, which sheets to throw away, on one page of PDF/UA."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from aides_papier import Fautes, ask, make, prepare, read_pages

from kit.config import Reglages
from kit.render.impression.contenus.modele import FeuilleInconnueError
from kit.render.impression.contenus.mois import Constat, MoisFeuille, Perimee, complete_mois
from kit.render.impression.feuille import Demande
from kit.render.impression.mois import complete_demande, find_perimees
from kit.render.outils import missing_libraries
from kit.store.catalogue import Catalogue
from kit.store.chargement import RevisionsLues, load_catalogue
from kit.store.editions import EditionConnue, record_edition
from kit.store.moteur import Moteurs, open_moteurs, read_session

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

MARS = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)
DECEMBRE = date(2026, 12, 1)


@pytest.fixture(scope="module")
def en_mars(reglages_depart: Reglages, memoire: RevisionsLues) -> Iterator[Catalogue]:
    """The starter pack before the fees of May."""
    moteurs = open_moteurs(reglages_depart)
    with read_session(moteurs) as session:
        yield load_catalogue(session, MARS, memoire)
    moteurs.close()


def print_once(moteurs: Moteurs, catalogue: Catalogue, demande: Demande) -> EditionConnue:
    """Keep a sheet as if it had been printed on the day of a catalogue."""
    edition = prepare(catalogue, demande).edition
    resolu = edition.resolu
    connue = EditionConnue(
        edition.code,
        resolu.empreinte,
        resolu.genre,
        resolu.identifiant,
        resolu.to_json(),
        edition.support,
        edition.structure,
        edition.langues,
        catalogue.jour,
    )
    return record_edition(moteurs, connue)


def mois(
    catalogue: Catalogue, moteurs: Moteurs, langue: str = "fr", voulu: str = "2026-05"
) -> Demande:
    return complete_demande(ask(voulu, langue, genre="mois"), catalogue, moteurs)


@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_the_month_is_one_page_of_pdf_ua(
    catalogue: Catalogue, en_mars: Catalogue, moteurs: Moteurs, fautes_pdfua: Fautes, langue: str
) -> None:
    for slug in ("renouveler-titre-sejour", "changer-adresse", "naturalisation", "salarie"):
        for autre in ("fr", "ar"):
            print_once(moteurs, en_mars, ask(slug, autre))
    pdf = make(catalogue, mois(catalogue, moteurs, langue))
    assert fautes_pdfua(pdf) == []
    assert len(read_pages(pdf)) == 1


def test_it_says_what_changed_and_which_sheets_are_wrong(
    catalogue: Catalogue, en_mars: Catalogue, moteurs: Moteurs
) -> None:
    fausse = print_once(moteurs, en_mars, ask("changer-adresse", "fr", "a5"))
    juste = print_once(moteurs, catalogue, ask("changer-adresse", "fr", "a5"))
    demande = mois(catalogue, moteurs)
    (page,) = read_pages(make(catalogue, demande))
    for mots in (
        "Le mois en une page mai 2026",
        "Au 22 novembre 2026.",
        "1er mai 2026 Renouvellement, tarif normal – Le prix passe de 225 € à 250 €.",
        "Déclarer mon changement d’adresse – à imprimer de nouveau",
        f"{fausse.code[:4]}-{fausse.code[4:]} : Flyer A5, français",
        "À vérifier bientôt",
        "Avant le 1er décembre 2026",
        "SPÉCIMEN",
    ):
        assert mots in page, (mots, page)
    assert juste.code[4:] not in page


def test_a_sheet_whose_document_is_gone_is_not_to_be_printed_again(
    catalogue: Catalogue, en_mars: Catalogue, moteurs: Moteurs
) -> None:
    fiche = print_once(moteurs, en_mars, ask("changer-adresse"))
    sans = dict(catalogue.documents["fiche"])
    del sans[fiche.identifiant]
    dates = {p: quand for p, quand in catalogue.publies_le.items() if p[1] != fiche.identifiant}
    documents = {**catalogue.documents, "fiche": sans}
    retiree = replace(catalogue, documents=documents, publies_le=dates)
    (page,) = read_pages(make(retiree, mois(retiree, moteurs)))
    assert "changer-adresse – à ne plus imprimer" in page


def test_sheets_printed_after_the_month_are_for_the_next_one(
    catalogue: Catalogue, en_mars: Catalogue, moteurs: Moteurs
) -> None:
    print_once(moteurs, en_mars, ask("changer-adresse"))
    assert find_perimees(catalogue, moteurs, date(2026, 3, 2)).perimees == ()
    assert len(find_perimees(catalogue, moteurs, DECEMBRE).perimees) == 1


def test_more_sheets_than_can_be_compared_are_said_to_be_left(
    catalogue: Catalogue,
    en_mars: Catalogue,
    moteurs: Moteurs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kit.render.impression.mois.COMPAREES_MAX", 1)
    print_once(moteurs, en_mars, ask("changer-adresse"))
    print_once(moteurs, en_mars, ask("changer-adresse", "ar"))
    constat = find_perimees(catalogue, moteurs, DECEMBRE)
    assert (len(constat.perimees), constat.complet) == (1, False)
    (page,) = read_pages(make(catalogue, mois(catalogue, moteurs)))
    assert "D’autres feuilles peuvent être fausses" in page


def test_a_journal_that_cannot_be_read_is_said(catalogue: Catalogue) -> None:
    constat = Constat((), complet=False, lu=False)
    demande = replace(ask("2026-05", genre="mois"), contenu=complete_mois("2026-05", constat))
    (page,) = read_pages(make(catalogue, demande))
    assert "La liste des feuilles imprimées ne peut pas être lue." in page
    assert "Aucune feuille" not in page


def test_a_month_full_of_changes_still_holds_on_its_page(
    catalogue: Catalogue, en_mars: Catalogue, moteurs: Moteurs
) -> None:
    slugs = [f.adresse for f in catalogue.fiches][:14]
    lot = tuple(
        Perimee(print_once(moteurs, en_mars, ask(slug, langue)), "changee")
        for slug in slugs
        for langue in ("fr", "ar")
    )
    contenu = complete_mois("2026-05", Constat(lot, complet=False))
    demande = replace(ask("2026-05", "ar", genre="mois"), contenu=contenu)
    vue = prepare(catalogue, demande).vue
    assert isinstance(vue, MoisFeuille)
    assert vue.reste_feuilles == 6
    (page,) = read_pages(make(catalogue, demande))
    assert len(page) > 500


def test_a_quiet_month_says_it(
    catalogue: Catalogue, moteurs: Moteurs, fautes_pdfua: Fautes
) -> None:
    pdf = make(catalogue, mois(catalogue, moteurs, voulu="2026-11"))
    (page,) = read_pages(pdf)
    assert "Rien n’a changé ce mois-là." in page
    assert "Aucune feuille imprimée n’est devenue fausse." in page
    assert fautes_pdfua(pdf) == []


@pytest.mark.parametrize("voulu", ["2025-12", "2026-12", "2026-5", "mai", ""])
def test_there_is_no_sheet_of_a_month_without_a_site(
    catalogue: Catalogue, moteurs: Moteurs, voulu: str
) -> None:
    with pytest.raises(FeuilleInconnueError):
        mois(catalogue, moteurs, voulu=voulu)


def test_it_has_no_code_and_its_square_leads_to_the_page_of_the_month(
    catalogue: Catalogue, moteurs: Moteurs
) -> None:
    feuille = prepare(catalogue, mois(catalogue, moteurs))
    assert feuille.discrete
    assert feuille.vue.partage == "/fr/nouveautes/2026-05"
    (page,) = read_pages(make(catalogue, mois(catalogue, moteurs)))
    assert feuille.code not in page


def test_it_is_a_document_to_change_too(
    catalogue: Catalogue, en_mars: Catalogue, moteurs: Moteurs
) -> None:
    print_once(moteurs, en_mars, ask("changer-adresse"))
    odt = ask("2026-05", "fr", "odt", genre="mois")
    octets = make(catalogue, complete_demande(odt, catalogue, moteurs))
    with zipfile.ZipFile(io.BytesIO(octets)) as archive:
        contenu = archive.read("content.xml").decode()
    assert "Feuilles à jeter" in contenu
    assert "Déclarer mon changement d’adresse" in contenu
