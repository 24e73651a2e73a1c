"""The further views of gaps against their slow second reading, and what they say of small towns."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from graphmodel.errors import NotFound
from graphmodel.store import GraphStore
from queries.everyone.days_covered import DaysCovered, days_covered, outside
from queries.gaps.breakdowns import DIMENSIONS, Sought
from tests.oracle import gap_views as slow
from tests.oracle.graph import Graph
from tests.oracle.plans import standing as slow_standing
from tests.oracle.random_graphs import BASE_DAY, random_objects
from tests.queries.conftest import Draw
from tests.queries.gap_maps import expiring, in_sectors, lacking, life, of_age, views
from tests.queries.maps import DAY, WORDING, Map, days, edge, less, node, sure, town
from tests.queries.test_repairs import changed
from tests.queries.test_rule_book import Country


@pytest.mark.parametrize("seed", range(600, 604))
def test_a_random_graph_breaks_down_as_its_pairs_do(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=10, offers=10)
    objects, how = in_sectors(country), country.asked()
    found = views(draw(objects), **how)
    for dimension in DIMENSIONS:
        told = {row.key: row.as_json(dimension) for row in found.breakdown(dimension)}
        assert told == slow.breakdown(objects, dimension, how), dimension


@pytest.mark.parametrize("seed", range(620, 623))
def test_every_figure_of_a_breakdown_opens_to_its_pairs(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=10, offers=10)
    found = views(draw(in_sectors(country)), **country.asked())
    every = found.gaps().pairs
    for dimension, name in (("stage", "stages"), ("sector", "sectors"), ("age", "ages")):
        for row in found.breakdown(dimension):
            opened = found.gaps(Sought(**{name: frozenset({row.key})})).pairs
            assert len(opened) == row.tally.possible + row.tally.gap
            assert set(opened) <= set(every)


@pytest.mark.parametrize("seed", range(681, 689))
def test_a_random_graph_has_the_unreachable_offers_that_a_second_reading_finds(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=6, offers=14)
    how = country.asked()
    left_to_others = {"no_start", "no_municipality"}
    told = {
        each.offer: reasons
        for each in views(draw(country.objects), **how).unreachable
        if (reasons := [reason for reason in each.reasons if reason not in left_to_others])
    }
    assert told == slow.unreachable(country.objects, how)


@pytest.mark.parametrize("seed", range(700, 702))
def test_every_engine_tells_the_same_views(seed: int, new_store: Callable[[], GraphStore]) -> None:
    country = Country(seed, youths=8, offers=10)
    objects, how = of_age(in_sectors(country), seed, country.base), country.asked() | {"horizon": 30}
    found = views(Map(new_store(), objects), **how)
    assert {row.key: row.as_json("sector") for row in found.breakdown("sector")} == slow.breakdown(
        objects, "sector", how
    )
    assert life(found) == slow.life(objects, how)


def test_what_closes_a_pair_is_what_the_match_says_of_its_offer(draw: Draw) -> None:
    country = Country(720, youths=14, offers=14)
    drawn, how = draw(country.objects), {"on": country.base}
    found = views(drawn, **how)
    seen = set()
    for pair, closing in found.closings(found.gaps().pairs, WORDING):
        told = closing.as_json()
        if pair.offer is not None and pair.cause != "waiting":
            answer = drawn.judge(pair.offer, pair.youth, **how)
            failed = {each["condition"]: each for each in answer["failed"]}
            if pair.coverage == "gap":
                assert (told["reason"], told["repair"], told["who"]) == (
                    failed[pair.cause]["reason"],
                    failed[pair.cause]["repair"],
                    failed[pair.cause]["who"],
                )
                assert told["also_failing"] == [name for name in failed if name != pair.cause]
                assert set(told["still_unknown"]) <= {doubt["condition"] for doubt in answer["unknown"]}
            else:
                assert pair.cause in {doubt["condition"] for doubt in answer["unknown"]}
                assert (failed, told["also_failing"]) == ({}, [])
        assert told["advice"][-1] in ".?"
        seen.add(pair.coverage)
    assert seen == {"gap", "possible"}


def test_a_broken_link_is_closed_by_the_agreement_that_the_rule_book_tried(draw: Draw) -> None:
    found = views(draw([*less(sure(), "REFERS_TO"), edge("REFERS_TO", "org-kui", "org-huset", state="planned")]))
    ((pair, closing),) = found.closings(found.gaps().pairs, WORDING)
    assert (pair.coverage, pair.cause) == ("gap", "chain")
    assert closing.repair
    assert closing.repair.changes == ({"edge": "REFERS_TO", "from": "org-kui", "to": "org-huset", "state": "active"},)
    assert closing.advice == closing.repair.text


@pytest.mark.parametrize("seed", [3, 4, 13])
def test_a_repair_beside_which_nothing_is_left_open_covers_the_area(seed: int, draw: Draw) -> None:
    easy = random_objects(random.Random(seed), youths=10, offers=12, organisations=10, actors=6, easy=True)
    found = views(draw(easy), on=BASE_DAY)
    promised = [
        (pair, closing.repair)
        for pair, closing in found.closings(found.gaps().pairs, WORDING)
        if closing.repair and closing.repair.changes and not closing.also_failing and not closing.still_unknown
    ]
    assert promised
    for pair, repair in promised:
        then = slow_standing(Graph(changed(easy, repair.changes)), BASE_DAY, 180, 3)
        assert (pair.youth, pair.area) in then.covered


def test_what_is_still_unknown_once_the_way_is_agreed_is_named(draw: Draw) -> None:
    planned = edge("REFERS_TO", "org-kui", "org-huset", state="planned")
    needs = [node("Permission", "permission-a", name="Bevilling"), edge("REQUIRES", "offer-mentor", "permission-a")]
    found = views(draw([*less(sure(), "REFERS_TO"), planned, *needs]))
    ((pair, closing),) = found.closings(found.gaps().pairs, WORDING)
    assert (pair.cause, closing.also_failing, closing.still_unknown) == ("chain", (), ("authority",))


def test_a_youth_whom_nobody_is_told_to_be_around_is_given_a_contact_person_first(draw: Draw) -> None:
    nobody = views(draw(less(sure(), "LIVES_IN", "RESPONSIBLE_FOR")))
    ((pair, closing),) = nobody.closings(nobody.gaps().pairs, WORDING)
    assert (pair.coverage, pair.cause) == ("possible", "chain")
    assert closing.advice == "Giv den unge en kontaktperson, eller skriv, hvilken kommune den unge hører til."


def test_no_offer_and_waiting_each_have_their_sentence(draw: Draw) -> None:
    nothing = views(draw(less(sure(), "offer-mentor")))
    ((pair, closing),) = nothing.closings(nothing.gaps().pairs, WORDING)
    assert (pair.cause, closing.reason) == ("no_offer", "intet tilbud, som den unge kan bruge, arbejder med døgnrytme")
    waits = edge("TAKES_PART_IN", "youth-1", "offer-mentor", state="waiting")
    waiting = views(draw(sure(waits)))
    ((pair, closing),) = waiting.closings(waiting.gaps().pairs, WORDING)
    assert (pair.cause, closing.reason) == ("waiting", "den unge venter på at begynde")
    assert closing.advice == "Spørg Ungehuset, hvornår den unge kan begynde på Mentor."


def test_pairs_are_narrowed_to_what_is_asked_for(draw: Draw) -> None:
    drawn = draw(
        less(
            sure(
                node("SubGoal", "subgoal-2"),
                edge("WORKS_TOWARDS", "youth-1", "subgoal-2"),
                edge("IN_AREA", "subgoal-2", "area-it"),
            ),
            "REFERS_TO",
        )
    )
    found = views(drawn)

    def areas(**sought: Any) -> list[str]:
        return [
            pair.area for pair in found.gaps(Sought(**{name: frozenset({key}) for name, key in sought.items()})).pairs
        ]

    assert areas() == ["area-doegnrytme", "area-it"]
    assert areas(areas="area-it") == ["area-it"]
    assert areas(causes="chain") == ["area-doegnrytme"]
    assert areas(youths="youth-1") == ["area-doegnrytme", "area-it"]
    assert areas(stages="uddannelsesparat") == areas(ages="25-29") == []
    assert areas(sectors=None) == ["area-doegnrytme", "area-it"]
    with pytest.raises(NotFound, match="intet område i kortet med id'et »area-x«"):
        areas(areas="area-x")


def test_offers_that_nobody_can_reach_each_have_their_reason(draw: Draw) -> None:
    drawn = draw(
        sure(
            node("Municipality", "0999", status="closed"),
            node("Organisation", "org-far", name="Langt væk"),
            *(
                node("Offer", f"offer-{name}", **fields)
                for name, fields in {
                    "over": {"route": "open", "valid_to": days(-1)},
                    "late": {"route": "open", "intake": "dates", "intake_dates": [days(3)], "apply_by_days": 9},
                    "alone": {"route": "open"},
                    "nowhere": {"route": "open"},
                    "planned": {"route": "referral"},
                    "unmapped": {},
                    "paused": {"status": "paused"},
                }.items()
            ),
            *(edge("PROVIDES", "org-huset", f"offer-{name}") for name in ("over", "late", "nowhere")),
            edge("PROVIDES", "org-far", "offer-unmapped"),
            node("Organisation", "org-soon", name="Snart"),
            edge("PROVIDES", "org-soon", "offer-planned"),
            edge("REFERS_TO", "org-huset", "org-soon", state="planned"),
            edge("SERVES", "offer-nowhere", "0999"),
        )
    )
    told = {each.offer: each.reasons for each in views(drawn).unreachable}
    assert told == {
        "offer-alone": ("no_provider",),
        "offer-late": ("no_start",),
        "offer-nowhere": ("no_municipality",),
        "offer-over": ("ended",),
        "offer-planned": ("no_way",),
        "offer-unmapped": ("not_mapped",),
    }
    without_youths = draw(less(sure(), "youth-1", "subgoal-1"))
    assert views(without_youths).unreachable == ()
    assert [each.offer for each in views(draw(less(sure(), "youth-1", "org-kui", "subgoal-1"))).unreachable] == [
        "offer-mentor"
    ]


def test_what_lacks_its_links_is_told_with_what_it_lacks(draw: Draw) -> None:
    drawn = draw(
        town(
            node("Role", "role-empty"),
            node("Permission", "permission-empty"),
            node("Actor", "actor-lost"),
            node("Actor", "actor-there"),
            edge("WORKS_AT", "actor-there", "org-kui"),
            node("Sector", "sector-kommune"),
            edge("IN_SECTOR", "org-kui", "sector-kommune"),
            edge("KNOWS", "org-kui", "org-huset"),
            node("Organisation", "org-alone"),
            edge("KNOWS", "org-alone", "org-kui", state="missing"),
            node("SubGoal", "subgoal-2"),
            edge("WORKS_TOWARDS", "youth-1", "subgoal-2"),
            node("Offer", "offer-bare"),
            edge("TAKES_PART_IN", "youth-1", "offer-bare", state="started"),
            node("Youth", "youth-bare"),
        )
    )
    assert lacking(views(drawn)) == {
        "offer offer-bare": ("area", "stage", "way_in", "provider", "contact"),
        "offer offer-mentor": ("area", "stage"),
        "organisation org-alone": ("municipality", "sector", "collaboration"),
        "organisation org-huset": ("municipality", "sector"),
        "actor actor-lost": ("organisation",),
        "role role-empty": ("holder",),
        "permission permission-empty": ("role",),
        "youth youth-1": ("goal", "contact_person"),
        "youth youth-bare": ("stage", "goal", "sub_goal", "contact_person", "municipality", "birth_month"),
        "activity offer-bare": ("sub_goal",),
        "sub_goal subgoal-1": ("activity",),
        "sub_goal subgoal-2": ("area",),
    }


def test_one_municipality_is_told_what_concerns_it(draw: Draw) -> None:
    drawn = draw(
        sure(
            node("Organisation", "org-there"),
            edge("LOCATED_IN", "org-there", "0607"),
            node("Offer", "offer-there"),
            edge("PROVIDES", "org-there", "offer-there"),
        )
    )
    here, there = (lacking(views(drawn, municipality=code)) for code in ("0621", "0607"))
    assert "youth youth-1" in here.keys() - there.keys()
    assert "organisation org-huset" in here.keys() & there.keys()
    assert {"offer offer-there", "organisation org-there"} <= there.keys() - here.keys()
    assert {each.offer for each in views(drawn, municipality="0607").unreachable} == {"offer-there"}
    assert views(drawn, municipality="0621").unreachable == ()


def test_an_empty_graph_has_an_answer_for_every_view(draw: Draw) -> None:
    found = views(draw([]))
    assert [found.breakdown(dimension) for dimension in DIMENSIONS] == [(), (), ()]
    assert (life(found), expiring(found), found.unreachable, found.links, found.outside) == ([], [], (), (), None)


def test_a_youth_of_whom_nothing_is_known_is_counted_as_unknown(draw: Draw) -> None:
    drawn = draw([*less(sure(), "AT_STAGE", "LIVES_IN", "CONSENTS_TO"), node("Youth", "youth-2")])
    rows = views(drawn).breakdown("stage")
    assert [(row.key, row.tally.pairs) for row in rows] == [(None, 1)]


def test_a_day_long_before_or_after_all_that_is_told_is_said_to_be_so(draw: Draw) -> None:
    drawn = draw(sure(edge("KNOWS", "org-kui", "org-huset", valid_from="2025-06-01", valid_to="9999-12-31")))
    found = views(drawn)
    covered = days_covered(found.overview.records, found.surfaces)
    assert covered == DaysCovered(date(2025, 6, 1), date(2026, 11, 20))
    assert outside(covered, DAY, 180) is None
    assert outside(covered, date(2026, 11, 20) + timedelta(days=180), 180) is None
    after = outside(covered, date(2026, 11, 20) + timedelta(days=181), 180)
    assert after == (
        "Kortet fortæller ikke om 20. maj 2027: den sidste dato i kortet er 20. november 2026. "
        "Svaret regner med, at alt uden slutdato stadig gælder."
    )
    assert outside(covered, date(2027, 5, 20), 400) is None
    assert outside(covered, date(2025, 6, 1) - timedelta(days=180), 0) is None
    before = outside(covered, date(2025, 6, 1) - timedelta(days=181), 0)
    assert before == (
        "Kortet fortæller ikke om 2. december 2024: den første dato i kortet er 1. juni 2025. "
        "Svaret bygger på det, der ikke har nogen startdato."
    )
    assert outside(covered, date.max, 10**30) is None
    assert views(drawn, on=date(2031, 1, 1)).outside is not None


@pytest.mark.parametrize(
    "ahead",
    [
        {"valid_to": "2028-12-31"},
        {"intake": "dates", "intake_dates": ["2028-08-10"]},
    ],
)
def test_what_lies_ahead_by_nature_does_not_tell_when_a_map_begins(draw: Draw, ahead: dict[str, object]) -> None:
    objects = [node("Offer", "offer-1", **ahead), node("Organisation", "org-1")]
    drawn = draw(objects)
    found = views(drawn)
    covered = days_covered(found.overview.records, found.surfaces)
    assert covered is not None
    assert (covered.first, covered.last.year) == (None, 2028)
    assert found.outside is None
    assert views(drawn, on=date(1900, 1, 1)).outside is None
    assert views(drawn, on=date(2031, 1, 1)).outside is not None
    begun = views(draw([*objects, node("Organisation", "org-2", verified_on="2028-01-01")]))
    assert begun.outside is not None
