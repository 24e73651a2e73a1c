"""What the figures of gaps open to, and what takes over: on small towns, with figures worked out by hand, and on random graphs."""

from datetime import date
from typing import Any

import pytest

from graphmodel.errors import NotFound
from queries.gaps.breakdowns import Sought
from queries.gaps.gaps import NO_MUNICIPALITY
from queries.surfaces.ways import find_ways
from tests.oracle import gap_views as slow
from tests.oracle.graph import Object
from tests.queries.conftest import Draw
from tests.queries.gap_maps import in_sectors, lacking, life, of_age, views
from tests.queries.maps import days, edge, less, node, sure
from tests.queries.test_rule_book import Country

WARD = (
    node("Organisation", "org-afsnit", name="Afsnittet", kind="psykiatri"),
    node("Offer", "offer-ophold", name="Ophold", route="visitation", duration_weeks=6, seats_free=0, seats_on="2026-11-20"),
    edge("PROVIDES", "org-afsnit", "offer-ophold"),
    edge("DEVELOPS", "offer-ophold", "area-doegnrytme"),
)  # fmt: skip
"""A ward that the youth cannot begin with anew: there is no seat, and nobody waits."""


def course(begun: str | None = "2026-11-02", **said: Any) -> Object:
    """The youth has begun on the ward; six weeks from 2 November last until 13 December."""
    return edge(
        "TAKES_PART_IN", "youth-1", "offer-ophold", state="started", **({"valid_from": begun} if begun else {}), **said
    )


def test_a_course_is_expected_to_end_when_its_weeks_are_over(draw: Draw) -> None:
    """Six weeks from 2 November: the last day is 13 December, so the youth is discharged on the 14th, 21 days after the question."""
    drawn = draw(sure(*WARD, course()))
    (row,) = life(views(drawn))
    assert (row["event"], row["on"], row["of"]) == ("transition-udskrivning", "2026-12-14", ["offer-ophold"])
    assert (row["expected"], row["ends"], row["areas_lost"]) == (True, ["offer-ophold"], [])
    assert (row["takes_over"], row["starts"]) == (["offer-mentor"], [])
    assert life(views(drawn, horizon=21)) == [row]
    assert life(views(drawn, horizon=20)) == []


def test_an_expected_end_that_is_past_or_not_known_is_not_ahead(draw: Draw) -> None:
    assert life(views(draw(sure(*WARD, course())), on=date(2026, 12, 14))) == []
    assert life(views(draw(sure(*WARD, course(begun=None))))) == []
    without_length = [{**thing, "duration_weeks": 0} if thing.get("id") == "offer-ophold" else thing for thing in WARD]
    assert life(views(draw(sure(*without_length, course())))) == []


def test_a_day_that_is_agreed_comes_before_what_is_expected(draw: Draw) -> None:
    (row,) = life(views(draw(sure(*WARD, course(valid_to="2027-01-03")))))
    assert (row["on"], row["expected"]) == ("2027-01-04", False)
    closing = [{**thing, "valid_to": "2026-12-01"} if thing.get("id") == "offer-ophold" else thing for thing in WARD]
    (row,) = life(views(draw(sure(*closing, course()))))
    assert (row["on"], row["expected"]) == ("2026-12-02", False)


def test_a_course_that_should_be_over_still_ends_with_its_offer(draw: Draw) -> None:
    closing = [{**thing, "valid_to": "2027-01-31"} if thing.get("id") == "offer-ophold" else thing for thing in WARD]
    (row,) = life(views(draw(sure(*closing, course())), on=date(2026, 12, 14)))
    assert (row["on"], row["expected"]) == ("2027-02-01", False)


def test_of_two_courses_in_one_offer_the_later_one_is_the_end(draw: Draw) -> None:
    """Six weeks from 16 November last until 27 December."""
    (row,) = life(views(draw(sure(*WARD, course(), course("2026-11-16")))))
    assert (row["on"], row["ends"]) == ("2026-12-28", ["offer-ophold"])


