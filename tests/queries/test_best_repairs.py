"""Which single change would cover most: what is promised is what what-if, and the slow second reading, find once it is made."""

import random
from typing import Any

import pytest

from graphmodel.store import GraphStore
from queries.agreements.repair_trials import OF_AUTHORITY
from queries.agreements.repairs import BestRepair, best_repairs
from queries.telling.lexicon import Lexicon
from queries.telling.names import names_in
from queries.what_if.what_if import Hypothesis
from tests.oracle import plans
from tests.oracle.graph import Graph, Object, as_day
from tests.oracle.random_graphs import BASE_DAY, random_objects
from tests.queries.conftest import Draw
from tests.queries.maps import CARRIES, DAY, WORDING, Map, asked, days, edge, less, node, nodes_first, sure, town
from tests.queries.test_coverage import standing_of
from tests.queries.test_repairs import changed
from tests.queries.test_rule_book import Country
from tests.queries.test_what_if import add, ask, records


def repairs_of(drawn: Map, how: Object) -> list[BestRepair]:
    facts = records(drawn)
    lexicon = Lexicon(names_in(facts.network), WORDING, CARRIES)
    return best_repairs(facts, standing_of(drawn, how), asked(**how).limits, lexicon)


def told(drawn: Map, **how: Any) -> list[Object]:
    return [each.as_json() for each in repairs_of(drawn, how)]


def a_few_of_each_kind(repairs: list[BestRepair]) -> list[BestRepair]:
    kinds = sorted({each.candidate.kind for each in repairs})
    return [each for kind in kinds for each in [one for one in repairs if one.candidate.kind == kind][:3]]


