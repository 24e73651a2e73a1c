"""Which agreement would carry most, against the slow second reading and against laws, on random graphs."""

from collections.abc import Callable

import pytest

from graphmodel.records import EdgeRecord
from graphmodel.store import GraphStore
from queries.agreements.agreements import best_agreements
from queries.everyone.changing import Added
from queries.what_if.what_if import Hypothesis
from tests.oracle import agreements
from tests.queries.conftest import Draw
from tests.queries.maps import Map, asked
from tests.queries.test_coverage import standing_of
from tests.queries.test_rule_book import Country
from tests.queries.test_what_if import ask


@pytest.mark.parametrize("seed", range(12))
def test_of_a_random_graph_every_agreement_covers_what_the_design_says(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=6, offers=10)
    how = country.asked()
    found = best_agreements(standing_of(draw(country.objects), how), asked(**how).limits)
    assert [each.as_json() for each in found] == agreements(country.objects, **how), how


@pytest.mark.parametrize("seed", range(30, 33))
def test_every_engine_tells_the_same_agreements(seed: int, new_store: Callable[[], GraphStore]) -> None:
    country = Country(seed, youths=6, offers=10)
    how = country.asked()
    found = best_agreements(standing_of(Map(new_store(), country.objects), how), asked(**how).limits)
    assert [each.as_json() for each in found] == agreements(country.objects, **how), how


@pytest.mark.parametrize("seed", range(700, 708))
def test_an_agreement_that_is_made_covers_exactly_what_it_promised(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=15, offers=16)
    how = country.asked()
    drawn = draw(country.objects)
    limits = asked(**how).limits
    for promised in best_agreements(standing_of(drawn, how), limits)[:5]:
        made = Added(edges=(EdgeRecord("REFERS_TO", "Organisation", promised.giver, "Organisation", promised.taker),))
        found = ask(drawn, Hypothesis(added=made), how)
        assert found.gains == promised.serves
