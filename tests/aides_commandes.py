"""What tests of the command line share: an instance of their own, and what a command said."""

import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from kit.cli import main

_REGLAGES = ("BASE_URL", "BASE_DONNEES", "THEME", "PROXYS", "PREFIXE", "LIENS")


def use_instance(monkeypatch: pytest.MonkeyPatch, instance: Path) -> Path:
    """Commands of this test use this instance, and no setting of the machine."""
    for nom in _REGLAGES:
        monkeypatch.delenv(f"KIT_{nom}", raising=False)
    monkeypatch.setenv("KIT_INSTANCE", str(instance))
    return instance


class Resultat(NamedTuple):
    """What a command printed, and its exit code."""

    code: object
    sortie: str
    erreur: str

    def assert_refused(self, attendu: str) -> None:
        """One explanation on the error channel, exit code 2, no trace."""
        assert self.code == 2, (self.sortie, self.erreur)
        assert attendu in self.erreur, self.erreur
        assert "Traceback" not in self.erreur
        assert "Error" not in self.erreur


def run(capsys: pytest.CaptureFixture[str], *mots: object) -> Resultat:
    """Run `kit` with these words, here."""
    ancien, sys.argv = sys.argv, ["kit", *map(str, mots)]
    try:
        with pytest.raises(SystemExit) as sortie:
            main()
    finally:
        sys.argv = ancien
    return Resultat(sortie.value.code, *capsys.readouterr())
