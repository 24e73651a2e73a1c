"""Sheets that list relations between organisations: From, To, Type and what is said of each."""

from pathlib import Path
from typing import Any

import pytest

from graphmodel.catalogue import load_catalogue
from graphmodel.records import EdgeRecord, NodeRecord
from importers.columns.overrides import ColumnChoice
from importers.importing import Preview
from importers.values.relations import Direction, RelationReader
from tests.importers.lists import (
    KOLDING,
    NOON,
    PLAIN,
    YES,
    Options,
    Rows,
    codes,
    contents,
    edge_records,
    edges_of,
    look,
    look_alone,
    nodes_of,
    opened,
    put,
    store_it,
    write_csv,
    write_xlsx,
)

HEADER = ["Fra", "Til", "Type"]
FGU, JOB, PPR = "org-fgu-syd", "org-jobcenter-kolding", "org-ppr"


def shown(tmp_path: Path, rows: Rows, options: Options = PLAIN) -> Preview:
    return look_alone(tmp_path / "kort", write_csv(tmp_path / "liste.csv", rows), options=options)


def one(tmp_path: Path, more: dict[str, str]) -> Preview:
    """A sheet of one relation, "Jobcenter Kolding henviser til FGU Syd", with further columns."""
    return shown(tmp_path, [[*HEADER, *more], ["Jobcenter Kolding", "FGU Syd", "henviser til", *more.values()]])


def said(preview: Preview) -> dict[str, Any]:
    (edge,) = edge_records(preview, "REFERS_TO")
    return dict(edge.properties)


def issue_cells(preview: Preview, code: str) -> list[str]:
    return [issue.cell for issue in preview.result.issues if issue.code == code]


# Words for types


@pytest.mark.parametrize(
    ("text", "type_", "is_reversed"),
    [
        ("henviser til", "REFERS_TO", False),
        ("Henvisning", "REFERS_TO", False),
        ("visiterer til", "REFERS_TO", False),
        ("modtager henvisninger fra", "REFERS_TO", True),
        ("får henvist fra", "REFERS_TO", True),
        ("overleverer til", "HANDS_OVER_TO", False),
        ("følgeskab", "HANDS_OVER_TO", False),
        ("overtager fra", "HANDS_OVER_TO", True),
        ("Leverer for", "DELIVERS_FOR", False),
        ("køber ydelser hos", "DELIVERS_FOR", True),
        ("fælles forløb", "CO_DELIVERS_WITH", False),
        ("finansierer", "FUNDS", False),
        ("finansieres af", "FUNDS", True),
        ("fører tilsyn", "SUPERVISES", False),
        ("tilsyn af", "SUPERVISES", True),
        ("deler oplysninger", "SHARES_INFORMATION_WITH", False),
        ("mødes", "MEETS_WITH", False),
        ("kender", "KNOWS", False),
        ("netværk", "KNOWS", False),
        ("samarbejder om", "KNOWS", False),
        ("Samarbejdsaftale", "KNOWS", False),
        ("er en del af", "PART_OF", False),
        ("udbyder", "PROVIDES", False),
        ("ansat i", "WORKS_AT", False),
        ("REFERS_TO", "REFERS_TO", False),
    ],
)
def test_a_type_is_known_by_the_words_that_people_use(text: str, type_: str, is_reversed: bool) -> None:
    said = RelationReader(load_catalogue()).read(text)

    assert (said.directions, said.is_plain) == ((Direction(type_, is_reversed),), True)


def test_every_word_of_the_catalogue_means_its_own_type_and_direction() -> None:
    catalogue = load_catalogue()
    reader = RelationReader(catalogue)
    for relation in catalogue.relations.values():
        for is_reversed, words in ((False, relation.words), (True, relation.reverse_words)):
            for word in words:
                assert reader.read(word).directions == (Direction(relation.id, is_reversed),), word
        for is_reversed, headers in ((False, relation.headers), (True, relation.reverse_headers)):
            for header in headers:
                assert reader.of_header(header) == Direction(relation.id, is_reversed), header


def test_a_type_that_carries_a_youth_is_never_guessed_from_a_word_that_only_says_cooperation() -> None:
    catalogue = load_catalogue()
    carrying = {id_ for id_, kind in catalogue.collaboration.items() if kind.carries_youth != "none"}
    reader = RelationReader(catalogue)

    for text in ("samarbejde", "netværk", "partner", "kontakt", "dialog", "aftale", "X", "videndeling"):
        assert not carrying & {one.type for one in reader.read(text).directions}, text


