"""How the best single changes read in a terminal and in a spreadsheet."""

import json
from collections.abc import Iterable, Iterator, Sequence

from kaedekort.cli.everyone_tables import SHOWN, TRY_A_CHANGE, print_head
from kaedekort.cli.following import Following
from kaedekort.cli.output import Value, console, print_table
from kaedekort.cli.views import tell_of_the_rest
from queries.agreements.agreements import Agreements
from queries.agreements.repairs import BestRepair
from queries.rules import Limits
from queries.telling.danish import counted, listed
from queries.telling.names import Names

REPAIR_COLUMNS = (
    "Slags",
    "Ændring",
    "Hvem",
    "Dækker",
    "På én gang",
    "Forbehold",
    "Ung",
    "Område",
    "Ændringen som data",
    "Sådan er det i dag",
)
_KINDS = {
    "agreement": "aftale",
    "appointment": "rolle",
    "consent": "samtykke",
    "grant": "bemyndigelse",
    "link": "samarbejde",
    "needs": "behov",
    "role": "rolle i brug",
    "seat": "plads",
    "stage": "fase",
    "start": "start",
    "waiting_time": "ventetid",
    "workplace": "arbejdssted",
}
_COLUMNS = ("Slags", "Ændring", "Dækker på én gang", "Kan gælde", "Forbehold")


def print_repairs(found: Agreements, repairs: Sequence[BestRepair], top: int | None, limits: Limits) -> None:
    """The best change of each kind, and then the changes of every kind, those that cover most at once first."""
    print_head(found.on, found.graph_version, limits)
    best: dict[str, BestRepair] = {}
    for each in repairs:
        best.setdefault(each.candidate.kind, each)
    if 1 < len(best) < len(repairs):
        print_table(_COLUMNS, [_row(each) for each in best.values()], "Den bedste ændring af hver slags")
    shown = repairs[: top or SHOWN]
    print_table(_COLUMNS, [_row(each) for each in shown], "Enkelte ændringer, der ville hjælpe")
    tell_of_the_rest(len(repairs) - len(shown), "ændring", "ændringer")
    if shown:
        console().print(TRY_A_CHANGE, markup=False)


def _row(repair: BestRepair) -> Sequence[object]:
    youths = len({youth for youth, _ in repair.serves})
    candidate = repair.candidate
    return (
        _KINDS[candidate.kind],
        candidate.text,
        repair.at_once,
        counted(youths, "ung", "unge"),
        candidate.caveat,
    )


def repair_rows(repairs: Iterable[BestRepair], names: Names, following: Following) -> Iterator[list[Value]]:
    """One row for each pair that a change would cover, with what explains why it is not covered now."""
    for each in repairs:
        candidate = each.candidate
        head: list[Value] = [
            _KINDS[candidate.kind],
            candidate.text,
            listed([named.name for named in candidate.who]),
            len(each.serves),
            each.at_once,
            candidate.caveat,
        ]
        change = json.dumps(dict(candidate.change), ensure_ascii=False)
        offer = candidate.change["id"] if candidate.change.get("node") == "Offer" else None
        for youth, area in each.serves:
            yield [*head, youth, names.of("Area", area), change, following.match(youth, offer)]
