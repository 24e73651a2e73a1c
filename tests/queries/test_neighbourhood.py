"""What lies around something on the map: the walk, the day, the view, and that no youth is ever in it."""

import json
from datetime import date

import pytest

from graphmodel.catalogue import Catalogue
from graphmodel.changes import ChangeSet
from graphmodel.errors import NotFound
from graphmodel.records import NodeRecord
from graphmodel.schema import NODE_TYPES
from graphmodel.store import GraphStore
from kaedekort.demo.municipality import build_demo
from queries.facts import surroundings
from queries.facts.surroundings import LABELS, TYPES, labels_of
from queries.neighbourhood import Neighbourhood, NeighbourhoodCache, View, neighbourhood
from tests.contract.conftest import NewStore
from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.maps import DAY, MADE_ON, STORY, Map, edge, node

HOUSE = ("Organisation", "org-house")
TOWN: list[Object] = [
    node("Sector", "sector-a", name="Kommune"),
    node("Municipality", "0990", name="Birkesund"),
    node("Organisation", "org-house", name="Huset", kind="kui"),
    node("Organisation", "org-school", name="Skolen"),
    node("Organisation", "org-club", name="Klubben"),
    node("Organisation", "org-far", name="Det fjerne"),
    node("Organisation", "org-shut", name="Det lukkede", status="closed"),
    node("Offer", "offer-mentor", name="Mentor"),
    node("Offer", "offer-walk", name="Gåtur"),
    node("Actor", "actor-ida", name="Ida"),
    node("Actor", "actor-bo", name="Bo"),
    node("Role", "role-guide", name="Vejleder"),
    node("Permission", "permission-plan", name="Plan"),
    node("Youth", "youth-1", birth_month="2009-04"),
    *(edge("IN_SECTOR", org, "sector-a") for org in ("org-house", "org-school", "org-club", "org-far")),
    edge("LOCATED_IN", "org-house", "0990"),
    edge("PROVIDES", "org-house", "offer-mentor"),
    edge("PROVIDES", "org-school", "offer-walk"),
    edge("WORKS_AT", "actor-ida", "org-house"),
    edge("WORKS_AT", "actor-bo", "org-far"),
    edge("HOLDS", "actor-ida", "role-guide"),
    edge("HOLDS", "actor-bo", "role-guide"),
    edge("GRANTS", "role-guide", "permission-plan"),
    edge("REFERS_TO", "org-house", "org-school", owner="actor-bo", confirmed_on="2026-10-01"),
    edge("HANDS_OVER_TO", "org-school", "org-club", state="planned"),
    edge("KNOWS", "org-club", "org-house", valid_to="2026-11-22"),
    edge("REFERS_TO", "org-house", "org-shut"),
    edge("LIVES_IN", "youth-1", "0990"),
    edge("TAKES_PART_IN", "youth-1", "offer-mentor", state="started"),
    edge("CONTACT_PERSON_FOR", "actor-ida", "youth-1"),
    edge("CONSENTS_TO", "youth-1", "org-house"),
]


def around(
    map_: Map, centre: tuple[str, str] = HOUSE, depth: int = 1, view: View | None = None, on: date = DAY
) -> Neighbourhood:
    return map_.store.read(lambda reader: neighbourhood(reader, centre, depth, on, view))


def ids(found: Neighbourhood) -> set[str]:
    return {each.id for each in found.nodes}


@pytest.fixture
def town(draw: Draw) -> Map:
    return draw(TOWN)


def test_one_step_shows_what_is_connected_and_how_those_are_connected(town: Map) -> None:
    found = around(town)

    assert ids(found) == {"org-house", "sector-a", "0990", "offer-mentor", "actor-ida", "org-school", "org-club"}
    assert {(each.type, each.giver[1], each.taker[1]) for each in found.edges} >= {
        ("HANDS_OVER_TO", "org-school", "org-club"),
        ("IN_SECTOR", "org-school", "sector-a"),
    }
    assert [each.hop for each in found.nodes] == [0, 1, 1, 1, 1, 1, 1]


