"""Which transitions in life lie ahead of the youths: birthdays, and the end of a stay or a course, as the catalogue names them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from graphmodel.catalogue import Catalogue
from queries.courses import expected_last_day
from queries.day.network import is_active
from queries.days import day_after, days_later, holds_on, last_within
from queries.everyone.records import Records
from queries.facts.fetch import YouthFacts
from queries.facts.map_rows import OfferRow
from queries.facts.youth_rows import ActivityRow, HomeRow

STAY_ENDS, COURSE_ENDS = "stay_ends", "course_ends"
"""The end of a stay, or of a course, where the catalogue names no transition that it would be."""
_STAY, _STARTED, _INSTITUTION = "stay", "started", "institution"
LONGEST_MONTH_DAYS = 31
"""So much later than its month's first day a birthday is past for certain."""
_MONTHS = 12

Row = HomeRow | ActivityRow


@dataclass(frozen=True, slots=True)
class Event:
    """A youth comes to a transition."""

    youth: str
    event: str
    """The id of the catalogue's transition, or STAY_ENDS or COURSE_ENDS."""
    on: str
    """The first day after it. The day of a birthday is not known: it is past for certain on the first of the following month."""
    of: tuple[str, ...]
    """The offers and the municipalities in which something ends, sorted; empty at a birthday."""
    before: YouthFacts
    """The youth as if it had not come: two months younger, or still there."""
    after: YouthFacts
    month: str | None = None
    """The month of a birthday; None where the day is known."""
    is_expected: bool = False
    """Whether nothing but the offer's length says that the course ends then; the rule book lets it go on until somebody says so."""


def events_ahead(records: Records, on: date, horizon_days: int, catalogue: Catalogue) -> tuple[Event, ...]:
    """The transitions that come after a day and within the horizon, by day, youth and kind.

    A birthday lies within the horizon when the first day of its month does, and after the day while it may still come.
    """
    found = _Ahead(records, on, horizon_days, catalogue)
    events = (event for facts in records.youths for event in (*found.birthdays(facts), *found.endings(facts)))
    return tuple(sorted(events, key=lambda event: (event.on, event.youth, event.event, event.is_expected)))