def test_agreed_and_expected_ends_of_one_day_are_told_apart(draw: Draw) -> None:
    club = (
        node("Offer", "offer-klub", name="Klub", route="open"),
        edge("PROVIDES", "org-huset", "offer-klub"),
        edge("TAKES_PART_IN", "youth-1", "offer-klub", state="started", valid_to="2026-12-13"),
    )
    told = [(row["of"], row["event"], row["expected"]) for row in life(views(draw(sure(*WARD, *club, course()))))]
    assert told == [(["offer-klub"], "course_ends", False), (["offer-ophold"], "transition-udskrivning", True)]


def test_what_takes_over_is_what_goes_on_and_what_the_chain_carries_to(draw: Draw) -> None:
    """The club is going on and develops the area; the mentor matches; the other ward has no seat and carries nobody."""
    more = (
        node("Offer", "offer-klub", name="Klub", route="open"),
        edge("PROVIDES", "org-huset", "offer-klub"),
        edge("DEVELOPS", "offer-klub", "area-doegnrytme"),
        edge("TAKES_PART_IN", "youth-1", "offer-klub", state="started"),
    )
    found = views(draw(sure(*WARD, *more, course())))
    (row,) = found.life(found.events)
    assert (row.takes_over, row.best, row.again, row.uncovered) == (
        ("offer-klub", "offer-mentor"),
        ("offer-klub",),
        (),
        (),
    )


def test_where_nothing_takes_over_the_nearest_is_told(draw: Draw) -> None:
    found = views(draw(less(sure(*WARD, course()), "REFERS_TO")))
    (row,) = found.life(found.events)
    assert (row.takes_over, row.best, row.areas_lost) == ((), (), ("area-doegnrytme",))
    (pair,) = row.uncovered
    assert (pair.area, pair.coverage, pair.cause, pair.offer) == (
        "area-doegnrytme",
        "possible",
        "chain",
        "offer-mentor",
    )


def test_what_ended_takes_over_from_nothing_but_may_be_begun_anew(draw: Draw) -> None:
    started = edge("TAKES_PART_IN", "youth-1", "offer-mentor", state="started", valid_to=days(30))
    found = views(draw(sure(started)))
    (row,) = found.life(found.events)
    assert (row.ends, row.takes_over, row.again, row.uncovered) == (("offer-mentor",), (), ("offer-mentor",), ())


def test_random_graphs_have_courses_that_are_expected_to_end_and_something_that_takes_over(draw: Draw) -> None:
    seen = set()
    for seed in (652, 660):
        country = Country(seed, youths=8, offers=10)
        objects, how = of_age(country.objects, seed, country.base), country.asked() | {"horizon": 60}
        rows = life(views(draw(objects), **how))
        assert rows == slow.life(objects, how)
        seen |= {(row["expected"], bool(row["takes_over"])) for row in rows}
    assert {(True, True), (True, False), (False, True)} <= seen


@pytest.mark.parametrize("seed", range(630, 634))
def test_the_covered_and_the_uncovered_are_all_pairs_and_each_covered_one_says_by_what(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=10, offers=12)
    found = views(draw(in_sectors(country)), **country.asked())
    covered, uncovered = found.covered(), found.gaps().pairs
    assert {(pair.youth, pair.area) for pair in covered} == found.standing.covered()
    assert len(covered) + len(uncovered) == len(found.standing.state)
    best = {(way.youth, way.area): way.offer for way in find_ways(found.standing, found.limits)}
    assert {(pair.youth, pair.area): pair.offers[0] for pair in covered if pair.coverage == "carried"} == best
    for row in found.breakdown("sector"):
        assert len(found.covered(Sought(sectors=frozenset({row.key})))) == row.tally.covered


