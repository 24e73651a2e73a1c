"""No cell of a sheet is silently dropped: it is in a row, a header, a title, a section, or told."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import range_boundaries

from importers.reading.sheets import Area, Sheet
from importers.shapes.finding import find_tables
from importers.tables import Cell, Table
from tests.importers.grids import CATALOGUE, PLACES, cells_of

WORDS = """Tilbud|Navn|Udbyder|Alder|Telefon|Kontakt|Skostørrelse|Mentor|FGU|75123456|a@b.dk|15-17|18-24|x|ja|nej|-|do.|"|I alt|Kommune
Region Syddanmark|1. Kommunale tilbud|Opdateret 1.9.2026|Eksempel: Mentor|(skriv her)|12|Navn:|Telefon: 75123456|Udbyder:|Man|Tir|10-14
Engelsk|Arabisk|Lister:|Svar|Mentor*|* kun i maj|---|kr.|Hvad koster det?|A|Type|Til|Fra||||""".replace(
    "\n", "|"
).split("|")
cells = st.sampled_from(WORDS) | st.text(alphabet="abc ", max_size=3).map(str.strip)
grids = st.lists(st.lists(cells, max_size=7).map("|".join), min_size=1, max_size=12).map("\n".join).map(cells_of)
areas = st.tuples(st.integers(0, 8), st.integers(0, 5), st.integers(0, 2), st.integers(0, 3)).map(
    lambda at: Area(at[0], at[1], at[0] + at[2], at[1] + at[3])
)


def places(address: str) -> Iterator[tuple[int, int]]:
    left, top, right, bottom = (place or 1 for place in range_boundaries(address.rpartition("!")[2]))
    return ((row - 1, column - 1) for row in range(top, bottom + 1) for column in range(left, right + 1))


def told_cells(table: Table) -> Iterator[Cell]:
    for row in table.rows:
        yield from row.cells.values()
        if row.section:
            yield row.section
        marked = [column.index for united in table.columns for column in united.united]
        yield from (Cell("", table.sheet.span(row.number, row.number, column, column)) for column in marked)
    yield from table.titles
    for aside in table.asides:
        yield from aside.cells


def words_of(table: Table) -> Iterator[str]:
    yield from (cell.text for cell in table.titles)
    yield from (row.section.text for row in table.rows if row.section)
    for column in table.columns:
        for each in (column, *column.united):
            yield from (each.header, each.said, each.group)
    yield from (cell.text for row in table.rows for cell in row.cells.values() if "\n" in cell.text)


def plain(text: str) -> str:
    return " ".join(text.split()).rstrip(" :")


@given(grids, st.lists(areas, max_size=2))
@settings(max_examples=400)
def test_every_cell_is_in_a_row_or_a_header_or_told(rows: tuple[tuple[str, ...], ...], merged: list[Area]) -> None:
    sheet = Sheet("liste.xlsx", "Ark1", rows, tuple(merged))
    tables = find_tables(sheet, CATALOGUE, PLACES)
    told = {place for table in tables for cell in told_cells(table) for place in places(cell.address)}
    words = "\n".join(plain(text) for table in tables for text in words_of(table))

    lost = [(row, column, text) for row, column, text in sheet.filled() if (row, column) not in told]
    assert [cell for cell in lost if plain(cell[2]) not in words] == []


@given(grids, st.lists(areas, max_size=2))
@settings(max_examples=150)
def test_a_cell_of_a_row_stands_where_it_says(rows: tuple[tuple[str, ...], ...], merged: list[Area]) -> None:
    sheet = Sheet("liste.xlsx", "Ark1", rows, tuple(merged))
    united = [
        column.index for table in find_tables(sheet, CATALOGUE, PLACES) for column in table.columns if column.united
    ]
    for table in find_tables(sheet, CATALOGUE, PLACES):
        ditto = {told.code for told in table.told} & {"ditto"}
        for row in table.rows:
            for column, cell in row.cells.items():
                if column in united or ditto or ":" in cell.address:
                    continue
                ((at_row, at_column),) = places(cell.address)
                assert cell.text.split("\n")[0] in sheet.text(at_row, at_column)


@given(grids)
@settings(max_examples=100)
def test_no_row_is_in_two_tables(rows: tuple[tuple[str, ...], ...]) -> None:
    tables = find_tables(Sheet("liste.xlsx", "Ark1", rows), CATALOGUE, PLACES)
    addresses = [table.row_address(row) for table in tables for row in table.rows]

    assert len(addresses) == len(set(addresses))
