"""The table that the benchmark prints: one row a measurement, and notes that say what was compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table

from bench.timing import Times


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement; `reached` is None where no goal was set."""

    what: str
    ours: str
    neo4j: str = ""
    networkx: str = ""
    ratio: str = ""
    goal: str = ""
    reached: bool | None = None


def seconds(value: float) -> str:
    """A time as people read it.

    >>> seconds(0.00123), seconds(0.0456), seconds(3.21)
    ('1.23 ms', '46 ms', '3.2 s')
    """
    if value < 0.01:
        return f"{value * 1000:.2f} ms"
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.1f} s"


def spread(times: Times) -> str:
    """The median, and in brackets what 19 of 20 stayed below."""
    return f"{seconds(times.median)} ({seconds(times.p95)})"


def megabytes(count: int) -> str:
    """An amount of memory as people read it."""
    return f"{count / 1e6:.0f} MB"


def ratio(others: float, ours: float) -> str:
    """How many times longer the others take."""
    return f"{others / ours:.1f} ×"


def print_table(title: str, rows: Iterable[Row], notes: Iterable[str], file: TextIO) -> None:
    """Print everything that was measured, wide enough for a file where there is no terminal."""
    console = Console(file=file, highlight=False, width=None if file.isatty() else 150)
    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", padding=(0, 1))
    table.add_column("What", max_width=52)
    for name in ("Ours", "Neo4j 5", "networkx", "Ratio"):
        table.add_column(name, justify="right", no_wrap=name != "Ratio")
    table.add_column("Goal")
    table.add_column("Reached")
    for row in rows:
        reached = "" if row.reached is None else "yes" if row.reached else "NO"
        table.add_row(row.what, row.ours, row.neo4j, row.networkx, row.ratio, row.goal, reached)
    console.print(table)
    for number, note in enumerate(notes, start=1):
        console.print(f"{number}. {note}")
