"""How far an import has come, on stderr."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from importers.progress import Progress, Stage, unheard

_STAGES = {
    Stage.READING: "Læser filen",
    Stage.UNDERSTANDING: "Forstår rækkerne",
    Stage.LINKING: "Finder ud af, hvad der er det samme",
    Stage.PLANNING: "Sammenligner med kortet",
    Stage.STORING: "Gemmer",
}


@contextmanager
def shown_stages() -> Iterator[Progress]:
    """What to tell an import's progress to: a bar that names the stage, or nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield unheard
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True, redirect_stdout=False) as bars:
        bar = bars.add_task("", total=None)

        def show(stage: Stage, done: int, whole: int) -> None:
            bars.update(bar, description=_STAGES[stage], completed=done, total=whole or None)

        yield show
