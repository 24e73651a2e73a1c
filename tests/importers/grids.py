"""Sheets drawn as text: a line a row, bars between the cells."""

from openpyxl.utils import range_boundaries

from graphmodel.catalogue import load_catalogue
from graphmodel.reference import load_reference
from importers.reading.sheets import Area, Sheet
from importers.shapes.finding import find_tables
from importers.tables import Table
from importers.values.words import Words

CATALOGUE = load_catalogue()
PLACES = Words(CATALOGUE, load_reference()).place_words


def cells_of(drawing: str) -> tuple[tuple[str, ...], ...]:
    lines = drawing.strip("\n").split("\n")
    return tuple(_without_empty_end([cell.strip() for cell in line.split("|")]) for line in lines)


def _without_empty_end(cells: list[str]) -> tuple[str, ...]:
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def area(cells: str) -> Area:
    left, top, right, bottom = (place - 1 for place in range_boundaries(cells) if place)
    return Area(top, left, bottom, right)


def drawn(drawing: str, merged: str = "", name: str = "Ark1") -> Sheet:
    return Sheet("liste.xlsx", name, cells_of(drawing), tuple(map(area, merged.split())))


def tables_of(drawing: str, merged: str = "", name: str = "Ark1") -> tuple[Table, ...]:
    return find_tables(drawn(drawing, merged, name), CATALOGUE, PLACES)


def headers(table: Table) -> list[str]:
    return [column.header for column in table.columns]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells.values()] for row in table.rows]


def asides(table: Table) -> list[tuple[str, str, str]]:
    return [(aside.kind.value, aside.cell.address, aside.cell.text) for aside in table.asides]


def title(table: Table) -> str:
    return table.title.text if table.title else ""