@pytest.mark.parametrize("text", ["henviser ikke til", "ingen henvisning", "intet samarbejde", "uden overlevering"])
def test_a_denied_type_is_none(text: str) -> None:
    assert RelationReader(load_catalogue()).read(text).is_denied


# A sheet of relations


def test_a_sheet_of_relations_becomes_typed_edges_between_organisations(tmp_path: Path) -> None:
    rows: Rows = [
        HEADER,
        ["Jobcenter Kolding", "FGU Syd", "henviser til"],
        ["FGU Syd", "Jobcenter Kolding", "modtager henvisninger fra"],
        ["FGU Syd", "Headspace Ribe", "mødes"],
        ["Headspace Ribe", "FGU Syd", "Mødes med"],
        ["Kolding Kommune", "FGU Syd", "finansierer"],
    ]
    preview = shown(tmp_path, rows)

    assert preview.result.as_json()["plan"]["edges"] == {"FUNDS": 1, "MEETS_WITH": 1, "REFERS_TO": 1}
    assert edges_of(preview, "REFERS_TO") == {(JOB, FGU)}
    assert edges_of(preview, "MEETS_WITH") == {(FGU, "org-headspace-ribe")}
    assert preview.result.as_json()["tables"][0]["columns"] == {
        "Fra": "Edge.from",
        "Til": "Edge.to",
        "Type": "Edge.edge",
    }
    assert (preview.result.read, preview.result.planned) == (5, 5)


@pytest.mark.parametrize(
    "header",
    [
        ["Fra organisation", "Til organisation", "Relation"],
        ["Afsender", "Modtager", "Samarbejdsform"],
        ["A", "B", "Relation"],
        ["Organisation A", "Organisation B", "Type af samarbejde"],
        ["Organisation", "Samarbejdspartner", "Samarbejdsform"],
        ["Enhed", "Partner", "Art"],
        ["Giver", "Tager", "Hvordan"],
        ["From", "To", "Type"],
    ],
)
def test_the_ends_and_the_type_are_known_by_many_headers(tmp_path: Path, header: list[str]) -> None:
    rows: Rows = [
        header,
        ["Jobcenter Kolding", "FGU Syd", "henviser til"],
        ["FGU Syd", "Headspace Ribe", "henvisning"],
        ["FGU Syd", "Rideklubben", "netværk"],
    ]

    assert edges_of(shown(tmp_path, rows), "REFERS_TO") == {(JOB, FGU), (FGU, "org-headspace-ribe")}


def test_a_sheet_without_a_header_is_known_by_its_types(tmp_path: Path) -> None:
    rows: Rows = [["Jobcenter Kolding", "henviser til", "FGU Syd"], ["Rideklubben", "kender", "FGU Syd"]]
    preview = shown(tmp_path, rows)

    assert (edges_of(preview, "REFERS_TO"), edges_of(preview, "KNOWS")) == ({(JOB, FGU)}, {(FGU, "org-rideklubben")})


def test_ages_from_and_to_are_no_ends(tmp_path: Path) -> None:
    preview = shown(
        tmp_path, [["Tilbud", "Udbyder", "Fra", "Til", "Type"], ["Mentor", "FGU Syd", "15", "25", "Mentor"]]
    )

    assert nodes_of(preview, "Offer")["offer-mentor"].properties["max_age"] == 25


def test_ends_may_name_several_and_a_cell_several_types(tmp_path: Path) -> None:
    rows: Rows = [
        HEADER,
        ["Jobcenter Kolding; Ungecentret Vest", "FGU Syd\nHeadspace Ribe", "henviser til og mødes med"],
    ]

    assert shown(tmp_path, rows).result.as_json()["plan"]["edges"] == {"MEETS_WITH": 4, "REFERS_TO": 4}


def test_ends_of_other_types_are_persons_and_offers(tmp_path: Path) -> None:
    rows: Rows = [
        HEADER,
        ["Sara Holm", "FGU Syd", "arbejder i"],
        ["FGU Syd", "Kolding Kommune", "er en del af"],
        ["FGU Syd", "Madlinjen", "udbyder"],
        ["Madlinjen", "FGU Syd", "udbydes af"],
    ]
    preview = shown(tmp_path, rows)

    assert edges_of(preview, "WORKS_AT") == {("actor-sara-holm", FGU)}
    assert edges_of(preview, "PART_OF") == {(FGU, "org-kolding-kommune")}
    assert edges_of(preview, "PROVIDES") == {(FGU, "offer-madlinjen")}


