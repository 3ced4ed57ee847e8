"""The round of the links: what is due, what is dead, no network, and what people are told."""

import json
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from aides_commandes import run, use_instance
from aides_parcours import build, question, resultat
from aides_serveur import SiteEssai, find_port_ferme, open_site
from aides_store import prefecture, publish, save
from fabrique import fiche, site

from kit.config import load_reglages
from kit.content.parcours import Parcours
from kit.horloge import HorlogeFixe
from kit.store.editions import EditionConnue, list_imprimes, record_edition
from kit.store.liens_externes import find_morts, forget_liens, load_liens, record_visite_lien
from kit.store.moteur import Moteurs, open_moteurs
from kit.store.schema import upgrade
from kit.store.vitrine import Vitrine
from kit.travaux.boucle import Tache, look_after
from kit.travaux.liens import ReseauAbsentError, Ronde, Tournee, list_externes
from kit.travaux.visiteur import Visiteur

LUNDI = date(2026, 11, 23)
LIEN = "https://morte.exemple/page"


@pytest.fixture(autouse=True)
def _sans_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for nom in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(nom, raising=False)


@pytest.fixture
def ailleurs() -> Iterator[SiteEssai]:
    with open_site(bonne=(200, 200), rare=(405, 200)) as ouvert:
        yield ouvert


def tour(moteurs: Moteurs, jour: date, *adresses: str, toutes: bool = False) -> int:
    tournee = Tournee(moteurs, jour, Visiteur(attente_s=5.0, pause_s=0.0))
    return tournee.run(adresses, lambda: False, toutes=toutes)


def test_a_link_is_dead_after_failures_on_two_days_and_lives_again(
    moteurs: Moteurs, ailleurs: SiteEssai
) -> None:
    page = f"{ailleurs.base}/tard"
    assert tour(moteurs, LUNDI, page) == 1
    assert tour(moteurs, LUNDI, page, toutes=True) == 1
    assert find_morts(moteurs) == {}
    assert tour(moteurs, LUNDI + timedelta(days=1), page) == 1
    assert find_morts(moteurs) == {page: "erreur 404"}
    assert load_liens(moteurs)[page].echec == LUNDI
    ailleurs.statuts = {"/tard": (200, 200)}
    assert tour(moteurs, LUNDI + timedelta(days=2), page) == 0
    assert tour(moteurs, LUNDI + timedelta(days=8), page) == 1
    assert find_morts(moteurs) == {}


def test_a_link_that_answers_is_visited_once_a_week(moteurs: Moteurs, ailleurs: SiteEssai) -> None:
    pages = (f"{ailleurs.base}/bonne", f"{ailleurs.base}/rare")
    visitees = [tour(moteurs, LUNDI + timedelta(days=n), *pages) for n in range(15)]
    assert [n for n, combien in enumerate(visitees) if combien] == [0, 7, 14]
    assert ailleurs.methodes("/bonne") == ["HEAD"] * 3


def test_without_any_network_nothing_is_noted_and_it_is_said(moteurs: Moteurs) -> None:
    muettes = [f"http://127.0.0.1:{find_port_ferme()}/" for _ in range(3)]
    for adresses in (muettes, muettes[:1]):
        with pytest.raises(ReseauAbsentError, match="pas accès au réseau"):
            tour(moteurs, LUNDI, *adresses)
    assert load_liens(moteurs) == {}


def test_a_site_alone_that_fails_is_noted_when_another_answers(
    moteurs: Moteurs, ailleurs: SiteEssai
) -> None:
    muette = f"http://127.0.0.1:{find_port_ferme()}/"
    assert tour(moteurs, LUNDI, f"{ailleurs.base}/bonne") == 1
    # The other one is not due: it is only asked whether there is a network.
    assert tour(moteurs, LUNDI + timedelta(days=1), muette, f"{ailleurs.base}/bonne") == 1
    assert load_liens(moteurs)[muette].motif == "site injoignable"
    assert load_liens(moteurs)[f"{ailleurs.base}/bonne"].jour == LUNDI


def test_a_round_stops_when_it_is_told_and_keeps_what_it_saw(
    moteurs: Moteurs, ailleurs: SiteEssai
) -> None:
    adresses = (f"{ailleurs.base}/bonne", f"{ailleurs.base}/rare")
    tournee = Tournee(moteurs, LUNDI, Visiteur(pause_s=0.0))
    assert tournee.run(adresses, lambda: bool(load_liens(moteurs))) == 1
    assert set(load_liens(moteurs)) == {adresses[0]}
    assert tour(moteurs, LUNDI, *adresses) == 1


def test_what_no_document_gives_is_forgotten_after_two_months(moteurs: Moteurs) -> None:
    for adresse in ("https://gardee.exemple/", "https://vieille.exemple/"):
        record_visite_lien(moteurs, adresse, LUNDI, "")
    forget_liens(moteurs, ["https://gardee.exemple/"], LUNDI + timedelta(days=60))
    assert len(load_liens(moteurs)) == 2
    forget_liens(moteurs, ["https://gardee.exemple/"], LUNDI + timedelta(days=61))
    assert set(load_liens(moteurs)) == {"https://gardee.exemple/"}


def test_the_links_of_one_site_do_not_follow_each_other() -> None:
    a, b = "https://a.exemple/{}", "https://b.exemple/{}"
    texte = f"[1]({a.format(1)}) [2]({a.format(2)}) [3]({b.format(1)}) [4]({a.format(1)})"
    lue = fiche(resume=texte, sources=[])
    assert list_externes([lue]) == (a.format(1), b.format(1), a.format(2))
    lieu = prefecture(site="https://[mal-ecrite")
    assert list_externes([lieu]) == ("https://[mal-ecrite",)


