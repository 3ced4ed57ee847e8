"""How long the quality rules take on a pack: reading the texts, then the rules.

Run: .venv/bin/python benchmarks/qualite.py [PACK]
"""

import statistics
import sys
import time
from datetime import date
from pathlib import Path

from kit.cli.verification import open_contexte
from kit.importers.pack.lecture import read_pack
from kit.paths import starter_dir
from kit.quality.bilan import verify
from kit.quality.regles import REGLES

MAX = 2.0
"""Seconds that the issue allows, apart from reading the YAML."""
_FOIS = 5


def main(chemin: Path) -> None:
    """Print the median of a few runs, in seconds of processor, and the slowest rules."""
    debut = time.process_time()
    documents = read_pack(chemin).documents
    lecture = time.process_time() - debut
    contextes, regles = [], []
    for _fois in range(_FOIS):
        depart = time.process_time()
        contexte = open_contexte(documents, date(2026, 11, 22))
        pret = time.process_time()
        bilan = verify(contexte)
        contextes.append(pret - depart)
        regles.append(time.process_time() - pret)
    textes, toutes = statistics.median(contextes), statistics.median(regles)
    print(f"{len(documents)} documents lus en {lecture:.2f} s (YAML).")
    print(f"Textes : {textes:.2f} s. {len(REGLES)} règles : {toutes:.2f} s, ", end="")
    print(f"{len(bilan.constats)} constats. Ensemble : {textes + toutes:.2f} s (au plus {MAX} s).")
    for regle in REGLES:
        depart = time.process_time()
        list(regle.check(contexte))
        print(f"  {regle.code:24}{time.process_time() - depart:6.3f} s")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else starter_dir())
