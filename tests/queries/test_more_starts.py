"""Another start of an offer as a repair: wherever a single one would cover something, one is told, and the earliest that does."""

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.oracle.graph import Object
from tests.oracle.random_graphs import BASE_DAY, random_objects
from tests.queries.conftest import Draw
from tests.queries.maps import days, edge, node, sure
from tests.queries.test_best_repairs import covered, repairs_of, told
from tests.queries.test_repairs import changed

HORIZON = 180
FAR = {"intake": "dates", "intake_dates": [days(200)]}


def starts(objects: list[Object], draw: Draw, **how: object) -> list[tuple[Object, list[str]]]:
    """The starts that are told: what would be changed of the offer, and the youths it is for."""
    found = told(draw(objects), **how)
    return [(each["change"], [pair["youth"] for pair in each["serves"]]) for each in found if each["kind"] == "start"]


def graph(seed: int) -> list[Object]:
    """A random graph in which little is missing, but most offers have fixed starts that come late or never, and ages."""
    chance = random.Random(seed)
    objects = random_objects(chance, youths=8, offers=10, organisations=6, actors=6, easy=True)
    for thing in objects:
        if thing.get("node") == "Offer" and chance.random() < 0.8:
            late = [
                BASE_DAY + timedelta(days=chance.choice((-20, 5, 60, 170, 181, 300)))
                for _ in range(chance.randint(0, 2))
            ]
            yearly = chance.random() < 0.5
            thing["intake"] = "yearly" if yearly else "dates"
            thing["intake_dates"] = sorted({day.isoformat()[5:] if yearly else day.isoformat() for day in late})
            thing.update(chance.choice(({}, {"min_age": 18}, {"max_age": 19}, {"min_age": 16, "max_age": 24})))
            thing.update(chance.choice(({}, {}, {"apply_by_days": 14}, {"waiting_weeks": 4}, {"waiting_weeks": 30})))
    return objects


def with_one_more(offer: Object) -> Iterator[Object]:
    """The change of an offer to one more start, for days of every month of the horizon."""
    for after in range(0, HORIZON + 1, 30):
        day = (BASE_DAY + timedelta(days=after)).isoformat()
        new = day[5:] if offer["intake"] == "yearly" else day
        yield {"node": "Offer", "id": offer["id"], "intake_dates": sorted({*offer.get("intake_dates", ()), new})}


def newly_covered_by_one_more(objects: list[Object]) -> dict[str, set[tuple[str, str]]]:
    """Of every offer, the pairs that the slow second reading finds newly covered by one more start or another."""
    how = {"on": BASE_DAY, "horizon": HORIZON}
    before, found = covered(objects, how), {}
    for offer in [thing for thing in objects if thing.get("node") == "Offer"]:
        if offer.get("intake") in {"dates", "yearly"}:
            new = [covered(changed(objects, [change]), how) - before for change in with_one_more(offer)]
            found[offer["id"]] = set().union(*new)
    return {id_: pairs for id_, pairs in found.items() if pairs}


@pytest.mark.parametrize("seed", [17, 38, 48])
def test_wherever_one_more_start_would_cover_something_starts_are_told_that_do(seed: int, draw: Draw) -> None:
    objects = graph(seed)
    expected = newly_covered_by_one_more(objects)
    told_of: dict[str, set[tuple[str, str]]] = {}
    for repair in repairs_of(draw(objects), {"on": BASE_DAY, "horizon": HORIZON}):
        if repair.candidate.kind == "start":
            told_of.setdefault(repair.candidate.change["id"], set()).update(repair.serves)
    assert expected
    for offer, pairs in expected.items():
        assert pairs <= told_of.get(offer, set()), offer


def test_a_start_beyond_the_horizon_leaves_one_to_ask_for_today(draw: Draw) -> None:
    assert starts(sure(offer=FAR), draw) == [
        ({"node": "Offer", "id": "offer-mentor", "intake_dates": [days(0), days(200)]}, ["youth-1"])
    ]


