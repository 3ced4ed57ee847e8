"""Ways to file, said in the one line that a small tile can hold."""

import pytest

from kit.langues.langue import load_langue
from kit.render.vues.depot import ModeVue, sum_up_modes


def say(langue: str, *modes: str) -> tuple[str, str]:
    vues = [ModeVue(mode, f"nom de {mode}", f"dessin de {mode}", None, None) for mode in modes]
    return sum_up_modes(load_langue(langue), vues)


@pytest.mark.parametrize(
    ("langue", "modes", "texte"),
    [
        ("fr", ("en_ligne", "rendez_vous"), "En ligne ou sur rendez-vous"),
        ("fr", ("mairie", "en_ligne"), "À la mairie ou en ligne"),
        ("fr", ("sans_rendez_vous", "courrier"), "Sans rendez-vous ou par courrier"),
        ("en", ("en_ligne", "rendez_vous"), "Online or by appointment"),
        ("ar", ("en_ligne", "rendez_vous"), "عبر الإنترنت أو بموعد"),
        # Three or more: where one goes, which is what people ask.
        ("fr", ("en_ligne", "rendez_vous", "sans_rendez_vous"), "En ligne ou sur place"),
        ("fr", ("mairie", "courrier", "rendez_vous"), "Sur place ou par courrier"),
        ("fr", ("mairie", "sans_rendez_vous", "rendez_vous"), "Sur place"),
        ("fr", ("en_ligne", "mairie", "courrier"), "Plusieurs façons, selon votre cas"),
    ],
)
def test_several_ways_are_said_and_none_is_drawn(
    langue: str, modes: tuple[str, ...], texte: str
) -> None:
    assert say(langue, *modes) == (texte, "lieu")


@pytest.mark.parametrize(
    "modes",
    [("en_ligne",), ("ailleurs",), ("rendez_vous", "autre"), ("courrier", "courrier")],
)
def test_one_way_keeps_its_name_and_its_drawing(modes: tuple[str, ...]) -> None:
    """What is not a place, or is said twice, is no second way."""
    assert say("fr", *modes) == (f"nom de {modes[0]}", f"dessin de {modes[0]}")


def test_a_first_way_without_a_name_sends_to_the_steps() -> None:
    assert say("fr", "autre", "rendez_vous") == ("Voir les étapes", "dessin de autre")
