"""How far a long question has come, told to whoever wants to show it."""

from typing import Protocol


class Progress(Protocol):
    """Is told again and again what is being done, and how many steps of how many are."""

    def __call__(self, what: str, done: int, whole: int, /) -> None: ...


FETCHING, JUDGING = "fetching", "judging"
"""What is being done: facts are fetched out of the graph; youths are judged."""


def unheard(_what: str, _done: int, _whole: int, /) -> None:
    """Nobody wants to know."""
