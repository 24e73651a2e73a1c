"""How agreements read in a terminal and in a spreadsheet."""

from collections.abc import Iterable, Iterator

from kaedekort.cli.everyone_tables import SHOWN, print_head
from kaedekort.cli.output import Value, console, print_table
from queries.agreements.agreements import Agreement, Agreements
from queries.telling.danish import counted
from queries.telling.names import Names

AGREEMENT_COLUMNS = ("Fra", "Navn", "Til", "Navn på den anden", "Dækker", "Ung", "Område")


def print_agreements(found: Agreements, names: Names, top: int | None) -> None:
    """The agreements, those that cover most first."""
    print_head(found.on, found.graph_version)
    shown = found.found[: top or SHOWN]
    rows = [
        (
            names.of("Organisation", each.giver),
            names.of("Organisation", each.taker),
            len(each.serves),
            counted(len({youth for youth, _ in each.serves}), "ung", "unge"),
        )
        for each in shown
    ]
    print_table(("Fra", "Kan henvise til", "Dækker nyt", "For"), rows, "Aftaler, der ville hjælpe")
    if left_out := len(found.found) - len(shown):
        console().print(
            f"… og {left_out} aftaler mere. Se dem alle med --format json eller --format xlsx --out FIL.xlsx."
        )


def agreement_rows(found: Iterable[Agreement], names: Names) -> Iterator[list[Value]]:
    """One row for each pair that an agreement would cover."""
    for each in found:
        ends = [each.giver, names.of("Organisation", each.giver), each.taker, names.of("Organisation", each.taker)]
        for youth, area in each.serves:
            yield [*ends, len(each.serves), youth, names.of("Area", area)]
