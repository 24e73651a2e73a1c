"""What the map has for youths, against a slow second reading, and where it has nothing."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest

from graphmodel.errors import NotFound
from graphmodel.store import GraphStore
from queries.supply.facts import fetch_supply
from queries.supply.placing import Wanted
from queries.supply.supply import Supply, find_supply
from tests.oracle import gap_views as slow
from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.gap_maps import in_sectors
from tests.queries.maps import CARRIES, DAY, Map, days, edge, less, node
from tests.queries.test_rule_book import Country


def supply(drawn: Map, on: date = DAY, municipality: str | None = None, ages: Any = None, **keys: str | None) -> Supply:
    facts = drawn.store.read(lambda reader: fetch_supply(reader, CARRIES))
    wanted = Wanted({name: frozenset({key}) for name, key in keys.items()}, ages)
    return find_supply(facts, on.isoformat(), municipality, wanted)


def cells(found: Supply) -> dict[tuple[str | None, ...], list[str]]:
    return {(cell.stage, cell.area, cell.age, cell.route, cell.sector): list(cell.offers) for cell in found.cells}


def ids(found: Supply) -> list[str]:
    return [each.offer for each in found.offers]


PARTNERS = [
    node("Municipality", "0621"),
    node("Municipality", "0607"),
    node("Stage", "stage-a", rank=1),
    node("Stage", "stage-b", rank=2),
    node("Area", "area-it"),
    node("Area", "area-bolig"),
    node("Sector", "sector-kommune"),
    node("Organisation", "org-a"),
    node("Offer", "offer-a", name="Værksted", route="open", intake="rolling", min_age=16, max_age=18),
    node("Organisation", "org-b"),
    node("Offer", "offer-b"),
    edge("PROVIDES", "org-b", "offer-b"),
    node("Offer", "offer-over", valid_to=days(-1)),
    node("Offer", "offer-paused", status="paused"),
    edge("IN_SECTOR", "org-a", "sector-kommune"),
    edge("PROVIDES", "org-a", "offer-a"),
    edge("SUITS", "offer-a", "stage-a"),
    edge("DEVELOPS", "offer-a", "area-it"),
    edge("DEVELOPS", "offer-b", "area-bolig"),
    edge("SERVES", "offer-a", "0621"),
]
"""A partner list without a single youth."""


@pytest.mark.parametrize("seed", range(800, 812))
def test_a_random_graph_has_the_supply_that_a_second_reading_finds(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=2, offers=14)
    objects, on = in_sectors(country), country.asked()["on"]
    drawn = draw(objects)
    municipalities: Iterable[str] = sorted(
        thing["id"]
        for thing in objects
        if thing.get("node") == "Municipality" and thing.get("status") in {None, "active"}
    )
    for municipality in (None, *municipalities):
        assert cells(supply(drawn, on, municipality)) == slow.supply(objects, on, municipality)


@pytest.mark.parametrize("seed", range(820, 822))
def test_every_engine_tells_the_same_supply(seed: int, new_store: Callable[[], GraphStore]) -> None:
    country = Country(seed, youths=2, offers=14)
    objects = in_sectors(country)
    assert cells(supply(Map(new_store(), objects), country.base)) == slow.supply(objects, country.base)


def test_a_list_of_partners_without_youths_is_told_with_what_is_not_known(draw: Draw) -> None:
    found = supply(draw(PARTNERS))
    assert cells(found) == {
        ("stage-a", "area-it", "15-17", "open", "sector-kommune"): ["offer-a"],
        ("stage-a", "area-it", "18-22", "open", "sector-kommune"): ["offer-a"],
        (None, "area-bolig", None, None, None): ["offer-b"],
    }
    assert [each.as_json() for each in found.nothing] == [
        {"stage": "stage-a", "area": "area-bolig", "maybe": ["offer-b"]},
        {"stage": "stage-b", "area": "area-bolig", "maybe": ["offer-b"]},
        {"stage": "stage-b", "area": "area-it", "maybe": []},
    ]
    first, second = found.offers
    assert first.as_json() == {
        "offer": "offer-a",
        "name": "Værksted",
        "providers": ["org-a"],
        "min_age": 16,
        "max_age": 18,
        "route": "open",
        "start": DAY.isoformat(),
        "stages": ["stage-a"],
        "areas": ["area-it"],
        "sectors": ["sector-kommune"],
    }
    assert (second.offer, second.name, second.providers, second.route) == ("offer-b", None, ("org-b",), None)


def test_where_there_is_nothing_the_offers_stand_that_may_be_it(draw: Draw) -> None:
    more = [edge("PROVIDES", "org-b", "offer-c"), edge("SUITS", "offer-c", "stage-b")]
    drawn = draw([*PARTNERS, node("Offer", "offer-c"), *more])
    assert {(each.stage, each.area): each.maybe for each in supply(drawn).nothing} == {
        ("stage-a", "area-bolig"): ("offer-b",),
        ("stage-b", "area-bolig"): ("offer-b", "offer-c"),
        ("stage-b", "area-it"): ("offer-c",),
    }


def test_an_offer_of_which_neither_stage_nor_area_is_told_may_be_what_is_missing_anywhere(draw: Draw) -> None:
    drawn = draw([*PARTNERS, node("Offer", "offer-c"), edge("PROVIDES", "org-b", "offer-c")])
    assert {(each.stage, each.area): each.maybe for each in supply(drawn).nothing} == {
        ("stage-a", "area-bolig"): ("offer-b", "offer-c"),
        ("stage-b", "area-bolig"): ("offer-b", "offer-c"),
        ("stage-b", "area-it"): ("offer-c",),
    }


def test_what_nobody_provides_is_no_supply_and_is_named_apart(draw: Draw) -> None:
    closed = [
        node("Organisation", "org-closed", status="closed"),
        node("Offer", "offer-c", route="open"),
        edge("PROVIDES", "org-closed", "offer-c"),
        edge("SUITS", "offer-c", "stage-b"),
        edge("DEVELOPS", "offer-c", "area-it"),
        node("Offer", "offer-d", valid_to=days(-1)),
    ]
    found = supply(draw([*PARTNERS, *closed]))
    assert (ids(found), found.no_provider) == (["offer-a", "offer-b"], ("offer-c",))
    assert [each.maybe for each in found.nothing if (each.stage, each.area) == ("stage-b", "area-it")] == [()]
    assert found.as_json(with_offers=False)["no_provider"] == ["offer-c"]
    assert supply(draw([*PARTNERS, *closed]), route="self").no_provider == ()


def test_a_municipality_has_what_its_youths_may_use(draw: Draw) -> None:
    drawn = draw(PARTNERS)
    assert ids(supply(drawn, municipality="0621")) == ["offer-a", "offer-b"]
    assert ids(supply(drawn, municipality="0607")) == ["offer-b"]
    with pytest.raises(NotFound, match="ingen kommune i kortet med koden »9999«"):
        supply(drawn, municipality="9999")


def test_a_filter_never_leaves_out_what_is_not_known(draw: Draw) -> None:
    drawn = draw(PARTNERS)
    assert ids(supply(drawn, stage="stage-a")) == ["offer-a", "offer-b"]
    assert ids(supply(drawn, stage="stage-b")) == ["offer-b"]
    assert ids(supply(drawn, stage=None)) == ["offer-b"]
    assert ids(supply(drawn, area="area-it")) == ["offer-a"]
    assert ids(supply(drawn, route="visitation", sector="sector-kommune")) == ["offer-b"]
    assert [each.area for each in supply(drawn, area="area-bolig", stage="stage-a").nothing] == ["area-bolig"]


@pytest.mark.parametrize(
    ("ages", "bands"),
    [((17, 17), {"15-17"}), ((18, 24), {"18-22"}), ((15, 15), set()), ((19, 99), set()), ((0, 99), {"15-17", "18-22"})],
)
def test_an_age_lets_through_the_bands_in_which_offer_and_question_meet(draw: Draw, ages: Any, bands: set[str]) -> None:
    found = supply(draw(PARTNERS), ages=ages)
    assert {cell.age for cell in found.cells} == bands | {None}


def test_an_offer_for_nobody_s_age_is_one_whose_age_is_not_known(draw: Draw) -> None:
    objects: list[Object] = [*less(PARTNERS, "offer-a", "offer-b"), node("Offer", "offer-odd", min_age=20, max_age=18)]
    objects.append(edge("PROVIDES", "org-b", "offer-odd"))
    assert cells(supply(draw(objects))) == {(None, None, None, None, None): ["offer-odd"]}


def test_an_empty_graph_has_no_supply_and_nothing_that_it_lacks(draw: Draw) -> None:
    found = supply(draw([]))
    assert (found.cells, found.nothing, found.offers) == ((), (), ())
