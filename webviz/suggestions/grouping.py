"""Groups instead of failures: now, later, what may become possible, and what does not suit now."""

from dataclasses import dataclass

from queries.case import Case
from queries.day.offers import FAIL, NO_START, Mask

LATER_DAYS = 30
"""What starts more than this many days ahead starts later."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """Rows of offers, each group in the order in which they are told."""

    now: tuple[int, ...]
    later: tuple[int, ...]
    possible: tuple[int, ...]
    unsuited: tuple[int, ...]
    declined: tuple[int, ...]


def group_rows(case: Case, among: Mask | None = None) -> Grouped:
    """Sort a case's candidates into groups; `among` leaves only some of them."""
    judgement, offers = case.judgement, case.world.offers

    def kept(rows: list[int]) -> list[int]:
        return [row for row in rows if among is None or among[row]]

    matches = kept(judgement.matches().tolist())
    rest = kept(judgement.unsuitable().tolist())
    later = {row for row in matches if NO_START != offers.start[row] > offers.today + LATER_DAYS}
    declined = {row for row in rest if judgement.statuses["choice"][row] == FAIL}
    return Grouped(
        now=tuple(row for row in matches if row not in later),
        later=tuple(row for row in matches if row in later),
        possible=tuple(kept(judgement.near_misses().tolist())),
        unsuited=tuple(row for row in rest if row not in declined),
        declined=tuple(row for row in rest if row in declined),
    )