def test_nodes_come_by_distance_then_kind_then_danish_name(town: Map) -> None:
    assert [each.name for each in around(town).nodes] == [
        "Huset",
        "Klubben",
        "Skolen",
        "Mentor",
        "Ida",
        "Kommune",
        "Birkesund",
    ]


def test_one_does_not_walk_on_through_what_many_share(town: Map) -> None:
    far_and_its_people = {"org-far", "actor-bo"}

    assert not far_and_its_people & ids(around(town, depth=3))
    assert "org-far" in ids(around(town, ("Sector", "sector-a")))
    assert far_and_its_people <= ids(around(town, ("Role", "role-guide"), depth=2))


def test_what_a_role_grants_is_reached_from_the_people_who_hold_it(town: Map) -> None:
    assert {"role-guide", "permission-plan"} <= ids(around(town, depth=3))
    assert "permission-plan" not in ids(around(town, depth=2))


@pytest.mark.parametrize(
    "centre",
    [("Organisation", "org-house"), ("Offer", "offer-mentor"), ("Actor", "actor-ida"), ("Municipality", "0990")],
)
@pytest.mark.parametrize("depth", [1, 2, 3])
def test_no_youth_is_ever_in_a_neighbourhood(town: Map, centre: tuple[str, str], depth: int) -> None:
    found = around(town, centre, depth, View(with_inactive=True))

    assert {each.label for each in found.nodes} <= set(LABELS)
    assert "youth" not in json.dumps(found.as_json()).lower()
    assert not any(NODE_TYPES[label].youth_zone for label in LABELS)


@pytest.mark.parametrize(
    "centre", [("Youth", "youth-1"), ("Organisation", "org-nowhere"), ("Nonsense", "org-house"), ("Goal", "org-house")]
)
def test_a_youth_or_what_is_not_there_is_no_centre(town: Map, centre: tuple[str, str]) -> None:
    with pytest.raises(NotFound, match=centre[1]):
        around(town, centre)


def test_an_edge_is_seen_as_it_stands_on_the_day(town: Map) -> None:
    def state(kind: str, on: date) -> str:
        return next(each.state for each in around(town, depth=3, on=on).edges if each.type == kind)

    assert [state("KNOWS", date(2026, 11, day)) for day in (21, 22, 23)] == ["active", "active", "expired"]
    assert state("HANDS_OVER_TO", DAY) == "planned"
    assert state("GRANTS", DAY) == "planned", "what the municipality has not confirmed is drawn as not yet there"


@pytest.mark.parametrize(
    ("said", "state", "freshness"),
    [
        ({}, "active", "never"),
        ({"state": "missing"}, "missing", "never"),
        ({"valid_from": "2026-11-24"}, "planned", "never"),
        ({"state": "missing", "valid_to": "2026-11-01"}, "expired", "never"),
        ({"confirmed_on": "2026-11-01"}, "active", "confirmed"),
        ({"confirmed_on": "2025-11-23"}, "active", "confirmed"),
        ({"confirmed_on": "2025-11-22"}, "active", "due"),
        ({"confirmed_on": "2026-11-01", "review_on": "2026-11-22"}, "active", "due"),
        ({"confirmed_on": "2020-01-01", "review_on": "2026-11-23"}, "active", "confirmed"),
        ({"confirmed_on": "2026-11-22", "review_on": "2026-11-22"}, "active", "confirmed"),
        ({"confirmed_on": "2025-11-22", "review_on": "2025-01-01"}, "active", "due"),
    ],
)
def test_state_and_freshness_follow_from_what_is_recorded(draw: Draw, said: Object, state: str, freshness: str) -> None:
    things = [node("Organisation", "org-a"), node("Organisation", "org-b"), edge("REFERS_TO", "org-a", "org-b", **said)]

    (found,) = around(draw(things), ("Organisation", "org-a")).edges

    assert (found.state, found.freshness) == (state, freshness)


