"""The calendar of one youth, from the answers of the rule book and what is recorded of the youth."""

from collections.abc import Iterator
from datetime import date

from graphmodel.access import Reader
from queries.case import Case
from queries.day.network import is_active
from queries.days import last_within
from queries.everyone.days_covered import told_outside
from queries.match import Matcher, Question
from queries.times.events import Calendar, Window, in_order, waits
from queries.times.ongoing import ends_of_ongoing
from queries.times.opening import opening_soon
from queries.times.youth_reminders import due_sub_goals, reminders_of_youth
from queries.times.youth_starts import (
    deadlines_before_late_starts,
    starts_of_matches,
    starts_of_waited_for,
    waited_for,
)


def youth_calendar(matcher: Matcher, reader: Reader, youth_id: str, question: Question) -> Calendar:
    """What lies ahead of a youth within the horizon. Raises NotFound where there is no such youth.

    Starts and last applications are `earliest_start` and `latest_application` of the matches, and of what would match if the horizon
    reached their starts; of other offers, those that open soon, and the next start of what the youth waits for.
    """
    facts, case, youth_facts = matcher.youth_case(reader, youth_id, question)
    window = Window.of(question.on, question.limits.horizon_days)

    def case_on(day: str) -> Case:
        later = Question(date.fromisoformat(day), question.limits)
        return matcher.youth_case(reader, youth_id, later)[1]

    events = [
        *starts_of_matches(case, window),
        *deadlines_before_late_starts(case, window),
        *starts_of_waited_for(case, youth_facts, window),
        *opening_soon(case, window, case_on),
        *ends_of_ongoing(case, youth_facts, window),
        *due_sub_goals(case, youth_facts, window),
        *reminders_of_youth(case, youth_facts, window),
    ]
    world = case.world
    recorded = (world.network_facts, world.offer_facts, youth_facts)
    return Calendar(
        on=question.on.isoformat(),
        graph_version=facts.version,
        until=last_within(question.on, question.limits.horizon_days).isoformat(),
        youth=youth_id,
        municipality=None,
        events=in_order(events),
        waiting=waits(world.offers, [*case.judgement.matches().tolist(), *waited_for(case)]),
        title="en ung",
        missing=tuple(_missing(case)),
        is_active=is_active(youth_facts.youth.status),
        outside=told_outside(question.on, question.limits.horizon_days, *recorded),
    )


def _missing(case: Case) -> Iterator[str]:
    if not case.youth.stages:
        yield "fase"
    if not case.youth.sub_goals:
        yield "åbne delmål"
    if not case.youth.contacts:
        yield "kontaktperson"
