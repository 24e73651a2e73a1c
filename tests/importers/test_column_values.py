"""The values of a column, each once: in how many rows, where first, what it is understood as, and what is not understood first."""

from pathlib import Path

import pytest

from importers.column_values import ColumnValue, Fate, values_of
from importers.importing import Preview
from tests.importers.lists import KOLDING, Rows, look_alone, write_csv

LIST: Rows = [
    ["Tilbud", "Udbyder", "Alder", "Optag", "Interesser", "Skostørrelse"],
    ["Staldvagt", "Rideklub", "15-25", "løbende", "Dyr", "44"],
    ["Kor", "Sang", "15-25", "blokvis", "Musik; dyr", "44"],
    ["Dans", "Huset", "uklart", "1. februar og 1. august", "Fis og ballade", "39"],
    ["Skak", "Huset", "15-25", "blokvis", "Dyr", ""],
]


def look_at(folder: Path, rows: Rows) -> Preview:
    return look_alone(folder / "kort", write_csv(folder / "liste.csv", rows), options=KOLDING)


def values(shown: Preview, header: str, doubtful: tuple[str, ...] = ()) -> list[ColumnValue]:
    ((table, understanding),) = shown.tables
    column = next(column for column in table.columns if column.header == header)
    use = next((use for use in understanding.uses if use.column.index == column.index), None)
    return list(values_of(table, column.index, use, shown.words, doubtful))


def told(found: list[ColumnValue]) -> list[tuple[str, int, str, Fate]]:
    return [(value.text, value.rows, value.cell.partition("!")[2], value.fate) for value in found]


def test_what_is_not_understood_stands_first_and_then_what_most_rows_say(tmp_path: Path) -> None:
    shown = look_at(tmp_path, LIST)

    assert told(values(shown, "Optag")) == [
        ("blokvis", 2, "D3", Fate.NOT_UNDERSTOOD),
        ("1. februar og 1. august", 1, "D4", Fate.UNDERSTOOD),
        ("løbende", 1, "D2", Fate.UNDERSTOOD),
    ]
    assert told(values(shown, "Alder")) == [("uklart", 1, "C4", Fate.MISSING), ("15-25", 3, "C2", Fate.UNDERSTOOD)]
    assert [value.text for value in values(shown, "Interesser")] == ["Fis og ballade", "Dyr", "Musik; dyr"]


def test_each_value_says_what_it_is_understood_as_as_the_rows_do(tmp_path: Path) -> None:
    shown = look_at(tmp_path, LIST)
    dates = next(value for value in values(shown, "Optag") if value.text.startswith("1. februar"))
    age = values(shown, "Alder")[-1]

    assert dates.meaning.fields == {"Offer": {"intake": "yearly", "intake_dates": ["02-01", "08-01"]}}
    assert age.meaning.fields == {"Offer": {"min_age": 15, "max_age": 25}}
    assert values(shown, "Udbyder")[0].meaning.names == (("Organisation.name", "Huset"),)
    assert "»blokvis«" in values(shown, "Optag")[0].doubt


def test_a_column_that_is_not_read_has_its_values_too(tmp_path: Path) -> None:
    assert told(values(look_at(tmp_path, LIST), "Skostørrelse")) == [
        ("44", 2, "F2", Fate.LEFT_OUT),
        ("39", 1, "F4", Fate.LEFT_OUT),
    ]


@pytest.mark.parametrize(
    ("cells", "header"),
    [(("010190-1234", "x"), "Født"), (("311299", "1234"), "Født"), (("311299", "1234"), "Kode")],
)
def test_no_cpr_number_is_among_the_values_also_where_it_is_parted_over_two_cells(
    tmp_path: Path, cells: tuple[str, str], header: str
) -> None:
    rows = [["Tilbud", "Udbyder", "Født", "Kode"], ["Dans", "Huset", *cells], ["Kor", "Sang", "a", "b"]]
    first, *_ = values(look_at(tmp_path, rows), header)

    assert (first.text, first.rows, first.fate) == ("xxxxxx-xxxx", 1, Fate.REFUSED)


def test_a_p_number_is_shown_where_the_column_is_for_it(tmp_path: Path) -> None:
    rows = [["Organisation", "P-nummer"], ["Huset", "1003388394"], ["Sang", "1019601234"]]

    assert {value.text for value in values(look_at(tmp_path, rows), "P-nummer")} >= {"1003388394"}


def test_of_ids_between_tables_each_says_which_thing_it_leads_to_and_what_leads_nowhere_is_held_back(
    tmp_path: Path,
) -> None:
    write_csv(tmp_path / "organisationer.csv", [["OrgId", "Navn"], ["17", "Rideklub"], ["18", "Huset"]])
    write_csv(
        tmp_path / "tilbud.csv",
        [["Id", "Tilbud", "OrgId"], ["1", "Staldvagt", "17"], ["2", "Dans", "77"], ["3", "Kor", "17"]],
    )
    shown = look_alone(tmp_path / "kort", tmp_path / "organisationer.csv", tmp_path / "tilbud.csv", options=KOLDING)
    at = next(
        at for at, (table, _) in enumerate(shown.tables) if "Tilbud" in [column.header for column in table.columns]
    )
    (table, understanding), read_as = shown.tables[at], shown.read_as[at]
    column = next(column for column in table.columns if column.header == "OrgId")
    use = next(use for use in understanding.uses if use.column.index == column.index)
    found = values_of(table, column.index, use, shown.words, read_as=read_as)

    assert [(value.text, value.rows, value.fate, value.meaning.names) for value in found] == [
        ("77", 1, Fate.HELD_BACK, ()),
        ("17", 2, Fate.UNDERSTOOD, (("Organisation.name", "Rideklub"),)),
    ]


def test_of_a_sheet_of_relations_it_is_known_which_values_something_is_said_of(tmp_path: Path) -> None:
    rows = [
        ["Fra", "Til", "Hvordan"],
        ["Jobcenter", "FGU", "henviser til"],
        ["FGU", "Huset", "drikker kaffe med"],
        ["SSP", "FGU", "henviser til"],
    ]
    shown = look_at(tmp_path, rows)
    doubtful = tuple(issue.cell for issue in shown.result.issues if issue.severity != "note")

    assert told(values(shown, "Hvordan", doubtful)) == [
        ("drikker kaffe med", 1, "C3", Fate.NOT_UNDERSTOOD),
        ("henviser til", 2, "C2", Fate.NOT_READ),
    ]
