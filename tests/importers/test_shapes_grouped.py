"""Rows that belong to the row above: a group's name that stands once, a text that goes on in the next row."""

import pytest

from tests.importers.grids import tables_of, texts


def told(drawing: str) -> list[tuple[str, str]]:
    return [(each.cell, each.message) for table in tables_of(drawing) for each in table.told if each.code == "group"]


def test_a_name_that_stands_once_for_a_group_counts_for_all_its_rows_and_is_told() -> None:
    drawing = """
Udbyder|Tilbud|Alder
KUI Ribe|Mentor|15-25
|Gældsrådgivning|18+
|Lektiecafé|
Klubben|Sang|under 18
|Dans|under 18
"""
    (table,) = tables_of(drawing)

    assert [row.cells[0] for row in table.rows] == [("KUI Ribe", "Ark1!A2")] * 3 + [("Klubben", "Ark1!A5")] * 2
    assert told(drawing) == [
        (
            "Ark1!A2",
            "3 tomme celler i kolonnen »Udbyder« er læst som det, der står ovenover, for rækkerne hører til det.",
        )
    ]


@pytest.mark.parametrize(
    "drawing",
    [
        "Udbyder|Tilbud\nKUI|Mentor\nKUI|Gæld\n|Lektiecafé\n|Sang\nKlubben|Dans",
        "Udbyder|Tilbud\nKUI|Mentor\n|Gæld\nPPR|Samtaler\nKlubben|Sang",
        "Udbyder|Tilbud\n|Mentor\n|Gæld\nKUI|Samtaler\n|Sang",
        "Udbyder|Tilbud\nKUI|Mentor\n\n|Gæld\n|Samtaler\nKlub|Sang",
        "Tilbud|Udbyder\nMentor|KUI\nGæld|\nSamtaler|\nSang|Klub",
        "Skostørrelse|Tilbud\n42|Mentor\n|Gæld\n|Samtaler\n43|Sang",
        "Udbyder|Tilbud|Alder\nKUI|Mentor|15-25\n||18+\n||25+\nKlub|Sang|30+",
    ],
    ids=[
        "a value is repeated elsewhere",
        "one empty cell among many",
        "the first cell is empty",
        "a gap",
        "right of the names",
        "no group",
        "rows without a name of their own",
    ],
)
def test_empty_cells_that_may_simply_be_unknown_stay_empty(drawing: str) -> None:
    assert told(drawing) == []


def test_groups_within_groups_are_filled_from_the_left() -> None:
    (table,) = tables_of("""
Sektor|Udbyder|Tilbud
Kommunal|KUI|Mentor
||Gældsrådgivning
|Jobcenter|Praktik
Civilsamfund|Klubben|Sang
||Dansehold
""")

    assert texts(table) == [
        ["Kommunal", "KUI", "Mentor"],
        ["Kommunal", "KUI", "Gældsrådgivning"],
        ["Kommunal", "Jobcenter", "Praktik"],
        ["Civilsamfund", "Klubben", "Sang"],
        ["Civilsamfund", "Klubben", "Dansehold"],
    ]


def test_where_groups_have_sums_they_are_groups() -> None:
    (table,) = tables_of("""
Udbyder|Tilbud|Pladser
KUI|Mentor|12
|Gæld|8
KUI Total||20
Jobcenter|Praktik|30
Jobcenter Total||30
Hovedtotal||50
""")

    assert texts(table) == [["KUI", "Mentor", "12"], ["KUI", "Gæld", "8"], ["Jobcenter", "Praktik", "30"]]
    assert [aside.cell.text for aside in table.asides] == ["KUI Total | 20", "Jobcenter Total | 30", "Hovedtotal | 50"]


def test_a_row_that_goes_on_with_the_texts_above_belongs_to_that_row() -> None:
    (table,) = tables_of("""
Tilbud|Udbyder|Alder|Kontakt
Mentor|KUI|15-25|Bo Lund
|||75 12 34 56
|||bo@kui.example
Sang|Klub|under 18|Ida Ås
""")

    assert [list(row.cells.values())[:2] for row in table.rows[1:3]] == [
        [("Mentor", "Ark1!A2"), ("KUI", "Ark1!B2")]
    ] * 2
    assert [row.cells[3].text for row in table.rows] == ["Bo Lund", "75 12 34 56", "bo@kui.example", "Ida Ås"]


def test_a_row_without_a_name_that_says_something_of_its_own_belongs_to_none() -> None:
    (table,) = tables_of("Tilbud|Udbyder|Alder|Kontakt\nMentor|KUI|15-25|Bo Lund\n||18-24|75123456\nSang|Klub|18+|Ida")

    assert texts(table)[1] == ["18-24", "75123456"]


def test_the_first_end_of_relations_may_stand_once() -> None:
    (table,) = tables_of("Fra|Til|Type\nKUI|PPR|henviser til\n|Headspace|kender\n|FGU|kender\nPPR|KUI|kender")

    assert [row.cells[0].text for row in table.rows] == ["KUI", "KUI", "KUI", "PPR"]
