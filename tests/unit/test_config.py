"""Settings: a wrong one is refused with one French sentence."""

from pathlib import Path

import pytest

from kit.config import load_reglages
from kit.erreurs import KitError, ReglageError

BASE = {"KIT_BASE_URL": "https://accueil.exemple.fr"}
OIDC = {
    **BASE,
    "KIT_OIDC_EMETTEUR": "https://connexion.exemple.fr/api/v2",
    "KIT_OIDC_CLIENT": "kit",
    "KIT_OIDC_SECRET": "chut",
}
COURRIEL = {
    **BASE,
    "KIT_COURRIEL_SERVEUR": "smtp.exemple.fr:2525",
    "KIT_COURRIEL_EXPEDITEUR": "kit@exemple.fr",
}


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "kit.toml").write_text('base_url = "https://a.exemple.fr"\nproxys = 1\n', "utf-8")
    reglages = load_reglages({"KIT_BASE_URL": "https://b.exemple.fr/"}, tmp_path)
    assert (reglages.base_url, reglages.proxys) == ("https://b.exemple.fr", 1)


def test_without_https_there_is_no_public_address(tmp_path: Path) -> None:
    assert load_reglages({}, tmp_path).adresse_publique is None
    http = load_reglages({"KIT_BASE_URL": "http://accueil.exemple.fr"}, tmp_path)
    assert http.adresse_publique is None


@pytest.mark.parametrize(
    ("environ", "nom"),
    [
        ({"KIT_BASE_URL": "accueil.exemple.fr"}, "KIT_BASE_URL"),
        ({"KIT_BASE_URL": "https://a.fr/kit"}, "KIT_BASE_URL"),
        ({"KIT_BASE_URL": "https://["}, "KIT_BASE_URL"),
        ({"KIT_THEME": "rose"}, "KIT_THEME"),
        ({"KIT_PROXYS": "beaucoup"}, "KIT_PROXYS"),
        ({"KIT_PROXYS": "-1"}, "KIT_PROXYS"),
        ({"KIT_PREFIXE": "../x"}, "KIT_PREFIXE"),
        ({"KIT_BASE_DONNEES": "mysql://x"}, "KIT_BASE_DONNEES"),
        ({"KIT_LIENS": "peut-être"}, "KIT_LIENS"),
        ({**OIDC, "KIT_OIDC_SECRET": ""}, "KIT_OIDC_SECRET"),
        ({**OIDC, "KIT_BASE_URL": ""}, "KIT_BASE_URL"),
        ({**OIDC, "KIT_OIDC_EMETTEUR": "http://connexion.exemple.fr"}, "KIT_OIDC_EMETTEUR"),
        ({**OIDC, "KIT_OIDC_COURRIEL": "peut-être"}, "KIT_OIDC_COURRIEL"),
        ({**OIDC, "KIT_OIDC_SECRET": "@/rien/ici"}, "KIT_OIDC_SECRET"),
        ({"KIT_OIDC_NOM": "ProConnect"}, "KIT_OIDC_EMETTEUR"),
        ({**COURRIEL, "KIT_COURRIEL_EXPEDITEUR": ""}, "KIT_COURRIEL_EXPEDITEUR"),
        ({**COURRIEL, "KIT_COURRIEL_EXPEDITEUR": "Le kit"}, "KIT_COURRIEL_EXPEDITEUR"),
        ({**COURRIEL, "KIT_COURRIEL_SERVEUR": "smtp.exemple.fr:grand"}, "KIT_COURRIEL_SERVEUR"),
        ({**COURRIEL, "KIT_COURRIEL_SERVEUR": "smtp://smtp.exemple.fr"}, "KIT_COURRIEL_SERVEUR"),
        ({**COURRIEL, "KIT_COURRIEL_COMPTE": "kit"}, "KIT_COURRIEL_COMPTE"),
        ({**COURRIEL, "KIT_BASE_URL": ""}, "KIT_BASE_URL"),
    ],
)
def test_a_wrong_setting_is_named(environ: dict[str, str], nom: str, tmp_path: Path) -> None:
    with pytest.raises(ReglageError) as info:
        load_reglages(environ, tmp_path)
    assert info.value.phrase.startswith(nom)
    assert "\n" not in info.value.phrase


