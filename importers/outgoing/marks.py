"""What there is to say about the cells of a list: issues and questions, each at the place that it is about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graphmodel.cpr import mask_cpr
from importers.doubts import undecided
from importers.reading.sheets import Sheet, column_index
from importers.result import Decision, Issue, Severity

_CELLS = re.compile(r"([A-Z]{1,3})(\d+)(?::([A-Z]{1,3})(\d+))?")
QUESTION = "question"
SAID = {
    Severity.ERROR.value: "Fejl",
    QUESTION: "Spørgsmål",
    Severity.WARNING.value: "Se efter",
    Severity.NOTE.value: "Note",
}
"""What each kind of mark is called, the gravest first."""
COLOURS = {
    Severity.ERROR.value: "F4B6B0",
    QUESTION: "D9C8EE",
    Severity.WARNING.value: "FBE3A0",
    Severity.NOTE.value: "D6E6F2",
}
_ORDER = {kind: place for place, kind in enumerate(SAID)}


class Place(NamedTuple):
    """A cell: its sheet by that sheet's place among all sheets, row and column counted from 0."""

    sheet: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Mark:
    """Something to look at; `where` is its address as the import told it, `places` the cells it stands at, none where that is no cell."""

    kind: str
    where: str
    message: str
    suggestion: str
    places: tuple[Place, ...]

    @property
    def words(self) -> str:
        """The whole of it, as a comment says it."""
        return f"{SAID[self.kind]}: {self.message}" + (f"\nForslag: {self.suggestion}" if self.suggestion else "")


class Cells:
    """The cells of some sheets, to be found by their addresses.

    >>> Cells([Sheet("liste.xlsx", "Ark1", ((), (), (), ("", "Klub")))]).meant_by(["Ark1!A4:C4", "linje 12"])
    (Place(sheet=0, row=3, column=1),)
    """

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        self._sheets = sheets
        self._by_name = {sheet.address(0, 0).removesuffix("A1"): number for number, sheet in enumerate(sheets)}

    def meant_by(self, addresses: Iterable[str]) -> tuple[Place, ...]:
        """The cells of addresses: of an area the first in each of its rows that holds something; a file's name is no cell."""
        found: list[Place] = []
        for address in addresses:
            name, sign, cells = address.rpartition("!")
            number, area = self._by_name.get(name + sign), _CELLS.fullmatch(cells)
            if number is not None and area is not None:
                found.extend(_first_filled(self._sheets[number], number, area))
        return tuple(found)


def marks_of(sheets: Sequence[Sheet], issues: Iterable[Issue], decisions: Iterable[Decision]) -> list[Mark]:
    """Every issue and every open question, the gravest first; the rows that wait for a question are told by the question."""
    asked, cells = list(decisions), Cells(sheets)
    questions = {undecided(decision) for decision in asked}
    marks = [_question(decision, cells) for decision in asked]
    marks += [
        Mark(
            issue.severity.value,
            issue.cell,
            mask_cpr(issue.message),
            mask_cpr(issue.suggestion),
            cells.meant_by([issue.cell]),
        )
        for issue in issues
        if issue not in questions
    ]
    return sorted(marks, key=lambda mark: _ORDER[mark.kind])


def _question(decision: Decision, cells: Cells) -> Mark:
    answers = " eller ".join(f"»{choice}«" for choice in decision.choices)
    suggestion = f"Svar {answers}; forslaget er »{decision.suggested}«. Spørgsmålet hedder {decision.id}."
    where = decision.cells[0] if decision.cells else ""
    return Mark(QUESTION, where, mask_cpr(decision.question), suggestion, cells.meant_by(decision.cells))


def _first_filled(sheet: Sheet, number: int, area: re.Match[str]) -> Iterator[Place]:
    left = column_index(area[1]) or 0
    right = column_index(area[3] or area[1]) or left
    for row in range(int(area[2]) - 1, int(area[4] or area[2])):
        yield Place(number, row, next((column for column in range(left, right + 1) if sheet.text(row, column)), left))
