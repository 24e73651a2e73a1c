"""Answers about youths as managers see them: gaps, what-ifs, agreements, what hangs on one, contact persons."""

from datetime import date
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphmodel.errors import WrongUse
from graphmodel.records import EdgeRecord, NodeRecord
from queries.agreements.agreements import Agreement, Agreements
from queries.coverage import CAUSES
from queries.everyone.changing import Added, Taken
from queries.gaps.belongings import belongings
from queries.surfaces.contacts import ContactPerson, Contacts
from queries.surfaces.single_points import SinglePoint
from queries.what_if.what_if import Compared, Hypothesis, compare
from tests.oracle.graph import Object
from tests.queries.conftest import Draw, draw
from tests.queries.gap_maps import views
from tests.queries.maps import CARRIES, DAY, edge, node, nodes_first, sure
from webviz.disclosure.agreements import publish_agreements
from webviz.disclosure.bands import band_of, narrows
from webviz.disclosure.figures import SUPPRESSED, Band
from webviz.disclosure.fixed import FixedQuestion, is_fixed, published_day
from webviz.disclosure.gaps import PublishedGaps, publish_gaps
from webviz.disclosure.surfaces import publish_contacts, publish_single_points
from webviz.disclosure.what_if import publish_what_if, refuse_trying_on_youths
from webviz.disclosure.wording import on_sheet

__all__ = ["draw"]

HERE = "0621"


def youths(number: int, area: str, *, born: str = "2006-05", home: str = HERE) -> list[Object]:
    """So many youths with one open area, named after it."""
    found: list[Object] = []
    for each in range(number):
        who = f"{area}-{born}-{each}"
        found += [
            node("Youth", who, birth_month=born),
            node("SubGoal", f"goal-{who}"),
            edge("LIVES_IN", who, home),
            edge("WORKS_TOWARDS", who, f"goal-{who}"),
            edge("IN_AREA", f"goal-{who}", area),
            edge("AT_STAGE", who, "kontaktparat", main=True),
        ]
    return found


def map_of(*more: list[Object]) -> list[Object]:
    """A town where the mentor of the house develops the daily rhythm of whoever is handed on from the start, and nothing else is there."""
    return nodes_first([*sure(), *(thing for things in more for thing in things)])


def published(found: Any, municipality: str | None = HERE) -> PublishedGaps:
    belong = belongings(found.standing, found.limits, found.surfaces)
    return publish_gaps(found.gaps(), found.standing, belong, municipality)


def test_an_area_of_few_youths_is_hidden_with_the_next_smallest_and_larger_ones_are_shown(draw: Draw) -> None:
    found = views(draw(map_of(youths(3, "area-it"), youths(7, "area-doegnrytme"))), HERE)
    truth = {row.area: row.youths for row in found.gaps().areas}
    assert truth == {"area-doegnrytme": 8, "area-it": 3}
    shown = published(found)
    assert shown.whole.pairs == 11
    assert {row.key: row.pairs for row in shown.breakdowns["area"] or ()} == dict.fromkeys(truth, SUPPRESSED)


def test_enough_youths_are_shown_with_all_causes_unless_a_single_one_stands_out_by_age(draw: Draw) -> None:
    found = views(draw(map_of(youths(11, "area-it"), youths(9, "area-doegnrytme", born="2003-05"))), HERE)
    shown = published(found)
    areas = {row.key: row for row in shown.breakdowns["area"] or ()}
    assert (areas["area-it"].pairs, areas["area-it"].covered, areas["area-it"].gap) == (11, 0, 11)
    assert areas["area-it"].causes == {cause: 11 if cause == "no_offer" else 0 for cause in CAUSES}
    assert areas["area-doegnrytme"].pairs == 10
    ages = {row.key: row.pairs for row in shown.breakdowns["age"] or ()}
    assert ages == dict.fromkeys(("18-22", "23-24"), SUPPRESSED)  # of the younger ones a single one is covered
    assert shown.transitions[0].youths == Band(20, 24)
    row = shown.as_json()["breakdowns"]["area"][1]
    assert (row["area"], row["pairs"], row["gap"]) == ("area-it", 11, 11)


def test_youths_of_another_municipality_are_not_in_the_figures(draw: Draw) -> None:
    found = views(draw(map_of(youths(6, "area-it"), youths(8, "area-doegnrytme", home="0607"))))
    assert published(found, "0607").whole.pairs == 8
    assert published(found, HERE).whole.pairs == 7


def test_where_there_are_under_five_youths_nothing_is_shown_but_permissions(draw: Draw) -> None:
    found = views(draw(map_of(youths(3, "area-it"))), HERE)
    shown = published(found)
    assert (shown.whole.pairs, set(shown.breakdowns.values())) == (SUPPRESSED, {None})
    assert shown.permissions == found.gaps().permissions


def test_no_youth_is_named_in_what_is_published(draw: Draw) -> None:
    found = views(draw(map_of(youths(6, "area-it"), youths(9, "area-doegnrytme"))), HERE)
    assert "area-it-2006" not in str(published(found).as_json())


def without(found: Any, *offers: str) -> Compared:
    overview = found.overview
    before = overview.standing(found.on, found.limits, every_match=True)
    taken = Hypothesis(Taken(frozenset(("Offer", offer) for offer in offers)))
    return compare(overview.records, before, taken, found.on, found.limits, CARRIES)