class _Ahead:
    """What is asked of every youth."""

    def __init__(self, records: Records, on: date, horizon_days: int, catalogue: Catalogue) -> None:
        self._first = on.isoformat()
        self._last = last_within(on, horizon_days).isoformat()
        self._ages = {each.age: each.id for each in catalogue.transitions.values() if each.age is not None}
        self._by_kind: dict[str, tuple[bool, str]] = {}
        for each in catalogue.transitions.values():
            for kind in each.from_kinds:
                self._by_kind.setdefault(kind, (each.kind != _INSTITUTION, each.id))
        self._municipalities = {row.id for row in records.network.municipalities if is_active(row.status)}
        self._offers: Mapping[str, OfferRow] = {row.id: row for row in records.offers.offers if is_active(row.status)}
        self._organisations = {row.id: row for row in records.network.organisations if is_active(row.status)}
        self._records = records

    def birthdays(self, facts: YouthFacts) -> Iterator[Event]:
        """The birthdays at which something changes."""
        born = facts.youth.birth_month
        if born is None:
            return
        month = _MONTHS * int(born[:4]) + int(born[5:]) - 1
        for age, transition in self._ages.items():
            comes, past = (_month(month + _MONTHS * age + later) for later in (0, 1))
            on = f"{past}-01"
            if self._first < on and f"{comes}-01" <= self._last:
                younger = replace(facts, youth=replace(facts.youth, birth_month=_month(month + 2)))
                yield Event(facts.youth.id, transition, on, (), younger, facts, comes)

    def endings(self, facts: YouthFacts) -> Iterator[Event]:
        """The stays and courses that end. What ends on one day is one transition: that of an institution before others.

        What is only expected to end is a transition of its own: it may not come.
        """
        rows: list[Row] = [
            row for row in facts.homes if row.kind == _STAY and row.municipality_id in self._municipalities
        ]
        rows += [row for row in facts.activities if row.state == _STARTED and row.offer_id in self._offers]
        expected = self._expected_ends(rows)
        ending: defaultdict[tuple[str, bool], list[Row]] = defaultdict(list)
        for row in rows:
            on, is_expected = self._end_of(row, expected)
            if on and self._first < on <= self._last and (row.valid_from is None or row.valid_from < on):
                ending[on, is_expected].append(row)
        for (on, is_expected), over in ending.items():
            goes_on = {_where(row) for row in rows if row not in over and self._holds_on(row, on)}
            if gone := [row for row in over if _where(row) not in goes_on]:
                of = tuple(sorted({_where(row) for row in gone}))
                endless, ended = _over_on(facts, gone, None), _over_on(facts, gone, on)
                yield Event(facts.youth.id, self._kind(gone, on), on, of, endless, ended, is_expected=is_expected)

    def _expected_ends(self, rows: Sequence[Row]) -> Mapping[str, str]:
        """The first day after each course of which no last day is agreed, by its offer; not those that should be over already."""
        lasts: defaultdict[str, list[str | None]] = defaultdict(list)
        for row in rows:
            if isinstance(row, ActivityRow) and row.valid_to is None:
                lasts[row.offer_id].append(expected_last_day(row, self._offers[row.offer_id]))
        known = {offer: [last for last in each if last is not None] for offer, each in lasts.items()}
        ends = {offer: day_after(max(days)) for offer, days in known.items() if len(days) == len(lasts[offer])}
        return {offer: day for offer, day in ends.items() if day is not None and self._first < day}

    def _end_of(self, row: Row, expected: Mapping[str, str]) -> tuple[str | None, bool]:
        """The first day on which a stay or a course is over, and whether that is only expected; None where it has no end."""
        agreed = self._first_day_without(row)
        likely = expected.get(row.offer_id) if isinstance(row, ActivityRow) and row.valid_to is None else None
        return (likely, True) if likely and (agreed is None or likely < agreed) else (agreed, False)

    def _first_day_without(self, row: Row) -> str | None:
        """The first day on which a stay or a course is over by what is agreed; a course is with its offer."""
        ends = [row.valid_to] if isinstance(row, HomeRow) else [row.valid_to, self._offers[row.offer_id].valid_to]
        last = min((each for each in ends if each is not None), default=None)
        return None if last is None else day_after(last)

    def _holds_on(self, row: Row, iso_day: str) -> bool:
        after = self._first_day_without(row)
        return holds_on(row, iso_day) and (after is None or iso_day < after)

    def _kind(self, gone: list[Row], on: str) -> str:
        """What it is that ends, by the kinds of the organisations that provided it on the last day."""
        last = days_later(on, -1)
        found = {
            self._by_kind[kind]
            for row in gone
            if isinstance(row, ActivityRow)
            for edge in self._records.offers.only(row.offer_id).providers
            if holds_on(edge, last)
            and (organisation := self._organisations.get(edge.organisation_id)) is not None
            and (kind := organisation.kind) in self._by_kind
        }
        if found:
            return min(found)[1]
        return STAY_ENDS if any(isinstance(row, HomeRow) for row in gone) else COURSE_ENDS


def _where(row: Row) -> str:
    return row.municipality_id if isinstance(row, HomeRow) else row.offer_id


def _over_on(facts: YouthFacts, gone: Sequence[Row], on: str | None) -> YouthFacts:
    """The youth with some stays and courses over on a day; None: as if they had no end."""
    last = None if on is None else days_later(on, -1)
    return replace(
        facts,
        homes=tuple(replace(row, valid_to=last) if row in gone else row for row in facts.homes),
        activities=tuple(replace(row, valid_to=last) if row in gone else row for row in facts.activities),
    )


def _month(number: int) -> str:
    """A month counted from the year 0, as text."""
    return f"{number // _MONTHS:04}-{number % _MONTHS + 1:02}"
