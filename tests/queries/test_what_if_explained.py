"""Why pairs are lost and gained: both sides of a change, against the slow second reading and on small maps."""

import pytest

from queries.everyone.standing import stand_on
from queries.what_if.explaining import Explained, ExplainedWhatIf, Stand, explain
from queries.what_if.turning import Turned
from queries.what_if.what_if import Hypothesis, compare
from tests.oracle.graph import Graph, Object, as_day
from tests.oracle.plans import changed_graph, coverage_in
from tests.oracle.random_graphs import BASE_DAY
from tests.queries.conftest import Draw
from tests.queries.maps import CARRIES, Map, asked, days, edge, less, node, sure
from tests.queries.test_rule_book import Country
from tests.queries.test_sequences import easy
from tests.queries.test_what_if import add, any_things, parted, records, taken

PAIR = ("youth-1", "area-doegnrytme")
MENTOR = Stand("carried", None, "offer-mentor", "org-huset", ("org-kui", "org-huset"))


def explained(drawn: Map, hypothesis: Hypothesis, **how: object) -> ExplainedWhatIf:
    question, facts = asked(**how), records(drawn)
    before = stand_on(facts, question.on, question.limits, CARRIES, every_match=True)
    compared = compare(facts, before, hypothesis, question.on, question.limits, CARRIES, with_causes=True)
    return explain(compared, question.limits)


def without(drawn: Map, *things: str) -> ExplainedWhatIf:
    return explained(drawn, Hypothesis(taken(*things)))


def test_a_lost_pair_tells_what_carried_it_and_what_keeps_it_from_being_carried(draw: Draw) -> None:
    told = without(draw(sure()), "edge:REFERS_TO:org-kui:org-huset")
    after = Stand("possible", "chain", "offer-mentor")
    assert told.loses == (Explained(*PAIR, MENTOR, after),)
    assert (told.gains, told.matches_lost, told.matches_gained) == ((), (), ())
    (row,) = told.as_json()["loses"]
    assert row == {
        "youth": "youth-1",
        "area": "area-doegnrytme",
        "before": {
            "state": "carried",
            "cause": None,
            "offer": "offer-mentor",
            "provider": "org-huset",
            "chain": ["org-kui", "org-huset"],
        },
        "after": {"state": "possible", "cause": "chain", "offer": "offer-mentor", "provider": None, "chain": []},
    }


@pytest.mark.parametrize(
    ("offer", "provider"), [({"route": "open"}, "org-huset"), ({}, "org-kui")], ids=["walks in", "a start provides it"]
)
def test_where_no_hand_over_is_needed_there_is_no_chain_as_in_a_match(offer: Object, provider: str, draw: Draw) -> None:
    drawn = draw([*less(sure(offer=offer), "PROVIDES"), edge("PROVIDES", provider, "offer-mentor")])
    told = without(drawn, f"edge:PROVIDES:{provider}:offer-mentor")
    assert told.loses[0].before == Stand("carried", None, "offer-mentor", provider, ())
    assert drawn.judge()["chain"] == []


def test_where_nothing_is_left_the_cause_is_that_there_is_no_offer(draw: Draw) -> None:
    told = without(draw(sure()), "offer:offer-mentor")
    assert told.loses == (Explained(*PAIR, MENTOR, Stand("gap", "no_offer")),)
    assert told.matches_lost == (Turned("youth-1", "offer-mentor", "offer", (), ()),)


def test_what_is_going_on_is_told_by_its_name(draw: Draw) -> None:
    going_on = [edge("TAKES_PART_IN", "youth-1", "offer-mentor", state="started", valid_from=days(-9))]
    told = without(draw(sure(*going_on)), "edge:DEVELOPS:offer-mentor:area-doegnrytme")
    assert told.loses == (Explained(*PAIR, Stand("ongoing", None, "offer-mentor"), Stand("gap", "no_offer")),)


def test_a_gained_pair_tells_what_kept_it_back_and_what_carries_it(draw: Draw) -> None:
    drawn = draw(sure(offer={"seats_free": 0}))
    seat = node("Offer", "offer-mentor", seats_free=1, seats_on=days(0))
    told = explained(drawn, Hypothesis(added=add(drawn, [seat])))
    assert told.gains == (Explained(*PAIR, Stand("gap", "capacity", "offer-mentor"), MENTOR),)
    assert told.matches_gained == (Turned("youth-1", "offer-mentor", None, ("capacity",), ()),)


