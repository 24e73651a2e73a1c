"""When a course that a youth has started is expected to end: its offer's length after the day on which it began."""

from queries.days import iso, ordinal
from queries.facts.map_rows import OfferRow
from queries.facts.youth_rows import ActivityRow

_DAYS_A_WEEK = 7


def expected_last_day(row: ActivityRow, offer: OfferRow) -> str | None:
    """The last day of the offer's weeks from the start; None where one of the two is not known, and beyond the calendar.

    What is agreed, the edge's own last day, is another matter and comes before it.
    """
    if not row.valid_from or not offer.duration_weeks:
        return None
    return iso(ordinal(row.valid_from) + _DAYS_A_WEEK * offer.duration_weeks - 1)
