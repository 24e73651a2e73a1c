import dataclasses
import re
from itertools import pairwise
from typing import Any

from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from queries.facts.map_rows import CollaborationRow
from tests.webviz.conftest import AppOf, client_of
from tests.webviz.maps import SMALL, Objects, offer
from webviz.chain.layout import MARK_HEIGHT, lay_out
from webviz.chain.tracing import state_of
from webviz.chain.view import Chain, Link, LinkState, Mark, MarkKind, merged
from webviz.chain.walking import stops_of

PAGE = "/unge/youth-alk-1"


def mark(key: str, kind: MarkKind, depth: int = 0) -> Mark:
    return Mark(key, kind, key, "")


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    people = draw(st.integers(0, 3))
    depths = draw(st.lists(st.integers(0, 3), min_size=1, max_size=7))
    offers = draw(st.integers(1, 6))
    marks = [mark("youth", MarkKind.YOUTH), *(mark(f"p{n}", MarkKind.PERSON) for n in range(people))]
    organisations = [Mark(f"o{n}", MarkKind.ORGANISATION, "o", "", depth) for n, depth in enumerate(depths)]
    marks += [*organisations, *(mark(f"t{n}", MarkKind.OFFER) for n in range(offers))]
    keys = [each.key for each in marks]
    pairs = draw(st.lists(st.tuples(st.sampled_from(keys), st.sampled_from(keys)), max_size=15))
    return Chain(
        tuple(marks), tuple(Link(first, second, "w", LinkState.CONFIRMED) for first, second in pairs if first != second)
    )


@given(chains())
def test_marks_stand_in_columns_and_never_on_each_other(chain: Chain) -> None:
    layout = lay_out(chain)
    columns: dict[int, list[int]] = {}
    for point in layout.points:
        if point.mark:
            columns.setdefault(point.x, []).append(point.y)

    assert {point.key for point in layout.points if point.mark} == {each.key for each in chain.marks}
    for heights in columns.values():
        ordered = sorted(heights)
        assert all(after - before >= MARK_HEIGHT for before, after in pairwise(ordered))
    assert all(0 <= point.x <= layout.width and 0 <= point.y <= layout.height for point in layout.points)


@given(chains())
def test_the_same_chain_is_drawn_the_same_every_time(chain: Chain) -> None:
    assert lay_out(chain) == lay_out(chain)


@given(chains())
def test_people_stand_right_of_the_youth_and_offers_rightmost(chain: Chain) -> None:
    x_of = {point.key: point.x for point in lay_out(chain).points}
    by_kind = {kind: [x_of[each.key] for each in chain.marks if each.kind is kind] for kind in MarkKind}

    assert all(x > x_of["youth"] for kind, places in by_kind.items() if kind is not MarkKind.YOUTH for x in places)
    assert min(by_kind[MarkKind.OFFER]) == max(by_kind[MarkKind.OFFER]) == max(x_of.values())
    assert all(
        person < organisation for person in by_kind[MarkKind.PERSON] for organisation in by_kind[MarkKind.ORGANISATION]
    )


def test_merged_chains_keep_every_mark_once_and_no_arrow_points_back() -> None:
    walk_in = Chain(
        (mark("youth", MarkKind.YOUTH), Mark("o", MarkKind.ORGANISATION, "o", "", 0)),
        (Link("youth", "o", "", LinkState.CONFIRMED),),
    )
    handed = Chain(
        (mark("youth", MarkKind.YOUTH), Mark("o", MarkKind.ORGANISATION, "o", "", 2)),
        (Link("youth", "o", "", LinkState.CONFIRMED),),
    )
    whole = merged((walk_in, handed))

    assert [(each.key, each.depth) for each in whole.marks] == [("youth", 0), ("o", 2)]
    assert len(whole.links) == 1


def link(**said: str) -> CollaborationRow:
    fields: dict[str, Any] = {each.name: None for each in dataclasses.fields(CollaborationRow)}
    return CollaborationRow(**(fields | said))


def test_a_link_is_as_sure_as_it_is_recorded() -> None:
    day = "2026-11-23"

    assert state_of(link(confirmed_on="2026-01-01"), day) is LinkState.CONFIRMED
    assert state_of(link(), day) is LinkState.UNCONFIRMED
    assert state_of(link(state="planned"), day) is LinkState.PLANNED
    assert state_of(link(state="missing"), day) is LinkState.MISSING
    assert state_of(link(valid_to="2026-11-22"), day) is LinkState.EXPIRED
    assert state_of(link(valid_from="2026-11-24"), day) is LinkState.PLANNED


