"""The inline syntax of texts."""

import pytest

from kit.content.texte import Emphase, Lien, Mot, RefTerme, RefValeur, parse_texte


def test_each_mark_becomes_its_token() -> None:
    assert parse_texte("Payez {valeur:taxe} pour l’[[anef]] ou l’[[api|attestation]].") == (
        Mot("Payez "),
        RefValeur("taxe"),
        Mot(" pour l’"),
        RefTerme("anef", None),
        Mot(" ou l’"),
        RefTerme("api", "attestation"),
        Mot("."),
    )


def test_emphasis_and_links_hold_other_marks() -> None:
    assert parse_texte("**très {valeur:x}** [ici](https://a.fr)") == (
        Emphase((Mot("très "), RefValeur("x"))),
        Mot(" "),
        Lien("https://a.fr", (Mot("ici"),)),
    )


def test_html_stays_plain_text() -> None:
    assert parse_texte("<b>gras</b>") == (Mot("<b>gras</b>"),)


def test_an_address_that_runs_code_is_never_a_link() -> None:
    assert parse_texte("[piège](javascript:alert)") == (Mot("[piège](javascript:alert)"),)


@pytest.mark.parametrize(
    "texte",
    [
        "Un {prix} inconnu",
        "Une {valeur:Majuscule}",
        "Une accolade { seule",
        "Un [[Mot Faux]]",
        "Un [[mot sans fin",
        "[lien](http://sans-s.fr)",
    ],
)
def test_a_mark_that_is_not_understood_is_refused_in_french(texte: str) -> None:
    with pytest.raises(ValueError, match=r"compris|doit commencer"):
        parse_texte(texte)
