"""A part of the surfaces as rows: the same ones in a terminal and on a sheet of a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kaedekort.cli.everyone_tables import SHOWN
from kaedekort.cli.output import Sheet, Value, console, print_table
from queries.telling.danish import counted, decimal


@dataclass(frozen=True, slots=True)
class View:
    """One table; `sheet` is what it is called in a spreadsheet, `several` what one row and more rows are called."""

    sheet: str
    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    several: tuple[str, str] = ("række", "rækker")


def print_view(view: View, *, is_whole: bool = False) -> None:
    """As many rows as people look through, and how many more there are; `is_whole`: all of them."""
    shown = view.rows if is_whole else view.rows[:SHOWN]
    rows = [[decimal(value) if isinstance(value, float) else value for value in row] for row in shown]
    print_table(view.columns, rows, view.title)
    tell_of_the_rest(len(view.rows) - len(rows), *view.several)


def tell_of_the_rest(left_out: int, one: str, several: str) -> None:
    """How many rows of a table are not shown, what each is called, and how to see them."""
    if left_out > 0:
        rest = counted(left_out, one, several)
        said = f"… og {rest} mere. Se dem alle med --format json eller --format xlsx --out FIL.xlsx."
        console().print(said, markup=False)


def as_sheets(views: Iterable[View]) -> Iterator[Sheet]:
    """The views as sheets of a spreadsheet."""
    return ((view.sheet, view.columns, view.rows) for view in views)
