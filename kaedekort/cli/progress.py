"""A sign on stderr of work that takes its time; what stands on stdout is the same with it and without it."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from queries.progress import FETCHING, JUDGING, Progress, unheard

Item = TypeVar("Item")


def with_progress(items: Iterable[Item], words: str, *, beside_answers: bool = False) -> Iterator[Item]:
    """The items, and a bar while they are worked through; none where stderr is no terminal.

    `beside_answers`: what comes of the items is printed meanwhile. On a terminal that shows by itself how far the work is, and a bar
    would only stand in its way.
    """
    if not sys.stderr.isatty() or (beside_answers and sys.stdout.isatty()):
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        yield from progress.track(items, description=words)


@contextmanager
def shown_while(words: str) -> Iterator[None]:
    """What is being done, for as long as it is done, where nobody can say how far it is; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(words):
        yield


_LONG_WORK = {FETCHING: "Henter kortet", JUDGING: "Ser på alle unge"}


@contextmanager
def shown_steps(words: str) -> Iterator[Progress]:
    """What to tell the progress of a long question to: a bar, which says `words` at first; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield unheard
        return
    from rich.console import Console
    from rich.progress import Progress as Bars

    with Bars(console=Console(stderr=True), transient=True, redirect_stdout=False) as bars:
        bar = bars.add_task(words, total=None)

        def show(what: str, done: int, whole: int, /) -> None:
            bars.update(bar, description=_LONG_WORK.get(what, words), completed=done, total=whole or None)

        yield show
