"""Forms: each field with its answer beside it or behind a colon, one thing a sheet or several under each other."""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from graphmodel.catalogue import fold
from importers.header_words import NAMES, is_header_word, meanings
from importers.section_words import is_counted
from importers.shapes.labels import is_label, meanings_of
from importers.shapes.row_kinds import is_instruction
from importers.shapes.searched_sheet import SearchedSheet
from importers.shapes.stacked import find_rearranged
from importers.shapes.views import FilledRow, Place, RearrangedSheet
from importers.tables import Aside, Cell, RowKind, Span, Table, Told

_FEWEST_LABELS, _LONGEST_LABEL, _LONGEST_QUESTION = 3, 40, 120
_NAME, _PROVIDER = "Navn", "Udbyder"
_MOST_ROWS_BELOW = 2
"""How far above its fields the heading of a form may stand."""
_MOST_ROWS_ANSWER = 0.6
"""How many of the filled rows of a form have a field in them."""
_MOST_ROWS = 2_000
_DIGITS = re.compile(r"\d+")
_IN_ONE_CELL = re.compile(r"([^:\n]{2,40}):\s*(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Answer:
    """A field of a form and what was answered; both with their places, which are one where they share a cell."""

    label: str
    text: str
    label_at: Place
    text_at: Place | None


@dataclass(slots=True)
class _Form:
    """What a form says: the answers, and the cells that are neither a field nor an answer."""

    records: list[list[_Answer]] = field(default_factory=list)
    other: list[Place] = field(default_factory=list)


def find_forms(searched: SearchedSheet) -> tuple[Table, ...]:
    """The things that a sheet of forms tells of, as one table; empty where it is no form."""
    if len(searched.rows) > _MOST_ROWS or not sum(map(bool, searched.rows)) >= 2:
        return ()
    if _holds_a_list(searched):
        return ()
    form = _with_headings(searched, _read(searched))
    answers = [answer for record in form.records for answer in record]
    known = meanings_of(
        searched, [answer.label for answer in answers if is_label(searched, answer.label) and answer.text]
    )
    rows = {answer.label_at[0] for answer in answers}
    filled = [row for row, cells in enumerate(searched.rows) if cells]
    if (
        len(known) < _FEWEST_LABELS
        or len(rows) < _MOST_ROWS_ANSWER * len(filled)
        or 2 * len(form.other) > sum(map(len, searched.rows))
        or not _are_answers(searched, answers)
    ):
        return ()
    return _table(searched, form)


def _holds_a_list(searched: SearchedSheet) -> bool:
    """Whether the first row of several cells, or any of three and more, holds nothing but header words: a list's header."""
    full = [cells for cells in searched.rows if len(cells) > 1]
    return any(
        (place == 0 or len(cells) > 2) and all(is_header_word(text, searched.catalogue) for text in cells.values())
        for place, cells in enumerate(full)
    )


def _are_answers(searched: SearchedSheet, answers: Sequence[_Answer]) -> bool:
    """Whether most fields are known, and what stands beside them is seldom a field's name itself."""
    known = [answer for answer in answers if is_label(searched, answer.label)]
    said = [answer for answer in answers if answer.text]
    odd = sum(is_label(searched, answer.text) or is_instruction(answer.text, searched.catalogue) for answer in said)
    return len(known) * 2 >= len(answers) and odd * 3 < max(1, len(said))


def _read(searched: SearchedSheet) -> _Form:
    """The fields of a sheet from above, cards beside each other one after the other; the first field that comes again begins the next."""
    form = _Form()
    for columns in _cards_beside_each_other(searched):
        before = len(form.records)
        for row, whole in enumerate(searched.rows):
            cells = {column: text for column, text in whole.items() if column in columns}
            answers = list(_answers_of(searched, row, cells))
            if not answers and len(form.records) > before and (further := _goes_on(form.records[-1][-1], row, cells)):
                form.records[-1][-1] = further
                continue
            taken = {place for answer in answers for place in (answer.label_at, answer.text_at) if place}
            form.other.extend((row, column) for column in cells if (row, column) not in taken)
            for answer in answers:
                if len(form.records) == before or fold(answer.label) == fold(form.records[-1][0].label):
                    form.records.append([])
                form.records[-1].append(answer)
    form.other.sort()
    return form


def _with_headings(searched: SearchedSheet, form: _Form) -> _Form:
    """Where no field is a name, what stands alone above the fields of each thing is what it is called.

    Of several forms with an offer each, it is who provides that; above a single one it may be a title.
    """
    known = {
        meaning
        for record in form.records
        for answer in record
        for meaning in meanings(answer.label, searched.catalogue)[:1]
    }
    is_one = len(form.records) == 1
    if known & (NAMES if is_one else {"organisation-name", "person-name"}):
        return form
    above = [place for record in form.records if (place := _heading(form, record[0].label_at))]
    label = _PROVIDER if "offer-name" in known else _NAME
    if len(set(above)) < len(form.records) or (label == _PROVIDER and not _are_names(searched, above)):
        return form
    headings = [_Answer(label, searched.sheet.text(*place), place, place) for place in above]
    records = [[heading, *record] for heading, record in zip(headings, form.records, strict=True)]
    return _Form(records, [place for place in form.other if place not in above])


def _heading(form: _Form, first: Place) -> Place | None:
    """Where the heading of a form stands, right above its first field or with an empty row between them."""
    row, column = first
    places = [(row - rows, column) for rows in range(1, _MOST_ROWS_BELOW + 1)]
    return next((place for place in places if place in form.other), None)


def _are_names(searched: SearchedSheet, places: Sequence[Place]) -> bool:
    """Whether headings differ in more than a number, and none is a sector, a place or the like."""
    texts = [searched.sheet.text(*place) for place in places]
    plain = {fold(_DIGITS.sub("", text)) for text in texts}
    return len(plain) == len(texts) and not any(map(searched.is_section_word, texts))


def _cards_beside_each_other(searched: SearchedSheet) -> list[range]:
    """The columns of each card, where the first field of a row comes again in that row; else all columns."""
    for row, cells in enumerate(searched.rows):
        labels = [(fold(answer.label), answer.label_at[1]) for answer in _answers_of(searched, row, cells)]
        starts = [column for label, column in labels if label == labels[0][0]]
        if len(starts) > 1:
            ends = [*starts[1:], sys.maxsize]
            return [
                range(start if place else 0, end) for place, (start, end) in enumerate(zip(starts, ends, strict=True))
            ]
    return [range(sys.maxsize)]


def _goes_on(answer: _Answer, row: int, cells: FilledRow) -> _Answer | None:
    """The answer above with a further line, where that stands alone right under it."""
    if answer.text_at is None or answer.text_at == answer.label_at or len(cells) != 1:
        return None
    lines = answer.text.count("\n") + 1
    is_under = cells.keys() == {answer.text_at[1]} and answer.text_at[0] + lines == row
    return replace(answer, text=f"{answer.text}\n{cells[answer.text_at[1]]}") if is_under else None


def _answers_of(searched: SearchedSheet, row: int, filled: FilledRow) -> Iterator[_Answer]:
    """The fields of a row: "Navn: Mentor" in a cell, "Navn" beside "Mentor", also several beside each other."""
    cells = list(filled.items())
    at = 0
    while at < len(cells):
        column, text = cells[at]
        inside = _IN_ONE_CELL.fullmatch(text)
        if inside and inside[2] and is_label(searched, inside[1].strip()):
            yield _Answer(inside[1].strip(), inside[2].strip(), (row, column), (row, column))
        elif len(cells) == 1 and is_counted(text):
            pass  # "1. Om tilbuddet" is a heading over fields
        elif is_label(searched, text) or _asks(text):
            following = cells[at + 1] if at + 1 < len(cells) else None
            is_answer = following is not None and not _asks(following[1])
            if following is not None and is_answer:
                yield _Answer(text.strip(" :"), following[1], (row, column), (row, following[0]))
                at += 1
            else:
                yield _Answer(text.strip(" :"), "", (row, column), None)
        at += 1


def _asks(text: str) -> bool:
    """Whether a cell ends as fields and questions do."""
    return (text.endswith(":") and len(text) <= _LONGEST_LABEL) or (
        text.endswith("?") and len(text) <= _LONGEST_QUESTION
    )


def _table(searched: SearchedSheet, form: _Form) -> tuple[Table, ...]:
    labels: dict[tuple[str, int], int] = {}
    places: dict[Place, Place] = {}
    texts: dict[Place, str] = {}
    for number, record in enumerate(form.records, start=1):
        times: Counter[str] = Counter()
        for answer in record:
            label = fold(answer.label)
            column = labels.setdefault((label, times[label]), len(labels))
            times[label] += 1
            if (0, column) not in texts:
                texts[0, column], places[0, column] = answer.label, answer.label_at
            if answer.text_at:
                texts[number, column], places[number, column] = answer.text, answer.text_at
    sheet = _as_rows(searched, len(form.records) + 1, len(labels), texts, places)
    table = find_rearranged(searched, sheet)
    if table is None:
        return ()
    other = [Cell(searched.sheet.text(*place), searched.sheet.address(*place)) for place in form.other]
    is_titled = bool(form.other) and form.other[0] < form.records[0][0].label_at
    asides = tuple(Aside(RowKind.NOTE, (cell,)) for cell in other[int(is_titled) :])
    rows = [place[0] for place in places.values()]
    count = f"{len(table.rows)} skemaer" if len(table.rows) > 1 else "ét skema"
    message = f"Arket er læst som {count}: hvert felt står ved siden af sit svar."
    return (
        replace(
            table,
            title=other[0] if is_titled else table.title,
            asides=(*asides, *table.asides),
            span=Span(None, min(rows), max(rows)),
            told=(Told(searched.sheet.address(*places[0, 0]), "form", message), *table.told),
        ),
    )


def _as_rows(
    searched: SearchedSheet, height: int, width: int, texts: dict[Place, str], places: dict[Place, Place]
) -> RearrangedSheet:
    sheet = searched.sheet
    rows = tuple(tuple(texts.get((row, column), "") for column in range(width)) for row in range(height))
    return RearrangedSheet(sheet.file, sheet.name, rows, (), sheet.is_hidden, sheet.prefix, places=places)
