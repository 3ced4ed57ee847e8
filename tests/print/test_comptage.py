"""The sheets of the counter: rows to tick, and the month that comes out of them."""

from dataclasses import replace
from datetime import date

import pytest
from aides_papier import ADRESSES, Fautes, ask, lay_out, make, prepare, read_pages

from kit.langues.langue import load_langue
from kit.render.impression.contenus.bilan_accueil import with_figures
from kit.render.impression.contenus.modele import FeuilleInconnueError
from kit.render.impression.feuille import Demande
from kit.render.outils import missing_libraries
from kit.render.passages import Lecteur
from kit.render.vues.bilan_accueil import Mois, build_bilan
from kit.render.vues.motifs import build_motifs
from kit.store.catalogue import Catalogue
from kit.store.comptage import Compte
from kit.store.visites_fiches import Comparaison, Semaine

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

OCTOBRE = Mois(
    date(2026, 10, 1),
    "Préfecture de la Clairière",
    {
        "fiche/renouveler-titre-sejour": Compte(120, 44, {"papiers": 20, "lieu": 6}),
        "fiche/changer-adresse": Compte(33, 3),
        "fiche/disparue": Compte(4, 2),
        "theme/famille": Compte(12, 0),
    },
    (
        Comparaison(
            "renouveler-titre-sejour",
            date(2026, 10, 14),
            (Semaine(date(2026, 10, 7), date(2026, 10, 13), Compte(60, 30)),),
            (Semaine(date(2026, 10, 15), date(2026, 10, 21), Compte(8, 8)),),
        ),
    ),
)


def bilan(catalogue: Catalogue, mois: Mois = OCTOBRE) -> Demande:
    lecteur = Lecteur(catalogue, load_langue("fr"), ADRESSES)
    contenu = with_figures(build_bilan(lecteur, mois))
    return replace(ask("", genre="bilan-accueil"), contenu=contenu)


def comptage(langue: str = "fr", *themes: str) -> Demande:
    demande = ask("", langue, genre="comptage")
    return replace(demande, options=(("theme", ".".join(themes)),) if themes else ())


@pytest.mark.parametrize("langue", ["fr", "ar"])
def test_the_tally_sheet_is_one_page_of_pdf_ua(
    catalogue: Catalogue, fautes_pdfua: Fautes, langue: str
) -> None:
    pdf = make(catalogue, comptage(langue))
    assert fautes_pdfua(pdf) == []
    assert len(read_pages(pdf)) == 1


def test_its_rows_are_those_of_the_screen_and_hold_no_figure(catalogue: Catalogue) -> None:
    (page,) = read_pages(make(catalogue, comptage()))
    lecteur = Lecteur(catalogue, load_langue("fr"), ADRESSES)
    titres = [str(g.motif.titre.html) for g in build_motifs(lecteur)]
    assert len(titres) == 14
    for titre in titres:
        assert titre.replace("\u202f", " ") in page, titre
    for mots in ("Première fois", "Revient pour cela", "Matin", "Après-midi", "A Quels papiers"):
        assert mots in page, mots
    html = lay_out(catalogue, comptage())
    assert html.count("<rect") >= 14 * 25
    detaillee = " ".join(read_pages(make(catalogue, comptage("fr", "renouveler"))))
    assert "Renouveler mon titre de séjour" in detaillee
    assert "Renouveler mon titre de séjour" not in page


def test_the_monthly_sheet_is_pdf_ua_and_has_no_code(
    catalogue: Catalogue, fautes_pdfua: Fautes
) -> None:
    pdf = make(catalogue, bilan(catalogue))
    assert fautes_pdfua(pdf) == []
    assert len(read_pages(pdf)) == 1
    assert prepare(catalogue, bilan(catalogue)).code not in read_pages(pdf)[0]


def test_it_says_who_comes_back_why_and_what_changed(catalogue: Catalogue) -> None:
    (page,) = read_pages(make(catalogue, bilan(catalogue)))
    for mots in (
        "Bilan de l’accueil : octobre 2026",
        "Renouveler mon titre de séjour 120 44 37 % Quels papiers",
        "Déclarer mon changement d’adresse 33 moins de 5 – –",
        "disparue moins de 5 moins de 5 – –",
        "Ma famille 12 0 0 % –",
        "Relisez la liste des papiers de la fiche, et donnez-la imprimée.",
        "Personne ne revient : gardez la fiche comme elle est.",
        "14 octobre 2026 50 % des visites (60) trop peu de visites (8)",
        "environ 170",
        "Document interne : ne pas afficher.",
    ):
        assert mots in page, (mots, page)


def test_an_empty_month_says_it(catalogue: Catalogue, fautes_pdfua: Fautes) -> None:
    pdf = make(catalogue, bilan(catalogue, Mois(date(2026, 9, 1), "", {})))
    assert "Aucune visite n’a été comptée ce mois-là." in read_pages(pdf)[0]
    assert fautes_pdfua(pdf) == []


def test_without_figures_there_is_no_such_sheet(catalogue: Catalogue) -> None:
    with pytest.raises(FeuilleInconnueError):
        prepare(catalogue, ask("", genre="bilan-accueil"))
