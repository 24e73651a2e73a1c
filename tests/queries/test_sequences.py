"""Agreements made one after the other: each covers exactly what is promised, and together at least what the greedy ones cover."""

import random

import pytest

from graphmodel.records import EdgeRecord
from queries.agreements.carriers import carriers
from queries.agreements.sequences import Succession, best_sequence
from queries.agreements.trials import uncovered_in
from queries.everyone.changing import Added
from queries.what_if.what_if import Hypothesis
from tests.oracle import agreements as agreements_told_slowly
from tests.oracle.graph import Object
from tests.oracle.random_graphs import BASE_DAY, random_objects
from tests.queries.conftest import Draw
from tests.queries.maps import CARRIES, Map, asked, edge, less, node, sure
from tests.queries.test_coverage import standing_of
from tests.queries.test_rule_book import Country
from tests.queries.test_what_if import ask


def sequence(drawn: Map, most: int = 3, **how: object) -> Succession:
    return best_sequence(standing_of(drawn, how), asked(**how).limits, most, CARRIES)


def ends(found: Succession) -> list[tuple[str, str]]:
    return [(step.agreement.giver, step.agreement.taker) for step in found.steps]


def greedy_count(objects: list[Object], most: int, how: Object) -> int:
    """What taking the best agreement each time covers, by the slow second reading."""
    made, count = list(objects), 0
    for _ in range(most):
        if not (found := agreements_told_slowly(made, **how)):
            break
        best = found[0]
        count += best["count"]
        made.append({name: best[name] for name in ("edge", "from", "to")})
    return count


def easy(seed: int) -> list[Object]:
    """A random graph in which hardly anything but the way and the authority is missing."""
    return random_objects(random.Random(seed), youths=10, offers=12, organisations=10, actors=6, easy=True)


@pytest.mark.parametrize(
    ("seed", "steps"), [(0, 2), (2, 3), (7, 3), (17, 3), (19, 3), (28, 3), (31, 3), (32, 3), (58, 3)]
)
def test_made_one_after_the_other_they_cover_exactly_what_each_promised(seed: int, steps: int, draw: Draw) -> None:
    drawn, how = draw(easy(seed)), {"on": BASE_DAY}
    found, made, promised = sequence(drawn, **how), [], set()
    assert len(found.steps) == steps
    for step in found.steps:
        giver, taker = step.agreement.giver, step.agreement.taker
        made.append(EdgeRecord("REFERS_TO", "Organisation", giver, "Organisation", taker))
        assert not promised & set(step.agreement.serves)
        promised |= set(step.agreement.serves)
        then = ask(drawn, Hypothesis(added=Added(edges=tuple(made))), how)
        assert (set(then.gains), then.loses) == (promised, ())
    assert found.count == len(promised)


@pytest.mark.parametrize("seed", [909, 939, 974])
def test_so_they_do_where_some_cover_something_only_together(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=15, offers=16)
    how, drawn = country.asked(), draw(country.objects)
    found = sequence(drawn, **how)
    assert 0 in [len(step.agreement.serves) for step in found.steps]
    links = tuple(EdgeRecord("REFERS_TO", "Organisation", giver, "Organisation", taker) for giver, taker in ends(found))
    then = ask(drawn, Hypothesis(added=Added(edges=links)), how)
    assert then.gains == tuple(sorted(pair for step in found.steps for pair in step.agreement.serves)) != ()


@pytest.mark.parametrize("seed", [2, 19])
def test_they_cover_at_least_what_the_best_agreement_each_time_covers(seed: int, draw: Draw) -> None:
    objects, how = easy(seed), {"on": BASE_DAY}
    found, slow = sequence(draw(objects), 2, **how), greedy_count(objects, 2, how)
    assert found.count >= slow > 0
    assert found.count == slow or not found.is_greedy


@pytest.mark.parametrize("seed", [0, 2, 7, 31])
def test_what_would_carry_each_pair_is_an_offer_that_matches_once_they_are_made(seed: int, draw: Draw) -> None:
    objects, how = easy(seed), {"on": BASE_DAY}
    drawn = draw(objects)
    standing, found = standing_of(drawn, how), sequence(drawn, **how)
    carried = carriers(standing.population, uncovered_in(standing), found.steps[-1].network, asked(**how).limits)
    assert sorted(carried) == sorted(pair for step in found.steps for pair in step.agreement.serves)
    developed = {(thing["from"], thing["to"]) for thing in objects if thing.get("edge") == "DEVELOPS"}
    drawn.replace([*objects, *(edge("REFERS_TO", giver, taker) for giver, taker in ends(found))])
    for (youth, area), carrier in carried.items():
        told = drawn.judge(carrier.offer, youth, **how)
        assert (told["verdict"], told["provider"]) == ("match", carrier.provider)
        assert {told["conditions"][name] for name in ("chain", "authority")} == {"pass"}
        assert [step["to"] for step in told["chain"]] == list(carrier.chain[1:])
        assert (carrier.offer, area) in developed


