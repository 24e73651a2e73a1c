"""Fetching by id in portions.

An answer of the engine weighs more than the rows that are made of it, and many small answers, which use the same memory again, come in
two thirds of the time of one that fills it anew.
"""

from collections.abc import Iterable, Iterator

AT_ONCE = 1_000
"""So many offers or youths are asked about in one question."""


def portions(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids, each once and in order, so many at a time."""
    ordered = sorted(set(ids))
    return (ordered[first : first + AT_ONCE] for first in range(0, len(ordered), AT_ONCE))


def count_portions(ids: int) -> int:
    """In how many portions so many different ids come."""
    return -(-ids // AT_ONCE)
