"""When what suits a youth begins, and what the youth waits for, and by when to apply."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from queries.case import Case, case_of
from queries.day.offers import FAIL, NO_START, UNKNOWN
from queries.day.offers_on_day import earliest_start
from queries.days import holds_on, iso, ordinal
from queries.facts.fetch import YouthFacts
from queries.rules import CONDITIONS
from queries.telling.danish import day_in_words
from queries.times.events import END, FROM, LAST_APPLICATION, START, UNKNOWN_START, Event, Window
from queries.times.starts import begins_on_fixed_days, starts_within

_TIME = CONDITIONS.index("time")
_WAITING = {"applied": "Den unge har søgt", "waiting": "Den unge venter på det"}


def waited_for(case: Case) -> list[int]:
    """The offers that the youth has applied for or waits for, as rows, each once."""
    return sorted({case.world.offers.row_of[id_] for id_, state in case.youth.ongoing if state in _WAITING})


def starts_of_matches(case: Case, window: Window) -> Iterator[Event]:
    """The earliest start of each match and its last day to apply, and its end; that nobody knows the start, where `time` is unknown."""
    offers = case.world.offers
    for row in case.judgement.matches().tolist():
        listing, about, hos = case.listing(row), _about(case, row), _hos(case, row)
        offer, start, deadline = listing.offer, listing.start, listing.latest_application
        if case.judgement.table[_TIME, row] == UNKNOWN:
            text = f"Det vides ikke, hvornår man kan begynde{hos}{_not_before(start, window)}."
            yield Event(None, UNKNOWN_START, *about, text, listing.call)
        elif start and begins_on_fixed_days(offers, row):
            apply = f"; der skal søges senest {day_in_words(deadline)}" if deadline and deadline != start else ""
            yield Event(start, START, *about, f"Første start{hos}{apply}.", listing.call)
            if deadline and deadline != start and window.covers(deadline):
                yield Event(deadline, LAST_APPLICATION, *about, last_day_to_apply(start, hos), listing.call)
        elif start:
            when = "nu" if listing.begins_today else "tidligst denne dag"
            yield Event(start, FROM, *about, f"Man kan begynde {when}{hos}.", listing.call)
        if window.covers(offer.valid_to):
            yield Event(offer.valid_to, END, *about, f"Tilbuddets sidste dag{hos}.", listing.call)


def deadlines_before_late_starts(case: Case, window: Window) -> Iterator[Event]:
    """The last days to apply, within the window, for starts after it: of what fails on `time` for no other reason than the horizon.

    The rule book is asked again with a horizon that reaches the last of these starts, and only what matches then is told.
    """
    offers = case.world.offers
    fails = case.judgement.is_candidate & (case.judgement.table[_TIME] == FAIL)
    rows = np.flatnonzero(fails & (offers.apply_by <= window.last))
    if not len(rows):
        return
    horizon = int(offers.start[rows].max()) - window.first
    further = case_of(case.phrasebook, case.youth, replace(case.limits, horizon_days=horizon))
    for row in rows[further.judgement.is_match[rows]].tolist():
        listing = further.listing(row)
        text = last_day_to_apply(listing.start or "", _hos(further, row))
        needed = int(offers.start[row]) - window.first
        about = _about(further, row)
        yield Event(listing.latest_application, LAST_APPLICATION, *about, text, listing.call, horizon=needed)


def starts_of_waited_for(case: Case, facts: YouthFacts, window: Window) -> Iterator[Event]:
    """The next start of what the youth has applied for or waits for, for one who asked on the day from which that is recorded."""
    offers = case.world.offers
    states = {offers.row_of[id_]: state for id_, state in case.youth.ongoing if state in _WAITING}
    for row in waited_for(case):
        asked_on = _asked_on(facts, offers.rows[row].id, window, case.world.network.iso_day)
        words, about, hos, call = _WAITING[states[row]], _about(case, row), _hos(case, row), case.listing(row).call
        if begins_on_fixed_days(offers, row):
            asked = Window(asked_on, window.last)
            start = next((each for each, _ in starts_within(offers, row, asked) if each >= window.first), NO_START)
            if window.has(start):
                yield Event(iso(start), START, *about, f"{words}: næste start{hos}.", call)
            if start != NO_START or offers.start_status[row] != UNKNOWN:
                continue
        elif offers.rows[row].intake == "rolling":
            start = max(earliest_start(offers.rows[row], asked_on, int(offers.decision_days[row]))[0], window.first)
            if start <= min(window.last, int(offers.ends[row])):
                when = "nu" if start == window.first else "tidligst denne dag"
                yield Event(iso(start), FROM, *about, f"{words}: man kan begynde {when}{hos}.", call)
            continue
        yield Event(None, UNKNOWN_START, *about, f"{words}; det vides ikke, hvornår man kan begynde{hos}.", call)


def last_day_to_apply(start: str, hos: str) -> str:
    """The sentence about a last day to apply; `hos` says where, after a space, or is empty."""
    return f"Sidste dag at søge til starten {day_in_words(start)}{hos}."


def _asked_on(facts: YouthFacts, offer_id: str, window: Window, iso_day: str) -> int:
    """The first day on which the youth is recorded to have applied for an offer or waited for it, else the day that is asked about."""
    own = (row for row in facts.activities if row.offer_id == offer_id and row.state in _WAITING)
    since = (ordinal(row.valid_from) for row in own if row.valid_from and holds_on(row, iso_day))
    return min(since, default=window.first)


def _not_before(start: str | None, window: Window) -> str:
    return f", men tidligst {day_in_words(start)}" if start and ordinal(start) > window.first else ""


def _about(case: Case, row: int) -> tuple[str, tuple[str, ...], str]:
    offer = case.offer(row)
    return "Offer", (offer.id,), offer.name or offer.id


def _hos(case: Case, row: int) -> str:
    provider = case.listing(row).provider
    return f" hos {provider.name}" if provider else ""
