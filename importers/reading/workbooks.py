"""Workbooks as sheets of text: looked through first, their values read then; nothing in them is executed or followed."""

import re
from collections.abc import Iterable, Iterator, Mapping

from graphmodel.cpr import mask_cpr
from importers.reading.archives import Archive
from importers.reading.errors import danish_error, error_in
from importers.reading.facts import Comment, Place, SheetFacts, WorkbookFacts
from importers.reading.kinds import Kind, kind_of_archive
from importers.reading.limits import Limits, broken, refuse_too_large, too_many_sheets
from importers.reading.noticed import about_errors, about_sheet, about_workbook
from importers.reading.number_formats import NumberForm
from importers.reading.ods import look_into_ods
from importers.reading.raw_sheets import RawSheet, without_empty_end
from importers.reading.reader_process import OLD, PAGE, XML, read_values
from importers.reading.sheets import Area, Remark, Sheet
from importers.reading.texts import clean
from importers.reading.xlsx import look_into_xlsx

_MACROS_OF_OLD = "_VBA_PROJECT_CUR".encode("utf-16-le")
_READERS = {Kind.XLS: OLD, Kind.PAGE: PAGE, Kind.XML: XML}
_LEADS_OUT = re.compile(r"\s*(?:https?://|mailto:)\S", re.IGNORECASE)
Found = tuple[tuple[Sheet, ...], tuple[Remark, ...]]


def read_packed(content: bytes, file: str, limits: Limits) -> Found:
    """Every sheet of an .xlsx or .ods, and what there is to say of it. Raises InputError where it is damaged, protected or too large."""
    archive = Archive(content, file, limits)
    facts = look_into_xlsx(archive) if kind_of_archive(archive) == Kind.XLSX else look_into_ods(archive)
    by_name = {sheet.name: sheet for sheet in facts.sheets if sheet.is_table}
    read = read_values(content, file, limits)
    if any(raw["name"] not in by_name for raw in read):
        raise broken(file)
    sheets, remarks = _told([(raw, by_name[raw["name"]]) for raw in read], file)
    return sheets, (*about_workbook(facts, file), *remarks)


def read_unpacked(content: bytes, file: str, kind: Kind, limits: Limits) -> Found:
    """Every sheet of an .xls, a web page or Excel's XML, and what there is to say of it.

    Raises InputError where it is damaged, protected or too large.
    """
    read = read_values(content, file, limits, _READERS[kind])
    if len(read) > limits.sheets:
        raise too_many_sheets(file, limits)
    for number, raw in enumerate(read, start=1):
        refuse_too_large(file, raw["name"], raw["height"], raw["width"], "", limits)
        stem = file.rpartition(".")[0]
        raw["name"] = raw["name"] or (f"{stem} ({number})" if len(read) > 1 else stem)
    sheets, remarks = _told([(raw, _facts_of(raw)) for raw in read], file)
    facts = WorkbookFacts(has_macros=_MACROS_OF_OLD in content)
    return sheets, (*about_workbook(facts, file), *remarks)


def _facts_of(raw: RawSheet) -> SheetFacts:
    """What a reader itself tells beside the values."""
    return SheetFacts(
        raw["name"],
        is_table=True,
        hidden_columns=set(raw.get("hidden_columns", ())),
        hidden_rows=set(raw.get("hidden_rows", ())),
        comments=[
            Comment((row, column), clean(author), clean(text)) for row, column, author, text in raw.get("comments", ())
        ],
        links={(row, column): address for row, column, address in raw.get("links", ())},
    )


def without_errors(rows: list[list[str]]) -> dict[str, list[Place]]:
    """Empty the cells that hold nothing but an error, and answer where they are, by the error."""
    errors: dict[str, list[Place]] = {}
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            if text[:1] in ("#", "E") and (error := error_in(text)):
                errors.setdefault(error, []).append((row, column))
                cells[column] = ""
    without_empty_end(rows)
    while rows and not rows[-1]:
        rows.pop()
    return errors


def _told(read: Iterable[tuple[RawSheet, SheetFacts]], file: str) -> Found:
    sheets: list[Sheet] = []
    remarks: list[Remark] = []
    for raw, facts in read:
        rows = raw["rows"]
        _show(rows, facts.shown)
        errors = without_errors(rows)
        for word, places in facts.errors.items():
            errors.setdefault(danish_error(word), []).extend(places)
        merged = [Area(*area) for area in raw["merged"]] or facts.merged
        sheet = Sheet(
            file,
            mask_cpr(raw["name"]),
            tuple(map(tuple, rows)),
            tuple(merged),
            raw["is_hidden"],
            hidden_columns=tuple(_filled_columns(rows, facts.hidden_columns)),
            hidden_rows=tuple(row for row in sorted(facts.hidden_rows) if row < len(rows) and any(rows[row])),
            links={place: clean(link) for place, link in facts.links.items() if _LEADS_OUT.match(link)},
        )
        sheets.append(sheet)
        remarks.extend([*about_sheet(sheet, facts), *about_errors(sheet, errors)])
    return tuple(sheets), tuple(remarks)


def _show(rows: list[list[str]], shown: Mapping[Place, NumberForm | str]) -> None:
    """Give cells the look they have in the sheet; what turned out to be a date or a time has its own already."""
    for (row, column), form in shown.items():
        if row >= len(rows) or column >= len(rows[row]):
            continue
        if isinstance(form, str):
            rows[row][column] = clean(form)
            continue
        try:
            value = float(rows[row][column].replace(",", "."))
        except ValueError:
            continue
        rows[row][column] = clean(form.show(value))


def _filled_columns(rows: list[list[str]], wanted: set[int]) -> Iterator[int]:
    for column in sorted(wanted):
        if any(column < len(cells) and cells[column] for cells in rows):
            yield column
