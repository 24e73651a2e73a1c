"""Where organisations work together and what hangs on one, against the slow second reading and on maps worked out by hand."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from graphmodel.errors import NotFound
from graphmodel.store import GraphStore
from queries.overview import Overview, Overviews
from queries.section_115 import is_section_115
from queries.surfaces.facts import SurfaceFacts, fetch_surface_facts
from queries.surfaces.surfaces import Surfaces, find_surfaces, refuse_unknown
from queries.surfaces.ways import Way, find_ways
from queries.surfaces.without import lost_pairs
from queries.telling.explaining import SECTION_115
from tests.oracle import BASE_DAY, random_objects
from tests.oracle import surfaces as oracle
from tests.oracle.graph import Object
from tests.oracle.plans import changed_graph, coverage_in
from tests.queries.conftest import Draw
from tests.queries.maps import CARRIES, CATALOGUE, DAY, Map, asked, days, edge, less, node, nodes_first, sure
from tests.queries.test_rule_book import Country

SECTORS = ("sektor-a", "Sektor-B", "sektor-ø")


def read(drawn: Map) -> tuple[Overview, SurfaceFacts]:
    return drawn.store.read(lambda reader: (Overviews(CARRIES).at(reader), fetch_surface_facts(reader)))


def ask(drawn: Map, **how: Any) -> Surfaces:
    question = asked(**how)
    return find_surfaces(*read(drawn), CATALOGUE.mutual_types, question.on, question.limits)


def ways_of(drawn: Map, **how: Any) -> tuple[Way, ...]:
    question = asked(**how)
    overview, _ = read(drawn)
    return find_ways(overview.standing(question.on, question.limits), question.limits)


def in_sectors(objects: list[Object], seed: int) -> list[Object]:
    """The objects, their organisations in none, one or two sectors, now and then no longer or in one that is closed."""
    chance = random.Random(seed)
    sectors = [node("Sector", each, status="closed" if chance.random() < 0.1 else None) for each in SECTORS]
    edges = [
        edge("IN_SECTOR", thing["id"], sector, valid_to=days(-90) if chance.random() < 0.15 else None)
        for thing in objects
        if thing.get("node") == "Organisation"
        for sector in chance.sample(SECTORS, chance.randint(0, 2))
    ]
    return nodes_first([*objects, *sectors, *edges])


def easy(seed: int) -> list[Object]:
    return random_objects(random.Random(seed), youths=10, offers=12, organisations=14, actors=5, easy=True)


@pytest.mark.parametrize("seed", range(800, 812))
def test_a_random_graph_has_the_sectors_and_brokers_that_the_design_says(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=1, offers=2)
    how, objects = country.asked(), in_sectors(country.objects, seed)
    answer = ask(draw(objects), **how).as_json()
    assert {name: answer[name] for name in ("sectors", "brokers")} == oracle.surfaces(objects, how["on"])


@pytest.mark.parametrize("seed", range(820, 823))
def test_every_engine_sees_the_same_surfaces(seed: int, new_store: Callable[[], GraphStore]) -> None:
    country = Country(seed, youths=4, offers=6)
    how, objects = country.asked(), in_sectors(country.objects, seed)
    answer = ask(Map(new_store(), objects), **how).as_json()
    expected = oracle.surfaces(objects, how["on"]) | {"single_points": oracle.single_points(objects, **how)}
    assert answer == {"on": how["on"].isoformat(), "graph_version": answer["graph_version"], **expected}


@pytest.mark.parametrize("seed", [0, 12, 24])
def test_on_whom_alone_youths_hang_is_what_is_lost_without_each(seed: int, draw: Draw) -> None:
    objects = easy(seed)
    expected = oracle.single_points(objects, BASE_DAY)
    assert ask(draw(objects), on=BASE_DAY).as_json()["single_points"] == expected != []


@pytest.mark.parametrize("seed", range(830, 842))
def test_the_network_falls_apart_as_it_is_counted_slowly(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=1, offers=2)
    how = country.asked()
    expected = oracle.break_points(country.objects, how["on"])
    assert [
        (each.organisation, each.largest, each.apart) for each in ask(draw(country.objects), **how).break_points
    ] == [
        (organisation, len(parts[0]), tuple(map(tuple, parts[1:]))) for organisation, parts in sorted(expected.items())
    ]


@pytest.mark.parametrize("seed", [*range(6), 12, 13, 20, 24])
def test_the_way_of_each_carried_pair_leads_to_the_match_that_comes_first(seed: int, draw: Draw) -> None:
    objects = easy(seed)
    drawn = draw(objects)
    of_key = {each.said.key: each.said for each in ask(drawn, on=BASE_DAY).edges}
    found = [
        {
            **way.as_json(),
            "edges": sorted(
                (row.type, row.giver_id, row.taker_id, row.valid_from or "")
                for row in map(of_key.__getitem__, way.edges)
            ),
        }
        for way in ways_of(drawn, on=BASE_DAY)
    ]
    assert found == oracle.ways(objects, BASE_DAY)


def test_some_ways_lead_over_several_edges() -> None:
    assert max(len(way["edges"]) for way in oracle.ways(easy(12), BASE_DAY)) > 1


def organisations(*ids: str, **more: str) -> list[Object]:
    """Active organisations, and with `more` some of another status."""
    return [node("Organisation", id_) for id_ in ids] + [node("Organisation", id_, status=more[id_]) for id_ in more]


def sectors_of(found: Surfaces) -> list[tuple[str | None, str | None, dict[str, int], int]]:
    return [(row.giver, row.taker, row.edges, row.unconfirmed) for row in found.sectors]


def test_a_mutual_edge_counts_once_from_the_smaller_id(draw: Draw) -> None:
    objects = [
        *organisations("org-a", "org-b"),
        node("Sector", "sektor-1"),
        node("Sector", "sektor-2"),
        edge("IN_SECTOR", "org-a", "sektor-2"),
        edge("IN_SECTOR", "org-b", "sektor-1"),
        edge("MEETS_WITH", "org-b", "org-a", confirmed_on=days(-3)),
        edge("REFERS_TO", "org-b", "org-a"),
    ]
    assert sectors_of(ask(draw(nodes_first(objects)))) == [
        ("sektor-1", "sektor-2", {"REFERS_TO": 1}, 1),
        ("sektor-2", "sektor-1", {"MEETS_WITH": 1}, 0),
    ]


def test_an_organisation_in_two_sectors_counts_in_both_and_one_in_none_comes_first(draw: Draw) -> None:
    objects = [
        *organisations("org-a", "org-b"),
        node("Sector", "sektor-1"),
        node("Sector", "sektor-2"),
        node("Sector", "sektor-3", status="closed"),
        edge("IN_SECTOR", "org-a", "sektor-1"),
        edge("IN_SECTOR", "org-a", "sektor-2"),
        edge("IN_SECTOR", "org-b", "sektor-3"),
        edge("IN_SECTOR", "org-b", "sektor-2", valid_to=days(-1)),
        edge("FUNDS", "org-a", "org-b"),
        edge("FUNDS", "org-b", "org-a"),
    ]
    assert sectors_of(ask(draw(nodes_first(objects)))) == [
        (None, "sektor-1", {"FUNDS": 1}, 1),
        (None, "sektor-2", {"FUNDS": 1}, 1),
        ("sektor-1", None, {"FUNDS": 1}, 1),
        ("sektor-2", None, {"FUNDS": 1}, 1),
    ]


def test_only_what_is_in_force_on_the_day_between_active_organisations_counts(draw: Draw) -> None:
    objects = [
        *organisations("org-a", "org-b", **{"org-lukket": "closed"}),
        edge("REFERS_TO", "org-a", "org-b", state="planned"),
        edge("HANDS_OVER_TO", "org-a", "org-b", state="missing"),
        edge("REFERS_TO", "org-b", "org-a", state="planned", valid_to=days(-1)),
        edge("FUNDS", "org-a", "org-b", valid_to=days(-1)),
        edge("SUPERVISES", "org-a", "org-b", valid_from=days(1)),
        edge("KNOWS", "org-a", "org-b", valid_from=days(2), valid_to=days(-2)),
        edge("MEETS_WITH", "org-a", "org-lukket"),
        edge("DELIVERS_FOR", "org-a", "org-b", valid_from=days(0), valid_to=days(0)),
    ]
    drawn = draw(nodes_first(objects))
    found = ask(drawn)
    assert sectors_of(found) == [(None, None, {"DELIVERS_FOR": 1}, 1)]
    assert [(each.said.type, each.state, each.holds, each.closed) for each in found.edges] == [
        ("DELIVERS_FOR", "active", "now", ()),
        ("FUNDS", "active", "over", ()),
        ("HANDS_OVER_TO", "missing", "now", ()),
        ("KNOWS", "active", "never", ()),
        ("REFERS_TO", "planned", "now", ()),
        ("SUPERVISES", "active", "not_yet", ()),
        ("MEETS_WITH", "active", "now", ("org-lukket",)),
        ("REFERS_TO", "planned", "over", ()),
    ]
    (state,) = found.states
    assert (state.in_force, state.planned, state.missing, state.out_of_date) == (1, 1, 1, 4)
    assert sectors_of(ask(drawn, on=DAY.replace(year=1))) == [
        (None, None, {"FUNDS": 1}, 1),
    ]


def test_the_one_in_the_middle_is_the_broker(draw: Draw) -> None:
    objects = [
        *organisations("org-a", "org-b", "org-c", "org-d"),
        edge("REFERS_TO", "org-a", "org-b"),
        edge("REFERS_TO", "org-b", "org-c"),
        edge("MEETS_WITH", "org-c", "org-d"),
    ]
    found = ask(draw(nodes_first(objects)))
    # Of the six ordered pairs of others only a to c has a way, and it leads over b.
    assert [(each.organisation, each.betweenness) for each in found.brokers] == [
        ("org-a", 0.0),
        ("org-b", 0.166667),
        ("org-c", 0.0),
        ("org-d", 0.0),
    ]
    assert [(each.organisation, each.largest, each.apart) for each in found.break_points] == [
        ("org-b", 1, (("org-c",),))
    ]


def test_freshness_owners_and_reviews_are_told_of_what_is_in_force(draw: Draw) -> None:
    objects = [
        *organisations("org-a", "org-b"),
        node("Actor", "actor-1", name="Mette"),
        node("Actor", "actor-2", status="left"),
        edge("REFERS_TO", "org-a", "org-b", owner="actor-1", confirmed_on="2025-11-23", review_on=days(0)),
        edge("HANDS_OVER_TO", "org-a", "org-b", owner="actor-2", confirmed_on="2025-11-22", review_on=days(-1)),
        edge("FUNDS", "org-a", "org-b", owner="actor-3"),
        edge("SUPERVISES", "org-a", "org-b", owner="actor-1", confirmed_on=days(5), review_on=days(-1)),
        edge("REFERS_TO", "org-b", "org-a", owner="actor-1", state="planned", review_on=days(-1)),
    ]
    found = ask(draw(nodes_first(objects)))
    (state,) = found.states
    assert state.as_json() == {
        "from": None,
        "to": None,
        "in_force": 4,
        "planned": 1,
        "missing": 0,
        "out_of_date": 0,
        "confirmed": {"within_a_year": 2, "older": 1, "never": 1},
        "review_overdue": 1,
        "owners": ["actor-1"],
        "without_owner": 2,
    }
    assert {each.said.type: (each.owner_is, each.confirmed_days_ago) for each in found.edges_of(None, "org-a")[:4]} == {
        "FUNDS": ("unknown", None),
        "HANDS_OVER_TO": ("inactive", 366),
        "REFERS_TO": ("active", 365),
        "SUPERVISES": ("active", -5),
    }


def ends(type_: str, giver: str, taker: str) -> Object:
    return {"type": type_, "from": giver, "to": taker, "valid_from": None}


def test_what_collaborations_lack_is_told_edge_by_edge(draw: Draw) -> None:
    shares = "SHARES_INFORMATION_WITH"
    objects = [
        *organisations("org-a", "org-b", "org-c", "org-d", "org-e"),
        node("Actor", "actor-1"),
        edge(shares, "org-a", "org-b", purpose="forløb"),
        edge(shares, "org-a", "org-c", legal_basis="rpl. §115", purpose="forløb"),
        edge(shares, "org-a", "org-d", legal_basis="KUI-lov § 1150"),
        edge(shares, "org-a", "org-e", legal_basis="KUI-lov § 2", purpose="forløb"),
        edge(shares, "org-b", "org-c", legal_basis="RPL paragraf 115", purpose="kriminalitet"),
        edge(shares, "org-b", "org-d", legal_basis="barnets lov § 115", purpose="forløb"),
        edge(shares, "org-b", "org-e", state="missing"),
        edge("MEETS_WITH", "org-c", "org-b"),
        edge("MEETS_WITH", "org-d", "org-b"),
        edge("MEETS_WITH", "org-e", "org-d"),
        edge("DELIVERS_FOR", "org-b", "org-d", agreement="written", owner="actor-1"),
        edge("MEETS_WITH", "org-d", "org-a"),
        edge("MEETS_WITH", "org-c", "org-c"),
        edge("REFERS_TO", "org-a", "org-d", agreement="written", owner="actor-1"),
        edge("REFERS_TO", "org-d", "org-e", state="planned"),
        edge("REFERS_TO", "org-e", "org-a", agreement="none", owner="actor-1"),
        edge("HANDS_OVER_TO", "org-e", "org-b", agreement="oral", owner="actor-findes-ikke"),
        edge("CO_DELIVERS_WITH", "org-e", "org-c"),
    ]
    assert ask(draw(nodes_first(objects))).lacks.as_json() == {
        "information": [
            {**ends(shares, "org-a", "org-b"), "problem": "no_legal_basis", "legal_basis": None, "purpose": "forløb"},
            {**ends(shares, "org-a", "org-c"), "problem": "section_115_as_course", "legal_basis": "rpl. §115", "purpose": "forløb"},
            {**ends(shares, "org-a", "org-d"), "problem": "no_purpose", "legal_basis": "KUI-lov § 1150", "purpose": None},
            {**ends(shares, "org-b", "org-c"), "problem": "section_115", "legal_basis": "RPL paragraf 115", "purpose": "kriminalitet"},
        ],
        "meetings_without_referrals": [{"from": "org-b", "to": "org-c"}, {"from": "org-d", "to": "org-e"}],
        "referrals_without_agreement": [
            {**ends("REFERS_TO", "org-e", "org-a"), "agreement": "none"},
            {**ends("CO_DELIVERS_WITH", "org-e", "org-c"), "agreement": None},
        ],
        "handovers_without_owner": [
            {**ends("HANDS_OVER_TO", "org-e", "org-b"), "owner": "actor-findes-ikke", "owner_is": "unknown"},
            {**ends("CO_DELIVERS_WITH", "org-e", "org-c"), "owner": None, "owner_is": "none"},
        ],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("legal_basis", "is_it"),
    [
        ("§ 115", True),
        ("§115 a", True),
        ("par. 115", True),
        ("SSP, jf. § 115", True),
        ("retsplejelov § 115", True),
        ("Retsplejelovens paragraf 115", True),
        ("RPL § 115, stk. 2", True),
        ("lov om rettens pleje § 115", True),
        ("retsplejelovens §§ 114-116", True),
        ("§ 115 i retsplejeloven", True),
        ("barnets lov § 32; retsplejelovens § 115", True),
        ("§ 115, barnets lov § 32", True),
        ("barnets lov § 115", False),
        ("§ 115 i barnets lov", False),
        ("barnets lov §§ 111-121", False),
        ("barnets lov § 111 og § 115", False),
        ("retsplejelovens § 114, barnets lov § 115", False),
        ("forvaltningslovens § 115", False),
        ("retsplejelovens § 1150", False),
        ("retsplejelovens § 114", False),
        ("115", False),
        ("", False),
    ],
)
def test_section_115_is_known_by_its_number_and_the_act_that_is_named(legal_basis: str, *, is_it: bool) -> None:
    assert is_section_115(legal_basis) == is_it


def test_what_is_said_of_section_115_is_what_the_rule_book_does(draw: Draw) -> None:
    def shared(purpose: str, legal_basis: str = "retsplejelov § 115") -> Object:
        return edge("SHARES_INFORMATION_WITH", "org-kui", "org-huset", legal_basis=legal_basis, purpose=purpose)

    def told(*edges: Object) -> tuple[list[str], str, list[str]]:
        drawn = draw(less(sure(*edges), "CONSENTS_TO"))
        found = drawn.judge()
        return [row.problem for row in ask(drawn).lacks.information], found["conditions"]["consent"], found["caveats"]

    assert told(shared("forløb")) == (["section_115_as_course"], "pass", [SECTION_115])
    assert told(shared("kriminalpræventivt")) == (["section_115"], "unknown", [])
    both = (shared("forløb"), shared("forløb", "barnets lov § 11 c") | {"valid_from": days(-9)})
    assert told(*both) == (["section_115_as_course"], "pass", [])
    consented = draw(sure(shared("forløb"))).judge()
    assert (consented["conditions"]["consent"], consented["caveats"]) == ("pass", [])


def test_hours_are_summed_where_they_are_known_and_counted_where_they_are_not(draw: Draw) -> None:
    objects = sure(
        edge("FUNDS", "org-huset", "org-kui"),
        edge("MEETS_WITH", "org-huset", "org-kui", hours_per_month=0),
        edge("KNOWS", "org-ude", "org-kui", hours_per_month=9, valid_to=days(-1)),
        edge("SUPERVISES", "org-ude", "org-kui"),
        node("Organisation", "org-ude"),
    )
    for thing in objects:
        if thing.get("edge") == "REFERS_TO":
            thing["hours_per_month"] = 7.5
    drawn = draw(nodes_first(objects))
    ways = ways_of(drawn)
    assert [(way.youth, way.area, way.offer, len(way.edges)) for way in ways] == [
        ("youth-1", "area-doegnrytme", "offer-mentor", 1)
    ]
    costs = ask(drawn).costs(ways).as_json(with_pairs=False)
    assert costs["sectors"] == [{"from": None, "to": None, "edges": 4, "hours_per_month": 7.5, "unknown": 2}]
    assert costs["organisations"] == [
        {"organisation": "org-huset", "edges": 3, "hours_per_month": 7.5, "unknown": 1},
        {"organisation": "org-kui", "edges": 4, "hours_per_month": 7.5, "unknown": 2},
        {"organisation": "org-ude", "edges": 1, "hours_per_month": None, "unknown": 1},
    ]
    assert [(row["type"], row["hours_per_month"], row["pairs_carried"], row["hours_per_pair"]) for row in costs["edges"]] == [
        ("FUNDS", None, None, None),
        ("MEETS_WITH", 0, None, None),
        ("REFERS_TO", 7.5, 1, 7.5),
        ("SUPERVISES", None, None, None),
    ]  # fmt: skip


def test_a_youth_who_can_walk_in_is_carried_over_no_edge(draw: Draw) -> None:
    (way,) = ways_of(draw(sure(offer={"route": "open"})))
    assert way.edges == ()


def test_contact_persons_have_the_youths_of_the_day_and_some_youths_have_none(draw: Draw) -> None:
    follows = "CONTACT_PERSON_FOR"
    objects = [
        *organisations("org-a"),
        node("Actor", "actor-1"),
        node("Actor", "actor-2"),
        node("Actor", "actor-væk", status="left"),
        *(node("Youth", f"youth-{number}") for number in range(1, 6)),
        node("Youth", "youth-9", status="closed"),
        edge(follows, "actor-1", "youth-1", main=True),
        edge(follows, "actor-1", "youth-1", valid_from=days(-9)),
        edge(follows, "actor-1", "youth-2"),
        edge(follows, "actor-2", "youth-2", main=True, at="org-findes-ikke"),
        edge(follows, "actor-2", "youth-3", valid_to=days(-1)),
        edge(follows, "actor-væk", "youth-4", main=True),
        edge(follows, "actor-2", "youth-9"),
    ]
    assert ask(draw(nodes_first(objects))).contacts.as_json() == {
        "people": [
            {"actor": "actor-1", "youths": ["youth-1", "youth-2"], "main": ["youth-1"]},
            {"actor": "actor-2", "youths": ["youth-2"], "main": ["youth-2"]},
        ],
        "without": ["youth-3", "youth-4", "youth-5"],
    }


def test_the_edges_of_a_sector_or_an_organisation_are_those_at_it(draw: Draw) -> None:
    objects = [
        *organisations("org-a", "org-b", "org-c"),
        node("Sector", "sektor-1"),
        edge("IN_SECTOR", "org-a", "sektor-1"),
        edge("KNOWS", "org-b", "org-a"),
        edge("KNOWS", "org-b", "org-c"),
        edge("FUNDS", "org-a", "org-c"),
    ]
    drawn = draw(nodes_first(objects))
    found = ask(drawn)
    assert [each.said.type for each in found.edges_of(sector="sektor-1")] == ["FUNDS", "KNOWS"]
    assert [each.said.taker_id for each in found.edges_of(organisation="org-b")] == ["org-a", "org-c"]
    assert [each.said.taker_id for each in found.edges_of("sektor-1", "org-b")] == ["org-a"]
    refuse_unknown(*read(drawn), "sektor-1", "org-b")
    with pytest.raises(NotFound, match="sektor-2"):
        refuse_unknown(*read(drawn), "sektor-2", None)
    with pytest.raises(NotFound, match="org-d"):
        refuse_unknown(*read(drawn), None, "org-d")


def test_an_empty_graph_has_no_surfaces_and_says_which_version(draw: Draw) -> None:
    found = ask(draw([]))
    assert {name: found.as_json()[name] for name in ("sectors", "brokers", "single_points")} == {
        "sectors": [],
        "brokers": [],
        "single_points": [],
    }
    assert (found.on, found.states, found.break_points) == (DAY.isoformat(), (), ())
    assert found.costs(()).as_json(with_pairs=True) == {"sectors": [], "organisations": [], "edges": []}


# ── Narrowed ────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("seed", range(850, 862))
def test_what_is_narrowed_to_a_sector_or_an_organisation_is_the_rows_about_it(seed: int, draw: Draw) -> None:
    country = Country(seed, youths=8, offers=8)
    how, objects = country.asked(), in_sectors(country.objects, seed)
    drawn = draw(objects)
    question, (overview, facts) = asked(**how), read(drawn)
    whole = find_surfaces(overview, facts, CATALOGUE.mutual_types, question.on, question.limits)
    world = overview.standing(question.on, question.limits).population.world
    ways = ways_of(drawn, **how)
    for sector in SECTORS:
        found, here = whole.narrowed(world, facts, sector, None), {sector}
        assert [row for row in whole.sectors if here & {row.giver, row.taker}] == list(found.sectors)
        assert [row for row in whole.states if here & {row.giver, row.taker}] == list(found.states)
        assert [row for row in whole.costs(ways).sectors if here & set(row[:2])] == list(found.costs(ways).sectors)
    for id_ in whole.network.ids[:4]:
        found = whole.narrowed(world, facts, None, id_)
        assert [row for row in whole.brokers if row.organisation == id_] == list(found.brokers)
        assert [row for row in whole.costs(ways).organisations if row[0] == id_] == list(
            found.costs(ways).organisations
        )
        assert [row for row in whole.lacks.information if id_ in row.surface.organisations] == list(
            found.lacks.information
        )
        assert [row for row in whole.lacks.meetings_without_referrals if id_ in row] == list(
            found.lacks.meetings_without_referrals
        )
    assert whole.narrowed(world, facts, None, None) is whole


def test_an_organisation_has_the_people_who_work_or_decide_there(draw: Draw) -> None:
    objects = sure(
        *(node("Actor", f"actor-{number}") for number in range(1, 5)),
        node("Role", "role-1"),
        node("Permission", "permission-1"),
        edge("GRANTS", "role-1", "permission-1", state="confirmed"),
        edge("WORKS_AT", "actor-1", "org-kui"),
        edge("HOLDS", "actor-2", "role-1", at="org-kui"),
        edge("WORKS_AT", "actor-3", "org-huset"),
        edge("WORKS_AT", "actor-4", "org-kui", valid_to=days(-1)),
        *(edge("CONTACT_PERSON_FOR", f"actor-{number}", "youth-1") for number in range(1, 5)),
    )
    drawn = draw(nodes_first(objects))
    overview, facts = read(drawn)
    whole = ask(drawn)
    world = overview.standing(DAY, asked().limits).population.world
    people = whole.narrowed(world, facts, None, "org-kui").contacts
    assert ([each.actor for each in people.people], people.without) == (["actor-1", "actor-2"], None)
    assert len(whole.contacts.people) == 4


# ── Without ─────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("seed", [0, 12, 24])
def test_a_pair_that_hangs_on_one_stands_without_as_the_slow_second_reading_says(seed: int, draw: Draw) -> None:
    objects = easy(seed)
    drawn = draw(objects)
    overview, _ = read(drawn)
    points = ask(drawn, on=BASE_DAY).single_points
    lost = list(lost_pairs(overview, points, BASE_DAY, asked(on=BASE_DAY).limits))
    assert [(row.kind, row.id, row.youth, row.area) for row in lost] == [
        (point.kind, point.id, *pair) for point in points for pair in point.pairs
    ]
    for point in points:
        graph = changed_graph(objects, [f"{point.kind}:{point.id}"], [])
        for youth, area in point.pairs:
            (expected,) = (each for each in coverage_in(graph, youth, BASE_DAY, 180, 3)[0] if each["area"] == area)
            (row,) = (
                each
                for each in lost
                if (each.kind, each.id, each.youth, each.area) == (point.kind, point.id, youth, area)
            )
            assert (row.state, row.cause) == (expected["coverage"], expected["cause"])
    assert {row.state for row in lost} <= {"possible", "gap"}
