"""Groups instead of failures: now, later, what may become possible, and what does not suit now."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _

from queries.answers import LATER_DAYS
from queries.case import Case
from queries.day.offers import FAIL, NO_START, Mask
from webviz.words import day_text


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


def now_heading(case: Case, *, is_today: bool) -> str:
    """What the first group is called; seen on another day than today, it is that day which it is about."""
    return _("Passer nu") if is_today else _("Passer %(day)s", day=day_text(case.world.network.iso_day))


def begins_when(case: Case, rows: Iterable[int]) -> str:
    """What is true of everything that suits now: when it begins, as far as that is known."""
    if any(case.world.offers.start[row] == NO_START for row in rows):
        return _("Kan begynde inden for en måned, eller vi ved ikke hvornår.")
    return _("Kan begynde inden for en måned.")
