"""Languages that no font of the machine draws are named before the first sheet."""

import pytest

from kit.langues.registre import REGISTRE
from kit.render.impression import polices
from kit.render.pdf import GlypheManquantError


def test_the_fonts_installed_draw_every_language_of_the_kit() -> None:
    assert polices.find_sans_police(REGISTRE) == ()


def test_a_language_without_font_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    make_pdf = polices.make_pdf

    def without_arabic(html: str, direction: str) -> object:
        if 'lang="ar"' in html:
            raise GlypheManquantError("Aucune police.")
        return make_pdf(html, direction=direction)

    monkeypatch.setattr(polices, "make_pdf", without_arabic)
    assert polices.find_sans_police(["fr", "ar"]) == ("arabe",)
