"""Transitions in life and permissions that expire, against their slow second reading, and what they say of small towns."""

from datetime import date

import pytest

from queries.everyone.records import fetch_records
from queries.gaps.gaps import first_responsible
from queries.gaps.narrowing import only_for
from tests.oracle import gap_views as slow
from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.gap_maps import expiring, life, of_age, running_out, views
from tests.queries.maps import CARRIES, days, edge, less, node, sure
from tests.queries.test_rule_book import Country


@pytest.mark.parametrize("seed", range(642, 649))
def test_a_random_graph_has_the_transitions_in_life_that_a_second_reading_finds(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=8, offers=10)
    objects = of_age(country.objects, seed, country.base)
    how = country.asked() | {"horizon": 60}
    assert life(views(draw(objects), **how)) == slow.life(objects, how)


@pytest.mark.parametrize("seed", range(650, 654))
def test_a_municipality_is_told_of_the_transitions_and_expiries_of_its_own_youths(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=8, offers=10)
    how = country.asked() | {"horizon": 30}
    drawn = draw(of_age(running_out(country, how["on"]), seed, how["on"]))
    whole = views(drawn, **how)
    for municipality in [row.id for row in whole.overview.records.network.municipalities]:
        own = {youth.id for youth in whole.standing.population.youths if first_responsible(youth) == municipality}
        found = views(drawn, municipality, **how)
        assert life(found) == [row for row in life(whole) if row["youth"] in own]
        assert expiring(found) == [
            each | {"pairs": [pair for pair in each["pairs"] if pair["youth"] in own]} for each in expiring(whole)
        ]


@pytest.mark.parametrize("seed", range(661, 666))
def test_a_random_graph_loses_the_permissions_that_a_second_reading_finds(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=6, offers=8)
    how = country.asked() | {"horizon": 14}
    objects = running_out(country, how["on"])
    found = [
        {key: value for key, value in each.items() if key != "ends"} for each in expiring(views(draw(objects), **how))
    ]
    assert found == slow.expiring(objects, how)


def test_the_eighteenth_birthday_ends_what_is_for_children_and_starts_what_is_for_adults(draw: Draw) -> None:
    """Born in February 2009: eighteen at the earliest on 1 February 2027, 70 days ahead, and for certain on 1 March."""
    adults = [
        node("Offer", "offer-voksen", name="Voksen", route="open", intake="rolling", min_age=18, max_age=29),
        edge("PROVIDES", "org-huset", "offer-voksen"),
        edge("SERVES", "offer-voksen", "0621"),
        edge("DEVELOPS", "offer-voksen", "area-it"),
        node("SubGoal", "subgoal-2"),
        edge("WORKS_TOWARDS", "youth-1", "subgoal-2"),
        edge("IN_AREA", "subgoal-2", "area-it"),
    ]
    drawn = draw(sure(*adults, offer={"max_age": 17}, youth={"birth_month": "2009-02"}))
    row = {
        "youth": "youth-1",
        "event": "transition-18-aar",
        "on": "2027-03-01",
        "month": "2027-02",
        "of": [],
        "ends": ["offer-mentor"],
        "outgrown": [],
        "starts": ["offer-voksen"],
        "areas_lost": ["area-doegnrytme"],
        "areas_gained": ["area-it"],
        "expected": False,
        "takes_over": [],
    }
    assert life(views(drawn)) == [row]
    assert life(views(drawn, horizon=70)) == [row]
    assert life(views(drawn, horizon=69)) == []
    assert life(views(drawn, on=date(2027, 2, 28), horizon=0)) == [row]
    assert life(views(drawn, on=date(2027, 3, 1))) == []
    assert life(views(drawn, municipality="0607")) == []


def test_a_course_that_the_youth_has_grown_too_old_for_goes_on_and_covers_as_before(draw: Draw) -> None:
    drawn = draw(
        sure(
            edge("TAKES_PART_IN", "youth-1", "offer-mentor", state="started"),
            offer={"max_age": 17},
            youth={"birth_month": "2009-02"},
        )
    )
    ((row),) = life(views(drawn))
    assert (row["outgrown"], row["ends"], row["areas_lost"]) == (["offer-mentor"], [], [])
    assert views(drawn, on=date(2027, 3, 1)).gaps().pairs == ()


