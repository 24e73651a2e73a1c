"""What holds of every map: nothing depends on the order of rows, on what has nothing to do with it, or on how it was worked out."""

import json
import random
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from queries.case import Case
from queries.day.network import Network, network_on
from queries.days import holds_on
from queries.facts.map_rows import CollaborationRow
from queries.mending.chain import renewed_link
from queries.mending.proposals import new_link
from queries.rules import CONDITIONS, Judgement, judge, judge_condition
from tests.oracle import random_objects
from tests.oracle.graph import Object
from tests.queries.conftest import Drawn
from tests.queries.maps import CARRIES, DAY, Map, asked, edge, node, nodes_first

EXAMPLES = settings(max_examples=25)
SEEDS = st.integers(0, 10_000)
QUESTIONS = st.fixed_dictionaries(
    {
        "on": st.integers(-30, 60).map(lambda shift: DAY + timedelta(days=shift)),
        "horizon": st.sampled_from((0, 30, 180, 400)),
        "max_handovers": st.integers(0, 5),
    }
)


def a_map(seed: int) -> list[Object]:
    return random_objects(random.Random(seed), youths=4, offers=12)


def youths_of(objects: list[Object]) -> list[str]:
    return sorted(thing["id"] for thing in objects if thing.get("node") == "Youth")


def found_in(answer: Object) -> dict[str, Object]:
    """What is told of each candidate."""
    return {found["offer"]: found for kind in ("matches", "near_misses", "unsuitable_offers") for found in answer[kind]}


def case_of(map_: Map, youth: str, **how: Any) -> Case:
    return map_.store.read(lambda reader: map_.matcher.youth_case(reader, youth, asked(**how)))[1]


@EXAMPLES
@given(seed=SEEDS, order=st.randoms(use_true_random=False), how=QUESTIONS)
def test_the_same_lines_in_another_order_give_the_same_bytes(
    seed: int, order: random.Random, how: Object, drawn: Drawn
) -> None:
    objects = a_map(seed)
    shuffled = [*objects]
    order.shuffle(shuffled)
    with drawn(objects) as one, drawn(nodes_first(shuffled)) as other:
        said, again = (
            json.dumps(list(each.match(*youths_of(objects), **how)), ensure_ascii=False) for each in (one, other)
        )
    assert said == again


@EXAMPLES
@given(seed=SEEDS, how=QUESTIONS)
def test_one_offer_more_that_has_nothing_to_do_with_the_others_changes_none_of_them(
    seed: int, how: Object, drawn: Drawn
) -> None:
    objects = a_map(seed)
    stranger = [
        node("Organisation", "org-stranger"),
        node("Offer", "offer-stranger"),
        edge("PROVIDES", "org-stranger", "offer-stranger"),
    ]
    with drawn(objects) as one, drawn(nodes_first([*objects, *stranger])) as other:
        for before, after in zip(
            one.match(*youths_of(objects), **how), other.match(*youths_of(objects), **how), strict=True
        ):
            told = found_in(after)
            told.pop("offer-stranger", None)
            assert told == found_in(before)
            order = [offer for offer in found_in(after) if offer != "offer-stranger"]
            assert order == list(found_in(before))


@EXAMPLES
@given(seed=SEEDS, how=QUESTIONS, more=st.tuples(st.integers(0, 400), st.integers(0, 3)))
def test_looking_further_never_makes_a_start_or_a_way_fail(
    seed: int, how: Object, more: tuple[int, int], drawn: Drawn
) -> None:
    further = {**how, "horizon": how["horizon"] + more[0], "max_handovers": how["max_handovers"] + more[1]}
    objects = a_map(seed)
    with drawn(objects) as map_:
        for youth in youths_of(objects):
            before, after = (found_in(next(map_.match(youth, **each))) for each in (how, further))
            for offer, found in before.items():
                for condition in ("time", "chain"):
                    passed = found["conditions"][condition] == "pass"
                    assert not passed or after[offer]["conditions"][condition] == "pass"


@EXAMPLES
@given(seed=SEEDS, how=QUESTIONS)
def test_an_offer_by_name_is_told_what_it_is_told_among_the_others(seed: int, how: Object, drawn: Drawn) -> None:
    objects = a_map(seed)
    with drawn(objects) as map_:
        for youth in youths_of(objects):
            for offer, found in found_in(next(map_.match(youth, **how))).items():
                alone = map_.judge(offer, youth, **how)
                assert {name: alone[name] for name in found} == found


@EXAMPLES
@given(seed=SEEDS, how=QUESTIONS)
def test_a_condition_judged_alone_is_what_it_is_among_the_twelve(seed: int, how: Object, drawn: Drawn) -> None:
    objects = a_map(seed)
    with drawn(objects) as map_:
        case = case_of(map_, youths_of(objects)[0], **how)
    judgement: Judgement = judge(case.world, case.youth, case.limits)
    for condition in CONDITIONS:
        rows = range(len(case.world.offers.rows))
        alone = [judge_condition(condition, case.world, case.youth, case.limits, row) for row in rows]
        assert alone == judgement.statuses[condition].tolist()


def ways_of(network: Network) -> tuple[object, ...]:
    """Where a youth can go, step by step; which of parallel edges a step shows is another matter."""
    told = [
        {giver: takers for giver, takers in ways.items() if takers}
        for ways in (network.neighbours, network.mapped_neighbours)
    ]
    return (*told, set(network.steps), set(network.mapped_steps))


def is_in_force(link: CollaborationRow, iso_day: str) -> bool:
    return link.state in {None, "active"} and holds_on(link, iso_day)


@EXAMPLES
@given(seed=SEEDS, chance=st.randoms(use_true_random=False), how=QUESTIONS)
def test_a_network_with_a_link_more_is_the_network_of_those_facts(
    seed: int, chance: random.Random, how: Object, drawn: Drawn
) -> None:
    objects = a_map(seed)
    with drawn(objects) as map_:
        case = case_of(map_, youths_of(objects)[0], **how)
    network, facts = case.world.network, case.world.network_facts
    recorded = [link for link in facts.collaborations if {link.giver_id, link.taker_id} <= network.number_of.keys()]
    giver, taker = chance.sample(sorted(network.ids), 2)
    fresh: list[CollaborationRow] = [new_link("REFERS_TO", giver, taker, network.iso_day)]
    if recorded:
        fresh.append(renewed_link(case.world, chance.choice(recorded)))
    keys = {link.key for link in fresh}
    assume(not any(link.key in keys and is_in_force(link, network.iso_day) for link in recorded))
    changed = replace(facts, collaborations=(*(link for link in facts.collaborations if link.key not in keys), *fresh))
    assert ways_of(network.with_links(fresh, CARRIES)) == ways_of(network_on(changed, network.iso_day, CARRIES))