def test_a_covered_pair_is_covered_by_all_that_goes_on_or_by_the_best_match(draw: Draw) -> None:
    carried = views(draw(sure()))
    assert [pair.as_json() for pair in carried.covered()] == [
        {"youth": "youth-1", "area": "area-doegnrytme", "coverage": "carried", "offers": ["offer-mentor"]}
    ]
    assert carried.covered(Sought(causes=frozenset({"chain"}))) == ()
    assert carried.covered(Sought(stages=frozenset({"uddannelsesparat"}))) == ()
    (ongoing,) = views(draw(sure(*WARD, course()))).covered()
    assert (ongoing.coverage, ongoing.offers) == ("ongoing", ("offer-ophold",))
    assert views(draw(less(sure(), "REFERS_TO"))).covered() == ()


STEPS = (
    node("Offer", "offer-bro", name="Bro"),
    node("Offer", "offer-efter", name="Efter"),
    node("Offer", "offer-loes", name="Løs"),
    *(edge("SUITS", offer, "uddannelsesparat") for offer in ("offer-bro", "offer-efter", "offer-loes")),
    edge("SUITS", "offer-bro", "kontaktparat"),
    edge("LEADS_TO", "offer-mentor", "offer-efter"),
)


def test_a_step_between_stages_opens_to_its_youths_and_its_offers(draw: Draw) -> None:
    """The mentor suits the first stage alone and leads to one offer of the second; another suits both; the third hangs loose."""
    drawn = draw(sure(*STEPS))
    found = views(drawn)
    (step,) = found.transition("kontaktparat:uddannelsesparat")
    assert step.as_json() == {
        "from": "kontaktparat",
        "to": "uddannelsesparat",
        "youths": ["youth-1"],
        "offers": [{"offer": "offer-bro", "how": "suits_both"}, {"offer": "offer-efter", "how": "follows"}],
    }
    (counted,) = found.gaps().transitions
    assert (counted.youths, counted.offers) == (len(step.youths), len(step.offers))
    elsewhere = views(drawn, "0607").transition("kontaktparat:uddannelsesparat")
    assert [(each.youths, each.offers) for each in elsewhere] == [((), step.offers)]
    (back,) = found.transition("uddannelsesparat:kontaktparat")
    assert (back.youths, back.offers) == ((), (("offer-bro", "suits_both"),))
    with pytest.raises(NotFound, match="ingen overgang i kortet, der hedder »kontaktparat:x«"):
        found.transition("kontaktparat:x")


def test_stages_whose_ids_hold_a_colon_are_found(draw: Draw) -> None:
    stages = (
        node("Stage", "trin:1", rank=7),
        node("Stage", "trin:1:b", rank=8),
        node("Stage", "b:trin:2", rank=9),
        node("Stage", "trin:2", rank=10),
    )
    found = views(draw(sure(*stages)))
    told = [(step.giver, step.taker) for step in found.transition("trin:1:b:trin:2")]
    assert told == [("trin:1", "b:trin:2"), ("trin:1:b", "trin:2")]


@pytest.mark.parametrize("state", ["started", "applied", "waiting"])
def test_what_is_under_way_counts_for_the_sectors_of_all_its_providers(draw: Draw, state: str) -> None:
    two = (
        node("Sector", "sector-a"),
        node("Sector", "sector-b"),
        node("Organisation", "org-skolen"),
        edge("PROVIDES", "org-skolen", "offer-mentor"),
        edge("IN_SECTOR", "org-huset", "sector-a"),
        edge("IN_SECTOR", "org-skolen", "sector-b"),
    )
    ongoing = edge("TAKES_PART_IN", "youth-1", "offer-mentor", state=state)
    assert [row.key for row in views(draw(sure(*two, ongoing))).breakdown("sector")] == ["sector-a", "sector-b"]
    assert [row.key for row in views(draw(sure(*two))).breakdown("sector")] == ["sector-a"]


def test_youths_without_a_municipality_can_be_asked_for(draw: Draw) -> None:
    homeless = (
        node("Youth", "youth-2"),
        node("SubGoal", "subgoal-2"),
        edge("WORKS_TOWARDS", "youth-2", "subgoal-2"),
        edge("IN_AREA", "subgoal-2", "area-it"),
    )
    drawn = draw(sure(*homeless))
    found = views(drawn, NO_MUNICIPALITY)
    assert [(row.municipality, row.area, row.youths) for row in found.gaps().areas] == [(None, "area-it", 1)]
    assert [pair.youth for pair in found.gaps().pairs] == ["youth-2"]
    assert {name for name in lacking(found) if name.startswith("youth")} == {"youth youth-2"}
    assert found.links == tuple(
        each for each in views(drawn).links if each.id != "youth-1" and each.youth != "youth-1" and each.id != "org-kui"
    )


