"""The tools of the house, run as tests: layers, style, types."""

import subprocess
import sys
from pathlib import Path

import pytest

RACINE = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


@pytest.mark.parametrize(
    "commande",
    [
        ["lint-imports"],
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
    ],
    ids=" ".join,
)
def test_the_tool_finds_nothing(commande: list[str]) -> None:
    nom, *arguments = commande
    resultat = subprocess.run(
        [BIN / nom, *arguments], cwd=RACINE, capture_output=True, text=True, check=False
    )
    assert resultat.returncode == 0, resultat.stdout[-5000:] + resultat.stderr[-2000:]
