"""Lengths of the sentences of our fiches, next to those of service-public.fr.

Run: .venv/bin/python benchmarks/lisibilite.py [ZIP de service-public] [PACK]

Values are counted as the words that readers see. A list item or a table cell without a full
stop counts as a sentence on both sides, which is kinder to the texts that have many.
"""

import sys
from datetime import date
from pathlib import Path

from rich.console import Console

from kit.cli.verification import open_contexte, table_lisibilite
from kit.importers.pack.lecture import read_pack
from kit.importers.service_public.inventaire import Selection
from kit.importers.service_public.preparation import Avancements, Souvenirs, prepare
from kit.paths import starter_dir
from kit.quality.lisibilite import Distribution, measure_propres, measure_repris

JOUR = date(2026, 11, 22)


def measure_zip(archive: Path) -> Distribution:
    """The real fiches of the State, as the importer makes them."""
    pack = prepare(archive, Selection(), Souvenirs(), Avancements()).pack
    return measure_repris(open_contexte(pack.documents, JOUR))


def main(archive: Path | None, pack: Path) -> None:
    """Print both distributions."""
    propres = measure_propres(open_contexte(read_pack(pack).documents, JOUR))
    repris = measure_zip(archive) if archive else Distribution(0, ())
    Console().print(table_lisibilite(propres, repris))


if __name__ == "__main__":
    arguments = [Path(argument) for argument in sys.argv[1:]]
    main(
        arguments[0] if arguments else None,
        arguments[1] if len(arguments) > 1 else starter_dir(),
    )
