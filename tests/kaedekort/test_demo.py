"""The made-up municipality is whole, alive, unmistakably made up, and holds every situation that it promises."""

import csv
import json
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.resources import files
from io import BytesIO
from itertools import chain
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from graphmodel.catalogue import load_catalogue
from graphmodel.cpr import contains_cpr
from graphmodel.jsonl import parse
from graphmodel.schema import EDGE_TYPES
from kaedekort.demo.municipality import build_demo
from kaedekort.demo.national import build_national
from kaedekort.demo.partner_list import FILE, build_partner_list
from kaedekort.demo.reading import read_document, read_tables
from tests.oracle import CONDITIONS, coverage, judge_offer, match

DAY = "2026-11-23"
Objects = list[dict[str, Any]]
REPAIRABLE = {"stage", "time", "needs", "capacity", "chain", "authority", "consent"}
CAUSES = ("no_offer", "choice", "age", "income", "needs", "stage", "time", "capacity", "chain", "authority", "consent")


@pytest.fixture(scope="module")
def demo() -> Objects:
    return build_demo(load_catalogue().as_objects())


def lines_of(objects: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    return (json.dumps(each, ensure_ascii=False).encode() for each in objects)


def nodes(objects: Objects, label: str) -> Objects:
    return [each for each in objects if each.get("node") == label]


def edges(objects: Objects, edge_type: str) -> Objects:
    return [each for each in objects if each.get("edge") == edge_type]


def texts_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from chain.from_iterable(texts_of(each) for each in value.values())
    elif isinstance(value, list):
        yield from chain.from_iterable(texts_of(each) for each in value)


def reference(name: str) -> list[dict[str, str]]:
    text = files("graphmodel.reference").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def judged(objects: Objects, youth: str, offer: str) -> tuple[str, set[str], set[str]]:
    """The verdict, what fails, and what is unknown, as the slow rule book has it."""
    answer = judge_offer(objects, youth, offer, DAY)
    conditions = answer["conditions"]
    return (
        answer["verdict"],
        {name for name in CONDITIONS if conditions[name] == "fail"},
        {name for name in CONDITIONS if conditions[name] == "unknown"},
    )


# What it is made of


def test_it_has_the_size_that_was_promised(demo: Objects) -> None:
    counts = Counter(each["node"] for each in demo if "node" in each)
    assert counts["Offer"] == 140
    assert counts["Actor"] == 90
    assert counts["Youth"] == counts["Goal"] == 80
    assert 40 <= counts["Organisation"] <= 50
    assert counts["SubGoal"] > 200
    assert counts["Municipality"] == 2


def test_it_is_the_same_every_time(demo: Objects) -> None:
    assert list(lines_of(build_demo(load_catalogue().as_objects()))) == list(lines_of(demo))


def test_it_can_be_loaded_without_an_error_or_a_warning(demo: Objects) -> None:
    parsed = parse(lines_of(demo))
    assert parsed.errors == []
    assert parsed.warnings == []
    assert len(parsed.nodes) + len(parsed.edges) == len(demo)


def test_nodes_come_before_edges_and_every_end_exists(demo: Objects) -> None:
    ids = {each["id"] for each in demo if "node" in each}
    assert all("edge" in each for each in demo[sum("node" in each for each in demo) :])
    for edge in (each for each in demo if "edge" in each):
        ends = {edge[key] for key in ("from", "to", "at", "owner") if key in edge}
        assert ends <= ids, edge


def test_nothing_is_said_with_an_empty_value(demo: Objects) -> None:
    assert [each for each in demo if any(value in (None, "", []) for value in each.values())] == []


def test_every_type_of_edge_is_in_use(demo: Objects) -> None:
    assert {each["edge"] for each in demo if "edge" in each} == set(EDGE_TYPES)


def test_every_sector_stage_and_area_is_in_use(demo: Objects) -> None:
    for label, edge_type in (("Sector", "IN_SECTOR"), ("Stage", "SUITS"), ("Stage", "AT_STAGE"), ("Area", "DEVELOPS")):
        used = {each["to"] for each in edges(demo, edge_type)}
        assert used == {each["id"] for each in nodes(demo, label)}


def test_its_words_are_those_of_the_catalogue(demo: Objects) -> None:
    catalogue = load_catalogue()
    known = {
        ("Offer", "kind"): set(catalogue.offer_kinds),
        ("Offer", "for_income"): set(catalogue.income_bases),
        ("Organisation", "kind"): set(catalogue.organisation_kinds),
        ("Youth", "income_basis"): set(catalogue.income_bases),
    }
    known |= {(label, "interests"): set(catalogue.interests) for label in ("Offer", "Youth")}
    known |= {("Offer", key): set(catalogue.needs) for key in ("languages", "accessibility", "cannot")}
    known[("Youth", "requirements")] = set(catalogue.needs)
    for (label, key), words in known.items():
        for node in nodes(demo, label):
            assert set(texts_of(node.get(key))) <= words, node


def test_every_kind_of_offer_and_of_organisation_sector_is_there(demo: Objects) -> None:
    catalogue = load_catalogue()
    assert set(catalogue.offer_kinds) == {each["kind"] for each in nodes(demo, "Offer") if "kind" in each}
    assert [each["id"] for each in nodes(demo, "Organisation") if each.get("kind") == "kui"] == [
        "org-ungeindsatsen",
        "org-hjortevig-ungeenhed",
    ]


def test_offers_are_written_one_by_one(demo: Objects) -> None:
    offers = nodes(demo, "Offer")
    for key in ("name", "description", "youth_text"):
        assert len({each[key] for each in offers}) == len(offers)
    own_words = [each["own_words"] for label in ("Goal", "SubGoal") for each in nodes(demo, label)]
    assert len(set(own_words)) > 0.95 * len(own_words)


def test_the_words_for_youths_are_plain(demo: Objects) -> None:
    avoided = re.compile(
        r"parat\b|udsat|visitation|\bkrav|score|borger|indsats|aktør|uegnet|\bniveau|\btrin\b", re.IGNORECASE
    )
    said = [each["youth_text"] for each in nodes(demo, "Offer")]
    said += [each["own_words"] for label in ("Goal", "SubGoal") for each in nodes(demo, label)]
    assert [text for text in said if avoided.search(text)] == []


def test_collaborations_are_of_every_state_and_agreement(demo: Objects) -> None:
    types = [name for name, edge_type in EDGE_TYPES.items() if edge_type.is_collaboration]
    surfaces = [each for each in demo if each.get("edge") in types]
    assert {each.get("state") for each in surfaces} == {"active", "planned", "missing", None}
    assert {each.get("agreement") for each in surfaces} == {"written", "oral", "none", None}
    for key in ("legal_basis", "owner", "covers_units", "confirmed_on", "review_on", "valid_to", "hours_per_month"):
        assert any(key in each for each in surfaces), key


# That it is made up, and that it names nobody


def test_no_text_holds_what_may_be_a_cpr_number(demo: Objects) -> None:
    for text in chain(texts_of(demo), texts_of(dict(read_document("partnerliste")))):
        assert not contains_cpr(text), text
        assert not re.search(r"(?<!\d)\d{6}-\d{4}(?!\d)", text), text


def test_phones_cannot_be_called(demo: Objects) -> None:
    phones = [each["phone"] for each in demo if "phone" in each]
    assert len(phones) > 100
    assert all(re.fullmatch(r"0[01] \d\d \d\d \d\d", phone) for phone in phones)


def test_mails_and_pages_lie_in_a_domain_that_does_not_exist(demo: Objects) -> None:
    for each in demo:
        assert each.get("email", "@x.example").endswith(".example")
        assert re.fullmatch(r"https://[a-z.]+\.example(/[a-z]+)*", each.get("website", "https://x.example"))


def test_no_real_municipality_or_postcode_is_used(demo: Objects) -> None:
    municipalities = nodes(demo, "Municipality")
    assert all("opdigtet" in each["name"] for each in municipalities)
    assert not {each["id"] for each in municipalities} & {row["code"] for row in reference("kommuner.csv")}
    postcodes = {each["postcode"] for each in demo if "postcode" in each}
    assert all(re.fullmatch(r"0\d{3}", postcode) for postcode in postcodes)
    assert not postcodes & {row["postcode"] for row in reference("postnumre.csv")}
    assert not {each["town"] for each in demo if "town" in each} & {row["town"] for row in reference("postnumre.csv")}


def test_company_numbers_cannot_be_real(demo: Objects) -> None:
    assert all(each[key].startswith("00") for each in demo for key in ("cvr", "p_number") if key in each)


def test_youths_have_pseudonyms_and_no_names(demo: Objects) -> None:
    for youth in nodes(demo, "Youth"):
        assert re.fullmatch(r"youth-[a-z]+-\d\d", youth["id"])
        assert "name" not in youth


# What it shows


@pytest.mark.parametrize(
    "case", read_tables("situations", "judgement"), ids=lambda case: f"{case['youth']}-{case['offer']}"
)
def test_a_planted_judgement_is_as_it_says(demo: Objects, case: dict[str, Any]) -> None:
    verdict, failed, unknown = judged(demo, case["youth"], case["offer"])
    assert (verdict, failed) == (case["verdict"], set(case["failed"]))
    assert set(case.get("unknown", [])) <= unknown
    if "unknown" not in case and verdict == "match":
        assert unknown == set()


@pytest.mark.parametrize(
    "case", read_tables("situations", "coverage"), ids=lambda case: f"{case['youth']}-{case['area']}"
)
def test_a_planted_gap_is_as_it_says(demo: Objects, case: dict[str, Any]) -> None:
    found = {each["area"]: (each["coverage"], each["cause"]) for each in coverage(demo, case["youth"], DAY)}
    assert found[case["area"]] == (case["coverage"], case.get("cause"))


def test_every_condition_that_can_be_repaired_fails_somewhere_alone() -> None:
    alone = {case["failed"][0] for case in read_tables("situations", "judgement") if len(case["failed"]) == 1}
    assert alone >= REPAIRABLE | {"age", "income", "choice", "place"}


def test_every_condition_that_can_be_unknown_is_so_somewhere() -> None:
    unknown = set(chain.from_iterable(case.get("unknown", []) for case in read_tables("situations", "judgement")))
    assert unknown == set(CONDITIONS) - {"choice"}


def test_every_cause_of_a_gap_is_there() -> None:
    causes = defaultdict(set)
    for case in read_tables("situations", "coverage"):
        causes[case["coverage"]].add(case.get("cause"))
    assert causes == {
        "gap": set(CAUSES),
        "possible": {"chain", "authority", "waiting"},
        "carried": {None},
        "ongoing": {None},
    }


@pytest.mark.parametrize("case", read_tables("situations", "permission"), ids=lambda case: case["id"])
def test_a_permission_is_held_as_it_says(demo: Objects, case: dict[str, Any]) -> None:
    holders: set[str] = set()
    confirmed: set[str] = set()
    workplaces = {each["from"] for each in edges(demo, "WORKS_AT") if holds_on_the_day(each)}
    for grant in edges(demo, "GRANTS"):
        if grant["to"] == case["id"] and holds_on_the_day(grant) and grant.get("state") != "expired":
            held = [each for each in edges(demo, "HOLDS") if each["to"] == grant["from"] and holds_on_the_day(each)]
            people = {each["from"] for each in held if "at" in each or each["from"] in workplaces}
            holders |= people
            confirmed |= people if grant.get("state") == "confirmed" else set()
    problem = (
        "nobody" if not holders else "unconfirmed" if not confirmed else "one_person" if len(holders) == 1 else None
    )
    assert problem == case["problem"]


def holds_on_the_day(edge: dict[str, Any]) -> bool:
    return bool(edge.get("valid_from", DAY) <= DAY <= edge.get("valid_to", DAY))


def test_youths_of_every_special_kind_are_there(demo: Objects) -> None:
    youths = {each["id"] for each in nodes(demo, "Youth")}
    ends = {name: {each["from"] for each in edges(demo, name)} for name in ("AT_STAGE", "WORKS_TOWARDS", "LIVES_IN")}
    with_contact = {each["to"] for each in edges(demo, "CONTACT_PERSON_FOR")}
    homes = defaultdict(set)
    for each in edges(demo, "LIVES_IN"):
        homes[each["from"]].add(each.get("kind"))
    assert {"youth-baever-14", "youth-guldsmed-46"} == youths - with_contact
    assert {"youth-laerke-06", "youth-lemming-64", "youth-gulspurv-69"} == youths - ends["AT_STAGE"]
    assert {"youth-bison-65"} == youths - ends["WORKS_TOWARDS"]
    assert {"youth-gulspurv-69"} == youths - ends["LIVES_IN"]
    assert homes["youth-raadyr-67"] == {"stay", "responsible"}
    assert [each["id"] for each in nodes(demo, "Youth") if "status" in each] == ["youth-husmaar-66"]
    assert {each.get("main") for each in edges(demo, "AT_STAGE")} == {True, None}


def test_consents_choices_and_hand_overs_are_of_every_kind(demo: Objects) -> None:
    consents = edges(demo, "CONSENTS_TO")
    assert {each.get("state") for each in consents} == {"given", "refused", None}
    assert any("withdrawn_on" in each for each in consents)
    assert any(each.get("valid_to", DAY) < DAY for each in consents)
    assert any(each.get("purpose") not in (None, "forløb") for each in consents)
    states = {"applied", "waiting", "started", "completed", "stopped", None}
    assert {each.get("state") for each in edges(demo, "TAKES_PART_IN")} == states
    assert {each["to"].split("-")[0] for each in edges(demo, "DECLINES")} == {"offer", "org"}
    assert {each["state"] for each in nodes(demo, "Handover")} == {
        "asked",
        "accepted",
        "declined",
        "started",
        "stopped",
    }
    assert {each.get("state") for each in nodes(demo, "SubGoal")} >= {"open", "reached", "kept", None}


def test_information_shared_under_section_115_never_serves_a_course(demo: Objects) -> None:
    shared = [each for each in edges(demo, "SHARES_INFORMATION_WITH") if "§ 115" in each.get("legal_basis", "")]
    assert len(shared) == 2
    assert all(each["purpose"] != "forløb" for each in shared)


def test_offers_of_every_special_kind_are_there(demo: Objects) -> None:
    offers = {each["id"]: each for each in nodes(demo, "Offer")}
    areas, stages = ({each["from"] for each in edges(demo, name)} for name in ("DEVELOPS", "SUITS"))
    serving = Counter(each["from"] for each in edges(demo, "SERVES"))
    assert "offer-kontakt-til-virksomheder" in set(offers) - areas
    assert "offer-kontakt-til-virksomheder" in set(offers) - stages
    assert [each["id"] for each in offers.values() if "route" not in each] == ["offer-kontakt-til-virksomheder"]
    assert {each.get("status", "active") for each in offers.values()} == {"active", "paused"}
    assert sum(each.get("reach") == "national" for each in offers.values()) >= 6
    assert sum(count == 2 for count in serving.values()) >= 20
    assert any("any_of" in each for each in edges(demo, "REQUIRES"))
    assert {each.get("intake") for each in offers.values()} == {"rolling", "dates", "yearly", None}
    ages = [
        (date.fromisoformat(DAY) - date.fromisoformat(each["verified_on"])).days
        for each in offers.values()
        if "verified_on" in each
    ]
    assert min(ages) < 14
    assert max(ages) > 365


@pytest.mark.parametrize("later", ["2027-02-15", "2027-09-01", "2028-03-01"])
def test_it_stays_alive_after_its_day(demo: Objects, later: str) -> None:
    for youth in ("youth-aborre-12", "youth-ugle-21", "youth-due-17", "youth-trane-25", "youth-fiskeoern-71"):
        assert len(match(demo, youth, later)["matches"]) >= 3


# The partner list that it ships


def rows_of_the_partner_list() -> list[list[Any]]:
    return CalamineWorkbook.from_path(FILE).get_sheet_by_index(0).to_python(skip_empty_area=False)


def test_the_partner_list_is_the_same_every_time_and_is_what_the_file_holds() -> None:
    built = build_partner_list()
    assert built == build_partner_list()
    with zipfile.ZipFile(BytesIO(built)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 17, 9, 0, 0)}
    fresh = CalamineWorkbook.from_filelike(BytesIO(built)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert fresh == rows_of_the_partner_list()


def test_the_partner_list_is_kept_as_coordinators_keep_theirs() -> None:
    rows = rows_of_the_partner_list()
    header = next(number for number, row in enumerate(rows) if "Kontaktperson" in row)
    assert rows[0][1].startswith("Tilbud til unge 15-29 år")
    assert all(cell == "" for cell in rows[header - 1])
    assert all(row[0] == "" for row in rows)
    filled = [[cell for cell in row if cell != ""] for row in rows[header + 1 :]]
    assert sum(len(row) == 1 for row in filled) == 7  # six sections and the note
    assert sum(len(row) == len(rows[header]) - 1 for row in filled) in range(29, 34)
    cells = [str(cell) for row in rows for cell in row]
    for said in (
        "TOTAL",
        "under 25",
        "18+",
        "ml. 16-28",
        "ingen henvisning",
        "kræver ikke henvisning",
        "visitation via KUI",
    ):
        assert said in cells
    assert {"-", "uklart", "se side"} <= set(cells)
    assert any(len(re.findall(r"\d\d \d\d \d\d \d\d", cell)) == 2 for cell in cells)
    names = Counter(row[1] for row in rows[header + 1 :])
    assert names["Fiskeholdet"] == names["FGU basis"] == 2


# The country of the benchmark


def one_municipality(seed: int = 1) -> Objects:
    kolding = {"node": "Municipality", "id": "0621", "name": "Kolding", "region": "Region Syddanmark"}
    return list(build_national(load_catalogue().as_objects(), [kolding], seed=seed, offers=1000, youths=500))


def test_one_municipality_of_the_country_has_the_size_asked_for() -> None:
    objects = one_municipality()
    assert len(nodes(objects, "Offer")) == 1000
    assert len(nodes(objects, "Youth")) == 500
    assert objects == one_municipality()
    assert objects != one_municipality(seed=2)


def test_the_country_can_be_loaded_and_every_edge_comes_after_its_ends() -> None:
    municipalities = [
        {"node": "Municipality", "id": row["code"], "name": row["name"], "region": row["region"]}
        for row in reference("kommuner.csv")
    ]
    objects = list(build_national(load_catalogue().as_objects(), municipalities, offers=5000, youths=500))
    parsed = parse(lines_of(objects))
    assert (parsed.errors, parsed.warnings) == ([], [])
    seen: set[str] = set()
    for each in objects:
        if "node" in each:
            seen.add(each["id"])
        else:
            assert {each["from"], each["to"]} <= seen
    assert len(nodes(objects, "Municipality")) == 98
    assert 2000 <= len(nodes(objects, "Organisation")) <= 6000
    serving = Counter(Counter(each["from"] for each in edges(objects, "SERVES")).values())
    national = sum(each.get("reach") == "national" for each in nodes(objects, "Offer"))
    assert national == pytest.approx(50, rel=0.5)
    assert 5000 - national - serving[1] == pytest.approx(500, rel=0.2)
    assert max(serving) == 5
    assert all("opdigtet" in each["name"] for each in nodes(objects, "Offer") + nodes(objects, "Organisation"))
    assert not any(contains_cpr(text) for text in texts_of(objects))
