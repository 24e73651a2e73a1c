"""What stands in an .ods beside its values: merged and hidden cells, what numbers look like, errors, comments, macros and links."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from importers.reading.archives import Archive
from importers.reading.facts import Comment, SheetFacts, WorkbookFacts, linked_by
from importers.reading.limits import broken, protected, refuse_too_large, too_many_sheets, too_much_text
from importers.reading.sheets import Area, column_letter
from importers.reading.texts import clean
from importers.reading.xml_parts import Attributes, new_parser, parse

_CONTENT, _MANIFEST = "content.xml", "meta-inf/manifest.xml"
_HIDDEN = ("collapse", "filter")
_ASIDE = ("office:annotation", "draw:frame", "draw:custom-shape", "table:shapes")
_SHOWN_AS_WRITTEN = ("percentage", "currency")
_MOST_REPEATS = 1_048_576
_THOUSANDS = re.compile(r"-?\d{1,3}(?:[ .]\d{3})*(?:,\d+)?")


def look_into_ods(archive: Archive) -> WorkbookFacts:
    """Everything that the values do not tell. Raises InputError where the content is damaged, protected or too large."""
    if _MANIFEST in archive and b"encryption-data" in b"".join(archive.chunks(_MANIFEST)):
        raise protected(archive.file)
    if _CONTENT not in archive:
        raise broken(archive.file)
    scan = _Scan(archive)
    parser = new_parser(archive.file)
    parser.StartElementHandler, parser.EndElementHandler = scan.start, scan.end
    parser.CharacterDataHandler = scan.text
    parse(parser, archive.chunks(_CONTENT), archive.file)
    return WorkbookFacts(
        scan.sheets,
        has_macros=any(name.startswith(("basic/", "scripts/")) and name.endswith(".xml") for name in archive.names),
        has_links=scan.has_links,
    )


@dataclass(slots=True)
class _Cell:
    """A cell, or several alike beside each other."""

    column: int
    attributes: Attributes
    repeats: int
    lines: list[str] = field(default_factory=list)
    has_breaks: bool = False
    comment: Comment | None = None
    link: str = ""

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def is_used(self) -> bool:
        """Whether something stands in it; a formula may show an empty text."""
        kind = self.attributes.get("office:value-type", "string")
        return kind != "string" or any(self.lines)


class _Scan:
    """Called for the start and end of every element, and for the text between."""

    def __init__(self, archive: Archive) -> None:
        self.file, self.limits = archive.file, archive.limits
        self.sheets: list[SheetFacts] = []
        self.has_links = False
        self._row = self._column = self._sheet_column = self._signs = 0
        self._row_repeats, self._row_is_hidden = 1, False
        self._cells: list[_Cell] = []
        self._cell: _Cell | None = None
        self._aside: list[str] = []
        self._is_paragraph = False
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "table:table": self._start_table,
            "table:table-column": self._table_column,
            "table:table-row": self._start_row,
            "table:table-cell": self._start_cell,
            "table:covered-table-cell": self._start_cell,
            "text:p": self._paragraph,
            "text:s": self._blanks,
            "text:tab": self._tab,
            "text:a": self._lead,
            "text:line-break": self._break,
            "table:dde-link": self._link,
            "table:table-source": self._link,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        handler = self._starts.get(name)
        if handler and (not self._aside or name == "text:p"):
            handler(attributes)
        elif name in _ASIDE:
            self._aside.append(name)
            if name == "office:annotation" and self._cell:
                self._cell.comment = Comment((self._row, self._cell.column))

    def end(self, name: str) -> None:
        """An element ends."""
        if self._aside:
            if name == self._aside[-1]:
                self._aside.pop()
            self._is_paragraph = False
        elif name == "text:p":
            self._is_paragraph = False
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell = None
        elif name == "table:table-row":
            self._end_row()

    def text(self, data: str) -> None:
        """Text of the cell, or of the comment beside it."""
        if not self._is_paragraph or self._cell is None:
            return
        if not self._aside:
            self._cell.lines[-1] += data
        elif self._cell.comment:
            self._cell.comment.text += data

    def _start_table(self, attributes: Attributes) -> None:
        self.sheets.append(SheetFacts(attributes.get("table:name", ""), is_table=True))
        if len(self.sheets) > self.limits.sheets:
            raise too_many_sheets(self.file, self.limits)
        self._row = self._sheet_column = 0

    def _table_column(self, attributes: Attributes) -> None:
        repeats = _repeats(attributes, "table:number-columns-repeated")
        if attributes.get("table:visibility") in _HIDDEN:
            last = min(self._sheet_column + repeats, self.limits.columns)
            self.sheets[-1].hidden_columns.update(range(self._sheet_column, last))
        self._sheet_column += repeats

    def _start_row(self, attributes: Attributes) -> None:
        self._row_repeats = _repeats(attributes, "table:number-rows-repeated")
        self._row_is_hidden = attributes.get("table:visibility") in _HIDDEN
        self._column, self._cells = 0, []

    def _start_cell(self, attributes: Attributes) -> None:
        repeats = _repeats(attributes, "table:number-columns-repeated")
        self._cell = _Cell(self._column, attributes, repeats)
        self._cells.append(self._cell)
        self._column += repeats
        self.has_links = self.has_links or "'file:" in attributes.get("table:formula", "")

    def _link(self, _: Attributes) -> None:
        self.has_links = True

    def _paragraph(self, _: Attributes) -> None:
        self._is_paragraph = self._cell is not None
        if self._cell and not self._aside:
            self._cell.lines.append("")
        elif self._cell and self._cell.comment and self._cell.comment.text:
            self._cell.comment.text += "\n"

    def _lead(self, attributes: Attributes) -> None:
        if self._cell and not self._cell.link:
            self._cell.link = attributes.get("xlink:href", "")

    def _blanks(self, attributes: Attributes) -> None:
        if self._cell and self._cell.lines:
            self._cell.lines[-1] += " " * min(_repeats(attributes, "text:c"), 100)

    def _tab(self, _: Attributes) -> None:
        self._insert(" ")

    def _break(self, _: Attributes) -> None:
        self._insert("\n")

    def _insert(self, sign: str) -> None:
        if self._cell and self._cell.lines:
            self._cell.lines[-1] += sign
            self._cell.has_breaks = True

    def _end_row(self) -> None:
        if not self.sheets:
            return
        used = [cell for cell in self._cells if cell.is_used]
        if used:
            self._hold_against_limits(used)
        last = self._row + self._row_repeats
        for row in range(self._row, last) if used else ():
            for cell in used:
                self._note(cell, row)
            if self._row_is_hidden:
                self.sheets[-1].hidden_rows.add(row)
        for cell in self._cells:
            self._note_once(cell)
        self._row = last

    def _hold_against_limits(self, used: list[_Cell]) -> None:
        sheet = self.sheets[-1]
        sheet.height = self._row + self._row_repeats
        sheet.width = max(sheet.width, used[-1].column + used[-1].repeats)
        sheet.last = sheet.height - 1, used[-1].column + used[-1].repeats - 1
        address = f"{column_letter(sheet.last[1])}{sheet.last[0] + 1}"
        refuse_too_large(self.file, sheet.name, sheet.height, sheet.width, address, self.limits)
        self._signs += sum(len(cell.text) * cell.repeats for cell in used) * self._row_repeats
        if self._signs > self.limits.text_signs:
            raise too_much_text(self.file, self.limits)

    def _note(self, cell: _Cell, row: int) -> None:
        """What differs between a cell's value and what stands in it."""
        kind = cell.attributes.get("office:value-type", "")
        is_error = cell.attributes.get("calcext:value-type") == "error"
        if kind == "string" and not is_error and not cell.has_breaks:
            return
        text = cell.text.strip()
        places = [(row, column) for column in range(cell.column, cell.column + cell.repeats)]
        if is_error:
            self.sheets[-1].errors.setdefault(text or "#VALUE!", []).extend(places)
        elif cell.has_breaks or kind in _SHOWN_AS_WRITTEN or (kind == "float" and _says_more(text)):
            self.sheets[-1].shown |= dict.fromkeys(places, text)

    def _note_once(self, cell: _Cell) -> None:
        sheet, attributes = self.sheets[-1], cell.attributes
        down = _repeats(attributes, "table:number-rows-spanned")
        across = _repeats(attributes, "table:number-columns-spanned")
        if down > 1 or across > 1:
            sheet.merged.append(Area(self._row, cell.column, self._row + down - 1, cell.column + across - 1))
        if "table:formula" in attributes and not cell.is_used:
            sheet.uncalculated.append((self._row, cell.column))
        if link := cell.link or linked_by(attributes.get("table:formula", "")):
            sheet.links[self._row, cell.column] = link
        if cell.comment and (text := clean(cell.comment.text)):
            sheet.comments.append(Comment(cell.comment.place, text=text))


def _repeats(attributes: Attributes, name: str) -> int:
    """How often something is repeated; more than a sheet has rows cannot be meant."""
    repeats = attributes.get(name)
    return 1 if repeats is None else min(max(int(repeats), 1), _MOST_REPEATS)


def _says_more(text: str) -> bool:
    """Whether what a number looks like is more than the number: a zero in front, groups of two digits, a unit.

    >>> _says_more("0555"), _says_more("38 32 10 42"), _says_more("12 uger"), _says_more("1.000,56"), _says_more("12345678")
    (True, True, True, False, False)
    """
    is_number = text.isdigit() or _THOUSANDS.fullmatch(text) or text.lstrip("-").replace(",", "").isdigit()
    return bool(text) and (not is_number or (len(text) > 1 and text[0] == "0" and text[1].isdigit()))