def test_a_what_if_tells_bands_and_no_figures_of_afterwards(draw: Draw) -> None:
    found = views(draw(map_of(youths(12, "area-it"), youths(21, "area-doegnrytme"))), HERE)
    compared = without(found, "offer-mentor")
    lost = len(compared.found.loses)
    today = {row.key or "": row for row in published(found).breakdowns["area"] or ()}
    shown = publish_what_if(compared, HERE, today)
    assert shown is not None
    assert lost == 22
    assert shown.loses.youths == Band(20, 24)
    assert shown.loses.pairs == Band(15, None)
    assert set(shown.as_json()) >= {"loses", "gains", "matches_lost"}
    assert shown.gains.youths == SUPPRESSED
    assert "after" not in str(shown.as_json())


def test_a_what_if_that_changes_one_youth_looks_like_one_that_changes_none(draw: Draw) -> None:
    found = views(draw(map_of(youths(25, "area-it"))), HERE)
    today = {row.key or "": row for row in published(found).breakdowns["area"] or ()}
    compared = without(found, "offer-mentor")
    assert len(compared.found.loses) == 1
    one, none = publish_what_if(compared, HERE, today), publish_what_if(without(found), HERE, today)
    assert one == none


def test_with_too_few_youths_there_is_no_what_if(draw: Draw) -> None:
    found = views(draw(map_of(youths(12, "area-it"))), HERE)
    assert publish_what_if(without(found, "offer-mentor"), HERE, {}) is None


@pytest.mark.parametrize(
    "hypothesis",
    [
        Hypothesis(added=Added((NodeRecord("Youth", "youth-1"),))),
        Hypothesis(added=Added((), (EdgeRecord("TAKES_PART_IN", "Youth", "youth-1", "Offer", "offer-mentor"),))),
        Hypothesis(Taken(edges=frozenset({("LIVES_IN", "youth-1", HERE)}))),
        Hypothesis(Taken(frozenset({("SubGoal", "subgoal-1")}))),
    ],
)
@pytest.mark.usefixtures("in_a_request")
def test_nothing_is_tried_on_a_youth(hypothesis: Hypothesis) -> None:
    with pytest.raises(WrongUse, match="ikke af en ung"):
        refuse_trying_on_youths(hypothesis)
    refuse_trying_on_youths(Hypothesis(Taken(frozenset({("Offer", "offer-mentor")}))))


def serves(*names: str) -> tuple[tuple[str, str], ...]:
    return tuple((name, area) for name in names for area in ("area-it", "area-doegnrytme"))


def test_agreements_stand_by_band_and_those_for_few_youths_do_not_stand_there() -> None:
    names = [f"youth-{number}" for number in range(12)]
    found = Agreements(
        "2026-11-23",
        7,
        (
            Agreement("b", "c", serves(*names[:9])),
            Agreement("a", "c", serves(*names[:6])),
            Agreement("a", "d", serves(*names[:4])),
        ),
    )
    shown = publish_agreements(found, names)
    assert [(each.giver, each.taker, each.youths) for each in shown.found] == [
        ("a", "c", Band(5, 9)),
        ("b", "c", Band(5, 9)),
    ]
    assert publish_agreements(found, names[:4]).found == ()
    assert "youth-" not in str(shown.as_json())


def test_whom_few_hang_on_is_not_told_and_contact_persons_have_bands() -> None:
    names = tuple(f"youth-{number}" for number in range(12))
    points = (SinglePoint("actor", "few", serves(*names[:4])), SinglePoint("actor", "many", serves(*names)))
    assert [(each.id, each.youths) for each in publish_single_points(points, names)] == [("many", Band(10, 14))]
    contacts = Contacts(
        (ContactPerson("one", names[:1], names[:1]), ContactPerson("two", names[:7], ())), without=names[7:9]
    )
    shown = publish_contacts(contacts, names)
    assert [each.youths for each in shown.people] == [SUPPRESSED, Band(5, 9)]
    assert shown.as_json()["without"] is None
    assert publish_contacts(contacts.only(["one"]), names).without is None


@given(st.integers(0, 60), st.integers(0, 60))
@settings(deadline=None)
def test_in_every_band_there_are_five_counts_or_all_there_could_be(count: int, spare: int) -> None:
    most = count + spare
    alike = [other for other in range(most + 1) if band_of(other, most) == band_of(count, most)]
    assert count in alike
    assert len(alike) >= min(5, most + 1)


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 6)), min_size=1, max_size=3))
@settings(deadline=None, max_examples=150)
def test_the_band_of_a_sum_leaves_every_band_as_wide_as_it_is(rows: list[tuple[int, int]]) -> None:
    counts, most = [count for count, _ in rows], [count + spare for count, spare in rows]
    if narrows(counts, most):
        return
    told = band_of(sum(counts), sum(most))
    bands = [band_of(count, highest) for count, highest in zip(counts, most, strict=True)]
    choices = [
        [other for other in range(highest + 1) if band_of(other, highest) == band]
        for band, highest in zip(bands, most, strict=True)
    ]
    possible = [each for each in product(*choices) if band_of(sum(each), sum(most)) == told]
    for place, choice in enumerate(choices):
        assert {each[place] for each in possible} == set(choice)


def test_the_days_that_are_published_are_the_first_of_the_month() -> None:
    assert published_day(DAY) == date(2026, 11, 1)
    assert is_fixed(FixedQuestion(HERE, date(2026, 11, 1)), DAY)
    assert not is_fixed(FixedQuestion(HERE, DAY), DAY)


@pytest.mark.usefixtures("in_a_request")
def test_a_figure_is_a_number_on_a_sheet_where_it_is_known_and_words_otherwise() -> None:
    assert (on_sheet(7), on_sheet(SUPPRESSED), on_sheet(SUPPRESSED, in_bands=True)) == (7, "skjult", "under 5")
    assert (on_sheet(Band(5, 9)), on_sheet(Band(10, None))) == ("5–9", "mindst 10")