def test_what_an_edge_has_no_field_for_is_kept_at_its_end(tmp_path: Path) -> None:
    rows: Rows = [[*HEADER, "Bemærkning"], ["Sara Holm", "FGU Syd", "arbejder i", "kun om torsdagen"]]
    preview = shown(tmp_path, rows)
    (sara,) = nodes_of(preview, "Actor").values()

    assert "job_title" not in sara.properties
    assert nodes_of(preview, "Organisation")[FGU].properties["procedure"] == "Sara Holm, note: kun om torsdagen"


def test_a_sheet_without_types_takes_the_one_that_stands_over_it(tmp_path: Path) -> None:
    rows: Rows = [
        ["Fra organisation", "Til organisation"],
        ["Jobcenter Kolding", "FGU Syd"],
        ["FGU Syd", "Rideklubben"],
    ]
    told = look_alone(tmp_path / "en", write_xlsx(tmp_path / "a.xlsx", {"Henvisninger": rows}))
    silent = look_alone(tmp_path / "to", write_xlsx(tmp_path / "b.xlsx", {"Ark1": rows}))

    assert told.result.as_json()["plan"]["edges"] == {"REFERS_TO": 2}
    assert silent.result.as_json()["plan"]["edges"] == {"KNOWS": 2}
    assert "relation_inferred" in codes(told)
    assert "relation_inferred" in codes(silent)


def test_organisations_that_are_only_ends_are_given_no_place_and_told_once(tmp_path: Path) -> None:
    preview = shown(tmp_path, [HEADER, ["Jobcenter Kolding", "FGU Syd", "henviser til"]], KOLDING)

    assert edges_of(preview, "LOCATED_IN") == set()
    assert issue_cells(preview, "partner_without_place") == ["liste!A2"]


def test_a_municipality_beside_an_end_locates_it(tmp_path: Path) -> None:
    preview = one(tmp_path, {"Fra kommune": "Kolding", "Til kommune": "Vejle Kommune"})

    assert edges_of(preview, "LOCATED_IN") == {(JOB, "0621"), (FGU, "0630")}


def test_one_generic_name_is_one_organisation_within_a_sheet_of_relations(tmp_path: Path) -> None:
    rows: Rows = [HEADER, ["PPR", "FGU Syd", "henviser til"], ["Rideklubben", "PPR", "kender"]]
    preview = shown(tmp_path, rows)

    assert (preview.result.decisions, set(nodes_of(preview, "Organisation"))) == ((), {FGU, PPR, "org-rideklubben"})
    assert "decided" in codes(preview)


def test_an_organisation_of_another_sheet_is_the_same(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Tilbud": [["Tilbud", "Udbyder", "Telefon"], ["Madlinjen", "FGU Syd", "75123456"]],
        "Samarbejder": [HEADER, ["Jobcenter Kolding", "FGU Syd", "henviser til"]],
    }
    preview = look_alone(tmp_path / "kort", write_xlsx(tmp_path / "liste.xlsx", sheets), options=KOLDING)

    assert set(nodes_of(preview, "Organisation")) == {FGU, JOB}
    assert edges_of(preview, "LOCATED_IN") == {(FGU, "0621")}


# What is said of a relation