def test_a_yearly_start_is_asked_for_after_the_wait_and_with_the_days_to_apply_in(draw: Draw) -> None:
    yearly = {"intake": "yearly", "intake_dates": ["08-10"], "waiting_weeks": 1, "apply_by_days": 9}
    assert starts(sure(offer=yearly), draw) == [
        ({"node": "Offer", "id": "offer-mentor", "intake_dates": ["08-10", "12-02"]}, ["youth-1"])
    ]


def test_who_is_too_old_by_the_far_start_is_helped_by_a_sooner_one(draw: Draw) -> None:
    born_in_may_2008 = sure(offer={**FAR, "max_age": 18})
    assert [youths for _, youths in starts(born_in_may_2008, draw)] == [["youth-1"]]


def test_who_is_too_young_today_is_helped_by_a_start_from_the_month_of_birth(draw: Draw) -> None:
    unknown = sure(offer={"intake": "dates", "min_age": 19})
    assert [change["intake_dates"] for change, _ in starts(unknown, draw)] == [["2027-05-01"]]


def test_youths_of_different_ages_are_each_told_the_first_start_that_helps(draw: Draw) -> None:
    other = (
        node("Youth", "youth-2", birth_month="2007-12"),
        node("SubGoal", "subgoal-2"),
        edge("LIVES_IN", "youth-2", "0621"),
        edge("WORKS_TOWARDS", "youth-2", "subgoal-2"),
        edge("IN_AREA", "subgoal-2", "area-doegnrytme"),
        edge("AT_STAGE", "youth-2", "kontaktparat", main=True),
        edge("CONSENTS_TO", "youth-2", "org-huset"),
    )
    found = starts(sure(*other, offer={"intake": "dates", "min_age": 19}), draw)
    assert [(change["intake_dates"], youths) for change, youths in found] == [
        (["2027-05-01"], ["youth-1", "youth-2"]),
        (["2026-12-01"], ["youth-2"]),
    ]


def test_a_start_waits_for_the_day_on_which_a_permission_begins(draw: Draw) -> None:
    law = (
        node("Permission", "lov-1", name="Bevilling", valid_from=days(40)),
        node("Role", "rolle-1", name="Sagsbehandler"),
        node("Actor", "actor-mette", name="Mette Holm"),
        edge("REQUIRES", "offer-mentor", "lov-1"),
        edge("GRANTS", "rolle-1", "lov-1", state="confirmed"),
        edge("HOLDS", "actor-mette", "rolle-1", at="org-kui"),
    )
    found = starts(sure(*law, offer={"intake": "dates"}), draw)
    assert [change["intake_dates"] for change, _ in found] == [[days(40)]]


def test_a_later_deadline_that_helps_all_is_told_alone(draw: Draw) -> None:
    missed = {"intake": "dates", "intake_dates": [days(5)], "apply_by_days": 10}
    ((change, _),) = starts(sure(offer=missed), draw)
    assert change == {"node": "Offer", "id": "offer-mentor", "apply_by_days": 5}


@pytest.mark.parametrize(("horizon", "weeks"), [(180, [25]), (20, [2]), (6, [0])])
def test_a_wait_beyond_the_horizon_is_asked_to_be_shorter(horizon: int, weeks: list[int], draw: Draw) -> None:
    found = starts(sure(offer={"waiting_weeks": 40}), draw, horizon=horizon)
    assert [change["waiting_weeks"] for change, _ in found] == weeks


@pytest.mark.parametrize("offer", [{"valid_to": days(-1), **FAR}, {"intake": "dates", "waiting_weeks": 26}])
def test_no_start_helps_where_the_offer_is_over_or_nobody_could_begin_in_time(offer: Object, draw: Draw) -> None:
    assert [
        change for change, _ in starts(sure(offer=offer), draw) if set(change) == {"node", "id", "intake_dates"}
    ] == []


def test_an_offer_that_starts_as_soon_as_it_could_is_not_asked_for_another_start(draw: Draw) -> None:
    too_old = {"intake": "dates", "intake_dates": [days(0)], "max_age": 17}
    assert starts(sure(offer=too_old), draw) == []
