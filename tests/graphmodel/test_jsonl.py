"""Reading JSON Lines: every mistake is found, said in Danish and with its line; what is right comes out as it went in."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings

from graphmodel.jsonl import Parsed, as_object, parse, write
from graphmodel.records import EdgeRecord, NodeRecord
from tests.contract.graphs import Graph, graphs, whole_graph

ORG = {"node": "Organisation", "id": "org-1"}
OFFER = {"node": "Offer", "id": "offer-1"}
YOUTH = {"node": "Youth", "id": "ung-1"}
CPR = "311299-1234"


def parse_lines(*said: object) -> Parsed:
    """Read objects, and what is given as bytes or text as it stands."""
    return parse(
        item if isinstance(item, bytes) else (item if isinstance(item, str) else json.dumps(item)).encode()
        for item in said
    )


def errors_of(*said: object) -> list[str]:
    parsed = parse_lines(*said)
    assert all(issue.message.startswith((f"Linje {issue.line}: ", "Filen er tom")) for issue in parsed.errors)
    return [issue.message for issue in parsed.errors]


def only_error(*said: object) -> str:
    (message,) = errors_of(*said)
    return message


def edge(type_: str, from_id: str, to_id: str, **fields: object) -> dict[str, object]:
    return {"edge": type_, "from": from_id, "to": to_id, **fields}


PROVIDES = edge("PROVIDES", "org-1", "offer-1")

BAD_NODES: dict[str, tuple[object, str]] = {
    "no object": ("[1, 2]", "er ikke et JSON-objekt med »node« eller »edge«"),
    "a number": ("15", "er ikke et JSON-objekt"),
    "torn": ('{"node": "Offer", "id": "offer-', "er ikke et helt JSON-objekt. Er filen klippet over"),
    "two objects": ('{"node": "Offer", "id": "a"} {"node": "Offer", "id": "b"}', "er ikke et helt JSON-objekt"),
    "a comma too many": ('{"node": "Offer", "id": "a",}', "er ikke et helt JSON-objekt"),
    "another quote": ("{'node': 'Offer', 'id': 'a'}", "er ikke et helt JSON-objekt"),
    "neither": ({"id": "offer-1"}, "mangler »node« eller »edge«"),
    "unknown label": ({"node": "Offre", "id": "a"}, "»Offre« er ikke en slags punkt. Kendte: Municipality, Sector"),
    "a label of ours": ({"node": "Change", "id": "change-1"}, "»Change« er ikke en slags punkt"),
    "label in small": ({"node": "offer", "id": "a"}, "»offer« er ikke en slags punkt"),
    "label is a list": ({"node": ["Offer"], "id": "a"}, '["Offer"] er ikke en slags punkt'),
    "label is null": ({"node": None, "id": "a"}, "null er ikke en slags punkt"),
    "unknown type": (edge("PROVIDE", "a", "b"), "»PROVIDE« er ikke en slags forbindelse. Kendte: IN_SECTOR"),
    "type is an object": (edge({"a": 1}, "a", "b"), "er ikke en slags forbindelse"),  # type: ignore[arg-type]  # on purpose
    "no id": ({"node": "Offer"}, "»id« mangler eller er ikke en tekst"),
    "id is a number": ({"node": "Municipality", "id": 621}, "»id« mangler eller er ikke en tekst"),
    "id is empty": ({"node": "Offer", "id": ""}, "»id« mangler eller er ikke en tekst"),
    "no end": ({"edge": "PROVIDES", "from": "org-1"}, "»to« mangler eller er ikke en tekst"),
    "end is a list": ({"edge": "PROVIDES", "from": ["org-1"], "to": "a"}, "»from« mangler eller er ikke en tekst"),
    "unknown field": ({**OFFER, "naem": "x"}, "Offer har ikke noget felt, der hedder »naem«"),
    "a field of others": ({**YOUTH, "name": "Sara"}, "Youth har ikke noget felt, der hedder »name«"),
    "a field of others on an edge": (
        edge("SERVES", "a", "b", state="active"),
        "SERVES har ikke noget felt, der hedder »state«",
    ),
    "an unknown field with nothing in it": ({**OFFER, "naem": None}, "Offer har ikke noget felt, der hedder »naem«"),
    "a field twice": ('{"node": "Offer", "id": "a", "name": "x", "name": "y"}', "feltet »name« står to gange"),
    "text is a number": ({**OFFER, "name": 15}, "feltet »name« er 15, men skal være en tekst"),
    "text is a list": ({**OFFER, "name": ["x"]}, 'feltet »name« er ["x"], men skal være en tekst'),
    "text is an object": ({**OFFER, "name": {"da": "x"}}, "men skal være en tekst"),
    "whole is a text": ({**OFFER, "min_age": "15"}, "feltet »min_age« er »15«, men skal være et helt tal"),
    "whole is a fraction": ({**OFFER, "min_age": 15.0}, "feltet »min_age« er 15.0, men skal være et helt tal"),
    "whole is a truth": ({**OFFER, "min_age": True}, "feltet »min_age« er true, men skal være et helt tal"),
    "whole is too large": ({**OFFER, "min_age": 2**63}, "men skal være et helt tal"),
    "whole is huge": ('{"node": "Offer", "id": "a", "min_age": 1' + "0" * 5000 + "}", "er ikke et helt JSON-objekt"),
    "number is a text": ({**OFFER, "hours_per_week": "3,5"}, "feltet »hours_per_week« er »3,5«, men skal være et tal"),
    "number is no number": ('{"node": "Offer", "id": "a", "hours_per_week": NaN}', "er ikke et helt JSON-objekt"),
    "number has no end": ('{"node": "Offer", "id": "a", "hours_per_week": -Infinity}', "er ikke et helt JSON-objekt"),
    "number is too large": ('{"node": "Offer", "id": "a", "hours_per_week": 1e999}', "men skal være et tal"),
    "truth is a word": ({**OFFER, "anonymous": "ja"}, "feltet »anonymous« er »ja«, men skal være true eller false"),
    "truth is a number": ({**OFFER, "anonymous": 1}, "feltet »anonymous« er 1, men skal være true eller false"),
    "list is a text": (
        {**OFFER, "languages": "dansk"},
        "feltet »languages« er »dansk«, men skal være en liste af tekster",
    ),
    "list of numbers": ({**OFFER, "languages": [1]}, "men skal være en liste af tekster"),
    "list with null": ({**OFFER, "languages": ["dansk", None]}, "men skal være en liste af tekster"),
    "list with nothing": ({**OFFER, "languages": ["dansk", ""]}, "men skal være en liste af tekster"),
    "list in a list": ({**OFFER, "languages": [["dansk"]]}, "men skal være en liste af tekster"),
    "not a listed value": (
        {**OFFER, "route": "åben"},
        "feltet »route« er »åben«, men skal være open, self, referral eller visitation",
    ),
    "not a listed value in capitals": ({**OFFER, "route": "Open"}, "feltet »route« er »Open«, men skal være open"),
    "no day": (
        {**OFFER, "verified_on": "23.11.2026"},
        "feltet »verified_on« er »23.11.2026«, men skal være en dato som 2026-11-23",
    ),
    "no such day": ({**OFFER, "valid_to": "2026-02-29"}, "feltet »valid_to« er »2026-02-29«, men skal være en dato"),
    "a day without lines": ({**OFFER, "valid_to": "20260228"}, "men skal være en dato"),
    "a day and a time": ({**OFFER, "valid_to": "2026-02-28T00:00"}, "men skal være en dato"),
    "a day with a line end": ({**OFFER, "valid_to": "2026-02-28\n"}, "men skal være en dato"),
    "a day in other digits": ({**OFFER, "valid_to": "２０２６-02-28"}, "men skal være en dato"),
    "no month": (
        {**YOUTH, "birth_month": "2009-13"},
        "feltet »birth_month« er »2009-13«, men skal være en måned som 2009-04",
    ),
    "a day where a month belongs": ({**YOUTH, "birth_month": "2009-04-01"}, "men skal være en måned"),
    "intake days are no list": ({**OFFER, "intake_dates": "2026-11-23"}, "men skal være en liste af datoer"),
    "29 February every year": (
        {**OFFER, "intake": "yearly", "intake_dates": ["02-29"]},
        "men skal være en liste af datoer",
    ),
    "29 February without intake": ({**OFFER, "intake_dates": ["02-29"]}, "men skal være en liste af datoer"),
    "a date where every year is meant": (
        {**OFFER, "intake": "yearly", "intake_dates": ["02-01", "2026-08-01"]},
        "feltet »intake_dates« har »2026-08-01«, men optaget er hvert år",
    ),
    "every year where dates are meant": (
        {**OFFER, "intake_dates": ["02-01"], "intake": "dates"},
        "feltet »intake_dates« har »02-01«, men optaget er på bestemte datoer",
    ),
    "half a sign": ('{"node": "Offer", "id": "a", "name": "\\ud800"}', "feltet »name« er »?«, men skal være en tekst"),
    "half a sign in an id": ('{"node": "Offer", "id": "\\ud800"}', "»id« mangler eller er ikke en tekst"),
    "half a sign in a name": ('{"node": "Offer", "id": "a", "\\udc00": "x"}', "der hedder »?«"),
    "half a sign twice": ('{"node": "Offer", "id": "a", "\\udc00": 1, "\\udc00": 2}', "feltet »?« står to gange"),
    "not UTF-8": (
        '{"node": "Offer", "id": "a", "name": "æ"}'.encode("latin-1"),
        "tegn nr. 39 er ikke UTF-8. Gem filen som UTF-8",
    ),
    "UTF-16": ('{"node": "Offer", "id": "a"}'.encode("utf-16"), "er ikke UTF-8"),
    "a picture": (b"\x89PNG\r\n\x1a\n", "er ikke UTF-8"),
}


@pytest.mark.parametrize("name", BAD_NODES)
def test_a_bad_line_is_refused_with_its_number_and_the_reason(name: str) -> None:
    bad, reason = BAD_NODES[name]

    message = only_error(ORG, {"node": "Offer", "id": "fin"}, "", bad, {"node": "Stage", "id": "fin"})

    assert message.startswith("Linje 4: ")
    assert reason in message
    message.encode("utf-8")  # whatever was in the line, the message can be printed
    assert "\n" not in message


@pytest.mark.parametrize("depth", [10, 100, 300, 490, 900, 990, 2_000, 100_000])
@pytest.mark.parametrize(("opens", "closes"), [("[", "]"), ('{"a":', "}")])
def test_a_line_nested_however_deep_is_refused_and_no_crash(depth: int, opens: str, closes: str) -> None:
    line = '{"node": "Offer", "id": "a", "languages": ' + opens * depth + "1" + closes * depth + "}"

    assert only_error(line).startswith("Linje 1: ")


def test_a_long_value_is_shown_in_part() -> None:
    errors = errors_of({**OFFER, "route": "x" * 100_000}, {"edge": "y" * 100_000}, {**ORG, "z" * 100_000: 1})

    assert [message.count("…") for message in errors] == [1, 1, 1]
    assert all(len(message) < 900 for message in errors)


@pytest.mark.parametrize("lines", [(), ("",), ("", "  ", "\t"), (b"\xef\xbb\xbf",)])
def test_a_file_with_nothing_in_it_is_an_error_of_line_1(lines: tuple[object, ...]) -> None:
    parsed = parse_lines(*lines)

    assert [(issue.line, issue.message) for issue in parsed.errors] == [
        (1, "Filen er tom: der er ingen linjer med punkter eller forbindelser.")
    ]


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
OBJECTS = '{"node": "Area", "id": "æ"}\n{"node": "Area", "id": "b"}\n'
OTHER_FILES: dict[str, tuple[bytes, str]] = {
    "UTF-16": (OBJECTS.encode("utf-16"), "gemt som UTF-16"),
    "UTF-16, the other way round": (b"\xfe\xff" + OBJECTS.encode("utf-16-be"), "gemt som UTF-16"),
    "UTF-16 without a mark": (OBJECTS.encode("utf-16-le"), "gemt som UTF-16"),
    "a picture": (PICTURE, "ikke en tekst i UTF-8"),
    "a photo": (b"\xff\xd8\xff\xe0\x00\x10JFIF\n" + PICTURE, "ikke en tekst i UTF-8"),
    "a spreadsheet": (b"PK\x03\x04\x14\x00\n\x00\n" + PICTURE, "ikke en tekst i UTF-8"),
    "Latin-1 on every line": ('{"id": "æ"}\n{"id": "ø"}\n'.encode("latin-1"), "ikke en tekst i UTF-8"),
    "a table": (b"Tilbud;Udbyder\nMentor;Klubben\nDans;Klubben\n", "Ingen af filens linjer er et helt JSON-objekt"),
    "one object over many lines": (json.dumps({"a": ["b", "c"]}, indent=1).encode(), "Ingen af filens linjer"),
}


@pytest.mark.parametrize("name", OTHER_FILES)
def test_a_file_of_another_kind_is_told_in_one_sentence(name: str) -> None:
    content, reason = OTHER_FILES[name]
    parsed = parse(content.splitlines())
    (issue,) = parsed.errors
    assert issue.line == 1
    assert reason in issue.message
    assert (parsed.nodes, parsed.edges) == ([], [])


def test_lines_among_others_that_cannot_be_read_are_named_one_by_one() -> None:
    bad = ["hej", "{", b"\xe6"]
    assert len(errors_of(*bad, ORG)) == 3
    assert len(errors_of("hej")) == 1
    assert len(errors_of('{"id": "a", "id": "b"}', '{"id": "a", "id": "b"}')) == 2


def test_a_mark_at_the_start_and_blank_lines_are_passed_over_and_counted() -> None:
    first = b"\xef\xbb\xbf" + json.dumps(ORG).encode() + b"\r"

    parsed = parse_lines(first, "", "   ", OFFER, PROVIDES)

    assert parsed.errors == []
    assert [node.id for node in parsed.nodes] == ["org-1", "offer-1"]
    assert only_error(first, "", {"node": "x"}).startswith("Linje 3: ")


def test_a_mark_inside_the_file_is_an_error() -> None:
    assert only_error(ORG, b"\xef\xbb\xbf" + json.dumps(OFFER).encode()).startswith("Linje 2: ")


def test_every_error_is_reported_in_the_order_of_the_lines() -> None:
    errors = errors_of(edge("PROVIDES", "org-1", "x"), {**OFFER, "min_age": "a"}, ORG, edge("NO", "a", "b"), "{")

    assert [message.split(":")[0] for message in errors] == ["Linje 1", "Linje 2", "Linje 4", "Linje 5"]


# ── Twice, and ends ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_node_that_stands_twice_is_refused_and_the_first_line_named() -> None:
    assert only_error(OFFER, ORG, {**OFFER, "name": "x"}) == "Linje 3: Offer »offer-1« står allerede i linje 1."
    assert errors_of({"node": "Stage", "id": "x"}, {"node": "Area", "id": "x"}) == []


def test_an_edge_that_stands_twice_is_refused_unless_it_starts_on_another_day() -> None:
    again = edge("PROVIDES", "org-1", "offer-1", valid_to="2026-06-30")
    assert only_error(ORG, OFFER, PROVIDES, again) == (
        "Linje 4: forbindelsen PROVIDES fra »org-1« til »offer-1« står allerede i linje 3."
    )
    assert errors_of(ORG, OFFER, PROVIDES, edge("PROVIDES", "org-1", "offer-1", valid_from="2026-01-01")) == []


def test_a_label_that_is_said_makes_no_other_edge() -> None:
    assert "står allerede" in only_error(ORG, OFFER, PROVIDES, {**PROVIDES, "to_label": "Offer"})


def test_a_mutual_edge_the_other_way_round_is_another_edge() -> None:
    other = {"node": "Organisation", "id": "org-2"}
    parsed = parse_lines(
        ORG, other, edge("KNOWS", "org-1", "org-2"), edge("KNOWS", "org-2", "org-1"), edge("KNOWS", "org-1", "org-1")
    )

    assert parsed.errors == []
    assert len({record.key for record in parsed.edges}) == 3


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (
            edge("PROVIDES", "org-9", "offer-1"),
            "har »from« = »org-9«, men der findes ikke et punkt af slagsen Organisation med det id",
        ),
        (
            edge("PROVIDES", "org-1", "offer-9"),
            "har »to« = »offer-9«, men der findes ikke et punkt af slagsen Offer med det id",
        ),
        (edge("PROVIDES", "offer-1", "org-1"), "har »from« = »offer-1«"),
        (edge("DECLINES", "ung-1", "x"), "men der findes ikke et punkt af slagsen Offer eller Organisation"),
        (edge("DECLINES", "ung-1", "org-1", to_label="Offer"), "men der findes ikke et punkt af slagsen Offer med"),
        (
            edge("DECLINES", "ung-1", "org-1", to_label="Youth"),
            "»to_label« er »Youth«, men DECLINES kan her kun have Offer eller Organisation",
        ),
        (
            edge("PROVIDES", "org-1", "offer-1", from_label="Offer"),
            "»from_label« er »Offer«, men PROVIDES kan her kun have Organisation",
        ),
        (edge("PROVIDES", "org-1", "offer-1", to_label=["Offer"]), "»to_label« er"),
    ],
)
def test_an_end_that_is_nowhere_is_refused_with_what_was_looked_for(bad: object, reason: str) -> None:
    message = only_error(ORG, OFFER, YOUTH, bad)

    assert message.startswith("Linje 4: ")
    assert reason in message


def test_nodes_may_stand_after_the_edges_that_need_them() -> None:
    assert errors_of(PROVIDES, OFFER, ORG) == []


FAULTY: dict[str, object] = {
    "a field is wrong": {**ORG, "kind": 15},
    "the label is unknown": {"node": "Organistion", "id": "org-1"},
    "the line is torn": '{"node": "Organisation", "id": "org-1", "name": "Jobcen',
    "the line is not UTF-8": '{"id": "org-1", "node": "Organisation", "name": "æ"}'.encode("latin-1"),
    "its id is written with codes": '{"node": "Organisation", "id": "org\\u002d1", "name": "x"',
    "a field stands twice": '{"node": "Organisation", "id": "org-1", "name": "x", "name": "y"}',
}


@pytest.mark.parametrize("fault", FAULTY)
def test_an_edge_at_a_node_whose_own_line_is_at_fault_is_no_fault_of_its_own(fault: str) -> None:
    many = [{**OFFER, "id": f"offer-{number}"} for number in range(40)]
    edges = [edge("PROVIDES", "org-1", f"offer-{number}") for number in range(40)]

    assert only_error(*many, FAULTY[fault], *edges).startswith("Linje 41: ")


def test_what_else_is_wrong_with_an_edge_at_a_faulty_node_is_told() -> None:
    errors = errors_of(
        {**ORG, "kind": 15}, OFFER, edge("PROVIDES", "org-1", "offer-9"), edge("PROVIDES", "org-9", "offer-1")
    )

    assert [message.split(":")[0] for message in errors] == ["Linje 1", "Linje 3", "Linje 4"]
    assert "»to« = »offer-9«" in errors[1]
    assert "»from« = »org-9«" in errors[2]


def test_an_edge_whose_own_line_is_at_fault_hides_nothing() -> None:
    faulty = {"edge": "PROVIDES", "id": "org-1", "from": "org-1", "to": "offer-1"}

    errors = errors_of(OFFER, faulty, edge("PROVIDES", "org-1", "offer-1"))

    assert [message.split(":")[0] for message in errors] == ["Linje 2", "Linje 3"]


def test_a_faulty_node_that_the_store_has_already_is_found_there() -> None:
    lines = [json.dumps(item).encode() for item in ({**ORG, "kind": 15}, OFFER, PROVIDES)]

    parsed = parse(lines, lambda label, ids: ids if label == "Organisation" else set())

    assert [issue.line for issue in parsed.errors] == [1]


def test_an_end_in_doubt_needs_its_label_and_keeps_it_as_it_was_said() -> None:
    nodes = ({"node": "Offer", "id": "x"}, {"node": "Organisation", "id": "x"}, YOUTH)
    assert only_error(*nodes, edge("DECLINES", "ung-1", "x")) == (
        "Linje 4: »x« er både Offer og Organisation. Sig hvilken med »to_label«."
    )

    said = edge("DECLINES", "ung-1", "x", to_label="Organisation")
    parsed = parse_lines(*nodes, said, edge("DECLINES", "ung-1", "x", to_label="Offer"))
    assert parsed.errors == []
    assert (parsed.edges[0].to_label, as_object(parsed.edges[0])) == ("Organisation", said)

    (unsaid,) = parse_lines(nodes[0], YOUTH, edge("DECLINES", "ung-1", "x")).edges
    assert (unsaid.to_label, as_object(unsaid)) == ("Offer", edge("DECLINES", "ung-1", "x"))


def test_the_store_is_asked_for_the_ends_that_the_file_has_not_got_and_no_others() -> None:
    asked: dict[str, set[str]] = {}

    def find_ids(label: str, ids: set[str]) -> set[str]:
        asked[label] = ids
        return ids & {"org-7"}

    lines = [json.dumps(item).encode() for item in (OFFER, edge("PROVIDES", "org-7", "offer-1"))]
    parsed = parse(lines, find_ids)

    assert parsed.errors == []
    assert asked == {"Organisation": {"org-7"}}


# ── Spans, and what is not given ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "never",
    [
        {**PROVIDES, "valid_from": "2026-02-01", "valid_to": "2026-01-31"},
        {"node": "Offer", "id": "x", "valid_from": "2026-02-01", "valid_to": "2026-01-31"},
    ],
)
def test_a_span_that_ends_before_it_starts_is_accepted_with_a_warning(never: dict[str, Any]) -> None:
    parsed = parse_lines(ORG, OFFER, never)

    assert parsed.errors == []
    (warning,) = parsed.warnings
    assert warning.line == 3
    assert re.match(
        r"Linje 3: .* slutter \(2026-01-31\), før det begynder \(2026-02-01\), og gælder derfor aldrig\.",
        warning.message,
    )
    assert parse_lines(ORG, OFFER, {**never, "valid_to": "2026-02-01"}).warnings == []


def test_what_is_not_given_is_left_out_and_zero_and_false_are_given() -> None:
    (node,) = parse_lines({**OFFER, "name": "", "town": None, "languages": [], "min_age": 0, "anonymous": False}).nodes

    assert node.properties == {"min_age": 0, "anonymous": False}


def test_status_and_kind_take_any_text_and_ids_any_form() -> None:
    assert errors_of({"node": "Offer", "id": "Æ 1/2 \"'|%", "status": "på pause", "kind": "noget nyt"}) == []


# ── CPR numbers ────────────────────────────────────────────────────────────────────────────────────────────────────

WITH_CPR: dict[str, object] = {
    "in a text": {**OFFER, "name": f"Sara {CPR}"},
    "in a number": {**OFFER, "price": 3112991234},
    "in a number without its zero": {**OFFER, "seats_total": 112991234},
    "in a list of numbers": {**OFFER, "languages": [3112991234, 112991234]},
    "in an object without its zero": {**OFFER, "name": {"x": 112991234}},
    "in a label without its zero": {"node": 112991234, "id": "a"},
    "in a fraction": {**OFFER, "price": 3112991234.0},
    "in a list": {**OFFER, "languages": ["dansk", CPR]},
    "in a list in a list": {**OFFER, "languages": [["dansk", [CPR]]]},
    "in an object": {**OFFER, "name": {"x": [CPR]}},
    "in a value of the wrong kind": {**OFFER, "anonymous": CPR},
    "in a value not listed": {**OFFER, "route": CPR},
    "in a date": {**OFFER, "valid_from": CPR},
    "in an id": {"node": "Youth", "id": f"ung-{CPR}"},
    "in a number as id": {"node": "Youth", "id": 3112991234},
    "in an end": edge("PROVIDES", "org-1", CPR),
    "in a label of an end": edge("PROVIDES", "org-1", "offer-1", to_label=CPR),
    "in a field's name": {**OFFER, f"cpr {CPR}": "x"},
    "in a field's name twice": f'{{"node": "Offer", "id": "a", "{CPR}": 1, "{CPR}": 2}}',
    "in a label": {"node": CPR, "id": "a"},
    "in a type": edge(CPR, "a", "b"),
    "in a torn line": f'{{"node": "Youth", "id": "{CPR}',
    "in a line that is no object": f'"{CPR}"',
    "in a key field": edge("PROVIDES", "org-1", "offer-1", valid_from=CPR),
    "across the end of what is shown": {**OFFER, "route": "x" * 52 + CPR},
}


@pytest.mark.parametrize("name", WITH_CPR)
def test_a_cpr_number_is_refused_wherever_it_stands_and_never_repeated(name: str) -> None:
    message = only_error(ORG, {"node": "Offer", "id": "offer-1x"}, WITH_CPR[name])

    assert message.startswith("Linje 3: ")
    digits = re.sub(r"\D", "", message.removeprefix("Linje 3: "))
    assert "311299" not in digits
    assert "112991234" not in digits


def test_a_p_number_is_welcome_where_it_belongs() -> None:
    assert errors_of({**ORG, "p_number": "1003456789"}) == []
    assert "CPR" in only_error({**ORG, "cvr": "1003456789"})


# ── Writing ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_line_has_the_keys_in_the_order_of_the_declaration_and_danish_as_it_is() -> None:
    record = NodeRecord("Offer", "offer-1", {"town": "Ærø", "name": "På vej", "price": None, "languages": []})

    assert list(write([record])) == ['{"node": "Offer", "id": "offer-1", "name": "På vej", "town": "Ærø"}\n']


def test_a_line_end_inside_a_text_makes_no_new_line() -> None:
    (line,) = write([NodeRecord("Offer", "a", {"name": "en\nto\r\u2028tre"})])

    assert line.count("\n") == 1
    assert parse(line.encode().splitlines()).nodes[0].properties == {"name": "en\nto\r\u2028tre"}


@settings(max_examples=150)
@given(graph=graphs())
def test_what_is_written_is_read_back_the_same(graph: Graph) -> None:
    assert_reads_back(graph.nodes, graph.edges)


def test_the_whole_model_is_read_back_the_same() -> None:
    nodes, edges = whole_graph()
    assert_reads_back(tuple(nodes), tuple(edges))


def assert_reads_back(nodes: tuple[NodeRecord, ...], edges: tuple[EdgeRecord, ...]) -> None:
    parsed = parse("".join(write([*nodes, *edges])).encode().splitlines())

    assert parsed.errors == [] or not nodes
    assert parsed.nodes == list(nodes)
    assert parsed.edges == list(edges)
    assert repr([node.properties for node in parsed.nodes]) == repr(
        [{**node.properties} for node in map(in_order, nodes)]
    )


def in_order(node: NodeRecord) -> NodeRecord:
    """The node with its fields as they are written."""
    said = as_object(node)
    return NodeRecord(node.label, node.id, {name: said[name] for name in said if name not in {"node", "id"}})
