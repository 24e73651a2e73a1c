"""What opens soon: offers that fail on time today, and would match when asked about again on a later day."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from queries.case import Case
from queries.conditions import judge_time
from queries.day.asked import ask_all
from queries.day.cohort import cohort_of
from queries.day.offers import FAIL, NO_START, PASS
from queries.day.offers_on_day import offers_on
from queries.day.youth import Youth
from queries.days import iso
from queries.rules import CONDITIONS
from queries.telling.danish import day_in_words
from queries.times.events import OPENS, Event, Window

_TIME = CONDITIONS.index("time")


def opening_soon(case: Case, window: Window, case_on: Callable[[str], Case]) -> Iterator[Event]:
    """The candidates that fail on `time` today, on the first later day of the window on which it passes.

    On that day the rule book judges the youth anew, and an offer is told of only where nothing fails then; `case_on` gives the youth's
    case on a later day. Where `time` passes again on a day after that, it is not asked again.
    """
    found: dict[str, list[str]] = {}
    for offer_id, day in _first_days(case, window):
        found.setdefault(day, []).append(offer_id)
    for day, offer_ids in found.items():
        later = case_on(day)
        judgement, row_of = later.judgement, later.world.offers.row_of
        for offer_id in offer_ids:
            row = row_of.get(offer_id)
            if row is None or not (judgement.is_candidate[row] and judgement.is_match[row]):
                continue
            listing = later.listing(row)
            start = listing.start if listing.start and listing.start != day else None
            begins = f"Tag det op denne dag: man kan begynde {day_in_words(start)}" if start else "Man kan begynde nu"
            deadline = listing.latest_application
            apply = f", og der skal søges senest {day_in_words(deadline)}" if deadline and deadline != start else ""
            name = listing.offer.name or offer_id
            yield Event(day, OPENS, "Offer", (offer_id,), name, f"{begins}{apply}.", listing.call)


def _first_days(case: Case, window: Window) -> Iterator[tuple[str, str]]:
    """Of each candidate that fails on `time` the first later day on which that passes, everything else being as it is today.

    S never moves back as days pass: an offer without a start, or with one after its end, has none later either, and one beyond the
    horizon is not within it before so many days have passed.
    """
    world, judgement, horizon = case.world, case.judgement, case.limits.horizon_days
    offers = world.offers
    fails = judgement.is_candidate & (judgement.table[_TIME] == FAIL)
    may_pass = np.flatnonzero(fails & (offers.start != NO_START) & (offers.start <= offers.ends)).tolist()
    waiting = {offers.rows[row].id for row in may_pass}
    first = max([window.first + 1, *([int(offers.start[may_pass].min()) - horizon] if may_pass else ())])
    facts = world.offer_facts.only_those(waiting)
    for number in range(first, window.last + 1):
        day = iso(number)
        if not waiting or day is None:
            return
        then = offers_on(facts, world.network_facts, replace(world.network, iso_day=day), world.mandates)
        anybody = ask_all(cohort_of([Youth(None)], then, world.network), then)
        passing = np.flatnonzero(judge_time(anybody, case.limits) == PASS).tolist()
        for row in passing:
            yield then.rows[row].id, day
            waiting.discard(then.rows[row].id)
        if passing:
            facts = facts.only_those(waiting)
