"""Whether a link answers, asked of a real site on this machine."""

from itertools import pairwise

import pytest
from aides_serveur import find_port_ferme, open_site

from kit.travaux.visiteur import Reponse, Visiteur

BONNE = Reponse(entendue=True)


@pytest.fixture(autouse=True)
def _sans_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for nom in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(nom, raising=False)


def visiteur(attente_s: float = 5.0, pause_s: float = 0.0, *surs: str) -> Visiteur:
    return Visiteur(attente_s=attente_s, pause_s=pause_s, surs=frozenset(surs or ("https",)))


@pytest.mark.parametrize(
    ("tete", "page", "motif", "methodes"),
    [
        (200, 200, "", ["HEAD"]),
        (404, 404, "erreur 404", ["HEAD", "GET"]),
        (410, 410, "erreur 410", ["HEAD", "GET"]),
        (500, 500, "erreur 500", ["HEAD", "GET"]),
        (405, 200, "", ["HEAD", "GET"]),
        (404, 200, "", ["HEAD", "GET"]),
        (403, 403, "", ["HEAD", "GET"]),
    ],
)
def test_the_page_is_what_counts_and_a_refusal_of_machines_says_nothing(
    tete: int, page: int, motif: str, methodes: list[str]
) -> None:
    with open_site(page=(tete, page)) as site:
        reponse = visiteur().visit(f"{site.base}/page")
    assert reponse == Reponse(entendue=True, motif=motif)
    assert site.methodes("/page") == methodes
    assert {d.agent.partition("/")[0] for d in site.demandes} == {"kit-accueil"}


def test_a_site_that_never_answers_is_left_and_not_asked_twice() -> None:
    with open_site(muette=(0, 0)) as site:
        reponse = visiteur(0.2).visit(f"{site.base}/muette")
    assert reponse == Reponse(entendue=False, motif="pas de réponse à temps", lente=True)
    assert site.methodes("/muette") == ["HEAD"]


def test_nobody_at_the_address_is_a_fault_and_not_a_failure_of_the_program() -> None:
    reponse = visiteur().visit(f"http://127.0.0.1:{find_port_ferme()}/")
    assert reponse == Reponse(entendue=False, motif="site injoignable")


@pytest.mark.parametrize("adresse", ["https://[", "https://a:b/", f"https://{'x' * 70}.fr/"])
def test_an_address_that_cannot_be_is_a_fault_and_not_a_failure_of_the_program(
    adresse: str,
) -> None:
    assert visiteur().visit(adresse) == Reponse(entendue=False, motif="adresse mal écrite")


def test_a_page_that_sends_to_one_without_https_is_bad_and_is_not_followed() -> None:
    with open_site(ici=(301, 301), ailleurs=(200, 200)) as site:
        site.renvois["/ici"] = f"{site.base}/ailleurs"
        reponse = visiteur().visit(f"{site.base}/ici")
        assert reponse.motif == "renvoie vers une adresse sans https"
        assert site.methodes("/ailleurs") == []


def test_a_page_that_moved_is_followed_to_its_end() -> None:
    with open_site(ici=(301, 301), bonne=(200, 200), boucle=(302, 302), morte=(302, 302)) as site:
        site.renvois.update({"/ici": "/bonne", "/boucle": "/boucle", "/morte": "/absente"})
        vers = visiteur(5.0, 0.0, "http")
        assert vers.visit(f"{site.base}/ici") == BONNE
        assert vers.visit(f"{site.base}/boucle").motif == "renvois sans fin"
        assert vers.visit(f"{site.base}/morte").motif == "erreur 404"


def test_accents_in_an_address_travel() -> None:
    with open_site() as site:
        visiteur().visit(f"{site.base}/préfecture?où=là#bas")
    assert site.demandes[0].chemin == "/pr%C3%A9fecture?o%C3%B9=l%C3%A0"


def test_a_host_is_never_asked_twice_in_a_row_redirections_included() -> None:
    with open_site(ici=(302, 302), la=(405, 200)) as site:
        site.renvois["/ici"] = "/la"
        lent = visiteur(5.0, 0.15, "http")
        lent.visit(f"{site.base}/ici")
        lent.visit(f"{site.base}/la")
        instants = [d.quand_s for d in site.demandes]
    assert len(instants) == 4
    assert min(apres - avant for avant, apres in pairwise(instants)) >= 0.15


def test_the_proxy_of_the_machine_is_obeyed(monkeypatch: pytest.MonkeyPatch) -> None:
    with open_site() as proxy:
        monkeypatch.setenv("http_proxy", proxy.base)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        visiteur().visit("http://site.exemple/page")
    assert proxy.demandes[0].chemin == "http://site.exemple/page"