def test_the_picture_holds_the_chain_step_by_step(client: FlaskClient) -> None:
    data = client.get(PAGE + "/kaede.json?tilbud=offer-vaerksted").get_json()
    names = {node["id"]: node["label"] for node in data["nodes"] if node["group"] != "point"}
    walked = list(
        dict.fromkeys((names[edge["ends"][0]], names[edge["ends"][1]], edge["state"]) for edge in data["edges"])
    )

    assert walked == [
        ("Alk-1", "Peter Ravn", "fixed"),
        ("Peter Ravn", "Birk Ungeenhed", "fixed"),
        ("Birk Ungeenhed", "Birk Skole", "confirmed"),
        ("Birk Skole", "Værkstedet", "unconfirmed"),
        ("Værkstedet", "Vaerksted", "fixed"),
    ]


def test_lines_tell_planned_and_unmapped_apart_without_colour(client: FlaskClient) -> None:
    planned = client.get(PAGE + "/kaede.json?tilbud=offer-klubaften").get_json()
    unmapped = client.get(PAGE + "/kaede.json?tilbud=offer-ukendt-vej").get_json()

    assert {(edge["state"], str(edge["dashes"])) for edge in planned["edges"]} == {
        ("fixed", "False"),
        ("planned", "[10, 6]"),
    }
    assert {(edge["state"], str(edge["dashes"])) for edge in unmapped["edges"]} == {
        ("fixed", "False"),
        ("unmapped", "[2, 6]"),
    }


def test_an_organisation_that_may_not_know_yet_has_a_lock(client: FlaskClient) -> None:
    data = client.get(PAGE + "/kaede.json?tilbud=offer-skolehold").get_json()
    locked = [node["label"] for node in data["nodes"] if node.get("locked")]

    assert locked == ["Birk Skole"]


def test_the_chain_around_a_youth_holds_the_first_suggestions_once(client: FlaskClient) -> None:
    data = client.get(PAGE + "/kaede.json").get_json()
    labels = [node["label"] for node in data["nodes"] if node["group"] != "point"]

    assert {"Morgenhold", "Skolehold", "Vaerksted", "Birk Skole", "Peter Ravn"} <= set(labels)
    assert len(labels) == len(set(labels))
    assert all({"x", "y"} <= node.keys() for node in data["nodes"])


@given(chains())
def test_walking_down_meets_every_stop_once_and_up_goes_back(chain: Chain) -> None:
    stops = {stop.mark.key: stop for stop in stops_of(chain, lay_out(chain))}
    here, walked = next(iter(stops)), []
    while here not in walked:
        walked.append(here)
        here = stops[here].arrows.get("ArrowDown", here)

    assert walked == list(stops)
    assert set(stops) == {mark.key for mark in chain.marks}
    assert all(stops[below].arrows["ArrowUp"] == above for above, below in pairwise(walked))
    columns = [stops[key].x for key in walked]
    assert columns == sorted(columns)


@given(chains())
def test_right_follows_a_connection_and_left_goes_back_along_one(chain: Chain) -> None:
    links = {(link.source, link.target) for link in chain.links}
    stops = {stop.mark.key: stop for stop in stops_of(chain, lay_out(chain))}

    for key, stop in stops.items():
        assert ("ArrowRight" in stop.arrows) == any(source == key for source, _ in links)
        assert ("ArrowLeft" in stop.arrows) == any(target == key for _, target in links)
        assert stop.arrows.get("ArrowRight") is None or (key, stop.arrows["ArrowRight"]) in links
        assert stop.arrows.get("ArrowLeft") is None or (stop.arrows["ArrowLeft"], key) in links


def test_a_stop_says_what_it_is_where_one_is_and_how_one_came_there(client: FlaskClient) -> None:
    data = client.get(PAGE + "/kaede.json?tilbud=offer-vaerksted").get_json()

    assert [stop["said"] for stop in data["stops"]] == [
        "Alk-1. Den unge, 1 af 6.",
        "Peter Ravn. Kontaktperson, 2 af 6. Fra Alk-1: har kontaktperson.",
        "Birk Ungeenhed. Organisation, 3 af 6. Fra Peter Ravn: arbejder i.",
        "Birk Skole. Organisation, 4 af 6. Fra Birk Ungeenhed: henviser til (aftalt og bekræftet).",
        "Værkstedet. Organisation, 5 af 6. Fra Birk Skole: henviser til (aftalt, ikke bekræftet). Spørg den unge først.",
        "Vaerksted. Tilbud, 6 af 6. Fra Værkstedet: udbyder.",
    ]


def test_a_stop_tells_who_is_responsible_and_leads_to_its_page(client: FlaskClient) -> None:
    stops = {stop["name"]: stop for stop in client.get(PAGE + "/kaede.json?tilbud=offer-vaerksted").get_json()["stops"]}
    (way,) = stops["Birk Skole"]["arrivals"]

    assert {"label": "Ansvarlig", "text": "Peter Ravn"} in way["facts"]
    assert {"label": "Bekræftet", "text": "1. oktober 2026"} in way["facts"]
    assert stops["Birk Skole"]["href"] == "/organisationer/org-skole"
    assert stops["Peter Ravn"]["href"] == "/personer/actor-peter"
    assert way["sentenceLanguage"] == "da"


