"""How the pairs that hang on somebody would stand without them, and why: the rule book is asked again without them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from queries.coverage import CAUSES, STATES
from queries.day.world import Limits
from queries.everyone.changing import Taken
from queries.overview import Overview
from queries.surfaces.single_points import LABELS, SinglePoint


@dataclass(frozen=True, slots=True)
class LostPair:
    """A youth and an open area that hang on somebody, and how they would stand without them."""

    kind: str
    id: str
    """Of whom it hangs on, as in `SinglePoint`."""
    youth: str
    area: str
    state: str
    """possible or gap."""
    cause: str
    """One of `queries.coverage.CAUSES`."""

    def as_json(self) -> dict[str, Any]:
        """The row as data."""
        return {
            self.kind: self.id,
            "youth": self.youth,
            "area": self.area,
            "without": {"state": self.state, "cause": self.cause},
        }


def lost_pairs(overview: Overview, points: Iterable[SinglePoint], on: date, limits: Limits) -> Iterator[LostPair]:
    """Each pair of each of some points, in their order; a point is looked into when its first pair is asked for.

    The points are those of the overview on that day.
    """
    before = overview.standing(on, limits)
    for point in points:
        youths = frozenset(youth for youth, _ in point.pairs)
        taken = Taken(frozenset({(LABELS[point.kind], point.id)}))
        after = overview.standing_if(before, taken, on, limits, with_causes=True, youths=youths)
        numbers = zip(after.youth.tolist(), after.area.tolist(), strict=True)
        ids = after.population.youth_ids
        place_of = {(ids[youth], after.areas[area]): place for place, (youth, area) in enumerate(numbers)}
        for youth, area in point.pairs:
            place = place_of[youth, area]
            state, cause = STATES[after.state[place]], CAUSES[after.cause[place]]
            yield LostPair(point.kind, point.id, youth, area, state, cause)