def test_the_background_process_says_once_a_day_that_there_is_no_network(
    moteurs: Moteurs, horloge: HorlogeFixe, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_site() as proxy:  # it opens no tunnel
        monkeypatch.setenv("https_proxy", proxy.base)
        publish(moteurs, site(), prefecture(site="https://prefecture.exemple/"))
        vitrine = Vitrine(moteurs, horloge)
        ronde = Ronde(moteurs, vitrine, horloge, lambda: False)
        with pytest.raises(ReseauAbsentError):
            ronde.look()
        assert ronde.look() == 0
        horloge.instant += timedelta(days=1)
        with pytest.raises(ReseauAbsentError):
            ronde.look()
        vitrine.close()


def test_a_task_that_begins_later_is_done_at_its_own_turns() -> None:
    fin, tours, faits = threading.Event(), [0], []

    def count() -> None:
        tours[0] += 1
        if tours[0] == 8:
            fin.set()

    taches = (Tache("compte", count), Tache("liens", lambda: faits.append(tours[0]), 3, 1))
    look_after(taches, fin, 0.0)
    assert faits == [2, 5, 8]


SOURCE = {"id": "s", "titre": "Le site", "adresse": LIEN, "lu_le": "2026-11-01"}


def chemin() -> Parcours:
    return build(
        question("but", "a>r-a", "b>r-b", "nsp>r-b"),
        resultat("r-a"),
        resultat("r-b"),
        sources=[SOURCE],
    )


def sans_a(**champs: object) -> Parcours:
    return build(
        question("but", "a>r-b", "b>r-c", "nsp>r-b"),
        resultat("r-b"),
        resultat("r-c"),
        retires=["r-a"],
        **champs,
    )


def poster(code: str, genre: str = "parcours") -> EditionConnue:
    cles = ("titre", "but.titre", "r-a.titre", "r-b.titre")
    lignes = [[f"parcours/essai#{cle}", "Mots"] for cle in cles]
    contenu = json.dumps({"genre": genre, "identifiant": "essai", "textes": {"fr": lignes}})
    return EditionConnue(code, code * 8, genre, "essai", contenu, "a3", None, ("fr",), LUNDI)


def test_what_the_sheets_of_a_path_print_is_read_back(moteurs: Moteurs) -> None:
    for edition in (poster("BCDFGHJK"), poster("22334455"), poster("99887766", "fiche")):
        record_edition(moteurs, edition)
    codes = frozenset({"BCDFGHJK", "22334455"})
    imprimes = list_imprimes(moteurs, "parcours", "essai")
    assert imprimes == {"but": codes, "r-a": codes, "r-b": codes}


@pytest.fixture
def base(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Moteurs]:
    """The instance of the commands, with a path published, a dead link and a sheet in town."""
    reglages = load_reglages({}, use_instance(monkeypatch, tmp_path / "instance"))
    upgrade(reglages)
    moteurs = open_moteurs(reglages)
    publish(moteurs, site(), prefecture(), chemin())
    for jour in (LUNDI, LUNDI + timedelta(days=3)):
        record_visite_lien(moteurs, LIEN, jour, "erreur 404")
    record_edition(moteurs, poster("BCDFGHJK"))
    yield moteurs
    moteurs.close()


def test_the_command_lists_dead_links_and_where_they_stand(
    base: Moteurs, capsys: pytest.CaptureFixture[str]
) -> None:
    dit = run(capsys, "contenu", "liens")
    assert dit.code == 0
    for mot in (LIEN, "erreur 404", "parcours essai, s.adresse", "Morts\u00a0: 1"):
        assert mot in dit.sortie
    record_visite_lien(base, LIEN, LUNDI + timedelta(days=4), "")
    assert LIEN not in run(capsys, "contenu", "liens").sortie


def test_the_command_says_that_it_could_try_nothing(
    base: Moteurs, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    avant = load_liens(base)
    with open_site() as proxy:
        monkeypatch.setenv("https_proxy", proxy.base)
        run(capsys, "contenu", "liens", "--verifier").assert_refused("Aucun site ne répond")
    assert load_liens(base) == avant


def test_a_path_is_checked_with_its_dead_links_and_its_sheets(
    base: Moteurs, capsys: pytest.CaptureFixture[str]
) -> None:
    def codes() -> dict[str, str]:
        dit = run(capsys, "parcours", "verifier", "essai", "--format", "json")
        return {p["code"]: p["phrase"] for p in json.loads(dit.sortie)["essai"]}

    assert LIEN in codes()["V19"]
    assert "V44" not in codes()
    save(base, sans_a())
    assert "BCDF-GHJK" in codes()["V44"]
    assert "V19" not in codes()
    assert "BCDF-GHJK" in run(capsys, "parcours", "comparer", "essai").sortie


def test_dead_links_and_sheets_are_told_and_forbid_nothing(
    base: Moteurs, capsys: pytest.CaptureFixture[str]
) -> None:
    save(base, sans_a())
    dit = run(capsys, "contenu", "publier", "parcours", "essai", "--changement-vu")
    assert dit.code == 0, dit.erreur
    assert "Documents publiés : 1." in dit.sortie
    assert "BCDF-GHJK" in dit.sortie
    assert "(V44)" in dit.sortie
    save(base, sans_a(sources=[SOURCE]))
    dit = run(capsys, "contenu", "publier", "parcours", "essai", "--changement-vu")
    assert dit.code == 0, dit.erreur
    assert "(V19)" in dit.sortie