def test_the_offers_that_require_a_permission_are_told(draw: Draw) -> None:
    found = views(
        draw(
            sure(
                node("Permission", "permission-a"),
                node("Permission", "permission-b"),
                node("Offer", "offer-lukket", status="closed"),
                edge("REQUIRES", "offer-mentor", "permission-a"),
                edge("REQUIRES", "offer-lukket", "permission-a"),
                edge("REQUIRES", "offer-mentor", "permission-b", valid_to=days(-1)),
            )
        )
    )
    assert found.requiring == {"permission-a": ("offer-mentor",)}


def holding(**until: Any) -> tuple[Object, ...]:
    """A permission that the mentor requires, and the one person who gives it."""
    return (
        node("Permission", "permission-a", name="Bevilling"),
        node("Role", "role-a"),
        node("Actor", "actor-a"),
        edge("REQUIRES", "offer-mentor", "permission-a"),
        edge("GRANTS", "role-a", "permission-a", state="confirmed"),
        edge("HOLDS", "actor-a", "role-a", at="org-kui", **until),
    )


def test_an_offer_that_nobody_may_decide_any_more_is_out_of_reach(draw: Draw) -> None:
    def reasons(*more: Object, municipality: str | None = None, **offer: Any) -> list[tuple[str, tuple[str, ...]]]:
        return [(each.offer, each.reasons) for each in views(draw(sure(*more, offer=offer)), municipality).unreachable]

    left = [("offer-mentor", ("no_authority",))]
    assert reasons(*holding(valid_to=days(-1))) == left
    assert reasons(*holding(valid_to=days(-1)), municipality="0621") == left
    assert reasons(*holding()) == []
    assert reasons(node("Permission", "permission-a"), edge("REQUIRES", "offer-mentor", "permission-a")) == []


def test_a_permission_that_only_adults_need_keeps_no_child_out(draw: Draw) -> None:
    needed = [
        {**thing, "min_age": 18} if thing.get("node") == "Permission" else thing for thing in holding(valid_to=days(-1))
    ]
    assert views(draw(sure(*needed))).unreachable == ()
    (only_adults,) = views(draw(sure(*needed, offer={"min_age": 18}))).unreachable
    assert only_adults.reasons == ("no_authority",)


def test_a_broken_way_names_the_links_that_are_and_what_mends_them(draw: Draw) -> None:
    """The way goes over a house that works with the youth effort, and from there along an agreement that has lapsed."""
    found = views(
        draw(
            sure(
                node("Organisation", "org-bolig", name="Boligforeningen"),
                node("Offer", "offer-bolig", route="referral"),
                edge("PROVIDES", "org-bolig", "offer-bolig"),
                edge("REFERS_TO", "org-huset", "org-bolig", valid_to="2026-06-30"),
            )
        )
    )
    (row,) = found.unreachable
    assert row.as_json() == {
        "offer": "offer-bolig",
        "reasons": ["no_way"],
        "broken": [{"edge": "REFERS_TO", "from": "org-huset", "to": "org-bolig"}],
    }


def test_a_way_that_is_only_too_long_has_no_broken_link(draw: Draw) -> None:
    (row,) = views(draw(sure()), max_handovers=0).unreachable
    assert (row.reasons, row.broken) == (("no_way",), ())


def test_an_offer_that_is_over_lacks_no_links(draw: Draw) -> None:
    over = draw(sure(node("Offer", "offer-bar", valid_to=days(-1))))
    assert "offer offer-bar" not in lacking(views(over))
    assert "offer offer-bar" in lacking(views(over, on=date.fromisoformat(days(-1))))
