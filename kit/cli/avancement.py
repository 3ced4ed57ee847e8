"""A progress bar on a terminal, nothing elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kit.importers.service_public.preparation import Avancements


@contextmanager
def show_avancement(titre: str) -> Iterator[Avancements]:
    """Progress on the error channel, so that what is printed can still be read by a program."""
    if not sys.stderr.isatty():
        yield Avancements()
        return
    colonnes = (TextColumn(titre), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*colonnes, console=Console(stderr=True), transient=True) as barre:
        tache = barre.add_task(titre, total=None)
        yield Avancements(
            lambda total: barre.update(tache, total=total), lambda: barre.advance(tache)
        )
