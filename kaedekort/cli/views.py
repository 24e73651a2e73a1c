"""An answer as tables: the same rows in a terminal and on a sheet of a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kaedekort.cli.everyone_tables import SHOWN
from kaedekort.cli.output import Sheet, Value, console, print_table, printable
from queries.telling.danish import counted, decimal


@dataclass(frozen=True, slots=True)
class View:
    """One table; a spreadsheet has all columns, a terminal only as many as people can read beside each other."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    for_sheet: tuple[str, ...] = ()
    """The columns that stand in a spreadsheet alone."""
    notes: tuple[str, ...] = ()
    """Sentences below the table."""
    several: tuple[str, str] = ("række", "rækker")
    """What one row and more rows are called."""
    sheet: str = ""
    """What the sheet of a spreadsheet is called, where it is not called as the table is."""


def print_view(view: View, *, most: int | None = SHOWN) -> None:
    """The first so many rows as a table, or all of them; then how many more there are, and what there is to say of them."""
    places = [place for place, column in enumerate(view.columns) if column not in view.for_sheet]
    rows = [[_in_words(row[place]) for place in places] for row in view.rows[:most]]
    print_table([view.columns[place] for place in places], rows, view.title)
    tell_of_the_rest(len(view.rows) - len(rows), *view.several)
    for note in view.notes if view.rows else ():
        console().print(printable(note), markup=False)


def tell_of_the_rest(left_out: int, one: str, several: str) -> None:
    """How many rows of a table are not shown, what one and more of them are called, and how to see them."""
    if left_out > 0:
        rest = counted(left_out, one, several)
        said = f"… og {rest} mere. Se dem alle med --format json eller --format xlsx --out FIL.xlsx."
        console().print(said, markup=False)


def as_sheets(views: Iterable[View]) -> Iterator[Sheet]:
    """The views as sheets of a spreadsheet."""
    return ((view.sheet or view.title, view.columns, view.rows) for view in views)


def _in_words(value: Value) -> Value:
    return decimal(value) if isinstance(value, float) else value
