"""Working through a long list of things without keeping them beside what is made of them."""

from collections.abc import Iterator
from typing import TypeVar

Item = TypeVar("Item")


def taken_from(items: list[Item]) -> Iterator[Item]:
    """The items in their order, each taken out of the list, which is empty in the end.

    >>> items = ["a", "b"]
    >>> list(taken_from(items)), items
    (['a', 'b'], [])
    """
    items.reverse()
    while items:
        yield items.pop()
