"""A figure as it is published: the count itself, a band that it lies in, or nothing but that it is hidden."""

from dataclasses import dataclass
from typing import Any, Final

FEWEST = 5
"""Behind a figure that is shown there are so many youths, or none (domain.md, "Data protection")."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A count that is not told.

    There is one mark for what is small and for what would give it away: whoever could tell them apart would know more of both
    (Hundepool et al., Statistical Disclosure Control, 2012, section 4).
    """

    reason: str = "protected"

    def as_json(self) -> None:
        """Nothing stands where the count would stand."""


SUPPRESSED: Final = Suppressed()
Figure = int | Suppressed


@dataclass(frozen=True, slots=True)
class Band:
    """A count that is told by the two ends it lies between, both with it; `last` is None where it is at least `first`."""

    first: int
    last: int | None

    def as_json(self) -> dict[str, int | None]:
        return {"from": self.first, "to": self.last}


BandFigure = Band | Suppressed
Told = int | Band | Suppressed


def figure_json(figure: Told) -> Any:
    """A figure as data: a number, the ends of a band, or null."""
    return figure if isinstance(figure, int) else figure.as_json()


def figures_json(figures: dict[str, Told]) -> dict[str, Any]:
    """Named figures as data, and under `hidden` the reason of each that is null."""
    hidden = {name: figure.reason for name, figure in figures.items() if isinstance(figure, Suppressed)}
    return {name: figure_json(figure) for name, figure in figures.items()} | ({"hidden": hidden} if hidden else {})
