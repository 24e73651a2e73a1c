"""The questions that managers may ask: fixed ones, of one municipality, on one day of each month.

Any further choice is one more equation for whoever subtracts answers from each other. So no two dimensions are crossed but those of the
tables below, there is no total over several municipalities, and no filter; and as figures of two days, or of two states of the graph,
could be subtracted as well, what is shown in a month is worked out once and kept until the next one.
"""

from dataclasses import dataclass
from datetime import date

AREA, STAGE, AGE, SECTOR = "area", "stage", "age", "sector"
DIMENSIONS = (AREA, STAGE, AGE, SECTOR)
"""Each by coverage and cause, all of the same pairs of a youth and an open area."""
FEWEST_TRIED_ON = 20
"""With fewer youths in a municipality there is no what-if: what is tried out on so few is tried out on somebody."""
TRIED_AWAY = frozenset({"Actor", "Organisation", "Offer", "Role", "Permission"})
"""What a manager may try to do without; nothing that is in the youth zone of the data model."""


@dataclass(frozen=True, slots=True)
class FixedQuestion:
    """A question whose answer may be published, and under which it is kept; `municipality` None: those whose youths have none."""

    municipality: str | None
    on: date


def published_day(today: date) -> date:
    """The day whose figures are shown: the first of the month.

    >>> published_day(date(2026, 11, 24))
    datetime.date(2026, 11, 1)
    """
    return today.replace(day=1)


def is_fixed(question: FixedQuestion, today: date) -> bool:
    """Whether a question may be asked today; older answers are those that were kept."""
    return question.on == published_day(today)
