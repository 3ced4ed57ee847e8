"""A process that writes is really killed, at random instants: nothing said is lost.

The long campaign: benchmarks/coupures.py.
"""

from pathlib import Path

from benchmarks.coupures import GESTES, run_campagne


def test_killing_the_process_loses_nothing_and_leaves_nothing_by_half(tmp_path: Path) -> None:
    bilan = run_campagne(tmp_path, 24, graine=20261122)
    assert bilan.coupures == dict.fromkeys(GESTES, 4)
    # The kills fell while something was being written, and after things that were said.
    assert all(bilan.au_travail[geste] for geste in GESTES)
    assert all(bilan.dites[geste] for geste in ("enregistrer", "publier", "restaurer"))
