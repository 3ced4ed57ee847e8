"""The counter of visits in its base: figures that add up, and nobody in them."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from aides_store import publish, publish_site
from fabrique import fiche

from kit.horloge import HorlogeFixe
from kit.store.codes_compteur import create_code, find_code, find_repere
from kit.store.comptage import Compte, Visite, add_months, half_day_of, read_mois
from kit.store.moteur import Moteurs
from kit.store.visites import (
    Geste,
    cancel_geste,
    cancel_visite,
    complete_geste,
    count_demi_journee,
    record_geste,
    record_visite,
    summarise_mois,
)
from kit.store.visites_fiches import compare_fiche, compare_mois

JOUR = date(2026, 11, 22)
VISITE = Visite("prefecture", JOUR, "matin", "fiche/essai")
RETOUR = replace(VISITE, deja_venu=True)


def rows(moteurs: Moteurs, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(_journal(moteurs))) as connexion:
        return connexion.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608


def _journal(moteurs: Moteurs) -> str:
    assert moteurs.fichier is not None
    return str(moteurs.fichier.with_name("journal.db"))


def test_eight_agents_at_once_lose_no_visit(moteurs: Moteurs) -> None:
    with ThreadPoolExecutor(8) as agents:
        list(agents.map(lambda _n: record_visite(moteurs, VISITE), range(80)))
    assert summarise_mois(moteurs, date(2026, 11, 1)) == {"fiche/essai": Compte(80, 0)}
    assert len(rows(moteurs, "visite")) == 1, "une ligne par sorte de visite"


def test_eight_taps_of_one_form_at_once_are_one_visit(moteurs: Moteurs) -> None:
    geste = Geste("cle", VISITE)
    with ThreadPoolExecutor(8) as agents:
        comptes = list(agents.map(lambda _n: record_geste(moteurs, geste), range(8)))
    assert comptes.count(True) == 1
    assert count_demi_journee(moteurs, "prefecture", JOUR, "matin") == Compte(1, 0)


def test_a_tap_is_taken_back_once_and_never_under_nought(moteurs: Moteurs) -> None:
    geste = Geste("cle", RETOUR)
    record_geste(moteurs, geste)
    record_visite(moteurs, RETOUR)
    assert cancel_geste(moteurs, geste)
    assert not cancel_geste(moteurs, geste)
    assert count_demi_journee(moteurs, "prefecture", JOUR, "matin") == Compte(1, 1)
    assert cancel_visite(moteurs, RETOUR, 5) == 1
    assert cancel_visite(moteurs, RETOUR) == 0
    assert summarise_mois(moteurs, date(2026, 11, 1)) == {}


def test_what_was_missing_is_added_to_the_same_visit(moteurs: Moteurs) -> None:
    geste = Geste("cle", RETOUR)
    record_geste(moteurs, geste)
    complet = complete_geste(moteurs, geste, "papiers")
    assert complet is not None
    assert complete_geste(moteurs, geste, "lieu") is None, "le même doigt, deux fois"
    attendu = {"fiche/essai": Compte(1, 1, {"papiers": 1})}
    assert summarise_mois(moteurs, date(2026, 11, 1)) == attendu
    assert cancel_geste(moteurs, complet)
    assert summarise_mois(moteurs, date(2026, 11, 1)) == {}


def test_a_place_a_half_day_and_a_month_are_counted_apart(moteurs: Moteurs) -> None:
    record_visite(moteurs, VISITE, 3)
    record_visite(moteurs, replace(VISITE, canal="telephone", deja_venu=True), 2)
    record_visite(moteurs, replace(VISITE, demi_journee="apres_midi"), 10)
    record_visite(moteurs, replace(VISITE, structure="sous-prefecture"), 20)
    record_visite(moteurs, replace(VISITE, jour=date(2026, 12, 1)), 40)
    assert count_demi_journee(moteurs, "prefecture", JOUR, "matin") == Compte(5, 2)
    novembre = date(2026, 11, 1)
    assert summarise_mois(moteurs, novembre, "prefecture")["fiche/essai"].visites == 15
    assert summarise_mois(moteurs, novembre)["fiche/essai"].visites == 35
    assert summarise_mois(moteurs, date(2026, 12, 1))["fiche/essai"].visites == 40


def test_forms_that_were_sent_are_forgotten_two_days_later(moteurs: Moteurs) -> None:
    record_geste(moteurs, Geste("avant", VISITE))
    tard = replace(VISITE, jour=JOUR + timedelta(days=2))
    record_geste(moteurs, Geste("apres", tard))
    assert [ligne[0] for ligne in rows(moteurs, "geste_compteur")] == ["apres"]


def test_nothing_is_finer_than_the_half_day_and_nobody_is_named(moteurs: Moteurs) -> None:
    record_geste(moteurs, Geste("cle", RETOUR))
    create_code(moteurs, "prefecture", JOUR)
    with closing(sqlite3.connect(_journal(moteurs))) as connexion:
        colonnes = {
            table: {c[1]: c[2] for c in connexion.execute(f"PRAGMA table_info({table})")}
            for table in ("visite", "geste_compteur", "code_compteur")
        }
    assert set(colonnes["visite"]) == {
        "structure", "jour", "demi_journee", "motif", "canal", "deja_venu", "manque", "nombre",
    }  # fmt: skip
    assert set(colonnes["geste_compteur"]) == {"cle", "jour", "annule"}
    assert set(colonnes["code_compteur"]) == {"structure", "repere", "empreinte", "jour"}
    types = {sorte for table in colonnes.values() for sorte in table.values()}
    assert types <= {"TEXT", "DATE", "BOOLEAN", "INTEGER"}, "ni heure, ni instant"


def test_a_code_opens_its_place_until_another_replaces_it(moteurs: Moteurs) -> None:
    premier = create_code(moteurs, "prefecture", JOUR)
    trouve = find_code(moteurs, premier.lower().replace("-", " "))
    assert trouve is not None
    assert trouve.structure == "prefecture"
    assert trouve.opens(f" {premier.lower()} ")
    assert not trouve.opens(premier[:-1] + ("2" if premier[-1] != "2" else "3"))
    signes = premier.replace("-", "")
    assert signes[4:] not in str(rows(moteurs, "code_compteur")), "on ne peut pas le relire"
    create_code(moteurs, "prefecture", JOUR)
    assert find_repere(moteurs, trouve.repere) is None
    assert find_code(moteurs, "BCDF") is None


def change(moteurs: Moteurs, jour: datetime, titre: str) -> None:
    publish(moteurs, fiche(titre=titre), horloge=HorlogeFixe(jour))


def test_a_fiche_is_compared_before_and_after_each_change(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    le_2, le_16 = (datetime(2026, 12, j, 9, 0, tzinfo=UTC) for j in (2, 16))
    change(moteurs, le_2, "Renouveler ma carte de séjour")
    change(moteurs, le_16, "Renouveler sa carte")
    for jour, premieres, retours in (
        (date(2026, 11, 24), 10, 10), (date(2026, 12, 1), 10, 10),
        (date(2026, 12, 2), 500, 0), (date(2026, 12, 3), 15, 5), (date(2026, 12, 17), 6, 3),
    ):  # fmt: skip
        record_visite(moteurs, replace(VISITE, jour=jour), premieres)
        record_visite(moteurs, replace(RETOUR, jour=jour), retours)
    un, deux = compare_fiche(moteurs, "essai", "Europe/Paris", date(2027, 1, 31))
    assert (un.jour, deux.jour) == (date(2026, 12, 2), date(2026, 12, 16))
    assert [s.compte.part for s in un.avant] == [50, 50, None, None]
    assert (un.total_avant.part, un.total_apres.part) == (50, 25)
    assert un.total_apres.visites == 20, "le jour même n’est d’aucun côté"
    assert [s.au for s in un.apres][-1] == date(2026, 12, 15), "l’autre changement arrête"
    assert deux.total_apres == Compte(9, 3)
    assert deux.total_apres.part is None, "sous dix visites, pas de part"
    (seule,) = compare_mois(moteurs, date(2026, 12, 1), "Europe/Paris", date(2026, 12, 10))
    assert seule.jour == date(2026, 12, 2), "ce qui n’est pas encore publié ne compte pas"


@pytest.mark.parametrize(
    ("compte", "part", "manque"),
    [
        (Compte(9, 9), None, None),
        (Compte(10, 5), 50, None),
        (Compte(40, 3), None, None),
        (Compte(40, 0), 0, None),
        (Compte(40, 20, {"papiers": 4, "lieu": 4}), 50, None),
        (Compte(40, 20, {"papiers": 5, "lieu": 9}), 50, "lieu"),
        (Compte(40, 20, {"ancien": 30, "lieu": 9}), 50, "lieu"),
    ],
)
def test_no_share_gives_away_a_small_figure(
    compte: Compte, part: int | None, manque: str | None
) -> None:
    assert (compte.part, compte.premier_manque) == (part, manque)


def test_months_and_half_days() -> None:
    assert read_mois("2026-10") == date(2026, 10, 1)
    for faux in ("2026-13", "2026-1", "26-10", "octobre", "", "٢٠٢٦-١٠", "2026-10-01", "0000-01"):
        assert read_mois(faux) is None
    assert add_months(date(2026, 12, 31), 1) == date(2027, 1, 1)
    midi = datetime(2026, 11, 22, 11, 59, tzinfo=UTC)
    assert half_day_of(midi, "Europe/Paris") == "matin"
    assert half_day_of(midi + timedelta(minutes=1), "Europe/Paris") == "apres_midi"
    assert half_day_of(midi, "America/Martinique") == "matin"
