"""How what would be lost and gained reads in a terminal and in a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence

from kaedekort.cli.everyone_tables import SHOWN, print_head
from kaedekort.cli.gap_words import to_explain
from kaedekort.cli.output import Value, console, print_table
from kaedekort.cli.what_if_words import WhatIfWords
from queries.what_if.explaining import Explained, ExplainedWhatIf
from queries.what_if.turning import Turned

WHAT_IF_COLUMNS = (
    "Hvad",
    "Ung",
    "Område eller tilbud",
    "Navn",
    "Før",
    "Årsag før",
    "Tilbud før",
    "Efter",
    "Årsag efter",
    "Tilbud efter",
    "Sådan er det i dag",
)
_LOST, _GAINED, _FITS_NO_MORE, _FITS_NOW = "Ikke længere dækket", "Nu dækket", "Passer ikke længere", "Passer nu"


def print_what_if(told: ExplainedWhatIf, words: WhatIfWords) -> None:
    """What is lost and gained, each in its table, with how it is before and after."""
    on = told.found.on
    print_head(on, told.found.graph_version)
    for group, pairs in ((_LOST, told.loses), (_GAINED, told.gains)):
        rows = [(row.youth, words.area(row.area), words.stand(row.before), words.stand(row.after)) for row in pairs]
        _print(group, ("Ung", "Område", "Før", "Efter"), rows)
    for group, column, turns in (
        (_FITS_NO_MORE, "Hvorfor ikke længere", told.matches_lost),
        (_FITS_NOW, "Hvorfor ikke før", told.matches_gained),
    ):
        matches = [(row.youth, words.offer(row.offer), words.failed(row)) for row in turns]
        _print(group, ("Ung", "Tilbud", column), matches)
    if said := only_unknown(told.matches_gained):
        console().print(said, markup=False)
    if row := next(iter((*told.loses, *told.gains)), None):
        console().print(f"Se, hvordan det er i dag: {_to_explain(row, on)}", markup=False)


def _print(group: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    print_table(columns, rows[:SHOWN], f"{group} ({len(rows)})")
    if left_out := len(rows[SHOWN:]):
        console().print(f"… og {left_out} mere. Se alt med --format json eller --format xlsx --out FIL.xlsx.")


def only_unknown(gained: Iterable[Turned]) -> str:
    """What there is to say where a failure has turned into something unknown; empty where none has."""
    turned = sum(bool(row.unknown) for row in gained)
    if not turned:
        return ""
    return (
        f"{turned} af dem, der passer nu, går kun fra »går ikke« til »vides ikke«: "
        "det, der sagde nej, er ikke længere med, og derfor passer de ikke bedre."
    )


def what_if_rows(told: ExplainedWhatIf, words: WhatIfWords) -> Iterator[list[Value]]:
    """One row for each pair that is lost or gained, with how it is on both sides and what explains how it is today."""
    on = told.found.on
    for what, pairs in ((_LOST, told.loses), (_GAINED, told.gains)):
        for row in pairs:
            head: list[Value] = [what, row.youth, row.area, words.area(row.area)]
            yield [*head, *words.cells(row.before), *words.cells(row.after), _to_explain(row, on)]
    fits: tuple[Value, ...] = ("Passer", None, None)
    for match in told.matches_lost:
        name, why = words.offer(match.offer), words.failed(match)
        ends: list[Value] = [*fits, "Går ikke", why, None, to_explain(on, match.youth, match.offer)]
        yield [_FITS_NO_MORE, match.youth, match.offer, name, *ends]
    for match in told.matches_gained:
        name, why = words.offer(match.offer), words.failed(match)
        now: Value = "Vides ikke" if match.unknown else "Passer"
        ends = ["Går ikke", why, None, now, None, None, to_explain(on, match.youth, match.offer)]
        yield [_FITS_NOW, match.youth, match.offer, name, *ends]


def _to_explain(row: Explained, on: str) -> str:
    """The command that explains how a pair stands today; one offer where something has to do with it."""
    return to_explain(on, row.youth, row.before.offer if row.before else None)