def words_of_rows(text: str) -> list[str]:
    """The rows of the first chain table of a page, in words."""
    body = text[text.index("chain-table") :].split("</table>", maxsplit=1)[0]
    rows = [re.sub(r"<[^>]*>", " ", row) for row in body.split("<tr data-row")[1:]]
    return [re.sub(r"\s+", " ", row.split(">", 1)[1]).strip() for row in rows]


OPEN_AND_HANDED: Objects = [
    *SMALL,
    *offer("offer-aabent", "org-skole", route="open"),
    *offer("offer-selv", "org-skole", route="self"),
]
"""One may turn up at the school, sign up there oneself, and be handed on to it, which the youth is asked about first."""


def test_a_step_that_needs_no_agreement_is_not_called_agreed(app_of: AppOf) -> None:
    client = client_of(app_of(OPEN_AND_HANDED))
    [open_row] = [row for row in words_of_rows(client.get(PAGE + "/tilbud/offer-aabent").text) if "komme til" in row]
    [self_row] = [row for row in words_of_rows(client.get(PAGE + "/tilbud/offer-selv").text) if "melder sig" in row]

    assert open_row.endswith("uden henvisning bekræftet 23. november 2026")
    assert self_row.endswith("uden henvisning bekræftet 23. november 2026")
    picture = client.get(PAGE + "/kaede.json?tilbud=offer-aabent").get_json()
    assert {(edge["state"], str(edge["dashes"])) for edge in picture["edges"]} == {
        ("fixed", "False"),
        ("open", "[12, 4, 3, 4]"),
    }


def test_in_the_whole_table_the_youth_is_asked_first_on_the_steps_where_it_is_so_alone(app_of: AppOf) -> None:
    client = client_of(app_of(OPEN_AND_HANDED))
    rows = words_of_rows(client.get(PAGE).text)
    [unreferred] = [row for row in rows if "Birk Skole" in row and "uden henvisning" in row]

    assert unreferred.startswith("Alk-1 kan bare komme til / melder sig selv til Birk Skole – –")
    assert [row for row in rows if row.startswith("Birk Ungeenhed henviser til Birk Skole spørg den unge først")]
    picture = client.get(PAGE + "/kaede.json").get_json()
    assert "Birk Skole" not in [node["label"] for node in picture["nodes"] if node.get("locked")]
    assert "henviser til (spørg først)" in [edge["label"] for edge in picture["edges"] if "label" in edge]


def test_the_walk_says_on_which_way_the_youth_is_asked_first(app_of: AppOf) -> None:
    picture = client_of(app_of(OPEN_AND_HANDED)).get(PAGE + "/kaede.json").get_json()
    [school] = [stop for stop in picture["stops"] if stop["name"] == "Birk Skole"]

    assert school["note"] is None
    asked = {way["name"]: any(fact["label"] == "Husk" for fact in way["facts"]) for way in school["arrivals"]}
    assert asked == {"Alk-1": False, "Birk Ungeenhed": True}
    assert "aftalt og bekræftet, spørg den unge først" in school["said"]


def test_an_expired_agreement_says_when_it_was_confirmed_and_not_that_it_expired_then(app_of: AppOf) -> None:
    objects = [
        {**each, "valid_to": "2026-11-01"} if each.get("edge") == "REFERS_TO" and each["to"] == "org-skole" else each
        for each in SMALL
    ]
    rows = words_of_rows(client_of(app_of(objects)).get(PAGE + "/tilbud/offer-skolehold").text)

    assert [row for row in rows if row.endswith("udløbet bekræftet 1. oktober 2026")]


def test_two_ways_between_the_same_two_are_two_links_and_what_is_called_differently_is_said_twice() -> None:
    def chain(link: Link, *, locked: bool = False) -> Chain:
        return Chain(
            (mark("youth", MarkKind.YOUTH), Mark("o", MarkKind.ORGANISATION, "o", "", is_locked=locked)), (link,)
        )

    turns_up = Link("youth", "o", "kan bare komme til", LinkState.OPEN, sentence="Kom bare.")
    signs_up = Link("youth", "o", "melder sig selv til", LinkState.OPEN, sentence="Meld dig.")
    unknown = Link("youth", "o", "vejen er ikke kortlagt", LinkState.UNMAPPED, asks_first=True)
    whole = merged((chain(turns_up), chain(signs_up), chain(unknown, locked=True)))

    assert [(each.state, each.words, each.asks_first) for each in whole.links] == [
        (LinkState.OPEN, "kan bare komme til / melder sig selv til", False),
        (LinkState.UNMAPPED, "vejen er ikke kortlagt", True),
    ]
    assert whole.links[0].sentence == "Kom bare. Meld dig."
    assert not any(each.is_locked for each in whole.marks)
    assert merged((chain(unknown, locked=True), chain(unknown, locked=True))).marks[1].is_locked
