"""One pass over a sheet of an .xlsx: how far it reaches, and which cells need another look than their value."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from xml.parsers import expat

from importers.reading.facts import Place, SheetFacts, linked_by
from importers.reading.limits import Limits, broken, refuse_too_large, too_much_text
from importers.reading.number_formats import NumberForm
from importers.reading.sheets import column_index, column_letter
from importers.reading.xml_parts import Attributes, local, new_parser, parse

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_YES = ("1", "true")


def scan_sheet(
    facts: SheetFacts,
    chunks: Iterable[bytes],
    forms: Mapping[str, NumberForm],
    long_texts: Mapping[str, int],
    file: str,
    limits: Limits,
) -> int:
    """Fill in a sheet's facts and answer how many signs its shared texts have.

    `forms` are the number formats that say something, by a cell's style; `long_texts` the lengths of long shared texts, by place.
    Raises InputError where the sheet is damaged or reaches too far.
    """
    scan = _Scan(facts, forms, long_texts, file, limits)
    parse(scan.parser, chunks, file)
    scan.finish()
    return scan.signs


class _Scan:
    """Called for the start of every element; texts are listened to only inside the few cells that need it."""

    def __init__(
        self,
        facts: SheetFacts,
        forms: Mapping[str, NumberForm],
        long_texts: Mapping[str, int],
        file: str,
        limits: Limits,
    ) -> None:
        self.facts, self.file, self.limits = facts, file, limits
        self.forms, self.long_texts = forms, long_texts
        self.signs = 0
        self.parser: expat.XMLParserType = new_parser(file)
        self.parser.StartElementHandler = self._root
        self._row, self._column = -1, -1
        self._used_row, self._used_column = -1, -1
        self._reached_row, self._reached_column = -1, -1
        self._kind = ""
        self._is_formula = self._is_awaited = self._has_value = False
        self._texts: list[str] = []

    def finish(self) -> None:
        """Close the last cell and hold the sheet against the limits."""
        if self._is_awaited:
            self._end_cell()
        facts = self.facts
        facts.height, facts.width = self._used_row + 1, self._used_column + 1
        last = f"{column_letter(facts.last[1])}{facts.last[0] + 1}"
        refuse_too_large(self.file, facts.name, facts.height, facts.width, last, self.limits)
        reached = (self._reached_row + 1) * (self._reached_column + 1)
        if reached > self.limits.cells:
            refuse_too_large(self.file, facts.name, self._reached_row + 1, self._reached_column + 1, "", self.limits)

    def _root(self, name: str, _attributes: Attributes) -> None:
        prefix, _, root = name.rpartition(":")
        if root != "worksheet":
            raise broken(self.file)
        before = f"{prefix}:" if prefix else ""
        handlers: dict[str, Callable[[Attributes], None]] = {
            f"{before}c": self._cell,
            f"{before}v": self._value,
            f"{before}is": self._value,
            f"{before}f": self._formula,
            f"{before}row": self._begin_row,
            f"{before}col": self._columns,
            f"{before}hyperlink": self._link,
        }
        find = handlers.get

        def start(name: str, attributes: Attributes) -> None:
            handler = find(name)
            if handler is not None:
                handler(attributes)

        self.parser.StartElementHandler = start

    def _columns(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in _YES:
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self.facts.hidden_columns.update(range(max(first, 1) - 1, min(last, self.limits.columns)))

    def _link(self, attributes: Attributes) -> None:
        """A link names the relation that holds its address; over several cells, it stands in the first."""
        relation = next((value for name, value in attributes.items() if local(name) == "id"), "")
        if relation and (place := place_of(attributes.get("ref", "").partition(":")[0])):
            self.facts.links[place] = relation

    def _begin_row(self, attributes: Attributes) -> None:
        if self._is_awaited:
            self._end_cell()
        number = attributes.get("r")
        self._row = int(number) - 1 if number else self._row + 1
        self._column = -1
        if not 0 <= self._row < _LAST_ROW:
            raise broken(self.file)
        if attributes.get("hidden") in _YES:
            self.facts.hidden_rows.add(self._row)

    def _cell(self, attributes: Attributes) -> None:
        if self._is_awaited:
            self._end_cell()
        self._is_formula = self._has_value = False
        address = attributes.get("r")
        if address:
            letters = address.rstrip("0123456789")
            self._column = _column_of(letters)
            if address[len(letters) :] != str(self._row + 1):
                raise broken(self.file)
        else:
            self._column += 1
        if not 0 <= self._column < _LAST_COLUMN:
            raise broken(self.file)
        self._kind = attributes.get("t", "n")
        if self._kind == "e":
            self._listen()
        elif self._kind == "n" and (form := self.forms.get(attributes.get("s", "0"))):
            self.facts.shown[self._row, self._column] = form

    def _formula(self, _: Attributes) -> None:
        self._is_formula = True
        self._listen()

    def _value(self, _: Attributes) -> None:
        if self._is_formula and (link := linked_by("".join(self._texts))):
            self.facts.links[self._row, self._column] = link
        self._has_value = True
        if self._is_formula or (self._kind == "s" and self.long_texts):
            self._listen()
        if not self._is_formula:
            self._use()
        self._reached_row = max(self._reached_row, self._row)
        self._reached_column = max(self._reached_column, self._column)

    def _use(self) -> None:
        if self._row > self._used_row:
            self._used_row = self._row
            self.facts.last = self._row, self._column
        if self._column > self._used_column:
            self._used_column = self._column
            self.facts.last = self._row, self._column

    def _listen(self) -> None:
        self._is_awaited = True
        self._texts.clear()
        self.parser.CharacterDataHandler = self._texts.append

    def _end_cell(self) -> None:
        text = "".join(self._texts).strip() if self._has_value else ""
        self.parser.CharacterDataHandler = None
        self._texts.clear()
        self._is_awaited = False
        place: Place = self._row, self._column
        if text and self._is_formula:
            self._use()
        if self._kind == "e" and text:
            self.facts.errors.setdefault(text, []).append(place)
        elif self._kind == "s":
            self.signs += self.long_texts.get(text, 0)
            if self.signs > self.limits.text_signs:
                raise too_much_text(self.file, self.limits)
        elif self._is_formula and not text and self._kind != "str":
            self.facts.uncalculated.append(place)
            self._use()


@cache
def _column_of(letters: str) -> int:
    column = column_index(letters.upper())
    return -1 if column is None else column


def place_of(address: str) -> Place | None:
    """The row and the column of a cell that is named as in "B4"; None where it is no cell."""
    letters = address.rstrip("0123456789")
    column = column_index(letters)
    row = address[len(letters) :]
    return (int(row) - 1, column) if column is not None and row.isdigit() else None
