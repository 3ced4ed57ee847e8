"""The colours of both schemes: text at least 7:1, shapes at least 3:1 (WCAG 1.4.6, 1.4.11)."""

import re

import pytest

from kit.paths import static_dir

CSS = (static_dir() / "css" / "jetons.css").read_text(encoding="utf-8")


def schemes() -> dict[str, dict[str, str]]:
    clair, sombre = CSS.split("@media screen and (prefers-color-scheme: dark)")
    jetons = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{6})")
    return {"clair": dict(jetons.findall(clair)), "sombre": dict(jetons.findall(sombre))}


def luminance(couleur: str) -> float:
    canaux = [int(couleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, v, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux)
    return 0.2126 * r + 0.7152 * v + 0.0722 * b


def contrast(a: str, b: str) -> float:
    clair, sombre = sorted((luminance(a), luminance(b)), reverse=True)
    return (clair + 0.05) / (sombre + 0.05)


TEXTES = [
    ("encre", "papier"),
    ("encre", "fond"),
    ("discret", "papier"),
    ("discret", "fond"),
    ("marque", "papier"),
    ("marque", "fond"),
    ("sur-marque", "marque"),
    *[(sens, "papier") for sens in ("faire", "attention", "refus", "valide")],
    *[(sens, "fond") for sens in ("refus", "valide", "attention")],
    *[(sens, f"{sens}-fond") for sens in ("faire", "attention", "refus", "valide")],
    *[("encre", f"{sens}-fond") for sens in ("faire", "attention", "refus", "valide")],
    *[("marque", f"{sens}-fond") for sens in ("faire", "attention")],
]
FORMES = [("trait", "papier"), ("trait", "fond"), ("faire", "papier"), ("marque", "papier")]


@pytest.mark.parametrize("scheme", ["clair", "sombre"])
@pytest.mark.parametrize(("dessus", "dessous"), TEXTES)
def test_text_is_readable(scheme: str, dessus: str, dessous: str) -> None:
    jetons = schemes()[scheme]
    assert contrast(jetons[dessus], jetons[dessous]) >= 7


@pytest.mark.parametrize("scheme", ["clair", "sombre"])
@pytest.mark.parametrize(("dessus", "dessous"), FORMES)
def test_shapes_are_visible(scheme: str, dessus: str, dessous: str) -> None:
    jetons = schemes()[scheme]
    assert contrast(jetons[dessus], jetons[dessous]) >= 3


def test_both_schemes_define_the_same_tokens() -> None:
    assert schemes()["clair"].keys() == schemes()["sombre"].keys()
