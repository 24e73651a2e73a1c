"""What the tables about all youths have in common."""

from collections.abc import Iterable

from kaedekort.cli.following import limits_in_words
from kaedekort.cli.output import console, printable
from queries.rules import Limits
from queries.telling.danish import day_in_words

_USUAL = Limits()
SHOWN = 40
"""So many rows of a table stand on a terminal; a spreadsheet has them all."""

EVERYBODY = "Alle unge"
NO_OPEN_AREA = "Der er ingen aktive unge med et åbent område i kortet, så der er intet at dække."
TRY_A_CHANGE = (
    "Prøv en ændring: gem den fra --format json (»change«, eller hvert objekt i »changes«) på en linje for sig i en fil, "
    "og kør kaedekort what-if --with FIL.jsonl."
)


def head_of(
    on: str,
    version: int,
    limits: Limits = _USUAL,
    narrowed: Iterable[str] = (),
) -> list[str]:
    """Whom an answer is about, on which day and in which version of the graph it is true, and how far it looks where that is not usual."""
    whom = list(narrowed) or [EVERYBODY]
    return [*whom, day_in_words(on), *limits_in_words(limits), f"kortets udgave {version}"]


def print_head(on: str, version: int, limits: Limits, narrowed: Iterable[str] = ()) -> None:
    """The same above the tables."""
    head = " · ".join(head_of(on, version, limits, narrowed))
    console().print(printable(f"\n{head}"), markup=False, style="bold")