def test_what_ends_does_not_take_over_from_itself(draw: Draw) -> None:
    """On day 31 the youth is through with the mentor, whom they may begin with anew; the workshop matched all along."""
    drawn = draw(
        sure(
            node("Offer", "offer-huset", route="open", reach="national"),
            edge("PROVIDES", "org-huset", "offer-huset"),
            edge("DEVELOPS", "offer-huset", "area-doegnrytme"),
            edge("TAKES_PART_IN", "youth-1", "offer-mentor", state="started", valid_to=days(30)),
        )
    )
    (row,) = life(views(drawn))
    assert (row["of"], row["ends"], row["starts"], row["month"]) == (["offer-mentor"], ["offer-mentor"], [], None)
    (told,) = drawn.match("youth-1", on=date.fromisoformat(days(31)))
    assert {match["offer"] for match in told["matches"]} == {"offer-mentor", "offer-huset"}


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        ("psykiatri", "transition-udskrivning"),
        ("somatik", "transition-udskrivning"),
        ("kriminalforsorg", "transition-loesladelse"),
        ("grundskole", "transition-skole-fgu"),
        ("fgu", "transition-fgu-eud"),
        ("forening", "course_ends"),
    ],
)
def test_the_end_of_a_course_is_named_by_who_provided_it(draw: Draw, kind: str, event: str) -> None:
    started = edge("TAKES_PART_IN", "youth-1", "offer-afsnit", state="started", valid_to=days(10))
    stay = edge("LIVES_IN", "youth-1", "0607", kind="stay", valid_to=days(20))
    drawn = draw(
        sure(
            node("Organisation", "org-afsnit", name="Afsnittet", kind=kind),
            node("Offer", "offer-afsnit", name="Ophold", route="visitation"),
            edge("PROVIDES", "org-afsnit", "offer-afsnit"),
            started,
            stay,
        )
    )
    course, stay_row = life(views(drawn))
    assert (course["event"], course["on"], course["of"]) == (event, days(11), ["offer-afsnit"])
    assert course["ends"] == ["offer-afsnit"]
    assert (stay_row["event"], stay_row["on"], stay_row["of"]) == ("stay_ends", days(21), ["0607"])


def test_a_course_is_over_when_its_offer_is(draw: Draw) -> None:
    drawn = draw(sure(edge("TAKES_PART_IN", "youth-1", "offer-mentor", state="started"), offer={"valid_to": days(30)}))
    (row,) = life(views(drawn))
    assert (row["on"], row["ends"], row["areas_lost"]) == (days(31), ["offer-mentor"], ["area-doegnrytme"])


NEEDS_A_PERMISSION = (
    node("Permission", "permission-a", name="Bevilling"),
    node("Role", "role-a", name="Rådgiver"),
    node("Actor", "actor-a", name="Ada"),
    edge("REQUIRES", "offer-mentor", "permission-a"),
)


def test_the_last_one_who_gives_a_permission_leaves(draw: Draw) -> None:
    drawn = draw(
        sure(
            *NEEDS_A_PERMISSION,
            edge("GRANTS", "role-a", "permission-a", state="confirmed"),
            edge("HOLDS", "actor-a", "role-a", at="org-kui", valid_to=days(40)),
        )
    )
    expected = {
        "permission": "permission-a",
        "on": days(41),
        "problem": "nobody",
        "actors": [],
        "ends": [{"kind": "HOLDS", "from": "actor-a", "to": "role-a"}],
        "offers": ["offer-mentor"],
        "pairs": [{"youth": "youth-1", "area": "area-doegnrytme"}],
    }
    assert expiring(views(drawn)) == [expected]
    assert expiring(views(drawn, horizon=40)) == []
    assert expiring(views(drawn, horizon=41)) == [expected]


