"""Settings: a wrong one is refused with one French sentence."""

from pathlib import Path

import pytest

from kit.config import ReglageError, load_reglages


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
