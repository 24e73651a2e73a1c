"""On whom alone youths hang, against leaving out each organisation and each actor in turn, on random graphs."""

from typing import Any

import pytest

from queries.everyone.changing import Taken
from queries.overview import Overview, Overviews
from queries.surfaces.single_points import find_single_points
from tests.oracle import what_if
from tests.queries.conftest import Draw
from tests.queries.maps import CARRIES, DAY, Map, asked, edge, less, node, nodes_first, sure
from tests.queries.test_rule_book import Country

Found = dict[tuple[str, str], list[tuple[str, str]]]


def overview_of(drawn: Map) -> Overview:
    return drawn.store.read(Overviews(CARRIES).at)


def ask(drawn: Map, **how: Any) -> Found:
    question = asked(**how)
    found = find_single_points(overview_of(drawn), question.on, question.limits)
    return {(each.kind, each.id): list(each.pairs) for each in found}


def one_by_one(drawn: Map, **how: Any) -> Found:
    """Every organisation and actor left out of the facts in turn."""
    question, overview = asked(**how), overview_of(drawn)
    before = overview.standing(question.on, question.limits)
    found: Found = {}
    for kind, label, rows in (
        ("organisation", "Organisation", overview.records.network.organisations),
        ("actor", "Actor", overview.records.network.actors),
    ):
        for row in rows:
            taken = Taken(frozenset({(label, row.id)}))
            after = overview.standing_if(before, taken, question.on, question.limits)
            if lost := sorted(before.covered() - after.covered()):
                found[kind, row.id] = lost
    return found


@pytest.mark.parametrize("seed", range(700, 720))
def test_a_random_graph_hangs_on_whom_leaving_out_each_in_turn_says(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=14, offers=14)
    drawn, how = draw(country.objects), country.asked()
    assert ask(drawn, **how) == one_by_one(drawn, **how), how


@pytest.mark.parametrize("seed", range(760, 763))
def test_a_random_graph_hangs_on_whom_the_slow_second_reading_says(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=8, offers=8)
    how = country.asked()
    expected: Found = {}
    for thing in country.objects:
        if thing.get("node") in {"Organisation", "Actor"}:
            kind = thing["node"].lower()
            lost = what_if(country.objects, without=[f"{kind}:{thing['id']}"], **how)["loses"]
            if lost:
                expected[kind, thing["id"]] = sorted((pair["youth"], pair["area"]) for pair in lost)
    assert ask(draw(country.objects), **how) == expected, how


ANOTHER = (
    node(
        "Offer", "offer-klub", route="open", intake="rolling", reach="national", seats_free=3, seats_on=DAY.isoformat()
    ),
    node("Organisation", "org-klub"),
    edge("PROVIDES", "org-klub", "offer-klub"),
    edge("DEVELOPS", "offer-klub", "area-doegnrytme"),
)


def test_who_hands_on_and_who_provides_are_missed_where_there_is_no_other_way(draw: Draw) -> None:
    lost = [("youth-1", "area-doegnrytme")]
    assert ask(draw(sure())) == {("organisation", "org-huset"): lost, ("organisation", "org-kui"): lost}


def test_with_a_second_way_nobody_is_missed(draw: Draw) -> None:
    assert ask(draw(sure(*ANOTHER))) == {}


def test_the_only_one_who_may_decide_is_missed_and_where_they_do(draw: Draw) -> None:
    lost = [("youth-1", "area-doegnrytme")]
    deciding = (
        node("Actor", "actor-else"),
        node("Role", "role-leder"),
        node("Permission", "permission-forloeb"),
        edge("WORKS_AT", "actor-else", "org-kui"),
        edge("HOLDS", "actor-else", "role-leder"),
        edge("GRANTS", "role-leder", "permission-forloeb", state="confirmed"),
        edge("REQUIRES", "offer-mentor", "permission-forloeb"),
    )
    found = ask(draw(sure(*deciding)))
    assert found == {
        ("actor", "actor-else"): lost,
        ("organisation", "org-huset"): lost,
        ("organisation", "org-kui"): lost,
    }


def test_a_contact_person_is_missed_where_the_youth_effort_leads_nowhere(draw: Draw) -> None:
    lost = [("youth-1", "area-doegnrytme")]
    school = (
        node("Actor", "actor-bo"),
        node("Organisation", "org-skole"),
        edge("WORKS_AT", "actor-bo", "org-skole"),
        edge("CONTACT_PERSON_FOR", "actor-bo", "youth-1"),
        edge("REFERS_TO", "org-skole", "org-huset"),
    )
    found = ask(draw(less(sure(*school), "org-kui")))
    assert found["actor", "actor-bo"] == lost
    assert ("actor", "actor-bo") not in ask(draw(sure(*school)))


def test_a_whole_is_missed_whose_agreement_its_unit_leads_over(draw: Draw) -> None:
    lost = [("youth-1", "area-doegnrytme")]
    base = [thing for thing in sure() if thing.get("edge") != "REFERS_TO"]
    unit = (
        node("Organisation", "org-kommune"),
        edge("PART_OF", "org-kui", "org-kommune"),
        edge("REFERS_TO", "org-kommune", "org-huset", covers_units=True),
    )
    assert ask(draw(nodes_first([*base, *unit])))["organisation", "org-kommune"] == lost
