"""What a list is filtered by: the values to choose between, and what is chosen, each with the way to the list without it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of something to choose between."""

    value: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """Something to filter by: what the address calls it, what people do, and its values."""

    name: str
    label: str
    choices: tuple[Choice, ...]


Chosen = tuple[tuple[str, str], ...]
"""What is chosen, in words, and the address without it."""


def chosen_of(filters: Iterable[Filter], without: Callable[[str], str]) -> Chosen:
    """What is chosen of some filters; `without` is the address without the filter of a name."""
    return tuple(
        (f"{each.label}: {choice.name}", without(each.name))
        for each in filters
        for choice in each.choices
        if choice.is_chosen
    )