@pytest.mark.parametrize(
    ("header", "text", "expected"),
    [
        ("Aftale", "Skriftlig", {"agreement": "written"}),
        ("Aftale", "mundtlig aftale", {"agreement": "oral"}),
        ("Aftale", "ingen", {"agreement": "none"}),
        ("Aftale", "ja", {"note": "Aftale: ja"}),
        ("Aftale", "-", {}),
        ("Skriftlig aftale", "ja", {"agreement": "written"}),
        ("Skriftlig aftale", "nej", {"note": "Skriftlig aftale: nej"}),
        (
            "Aftale",
            "Skriftlig aftale af 1.3.2025",
            {"agreement": "written", "note": "Aftale: Skriftlig aftale af 1.3.2025"},
        ),
        ("Lovgrundlag", "KUI-lov § 2", {"legal_basis": "KUI-lov § 2"}),
        ("Formål", "Forløb", {"purpose": "forløb"}),
        ("Formål", "job og praktik", {"purpose": "job og praktik"}),
        ("Status", "Aktiv", {"state": "active"}),
        ("Tilstand", "planlagt", {"state": "planned"}),
        ("Tilstand", "mangler", {"state": "missing"}),
        ("Tilstand", "?", {}),
        ("Sidst bekræftet", "1.3.2026", {"confirmed_on": "2026-03-01"}),
        ("Bekræftet", "okt. 2026", {"confirmed_on": "2026-10-01"}),
        ("Bekræftet", "31.2.2026", {"note": "Bekræftet: 31.2.2026"}),
        ("Revurderes", "2027-03-01", {"review_on": "2027-03-01"}),
        ("Timer pr. måned", "4,5", {"hours_per_month": 4.5}),
        ("Timer pr. måned", "ca. 12 timer", {"hours_per_month": 12}),
        ("Timer pr. måned", "efter behov", {"note": "Timer pr. måned: efter behov"}),
        ("Gælder fra", "2026", {"valid_from": "2026-01-01"}),
        ("Gælder til", "2026", {"valid_to": "2026-12-31"}),
        ("Gælder til", "februar 2028", {"valid_to": "2028-02-29"}),
        ("Gælder til", "indtil videre", {}),
        ("Gælder også underenheder", "ja", {"covers_units": True}),
        ("Bemærkning", "ring først", {"note": "ring først"}),
        ("Procedure", "den unge er med", {"procedure": "den unge er med"}),
        ("Ansvarlig", "Teamlederen", {"note": "Ansvarlig: Teamlederen"}),
        ("Telefon", "75 12 34 56", {"note": "Telefon: 75 12 34 56"}),
    ],
)
def test_a_cell_fills_the_field_of_its_header_or_is_kept_in_the_note(
    tmp_path: Path, header: str, text: str, expected: dict[str, Any]
) -> None:
    assert said(one(tmp_path, {header: text})) == expected


def test_words_beside_the_type_tell_state_and_agreement_and_the_rest_is_kept(tmp_path: Path) -> None:
    rows: Rows = [HEADER, ["Jobcenter Kolding", "FGU Syd", "planlagt henvisning (skriftlig aftale), kun under 18"]]

    assert said(shown(tmp_path, rows)) == {
        "state": "planned",
        "agreement": "written",
        "note": "Type: planlagt henvisning (skriftlig aftale), kun under 18",
    }


def test_an_owner_is_a_person_who_works_at_the_giver_unless_known_elsewhere(tmp_path: Path) -> None:
    preview = one(tmp_path, {"Ansvarlig": "Sara Holm, 75 12 34 56"})

    assert said(preview) == {"owner": "actor-sara-holm"}
    assert edges_of(preview, "WORKS_AT") == {("actor-sara-holm", JOB)}
    assert nodes_of(preview, "Actor")["actor-sara-holm"].properties["phone"] == "75 12 34 56"


def test_an_owner_of_several_relations_works_at_the_end_that_they_share(tmp_path: Path) -> None:
    rows: Rows = [
        [*HEADER, "Ansvarlig"],
        ["Jobcenter Kolding", "FGU Syd", "henviser til", "Sara Holm"],
        ["Rideklubben", "FGU Syd", "kender", "Sara Holm"],
    ]

    assert edges_of(shown(tmp_path, rows), "WORKS_AT") == {("actor-sara-holm", FGU)}


def test_an_owner_whom_the_graph_knows_at_either_end_is_that_person(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "liste.csv", [[*HEADER, "Ansvarlig"], ["Jobcenter Kolding", "FGU Syd", "henviser til", "Sara Holm"]]
    )
    with opened(tmp_path) as store:
        put(
            store,
            NodeRecord("Organisation", "org-fgu", {"name": "FGU Syd"}),
            NodeRecord("Actor", "actor-7", {"name": "Sara Holm"}),
            EdgeRecord("WORKS_AT", "Actor", "actor-7", "Organisation", "org-fgu"),
        )
        preview = look(store, path)

    assert (said(preview), edges_of(preview, "WORKS_AT")) == ({"owner": "actor-7"}, set())


