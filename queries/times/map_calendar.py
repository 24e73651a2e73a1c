"""The calendar of a municipality, or of the whole map; no youth is in it."""

from collections.abc import Iterator

from graphmodel.access import Reader
from graphmodel.garbage import without_garbage_collection
from graphmodel.schema import COLLABORATION_TYPES
from queries.day.offers import UNKNOWN
from queries.days import iso, last_within
from queries.everyone.days_covered import told_outside
from queries.facts.map_rows import COLLABORATIONS, CollaborationRow
from queries.match import Matcher, Question
from queries.rules import CONDITIONS
from queries.telling.danish import day_in_words
from queries.times.events import (
    END,
    FROM,
    LAST_APPLICATION,
    OPENS,
    START,
    UNKNOWN_START,
    Calendar,
    Event,
    Window,
    in_order,
    waits,
)
from queries.times.map_reminders import reminders_of_map
from queries.times.open_offers import OpenOffers, find_open_offers
from queries.times.starts import begins_on_fixed_days, starts_within
from queries.times.youth_starts import last_day_to_apply

_TIME = CONDITIONS.index("time")


def map_calendar(matcher: Matcher, reader: Reader, municipality: str | None, question: Question) -> Calendar:
    """What lies ahead in the offers that are open, and what to remember. Raises NotFound where there is no such municipality.

    An offer that one may begin with at any time has no start here, unless the first one lies ahead; of one without a known start it is
    told that nobody knows it.
    """
    with without_garbage_collection():
        return _calendar(reader, find_open_offers(matcher, reader, municipality, question), question)


def _calendar(reader: Reader, found: tuple[int, OpenOffers], question: Question) -> Calendar:
    version, open_ = found
    municipality = open_.municipality
    window = Window.of(question.on, question.limits.horizon_days)
    collaborations = COLLABORATIONS.run(reader, types=list(COLLABORATION_TYPES))
    events = [event for row in open_.rows for event in _of_offer(open_, row, window)]
    return Calendar(
        on=open_.world.network.iso_day,
        graph_version=version,
        until=last_within(question.on, question.limits.horizon_days).isoformat(),
        youth=None,
        municipality=municipality,
        events=in_order([*events, *reminders_of_map(open_, collaborations, window)]),
        waiting=waits(open_.world.offers, (row for row in open_.rows if open_.world.offers.ends[row] >= window.first)),
        title=open_.names.of("Municipality", municipality) if municipality else "hele kortet",
        outside=_outside(open_, collaborations, question),
    )


def _outside(open_: OpenOffers, collaborations: tuple[CollaborationRow, ...], question: Question) -> str | None:
    recorded = (open_.world.network_facts, open_.world.offer_facts, collaborations)
    return told_outside(question.on, question.limits.horizon_days, *recorded)


def _of_offer(open_: OpenOffers, row: int, window: Window) -> Iterator[Event]:
    offers = open_.world.offers
    offer, call = offers.rows[row], open_.call(row)
    about = ("Offer", (offer.id,), open_.called(row))
    hos = f" hos {open_.names.of('Organisation', open_.provider(row))}"
    if begins_on_fixed_days(offers, row):
        for start, deadline in starts_within(offers, row, window):
            day, last = iso(start), iso(deadline)
            if day and window.has(start):
                apply = f"; der skal søges senest {day_in_words(last)}" if last and last != day else ""
                yield Event(day, START, *about, f"Start{hos}{apply}.", call)
            if day and last and last != day and window.has(deadline):
                yield Event(last, LAST_APPLICATION, *about, last_day_to_apply(day, hos), call)
    elif offer.intake and window.first < (start := int(offers.start[row])) <= min(window.last, int(offers.ends[row])):
        first = iso(start)
        if first and first != offer.valid_from:
            yield Event(first, FROM, *about, f"Den, der spørger i dag, kan tidligst begynde denne dag{hos}.", call)
    if open_.case.judgement.table[_TIME, row] == UNKNOWN:
        yield Event(None, UNKNOWN_START, *about, f"Det vides ikke, hvornår man kan begynde{hos}.", call)
    if window.covers(offer.valid_from) and offer.valid_from > open_.world.network.iso_day:
        yield Event(offer.valid_from, OPENS, *about, f"Tilbuddets første dag{hos}.", call)
    if window.covers(offer.valid_to):
        yield Event(offer.valid_to, END, *about, f"Tilbuddets sidste dag{hos}.", call)