PERMITTED = (
    node("Organisation", "org-retten", name="Retten"),
    node("Permission", "lov-1"),
    node("Role", "rolle-1"),
    node("Actor", "actor-mette"),
    edge("REQUIRES", "offer-mentor", "lov-1"),
    edge("GRANTS", "rolle-1", "lov-1", state="confirmed"),
    edge("HOLDS", "actor-mette", "rolle-1", at="org-retten"),
)


def test_two_agreements_that_cover_something_only_together_are_found(draw: Draw) -> None:
    drawn = draw(less(sure(*PERMITTED), "REFERS_TO"))
    found = sequence(drawn)
    assert sorted(ends(found)) == [("org-kui", "org-huset"), ("org-kui", "org-retten")]
    assert [len(step.agreement.serves) for step in found.steps] == [0, 1]
    assert found.note == (
        "Ikke bevist bedst: hver aftale er den bedste efter dem før. "
        "En aftale, der ikke dækker noget alene, gør det sammen med den næste. "
        "Efter dem ville ingen aftale alene dække noget nyt. To sammen er ikke prøvet: der blev kun spurgt om én mere."
    )
    four = sequence(drawn, 4)
    assert ends(four) == ends(found)
    assert four.note.endswith("dække noget nyt, og heller ingen to sammen af dem, der er prøvet.")


def test_one_agreement_alone_is_not_two_together(draw: Draw) -> None:
    found = sequence(draw(less(sure(*PERMITTED), "REFERS_TO")), 1)
    assert found.steps == ()
    assert found.note == (
        "Ingen aftale alene ville dække noget nyt. To sammen er ikke prøvet: der blev kun spurgt om én."
    )


def twice_permitted() -> list[Object]:
    """Two areas of a youth, each of which needs two agreements at once."""
    again = [
        node("SubGoal", "subgoal-it"),
        node("Organisation", "org-skole"),
        node("Organisation", "org-raadet"),
        node("Offer", "offer-kursus", route="referral", intake="rolling"),
        node("Permission", "lov-2"),
        node("Role", "rolle-2"),
        node("Actor", "actor-ole"),
        edge("WORKS_TOWARDS", "youth-1", "subgoal-it"),
        edge("IN_AREA", "subgoal-it", "area-it"),
        edge("PROVIDES", "org-skole", "offer-kursus"),
        edge("SERVES", "offer-kursus", "0621"),
        edge("DEVELOPS", "offer-kursus", "area-it"),
        edge("REQUIRES", "offer-kursus", "lov-2"),
        edge("GRANTS", "rolle-2", "lov-2", state="confirmed"),
        edge("HOLDS", "actor-ole", "rolle-2", at="org-raadet"),
    ]
    return less(sure(*PERMITTED, *again), "REFERS_TO")


@pytest.mark.parametrize(
    ("most", "counts", "said"),
    [
        (1, [], "alene ville dække noget nyt. To sammen er ikke prøvet: der blev kun spurgt om én."),
        (2, [0, 1], "gør det sammen med den næste."),
        (3, [0, 1], "alene dække noget nyt. To sammen er ikke prøvet: der blev kun spurgt om én mere."),
        (4, [0, 1, 0, 1], "gør det sammen med den næste."),
        (5, [0, 1, 0, 1], "alene dække noget nyt. To sammen er ikke prøvet: der blev kun spurgt om én mere."),
        (6, [0, 1, 0, 1], "alene dække noget nyt, og heller ingen to sammen af dem, der er prøvet."),
    ],
)
def test_that_no_two_help_is_said_only_where_two_were_tried(
    most: int, counts: list[int], said: str, draw: Draw
) -> None:
    found = sequence(draw(twice_permitted()), most)
    assert [len(step.agreement.serves) for step in found.steps] == counts
    assert found.note.endswith(said)


def test_the_second_agreement_is_what_is_best_once_the_first_is_made(draw: Draw) -> None:
    far = [
        node("Organisation", "org-b"),
        node("Offer", "offer-b", route="referral", intake="rolling"),
        node("SubGoal", "subgoal-b"),
        edge("PROVIDES", "org-b", "offer-b"),
        edge("DEVELOPS", "offer-b", "area-it"),
        edge("SERVES", "offer-b", "0621"),
        edge("WORKS_TOWARDS", "youth-1", "subgoal-b"),
        edge("IN_AREA", "subgoal-b", "area-it"),
    ]
    found = sequence(draw(less(sure(*far), "REFERS_TO")))
    told = found.as_json()
    assert (told["heuristic"], told["count"], [step["count"] for step in told["steps"]]) == (True, 2, [1, 1])
    # Once the first is made, the smallest ids lead to the other over it.
    assert ends(found) == [("org-kui", "org-b"), ("org-b", "org-huset")]
    assert told["note"].startswith("Ikke bevist bedst: hver aftale er den bedste efter dem før.")


def test_where_nothing_is_to_be_covered_there_is_no_sequence(draw: Draw) -> None:
    for objects in ([], sure()):
        assert sequence(draw(objects)).as_json()["steps"] == []
