"""What would be lost and gained, against the slow second reading and against laws, on random graphs."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from graphmodel.jsonl import read_lines
from graphmodel.store import GraphStore
from graphmodel.stored import ids_present
from queries.everyone.changing import Added, Taken, changed
from queries.everyone.records import Records, fetch_records
from queries.everyone.standing import stand_on
from queries.what_if.hypotheses import find_added, find_taken
from queries.what_if.what_if import Hypothesis, WhatIf
from queries.what_if.what_if import what_if as ask_what_if
from queries.world import collaboration_types
from tests.oracle import what_if
from tests.oracle.graph import ENDS, Object
from tests.queries.conftest import Draw
from tests.queries.maps import CARRIES, Map, asked, edge, node, sure
from tests.queries.test_rule_book import Country

KINDS = {"actor": "Actor", "organisation": "Organisation", "offer": "Offer", "role": "Role", "permission": "Permission"}


def taken(*things: str) -> Taken:
    """What is taken away, as the command line names it."""
    nodes, edges = set(), set()
    for thing in things:
        kind, _, rest = thing.partition(":")
        if kind == "edge":
            type_, giver, taker = rest.split(":")
            edges.add((type_, giver, taker))
        else:
            nodes.add((KINDS[kind], rest))
    return Taken(frozenset(nodes), frozenset(edges))


def any_things(country: Country, most: int) -> list[str]:
    """Some things of the country that may be taken away."""
    chance, things = country.chance, []
    nodes = [thing for thing in country.objects if thing.get("node") in KINDS.values()]
    edges = [thing for thing in country.objects if "edge" in thing and ":" not in thing["from"] + thing["to"]]
    for _ in range(chance.randint(1, most)):
        if chance.random() < 0.6:
            node = chance.choice(nodes)
            things.append(f"{node['node'].lower()}:{node['id']}")
        else:
            edge = chance.choice(edges)
            things.append(f"edge:{edge['edge']}:{edge['from']}:{edge['to']}")
    return things


def records(drawn: Map) -> Records:
    return drawn.store.read(lambda reader: fetch_records(reader, CARRIES))


def ask(drawn: Map, hypothesis: Hypothesis, how: Object) -> WhatIf:
    question = asked(**how)
    facts = records(drawn)
    before = stand_on(facts, question.on, question.limits, CARRIES, every_match=True)
    return ask_what_if(facts, before, hypothesis, question.on, question.limits, CARRIES)


def told(found: WhatIf) -> Object:
    """The differences alone."""
    answer = found.as_json()
    return {name: answer[name] for name in ("loses", "gains", "matches_lost", "matches_gained")}


@pytest.mark.parametrize("seed", range(30))
def test_without_some_things_a_random_graph_loses_what_the_design_says(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=10, offers=12)
    how = country.asked()
    things = any_things(country, 3)
    found = ask(draw(country.objects), Hypothesis(taken(*things)), how)
    assert told(found) == what_if(country.objects, without=things, **how), (things, how)


@pytest.mark.parametrize("seed", range(60, 64))
def test_every_engine_tells_the_same(seed: int, new_store: Callable[[], GraphStore]) -> None:
    country = Country(seed, youths=10, offers=12)
    how = country.asked()
    things = any_things(country, 3)
    found = ask(Map(new_store(), country.objects), Hypothesis(taken(*things)), how)
    assert told(found) == what_if(country.objects, without=things, **how), (things, how)


@pytest.mark.parametrize("seed", range(200, 215))
def test_with_some_things_added_a_random_graph_gains_what_the_design_says(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=10, offers=12)
    how = country.asked()
    base, added = parted(country)
    drawn = draw(base)
    hypothesis = Hypothesis(added=add(drawn, added))
    assert told(ask(drawn, hypothesis, how)) == what_if(base, added=added, **how), how
    grown = changed(records(drawn), Taken(), hypothesis.added)
    assert judged_by(grown) == judged_by(records(draw(country.objects)))


def judged_by(whole: Records) -> Records:
    """The records without what nothing is judged by: goals, and collaborations that neither carry a youth nor share information."""
    types = collaboration_types(CARRIES)
    collaborations = tuple(row for row in whole.network.collaborations if row.type in types)
    return replace(
        whole,
        version=0,
        network=replace(whole.network, collaborations=collaborations),
        youths=tuple(replace(youth, goals=()) for youth in whole.youths),
    )


def parted(country: Country) -> tuple[list[Object], list[Object]]:
    """The objects of a country in two: what is there, and what is added to it, which may be a node with all its edges."""
    chance = country.chance
    nodes = [thing for thing in country.objects if "node" in thing]
    gone = {(thing["node"], thing["id"]) for thing in chance.sample(nodes, 4)}
    base: list[Object] = []
    added: list[Object] = []
    for thing in country.objects:
        if "node" in thing:
            (added if (thing["node"], thing["id"]) in gone else base).append(thing)
        else:
            giver = (ENDS[thing["edge"]][0], thing["from"])
            takers = {(label, thing["to"]) for label in ENDS[thing["edge"]][1]}
            is_added = giver in gone or takers & gone or chance.random() < 0.1
            (added if is_added else base).append(thing)
    return base, added


def add(drawn: Map, objects: list[Object]) -> Added:
    def found(reader):
        parsed = read_lines([json.dumps(each, ensure_ascii=False).encode() for each in objects]).tied(
            lambda label, ids: ids_present(reader, label, sorted(ids))
        )
        assert not parsed.errors, parsed.errors
        return find_added(reader, parsed)

    return drawn.store.read(found)


@pytest.mark.parametrize("seed", range(300, 312))
def test_what_is_taken_away_and_added_back_changes_nothing(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=10, offers=12)
    how = country.asked()
    drawn = draw(country.objects)
    things = any_things(country, 2)
    back = [thing for thing in country.objects if speaks_of(thing, things)]
    found = ask(drawn, Hypothesis(taken(*things), add(drawn, back)), how)
    assert not any(told(found).values()), (things, how)


def speaks_of(thing: Object, things: list[str]) -> bool:
    """Whether an object is one of some things, or an edge that one of them may have taken with it."""
    if "node" in thing:
        return f"{thing['node'].lower()}:{thing['id']}" in things
    ids = {each.partition(":")[2] for each in things}
    return bool(ids & {thing["from"], thing["to"]}) or f"edge:{thing['edge']}:{thing['from']}:{thing['to']}" in things


@pytest.mark.parametrize("seed", range(400, 406))
def test_over_a_span_is_for_good_on_each_day_inside_it_and_nothing_outside(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=8, offers=10)
    how = country.asked()
    drawn = draw(country.objects)
    away = taken(*any_things(country, 3))
    first, last = how["on"] - timedelta(days=1), how["on"] + timedelta(days=1)
    for shift in range(-2, 3):
        that_day = {**how, "on": how["on"] + timedelta(days=shift)}
        for_good = told(ask(drawn, Hypothesis(away), that_day))
        inside = first <= that_day["on"] <= last
        assert told(ask(drawn, Hypothesis(away, Added(), first, last), that_day)) == (
            for_good if inside else {name: [] for name in for_good}
        )


def test_an_edge_is_named_by_its_type_and_both_its_ends_also_where_an_id_has_a_colon(draw: Draw) -> None:
    more = (node("Organisation", "org:a"), edge("REFERS_TO", "org-kui", "org:a"), edge("KNOWS", "org-kui", "org:a"))
    drawn = draw(sure(*more))
    found = drawn.store.read(lambda reader: find_taken(reader, ["edge:REFERS_TO:org-kui:org:a", "organisation:org:a"]))
    assert found == Taken(frozenset({("Organisation", "org:a")}), frozenset({("REFERS_TO", "org-kui", "org:a")}))
