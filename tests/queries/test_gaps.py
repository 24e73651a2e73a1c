"""What is missing in the chain, against the slow second reading, on random graphs and on every engine."""

from collections.abc import Callable

import pytest

from graphmodel.errors import NotFound
from graphmodel.store import GraphStore
from queries.gaps.gaps import gaps_on
from queries.overview import Overviews
from tests.oracle import gaps
from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.maps import CARRIES, DAY, Map, asked, edge, less, node, sure
from tests.queries.test_rule_book import Country


def ask(drawn: Map, how: Object, municipality: str | None = None) -> Object:
    question = asked(**how)
    return drawn.store.read(
        lambda reader: gaps_on(Overviews(CARRIES).at(reader), question.on, question.limits, municipality)
    ).as_json(with_pairs=True)


def told(answer: Object) -> Object:
    return {name: answer[name] for name in ("areas", "permissions", "transitions", "pairs")}


@pytest.mark.parametrize("seed", range(500, 515))
def test_a_random_graph_has_the_gaps_that_the_design_says(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=12, offers=12)
    how = country.asked()
    assert told(ask(draw(country.objects), how)) == gaps(country.objects, **how)


@pytest.mark.parametrize("seed", range(530, 534))
def test_every_engine_tells_the_same_gaps(seed: int, new_store: Callable[[], GraphStore]) -> None:
    country = Country(seed, youths=12, offers=12)
    how = country.asked()
    assert told(ask(Map(new_store(), country.objects), how)) == gaps(country.objects, **how)


def test_one_municipality_alone_is_told_of_its_own_youths(draw: Draw) -> None:
    other = [
        node("Youth", "youth-2"),
        node("SubGoal", "subgoal-2"),
        edge("LIVES_IN", "youth-2", "0607"),
        edge("WORKS_TOWARDS", "youth-2", "subgoal-2"),
        edge("IN_AREA", "subgoal-2", "area-it"),
    ]
    drawn = draw(sure(*other))
    both, here, there = (ask(drawn, {"on": DAY}, code) for code in (None, "0621", "0607"))
    assert [(row["municipality"], row["area"], row["covered"], row["gap"]) for row in both["areas"]] == [
        ("0607", "area-it", 0, 1),
        ("0621", "area-doegnrytme", 1, 0),
    ]
    assert (here["areas"], there["areas"]) == (both["areas"][1:], both["areas"][:1])
    assert there["pairs"] == [
        {"youth": "youth-2", "area": "area-it", "coverage": "gap", "cause": "no_offer", "offer": None}
    ]
    assert here["pairs"] == []


def test_a_municipality_that_is_not_there_is_said_so(draw: Draw) -> None:
    with pytest.raises(NotFound, match="9999"):
        ask(draw(sure()), {"on": DAY}, "9999")


def test_an_empty_graph_has_no_gaps_and_says_which_version(draw: Draw) -> None:
    drawn = draw([])
    answer = ask(drawn, {"on": DAY})
    assert told(answer) == {"areas": [], "permissions": [], "transitions": [], "pairs": []}
    assert answer["on"] == DAY.isoformat()


def test_where_the_agreement_is_gone_the_chain_is_the_cause(draw: Draw) -> None:
    answer = ask(draw(less(sure(), "REFERS_TO")), {"on": DAY})
    assert answer["pairs"] == [
        {
            "youth": "youth-1",
            "area": "area-doegnrytme",
            "coverage": "possible",
            "cause": "chain",
            "offer": "offer-mentor",
        }
    ]
