"""A list of rows behind a figure, filtered as the address says, a page of it at a time."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from webviz.everyone.filters import Chosen, Filter
from webviz.everyone.head import Head
from webviz.everyone.paging import Paging

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class RowsPage(Generic[Row]):
    """The rows that fit every filter, a page of them."""

    head: Head
    filters: tuple[Filter, ...]
    chosen: Chosen
    rows: tuple[Row, ...]
    paging: Paging
    kept: dict[str, str]
    """What the filters' form carries along."""
    back: str
    """Where the figures are."""
    download: str