def test_what_is_hidden_carries_nobody_on(town: Map) -> None:
    without_referrals = View(types=frozenset(TYPES) - {"REFERS_TO", "IN_SECTOR"})
    without_planned = View(types=frozenset(TYPES) - {"KNOWS"}, states=frozenset({"active"}))

    assert "offer-walk" in ids(around(town, depth=2))
    assert "offer-walk" not in ids(around(town, depth=2, view=without_referrals)), (
        "the school lies three steps away now"
    )
    assert "offer-walk" in ids(around(town, depth=3, view=without_referrals))
    assert "org-club" not in ids(around(town, depth=2, view=without_planned))


def test_counts_tell_what_there_is_of_what_is_hidden(town: Map) -> None:
    everything = around(town).counts
    narrowed = around(
        town, view=View(labels=frozenset({"Organisation"}), types=frozenset({"REFERS_TO", "KNOWS"}))
    ).counts

    assert everything.labels == {"Organisation": 3, "Offer": 1, "Actor": 1, "Sector": 1, "Municipality": 1}
    assert everything.states == {"active": 7, "planned": 1, "expired": 1}
    assert everything.inactive == 1
    assert narrowed.labels == {"Organisation": 3}, "offers hang on edges that are hidden, and the sector as well"
    assert narrowed.types == {"REFERS_TO": 1, "HANDS_OVER_TO": 1, "KNOWS": 1}


def test_what_is_closed_is_shown_where_it_is_asked_for_or_is_the_centre(town: Map) -> None:
    assert "org-shut" not in ids(around(town))
    assert "org-shut" in ids(around(town, view=View(with_inactive=True)))
    assert ids(around(town, ("Organisation", "org-shut"))) == {"org-shut", "org-house"}


def test_everything_knows_where_it_belongs(town: Map) -> None:
    found = {each.id: each for each in around(town, depth=2).nodes}

    assert found["offer-walk"].organisations == ("org-school",)
    assert (found["offer-mentor"].sector, found["offer-mentor"].municipality) == ("sector-a", "0990")
    assert found["org-school"].municipality is None


def test_owners_are_named_though_they_stand_elsewhere(town: Map) -> None:
    assert around(town).name_of(("Actor", "actor-bo")) == "Bo"


def test_a_neighbourhood_that_is_too_large_says_so(town: Map, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "FETCHED_A_STEP", 3)

    assert around(town).is_cut
    assert len(around(town).nodes) <= 4


def test_the_same_id_may_name_several_things(draw: Draw) -> None:
    map_ = draw([node("Organisation", "x"), node("Offer", "x"), node("Youth", "x"), edge("PROVIDES", "x", "x")])

    assert map_.store.read(lambda reader: labels_of(reader, "x")) == ("Organisation", "Offer")
    assert [each.key for each in around(map_, ("Offer", "x")).nodes] == [("Offer", "x"), ("Organisation", "x")]


def test_an_organisation_that_refers_to_itself_has_one_edge(draw: Draw) -> None:
    map_ = draw([node("Organisation", "org-a"), edge("KNOWS", "org-a", "org-a")])

    assert len(around(map_, ("Organisation", "org-a")).edges) == 1


def test_surroundings_are_kept_until_the_graph_changes(new_store: NewStore) -> None:
    map_, cache = Map(new_store(), TOWN), NeighbourhoodCache()

    def fetched() -> surroundings.Surroundings:
        return map_.store.read(lambda reader: cache.at(reader, HOUSE, 1))

    first = fetched()
    assert fetched() is first
    map_.store.apply(ChangeSet((NodeRecord("Offer", "offer-mentor", {"name": "Makker"}),)), STORY, MADE_ON)
    assert fetched().nodes["Offer", "offer-mentor"].name == "Makker"


def test_both_engines_tell_the_same_of_the_whole_demo(every_store: tuple[GraphStore, ...]) -> None:
    maps = [Map(store, build_demo(Catalogue().as_objects())) for store in every_store]
    centres = [
        ("Organisation", "org-ungeindsatsen"),
        ("Offer", "offer-frivillig-makker"),
        ("Stage", "kontaktparat"),
        ("Sector", "sector-kommune"),
    ]

    for centre in centres:
        for depth in (1, 2, 3):
            first, *others = [around(map_, centre, depth, View(with_inactive=True)) for map_ in maps]
            assert len(first.nodes) > 5
            assert others == [first] * len(others)
