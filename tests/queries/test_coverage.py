"""Coverage of all youths against its slow second reading, on random graphs."""

import pytest

from queries.coverage import CAUSES, NO_ROW, STATES
from queries.everyone.population import population_on
from queries.everyone.records import fetch_records
from queries.everyone.standing import Standing, stand
from tests.oracle import coverage
from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.maps import CARRIES, Map, asked
from tests.queries.test_rule_book import Country


def standing_of(drawn: Map, how: Object, *, every_match: bool = False) -> Standing:
    question = asked(**how)
    records = drawn.store.read(lambda reader: fetch_records(reader, CARRIES))
    population = population_on(records, question.on.isoformat(), CARRIES)
    return stand(population, question.limits, every_match=every_match)


def as_objects(found: Standing) -> dict[str, list[Object]]:
    """What is told of each youth's open areas."""
    rows, ids = found.population.world.offers.rows, found.population.youth_ids
    answer: dict[str, list[Object]] = {youth: [] for youth in ids}
    for youth, area, state, cause, offer in zip(
        found.youth, found.area, found.state, found.cause, found.offer, strict=True
    ):
        answer[ids[youth]].append(
            {
                "area": found.areas[area],
                "coverage": STATES[state],
                "cause": CAUSES[cause] if cause >= 0 else None,
                "offer": rows[offer].id if offer != NO_ROW else None,
            }
        )
    return answer


@pytest.mark.parametrize("seed", range(24))
def test_a_random_graph_is_covered_as_the_design_says(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=20, offers=14)
    how = country.asked()
    drawn = draw(country.objects)
    found = as_objects(standing_of(drawn, how))
    active = drawn.store.read(drawn.matcher.youth_ids)
    assert sorted(found) == sorted(active)
    for youth in active:
        assert found[youth] == coverage(country.objects, youth, **how), (youth, how)


@pytest.mark.parametrize("seed", range(100, 112))
def test_the_matches_of_all_youths_are_those_of_each(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=12, offers=14)
    how = country.asked()
    drawn = draw(country.objects)
    one_by_one = {
        (answer["youth"], match["offer"])
        for answer in drawn.match(*drawn.store.read(drawn.matcher.youth_ids), **how)
        for match in answer["matches"]
    }
    youths, offers = standing_of(drawn, how, every_match=True).matches()
    found = [
        (youths.ids[youth], offers.ids[offer]) for youth, offer in zip(youths.numbers, offers.numbers, strict=True)
    ]
    assert found == sorted(one_by_one)
