"""A long list, a hundred rows at a time."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from webviz.parsing import read_whole

ROWS_A_PAGE = 100
_MOST_PAGES = 100_000
PAGE = "side"


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a list is shown; pages and rows are counted from 1."""

    number: int
    total: int
    beginning: str
    """Where the first page is."""
    previous: str | None
    following: str | None

    @property
    def first(self) -> int:
        """The first row that is shown."""
        return (self.number - 1) * ROWS_A_PAGE + 1

    @property
    def last(self) -> int:
        """The last row that is shown; below the first one where the list has no such page."""
        return min(self.number * ROWS_A_PAGE, self.total)

    @property
    def shown(self) -> slice:
        """The rows that are shown, as Python counts them."""
        return slice(self.first - 1, self.number * ROWS_A_PAGE)


def read_page(values: Mapping[str, str]) -> int:
    """Which page is asked for. Raises WrongUse where it is no number."""
    return read_whole(values, PAGE, _("Siden"), 1, _MOST_PAGES) or 1


def paging(number: int, total: int, address_of: Callable[[int], str]) -> Paging:
    """The page of a list; `address_of` tells where another of its pages is."""
    return Paging(
        number,
        total,
        address_of(1),
        address_of(number - 1) if number > 1 else None,
        address_of(number + 1) if number * ROWS_A_PAGE < total else None,
    )