@pytest.mark.parametrize("texte", ["base_url = ", 'thème = "neutre"', 'couleur = "rose"'])
def test_a_broken_file_is_refused(texte: str, tmp_path: Path) -> None:
    (tmp_path / "kit.toml").write_text(texte, "utf-8")
    with pytest.raises(ReglageError, match=r"kit\.toml"):
        load_reglages({}, tmp_path)


def test_the_prefix_is_put_in_one_form(tmp_path: Path) -> None:
    assert load_reglages({"KIT_PREFIXE": "accueil/"}, tmp_path).prefixe == "/accueil"
    assert load_reglages({"KIT_PREFIXE": "/"}, tmp_path).prefixe == ""


def test_links_are_tried_unless_it_is_refused(tmp_path: Path) -> None:
    assert load_reglages({}, tmp_path).liens
    assert not load_reglages({"KIT_LIENS": "non"}, tmp_path).liens


def test_sites_that_may_frame_the_pages_are_named_one_by_one(tmp_path: Path) -> None:
    assert load_reglages({}, tmp_path).cadres == ()
    deux = "https://WWW.exemple.gouv.fr/, https://intranet.exemple.fr:8443"
    attendues = ("https://www.exemple.gouv.fr", "https://intranet.exemple.fr:8443")
    assert load_reglages({"KIT_CADRES": deux}, tmp_path).cadres == attendues
    (tmp_path / "kit.toml").write_text(f"cadres = {list(attendues)}", encoding="utf-8")
    assert load_reglages({}, tmp_path).cadres == attendues


@pytest.mark.parametrize(
    "origine",
    [
        "http://www.exemple.fr",
        "https://*.exemple.fr",
        "*",
        "https://exemple.fr/page",
        "https://exemple.fr;script-src",
        "https://a@exemple.fr",
        "exemple.fr",
        "'self'",
    ],
)
def test_a_pattern_or_a_site_without_https_frames_nothing(tmp_path: Path, origine: str) -> None:
    with pytest.raises(KitError, match="KIT_CADRES"):
        load_reglages({"KIT_CADRES": origine}, tmp_path)


def test_an_identity_provider_needs_three_settings(tmp_path: Path) -> None:
    assert load_reglages({}, tmp_path).oidc is None
    oidc = load_reglages(OIDC, tmp_path).oidc
    assert oidc is not None
    assert (oidc.emetteur, oidc.client, oidc.secret) == (
        "https://connexion.exemple.fr/api/v2", "kit", "chut"
    )  # fmt: skip
    assert (oidc.nom, oidc.courriel_suffit) == ("ProConnect", False)
    assert "chut" not in repr(load_reglages(OIDC, tmp_path)), "un secret irait dans un journal"


def test_a_secret_may_be_in_a_file(tmp_path: Path) -> None:
    fichier = tmp_path / "secret-oidc"
    fichier.write_text("chut\n", "utf-8")
    oidc = load_reglages({**OIDC, "KIT_OIDC_SECRET": f"@{fichier}"}, tmp_path).oidc
    assert oidc is not None
    assert oidc.secret == "chut"  # noqa: S105 - of the test


@pytest.mark.parametrize(
    ("serveur", "attendu"),
    [
        ("smtp.exemple.fr:2525", ("smtp.exemple.fr", 2525)),
        ("localhost", ("localhost", 587)),
        ("[::1]:25", ("::1", 25)),
    ],
)
def test_a_mail_server_has_a_name_and_a_port(
    serveur: str, attendu: tuple[str, int], tmp_path: Path
) -> None:
    assert load_reglages({}, tmp_path).courriel is None
    courriel = load_reglages({**COURRIEL, "KIT_COURRIEL_SERVEUR": serveur}, tmp_path).courriel
    assert courriel is not None
    assert (courriel.hote, courriel.port) == attendu
