"""How gaps read in a terminal and in a spreadsheet."""

from collections.abc import Iterator

from kaedekort.cli.everyone_tables import print_head
from kaedekort.cli.output import Value, print_table
from queries.gaps.gaps import Gaps
from queries.telling.causes import CAUSES
from queries.telling.names import Names

_PROBLEMS = {
    "nobody": "Ingen kan give den",
    "unconfirmed": "Ikke bekræftet lokalt",
    "one_person": "Kun én person kan give den",
}
_STATES = {"possible": "Muligt", "gap": "Hul"}

GAP_COLUMNS = ("Ung", "Område", "Navn på området", "Hvordan", "Årsag", "Nærmeste tilbud")


def print_gaps(found: Gaps, names: Names, *, with_pairs: bool) -> None:
    """The areas by municipality, the permissions, the steps between stages, and the pairs where they are asked for."""
    print_head(found.on, found.graph_version)
    print_table(
        ("Kommune", "Område", "Unge", "Dækket", "Muligt", "Hul", "Årsager til huller"),
        [
            (
                "ingen" if row.municipality is None else names.of("Municipality", row.municipality),
                names.of("Area", row.area),
                row.youths,
                row.covered,
                row.possible,
                row.gap,
                ", ".join(f"{CAUSES[cause]}: {count}" for cause, count in row.causes.items()),
            )
            for row in found.areas
        ],
        "Områder",
    )
    print_table(
        ("Beføjelse", "Hvad er galt", "Hvem"),
        [
            (
                names.of("Permission", row.permission),
                _PROBLEMS[row.problem],
                ", ".join(names.of("Actor", actor) for actor in row.actors),
            )
            for row in found.permissions
        ],
        "Beføjelser",
    )
    print_table(
        ("Fra", "Til", "Unge", "Tilbud"),
        [
            (names.of("Stage", row.giver), names.of("Stage", row.taker), row.youths, row.offers)
            for row in found.transitions
        ],
        "Overgange mellem faser",
    )
    if with_pairs:
        print_table(GAP_COLUMNS, gap_rows(found, names), "Det, der ikke er dækket")


def gap_rows(found: Gaps, names: Names) -> Iterator[list[Value]]:
    """One row a pair of a youth and an open area that is not covered."""
    for pair in found.pairs:
        yield [
            pair.youth,
            pair.area,
            names.of("Area", pair.area),
            _STATES[pair.coverage],
            CAUSES[pair.cause],
            pair.offer,
        ]
