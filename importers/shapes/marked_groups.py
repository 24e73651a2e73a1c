"""Which columns of a table are marked with an x each and belong together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from graphmodel.catalogue import Catalogue, fold
from importers.marks import MarkWords
from importers.shapes.mark_headings import (
    WEEKDAYS,
    HeadingSubjects,
    Subject,
    is_age_group,
    weekday_named,
)
from importers.tables import TableColumn, TableRow

_ANSWERED = frozenset(
    {
        "route",
        "anonymous",
        "access",
        "status",
        "reach",
        "price",
        "permission",
        "setting",
        "form",
        "waiting",
        "seats-free",
    }
)
"""Columns that a yes or a no fills by itself: they stand for one thing each."""
_CELLS_THAT_SETTLE_IT, _FEWEST_MARKS_AMONG_THEM = 25, 12
_MOST_OF_A_GROUP = 100
"""No list has more columns about one subject that nothing but their words holds together."""


@dataclass(frozen=True, slots=True)
class MarkedGroup:
    """Columns that are read as one, and what they are about (None where only their common heading tells)."""

    columns: tuple[TableColumn, ...]
    subject: Subject | None
    heading: str


def find_groups(
    columns: Sequence[TableColumn],
    rows: Sequence[TableRow],
    catalogue: Catalogue,
    place_words: frozenset[str],
    marks: MarkWords,
) -> list[MarkedGroup]:
    """Columns beside each other with marks in them, under one heading or about one subject; days of the week may hold hours."""
    headed = [column for column in columns if column.said]
    marked = {column.index for column in headed if _is_marked(column, rows, marks)}
    empty = {column.index for column in headed} - {index for row in rows for index in row.cells}
    days = {column.index for column in headed if weekday_named(column.said)}
    if len(marked) + len(days) < 2:
        return []
    found: list[MarkedGroup] = []
    subjects = HeadingSubjects(catalogue, place_words)
    taking_part = marked | empty | days
    if any(is_age_group(column.said) for column in headed if column.index in marked):
        taking_part |= {
            column.index for column in headed if is_age_group(column.said) and not _has_numbers(column, rows)
        }
    for may_take_part, run in groupby(columns, key=lambda column: column.index in taking_part):
        if may_take_part:
            found.extend(_groups_of_run(list(run), marked, catalogue, subjects))
    return [group for group in found if any(column.index in marked | (days - empty) for column in group.columns)]


def _groups_of_run(
    run: Sequence[TableColumn], marked: set[int], catalogue: Catalogue, subjects: HeadingSubjects
) -> list[MarkedGroup]:
    found = []
    for heading, members in groupby(run, key=lambda column: column.group):
        own = list(members)
        subject = subjects.subject_of([column.said for column in own], heading)
        is_known = bool(heading) and is_header_of_many(heading, catalogue)
        if len(own) >= 2 and heading and (subject or is_known) and not _are_about_access(own, catalogue):
            found.append(MarkedGroup(tuple(own), subject, heading))
        else:
            found.extend(_by_subject(own, marked, catalogue, subjects))
    return found


def _by_subject(
    run: Sequence[TableColumn], marked: set[int], catalogue: Catalogue, subjects: HeadingSubjects
) -> list[MarkedGroup]:
    """Groups of columns that no heading holds together: two or more beside each other about one subject."""
    free = [
        column
        for column in run
        if weekday_named(column.said) or _ANSWERED.isdisjoint(catalogue.headers.candidates(column.said))
    ]
    found: list[MarkedGroup] = []
    rest: list[TableColumn] = []
    for subject, members in groupby(free, key=lambda column: subjects.closed_subject(column.said)):
        own = list(members)
        if subject and len(own) > 1:
            found.extend(_by_words(rest, subjects))
            found.append(MarkedGroup(tuple(own), subject, ""))
            rest = []
        else:
            rest.extend(own)
    found.extend(_by_words(rest, subjects))
    return [
        group for group in found if group.subject is WEEKDAYS or any(column.index in marked for column in group.columns)
    ]


def _by_words(columns: list[TableColumn], subjects: HeadingSubjects) -> list[MarkedGroup]:
    """The longest groups from the left of which the first, the last and most between are about one subject."""
    found = []
    while len(columns) > 1:
        first = subjects.subjects(columns[0].said)
        for end in range(min(len(columns), _MOST_OF_A_GROUP) if first else 0, 1, -1):
            ends = first & subjects.subjects(columns[end - 1].said)
            if ends and (subject := subjects.subject_of([column.said for column in columns[:end]])) in ends:
                found.append(MarkedGroup(tuple(columns[:end]), subject, ""))
                columns = columns[end:]
                break
        else:
            columns = columns[1:]
    return found


def is_header_of_many(heading: str, catalogue: Catalogue) -> bool:
    """Whether a heading over several columns is one that the catalogue knows, and no name."""
    nearest = heading.split(" / ", maxsplit=1)[0]
    candidates = catalogue.headers.candidates(heading) or catalogue.headers.candidates(nearest)
    return bool(candidates) and not candidates[0].endswith("-name")


def _are_about_access(columns: Sequence[TableColumn], catalogue: Catalogue) -> bool:
    """Columns such as "Kørestol" and "Tolk" are understood one by one, for a no says something in them as well."""
    return all("access" in catalogue.headers.candidates(column.said) for column in columns)


def _is_marked(column: TableColumn, rows: Sequence[TableRow], marks: MarkWords) -> bool:
    """Whether nearly all cells of a column are marks; the first cells settle it for most columns."""
    texts: list[str] = []
    for row in rows:
        if cell := row.cells.get(column.index):
            texts.append(cell.text)
            if len(texts) == _CELLS_THAT_SETTLE_IT:
                found = sum(marks.is_mark(text) or fold(text) == fold(column.said) for text in texts)
                if found < _FEWEST_MARKS_AMONG_THEM:
                    return False
    heading = fold(column.said)
    ticks = {text for text in set(texts) if len(text) <= len(column.said) and fold(text) == heading}
    return marks.are_marks(["x" if text in ticks else text for text in texts])


def _has_numbers(column: TableColumn, rows: Sequence[TableRow]) -> bool:
    return any(column.index in row.cells and row.cells[column.index].text.isdigit() for row in rows)
