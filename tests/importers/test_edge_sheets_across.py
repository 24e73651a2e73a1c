"""Matrices of organisations, and columns of ordinary lists that name whom an organisation is tied to."""

from pathlib import Path

import pytest

from graphmodel.records import EdgeRecord, NodeRecord
from importers.importing import Preview
from tests.importers.lists import (
    PLAIN,
    YES,
    Options,
    Rows,
    codes,
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

FGU, JOB, RIDE = "org-fgu-syd", "org-headspace-ribe", "org-rideklubben-vest"


def shown(tmp_path: Path, rows: Rows, options: Options = PLAIN) -> Preview:
    return look_alone(tmp_path / "kort", write_csv(tmp_path / "liste.csv", rows), options=options)


def types_of(preview: Preview) -> dict[str, int]:
    return preview.result.as_json()["plan"]["edges"]


def issue_cells(preview: Preview, code: str) -> list[str]:
    return [issue.cell for issue in preview.result.issues if issue.code == code]


ABOVE = ["", "Headspace Ribe", "FGU Syd", "Rideklubben Vest"]


def test_a_matrix_of_types_becomes_edges_from_the_side_to_above(tmp_path: Path) -> None:
    rows: Rows = [
        ABOVE,
        ["Headspace Ribe", "", "henviser til", "modtager henvisninger fra"],
        ["FGU Syd", "leverer for", "", "mødes"],
        ["Rideklubben Vest", "-", "mødes", ""],
    ]
    preview = shown(tmp_path, rows)

    assert types_of(preview) == {"DELIVERS_FOR": 1, "MEETS_WITH": 1, "REFERS_TO": 2}
    assert edges_of(preview, "REFERS_TO") == {(JOB, FGU), (RIDE, JOB)}
    assert edges_of(preview, "DELIVERS_FOR") == {(FGU, JOB)}
    assert preview.result.read == preview.result.planned
    assert "relation_inferred" not in codes(preview)


@pytest.mark.parametrize("mark", ["X", "x", "Ja", "✓", "1"])
def test_a_mark_alone_is_no_more_than_knowing_each_other_and_that_is_told(tmp_path: Path, mark: str) -> None:
    rows: Rows = [
        ABOVE,
        ["Headspace Ribe", "", mark, ""],
        ["FGU Syd", mark, "", mark],
        ["Rideklubben Vest", "Nej", "0", ""],
    ]
    preview = shown(tmp_path, rows)

    assert types_of(preview) == {"KNOWS": 2}
    assert codes(preview).count("relation_inferred") == 1


def test_a_mark_is_of_the_type_that_stands_over_the_matrix(tmp_path: Path) -> None:
    rows: Rows = [
        ["Hvem henviser til hvem?"],
        [],
        ["Fra / til", *ABOVE[1:]],
        ["Headspace Ribe", "", "x", "x"],
        ["FGU Syd", "", "", "x"],
    ]

    assert types_of(shown(tmp_path, rows)) == {"REFERS_TO": 3}


def test_the_names_above_may_differ_from_those_at_the_side_where_the_cells_are_types(tmp_path: Path) -> None:
    rows: Rows = [
        ["", "Brugerhuset", "Kolding Ungdomsskole"],
        ["FGU Syd", "modtager henvisninger fra", "kender"],
        ["Rideklubben Vest", "", "mødes"],
    ]

    assert types_of(shown(tmp_path, rows)) == {"KNOWS": 1, "MEETS_WITH": 1, "REFERS_TO": 1}


def test_a_cell_of_a_matrix_that_names_no_type_is_told_and_the_rest_of_its_row_counts(tmp_path: Path) -> None:
    rows: Rows = [
        ABOVE,
        ["Headspace Ribe", "", "henviser til", "ofte"],
        ["FGU Syd", "mødes", "kender", ""],
        ["Rideklubben Vest", "", "en gang imellem", ""],
    ]
    preview = shown(tmp_path, rows)

    assert types_of(preview) == {"MEETS_WITH": 1, "REFERS_TO": 1}
    assert issue_cells(preview, "unknown_relation") == ["liste!C4", "liste!D2"]
    assert issue_cells(preview, "same_ends") == ["liste!C3"]
    assert [held.row.row for held in preview.result.held_back] == [3]


def test_a_matrix_again_changes_nothing(tmp_path: Path) -> None:
    rows: Rows = [
        ABOVE,
        ["Headspace Ribe", "", "x", ""],
        ["FGU Syd", "x", "", "mødes"],
        ["Rideklubben Vest", "", "", ""],
    ]
    path = write_csv(tmp_path / "liste.csv", rows)
    with opened(tmp_path) as store:
        first = store_it(store, path, options=Options(answers=YES))
        again = store_it(store, path, options=Options(answers=YES))

    assert (first.plan.as_json()["edges"], again.plan.as_json()["edges"], again.change) == (
        {"KNOWS": 1, "MEETS_WITH": 1},
        {},
        None,
    )


def test_columns_that_are_marked_for_offers_are_no_matrix(tmp_path: Path) -> None:
    rows: Rows = [
        ["Tilbud", "Udbyder", "Dansk", "Engelsk"],
        ["Mentor", "FGU Syd", "x", ""],
        ["Camp", "Rideklubben Vest", "x", "x"],
    ]

    assert set(nodes_of(shown(tmp_path, rows), "Offer")) == {"offer-mentor", "offer-camp"}


# Columns of ordinary lists


@pytest.mark.parametrize(
    ("header", "type_", "is_reversed"),
    [
        ("Henviser til", "REFERS_TO", False),
        ("Visiterer til", "REFERS_TO", False),
        ("Modtager fra", "REFERS_TO", True),
        ("Får henvist fra", "REFERS_TO", True),
        ("Overleverer til", "HANDS_OVER_TO", False),
        ("Leverer for", "DELIVERS_FOR", False),
        ("Finansieres af (organisation)", "FUNDS", True),
        ("Finansieres af", "FUNDS", True),
        ("Finansierer", "FUNDS", False),
        ("Tilsyn af", "SUPERVISES", True),
        ("Fører tilsyn med", "SUPERVISES", False),
        ("Deler oplysninger med", "SHARES_INFORMATION_WITH", False),
        ("Mødes med", "MEETS_WITH", False),
        ("Samarbejder med", "KNOWS", False),
    ],
)
def test_a_column_of_partners_ties_the_rows_organisation_the_way_its_header_reads(
    tmp_path: Path, header: str, type_: str, is_reversed: bool
) -> None:
    rows: Rows = [["Organisation", "Telefon", header], ["FGU Syd", "75123456", "Rideklubben Vest; Headspace Ribe"]]
    pairs = {(FGU, other) for other in (JOB, RIDE)}
    expected = {(other, own) for own, other in pairs} if is_reversed else pairs

    assert edges_of(shown(tmp_path, rows), type_) == expected


def test_what_pays_for_an_offer_is_still_its_payer(tmp_path: Path) -> None:
    rows: Rows = [
        ["Tilbud", "Udbyder", "Finansieres af", "Henviser til"],
        ["Mentor", "FGU Syd", "Kommunen", "Rideklubben Vest"],
    ]
    preview = shown(tmp_path, rows)

    assert nodes_of(preview, "Offer")["offer-mentor"].properties["payer"] == "Kommunen"
    assert edges_of(preview, "REFERS_TO") == {(FGU, RIDE)}


@pytest.mark.parametrize("text", ["ja", "efter aftale med rådgiver", "alle", "se www.fgu.dk", "ring 75123456"])
def test_words_that_are_no_name_become_no_organisation_that_a_youth_is_sent_to(tmp_path: Path, text: str) -> None:
    rows: Rows = [
        ["Organisation", "Telefon", "Henviser til"],
        ["FGU Syd", "75123456", text],
        ["Rideklubben Vest", "", "FGU Syd"],
    ]
    preview = shown(tmp_path, rows)

    assert set(nodes_of(preview, "Organisation")) == {FGU, RIDE}
    assert issue_cells(preview, "not_understood") == ["liste!C2"]
    assert text in str(nodes_of(preview, "Organisation")[FGU].properties["procedure"])


def test_a_tie_that_the_graph_knows_with_more_is_left_as_it_is(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "liste.csv", [["Organisation", "Henviser til"], ["Headspace Ribe", "FGU Syd"]])
    with opened(tmp_path) as store:
        put(
            store,
            NodeRecord("Organisation", JOB, {"name": "Headspace Ribe"}),
            NodeRecord("Organisation", FGU, {"name": "FGU Syd"}),
            EdgeRecord(
                "REFERS_TO",
                "Organisation",
                JOB,
                "Organisation",
                FGU,
                {"valid_from": "2025-01-01", "agreement": "written"},
            ),
        )
        preview = look(store, path)

    assert edge_records(preview, "REFERS_TO") == []


def test_two_names_of_one_organisation_with_a_person_at_each_are_linked(tmp_path: Path) -> None:
    rows: Rows = [
        ["Navn", "Titel", "Organisation"],
        ["Sara Holm", "Leder", "UV"],
        ["Bo Hansen", "Leder", "Ungecentret Vest"],
    ]
    path = write_csv(tmp_path / "liste.csv", rows)
    with opened(tmp_path) as store:
        put(
            store,
            NodeRecord("Organisation", "org-uv", {"name": "Ungecentret Vest", "also_known_as": ["UV"]}),
            NodeRecord("Actor", "actor-sara", {"name": "Sara Holm"}),
            NodeRecord("Actor", "actor-bo", {"name": "Bo Hansen"}),
            EdgeRecord("WORKS_AT", "Actor", "actor-sara", "Organisation", "org-uv"),
            EdgeRecord("WORKS_AT", "Actor", "actor-bo", "Organisation", "org-uv"),
        )
        preview = look(store, path)

    assert preview.result.as_json()["plan"]["update"] == {"Actor": 2}


def test_relations_stand_in_a_workbook_beside_other_sheets(tmp_path: Path) -> None:
    sheets: dict[str, Rows] = {
        "Liste": [["Organisation", "Telefon"], ["FGU Syd", "75123456"], ["Headspace Ribe", "75000000"]],
        "Netværk": [ABOVE[:3], ["Headspace Ribe", "", "henviser til"], ["FGU Syd", "x", ""]],
    }
    preview = look_alone(tmp_path / "kort", write_xlsx(tmp_path / "liste.xlsx", sheets))

    assert (set(nodes_of(preview, "Organisation")), types_of(preview)) == ({FGU, JOB}, {"KNOWS": 1, "REFERS_TO": 1})


def test_a_cpr_number_above_a_matrix_holds_back_the_rows_that_are_marked_under_it(tmp_path: Path) -> None:
    rows: Rows = [
        ["Organisation", "FGU Syd", "Headspace Ribe", "010190-1234"],
        ["FGU Syd", "", "x", "x"],
        ["Headspace Ribe", "x", "", ""],
    ]
    preview = shown(tmp_path, rows)

    assert set(issue_cells(preview, "cpr")) == {"liste!D1"}
    assert {held.row.row for held in preview.result.held_back} >= {1}
    assert types_of(preview) == {"KNOWS": 1}
    assert "010190" not in str(preview.result.as_json())