# Rows that cannot take part


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (["", "FGU Syd", "henviser til"], "no_end", "A3"),
        (["FGU Syd", "alle", "henviser til"], "no_end", "B3"),
        (["FGU Syd", "fgu syd", "henviser til"], "same_ends", "B3"),
        (["FGU Syd", "PPR Vejle", "kigger på"], "unknown_relation", "C3"),
        (["FGU Syd", "PPR Vejle", ""], "no_relation", "C3"),
        (["FGU Syd", "PPR Vejle", "henviser ikke til"], "relation_denied", "C3"),
        (["FGU Syd", "PPR Vejle", "samarbejde ophørt"], "relation_ended", "C3"),
        (["FGU Syd", "PPR Vejle", "mødes", "32.13.2026"], "impossible_day", "D3"),
        (["FGU Syd", "PPR Vejle", "mødes", "", "31-02-2026"], "impossible_day", "E3"),
        (["FGU Syd", "PPR Vejle", "mødes", "1.5.2026", "1.4.2026"], "ends_before_it_begins", "E3"),
        (["FGU Syd", "PPR Vejle", "mødes", "", "", "måske"], "unknown_state", "F3"),
        (["FGU Syd", "PPR Vejle", "mødes", "", "", "ophørt"], "relation_ended", "F3"),
        (["Sara Holm", "PPR Vejle", "ansat i", "", "", "planlagt"], "state_without_field", "F3"),
        (["FGU Syd", "010190-1234", "mødes"], "cpr", "B3"),
    ],
)
def test_a_bad_row_is_held_back_with_its_cell(tmp_path: Path, row: list[str], code: str, cell: str) -> None:
    rows: Rows = [
        [*HEADER, "Gælder fra", "Gælder til", "Tilstand"],
        ["Jobcenter Kolding", "FGU Syd", "henviser til"],
        row,
    ]
    preview = shown(tmp_path, rows)

    assert issue_cells(preview, code) == [f"liste!{cell}"]
    assert (preview.result.read, preview.result.planned, len(preview.result.held_back)) == (2, 1, 1)
    assert preview.result.as_json()["plan"]["edges"] == {"REFERS_TO": 1}


def test_every_error_of_a_row_is_told_at_once(tmp_path: Path) -> None:
    preview = shown(tmp_path, [[*HEADER, "Gælder fra"], ["FGU Syd", "", "kigger på", "40.1.2026"]])

    assert {"no_end", "unknown_relation", "impossible_day"} <= set(codes(preview))
    assert len(preview.result.held_back) == 1


def test_a_relation_that_is_over_is_stored_with_its_last_day(tmp_path: Path) -> None:
    assert said(one(tmp_path, {"Status": "ophørt", "Gælder til": "1.4.2026"})) == {
        "valid_to": "2026-04-01",
        "note": "Status: ophørt",
    }


def test_an_unknown_type_is_told_with_the_types_that_are_known(tmp_path: Path) -> None:
    preview = shown(tmp_path, [HEADER, ["FGU Syd", "Rideklubben", "kigger på"], ["FGU Syd", "Headspace", "kender"]])
    (issue,) = [issue for issue in preview.result.issues if issue.code == "unknown_relation"]

    assert "»henviser til«" in issue.suggestion
    assert "»kender«" in issue.suggestion


