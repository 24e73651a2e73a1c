"""How what would be lost and gained reads in a terminal and in a spreadsheet."""

from collections.abc import Iterator, Mapping, Sequence

from kaedekort.cli.everyone_tables import SHOWN, print_head
from kaedekort.cli.output import Value, console, print_table
from queries.telling.names import Names
from queries.what_if.what_if import WhatIf

WHAT_IF_COLUMNS = ("Hvad", "Ung", "Område eller tilbud", "Navn")


def print_what_if(found: WhatIf, names: Names, offers: Mapping[str, str]) -> None:
    """What is lost and gained, each in its table."""
    print_head(found.on, found.graph_version)
    groups: Sequence[tuple[str, str]] = (
        ("Ikke længere dækket", "Område"),
        ("Nu dækket", "Område"),
        ("Passer ikke længere", "Tilbud"),
        ("Passer nu", "Tilbud"),
    )
    told = list(what_if_rows(found, names, offers))
    for group, of in groups:
        rows = [(youth, name) for what, youth, _, name in told if what == group]
        print_table(("Ung", of), rows[:SHOWN], f"{group} ({len(rows)})")
        if left_out := len(rows[SHOWN:]):
            console().print(f"… og {left_out} mere. Se alt med --format json eller --format xlsx --out FIL.xlsx.")


def what_if_rows(found: WhatIf, names: Names, offers: Mapping[str, str]) -> Iterator[list[Value]]:
    """One row for each pair that is lost or gained."""
    for what, pairs in (("Ikke længere dækket", found.loses), ("Nu dækket", found.gains)):
        for youth, area in pairs:
            yield [what, youth, area, names.of("Area", area)]
    for what, pairs in (("Passer ikke længere", found.matches_lost), ("Passer nu", found.matches_gained)):
        for youth, offer in pairs:
            yield [what, youth, offer, offers.get(offer, offer)]