def test_a_permission_that_hangs_on_one_when_the_other_leaves_is_told_and_nothing_is_lost(draw: Draw) -> None:
    drawn = draw(
        sure(
            *NEEDS_A_PERMISSION,
            node("Actor", "actor-b", name="Bo"),
            edge("GRANTS", "role-a", "permission-a", state="confirmed"),
            edge("HOLDS", "actor-b", "role-a"),
            edge("WORKS_AT", "actor-b", "org-kui", valid_to=days(40)),
            edge("HOLDS", "actor-a", "role-a", at="org-kui"),
        )
    )
    (row,) = expiring(views(drawn))
    assert (row["problem"], row["actors"], row["pairs"]) == ("one_person", ["actor-a"], [])
    assert row["ends"] == [{"kind": "WORKS_AT", "from": "actor-b", "to": "org-kui"}]


def test_a_permission_past_its_own_last_day_is_out_of_date(draw: Draw) -> None:
    drawn = draw(
        sure(
            *less(NEEDS_A_PERMISSION, "permission-a"),
            node("Permission", "permission-a", valid_to=days(5)),
            edge("REQUIRES", "offer-mentor", "permission-a"),
            edge("GRANTS", "role-a", "permission-a", state="confirmed", valid_to=days(90)),
            edge("HOLDS", "actor-a", "role-a", at="org-kui"),
        )
    )
    own, grant = expiring(views(drawn))
    assert (own["problem"], own["actors"], own["on"]) == ("out_of_date", ["actor-a"], days(6))
    assert own["pairs"] == [{"youth": "youth-1", "area": "area-doegnrytme"}]
    assert (grant["problem"], grant["on"], grant["pairs"]) == ("nobody", days(91), [])
    later = date.fromisoformat(days(50))
    lapsed, grant = expiring(views(drawn, on=later))
    assert lapsed == own
    assert grant["on"] == days(91)
    (afterwards,) = expiring(views(drawn, on=date.fromisoformat(days(91))))
    assert afterwards == own | {"actors": [], "pairs": []}


def test_a_lapsed_permission_that_no_active_offer_requires_is_not_told(draw: Draw) -> None:
    lapsed = node("Permission", "permission-a", valid_to=days(-5))
    required = edge("REQUIRES", "offer-mentor", "permission-a", valid_to=days(-1))
    assert expiring(views(draw(sure(lapsed)))) == expiring(views(draw(sure(lapsed, required)))) == []


def test_a_permission_of_which_only_the_confirmed_grant_ends_is_unconfirmed_from_then_on(draw: Draw) -> None:
    drawn = draw(
        sure(
            *NEEDS_A_PERMISSION,
            edge("GRANTS", "role-a", "permission-a", state="confirmed", valid_to=days(9)),
            edge("GRANTS", "role-a", "permission-a", valid_from=days(0)),
            edge("HOLDS", "actor-a", "role-a", at="org-kui"),
        )
    )
    (row,) = expiring(views(drawn))
    assert (row["problem"], row["on"], row["actors"], row["pairs"]) == ("unconfirmed", days(10), ["actor-a"], [])
    assert row["ends"] == [{"kind": "GRANTS", "from": "role-a", "to": "permission-a"}]


@pytest.mark.parametrize(
    ("home", "left_out"),
    [
        ({}, {"offer-there"}),
        ({"valid_from": days(0), "valid_to": days(30)}, {"offer-there"}),
        ({"valid_from": days(1)}, set()),
        ({"valid_to": days(29)}, set()),
    ],
)
def test_only_offers_that_are_out_of_place_on_every_day_are_left_out(
    draw: Draw, home: Object, left_out: set[str]
) -> None:
    """A youth who is in no municipality on one of the days may go anywhere then."""
    offers = {"offer-there": {}, "offer-all": {"reach": "national"}, "offer-begun": {}}
    drawn = draw(
        [
            *less(sure(), "LIVES_IN"),
            edge("LIVES_IN", "youth-1", "0621", **home),
            *(node("Offer", offer, **fields) for offer, fields in offers.items()),
            *(edge("SERVES", offer, "0607") for offer in offers),
            node("Offer", "offer-untied"),
            edge("TAKES_PART_IN", "youth-1", "offer-begun", state="stopped"),
        ]
    )
    records = drawn.store.read(lambda reader: fetch_records(reader, CARRIES))
    kept = only_for(records, {"youth-1"}, days(0), days(30)).offers.offers
    assert {row.id for row in records.offers.offers} - {row.id for row in kept} == left_out
