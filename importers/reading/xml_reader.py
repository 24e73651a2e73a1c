"""The program that reads a workbook in Excel's XML of 2003, in a process of its own (see reader_process)."""

from collections.abc import Callable, Iterator
from datetime import datetime

from importers.reading.number_formats import number_form
from importers.reading.raw_sheets import RawSheet, SheetInTheMaking, run_reader
from importers.reading.texts import clean, number_text, text_of
from importers.reading.xml_parts import Attributes, local, new_parser, parse

_NAMED_FORMATS = {"Percent": "0.00%"}
_BEFORE_SHEETS = ("Style", "NumberFormat", "Worksheet")
_ZERO_DAY = "1899-12-31"
"""The day that a time without a day is written with."""
_MOST = 2_000_000
"""No row or column is further away."""


class _Scan:
    """Called for the start and end of every element, and for the text between."""

    def __init__(self) -> None:
        self.sheets: list[SheetInTheMaking] = []
        self._formats: dict[str, str] = {}
        self._style = ""
        self._row = self._column = self._next_row = self._next_column = self._next_described = 0
        self._cell_style = self._kind = self._author = ""
        self._is_data = self._is_comment = False
        self._texts: list[str] = []
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "Style": self._start_style,
            "NumberFormat": self._start_number_format,
            "Worksheet": self._start_worksheet,
            "Visible": self._start_visible,
            "Column": self._start_column,
            "Row": self._start_row,
            "Cell": self._start_cell,
            "Comment": self._start_comment,
            "Data": self._start_data,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        handler = self._starts.get(local(name))
        if handler and (self.sheets or local(name) in _BEFORE_SHEETS):
            handler({local(key): value for key, value in attributes.items()})

    def end(self, name: str) -> None:
        """An element ends."""
        if local(name) == "Data" and self._is_data:
            self._end_data()
        elif local(name) == "Comment":
            self._is_comment = False
        elif local(name) == "Visible" and self.sheets:
            self.sheets[-1].is_hidden = "".join(self._texts).strip() in ("SheetHidden", "SheetVeryHidden")
            self._is_data = False

    def text(self, data: str) -> None:
        """Text of a cell or a comment."""
        if self._is_data:
            self._texts.append(data)

    def _start_style(self, said: Attributes) -> None:
        self._style = said.get("ID", "")

    def _start_number_format(self, said: Attributes) -> None:
        code = said.get("Format", "")
        self._formats[self._style] = _NAMED_FORMATS.get(code, code)

    def _start_worksheet(self, said: Attributes) -> None:
        self.sheets.append(SheetInTheMaking(said.get("Name", "")))
        self._next_row = self._next_described = 0

    def _start_visible(self, _: Attributes) -> None:
        self._texts.clear()
        self._is_data = True

    def _start_column(self, said: Attributes) -> None:
        first = _index(said, self._next_described)
        self._next_described = first + 1 + _number(said.get("Span", "0"))
        if said.get("Hidden") == "1":
            self.sheets[-1].hidden_columns.update(range(first, min(self._next_described, first + 1_000)))

    def _start_row(self, said: Attributes) -> None:
        self._row, self._next_column = _index(said, self._next_row), 0
        self._next_row = self._row + 1 + _number(said.get("Span", "0"))
        if said.get("Hidden") == "1":
            self.sheets[-1].hidden_rows.add(self._row)

    def _start_cell(self, said: Attributes) -> None:
        self._column, self._cell_style = _index(said, self._next_column), said.get("StyleID", "")
        across, down = _number(said.get("MergeAcross", "0")), _number(said.get("MergeDown", "0"))
        self._next_column = self._column + 1 + across
        if across or down:
            self.sheets[-1].merged.append([self._row, self._column, self._row + down, self._column + across])
        if "HRef" in said:
            self.sheets[-1].links.append((self._row, self._column, said["HRef"]))

    def _start_comment(self, said: Attributes) -> None:
        self._is_comment, self._author = True, said.get("Author", "")

    def _start_data(self, said: Attributes) -> None:
        self._texts.clear()
        self._is_data, self._kind = True, said.get("Type", "String")

    def _end_data(self) -> None:
        text = "".join(self._texts)
        self._is_data = False
        if self._is_comment:
            self.sheets[-1].comments.append((self._row, self._column, self._author, clean(text)))
        elif shown := _shown(text, self._kind, self._formats.get(self._cell_style, "")):
            self.sheets[-1].cells[self._row, self._column] = shown


def read_sheets(content: bytes, most_rows: int, most_cells: int) -> Iterator[RawSheet]:
    """Every sheet of the workbook."""
    scan = _Scan()
    parser = new_parser("")
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = scan.start, scan.end, scan.text
    parse(parser, [content], "")
    for sheet in scan.sheets:
        yield sheet.as_raw(most_rows, most_cells)


def _shown(text: str, kind: str, code: str) -> str:
    """A cell as a person sees it; what is not of the kind it says is a text."""
    try:
        if kind == "Boolean":
            return text_of(bool(int(text)))
        if kind == "DateTime":
            moment = datetime.fromisoformat(text.strip().rstrip("Z"))
            return text_of(moment.time() if moment.date().isoformat() == _ZERO_DAY else moment)
        if kind == "Number":
            form = number_form(code)
            return form.show(float(text)) if form else number_text(float(text))
    except ValueError:
        return clean(text)
    return clean(text)


def _index(said: Attributes, following: int) -> int:
    """Where a row, a column or a cell stands, counted from 0: where it says so, else behind the one before."""
    return min(_number(said["Index"]) - 1, _MOST) if "Index" in said else following


def _number(text: str) -> int:
    return max(int(text), 0)


if __name__ == "__main__":
    run_reader(read_sheets)
