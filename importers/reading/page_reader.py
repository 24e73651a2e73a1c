"""The program that reads the tables of a web page, in a process of its own (see reader_process).

Many systems write such a page and call it .xls, for spreadsheets open it. All its tables become one sheet, as they do there: what
stands between them in rows of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes
from html.parser import HTMLParser

from importers.reading.encodings import decode
from importers.reading.raw_sheets import PACKED_PAGES, RawSheet, SheetInTheMaking, run_reader
from importers.reading.texts import clean

Attributes = Sequence[tuple[str, str | None]]
_UNSEEN = frozenset({"script", "style", "head", "template", "noscript", "select", "textarea"})
_LINES = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "dt", "dd", "hr", "caption"})
_CELLS = frozenset({"td", "th"})
_ROWS = frozenset({"tr", "thead", "tbody", "tfoot", "caption"})
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WHITE = re.compile(r"[ \t\r\n\f]+")
_MOST_SPANNED = 1_000


@dataclass(slots=True)
class _Table:
    """A table that is open: where its next cell stands, and which places cells above reach down to."""

    row: int
    column: int = 0
    taken: set[tuple[int, int]] = field(default_factory=set)
    is_in_cell: bool = False
    is_in_row: bool = False


class _Page(HTMLParser):
    """Called for the start and end of every element, and for the text between."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sheet = SheetInTheMaking("")
        self.tables = 0
        self._open: list[_Table] = []
        self._unseen = ""
        self._next_row = 0
        self._texts: list[str] = []
        self._cell = (0, 0)
        self._link = ""

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if self._unseen:
            return
        said = {name: value or "" for name, value in attrs}
        if tag in _UNSEEN:
            self._unseen = tag
        elif tag == "table":
            self._start_table()
        elif self._open and tag in _ROWS:
            self._start_row(tag, said)
        elif self._open and tag in _CELLS:
            self._start_cell(said)
        elif tag == "a":
            self._link = said.get("href", "").strip()
        if tag in _LINES:
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._unseen:
            self._unseen = "" if tag == self._unseen else self._unseen
        elif tag == "table" and self._open:
            self._end_row()
            self._open.pop()
            self._next_row += 1
        elif tag in _CELLS and self._open:
            self._end_cell()
        elif tag == "tr" and self._open:
            self._end_row()
        elif tag in _LINES:
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        self._texts.append(_WHITE.sub(" ", data))
        if self._link and self._open and self._open[-1].is_in_cell and data.strip():
            self.sheet.links.append((*self._cell, self._link))
            self._link = ""

    def close(self) -> None:
        """The end of the page, whatever was left open."""
        super().close()
        while self._open:
            self._end_row()
            self._open.pop()
        self._lone_text()

    def _break(self, tag: str) -> None:
        if self._open and self._open[-1].is_in_cell:
            self._texts.append("\n")
        elif tag != "br" or not self._open:
            self._lone_text()

    def _lone_text(self) -> None:
        """What stands outside the cells is a row of its own."""
        if self._open and self._open[-1].is_in_row:
            self._next_row = max(self._next_row, self._open[-1].row + 1)
        if text := self._taken_text():
            self.sheet.cells[self._next_row, 0] = text
            self._next_row += 1

    def _taken_text(self) -> str:
        text = clean("".join(self._texts))
        self._texts.clear()
        return re.sub(r"\n{2,}", "\n", text)

    def _start_table(self) -> None:
        if self._open:
            self._end_row()
        else:
            self._lone_text()
        self.tables += 1
        self._open.append(_Table(self._next_row))

    def _start_row(self, tag: str, said: dict[str, str]) -> None:
        self._end_row()
        if tag == "tr":
            table = self._open[-1]
            table.row, table.column, table.is_in_row = self._next_row, 0, True
            if _HIDDEN.search(said.get("style", "")):
                self.sheet.hidden_rows.add(table.row)

    def _start_cell(self, said: dict[str, str]) -> None:
        self._end_cell()
        table = self._open[-1]
        if not table.is_in_row:
            self._start_row("tr", {})
        while (table.row, table.column) in table.taken:
            table.column += 1
        self._texts.clear()
        self._cell, table.is_in_cell = (table.row, table.column), True
        down, across = _spanned(said, "rowspan"), _spanned(said, "colspan")
        if down > 1 or across > 1:
            bottom, right = table.row + down - 1, table.column + across - 1
            self.sheet.merged.append([table.row, table.column, bottom, right])
            table.taken |= {
                (row, column) for row in range(table.row + 1, bottom + 1) for column in range(table.column, right + 1)
            }
        table.column += across

    def _end_cell(self) -> None:
        table = self._open[-1]
        if table.is_in_cell and (text := self._taken_text()):
            self.sheet.cells[self._cell] = text
        elif not table.is_in_cell:
            self._lone_text()
        table.is_in_cell, self._link = False, ""

    def _end_row(self) -> None:
        table = self._open[-1]
        self._end_cell()
        if table.is_in_row:
            self._next_row = max(self._next_row, table.row + 1)
        table.is_in_row = False


def read_sheets(content: bytes, most_rows: int, most_cells: int) -> Iterator[RawSheet]:
    """The sheet of each page that has a table, without a name; several where pages are packed into one file."""
    for page_content in _pages(content):
        page = _Page()
        page.feed(decode(page_content).text)
        page.close()
        if page.tables:
            yield page.sheet.as_raw(most_rows, most_cells)


def _pages(content: bytes) -> Iterator[bytes]:
    if not content.lstrip().startswith(PACKED_PAGES):
        yield content
        return
    for part in message_from_bytes(content.lstrip()).walk():
        payload = part.get_payload(decode=True)
        if part.get_content_type() == "text/html" and isinstance(payload, bytes):
            yield payload


def _spanned(said: dict[str, str], name: str) -> int:
    number = said.get(name, "").strip()
    return min(max(int(number), 1), _MOST_SPANNED) if number.isascii() and number.isdigit() else 1


if __name__ == "__main__":
    run_reader(read_sheets)
