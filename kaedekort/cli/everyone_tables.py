"""What the tables about all youths have in common."""

from kaedekort.cli.output import console, printable
from queries.telling.danish import day_in_words

SHOWN = 40
"""So many rows of a table stand on a terminal; a spreadsheet has them all."""

NO_OPEN_AREA = "Der er ingen aktive unge med et åbent område i kortet, så der er intet at dække."
TRY_A_CHANGE = (
    "Prøv en ændring: gem den fra --format json (»change«, eller hvert objekt i »changes«) på en linje for sig i en fil, "
    "og kør kaedekort what-if --with FIL.jsonl."
)


def print_head(on: str, version: int) -> None:
    """On which day, and in which version of the graph, an answer is true."""
    head = f"\nAlle unge · {day_in_words(on)} · kortets udgave {version}"
    console().print(printable(head), markup=False, style="bold")
