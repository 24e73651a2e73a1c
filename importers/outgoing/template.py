"""The empty workbook that explains itself: a sheet for each kind of thing, how to fill it in, and what may stand where."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import TypeAlias

from openpyxl import Workbook

from graphmodel.schema import NODE_TYPES
from importers.mentions import SUBJECTS
from importers.outgoing.cells import HEADER, PLAIN, Look, new_workbook, offer_list, set_widths, text_cell, write_guide
from importers.outgoing.columns import PaperColumn, columns_of
from importers.outgoing.relation_columns import RELATIONS, relation_columns
from importers.outgoing.value_texts import ValueTexts
from importers.own_sheets import LISTS, MARK
from importers.reading.sheets import column_letter
from importers.values.words import Words

_GUIDE = (
    "Skriv én række for hvert tilbud, hver organisation, hver person og hvert samarbejde. Lad være med at ændre overskrifterne.",
    "Du behøver kun at udfylde det, du ved. En tom celle betyder, at det er ukendt, og ændrer ingenting.",
    "Peg på en overskrift for at læse, hvad der kan stå i kolonnen. Hvor der er en liste, kan du vælge fra den.",
    "Kan flere ting passe, så skil dem med semikolon.",
    "Den grå række er et eksempel. Den bliver ikke læst, og du kan slette den.",
    "Skriv aldrig et CPR-nummer og aldrig noget om en bestemt ung. Rækker med et CPR-nummer bliver ikke læst.",
    "Gem filen, og indlæs den. Du ser først, hvad der bliver forstået, og intet gemmes, før du siger til.",
)

Lists: TypeAlias = Mapping[tuple[str, ...], str]
"""Where the sheet of lists has each list, as a validation names it."""


def template_workbook(words: Words) -> bytes:
    """An empty .xlsx that the import understands column by column; untouched it holds nothing to import."""
    values = ValueTexts(words)
    sheets = {NODE_TYPES[label].plural_da: columns_of(label, values, words.catalogue) for label in SUBJECTS}
    sheets[RELATIONS] = relation_columns(words.catalogue)
    lists = _places_of_lists(sheets.values())
    book = new_workbook()
    for name, columns in sheets.items():
        _write_sheet(book, name, columns, lists)
    write_guide(book, "sådan udfylder du arket", _GUIDE)
    names: dict[tuple[str, ...], str] = {}
    for column in (column for columns in sheets.values() for column in columns):
        said = names.get(column.listed, "")
        names[column.listed] = (
            f"{said}, {column.header}" if said and column.header not in said.split(", ") else column.header
        )
    _write_lists(book, lists, names)
    whole = BytesIO()
    book.save(whole)
    return whole.getvalue()


def _write_sheet(book: Workbook, name: str, columns: Sequence[PaperColumn], lists: Lists) -> None:
    page = book.create_sheet(name)
    headers, examples = [column.header for column in columns], [column.example for column in columns]
    set_widths(page, [headers, examples])
    page.freeze_panes = "B2"
    page.append([text_cell(page, column.header, HEADER, column.takes) for column in columns])
    page.append([text_cell(page, example, Look(is_grey=True)) if example else None for example in examples])
    for number, column in enumerate(columns):
        if column.listed:
            offer_list(page, number, 2, lists[column.listed])
    page.close()


def _places_of_lists(sheets: Iterable[Sequence[PaperColumn]]) -> dict[tuple[str, ...], str]:
    """Each list of allowed values once, with its place on the sheet of lists: its name in row 2, its values below."""
    lists = dict.fromkeys(column.listed for columns in sheets for column in columns if column.listed)
    return {
        listed: f"{LISTS}!${letter}$3:${letter}${len(listed) + 2}"
        for letter, listed in ((column_letter(number), listed) for number, listed in enumerate(lists))
    }


def _write_lists(book: Workbook, lists: Lists, names: Mapping[tuple[str, ...], str]) -> None:
    page = book.create_sheet(LISTS)
    columns = list(lists)
    set_widths(page, [[max(listed, key=len) for listed in columns]])
    page.append([text_cell(page, f"{MARK}hvad der kan stå i kolonnerne", Look(is_bold=True))])
    page.append([text_cell(page, names[listed], HEADER) for listed in columns])
    for row in range(max(map(len, columns), default=0)):
        page.append([text_cell(page, listed[row], PLAIN) if row < len(listed) else None for listed in columns])
    page.close()
