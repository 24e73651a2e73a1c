"""How answers about all youths read in a terminal and in a spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kaedekort.cli.output import Value, console, print_table, printable
from queries.agreements.agreements import Agreement, Agreements
from queries.gaps.gaps import Gaps
from queries.telling.danish import counted, day_in_words
from queries.telling.names import Names
from queries.what_if.what_if import WhatIf

CAUSES = {
    "area": "området",
    "place": "stedet",
    "choice": "nej tak",
    "age": "alderen",
    "income": "forsørgelsen",
    "needs": "behov",
    "stage": "trinnet",
    "time": "starten er for sent",
    "capacity": "ingen plads",
    "chain": "ingen vej derhen",
    "authority": "ingen, der kan bestemme",
    "consent": "samtykke",
    "no_offer": "intet tilbud",
    "waiting": "venter på svar eller start",
}
"""Why something is not covered, in few words."""
_PROBLEMS = {
    "nobody": "Ingen kan give den",
    "unconfirmed": "Ikke bekræftet lokalt",
    "one_person": "Kun én person kan give den",
}
_STATES = {"possible": "Muligt", "gap": "Hul"}
_SHOWN = 40

GAP_COLUMNS = ("Ung", "Område", "Navn på området", "Hvordan", "Årsag", "Nærmeste tilbud")
AGREEMENT_COLUMNS = ("Fra", "Navn", "Til", "Navn på den anden", "Dækker", "Ung", "Område")
WHAT_IF_COLUMNS = ("Hvad", "Ung", "Område eller tilbud", "Navn")


def print_gaps(found: Gaps, names: Names, *, with_pairs: bool) -> None:
    """The areas by municipality, the permissions, the steps between stages, and the pairs where they are asked for."""
    _print_head(found.on, found.graph_version)
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
        "Overgange mellem trin",
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


def print_agreements(found: Agreements, names: Names, top: int | None) -> None:
    """The agreements, those that cover most first."""
    _print_head(found.on, found.graph_version)
    shown = found.found[: top or _SHOWN]
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


def print_what_if(found: WhatIf, names: Names, offers: Mapping[str, str]) -> None:
    """What is lost and gained, each in its table."""
    _print_head(found.on, found.graph_version)
    groups: Sequence[tuple[str, str]] = (
        ("Ikke længere dækket", "Område"),
        ("Nu dækket", "Område"),
        ("Passer ikke længere", "Tilbud"),
        ("Passer nu", "Tilbud"),
    )
    told = list(what_if_rows(found, names, offers))
    for group, of in groups:
        rows = [(youth, name) for what, youth, _, name in told if what == group]
        print_table(("Ung", of), rows[:_SHOWN], f"{group} ({len(rows)})")
        if left_out := len(rows[_SHOWN:]):
            console().print(f"… og {left_out} mere. Se alt med --format json eller --format xlsx --out FIL.xlsx.")


def what_if_rows(found: WhatIf, names: Names, offers: Mapping[str, str]) -> Iterator[list[Value]]:
    """One row for each pair that is lost or gained."""
    for what, pairs in (("Ikke længere dækket", found.loses), ("Nu dækket", found.gains)):
        for youth, area in pairs:
            yield [what, youth, area, names.of("Area", area)]
    for what, pairs in (("Passer ikke længere", found.matches_lost), ("Passer nu", found.matches_gained)):
        for youth, offer in pairs:
            yield [what, youth, offer, offers.get(offer, offer)]


def _print_head(on: str, version: int) -> None:
    head = f"\nAlle unge · {day_in_words(on)} · kortets udgave {version}"
    console().print(printable(head), markup=False, style="bold")
