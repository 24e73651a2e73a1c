"""What was confirmed when and by whom, what to confirm first, and confirming it, alone or several at once."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from graphmodel.errors import NotFound, WrongUse
from graphmodel.records import Record
from graphmodel.store import GraphStore
from graphmodel.stored import all_edges, all_nodes
from queries.freshness.confirming import Confirmation, Outcome, confirm, refuse_impossible
from queries.freshness.facts import EDGE, OFFER, ORGANISATION
from queries.freshness.freshness import Asked, queue_on
from queries.freshness.leaning import lean
from queries.freshness.queue import Item, Queue
from queries.overview import Overviews
from queries.telling.danish import day_in_words
from tests.queries.conftest import Draw
from tests.queries.maps import CARRIES, CATALOGUE, DAY, MADE_ON, Map, asked, days, edge, less, node, nodes_first, sure
from tests.queries.test_rule_book import Country


def queue(drawn: Map, *, on: date = DAY, **how: Any) -> Queue:
    question = asked(on)
    return drawn.store.read(
        lambda reader: queue_on(Overviews(CARRIES).at(reader), reader, on, question.limits, Asked(**how))
    )


def told(found: Queue) -> list[tuple[str, int]]:
    return [(item.fact.thing, item.matches) for item in found.items]


def item_of(drawn: Map, thing: str, **how: Any) -> Item:
    (item,) = (item for item in queue(drawn, every_fact=True, **how).items if item.fact.thing == thing)
    return item


def confirmed(drawn: Map, *things: str, on: date = DAY, by: str = "Anna", seats: int | None = None) -> Outcome:
    said = Confirmation(things, on, by, seats, CATALOGUE.mutual_types)
    refuse_impossible(said, DAY)
    return drawn.store.write(lambda writer: confirm(writer, said, "cli:prøve", MADE_ON))


def stored_in(drawn: Map) -> list[Record]:
    return drawn.store.read(lambda reader: [*all_nodes(reader), *all_edges(reader)])


MANDATE = (
    node("Permission", "permission-1"),
    node("Role", "role-1"),
    node("Role", "role-2"),
    node("Actor", "actor-1"),
    edge("REQUIRES", "offer-mentor", "permission-1"),
    edge("GRANTS", "role-1", "permission-1"),
    edge("HOLDS", "actor-1", "role-1", at="org-kui"),
    edge("HOLDS", "actor-1", "role-2", at="org-kui"),
)
"""Somebody at the start gives what the offer requires, by a role of which nobody has confirmed that it does."""


# ── What to confirm first ───────────────────────────────────────────────────────────────────────────────────────
def test_what_most_matches_hang_on_is_confirmed_first(draw: Draw) -> None:
    more = [
        node("Organisation", "org-alene"),
        node("Offer", "offer-alene", route="open", intake="rolling"),
        edge("PROVIDES", "org-alene", "offer-alene"),
        edge("DEVELOPS", "offer-alene", "area-it"),  # no youth's area
        edge("SERVES", "offer-alene", "0621"),
    ]
    assert told(queue(draw(sure(*more)))) == [
        ("offer:offer-mentor", 1),
        ("organisation:org-huset", 1),
        ("organisation:org-kui", 1),  # on the chain, and provides nothing
        ("offer:offer-alene", 0),
        ("organisation:org-alene", 0),
    ]


def test_among_equals_what_was_never_confirmed_and_then_the_oldest_comes_first(draw: Draw) -> None:
    facts = {"org-huset": days(-300), "org-kui": days(-400), "offer-mentor": None}
    town = [{**thing, **({"verified_on": day} if (day := facts.get(thing.get("id", ""))) else {})} for thing in sure()]
    links = [{**thing, "confirmed_on": days(-500)} if thing.get("edge") == "REFERS_TO" else thing for thing in town]
    assert [(item.fact.thing, item.age_days) for item in queue(draw(links)).items] == [
        ("offer:offer-mentor", None),
        ("edge:REFERS_TO:org-kui:org-huset", 500),
        ("organisation:org-huset", 300),
        ("organisation:org-kui", 400),  # no offer of its own leans on it
    ]


def test_a_map_without_youths_is_in_the_order_of_its_offers(draw: Draw) -> None:
    more = [node("Offer", "offer-to", route="self"), edge("PROVIDES", "org-huset", "offer-to")]
    drawn = draw(less(sure(*more), "youth-1"))
    found = queue(drawn)
    assert [(item.fact.thing, item.matches, item.offers) for item in found.items] == [
        ("organisation:org-huset", 0, 2),
        ("offer:offer-mentor", 0, 1),
        ("offer:offer-to", 0, 1),
        ("organisation:org-kui", 0, 0),
    ]
    # One walks in to the other offer, with no agreement.
    assert item_of(drawn, "edge:REFERS_TO:org-kui:org-huset").offers == 1


def test_facts_are_due_when_they_are_older_than_one_asks_for(draw: Draw) -> None:
    drawn = draw(sure(edge("MEETS_WITH", "org-kui", "org-huset", confirmed_on=days(-100))))
    assert "edge:MEETS_WITH:org-kui:org-huset" in dict(told(queue(drawn, older_than_days=99)))
    assert "edge:MEETS_WITH:org-kui:org-huset" not in dict(told(queue(drawn, older_than_days=100)))


def test_an_agreement_is_due_when_it_was_to_be_looked_at_and_was_not(draw: Draw) -> None:
    def is_due(**fields: str) -> bool:
        drawn = draw(sure(edge("MEETS_WITH", "org-kui", "org-huset", **fields)))
        return item_of(drawn, "edge:MEETS_WITH:org-kui:org-huset").is_due

    assert is_due(confirmed_on=days(-20), review_on=days(-10))
    assert not is_due(confirmed_on=days(-10), review_on=days(-10))
    assert not is_due(confirmed_on=days(-20), review_on=days(1))


def test_seats_are_due_when_the_rule_book_takes_them_for_unknown(draw: Draw) -> None:
    items = [item_of(draw(sure(offer={"seats_on": days(-age)})), "seats:offer-mentor") for age in (30, 31)]
    assert [(item.is_due, item.matches) for item in items] == [(False, 1), (True, 1)]
    assert "regnes nu for ukendte" in items[1].why
    never = [{name: value for name, value in thing.items() if name != "seats_on"} for thing in sure()]
    assert item_of(draw(never), "seats:offer-mentor").is_due


def test_matches_hang_on_a_grant_that_is_only_proposed_until_another_is_confirmed(draw: Draw) -> None:
    proposed = item_of(draw(sure(*MANDATE)), "grant:role-1:permission-1")
    assert (proposed.is_due, proposed.matches, proposed.offers) == (True, 1, 1)
    both = draw(sure(*MANDATE, edge("GRANTS", "role-2", "permission-1", state="confirmed")))
    first, second = (item_of(both, f"grant:role-{number}:permission-1") for number in (1, 2))
    assert (first.is_due, first.matches) == (True, 0)
    assert (second.is_due, second.matches) == (False, 1)
    # Of the two, the one whose role is held on the day.
    over = [{**thing, "valid_to": days(-1)} if thing.get("to") == "role-2" else thing for thing in both.objects]
    first, second = (item_of(draw(over), f"grant:role-{number}:permission-1") for number in (1, 2))
    assert (first.matches, second.matches) == (1, 0)


def test_matches_hang_on_the_sharing_of_information_that_consent_rests_on(draw: Draw) -> None:
    sharing = edge("SHARES_INFORMATION_WITH", "org-huset", "org-kui", legal_basis="KUI-loven", purpose="forløb")
    thing = "edge:SHARES_INFORMATION_WITH:org-huset:org-kui"
    assert item_of(draw(sure(sharing)), thing).matches == 0  # the youth has consented
    assert item_of(draw(less(sure(sharing), "CONSENTS_TO")), thing).matches == 1
    walks_in = less(sure(sharing, offer={"route": "open"}), "CONSENTS_TO")
    assert item_of(draw(walks_in), thing).matches == 0
    starts_there = (node("Actor", "actor-1"), edge("CONTACT_PERSON_FOR", "actor-1", "youth-1", at="org-huset"))
    assert item_of(draw(less(sure(sharing, *starts_there), "CONSENTS_TO")), thing).matches == 0


def test_a_fact_is_called_by_its_name_and_by_its_id_where_it_has_none(draw: Draw) -> None:
    drawn = draw(
        sure(node("Offer", "offer-to"), edge("PROVIDES", "org-huset", "offer-to"), node("Organisation", "org-to"))
    )
    names = {item.fact.thing: item.fact.name for item in queue(drawn, every_fact=True).items}
    assert (names["offer:offer-mentor"], names["seats:offer-mentor"]) == ("Mentor", "Mentor")
    assert (names["organisation:org-huset"], names["organisation:org-to"]) == ("Ungehuset", "org-to")
    assert names["offer:offer-to"] == "offer-to"


def test_a_municipality_is_told_what_is_its_own_to_keep_fresh(draw: Draw) -> None:
    more = [
        node("Organisation", "org-der"),
        node("Offer", "offer-der", intake="rolling"),
        edge("LOCATED_IN", "org-der", "0607"),
        edge("PROVIDES", "org-der", "offer-der"),
        edge("KNOWS", "org-der", "org-kui"),
        edge("KNOWS", "org-der", "org-huset"),
    ]
    drawn = draw(sure(*MANDATE, *more))
    assert {thing for thing, _ in told(queue(drawn, municipality="0621"))} == {
        "offer:offer-mentor",
        "organisation:org-kui",
        "edge:KNOWS:org-der:org-kui",
        "grant:role-1:permission-1",
    }
    assert {thing for thing, _ in told(queue(drawn, municipality="0607"))} == {
        "offer:offer-der",
        "organisation:org-der",
        "edge:KNOWS:org-der:org-kui",
        "edge:KNOWS:org-der:org-huset",
    }
    with pytest.raises(NotFound, match="9999"):
        queue(drawn, municipality="9999")


def test_what_takes_no_part_that_day_is_not_asked_about(draw: Draw) -> None:
    more = [
        node("Offer", "offer-over", valid_to=days(-1)),
        node("Offer", "offer-paused", status="paused"),
        node("Organisation", "org-lukket", status="closed"),
        edge("KNOWS", "org-kui", "org-lukket"),
        edge("KNOWS", "org-kui", "org-huset", valid_to=days(-1)),
        edge("FUNDS", "org-kui", "org-huset", state="planned"),
        node("Permission", "permission-1"),
        node("Role", "role-1"),
        edge("GRANTS", "role-1", "permission-1", state="expired"),
    ]
    drawn = draw(sure(*more))
    assert {item.fact.thing for item in queue(drawn, every_fact=True).items} == {
        "offer:offer-mentor",
        "seats:offer-mentor",
        "organisation:org-huset",
        "organisation:org-kui",
        "edge:REFERS_TO:org-kui:org-huset",
    }


def test_an_empty_graph_has_nothing_to_confirm(draw: Draw) -> None:
    assert queue(draw([]), with_pairs=True).items == ()


def test_the_matches_on_a_fact_are_told_with_it(draw: Draw) -> None:
    found = queue(draw(sure(*MANDATE)), with_pairs=True, every_fact=True)
    pair = (("youth-1", "offer-mentor"),)
    assert {item.fact.thing: item.leaning for item in found.items if item.matches} == dict.fromkeys(
        (
            "offer:offer-mentor",
            "seats:offer-mentor",
            "organisation:org-huset",
            "organisation:org-kui",
            "edge:REFERS_TO:org-kui:org-huset",
            "grant:role-1:permission-1",
        ),
        pair,
    )


@pytest.mark.parametrize("seed", [723, 724, 727, 734, 756, 760, 764, 766])
def test_on_a_random_graph_as_many_matches_hang_on_a_fact_as_the_answers_tell(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=12, offers=14)
    objects = [{name: value for name, value in thing.items() if name != "covers_units"} for thing in country.objects]
    drawn = draw(objects)
    expected: Counter[Any] = Counter()
    pairs: dict[Any, list[tuple[str, str]]] = {}
    for answer in drawn.match_all():
        for match in answer["matches"]:
            way = [each["from"] for each in match["chain"]] + [match["provider"]]
            assert [each["to"] for each in match["chain"]] == way[1:]
            steps = {(step["edge"], frozenset(ends)) for step, ends in zip(match["chain"], pairwise(way), strict=True)}
            facts = {("offer", match["offer"]), *(("organisation", each) for each in way), *steps}
            expected.update(facts)
            for fact in facts:
                pairs.setdefault(fact, []).append((answer["youth"], match["offer"]))
    standing = drawn.store.read(
        lambda reader: Overviews(CARRIES).at(reader).standing(DAY, asked().limits, every_match=True)
    )
    leaning = lean(standing, asked().limits)
    found: Counter[Any] = Counter()
    for key, count in leaning.counts().items():
        kind = key[0]
        if kind in {OFFER, ORGANISATION}:
            found[key] += count
            assert leaning.matches_on(key) == sorted(pairs[key])
        elif kind == EDGE and key[1] in {type_ for type_, way in CARRIES.items() if way != "none"}:
            found[key[1], frozenset(key[2:4])] += count
    assert found == expected
    assert any(isinstance(fact[1], frozenset) for fact in expected), (
        "a graph in which nobody is handed on tells nothing of agreements"
    )


# ── By whom ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_who_confirmed_is_the_last_change_that_holds(draw: Draw) -> None:
    def by(thing: str) -> tuple[str, str] | None:
        who = item_of(drawn, thing).confirmed
        return (who.by, who.change) if who else None

    drawn = draw(sure(*MANDATE))
    grant, link, offer = "grant:role-1:permission-1", "edge:REFERS_TO:org-kui:org-huset", "offer:offer-mentor"
    assert [by(thing) for thing in (offer, link, grant)] == [None, ("kontaktperson", "change-1"), None]
    confirmed(drawn, offer, link, grant, "seats:offer-mentor", by="Anna fra huset")
    assert [by(thing) for thing in (offer, link, grant, "seats:offer-mentor")] == [("Anna fra huset", "change-2")] * 4
    assert item_of(drawn, grant).confirmed.noted_on == MADE_ON.date().isoformat()  # type: ignore[union-attr]
    drawn.store.undo("change-2", "cli:prøve", MADE_ON)
    assert [by(thing) for thing in (offer, link, grant)] == [None, ("kontaktperson", "change-1"), None]


# ── Confirming ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_everything_due_is_confirmed_at_once_and_undone_at_once(draw: Draw) -> None:
    more = (edge("MEETS_WITH", "org-kui", "org-huset", valid_from=days(-9)),)
    drawn = draw(sure(*MANDATE, *more, offer={"seats_on": days(-90)}))
    before, due = stored_in(drawn), queue(drawn)
    assert len(due.items) == 6
    outcome = confirmed(drawn, *(item.fact.thing for item in due.items))
    assert (outcome.change, len(outcome.confirmed), outcome.already) == ("change-2", 6, ())
    assert queue(drawn).items == ()
    change = drawn.store.changes()[-1]
    assert (change.origin.made_by, change.origin.source, change.origin.action) == ("cli:prøve", "Anna", "confirm")
    drawn.store.undo("change-2", "cli:prøve", MADE_ON)
    assert stored_in(drawn) == before
    assert told(queue(drawn)) == told(due)


def test_each_kind_is_written_where_it_stands_and_nowhere_else(draw: Draw) -> None:
    drawn = draw(sure(*MANDATE))
    before = stored_in(drawn)
    confirmed(drawn, "offer:offer-mentor", "seats:offer-mentor", "organisation:org-kui", on=DAY, seats=None)
    confirmed(drawn, "edge:REFERS_TO:org-kui:org-huset", "grant:role-1:permission-1")
    today = DAY.isoformat()
    changed = {
        (after.identity[-1] or after.identity[0]): {
            name: value for name, value in after.properties.items() if then.properties.get(name) != value
        }
        for then, after in zip(before, stored_in(drawn), strict=True)
        if then != after
    }
    assert changed == {
        "offer-mentor": {"verified_on": today, "seats_on": today},
        "org-kui": {"verified_on": today},
        "REFERS_TO": {"confirmed_on": today},
        "GRANTS": {"state": "confirmed"},
    }


def test_where_one_thing_is_not_there_nothing_is_confirmed(draw: Draw) -> None:
    drawn = draw(sure())
    before = stored_in(drawn)
    with pytest.raises(NotFound, match="offer-ukendt"):
        confirmed(drawn, "offer:offer-mentor", "offer:offer-ukendt")
    assert (stored_in(drawn), len(drawn.store.changes())) == (before, 1)


def test_what_was_confirmed_that_day_or_later_stays_as_it_is(draw: Draw) -> None:
    drawn = draw(sure())
    confirmed(drawn, "offer:offer-mentor", on=date.fromisoformat(days(-3)))
    for on in (days(-3), days(-5)):
        again = confirmed(drawn, "offer:offer-mentor", on=date.fromisoformat(on))
        assert (again.change, again.confirmed, again.already) == (None, (), (("offer", "offer-mentor"),))
    mixed = confirmed(drawn, "offer:offer-mentor", "organisation:org-kui", on=date.fromisoformat(days(-3)))
    assert (mixed.confirmed, mixed.already) == ((("organisation", "org-kui"),), (("offer", "offer-mentor"),))
    assert len(drawn.store.changes()) == 3


def test_seats_are_told_with_how_many_there_are(draw: Draw) -> None:
    drawn = draw(sure(offer={"seats_total": 5}))
    confirmed(drawn, "seats:offer-mentor", seats=0)
    assert drawn.judge()["conditions"]["capacity"] == "fail"
    assert confirmed(drawn, "seats:offer-mentor", seats=0).change is None
    assert confirmed(drawn, "seats:offer-mentor", seats=4).change == "change-3"
    earlier = confirmed(drawn, "seats:offer-mentor", seats=2, on=date.fromisoformat(days(-1)))
    assert (earlier.change, earlier.already) == (None, (("seats", "offer-mentor"),))
    with pytest.raises(WrongUse, match="kun 5 pladser"):
        confirmed(drawn, "seats:offer-mentor", seats=6)
    unknown = [{name: value for name, value in thing.items() if name != "seats_free"} for thing in sure()]
    with pytest.raises(WrongUse, match="--seats TAL"):
        confirmed(draw(unknown), "seats:offer-mentor")
    assert confirmed(draw(unknown), "seats:offer-mentor", seats=2).change == "change-2"


def test_of_several_spans_of_an_edge_those_of_the_day_are_confirmed(draw: Draw) -> None:
    spans = [
        edge("KNOWS", "org-kui", "org-huset", valid_to=days(-10)),
        edge("KNOWS", "org-kui", "org-huset", valid_from=days(-9), valid_to=days(9)),
        edge("KNOWS", "org-kui", "org-huset", valid_from=days(-2)),
        edge("KNOWS", "org-kui", "org-huset", valid_from=days(10)),
    ]
    drawn = draw(sure(*spans))
    thing = "edge:KNOWS:org-kui:org-huset"
    both = (("edge", "KNOWS", "org-kui", "org-huset", days(-9)), ("edge", "KNOWS", "org-kui", "org-huset", days(-2)))
    assert sorted(confirmed(drawn, thing).confirmed) == sorted(both)
    assert confirmed(drawn, thing, on=date.fromisoformat(days(-20))).confirmed == (
        ("edge", "KNOWS", "org-kui", "org-huset", ""),
    )
    assert told(queue(drawn)).count((thing, 0)) == 0
    with pytest.raises(NotFound, match="gælder ikke"):
        confirmed(draw(sure(spans[0])), thing)


def test_of_several_spans_of_an_edge_those_that_are_only_planned_stay_as_they_are(draw: Draw) -> None:
    spans = [
        edge("KNOWS", "org-kui", "org-huset", state="planned"),
        edge("KNOWS", "org-kui", "org-huset", valid_from=days(-9)),
    ]
    found = confirmed(draw(sure(*spans)), "edge:KNOWS:org-kui:org-huset")
    assert found.confirmed == (("edge", "KNOWS", "org-kui", "org-huset", days(-9)),)


def test_an_id_may_hold_a_colon_as_long_as_one_can_tell_which_is_meant(draw: Draw) -> None:
    nodes = [node("Organisation", id_) for id_ in ("org:a", "org", "a:org:b", "org:b", 'æ ø "å"')]
    drawn = draw(sure(*nodes, edge("KNOWS", "org:a", "org:b"), edge("KNOWS", "org", 'æ ø "å"')))
    assert confirmed(drawn, "edge:KNOWS:org:a:org:b").confirmed == (("edge", "KNOWS", "org:a", "org:b", ""),)
    assert confirmed(drawn, 'edge:KNOWS:org:æ ø "å"', "organisation:org:a").change == "change-3"
    both = draw(sure(*nodes, edge("KNOWS", "org:a", "org:b"), edge("KNOWS", "org", "a:org:b")))
    with pytest.raises(WrongUse, match="flere forbindelser"):
        confirmed(both, "edge:KNOWS:org:a:org:b")


@pytest.mark.parametrize(
    ("thing", "error", "said"),
    [
        ("offer", WrongUse, "kan ikke læses"),
        ("offer:", WrongUse, "kan ikke læses"),
        ("youth:youth-1", WrongUse, "kan ikke læses"),
        ("edge:REFERS_TO:org-kui", WrongUse, "kan ikke læses"),
        ("edge:PROVIDES:org-huset:offer-mentor", WrongUse, "kan ikke læses"),
        ("grant:role-1", WrongUse, "kan ikke læses"),
        ("organisation:org-ingen", NotFound, "org-ingen"),
        ("edge:REFERS_TO:org-huset:org-kui", NotFound, "ingen forbindelse"),
        ("grant:role-1:permission-2", NotFound, "ingen forbindelse"),
        ("organisation:org-lukket", NotFound, "ikke i brug"),
        ("edge:FUNDS:org-kui:org-huset", WrongUse, "ikke i gang"),
        ("grant:role-2:permission-1", WrongUse, "udløbet"),
    ],
)
def test_what_cannot_be_confirmed_is_said(draw: Draw, thing: str, error: type[Exception], said: str) -> None:
    more = [
        node("Organisation", "org-lukket", status="closed"),
        edge("FUNDS", "org-kui", "org-huset", state="planned"),
        edge("GRANTS", "role-2", "permission-1", state="expired"),
    ]
    with pytest.raises(error, match=said):
        confirmed(draw(sure(*MANDATE, *more)), thing)


def test_the_future_is_refused_and_seats_belong_to_one_offer(draw: Draw) -> None:
    drawn = draw(sure())
    with pytest.raises(WrongUse, match=r"24\. november 2026 ligger i fremtiden"):
        confirmed(drawn, "offer:offer-mentor", on=date(2026, 11, 24))
    with pytest.raises(WrongUse, match="skriv også »seats:offer-mentor«"):
        confirmed(drawn, "offer:offer-mentor", seats=3)
    with pytest.raises(WrongUse, match="ét tilbud ad gangen, og her er 2"):
        confirmed(drawn, "seats:offer-mentor", "seats:offer-to", seats=3)


def test_an_offer_and_its_seats_are_confirmed_in_one_go(draw: Draw) -> None:
    drawn = draw(sure())
    done = confirmed(drawn, "offer:offer-mentor", "seats:offer-mentor", "edge:REFERS_TO:org-kui:org-huset", seats=2)
    assert (done.change, len(done.confirmed)) == ("change-2", 3)
    (offer,) = (each for each in stored_in(drawn) if each.identity == ("Offer", "offer-mentor"))
    today = DAY.isoformat()
    assert [offer.properties[name] for name in ("verified_on", "seats_on", "seats_free")] == [today, today, 2]


def test_what_is_at_something_closed_is_not_confirmed(draw: Draw) -> None:
    more = [
        node("Organisation", "org-lukket", status="closed"),
        node("Role", "role-lukket", status="closed"),
        node("Permission", "permission-lukket", status="closed"),
        edge("REFERS_TO", "org-kui", "org-lukket"),
        edge("MEETS_WITH", "org-lukket", "org-huset"),
        edge("GRANTS", "role-lukket", "permission-1"),
        edge("GRANTS", "role-1", "permission-lukket"),
    ]
    drawn = draw(nodes_first(sure(*MANDATE, *more)))
    before = stored_in(drawn)
    for thing, closed in (
        ("edge:REFERS_TO:org-kui:org-lukket", "org-lukket"),
        ("edge:MEETS_WITH:org-lukket:org-huset", "org-lukket"),
        ("grant:role-lukket:permission-1", "role-lukket"),
        ("grant:role-1:permission-lukket", "permission-lukket"),
    ):
        with pytest.raises(NotFound, match=f"»{closed}« er ikke i brug"):
            confirmed(drawn, thing)
        assert thing not in {item.fact.thing for item in queue(drawn, every_fact=True).items}
    assert stored_in(drawn) == before


def test_a_mutual_edge_is_found_from_either_end(draw: Draw) -> None:
    drawn = draw(sure(edge("MEETS_WITH", "org-huset", "org-kui"), edge("FUNDS", "org-huset", "org-kui")))
    key = ("edge", "MEETS_WITH", "org-huset", "org-kui", "")
    assert confirmed(drawn, "edge:MEETS_WITH:org-kui:org-huset").confirmed == (key,)
    assert confirmed(drawn, "edge:MEETS_WITH:org-huset:org-kui").already == (key,)
    with pytest.raises(NotFound, match="ingen forbindelse"):
        confirmed(drawn, "edge:FUNDS:org-kui:org-huset")
    with pytest.raises(NotFound, match="ingen forbindelse"):
        confirmed(drawn, "edge:MEETS_WITH:org-huset:org-andre")
    over = edge("MEETS_WITH", "org-kui", "org-huset", valid_to=days(-1))
    both = draw(sure(over, edge("MEETS_WITH", "org-huset", "org-kui")))
    assert confirmed(both, "edge:MEETS_WITH:org-kui:org-huset").confirmed == (key,)


def test_a_collaboration_is_called_what_the_catalogue_calls_it(draw: Draw) -> None:
    question, drawn = asked(), draw(sure(edge("FUNDS", "org-kui", "org-huset")))
    verbs = {id_: named.name for id_, named in CATALOGUE.collaboration.items()}
    found = drawn.store.read(
        lambda reader: queue_on(Overviews(CARRIES).at(reader), reader, DAY, question.limits, Asked(), verbs)
    )
    (name,) = (item.fact.name for item in found.items if item.fact.kind == EDGE)
    assert name.split(" betaler for ")[1:], name


def test_a_confirmed_grant_tells_on_which_day_that_was_noted(draw: Draw) -> None:
    drawn = draw(sure(*MANDATE))
    confirmed(drawn, "grant:role-1:permission-1")
    noted = day_in_words(MADE_ON.date().isoformat())
    assert item_of(drawn, "grant:role-1:permission-1").why == f"Bekræftet af kommunen, noteret {noted}."


def test_every_engine_confirms_alike(new_store: Callable[[], GraphStore]) -> None:
    drawn = Map(new_store(), sure(*MANDATE, edge("MEETS_WITH", "org-kui", "org-huset", valid_from=days(-9))))
    before = stored_in(drawn)
    things = [item.fact.thing for item in queue(drawn).items]
    assert things == [
        "grant:role-1:permission-1",
        "offer:offer-mentor",
        "organisation:org-huset",
        "organisation:org-kui",
        "edge:MEETS_WITH:org-kui:org-huset",
    ]
    confirmed(drawn, *things)
    by = {item.fact.thing: item.confirmed.by for item in queue(drawn, every_fact=True).items if item.confirmed}
    assert by == dict.fromkeys(things, "Anna") | dict.fromkeys(
        ("edge:REFERS_TO:org-kui:org-huset", "seats:offer-mentor"), "kontaktperson"
    )
    drawn.store.undo("change-2", "cli:prøve", MADE_ON)
    assert stored_in(drawn) == before
