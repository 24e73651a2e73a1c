"""The budget of marks: nothing is lost, nothing is too much, and what was opened stays open."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.facts.neighbourhood_rows import NeighbourRow
from queries.facts.surroundings import LABELS, Node
from queries.neighbourhood import Counts, Edge, Neighbourhood, View
from webviz.network.budget import Picture, mark_id, within_budget

_NO_FACTS = dict.fromkeys(
    [
        *(
            "name",
            "kind",
            "status",
            "valid_from",
            "valid_to",
            "state",
            "at",
            "any_of",
            "agreement",
            "legal_basis",
            "purpose",
            "owner",
        ),
        *("covers_units", "confirmed_on", "review_on", "hours_per_month", "procedure", "note"),
    ]
)


def org(id_: str, hop: int = 1, sector: str | None = "s", municipality: str | None = "m") -> Node:
    return Node("Organisation", id_, id_, None, None, hop, (id_,), sector, municipality)


def member(
    label: str, id_: str, home: str, hop: int = 2, sector: str | None = "s", municipality: str | None = "m"
) -> Node:
    return Node(label, id_, id_, None, None, hop, (home,), sector, municipality)


def link(giver: Node, taker: Node, type_: str = "KNOWS") -> Edge:
    said = NeighbourRow(
        label=taker.label,
        id=taker.id,
        type=type_,
        from_id=giver.id,
        to_id=taker.id,
        key=f"{type_}|{giver.id}|{taker.id}|",
        **_NO_FACTS,
    )
    return Edge(giver.key, taker.key, "active", "never", said)


def around(*nodes: Node, edges: tuple[Edge, ...] = ()) -> Neighbourhood:
    centre = nodes[0]
    counts = Counts({}, {}, {}, 0)
    return Neighbourhood(
        centre, 2, "2026-11-23", View(), nodes, edges, counts, {node.key: node.name for node in nodes}, is_cut=False
    )


CENTRE = org("centre", hop=0)


def test_what_fits_is_left_alone() -> None:
    nodes = [CENTRE, *(org(f"o{number}") for number in range(49))]

    picture = within_budget(around(*nodes), 50)

    assert (len(picture.nodes), picture.groups, picture.hidden) == (50, (), 0)


def test_offers_and_people_are_folded_into_their_organisation_first() -> None:
    school, club = org("school"), org("club")
    offers = [member("Offer", f"offer-{number}", "school") for number in range(9)]
    people = [member("Actor", f"actor-{number}", "club") for number in range(3)]

    picture = within_budget(around(CENTRE, school, club, *offers, *people), 6)

    assert [(group.id, group.level, group.host, len(group.members)) for group in picture.groups] == [
        ("organisation:school", "organisation", "Organisation:school", 9)
    ], "the largest group goes first, and the other one need not"
    assert picture.marks == 6


def test_the_centres_own_are_folded_last_and_the_farthest_first() -> None:
    own = [member("Offer", f"own-{number}", "centre", hop=1) for number in range(20)]
    far = [member("Offer", f"far-{number}", "club", hop=2) for number in range(3)]

    picture = within_budget(around(CENTRE, org("club"), *own, *far), 22)

    assert [group.id for group in picture.groups] == ["organisation:club"]


def test_then_things_of_a_kind_then_sectors_then_municipalities() -> None:
    roles = [Node("Role", f"role-{number}", "r", None, None, 2) for number in range(5)]
    orgs = [
        org(f"{place}-{sector}-{number}", 1, sector, place)
        for place in ("a", "b")
        for sector in ("x", "y", "z")
        for number in range(4)
    ]

    def groups(budget: int) -> dict[str, int]:
        return {group.id: len(group.members) for group in within_budget(around(CENTRE, *roles, *orgs), budget).groups}

    assert groups(26) == {"kind:Role": 5}
    assert groups(23) == {"kind:Role": 5, "sector:a:x": 4}
    assert groups(8) == {"kind:Role": 5, **{f"sector:{place}:{sector}": 4 for place in "ab" for sector in "xyz"}}
    assert groups(4) == {"kind:Role": 5, "municipality:a": 12, "municipality:b": 12}
    assert set(groups(2)) == {"rest"}


def test_what_was_opened_is_not_folded() -> None:
    offers = [member("Offer", f"offer-{number}", "school") for number in range(9)]
    others = [member("Offer", f"other-{number}", "club") for number in range(8)]
    all_of_it = around(CENTRE, org("school"), org("club"), *offers, *others)

    assert [group.id for group in within_budget(all_of_it, 14).groups] == ["organisation:school"]
    assert [group.id for group in within_budget(all_of_it, 14, ["organisation:school"]).groups] == ["organisation:club"]


def test_edges_of_what_is_folded_are_bundled_and_those_within_are_in_no_picture() -> None:
    school, club = org("school"), org("club")
    offers = [member("Offer", f"offer-{number}", "school") for number in range(4)]
    edges = (
        *(link(school, offer, "PROVIDES") for offer in offers),
        *(link(club, offer) for offer in offers),
        link(club, school),
    )

    picture = within_budget(around(CENTRE, school, club, *offers, edges=edges), 4)

    assert [(bundle.giver, bundle.taker, len(bundle.edges)) for bundle in picture.bundles] == [
        ("Organisation:club", "Organisation:school", 4)
    ]
    assert picture.edges == (link(club, school),)


def test_members_of_an_organisation_that_is_not_in_the_picture_get_a_mark_of_their_own() -> None:
    stage = Node("Stage", "stage", "Fase", None, None, 0)
    offers = [member("Offer", f"offer-{number}", "elsewhere", hop=1) for number in range(9)]

    (group,) = within_budget(around(stage, *offers), 5).groups

    assert (group.id, group.host, len(group.members)) == ("organisation:elsewhere", None, 9)


@st.composite
def neighbourhoods(draw: st.DrawFn) -> Neighbourhood:
    nodes = [
        draw(
            st.sampled_from(
                [CENTRE, Node("Stage", "centre", "c", None, None, 0), Node("Sector", "centre", "c", None, None, 0)]
            )
        )
    ]
    for number in range(draw(st.integers(0, 70))):
        label = draw(st.sampled_from(LABELS))
        home = draw(st.sampled_from(["centre", "a", "b", "c", "away"]))
        node = Node(label, f"n{number}", f"n{number}", None, None, draw(st.integers(1, 3)))
        if label in ("Organisation", "Offer", "Actor"):
            belongs = draw(st.sampled_from([(), (home,)])) if label != "Organisation" else (node.id,)
            node = replace(
                node,
                organisations=belongs,
                sector=draw(st.sampled_from([None, "x", "y"])),
                municipality=draw(st.sampled_from([None, "k", "l"])),
            )
        nodes.append(node)
    nodes += [org(id_, draw(st.integers(1, 3))) for id_ in draw(st.sets(st.sampled_from(["a", "b", "c"])))]
    edges = tuple(
        link(draw(st.sampled_from(nodes)), draw(st.sampled_from(nodes))) for _ in range(draw(st.integers(0, 40)))
    )
    return around(*nodes, edges=edges)


def _marks(picture: Picture) -> set[str]:
    return {mark_id(node.key) for node in picture.nodes} | {group.id for group in picture.groups if group.host is None}


@given(
    neighbourhoods(),
    st.integers(2, 60),
    st.sets(st.sampled_from(["organisation:a", "sector:k:x", "municipality:k", "kind:Role", "rest", "nonsense"])),
)
def test_nothing_is_lost_and_the_budget_holds(everything: Neighbourhood, budget: int, opened: set[str]) -> None:
    picture = within_budget(everything, budget, opened)

    told = [node.key for node in picture.nodes] + [member.key for group in picture.groups for member in group.members]
    assert sorted(told) == sorted(node.key for node in everything.nodes)
    assert picture.marks <= max(budget, 2)
    assert everything.nodes[0] in picture.nodes, "the centre is never folded away"
    assert {group.host for group in picture.groups} - {None} <= _marks(picture)
    assert {end for bundle in picture.bundles for end in (bundle.giver, bundle.taker)} <= _marks(picture)
    assert within_budget(everything, budget, opened) == picture


@pytest.mark.parametrize("budget", [1, 2])
def test_the_smallest_budget_still_shows_the_centre(budget: int) -> None:
    picture = within_budget(around(CENTRE, org("a"), org("b"), member("Offer", "o", "a")), budget)

    assert picture.nodes == (CENTRE,)
    assert picture.hidden == 3
