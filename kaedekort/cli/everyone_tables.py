"""What the tables about all youths have in common."""

from kaedekort.cli.output import console, printable
from queries.telling.danish import day_in_words

SHOWN = 40
"""So many rows of a table stand on a terminal; a spreadsheet has them all."""


def print_head(on: str, version: int) -> None:
    """On which day, and in which version of the graph, an answer is true."""
    head = f"\nAlle unge · {day_in_words(on)} · kortets udgave {version}"
    console().print(printable(head), markup=False, style="bold")
