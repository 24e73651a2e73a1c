"""How far an import has come, told while it works; whoever listens may stop it."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from typing import TypeAlias, TypeVar

from graphmodel.errors import UserError

Item = TypeVar("Item")
_EVERY = 200
"""Telling of every row would take longer than reading it."""


class Stage(StrEnum):
    """What is being done."""

    READING = "reading"
    UNDERSTANDING = "understanding"
    LINKING = "linking"
    PLANNING = "planning"
    STORING = "storing"


Progress: TypeAlias = Callable[[Stage, int, int], None]
"""Told the stage, how much of it is done, and how much there is (0 where nobody knows); raises Stopped to end the work."""


class Stopped(UserError):
    """A person stopped the work; nothing of it was stored."""

    def __init__(self) -> None:
        super().__init__("Indlæsningen er stoppet. Intet er gemt.")


def unheard(_stage: Stage, _done: int, _whole: int) -> None:
    """Progress that nobody listens to."""


class Steps:
    """Tells of a stage that goes over its rows several times, each step as a share of the rows; it never tells less than before.

    >>> steps = Steps(lambda _stage, done, whole: print(f"{done}/{whole}"), Stage.LINKING, rows=800, steps=4)
    >>> steps.next()
    200/800
    >>> list(steps.within(["a", "b"]))
    200/800
    ['a', 'b']
    """

    def __init__(self, progress: Progress, stage: Stage, rows: int, steps: int) -> None:
        self._progress, self._stage, self._rows, self._steps = progress, stage, rows, steps
        self._done = self._furthest = 0

    def begin(self) -> None:
        """Tell that the first step begins, maybe once more."""
        self._done = 0
        self._tell()

    def next(self) -> None:
        """Tell that a step is over."""
        self._done += 1
        self._tell()

    def within(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items of a step; now and then it is told where the work is, so that whoever listens can end it."""
        for place, item in enumerate(items):
            if place % _EVERY == 0:
                self._tell()
            yield item

    def _tell(self) -> None:
        self._furthest = max(self._furthest, min(self._done, self._steps))
        self._progress(self._stage, self._rows * self._furthest // self._steps, self._rows)


def told(
    items: Iterable[Item], progress: Progress, stage: Stage, done: int, whole: int, *, every: int = _EVERY
) -> Iterator[Item]:
    """The items, told of now and then as they are worked through; `done` came before them."""
    for place, item in enumerate(items):
        if place % every == 0:
            progress(stage, done + place, whole)
        yield item
