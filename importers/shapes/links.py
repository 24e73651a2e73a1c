"""Cells that lead to a web page or a mailbox: a name that can be clicked, or a "Link" in a column of web pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from graphmodel.catalogue import Catalogue, fold
from graphmodel.cpr import mask_cpr
from importers.header_words import meanings
from importers.reading.sheets import Sheet
from importers.shapes.views import widened
from importers.tables import Cell, TableColumn, TableRow, Told

_HEADERS = {"website": "Hjemmeside", "email": "Mail"}
_ONLY_A_LINK = frozenset(
    {
        "link", "links", "her", "klik her", "se her", "tryk her", "laes mere", "laes mere her", "mere", "mere info", "se mere",
        "vis", "aabn", "hjemmeside", "website", "web", "www", "url", "se hjemmeside", "til hjemmesiden", "besoeg hjemmesiden",
        "gaa til hjemmesiden", "mail", "e mail", "email", "send mail", "send en mail", "skriv", "skriv her", "skriv til os",
        "skriv en mail", "kontakt", "kontakt os",
    }
)  # fmt: skip
"""What stands in a cell that says nothing but that it leads somewhere."""
_MOST_TOLD = 10


@dataclass(slots=True)
class _Links:
    """What the links of a column became."""

    read: list[Cell] = field(default_factory=list)
    left: list[Cell] = field(default_factory=list)


def with_links(
    sheet: Sheet, columns: tuple[TableColumn, ...], rows: tuple[TableRow, ...], catalogue: Catalogue
) -> tuple[Sheet, tuple[TableColumn, ...], tuple[TableRow, ...], tuple[Told, ...]]:
    """The table with the addresses that its cells lead to, and what was done with them.

    In a column of such addresses they stand in the cell. Elsewhere they fill the column that the table has for them, or one more
    right of it; where that says something else already, they are told.
    """
    reader = _Reader(sheet, columns, catalogue)
    found = tuple(reader.row(row) for row in rows)
    told = tuple(reader.told())
    return reader.sheet, reader.columns, found, told


class _Reader:
    """Reads the rows of a table; a column for addresses is added when the first one is found that needs it."""

    def __init__(self, sheet: Sheet, columns: tuple[TableColumn, ...], catalogue: Catalogue) -> None:
        self.sheet = sheet
        self.columns = columns
        self._said = {column.index: (meanings(column.said, catalogue) or ("",))[0] for column in columns}
        self._own = {kind: [index for index, said in self._said.items() if said == kind] for kind in _HEADERS}
        self._added: dict[str, int] = {}
        self._links: dict[int, _Links] = {}

    def row(self, row: TableRow) -> TableRow:
        """A row with the addresses that its cells lead to."""
        cells = dict(row.cells)
        for column, cell in row.cells.items():
            link = self.sheet.links.get((row.number, column))
            if link and (address := _address(link)) and not _says(cell.text, address):
                self._take(cells, row.number, column, cell, address)
        return replace(row, cells=cells) if cells != row.cells else row

    def told(self) -> Sequence[Told]:
        """A note for each column whose cells lead somewhere."""
        headers = {column.index: column.header for column in self.columns}
        found: list[Told] = []
        for column, links in sorted(self._links.items()):
            header = headers.get(column, "")
            for cells, code, fate in (
                (links.read, "links", "er læst med"),
                (links.left, "links_left", "ikke er læst med"),
            ):
                if cells:
                    count = f"{len(cells)} celler" if len(cells) > 1 else "En celle"
                    message = f"{count} i kolonnen »{header}« fører til en adresse, som {fate}: {_listed(cells)}."
                    found.append(Told(cells[0].address, code, message))
        return found

    def _take(self, cells: dict[int, Cell], row: int, column: int, cell: Cell, address: str) -> None:
        kind = "email" if "@" in address and "/" not in address else "website"
        links = self._links.setdefault(column, _Links())
        told = Cell(address, cell.address)
        is_contact = kind == "email" and self._said.get(column) == "contact-name"
        if is_contact or self._said.get(column) == kind:
            between = ", " if is_contact else " "
            words = "" if fold(cell.text) in _ONLY_A_LINK else f"{cell.text}{between}"
            cells[column] = Cell(f"{words}{address}", cell.address)
        else:
            home = self._home(kind, column)
            if home in cells:
                links.left.append(told)
                return
            cells[home] = Cell(address, self.sheet.address(row, column))
        links.read.append(told)

    def _home(self, kind: str, column: int) -> int:
        """The column that addresses of a kind stand in; one more, beside the first column that leads to some, where there is none."""
        if self._own[kind]:
            return self._own[kind][0]
        if kind not in self._added:
            last = max(each.index for each in self.columns)
            width = max((len(cells) for cells in self.sheet.rows), default=0)
            index = self._added[kind] = max(last + 1, width)
            letter = next(each.letter for each in self.columns if each.index == column)
            self.columns = (*self.columns, TableColumn(index, letter, _HEADERS[kind], _HEADERS[kind]))
            self.sheet = widened(self.sheet, beside={index: column})
        return self._added[kind]


def _address(link: str) -> str:
    """What a link leads to as a person would write it: a mailbox without what belongs to the letter."""
    if link.lower().startswith("mailto:"):
        return unquote(link[len("mailto:") :].partition("?")[0]).strip()
    return mask_cpr(link)


def _says(text: str, address: str) -> bool:
    """Whether a cell shows an address itself, be it a shorter one."""
    plain = address.lower().partition("://")[2] or address.lower()
    shown = text.lower()
    return plain.removeprefix("www.").rstrip("/") in shown or (" " not in shown and ("." in shown or "@" in shown))


def _listed(links: Sequence[Cell]) -> str:
    shown = list(dict.fromkeys(mask_cpr(link.text) for link in links))
    more = f" og {len(shown) - _MOST_TOLD} andre" if len(shown) > _MOST_TOLD else ""
    return ", ".join(shown[:_MOST_TOLD]) + more
