"""The calendar of one youth, from the answers of the rule book and what is recorded of the youth."""

from collections.abc import Iterator
from datetime import date

from graphmodel.access import Reader
from queries.case import Case
from queries.days import iso
from queries.match import Matcher, Question
from queries.telling.danish import day_in_words
from queries.times.events import END, FROM, LAST_APPLICATION, START, Calendar, Event, Window, in_order, waits
from queries.times.ongoing import ends_of_ongoing
from queries.times.opening import opening_soon
from queries.times.starts import begins_on_fixed_days
from queries.times.youth_reminders import due_sub_goals, reminders_of_youth

_WAITING = ("applied", "waiting")


def youth_calendar(matcher: Matcher, reader: Reader, youth_id: str, question: Question) -> Calendar:
    """What lies ahead of a youth within the horizon. Raises NotFound where there is no such youth.

    Starts and last applications are `earliest_start` and `latest_application` of the matches; of other offers, those that open soon.
    """
    facts, case, youth_facts = matcher.youth_case(reader, youth_id, question)
    window = Window.of(question.on, question.limits.horizon_days)

    def case_on(day: str) -> Case:
        later = Question(date.fromisoformat(day), question.limits)
        return matcher.youth_case(reader, youth_id, later)[1]

    matches = case.judgement.matches().tolist()
    events = [
        *_of_matches(case, matches, window),
        *opening_soon(case, window, case_on),
        *ends_of_ongoing(case, youth_facts, window),
        *due_sub_goals(case, youth_facts, window),
        *reminders_of_youth(case, youth_facts, window),
    ]
    row_of = case.world.offers.row_of
    waited_for = [row_of[id_] for id_, state in case.youth.ongoing if state in _WAITING and id_ in row_of]
    return Calendar(
        on=question.on.isoformat(),
        graph_version=facts.version,
        until=iso(window.last) or "",
        youth=youth_id,
        municipality=None,
        events=in_order(events),
        waiting=waits(case.world.offers, [*matches, *waited_for]),
        title="en ung",
        missing=tuple(_missing(case)),
    )


def _of_matches(case: Case, matches: list[int], window: Window) -> Iterator[Event]:
    for row in matches:
        listing, offers = case.listing(row), case.world.offers
        offer, start, deadline = listing.offer, listing.start, listing.latest_application
        about = ("Offer", (offer.id,), offer.name or offer.id)
        hos = f" hos {listing.provider.name}" if listing.provider else ""
        if start and begins_on_fixed_days(offers, row):
            apply = f"; der skal søges senest {day_in_words(deadline)}" if deadline and deadline != start else ""
            yield Event(start, START, *about, f"Første start{hos}{apply}.", listing.call)
            if deadline and deadline != start and window.covers(deadline):
                text = f"Sidste dag at søge til starten {day_in_words(start)}{hos}."
                yield Event(deadline, LAST_APPLICATION, *about, text, listing.call)
        elif start:
            when = "nu" if listing.begins_today else "tidligst denne dag"
            known = f"Man kan begynde {when}" if offer.intake else "Det vides ikke, hvornår man kan begynde"
            yield Event(start, FROM, *about, f"{known}{hos}.", listing.call)
        if offer.valid_to and window.covers(offer.valid_to):
            yield Event(offer.valid_to, END, *about, f"Tilbuddets sidste dag{hos}.", listing.call)


def _missing(case: Case) -> Iterator[str]:
    if not case.youth.stages:
        yield "fase"
    if not case.youth.sub_goals:
        yield "åbne delmål"
    if not case.youth.contacts:
        yield "kontaktperson"
