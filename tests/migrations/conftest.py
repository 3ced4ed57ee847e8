"""What the tests of migrations share: the settings of an instance that has no base yet."""

from pathlib import Path

import pytest

from kit.config import Reglages, load_reglages


@pytest.fixture
def reglages(tmp_path: Path) -> Reglages:
    return load_reglages({}, tmp_path / "instance")
