"""What a change moves without covering it, on small maps and against the slow second reading."""

import pytest

from queries.everyone.standing import stand_on
from queries.what_if.explaining import Explained, Stand
from queries.what_if.still_uncovered import still_uncovered
from queries.what_if.what_if import Hypothesis, compare
from tests.oracle.graph import Graph, Object, as_day
from tests.oracle.plans import changed_graph, coverage_in
from tests.oracle.random_graphs import BASE_DAY
from tests.queries.conftest import Draw
from tests.queries.maps import CARRIES, DAY, Map, asked, days, edge, node, sure
from tests.queries.test_rule_book import Country
from tests.queries.test_sequences import easy
from tests.queries.test_what_if import add, any_things, records, taken

PAIR = ("youth-1", "area-doegnrytme")
UNCOVERED = {"possible", "gap"}


def moved(drawn: Map, hypothesis: Hypothesis, **how: object) -> tuple[Explained, ...]:
    question, facts = asked(**how), records(drawn)
    before = stand_on(facts, question.on, question.limits, CARRIES, every_match=True)
    compared = compare(facts, before, hypothesis, question.on, question.limits, CARRIES, with_causes=True)
    return still_uncovered(compared, question.limits)


def test_of_two_things_in_the_way_the_one_that_is_left_becomes_the_cause(draw: Draw) -> None:
    full = draw(sure(offer={"seats_free": 0, "min_age": 25, "max_age": 29}))
    seat = node("Offer", "offer-mentor", seats_free=1, seats_on=days(0))
    age = node("Offer", "offer-mentor", min_age=15, max_age=29)

    assert moved(full, Hypothesis(added=add(full, [seat]))) == ()
    assert moved(full, Hypothesis(added=add(full, [age]))) == (
        Explained(*PAIR, Stand("gap", "age", "offer-mentor"), Stand("gap", "capacity", "offer-mentor")),
    )


def test_what_is_lost_or_stays_as_it_is_does_not_count(draw: Draw) -> None:
    drawn = draw(
        sure(
            edge("WORKS_TOWARDS", "youth-1", "sub-it"), node("SubGoal", "sub-it"), edge("IN_AREA", "sub-it", "area-it")
        )
    )
    assert moved(drawn, Hypothesis(taken("offer:offer-mentor"))) == ()


def test_a_youth_who_is_not_there_any_more_stands_in_no_way(draw: Draw) -> None:
    full = draw(sure(offer={"seats_free": 0}))
    gone = node("Youth", "youth-1", status="inactive")
    assert moved(full, Hypothesis(added=add(full, [gone]))) == ()


def test_outside_the_span_nothing_moves(draw: Draw) -> None:
    full = draw(sure(offer={"seats_free": 0, "min_age": 25, "max_age": 29}))
    age = node("Offer", "offer-mentor", min_age=15, max_age=29)
    added = add(full, [age])
    assert moved(full, Hypothesis(added=added, first_day=DAY)) != ()
    assert moved(full, Hypothesis(added=added, last_day=as_day(days(-1)))) == ()


def ways(graph: Graph, day: str) -> dict[tuple[str, str], tuple[str, str]]:
    """The state and the cause of each pair that is not covered, by the slow second reading."""
    return {
        (youth, row["area"]): (row["coverage"], row["cause"])
        for youth in graph.active_nodes("Youth")
        for row in coverage_in(graph, youth, as_day(day), 180, 3)[0]
        if row["coverage"] in UNCOVERED
    }


@pytest.mark.parametrize("seed", [0, 1, 3, 6, 7, 10])
def test_they_are_those_of_which_the_second_reading_says_so(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=10, offers=12)
    country.objects = easy(seed)
    how: Object = {"on": BASE_DAY}
    things = any_things(country, 3)
    before, after = (
        ways(graph, BASE_DAY) for graph in (Graph(country.objects), changed_graph(country.objects, things, []))
    )
    slow = {pair: (way, after[pair]) for pair, way in before.items() if pair in after and after[pair] != way}

    found = moved(draw(country.objects), Hypothesis(taken(*things)), **how)

    assert [(row.youth, row.area) for row in found] == sorted(slow)
    for row in found:
        sides = tuple((stand.state, stand.cause) for stand in (row.before, row.after) if stand)
        assert sides == slow[row.youth, row.area]
