"""What of a list its page shows: which rows of which sheet, which messages, which part of each long list. The address holds all of it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from importers.reading.sheets import column_letter
from webviz.errors import WrongAddress
from webviz.importing.places import Place
from webviz.parsing import read_text, read_whole

ROWS_A_PAGE = 100
COLUMNS_A_PAGE = 40
LINES_A_PAGE = 50
QUESTIONS_A_PAGE = 25
SHOW = "importing.show"
_HIGHEST = 1_000_000
_NAMES = {
    "sheet": "ark",
    "row": "fra",
    "column": "kolonne",
    "problems": "beskeder",
    "questions": "sporgsmaal",
    "updates": "rettelser",
    "absent": "mangler",
    "problem": "besked",
    "values": "vaerdier",
    "values_page": "vaerdier-side",
    "only": "kun",
    "severity": "slags",
}
DOUBTFUL, HELD_BACK = "se-efter", "venter"
"""Which rows alone are shown: those with an error, a warning or a question, or those that are held back."""
SEVERITIES_CALLED = {"fejl": "error", "se-efter": "warning", "note": "note"}
"""What an address calls each severity of the messages."""
_CHOICES = {"only": ("", DOUBTFUL, HELD_BACK), "severity": ("", *SEVERITIES_CALLED)}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part of a list's page, everything counted from 1; `sheet` 0 is the first that has a table.

    `problem` is the message that one has come to, `values` the column whose values are shown, 0 where there is none. `only` the rows
    that are shown, `severity` the messages, "" for all.
    """

    sheet: int = 0
    row: int = 1
    column: int = 1
    problems: int = 1
    questions: int = 1
    updates: int = 1
    absent: int = 1
    problem: int = 0
    values: int = 0
    values_page: int = 1
    only: str = ""
    severity: str = ""

    def arguments(self) -> dict[str, str]:
        """The address that asks for it."""
        return {_NAMES[name]: str(value) for name, value in asdict(self).items() if value != getattr(_AT_FIRST, name)}


_AT_FIRST = Wanted()


def read_wanted(values: Mapping[str, str]) -> Wanted:
    """Read the address. Raises WrongUse where a value makes no sense."""
    numbers = {
        name: read_whole(values, called, called, 0, _HIGHEST) for name, called in _NAMES.items() if name not in _CHOICES
    }
    words = {name: read_text(values, _NAMES[name]) for name in _CHOICES}
    if any(word not in _CHOICES[name] for name, word in words.items()):
        raise WrongAddress(_("Et af valgene findes ikke mere. Åbn siden på ny, og vælg igen."))
    given: dict[str, Any] = {name: value for name, value in numbers.items() if value is not None}
    return Wanted(**(given | words))


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of the parts of a list's page; what is not named in one stays as it is."""

    job_id: str
    wanted: Wanted

    def of(self, anchor: str = "", **other: int | str) -> str:
        """The address of the page with other parts."""
        told = replace(self.wanted, **other)  # type: ignore[arg-type]  # each as its field has it
        return url_for(SHOW, job_id=self.job_id, _anchor=anchor or None, **told.arguments())  # type: ignore[arg-type]  # a text each

    def of_cell(self, place: Place, problem: int = 0) -> str:
        """The address at which a cell is seen, among all rows; `problem` counts the message that leads there."""
        return self.of(
            anchor_of(place.row, place.column),
            only="",
            problem=problem,
            sheet=place.sheet + 1,
            row=place.row - place.row % ROWS_A_PAGE + 1,
            column=place.column - place.column % COLUMNS_A_PAGE + 1,
        )


def anchor_of(row: int, column: int) -> str:
    """What a cell is called on the page.

    >>> anchor_of(11, 1)
    'celle-B12'
    """
    return f"celle-{column_letter(column)}{row + 1}"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a long list: which lines of how many, counted from 1, and the addresses of the parts beside it."""

    first: int
    last: int
    total: int
    previous: str | None
    following: str | None

    @property
    def is_whole(self) -> bool:
        return self.previous is None and self.following is None


def part_of(total: int, page: int, size: int, addresses: Addresses, name: str, anchor: str) -> Part:
    """The part of a list that a page shows; a page that there is none of is the last."""
    pages = max(1, -(-total // size))
    here = min(max(page, 1), pages)
    return Part(
        first=(here - 1) * size + 1,
        last=min(here * size, total),
        total=total,
        previous=addresses.of(anchor, **{name: here - 1}) if here > 1 else None,
        following=addresses.of(anchor, **{name: here + 1}) if here < pages else None,
    )
