"""The right time: what a youth's calendar and a municipality's tell, and that the rule book says so on each of its days."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as CalendarFile

from graphmodel.errors import NotFound
from graphmodel.store import GraphStore
from queries.day.offers import NO_START, Offers
from queries.day.offers_on_day import earliest_start
from queries.facts.map_rows import OfferRow
from queries.times.events import Calendar, Window
from queries.times.ics import as_icalendar
from queries.times.map_calendar import map_calendar
from queries.times.starts import starts_within
from queries.times.youth_calendar import youth_calendar
from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.maps import DAY, Map, asked, days, edge, node, sure
from tests.queries.test_rule_book import Country


def of_youth(drawn: Map, youth: str = "youth-1", **how: Any) -> Calendar:
    return drawn.store.read(lambda reader: youth_calendar(drawn.matcher, reader, youth, asked(**how)))


def of_map(drawn: Map, municipality: str | None = None, **how: Any) -> Calendar:
    return drawn.store.read(lambda reader: map_calendar(drawn.matcher, reader, municipality, asked(**how)))


def told(calendar: Calendar, *kinds: str) -> list[tuple[str | None, str, str]]:
    """The day, kind and (last) id of each event, of some kinds or all."""
    return [(each.day, each.kind, each.ids[-1]) for each in calendar.events if not kinds or each.kind in kinds]


def text_of(calendar: Calendar, kind: str, id_: str) -> str:
    (event,) = (each for each in calendar.events if each.kind == kind and each.ids[-1] == id_)
    return event.text


ON_DATES = {"intake": "dates", "intake_dates": ["2027-02-01", "2027-03-01"], "apply_by_days": 14}


# ── A youth ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_start_and_its_last_day_to_apply_stand_on_their_days(draw: Draw) -> None:
    found = of_youth(draw(sure(offer=ON_DATES)))
    assert told(found) == [
        ("2027-01-18", "last_application", "offer-mentor"),
        ("2027-02-01", "start", "offer-mentor"),
    ]
    assert "hos Ungehuset; der skal søges senest 18. januar 2027" in text_of(found, "start", "offer-mentor")


def test_without_notice_the_start_is_its_own_last_day_and_told_once(draw: Draw) -> None:
    drawn = draw(sure(offer={"intake": "yearly", "intake_dates": ["01-05"]}))
    for found in (of_youth(drawn), of_map(drawn, "0621")):
        assert told(found) == [("2027-01-05", "start", "offer-mentor")]
        assert "søges" not in found.events[0].text


@pytest.mark.parametrize(("weeks", "day"), [(None, "2026-11-23"), (2, "2026-12-07")])
def test_what_takes_in_all_the_time_is_told_from_the_first_possible_day(
    draw: Draw, weeks: int | None, day: str
) -> None:
    found = of_youth(draw(sure(offer={"waiting_weeks": weeks} if weeks else {})))
    assert told(found) == [(day, "from", "offer-mentor")]


@pytest.mark.parametrize(("last_day", "told_of"), [(0, True), (-1, False)])
def test_an_offer_with_old_facts_is_asked_about_until_its_last_day(draw: Draw, last_day: int, told_of: bool) -> None:
    found = of_map(draw(sure(offer={"verified_on": days(-366), "valid_to": days(last_day)})), "0621")
    assert told(found, "reminder") == ([(days(0), "reminder", "offer-mentor")] if told_of else [])


def test_both_ends_belong_to_a_window_and_what_lies_before_it_is_reached_by_it() -> None:
    window = Window.of(DAY, 10)
    asked_about = (days(-1), days(0), days(10), days(11), None)
    assert [window.covers(day) for day in asked_about] == [False, True, True, False, False]
    assert [window.reaches(day) for day in asked_about] == [True, True, True, False, False]


def test_an_offer_beyond_the_horizon_opens_on_the_first_day_that_reaches_it(draw: Draw) -> None:
    drawn = draw(sure(offer={"intake": "dates", "intake_dates": ["2027-08-02"], "apply_by_days": 20}))
    found = of_youth(drawn)
    assert told(found) == [("2027-02-03", "opens", "offer-mentor")]
    assert "man kan begynde 2. august 2027, og der skal søges senest 13. juli 2027" in found.events[0].text
    verdicts = [drawn.judge(on=date(2027, 2, day))["verdict"] for day in (2, 3)]
    assert verdicts == ["near_miss", "match"]


@pytest.mark.parametrize(
    ("offer", "day", "horizon", "deadline", "needed"),
    [
        ({"intake": "yearly", "intake_dates": ["08-10"], "apply_by_days": 300}, "2026-09-20", 180, "2026-10-14", 324),
        ({"intake": "yearly", "intake_dates": ["08-10"], "apply_by_days": 160}, "2027-02-20", 60, "2027-03-03", 171),
        (ON_DATES, "2026-12-28", 30, "2027-01-18", 35),
    ],
    ids=["never within the horizon at all", "a shorter horizon", "the next month"],
)
def test_the_last_day_to_apply_is_told_though_the_start_lies_beyond_the_horizon(
    draw: Draw, offer: Object, day: str, horizon: int, deadline: str, needed: int
) -> None:
    seen = {"seats_on": day}
    drawn, on = draw(sure(offer={**offer, **seen})), date.fromisoformat(day)
    found = of_youth(drawn, on=on, horizon=horizon)
    assert (deadline, "last_application", "offer-mentor") in told(found)
    assert told(found, "last_application") == told(of_map(drawn, "0621", on=on, horizon=horizon), "last_application")
    (event,) = (event for event in found.events if event.kind == "last_application")
    assert event.horizon == needed
    verdicts = [drawn.judge(on=on, horizon=each)["verdict"] for each in (horizon, needed - 1, needed)]
    assert verdicts == ["near_miss", "near_miss", "match"]


@pytest.mark.parametrize(
    ("more", "offer", "day"),
    [
        ((edge("DECLINES", "youth-1", "offer-mentor"),), {}, DAY),
        ((), {"max_age": 18}, DAY),
        ((), {"valid_to": "2027-08-01"}, DAY),
        ((), {"apply_by_days": 60}, DAY),
        ((), {"apply_by_days": 60}, date(2027, 6, 12)),
    ],
    ids=[
        "declined",
        "too old by then",
        "it ends before",
        "the deadline is after the window",
        "the deadline has passed",
    ],
)
def test_no_last_day_to_apply_is_told_of_what_would_not_match_then(
    draw: Draw, more: tuple[Object, ...], offer: Object, day: date
) -> None:
    late = {"intake": "dates", "intake_dates": ["2027-08-10"], "apply_by_days": 260, **offer}
    assert told(of_youth(draw(sure(*more, offer=late)), on=day, horizon=30), "last_application") == []


@pytest.mark.parametrize(
    ("offer", "text"),
    [
        ({"intake": "yearly"}, "Det vides ikke, hvornår man kan begynde hos Ungehuset."),
        ({"intake": "dates"}, "Det vides ikke, hvornår man kan begynde hos Ungehuset."),
        ({"intake": "dates", "intake_dates": [days(-9)]}, "Det vides ikke, hvornår man kan begynde hos Ungehuset."),
        ({"intake": None}, "Det vides ikke, hvornår man kan begynde hos Ungehuset."),
        (
            {"intake": None, "waiting_weeks": 2},
            "Det vides ikke, hvornår man kan begynde hos Ungehuset, men tidligst 7. december 2026.",
        ),
    ],
    ids=["no yearly days", "no dates", "every date has passed", "no intake", "no intake, but a waiting time"],
)
def test_a_start_that_nobody_knows_has_no_day_and_is_told(draw: Draw, offer: Object, text: str) -> None:
    town = [{**thing, **offer} if thing.get("node") == "Offer" else thing for thing in sure()]
    drawn = draw([{name: value for name, value in thing.items() if value is not None} for thing in town])
    (event,) = of_youth(drawn).events
    assert event.as_json() == {
        "day": None,
        "kind": "unknown_start",
        "label": "Offer",
        "id": "offer-mentor",
        "name": "Mentor",
        "text": text,
    }
    assert told(of_map(drawn, "0621")) == [(None, "unknown_start", "offer-mentor")]
    assert entries(as_icalendar(of_youth(drawn))) == []


@pytest.mark.parametrize(
    ("offer", "since", "expected"),
    [
        # Who asks today may begin on 7 December at the soonest.
        (ON_DATES, None, ("2027-02-01", "start")),
        ({"intake": "dates", "intake_dates": [days(9), days(44)], "apply_by_days": 30}, None, (days(44), "start")),
        ({"intake": "dates", "intake_dates": [days(9), days(44)], "apply_by_days": 30}, days(-40), (days(9), "start")),
        ({"intake": "dates", "intake_dates": [days(-1), days(9)]}, days(-40), (days(9), "start")),
        ({"intake": "rolling", "waiting_weeks": 4}, None, (days(28), "from")),
        ({"intake": "rolling", "waiting_weeks": 4}, days(-7), (days(21), "from")),
        ({"intake": "rolling", "waiting_weeks": 4}, days(-70), (days(0), "from")),
        ({"intake": "dates", "intake_dates": [days(-50)]}, None, (None, "unknown_start")),
        ({"intake": "yearly"}, days(-5), (None, "unknown_start")),
    ],
)
@pytest.mark.parametrize(("state", "words"), [("applied", "Den unge har søgt"), ("waiting", "Den unge venter på det")])
def test_what_the_youth_waits_for_has_its_next_start_from_the_day_it_was_asked_for(
    draw: Draw, state: str, words: str, offer: Object, since: str | None, expected: tuple[str | None, str]
) -> None:
    waits = edge("TAKES_PART_IN", "youth-1", "offer-mentor", state=state, **({"valid_from": since} if since else {}))
    (event,) = of_youth(draw(sure(waits, offer=offer))).events
    assert (event.day, event.kind) == expected
    assert event.text.startswith(words)


def test_what_the_youth_waits_for_and_ends_before_it_begins_has_no_start(draw: Draw) -> None:
    waits = edge("TAKES_PART_IN", "youth-1", "offer-mentor", state="waiting")
    for offer in ({**ON_DATES, "valid_to": "2027-01-31"}, {"waiting_weeks": 9, "valid_to": days(62)}):
        assert told(of_youth(draw(sure(waits, offer=offer))), "start", "from", "unknown_start") == []


@pytest.mark.parametrize(
    ("more", "offer"),
    [
        ((), {"intake_dates": ["2026-12-01"], "apply_by_days": 30}),
        ((edge("DECLINES", "youth-1", "offer-mentor"),), {"intake_dates": ["2027-08-02"]}),
        ((), {"intake_dates": ["2027-08-02"], "valid_to": "2027-07-31"}),
        ((), {"intake_dates": ["2027-08-02"], "max_age": 18}),
    ],
    ids=[
        "the deadline has passed",
        "the youth has said no",
        "it ends before it begins",
        "the youth is too old by then",
    ],
)
def test_what_would_still_not_suit_does_not_open(draw: Draw, more: tuple[Object, ...], offer: Object) -> None:
    assert told(of_youth(draw(sure(*more, offer={"intake": "dates", **offer})))) == []


@pytest.mark.parametrize("seed", range(700, 708))
def test_what_opens_fails_on_time_today_and_matches_on_its_day(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=8, offers=14)
    drawn = draw(country.objects)
    for youth in drawn.store.read(drawn.matcher.youth_ids):
        for event in of_youth(drawn, youth, horizon=60).events:
            if event.kind == "opens":
                today = drawn.judge(event.ids[0], youth, horizon=60)
                then = drawn.judge(event.ids[0], youth, on=date.fromisoformat(event.day), horizon=60)
                assert (today["conditions"]["time"], then["verdict"]) == ("fail", "match")


@pytest.mark.parametrize("seed", range(708, 714))
def test_starts_and_last_applications_are_those_of_the_matches(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=8, offers=14)
    drawn = draw(country.objects)
    for youth in drawn.store.read(drawn.matcher.youth_ids):
        (answer,), (further,) = drawn.match(youth), drawn.match(youth, horizon=3000)
        known = {each["offer"] for each in answer["matches"] if each["conditions"]["time"] == "pass"}
        starts = {(each["earliest_start"], each["offer"]) for each in answer["matches"] if each["offer"] in known}
        last = {
            (each["latest_application"], each["offer"])
            for each in further["matches"]
            if each["latest_application"] not in {None, each["earliest_start"]}
            and each["latest_application"] <= days(180)
        }
        found, waits_for = of_youth(drawn, youth), {each["offer"] for each in answer["ongoing"]}
        own = {(day, id_) for day, _, id_ in told(found, "start", "from") if id_ not in waits_for}
        unknown = {id_ for _, _, id_ in told(found, "unknown_start") if id_ not in waits_for}
        assert own == starts
        assert unknown == {each["offer"] for each in answer["matches"]} - known
        assert {(day, id_) for day, _, id_ in told(found, "last_application")} == last


def test_what_is_under_way_ends_on_the_agreed_day_or_is_expected_to(draw: Draw) -> None:
    def ends(weeks: int | None = 4, **fields: Any) -> list[tuple[str | None, str]]:
        going = edge("TAKES_PART_IN", "youth-1", "offer-mentor", **{"state": "started", **fields})
        found = of_youth(draw(sure(going, offer={"duration_weeks": weeks} if weeks else {})))
        return [(each.day, each.text) for each in found.events if each.kind == "end"]

    assert ends(valid_from="2026-11-02", valid_to="2026-12-24") == [("2026-12-24", "Forløbet slutter; dagen er med.")]
    ((expected, text),) = ends(valid_from="2026-11-02")
    assert (expected, "ventes at slutte (4 uger fra 2. november 2026)" in text) == ("2026-11-29", True)
    ((passed, text),) = ends(valid_from="2026-09-07")
    assert (passed, "Spørg, om den unge stadig er i gang" in text) == ("2026-10-04", True)
    assert ends(valid_from="2026-11-02", state="completed") == []
    assert ends(valid_from="2026-11-02", state="waiting") == []
    unknown = "Det vides ikke, hvornår forløbet slutter: {} mangler i kortet."
    assert ends() == [(None, unknown.format("den unges startdag"))]
    assert ends(None, valid_from="2026-11-02") == [(None, unknown.format("tilbuddets længde"))]
    assert ends(None, valid_from="2026-11-02", valid_to="2028-01-01") == []


def test_open_sub_goals_are_told_on_the_day_they_are_due_and_afterwards(draw: Draw) -> None:
    more = [
        node("SubGoal", "subgoal-late", due=days(-10)),
        node("SubGoal", "subgoal-soon", due=days(10), own_words="Komme op"),
        node("SubGoal", "subgoal-done", due=days(10), state="reached"),
        node("SubGoal", "subgoal-far", due=days(400)),
    ]
    towards = [edge("WORKS_TOWARDS", "youth-1", each["id"]) for each in more]
    found = of_youth(draw(sure(*more, *towards)))
    assert told(found, "due") == [(days(-10), "due", "subgoal-late"), (days(10), "due", "subgoal-soon")]
    assert "stadig åbent" in text_of(found, "due", "subgoal-late")


def test_what_ends_around_the_youth_is_remembered(draw: Draw) -> None:
    more = [
        node("Actor", "actor-1", name="Anna", phone="11"),
        node("Organisation", "org-nej", name="Nej"),
        edge("CONTACT_PERSON_FOR", "actor-1", "youth-1", at="org-kui", valid_to=days(5)),
        edge("LIVES_IN", "youth-1", "0607", kind="stay", valid_to=days(6)),
        edge("DECLINES", "youth-1", "org-nej", valid_to=days(7)),
        edge("CONSENTS_TO", "youth-1", "org-nej", valid_to=days(9)),
        edge("CONSENTS_TO", "youth-1", "org-kui", state="refused", valid_to=days(10)),
        edge("CONSENTS_TO", "youth-1", "org-kui", valid_from=days(-90), valid_to=days(-1)),
        edge("DECLINES", "youth-1", "offer-mentor", valid_to=days(-1)),
    ]
    found = of_youth(draw(sure(*more)))
    assert told(found, "reminder") == [
        (days(5), "reminder", "actor-1"),
        (days(6), "reminder", "0607"),
        (days(8), "reminder", "org-nej"),  # the no holds on its last day; one asks on the next
        (days(9), "reminder", "org-nej"),
        (days(11), "reminder", "org-kui"),
    ]
    assert {event.call.name for event in found.events if event.kind == "reminder" and event.call} == {"Anna"}


def test_a_permission_that_lapses_is_remembered_with_the_offers_that_require_it(draw: Draw) -> None:
    more = [
        node("Permission", "permission-1", name="Mentorstøtte", valid_to=days(30)),
        node("Permission", "permission-2", valid_to=days(30)),
        edge("REQUIRES", "offer-mentor", "permission-1"),
    ]
    found = of_youth(draw(sure(*more)))
    assert told(found, "reminder") == [(days(30), "reminder", "permission-1")]
    assert "»Mentor«" in text_of(found, "reminder", "permission-1")


def test_a_youth_of_whom_little_is_recorded_has_a_calendar_that_says_so(draw: Draw) -> None:
    found = of_youth(draw([node("Youth", "youth-bare")]), "youth-bare")
    assert (found.events, found.waiting, found.missing) == ((), (), ("fase", "åbne delmål", "kontaktperson"))
    with pytest.raises(NotFound, match="youth-2"):
        of_youth(draw(sure()), "youth-2")


def test_a_youth_that_is_not_active_is_told_as_such(draw: Draw) -> None:
    assert of_youth(draw(sure())).is_active
    assert not of_youth(draw(sure(youth={"status": "closed"}))).is_active


def test_a_day_that_the_map_tells_nothing_of_is_said_so(draw: Draw) -> None:
    drawn = draw(sure(offer={"verified_on": days(0)}))  # the first day told of is 1 October 2026, the last one this
    for calendar in (of_youth, of_map):
        said = [calendar(drawn, on=date(year, 1, 1)).outside or "" for year in (1900, 2027, 2199)]
        assert said[0].startswith(
            "Kortet fortæller ikke om 1. januar 1900: den første dato i kortet er 1. oktober 2026."
        )
        assert said[1] == ""
        assert said[2].startswith(
            "Kortet fortæller ikke om 1. januar 2199: den sidste dato i kortet er 23. november 2026."
        )


# ── A municipality ──────────────────────────────────────────────────────────────────────────────────────────────
def test_a_municipality_is_told_every_start_within_the_horizon(draw: Draw) -> None:
    offer = {"intake": "yearly", "intake_dates": ["12-01", "01-10", "06-30"], "apply_by_days": 9, "waiting_weeks": 3}
    found = of_map(draw(sure(offer=offer)), "0621")
    # Who asks today may begin on 14 December: the first of December is too soon.
    assert told(found, "start", "last_application") == [
        ("2027-01-01", "last_application", "offer-mentor"),
        ("2027-01-10", "start", "offer-mentor"),
    ]
    # A last day to apply within the horizon is told though the start lies beyond it.
    assert told(of_map(draw(sure(offer=offer)), "0621", horizon=40), "start", "last_application") == [
        ("2027-01-01", "last_application", "offer-mentor")
    ]
    assert told(of_map(draw(sure(offer=offer)), "0621", horizon=400), "start") == [
        ("2027-01-10", "start", "offer-mentor"),
        ("2027-06-30", "start", "offer-mentor"),
        ("2027-12-01", "start", "offer-mentor"),
    ]


@dataclass(frozen=True)
class _OneOffer:
    """So much of the offers of a day as their starts rest on."""

    rows: tuple[OfferRow, ...]
    decision_days: np.ndarray
    ends: np.ndarray


_DAY_NUMBERS = st.integers(min_value=0, max_value=90).map(
    lambda number: (DAY + timedelta(days=number - 10)).isoformat()
)
_INTAKES = st.one_of(
    st.lists(_DAY_NUMBERS, max_size=6).map(lambda found: ("dates", found)),
    st.lists(_DAY_NUMBERS.map(lambda day: day[5:]), max_size=4).map(lambda found: ("yearly", found)),
)


@given(
    _INTAKES,
    st.sampled_from([None, 0, 3, 20]),
    st.sampled_from([None, 1, 5]),
    st.sampled_from([0, 7, 21]),
    st.one_of(st.none(), _DAY_NUMBERS),
    st.sampled_from([DAY.toordinal() + 30, NO_START]),
)
def test_the_starts_within_a_window_are_those_of_each_of_its_days(
    intake: tuple[str, list[str]],
    notice: int | None,
    waiting: int | None,
    decision_days: int,
    valid_from: str | None,
    ends: int,
) -> None:
    unknown: dict[str, Any] = {field.name: None for field in fields(OfferRow)}
    said = {"id": "offer-1", "intake": intake[0], "intake_dates": intake[1], "apply_by_days": notice}
    offer = OfferRow(**{**unknown, **said, "waiting_weeks": waiting, "valid_from": valid_from})
    offers = cast("Offers", _OneOffer((offer,), np.array([decision_days]), np.array([ends])))
    window = Window.of(DAY, 70)
    each_day = {earliest_start(offer, day, decision_days)[0] for day in range(window.first, window.last + 1)}
    expected = sorted(start for start in each_day if start <= ends and start - (notice or 0) <= window.last)
    assert list(starts_within(offers, 0, window)) == [(start, start - (notice or 0)) for start in expected]


def test_offers_that_come_and_go_are_told_and_those_of_elsewhere_are_not(draw: Draw) -> None:
    more = [
        node("Offer", "offer-new", name="Ny", intake="rolling", valid_from=days(20), valid_to=days(60)),
        node("Offer", "offer-over", intake="rolling", valid_to=days(-1), waiting_weeks=3),
        node("Offer", "offer-paused", status="paused", intake="dates", intake_dates=[days(9)]),
        node("Offer", "offer-elsewhere", intake="dates", intake_dates=[days(9)]),
        *(edge("PROVIDES", "org-huset", f"offer-{each}") for each in ("new", "over", "paused", "elsewhere")),
        *(edge("SERVES", f"offer-{each}", "0621") for each in ("new", "over", "paused")),
        edge("SERVES", "offer-elsewhere", "0607"),
        edge("SERVES", "offer-elsewhere", "0621", valid_to=days(-1)),
    ]
    drawn = draw(sure(*more))
    assert told(of_map(drawn, "0621")) == [(days(20), "opens", "offer-new"), (days(60), "end", "offer-new")]
    assert told(of_map(drawn, "0607")) == [(days(9), "start", "offer-elsewhere")]
    assert told(of_map(drawn)) == sorted([*told(of_map(drawn, "0621")), *told(of_map(drawn, "0607"))])


def test_what_answers_rest_on_and_ends_or_grows_old_is_remembered(draw: Draw) -> None:
    more = [
        node("Permission", "permission-1", valid_to=days(30)),
        node("Role", "role-1", name="Visitator"),
        node("Actor", "actor-1", name="Anna"),
        node("Organisation", "org-gammel", verified_on="2025-12-24"),
        edge("LOCATED_IN", "org-gammel", "0621"),
        edge("REQUIRES", "offer-mentor", "permission-1"),
        edge("GRANTS", "role-1", "permission-1", valid_to=days(31)),
        edge("HOLDS", "actor-1", "role-1", at="org-kui", valid_to=days(32)),
        edge("MEETS_WITH", "org-kui", "org-huset", owner="actor-1", valid_to=days(33), review_on=days(-3)),
        edge("KNOWS", "org-kui", "org-huset", review_on=days(-3), confirmed_on=days(-2)),
        edge("FUNDS", "org-kui", "org-huset", state="planned", valid_to=days(34)),
    ]
    found = of_map(draw(sure(*more)), "0621")
    assert told(found, "reminder") == [
        (days(-3), "reminder", "org-huset"),
        (days(30), "reminder", "permission-1"),
        (days(31), "reminder", "permission-1"),
        (days(32), "reminder", "role-1"),
        (days(32), "reminder", "org-gammel"),  # confirmed a year and a day before
        (days(33), "reminder", "org-huset"),
    ]
    (review,) = (event for event in found.events if event.day == days(-3))
    assert (review.as_json()["edge"], review.name) == ("MEETS_WITH", "Ungeindsatsen mødes med Ungehuset")
    assert review.call
    assert review.call.name == "Anna"


def test_waiting_times_are_told_with_whether_they_are_known(draw: Draw) -> None:
    def waiting(**offer: Any) -> list[Object]:
        town = [dict(thing) for thing in sure()]
        for thing in town:
            if thing.get("node") == "Offer":
                for name in ("seats_free", "seats_on"):
                    thing.pop(name)
                thing.update(offer)
        return [wait.as_json() for wait in of_map(draw(town), "0621").waiting]

    row = {
        "offer": "offer-mentor",
        "name": "Mentor",
        "weeks": None,
        "seats_free": None,
        "seats_on": None,
        "known": False,
    }
    assert waiting() == []
    assert waiting(waiting_weeks=6) == [row | {"weeks": 6}]
    assert waiting(seats_free=2) == [row | {"seats_free": 2}]
    assert waiting(seats_free=2, verified_on=days(-30)) == [
        row | {"seats_free": 2, "seats_on": days(-30), "known": True}
    ]
    assert waiting(seats_free=2, seats_on=days(-31)) == [row | {"seats_free": 2, "seats_on": days(-31)}]


def test_an_empty_graph_and_a_municipality_that_is_not_there(draw: Draw) -> None:
    found = of_map(draw([]))
    assert (found.as_json()["municipality"], found.events, found.waiting) == (None, (), ())
    with pytest.raises(NotFound, match="9999"):
        of_map(draw(sure()), "9999")
    closed = [{**thing, "status": "nedlagt"} if thing.get("id") == "0607" else thing for thing in sure()]
    with pytest.raises(NotFound, match="ikke i brug"):
        of_map(draw(closed), "0607")


@pytest.mark.parametrize("on", [date.min, date.max])
def test_the_first_and_the_last_day_there_are_have_a_calendar(draw: Draw, on: date) -> None:
    drawn = draw(
        sure(offer={**ON_DATES, "intake": "yearly", "intake_dates": ["12-31", "01-01"], "verified_on": days(0)})
    )
    for found in (of_map(drawn, "0621", on=on), of_youth(drawn, on=on)):
        assert as_icalendar(found).startswith(b"BEGIN:VCALENDAR")
        assert all(event.day <= found.until for event in found.events if event.day)


def test_every_engine_tells_the_same_calendar(new_store: Callable[[], GraphStore]) -> None:
    drawn = Map(new_store(), sure(edge("MEETS_WITH", "org-kui", "org-huset", valid_to=days(33)), offer=ON_DATES))
    assert told(of_map(drawn, "0621")) == [
        (days(33), "reminder", "org-huset"),
        ("2027-01-18", "last_application", "offer-mentor"),
        ("2027-02-01", "start", "offer-mentor"),
        ("2027-02-15", "last_application", "offer-mentor"),
        ("2027-03-01", "start", "offer-mentor"),
    ]


# ── As a file for other calendars ───────────────────────────────────────────────────────────────────────────────
def entries(written: bytes) -> list[Any]:
    file = CalendarFile.from_ical(written)
    assert not file.errors
    return list(file.walk("VEVENT"))


def test_a_calendar_file_reads_back_as_whole_days_with_an_alarm_before_the_last_one_to_apply(draw: Draw) -> None:
    found = of_youth(draw(sure(offer=ON_DATES)))
    written = as_icalendar(found)
    last, start = entries(written)
    assert (last.decoded("dtstart"), last.decoded("dtend")) == (date(2027, 1, 18), date(2027, 1, 19))
    assert b"DTSTART;VALUE=DATE:20270118" in written
    assert str(last["summary"]) == "Sidste frist: Mentor"
    assert str(last["description"]).splitlines() == [
        "Sidste dag at søge til starten 1. februar 2027 hos Ungehuset.",
        "Kontakt: Ungehuset, 01 10 10 10, huset@kolding.example",
    ]
    (alarm,) = last.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(days=-7)
    assert start.walk("VALARM") == []
    assert as_icalendar(found) == written
    assert CalendarFile.from_ical(written).to_ical() == written


def test_what_is_over_time_stands_in_the_file_on_the_day_of_the_answer_and_tells_its_own(draw: Draw) -> None:
    due = [node("SubGoal", "subgoal-late", due=days(-10)), edge("WORKS_TOWARDS", "youth-1", "subgoal-late")]
    drawn = draw(sure(*due))
    (event,) = (event for event in of_youth(drawn).events if event.kind == "due")
    assert event.day == "2026-11-13"
    (today,) = entries(as_icalendar(of_youth(drawn)))
    assert (today.decoded("dtstart"), today.decoded("dtend")) == (DAY, DAY + timedelta(days=1))
    assert str(today["description"]).splitlines() == [
        "Over tiden: det gjaldt 13. november 2026.",
        "Delmålet skulle være nået og er stadig åbent.",
    ]
    (tomorrow,) = entries(as_icalendar(of_youth(drawn, on=DAY + timedelta(days=1))))
    assert (tomorrow["uid"], tomorrow.decoded("dtstart")) == (today["uid"], DAY + timedelta(days=1))


def test_a_calendar_file_names_no_youth_and_none_of_their_words(draw: Draw) -> None:
    more = [
        node("Youth", "youth-2", birth_month="2008-05"),
        edge("LIVES_IN", "youth-2", "0621"),
        edge("WORKS_TOWARDS", "youth-2", "subgoal-1"),
        edge("AT_STAGE", "youth-2", "kontaktparat", main=True),
        edge("CONSENTS_TO", "youth-2", "org-huset"),
    ]
    town = [
        {**thing, "due": days(3), "own_words": "Holde mig væk"} if thing.get("id") == "subgoal-1" else thing
        for thing in sure(*more, offer=ON_DATES)
    ]
    drawn = draw(town)
    one, other = (as_icalendar(of_youth(drawn, youth)) for youth in ("youth-1", "youth-2"))
    assert not any(word in one for word in (b"youth-1", b"subgoal", b"Holde"))
    uids, others = ([str(entry["uid"]) for entry in entries(each)] for each in (one, other))
    assert len(set(uids)) == len(uids) == 3
    assert not set(uids) & set(others)
    assert [str(entry["summary"]) for entry in entries(one)] == [str(entry["summary"]) for entry in entries(other)]
    assert {str(entry["class"]) for entry in entries(one)} == {"PRIVATE"}


def test_the_newer_of_two_files_says_so_and_the_same_one_is_equal(draw: Draw) -> None:
    drawn = draw(sure(offer={"valid_to": days(10)}))
    (entry,) = entries(as_icalendar(of_map(drawn)))
    midnight = datetime(2026, 11, 23, tzinfo=UTC)
    told = [entry.decoded(name) for name in ("dtstamp", "last-modified", "sequence")]
    assert told == [midnight, midnight, 1]
    drawn.replace(sure(offer={"valid_to": days(12)}))
    found = of_map(drawn)
    written = as_icalendar(found, "2026-11-23T10:30:00+01:00")
    (entry,) = entries(written)
    morning = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    assert [entry.decoded(name) for name in ("dtstamp", "last-modified", "sequence")] == [morning, morning, 2]
    assert as_icalendar(found, "2026-11-23T10:30:00+01:00") == written
    (earlier,) = entries(as_icalendar(found, "2026-11-20T08:00:00"))
    assert [earlier.decoded(name) for name in ("dtstamp", "last-modified")] == [
        midnight,
        datetime(2026, 11, 20, 8, tzinfo=UTC),
    ]


def test_an_event_of_a_municipality_is_the_same_in_the_maps_file(draw: Draw) -> None:
    drawn = draw(sure(offer=ON_DATES))
    whole, part = (
        [str(entry["uid"]) for entry in entries(as_icalendar(found))]
        for found in (of_map(drawn), of_map(drawn, "0621"))
    )
    own = {str(entry["uid"]) for entry in entries(as_icalendar(of_youth(drawn)))}
    assert whole == part
    assert len(set(whole)) == 4
    assert not own & set(whole)


def test_an_event_keeps_its_uid_when_its_day_moves(draw: Draw) -> None:
    def uid(day: str) -> str:
        (entry,) = entries(as_icalendar(of_map(draw(sure(offer={"valid_to": day})), "0621")))
        return str(entry["uid"])

    assert uid(days(10)) == uid(days(20))


def test_no_name_breaks_out_of_its_line(draw: Draw) -> None:
    name = "Mentor\r\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:x; y, z\\\x1b[31m " + "æøå" * 40
    found = of_map(draw(sure(offer={**ON_DATES, "name": name})), "0621")
    written = as_icalendar(found)
    assert len(entries(written)) == written.count(b"BEGIN:VEVENT\r\n") == 4
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\x1b" not in written
    assert {str(entry["summary"]).partition(": ")[2] for entry in entries(written)} == {
        "Mentor END:VEVENT BEGIN:VEVENT SUMMARY:x; y, z\\ [31m " + "æøå" * 40
    }


def test_what_one_may_begin_with_at_any_time_is_no_appointment(draw: Draw) -> None:
    assert entries(as_icalendar(of_youth(draw(sure())))) == []
    (entry,) = entries(as_icalendar(of_youth(draw(sure(offer={"waiting_weeks": 2})))))
    assert entry.decoded("dtstart") == date(2026, 12, 7)


def test_what_ends_twice_in_a_calendar_is_two_entries_and_the_first_keeps_its_uid(draw: Draw) -> None:
    def uids(*ends: int) -> list[str]:
        """Of the spans of a collaboration that end on some days from the asked one on."""
        spans = [edge("KNOWS", "org-kui", "org-huset", valid_from=days(end - 9), valid_to=days(end)) for end in ends]
        reminders = [entry for entry in entries(as_icalendar(of_map(draw(sure(*spans))))) if "Husk" in entry["summary"]]
        return [str(entry["uid"]) for entry in reminders]

    (alone,) = uids(5)
    first, second = uids(5, 7)
    assert first == alone
    assert second != first
