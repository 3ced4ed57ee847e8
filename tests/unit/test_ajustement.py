"""The largest letters that a sheet holds."""

from kit.render.impression.ajustement import fit_tight
from kit.render.pdf import Pdf

CORPS = [20 - n / 2 for n in range(20)]
"""From 20 to 10.5 points."""


class Presse:
    """Sheets whose length is known: as many pages as `capacites` says for a size."""

    def __init__(self, pages_a_10: float) -> None:
        self.pages_a_10 = pages_a_10
        self.essais: list[float] = []

    def make(self, corps: float) -> Pdf:
        """A sheet in letters of `corps` points."""
        self.essais.append(corps)
        return Pdf(str(corps).encode(), max(1, round(self.pages_a_10 * (corps / 10) ** 2 + 0.499)))


def fit(pages_a_10: float, visees: int = 1) -> tuple[float, int, int]:
    """The size kept, its pages, and how many trials it took."""
    presse = Presse(pages_a_10)
    pdf = fit_tight(CORPS, visees, presse.make)
    return float(pdf.octets), pdf.pages, len(presse.essais)


def test_a_short_text_is_set_at_once_in_the_largest_letters() -> None:
    assert fit(0.2) == (20, 1, 1)


def test_a_longer_text_has_the_largest_letters_of_one_page() -> None:
    corps, pages, essais = fit(0.5)
    assert pages == 1
    assert 13 <= corps <= 14.2
    assert essais <= 6


def test_what_never_holds_on_one_page_fills_two() -> None:
    corps, pages, _essais = fit(1.3)
    assert pages == 2
    assert 11.5 <= corps <= 12.5


def test_a_paper_of_two_sides_keeps_large_letters_on_two() -> None:
    assert fit(0.8, visees=2)[1] == 2
