"""What is to be different, as the address says it: what is taken away, what is added, during which days, and on which day one looks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import quote, unquote

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from queries.what_if.hypotheses import KINDS
from webviz.errors import WrongAddress
from webviz.everyone.looking import Look, read_look
from webviz.everyone.refusing import refuse_other_choices
from webviz.parsing import read_day, read_text

TAKEN, AGREEMENT, SEAT, GRANT = "uden", "aftale", "plads", "giver"
FIRST_DAY, LAST_DAY, DAY = "fra", "til", "dag"
KIND, NAME, ONE_END, OTHER_END = "slags", "navn", "mellem", "og"
NEW_GIVER, NEW_TAKER, NEW_SEAT, NEW_ROLE, NEW_PERMISSION = "ny-fra", "ny-til", "ny-plads", "rolle", "bemyndigelse"
TYPED = (KIND, NAME, ONE_END, OTHER_END, NEW_GIVER, NEW_TAKER, NEW_SEAT, NEW_ROLE, NEW_PERMISSION)
"""What people fill in; what it speaks of then stands in the address by its id."""

MOST_THINGS = 20
_BETWEEN = ">"

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be different; `first_day` and `last_day` belong to the span, None is open."""

    look: Look
    taken: tuple[str, ...] = ()
    """As on the command line: KIND:ID, or edge:TYPE:FROM:TO."""
    agreements: tuple[Pair, ...] = ()
    """From which organisation to which."""
    seats: tuple[str, ...] = ()
    """Offers that have one seat more."""
    grants: tuple[Pair, ...] = ()
    """A role, and the permission that it gives."""
    first_day: date | None = None
    last_day: date | None = None
    chosen_day: date | None = None
    """The day that somebody chose to look at; None where the day that is looked at follows from the span."""

    @property
    def count(self) -> int:
        """How many things are different."""
        return len(self.taken) + len(self.agreements) + len(self.seats) + len(self.grants)

    def arguments(self) -> dict[str, str | list[str]]:
        """The address that asks the same."""
        lists = {
            TAKEN: list(self.taken),
            AGREEMENT: [as_text(pair) for pair in self.agreements],
            SEAT: list(self.seats),
            GRANT: [as_text(pair) for pair in self.grants],
        }
        days = {FIRST_DAY: self.first_day, LAST_DAY: self.last_day, DAY: self.chosen_day}
        looked = self.look.arguments()
        if self.first_day or self.last_day:
            looked.pop(DAY, None)
        return {
            **looked,
            **{name: day.isoformat() for name, day in days.items() if day},
            **{name: values for name, values in lists.items() if values},
        }

    def with_more(self, more: "Wanted") -> "Wanted":
        """The same with what another one adds to it, each thing once."""
        return replace(
            self,
            taken=tuple(dict.fromkeys((*self.taken, *more.taken))),
            agreements=tuple(dict.fromkeys((*self.agreements, *more.agreements))),
            seats=tuple(dict.fromkeys((*self.seats, *more.seats))),
            grants=tuple(dict.fromkeys((*self.grants, *more.grants))),
        )

    def without(self, thing: str | Pair) -> "Wanted":
        """The same but for one thing."""
        return replace(
            self,
            taken=tuple(each for each in self.taken if each != thing),
            agreements=tuple(each for each in self.agreements if each != thing),
            seats=tuple(each for each in self.seats if each != thing),
            grants=tuple(each for each in self.grants if each != thing),
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks: what is to be different, what was typed, and what is wrong, each beside its field."""

    wanted: Wanted
    typed: Mapping[str, str]
    errors: Mapping[str, str]


def as_text(pair: Pair) -> str:
    """Two ids as one value of an address, whatever signs they have.

    >>> as_text(("org-a", "org:b>c")), pair_in("org-a>org%3Ab%3Ec")
    ('org-a>org%3Ab%3Ec', ('org-a', 'org:b>c'))
    """
    return _BETWEEN.join(quote(each, safe="") for each in pair)


def pair_in(text: str) -> Pair:
    """The two ids that a value of an address holds; the second is empty where it holds one alone."""
    first, _sign, second = text.partition(_BETWEEN)
    return unquote(first), unquote(second)


def read_asked(values: "MultiDict[str, str]", today: date) -> Asked:
    """Read the address. What makes no sense in a day is told beside its field; WrongUse is raised for all else."""
    errors: dict[str, str] = {}
    days = {name: _read_day(values, name, today, errors) for name in (DAY, FIRST_DAY, LAST_DAY)}
    first_day, last_day = days[FIRST_DAY], days[LAST_DAY]
    if first_day and last_day and last_day < first_day:
        errors[LAST_DAY] = _("Perioden slutter, før den begynder. Vælg en slutdag, der ligger efter den første dag.")
    others = MultiDict([(name, value) for name, value in values.items(multi=True) if name != DAY])
    look = read_look(others, today)
    look = replace(look, view=replace(look.view, day=days[DAY] or _day_in(first_day, last_day, today)))
    refuse_other_choices(read_text(values, KIND), KINDS, _("Slags"))
    wanted = Wanted(
        look,
        taken=_each(values, TAKEN),
        agreements=tuple(map(pair_in, _each(values, AGREEMENT))),
        seats=_each(values, SEAT),
        grants=tuple(map(pair_in, _each(values, GRANT))),
        first_day=first_day,
        last_day=last_day,
        chosen_day=days[DAY],
    )
    if wanted.count > MOST_THINGS:
        raise WrongAddress(_("Det er for meget på én gang. Vælg højst %(count)d ting.", count=MOST_THINGS))
    return Asked(wanted, {name: read_text(values, name) for name in TYPED}, errors)


def _day_in(first_day: date | None, last_day: date | None, today: date) -> date:
    """The day that a span is looked at on: today where it is one of its days, else its first day, or its last where it has no first.

    >>> leave = date(2026, 12, 1), date(2026, 12, 10)
    >>> _day_in(*leave, date(2026, 11, 23)).isoformat(), _day_in(*leave, date(2026, 12, 2)).isoformat()
    ('2026-12-01', '2026-12-02')
    """
    if (first_day is None or first_day <= today) and (last_day is None or today <= last_day):
        return today
    return first_day or last_day or today


def _read_day(values: Mapping[str, str], name: str, today: date, errors: dict[str, str]) -> date | None:
    if not read_text(values, name):
        return None
    try:
        return read_day(values, name, today)
    except WrongAddress as error:
        errors[name] = error.message
        return None


def _each(values: "MultiDict[str, str]", name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in map(str.strip, values.getlist(name)) if text))
