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


def told(
    items: Iterable[Item], progress: Progress, stage: Stage, done: int, whole: int, *, every: int = _EVERY
) -> Iterator[Item]:
    """The items, told of now and then as they are worked through; `done` came before them."""
    for place, item in enumerate(items):
        if place % every == 0:
            progress(stage, done + place, whole)
        yield item
