"""One line of the legend, in the page and in the file that is taken along."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One line of the legend: `token` is what the address calls it, `count` how much of it there is, shown or not."""

    token: str
    name: str
    count: int
    is_shown: bool
    sort: str
    """label, type, state or inactive: which swatch stands beside it."""