def test_two_names_that_turn_out_to_be_one_are_tied_by_nothing(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", [HEADER, ["Ungecentret Vest", "UV", "henviser til"]])
    with opened(tmp_path) as store:
        put(store, NodeRecord("Organisation", "org-uv", {"name": "Ungecentret Vest", "also_known_as": ["UV"]}))
        preview = look(store, path, options=Options(answers=YES))

    assert (edges_of(preview, "REFERS_TO"), issue_cells(preview, "same_ends")) == (set(), ["liste!C2"])


# Column choices


def test_a_person_may_say_which_columns_are_the_ends(tmp_path: Path) -> None:
    rows: Rows = [["Hvem", "Hvad", "Hos"], ["Jobcenter Kolding", "henviser til", "FGU Syd"]]
    columns = tuple(ColumnChoice(*pair) for pair in (("Hvem", "Edge.from"), ("Hvad", "Edge.edge"), ("Hos", "Edge.to")))

    assert edges_of(shown(tmp_path, rows, Options(columns=columns)), "REFERS_TO") == {(JOB, FGU)}


def test_a_column_that_is_left_out_holds_nothing_back(tmp_path: Path) -> None:
    rows: Rows = [[*HEADER, "Status"], ["Jobcenter Kolding", "FGU Syd", "henviser til", "gul"]]

    assert said(shown(tmp_path, rows, Options(columns=(ColumnChoice("Status", ""),)))) == {}


# A list that comes again


def test_the_same_sheet_again_changes_nothing_and_undo_brings_the_graph_back(tmp_path: Path) -> None:
    rows: Rows = [
        [*HEADER, "Aftale", "Ansvarlig", "Bekræftet", "Bemærkning"],
        ["Jobcenter Kolding", "FGU Syd", "henviser til", "skriftlig", "Sara Holm", "1.3.2026", "ring først"],
        ["FGU Syd", "Rideklubben", "mødes", "mundtlig", "", "2025", ""],
    ]
    path = write_csv(tmp_path / "liste.csv", rows)
    with opened(tmp_path) as store:
        first = store_it(store, path)
        before = contents(store)
        again = store_it(store, path)

        assert (again.plan.as_json()["edges"], again.plan.as_json()["update"], again.change) == ({}, {}, None)
        assert contents(store) == before
        store.undo(str(first.change), "en tester", NOON)
        assert contents(store) == []


def test_what_a_later_edition_says_of_an_edge_updates_it_and_is_told(tmp_path: Path) -> None:
    header = [*HEADER, "Bekræftet", "Bemærkning"]
    path = tmp_path / "liste.csv"
    with opened(tmp_path) as store:
        store_it(
            store, write_csv(path, [header, ["Jobcenter Kolding", "FGU Syd", "henviser til", "1.3.2026", "ring først"]])
        )
        later: Rows = [header, ["Jobcenter Kolding", "FGU Syd", "henviser til", "1.10.2026", "kun formiddag"]]
        preview = look(store, write_csv(path, later))
        result = store_it(store, path)
        (edge,) = [line for line in contents(store) if '"REFERS_TO"' in line]

        assert result.plan.as_json()["edges"] == {"REFERS_TO": 1}
        assert said(preview) == {"confirmed_on": "2026-10-01", "note": "ring først\nkun formiddag"}
        (issue,) = [issue for issue in result.issues if issue.code == "edge_updated"]
        assert "Bekræftet den »2026-03-01« bliver »2026-10-01«" in issue.message
        changes = {(change.label, change.field, change.before) for change in preview.plan.updates}
        assert ("REFERS_TO", "confirmed_on", "2026-03-01") in changes
        assert '"confirmed_on": "2026-10-01"' in edge or '"confirmed_on":"2026-10-01"' in edge
        store.undo(str(result.change), "en tester", NOON)
        assert any("2026-03-01" in line for line in contents(store))


def test_an_older_confirmation_never_replaces_a_later_one(tmp_path: Path) -> None:
    path, header = tmp_path / "liste.csv", [*HEADER, "Bekræftet"]
    with opened(tmp_path) as store:
        store_it(store, write_csv(path, [header, ["Jobcenter Kolding", "FGU Syd", "henviser til", "1.10.2026"]]))
        preview = look(store, write_csv(path, [header, ["Jobcenter Kolding", "FGU Syd", "henviser til", "1.3.2026"]]))

    assert (edge_records(preview, "REFERS_TO"), issue_cells(preview, "older_than_known")) == ([], ["liste!D2"])


def collaboration(type_: str = "REFERS_TO", giver: str = JOB, taker: str = FGU, **properties: str) -> tuple[Any, ...]:
    """Two organisations and an edge between them, as a graph has them."""
    return (
        NodeRecord("Organisation", JOB, {"name": "Jobcenter Kolding"}),
        NodeRecord("Organisation", FGU, {"name": "FGU Syd"}),
        EdgeRecord(type_, "Organisation", giver, "Organisation", taker, properties),
    )


@pytest.mark.parametrize(
    ("known", "begins", "written", "code"),
    [
        ({"valid_from": "2025-01-01"}, "", {"valid_from": "2025-01-01", "agreement": "written"}, "edge_updated"),
        (
            {"valid_from": "2025-01-01", "valid_to": "2025-12-31"},
            "",
            {"valid_from": "2025-01-01", "agreement": "written"},
            "edge_ends",
        ),
        ({}, "1.1.2026", {"valid_from": "2026-01-01", "agreement": "written"}, "edge_beside"),
        (
            {"valid_from": "2025-01-01"},
            "1.1.2025",
            {"valid_from": "2025-01-01", "agreement": "written"},
            "edge_updated",
        ),
    ],
)
def test_an_edge_is_its_type_its_ends_and_the_day_it_begins(
    tmp_path: Path, known: dict[str, str], begins: str, written: dict[str, str], code: str
) -> None:
    header = [*HEADER, "Aftale", "Gælder fra"]
    path = write_csv(
        tmp_path / "liste.csv", [header, ["Jobcenter Kolding", "FGU Syd", "henviser til", "skriftlig", begins]]
    )
    with opened(tmp_path) as store:
        put(store, *collaboration(**known))
        preview = look(store, path)

    assert (said(preview), code in codes(preview)) == (written, True)


def test_a_mutual_edge_is_found_whichever_way_round_the_graph_has_it(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "liste.csv", [[*HEADER, "Aftale"], ["FGU Syd", "Jobcenter Kolding", "mødes", "mundtlig"]]
    )
    with opened(tmp_path) as store:
        put(store, *collaboration("MEETS_WITH", JOB, FGU))
        preview = look(store, path)

    (edge,) = edge_records(preview, "MEETS_WITH")
    assert (edge.from_id, edge.to_id, edge.properties) == (JOB, FGU, {"agreement": "oral"})


def test_rows_that_tell_of_one_edge_are_one_whatever_their_order(tmp_path: Path) -> None:
    header = [*HEADER, "Bekræftet", "Formål", "Aftale"]
    rows = [
        ["FGU Syd", "Rideklubben", "mødes", "1.3.2026", "fritid", "skriftlig"],
        ["Rideklubben", "FGU Syd", "mødes", "1.9.2026", "praktik", "mundtlig"],
        ["Rideklubben", "FGU Syd", "mødes", "", "", "mundtlig"],
    ]
    one_way = shown(tmp_path, [header, *rows])
    other_way = shown(tmp_path, [header, *reversed(rows)])

    (edge,) = edge_records(one_way, "MEETS_WITH")
    assert edge.properties == {
        "confirmed_on": "2026-09-01",
        "purpose": "fritid\npraktik",
        "agreement": "oral",
        "note": "Aftale: written",
    }
    assert edge.properties == edge_records(other_way, "MEETS_WITH")[0].properties
    assert "contradiction" in codes(one_way)


DATED = ["Fra", "Til", "Type", "Gælder fra", "Note"]


@pytest.mark.parametrize(
    ("rows", "edges"),
    [
        (
            [["Lyset", "Skovhus", "henviser til", "2020-01-01", "a"], ["Skovhus", "Lyset", "modtager fra", "", "b"]],
            [("REFERS_TO", "2020-01-01", "a\nb")],
        ),
        (
            [["Lyset", "Skovhus", "samarbejder med", "2021-01-01", ""], ["Skovhus", "Lyset", "kender", "", "b"]],
            [("KNOWS", "2021-01-01", "b")],
        ),
        (
            [
                ["Lyset", "Skovhus", "henviser til", "2020-01-01", "a"],
                ["Lyset", "Skovhus", "henviser til", "2022-01-01", "b"],
                ["Lyset", "Skovhus", "henviser til", "", "c"],
            ],
            [("REFERS_TO", None, "c"), ("REFERS_TO", "2020-01-01", "a"), ("REFERS_TO", "2022-01-01", "b")],
        ),
    ],
)
def test_a_row_without_a_day_speaks_of_the_lists_only_edge_that_has_one_and_no_word_is_lost(
    tmp_path: Path, rows: Rows, edges: list[tuple[str, str | None, str]]
) -> None:
    for given in (rows, rows[::-1]):
        found = [
            (edge.type, edge.properties.get("valid_from"), edge.properties["note"])
            for edge in shown(tmp_path, [DATED, *given]).plan.change_set.edges
        ]
        assert sorted(found, key=lambda edge: str(edge[1] or "")) == edges


def test_words_of_two_rows_that_the_graph_knows_as_one_edge_are_both_kept(tmp_path: Path) -> None:
    first = [DATED, ["Lyset", "Skovhus", "henviser til", "2020-01-01", ""]]
    later = [
        DATED,
        ["Lyset", "Skovhus", "henviser til", "2020-01-01", "a"],
        ["Lyset", "Skovhus", "henviser til", "", "b"],
    ]
    with opened(tmp_path) as store:
        store_it(store, write_csv(tmp_path / "liste.csv", first))
        preview = look(store, write_csv(tmp_path / "liste.csv", later))

    assert [edge.properties["note"] for edge in preview.plan.change_set.edges] == ["a\nb"]
