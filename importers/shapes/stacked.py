"""The tables that stand under each other in a sheet: the title above each header, the rows below with their sections, what is no data."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from importers.reading.sheets import Sheet, column_letter
from importers.shapes.above_header import Above
from importers.shapes.footnotes import without_footnote_signs
from importers.shapes.full_names import unite_names
from importers.shapes.grouped import with_values_of_groups
from importers.shapes.header_block import Header
from importers.shapes.header_rows import find_headers
from importers.shapes.header_units import with_units
from importers.shapes.links import with_links
from importers.shapes.marked_columns import unite_marked
from importers.shapes.names_of_rows import with_names
from importers.shapes.repeated import merged_across, merged_down, with_values_above
from importers.shapes.row_kinds import kinds_of_rows
from importers.shapes.searched_sheet import SearchedSheet
from importers.shapes.statements import Statement
from importers.shapes.views import FilledRow, MergedAreas, RearrangedSheet, filled_rows, widened
from importers.tables import Aside, Cell, RowKind, Table, TableColumn, TableRow

_MOST_TITLE_ROWS = 3
_DATA = frozenset({RowKind.DATA, RowKind.NAME_OR_SECTION})
_ASIDE = frozenset({RowKind.TOTAL, RowKind.NOTE, RowKind.HEADER, RowKind.EXAMPLE})
NO_HEADER = Header(-1, -1, {}, {}, is_known=False)


def find_stacked(searched: SearchedSheet) -> tuple[Table, ...]:
    """The tables of a sheet from above; a sheet with cells but no header is one table without a header."""
    headers = find_headers(searched.sheet, searched.rows, searched.catalogue, searched.named)
    if not headers:
        return _without_header(searched)
    tables = []
    merged = MergedAreas(searched.sheet.merged)
    start = 0
    for place, found in enumerate(headers):
        header = with_units(found, searched.rows)
        is_last = place + 1 == len(headers)
        end = len(searched.rows) if is_last else headers[place + 1].top
        above = Above.of(searched, range(start, header.top), header.texts, is_first=place == 0)
        first = header.bottom + 1
        body = range(first, end if is_last else _end_of_body(searched.rows, first, end, len(header.texts)))
        near = replace(searched.sheet, merged=merged.touching(range(header.top, body.stop)))
        table = _table(replace(searched, sheet=near), header, above, body)
        whole = searched.sheet if table.sheet is near else replace(table.sheet, merged=searched.sheet.merged)
        tables.append(replace(table, sheet=whole))
        start = body.stop
    return tuple(tables)


def find_rearranged(searched: SearchedSheet, sheet: RearrangedSheet) -> Table | None:
    """The one table of a sheet whose cells were rearranged; None where they make several, or no header that is known."""
    found = find_stacked(replace(searched, sheet=sheet, rows=filled_rows(sheet), is_turned=True))
    return found[0] if len(found) == 1 and found[0].has_known_header else None


def _without_header(searched: SearchedSheet) -> tuple[Table, ...]:
    """All cells as one table; the lone texts before its first full row are its title and notes."""
    filled = [row for row, cells in enumerate(searched.rows) if cells]
    if not filled:
        return ()
    full = [row for row in filled if len(searched.rows[row]) > 1]
    first = full[0] if full else filled[0]
    above = Above.of(searched, range(first), {}, is_first=True)
    table = _table(searched, NO_HEADER, above, range(first, len(searched.rows)))
    return (table,) if table.rows else (_as_it_stands(searched),)


def _as_it_stands(searched: SearchedSheet) -> Table:
    rows = tuple(
        TableRow(number, {column: searched.cell(number, column) for column in cells})
        for number, cells in enumerate(searched.rows)
        if cells
    )
    return Table(searched.sheet, None, None, _columns(searched, NO_HEADER, rows), rows)


def _end_of_body(rows: Sequence[FilledRow], first: int, end: int, width: int) -> int:
    """Where a table ends: before the empty row above the next one's title, or before the titles right above it."""
    if (start := _title_block(rows, first, end, width)) is not None:
        return start
    row = end
    while row > first and len(rows[row - 1]) <= 1:
        row -= 1
    # From here on there are only lone texts and empty rows: what comes before the first empty one still belongs to this table.
    while row < end and rows[row]:
        row += 1
    if row < end:
        return row
    while end > first and len(rows[end - 1]) == 1:
        end -= 1
    return end


def _title_block(rows: Sequence[FilledRow], first: int, end: int, width: int) -> int | None:
    """Where the few short rows begin that stand right above the next header, apart from this table: "Region: | Nordjylland"."""
    stop = end
    while stop > first and not rows[stop - 1]:
        stop -= 1
    start = stop
    while start > first and rows[start - 1]:
        start -= 1
    block = rows[start:stop]
    is_apart = start > first and 0 < len(block) <= _MOST_TITLE_ROWS
    has_pair = any(len(cells) == 2 for cells in block)
    if not is_apart or not has_pair or width < 4 or any(len(cells) > 2 for cells in block):
        return None
    while start > first and not rows[start - 1]:
        start -= 1
    return start


