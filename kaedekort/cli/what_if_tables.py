"""How what would be lost and gained reads in a terminal and in a spreadsheet."""

from collections.abc import Iterable, Iterator

from kaedekort.cli.everyone_tables import print_head
from kaedekort.cli.following import Following
from kaedekort.cli.output import Value, console
from kaedekort.cli.views import View, print_view
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


def print_what_if(told: ExplainedWhatIf, words: WhatIfWords, following: Following) -> None:
    """What is lost and gained, each in its table, with how it is before and after."""
    print_head(following.on, told.found.graph_version, following.limits)
    for group, pairs in ((_LOST, told.loses), (_GAINED, told.gains)):
        rows = [(row.youth, words.area(row.area), words.stand(row.before), words.stand(row.after)) for row in pairs]
        print_view(View(f"{group} ({len(rows)})", ("Ung", "Område", "Før", "Efter"), rows))
    for group, column, turns in (
        (_FITS_NO_MORE, "Hvorfor ikke længere", told.matches_lost),
        (_FITS_NOW, "Hvorfor ikke før", told.matches_gained),
    ):
        matches = [(row.youth, words.offer(row.offer), words.failed(row)) for row in turns]
        print_view(View(f"{group} ({len(matches)})", ("Ung", "Tilbud", column), matches))
    if said := only_unknown(told.matches_gained):
        console().print(said, markup=False)
    if row := next(iter((*told.loses, *told.gains)), None):
        console().print(f"Se, hvordan det er i dag: {_to_explain(row, following)}", markup=False)


def only_unknown(gained: Iterable[Turned]) -> str:
    """What there is to say where a failure has turned into something unknown; empty where none has."""
    turned = sum(bool(row.unknown) for row in gained)
    if not turned:
        return ""
    return (
        f"{turned} af dem, der passer nu, går kun fra »går ikke« til »vides ikke«: "
        "det, der sagde nej, er ikke længere med, og derfor passer de ikke bedre."
    )


def what_if_rows(told: ExplainedWhatIf, words: WhatIfWords, following: Following) -> Iterator[list[Value]]:
    """One row for each pair that is lost or gained, with how it is on both sides and what explains how it is today."""
    for what, pairs in ((_LOST, told.loses), (_GAINED, told.gains)):
        for row in pairs:
            head: list[Value] = [what, row.youth, row.area, words.area(row.area)]
            yield [*head, *words.cells(row.before), *words.cells(row.after), _to_explain(row, following)]
    fits: tuple[Value, ...] = ("Passer", None, None)
    for match in told.matches_lost:
        name, why = words.offer(match.offer), words.failed(match)
        ends: list[Value] = [*fits, "Går ikke", why, None, following.match(match.youth, match.offer)]
        yield [_FITS_NO_MORE, match.youth, match.offer, name, *ends]
    for match in told.matches_gained:
        name, why = words.offer(match.offer), words.failed(match)
        now: Value = "Vides ikke" if match.unknown else "Passer"
        ends = ["Går ikke", why, None, now, None, None, following.match(match.youth, match.offer)]
        yield [_FITS_NOW, match.youth, match.offer, name, *ends]


def _to_explain(row: Explained, following: Following) -> str:
    """The command that explains how a pair stands today; one offer where something has to do with it."""
    return following.match(row.youth, row.before.offer if row.before else None)