def test_an_area_that_is_not_open_any_more_has_no_other_side(draw: Draw) -> None:
    drawn = draw(sure())
    gone = node("Youth", "youth-1", status="inactive")
    told = explained(drawn, Hypothesis(added=add(drawn, [gone])))
    assert told.loses == (Explained(*PAIR, MENTOR, None),)
    assert told.as_json()["loses"][0]["after"] is None
    assert told.matches_lost == (Turned("youth-1", "offer-mentor", "youth", (), ()),)


def test_an_offer_without_anybody_who_gives_it_says_so(draw: Draw) -> None:
    told = without(draw(sure()), "organisation:org-huset")
    assert told.matches_lost == (Turned("youth-1", "offer-mentor", "provider", (), ()),)


def test_a_no_that_is_taken_away_leaves_what_is_unknown(draw: Draw) -> None:
    drawn = draw(less(sure(edge("SUITS", "offer-mentor", "uddannelsesparat")), "kontaktparat"))
    at_start = [
        *drawn.objects,
        node("Stage", "kontaktparat", name="Kontaktparat", rank=1),
        edge("AT_STAGE", "youth-1", "kontaktparat", main=True),
    ]
    told = without(draw(at_start), "edge:SUITS:offer-mentor:uddannelsesparat")
    assert told.matches_gained == (Turned("youth-1", "offer-mentor", None, ("stage",), ("stage",)),)


def side(graph: Graph, youth: str, area: str, how: Object) -> Object | None:
    """How a pair stands, by the slow second reading."""
    if youth not in graph.active_nodes("Youth"):
        return None
    rows, _ = coverage_in(graph, youth, as_day(how["on"]), 180, 3)
    return next((row for row in rows if row["area"] == area), None)


def agrees(stand: Stand | None, slow: Object | None) -> bool:
    """Whether a side is what the second reading says; of what is covered it does not say by which offer."""
    if stand is None or slow is None:
        return stand is slow
    told = (stand.state, stand.cause, None if stand.cause is None else stand.offer)
    return told == (slow["coverage"], slow["cause"], slow["offer"])


@pytest.mark.parametrize("seed", [*range(8), 17, 19])
def test_both_sides_of_each_pair_are_what_the_design_says(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=10, offers=12)
    country.objects = easy(seed)
    how: Object = {"on": BASE_DAY}
    things = any_things(country, 3)
    told = explained(draw(country.objects), Hypothesis(taken(*things)), **how)
    graphs = Graph(country.objects), changed_graph(country.objects, things, [])
    for row in (*told.loses, *told.gains):
        for stand, graph in zip((row.before, row.after), graphs, strict=True):
            assert agrees(stand, side(graph, row.youth, row.area, how)), (row, things)


@pytest.mark.parametrize("seed", range(200, 208))
def test_what_carries_and_what_fails_is_what_the_map_says_once_it_is_drawn_so(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=10, offers=12)
    country.objects = easy(seed)
    how: Object = {"on": BASE_DAY}
    base, added = parted(country)
    before, after = draw(base), draw(country.objects)
    told = explained(before, Hypothesis(added=add(before, added)), **how)
    for row in (*told.loses, *told.gains):
        for stand, drawn in ((row.before, before), (row.after, after)):
            if stand is not None and stand.state == "carried":
                answer = drawn.judge(stand.offer, row.youth, **how)
                assert (answer["verdict"], answer["provider"]) == ("match", stand.provider)
                assert {answer["conditions"][name] for name in ("chain", "authority")} == {"pass"}
                assert [step["to"] for step in answer["chain"]] == list(stand.chain[1:])
    for rows, failing, matching in ((told.matches_lost, after, before), (told.matches_gained, before, after)):
        for row in rows:
            assert (row.missing is None) == bool(row.failed)
            if row.failed:
                there = failing.judge(row.offer, row.youth, **how)["conditions"]
                here = matching.judge(row.offer, row.youth, **how)["conditions"]
                assert set(row.failed) == {name for name, status in there.items() if status == "fail"}
                assert set(row.unknown) == {name for name in row.failed if here[name] == "unknown"}