def _table(searched: SearchedSheet, header: Header, above: Above, body: range) -> Table:
    sheet = searched.sheet
    kinds = kinds_of_rows(sheet, searched.rows, body, header.texts, searched.catalogue, searched.place_words)
    data = [row for row in body if kinds[row] in _DATA]
    sections, unused = _sections(searched, kinds, above.section)
    asides = list(above.asides)
    asides += [
        Aside(RowKind.NOTE if row in unused else kinds[row], searched.cells(row))
        for row in body
        if kinds[row] in _ASIDE or row in unused
    ]
    if not data:
        asides += [Aside(RowKind.NOTE, searched.cells(statement.label_at[0])) for statement in above.stated]
    if above.section and above.section not in sections.values():
        asides.insert(0, Aside(RowKind.NOTE, above.section_cells))
    rows = _rows(searched, header, data, sections)
    columns = _columns(searched, header, rows)
    columns = with_names(columns, searched.catalogue)
    rows, about_signs = without_footnote_signs(rows, asides)
    rows, told = with_values_above(rows, columns)
    told = (*about_signs, *told)
    sums = frozenset(row for row in body if kinds[row] is RowKind.TOTAL)
    rows, about_groups = with_values_of_groups(rows, columns, sums, searched.catalogue)
    told = (*told, *about_groups)
    if type(sheet) is Sheet and sheet.links and columns:
        sheet, columns, rows, about_links = with_links(sheet, columns, rows, searched.catalogue)
        told = (*told, *about_links)
    if above.stated and rows:
        sheet, columns, rows = _with_statements(sheet, above.stated, columns, rows)
    columns, rows = unite_marked(sheet, *unite_names(columns, rows), searched.catalogue, searched.place_words)
    return Table(
        sheet,
        above.title,
        None if header is NO_HEADER else header.top,
        columns,
        rows,
        tuple(asides),
        header.is_known,
        told=told,
        doubtful=tuple(row for row in data if kinds[row] is RowKind.NAME_OR_SECTION),
    )


def _with_statements(
    sheet: Sheet, stated: tuple[Statement, ...], columns: tuple[TableColumn, ...], rows: tuple[TableRow, ...]
) -> tuple[Sheet, tuple[TableColumn, ...], tuple[TableRow, ...]]:
    """A column more for each statement, which says the same in every row."""
    first = columns[-1].index + 1
    further = {first + place: statement for place, statement in enumerate(stated)}
    cells = {column: Cell(statement.text, sheet.address(*statement.text_at)) for column, statement in further.items()}
    added = tuple(
        TableColumn(column, column_letter(statement.text_at[1]), statement.label, statement.label)
        for column, statement in further.items()
    )
    return (
        widened(sheet, stated={column: statement.text_at for column, statement in further.items()}),
        (*columns, *added),
        tuple(TableRow(row.number, {**row.cells, **cells}, row.section) for row in rows),
    )


def _sections(
    searched: SearchedSheet, kinds: Mapping[int, RowKind], first: Cell | None
) -> tuple[dict[int, Cell], frozenset[int]]:
    """The section that each row of data stands under, and the rows of sections under which none stands."""
    sections: dict[int, Cell] = {}
    unused: set[int] = set()
    current, at = first, -1
    for row, kind in kinds.items():
        if kind is RowKind.SECTION:
            *number, cell = searched.cells(row)
            text = ". ".join([*(each.text.rstrip(".") for each in number), cell.text.rstrip(" :")])
            current, at = Cell(text, cell.address), row
            unused.add(row)
        elif kind in _DATA and current is not None:
            sections[row] = current
            unused.discard(at)
    return sections, frozenset(unused)


def _rows(
    searched: SearchedSheet, header: Header, data: Sequence[int], sections: Mapping[int, Cell]
) -> tuple[TableRow, ...]:
    spread = (
        merged_across(searched.sheet, {row: searched.rows[row] for row in data}, header.texts)
        if searched.sheet.merged
        else {}
    )
    for row, cells in merged_down(searched.sheet, data).items():
        spread.setdefault(row, {}).update(cells)
    address = searched.sheet.address
    found = []
    for row in data:
        cells = {column: Cell(text, address(row, column)) for column, text in searched.rows[row].items()}
        if row in spread:
            cells = dict(sorted((spread[row] | cells).items()))
        found.append(TableRow(row, cells, sections.get(row)))
    return tuple(found)


def _said(text: str, group: str) -> str:
    """What stands above a column, on one line; signs alone, such as "(%)", need the heading above them to say anything."""
    whole = text if any(sign.isalnum() for sign in text) or not text else f"{group} {text}"
    return " ".join(whole.split())


def _covered(sheet: Sheet, header: Header) -> dict[int, str]:
    """What stands over columns that have no heading of their own but lie under a cell merged over several, the lowest first."""
    over = [area for area in sheet.merged if header.top <= area.top <= header.bottom and area.right > area.left]
    return {
        column: sheet.text(area.top, area.left)
        for area in sorted(over, key=lambda area: area.top)
        for column in range(area.left + 1, area.right + 1)
    }


def _columns(searched: SearchedSheet, header: Header, rows: Sequence[TableRow]) -> tuple[TableColumn, ...]:
    """The columns that have a header or hold something; a header that stands twice is told apart by its group or its letter."""
    used = sorted({*header.texts, *(column for row in rows for column in row.cells)})
    groups = header.groups
    covered = _covered(searched.sheet, header)
    said = {
        column: _said(header.texts.get(column) or covered.get(column, ""), groups.get(column, "")) for column in used
    }
    everything = list(said.values())
    taken: set[str] = set()
    columns = []
    for column in used:
        name, letter = searched.column_name(column)
        heading = said[column] or name
        if said[column] and column in groups and everything.count(said[column]) > 1:
            heading = f"{' '.join(groups[column].split())}: {heading}"
        if heading in taken:
            heading = f"{heading} ({letter})"
        taken.add(heading)
        columns.append(TableColumn(column, letter, heading, said[column], groups.get(column, "")))
    return tuple(columns)