def graph(seed: int) -> tuple[list[Object], Object]:
    """A random graph, and how it is asked; of an even seed one in which hardly anything but the way and the authority is missing."""
    if seed % 2:
        country = Country(seed, youths=14, offers=16)
        return country.objects, country.asked()
    easy = random_objects(random.Random(seed // 2), youths=10, offers=12, organisations=10, actors=6, easy=True)
    return easy, {"on": BASE_DAY}


@pytest.mark.parametrize(
    ("seed", "kinds"),
    [
        (4, {"agreement", "appointment", "stage", "workplace"}),
        (6, {"agreement", "grant", "link", "stage"}),
        (22, {"agreement", "link", "role"}),
        (86, {"consent", "role", "stage"}),
        (513, {"consent", "seat", "stage", "start", "waiting_time"}),
        (517, {"agreement", "appointment", "link", "role"}),
        (519, {"grant", "seat"}),
        (523, {"appointment", "consent", "link", "needs"}),
        (531, {"appointment", "seat", "start", "workplace"}),
        (547, {"seat", "stage", "start", "waiting_time"}),
    ],
)
def test_a_repair_that_is_made_covers_exactly_what_it_promised(seed: int, kinds: set[str], draw: Draw) -> None:
    objects, how = graph(seed)
    drawn = draw(objects)
    repairs = repairs_of(drawn, how)
    assert kinds <= {each.candidate.kind for each in repairs}
    for repair in a_few_of_each_kind(repairs):
        found = ask(drawn, Hypothesis(added=add(drawn, [dict(repair.candidate.change)])), how)
        assert found.gains == repair.serves, (repair, how)
        assert found.loses == ()


def test_every_engine_tells_the_same_repairs(every_store: tuple[GraphStore, ...]) -> None:
    objects, how = graph(513)
    first, *others = [repairs_of(Map(store, objects), how) for store in every_store]
    assert all(found == first != [] for found in others)


def covered(objects: list[Object], how: Object) -> set[tuple[str, str]]:
    """The covered pairs by the slow second reading."""
    how = {"horizon": 180, "max_handovers": 3, **how}
    return plans.standing(Graph(objects), as_day(how["on"]), how["horizon"], how["max_handovers"]).covered


@pytest.mark.parametrize("seed", [6, 22, 513, 531])
def test_the_second_reading_finds_the_same_covered(seed: int, draw: Draw) -> None:
    objects, how = graph(seed)
    before = covered(objects, how)
    for repair in a_few_of_each_kind(repairs_of(draw(objects), how))[:5]:
        after = covered(changed(objects, [dict(repair.candidate.change)]), how)
        assert after - before == set(repair.serves), (repair, how)


@pytest.mark.parametrize("seed", [525, 561])
def test_every_seat_that_would_cover_something_is_told(seed: int, draw: Draw) -> None:
    objects, how = graph(seed)
    before, expected = covered(objects, how), {}
    for offer in [thing for thing in objects if thing.get("node") == "Offer" and thing.get("seats_free") == 0]:
        seat = {"node": "Offer", "id": offer["id"], "seats_free": 1, "seats_on": how["on"].isoformat()}
        if new := covered(changed(objects, [seat]), how) - before:
            expected[offer["id"]] = tuple(sorted(new))
    seats = [each for each in repairs_of(draw(objects), how) if each.candidate.kind == "seat"]
    found = {each.candidate.change["id"]: each.serves for each in seats}
    assert found == expected != {}


FULL = {"seats_free": 0, "seats_on": "2026-11-20"}
SECOND_YOUTH = (
    node("Youth", "youth-2", birth_month="2008-05"),
    node("SubGoal", "subgoal-2"),
    edge("LIVES_IN", "youth-2", "0621"),
    edge("WORKS_TOWARDS", "youth-2", "subgoal-2"),
    edge("IN_AREA", "subgoal-2", "area-doegnrytme"),
    edge("AT_STAGE", "youth-2", "kontaktparat", main=True),
)


def test_one_seat_is_told_for_both_who_wait_and_counts_for_one_of_them(draw: Draw) -> None:
    wait, seat = told(draw(sure(*SECOND_YOUTH, offer=FULL)))
    assert (seat["kind"], seat["condition"], seat["count"], seat["at_once"]) == ("seat", "capacity", 2, 1)
    assert seat["change"] == {"node": "Offer", "id": "offer-mentor", "seats_free": 1, "seats_on": days(0)}
    assert [pair["youth"] for pair in seat["serves"]] == ["youth-1", "youth-2"]
    assert seat["caveat"] == "Én plads: højst én ung ad gangen."
    assert seat["text"].startswith("»Mentor«: Spørg Ungehuset, hvornår der bliver en plads")
    assert [named["name"] for named in seat["who"]] == ["Ungehuset"]
    assert (wait["kind"], wait["at_once"], wait["change"]["waiting_weeks"]) == ("waiting_time", 2, 25)
    assert list(seat) == ["kind", "change", "condition", "text", "who", "count", "at_once", "serves", "caveat"]


@pytest.mark.parametrize(("horizon", "weeks"), [(180, 25), (20, 2), (7, 1)])
def test_a_waiting_time_is_the_longest_with_which_one_begins_in_time(draw: Draw, horizon: int, weeks: int) -> None:
    found = told(draw(sure(offer=FULL)), horizon=horizon)
    assert [each["change"]["waiting_weeks"] for each in found if each["kind"] == "waiting_time"] == [weeks]


def test_with_a_horizon_of_days_no_waiting_time_helps(draw: Draw) -> None:
    assert [each["kind"] for each in told(draw(sure(offer=FULL)), horizon=6)] == ["seat"]


def test_what_wants_two_things_at_once_is_covered_by_no_single_one(draw: Draw) -> None:
    two = sure(offer={**FULL, "intake": "dates", "intake_dates": [days(200)]})
    assert told(draw(two)) == []


def test_a_planned_collaboration_is_told_before_the_day_when_it_begins_with_who_owns_it(draw: Draw) -> None:
    planned = edge("HANDS_OVER_TO", "org-kui", "org-huset", state="planned", owner="actor-mette")
    objects = [*less(sure(node("Actor", "actor-mette", name="Mette Holm")), "REFERS_TO"), planned]
    agreement, link = told(draw(objects))
    assert link["change"] == {"edge": "HANDS_OVER_TO", "from": "org-kui", "to": "org-huset", "state": "active"}
    assert link["text"].startswith("Få det på plads, at Ungeindsatsen ")
    assert link["text"].endswith(" Ungehuset (planlagt).")
    assert [named["name"] for named in link["who"]] == ["Mette Holm"]
    assert agreement["change"] == {"edge": "REFERS_TO", "from": "org-kui", "to": "org-huset", "state": "active"}
    assert agreement["serves"] == link["serves"] == [{"youth": "youth-1", "area": "area-doegnrytme"}]


def test_a_planned_agreement_is_told_once_and_not_as_a_new_one(draw: Draw) -> None:
    objects = [*less(sure(), "REFERS_TO"), edge("REFERS_TO", "org-kui", "org-huset", state="planned")]
    assert [each["kind"] for each in told(draw(objects))] == ["link"]


def test_an_agreement_that_has_run_out_is_renewed_from_the_day_and_not_told_as_a_new_one(draw: Draw) -> None:
    ended = edge("REFERS_TO", "org-kui", "org-huset", valid_to=days(-3))
    (link,) = told(draw([*less(sure(), "REFERS_TO"), ended]))
    assert link["change"] == edge("REFERS_TO", "org-kui", "org-huset", valid_from=days(0), state="active")
    assert link["text"].endswith("(udløb 20. november 2026).")


LAW = (
    node("Permission", "lov-1", name="Bevilling"),
    node("Role", "rolle-1", name="Sagsbehandler"),
    node("Actor", "actor-mette", name="Mette Holm"),
    edge("REQUIRES", "offer-mentor", "lov-1"),
    edge("WORKS_AT", "actor-mette", "org-kui"),
)


def test_a_grant_that_has_expired_is_confirmed_again(draw: Draw) -> None:
    expired = edge("GRANTS", "rolle-1", "lov-1", state="expired", valid_from="2025-01-01")
    held = edge("HOLDS", "actor-mette", "rolle-1", at="org-kui")
    (grant,) = told(draw(sure(*LAW, expired, held)))
    assert (grant["kind"], grant["condition"]) == ("grant", "authority")
    assert grant["change"] == edge("GRANTS", "rolle-1", "lov-1", state="confirmed", valid_from="2025-01-01")


def test_a_role_that_nobody_has_is_given_to_one_who_works_where_the_youth_starts(draw: Draw) -> None:
    (appointment,) = told(draw(sure(*LAW, edge("GRANTS", "rolle-1", "lov-1", state="confirmed"))))
    assert appointment["kind"] == "appointment"
    assert appointment["change"] == edge("HOLDS", "actor-mette", "rolle-1", at="org-kui", valid_from=days(0))
    assert appointment["text"] == (
        "Ingen har bemyndigelsen »Bevilling«. Giv rollen »Sagsbehandler« i Ungeindsatsen til en, der er der nu, "
        "for eksempel Mette Holm."
    )


@pytest.mark.parametrize(
    ("more", "kinds"),
    [
        ((), ["appointment", "workplace"]),
        ((edge("CONTACT_PERSON_FOR", "actor-mette", "youth-1", at="org-kui"),), ["appointment", "workplace"]),
        ((edge("CONTACT_PERSON_FOR", "actor-mette", "youth-1"),), ["appointment"]),
    ],
)
def test_where_a_contact_person_works_is_not_told_for_it_would_move_where_youths_start(
    draw: Draw, more: tuple[Object, ...], kinds: list[str]
) -> None:
    ended = edge("WORKS_AT", "actor-mette", "org-kui", valid_to=days(-1))
    held = (edge("GRANTS", "rolle-1", "lov-1", state="confirmed"), edge("HOLDS", "actor-mette", "rolle-1"), ended)
    assert [each["kind"] for each in told(draw(sure(*LAW[:-1], *held, *more)))] == kinds


def test_a_stage_and_a_consent_are_the_youths_own(draw: Draw) -> None:
    refused = edge("CONSENTS_TO", "youth-1", "org-huset", state="refused", valid_from=days(-9))
    (consent,) = told(draw([*less(sure(), "CONSENTS_TO"), refused]))
    assert (consent["kind"], consent["change"]["from"]) == ("consent", "youth-1")
    other = edge("AT_STAGE", "youth-1", "uddannelsesparat", main=True)
    (stage,) = told(draw([*less(sure(), "AT_STAGE"), other]))
    assert (stage["kind"], stage["change"]["to"]) == ("stage", "kontaktparat")
    assert stage["text"].startswith("youth-1, for eksempel til »Mentor«: ")


def test_an_offer_that_suits_already_and_an_empty_graph_have_no_repairs(draw: Draw) -> None:
    assert told(draw(sure())) == []
    assert told(draw([])) == []


def test_where_every_fact_is_unknown_only_an_agreement_is_left(draw: Draw) -> None:
    bare = [each for each in town() if each.get("edge") not in {"SERVES", "SUITS"}]
    assert told(draw(bare)) == []
    found = told(draw([*bare, edge("DEVELOPS", "offer-mentor", "area-doegnrytme")]), on=DAY)
    assert [each["kind"] for each in found] == ["agreement"]


ELSEWHERE = (
    node("Organisation", "org-borger", name="Borgerservice"),
    node("Actor", "actor-bo", name="Bo"),
    edge("WORKS_AT", "actor-bo", "org-borger"),
)


@pytest.mark.parametrize(
    ("more", "places"),
    [
        ((edge("LOCATED_IN", "org-borger", "0621"),), ["org-borger"]),
        ((edge("REFERS_TO", "org-huset", "org-borger"),), ["org-borger"]),
        ((edge("LOCATED_IN", "org-borger", "0607"),), []),
        ((edge("LOCATED_IN", "org-borger", "0621"), edge("WORKS_AT", "actor-mette", "org-huset")), ["org-huset"]),
    ],
    ids=["in the municipality", "reached", "neither", "the provider comes first"],
)
def test_a_role_that_nobody_has_is_given_to_one_who_works_anywhere_where_it_counts(
    more: tuple[Object, ...], places: list[str], draw: Draw
) -> None:
    grant = edge("GRANTS", "rolle-1", "lov-1", state="confirmed")
    found = told(draw(nodes_first(sure(*LAW[:-1], grant, *ELSEWHERE, *more))))
    assert [each["change"]["at"] for each in found if each["kind"] == "appointment"] == places


def by_any_appointment(objects: list[Object], how: Object) -> set[tuple[str, str]]:
    """What the slow second reading finds newly covered if one who works somewhere is given a role there, whoever, where and which."""
    on, before = as_day(how["on"]), covered(objects, how)
    roles = sorted(thing["id"] for thing in objects if thing.get("node") == "Role")
    places = sorted({(works["from"], works["to"]) for works in Graph(objects).active("WORKS_AT", on)})
    holds = [
        edge("HOLDS", actor, role, at=place, valid_from=on.isoformat()) for actor, place in places for role in roles
    ]
    return set().union(*(covered([*objects, hold], how) - before for hold in holds))


@pytest.mark.parametrize("seed", [42, 48, 88])
def test_whoever_could_be_covered_by_an_appointment_is_told_of_one(seed: int, draw: Draw) -> None:
    objects, how = graph(seed)
    expected = by_any_appointment(objects, how)
    repairs = repairs_of(draw(objects), how)
    found = {pair for each in repairs if each.candidate.kind in OF_AUTHORITY for pair in each.serves}
    assert expected <= found
    assert expected
