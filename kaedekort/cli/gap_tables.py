"""How the areas, the permissions, the transitions between stages and the pairs read in a terminal and in a spreadsheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kaedekort.cli.everyone_tables import SHOWN
from kaedekort.cli.gap_words import PROBLEMS, STATES, GapWords, to_explain
from kaedekort.cli.output import Value, console, print_table
from queries.gaps.closing import Closing
from queries.gaps.expiring import Expiring
from queries.gaps.gaps import Gaps, OpenPair
from queries.telling.causes import CAUSES, cause_of
from queries.telling.danish import capitalised, day_in_words, listed

Closings = Mapping[tuple[str, str], Closing]
"""What would close each pair, by youth and area."""


_STILL_UNKNOWN = {"chain": "hvordan man kommer derhen", "authority": "hvem der kan bestemme"}


@dataclass(frozen=True, slots=True)
class View:
    """One view as rows; a spreadsheet has all columns, a terminal only as many as people can read beside each other."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    for_sheet: tuple[str, ...] = ()
    """The columns that stand in a spreadsheet alone."""
    notes: tuple[str, ...] = ()
    """Sentences below the table."""


def print_view(view: View, *, is_whole: bool = False) -> None:
    """The first rows as a table, and how many more there are; `is_whole`: all of them."""
    shown = len(view.rows) if is_whole else SHOWN
    places = [place for place, column in enumerate(view.columns) if column not in view.for_sheet]
    rows = [[row[place] for place in places] for row in view.rows[:shown]]
    print_table([view.columns[place] for place in places], rows, view.title)
    out = console()
    if left_out := len(view.rows[shown:]):
        out.print(f"… og {left_out} rækker mere. Se dem alle med --format json eller --format xlsx --out FIL.xlsx.")
    for note in view.notes if view.rows else ():
        out.print(note, markup=False)


def base_views(found: Gaps, lapsed: Iterable[Expiring], words: GapWords) -> list[View]:
    """What is always told: the areas by municipality, the permissions, those that have lapsed last, and the steps between stages."""
    areas = [
        (
            "ingen" if row.municipality is None else words.names.of("Municipality", row.municipality),
            words.names.of("Area", row.area),
            row.youths,
            row.covered,
            row.possible,
            row.gap,
            causes_in_words(row.causes),
        )
        for row in found.areas
    ]
    permissions = [
        (words.names.of("Permission", row.permission), PROBLEMS[row.problem], words.people(row.actors))
        for row in found.permissions
    ]
    permissions += [
        (
            words.names.of("Permission", row.permission),
            f"{PROBLEMS[row.problem]} (siden {day_in_words(row.on)})",
            words.people(row.actors),
        )
        for row in lapsed
    ]
    transitions = [
        (words.names.of("Stage", row.giver), words.names.of("Stage", row.taker), row.youths, row.offers)
        for row in found.transitions
    ]
    return [
        View("Områder", ("Kommune", "Område", "Unge", "Dækket", "Muligt", "Hul", "Årsager til huller"), areas),
        View("Bemyndigelser", ("Bemyndigelse", "Hvad er galt", "Hvem"), permissions),
        View("Overgange mellem faser", ("Fra", "Til", "Unge", "Tilbud"), transitions),
    ]


def causes_in_words(causes: Mapping[str, int]) -> str:
    """How many gaps each cause makes."""
    return ", ".join(f"{CAUSES[cause]}: {count}" for cause, count in causes.items())


def pairs_view(pairs: Iterable[OpenPair], closings: Closings | None, words: GapWords) -> View:
    """One row a pair of a youth and an open area that is not covered; with what would close it, where that is asked for."""
    columns = ["Ung", "Område", "Navn på området", "Hvordan", "Årsag", "Tilbud", "Nærmeste tilbud og udbyder"]
    if closings is not None:
        columns += ["Hvorfor", "Det skal der til", "Hvem"]
    rows: list[list[Value]] = []
    for pair in pairs:
        area = words.names.of("Area", pair.area)
        row: list[Value] = [pair.youth, pair.area, area, STATES[pair.coverage], cause_of(pair.coverage, pair.cause)]
        row += [pair.offer, words.offer_and_provider(pair.offer)]
        if closings is not None:
            row += _closing(closings[pair.youth, pair.area])
        rows.append([*row, to_explain(words.on, pair.youth, pair.offer)])
    closer = to_explain(words.on, "UNG", "TILBUD" if closings is None else None)
    for_sheet = ("Se nærmere", "Område") if closings is None else ("Se nærmere", "Område", "Tilbud")
    return View(
        "Det, der ikke er dækket", (*columns, "Se nærmere"), rows, for_sheet, (f"Se en række nærmere: {closer}",)
    )


def _closing(closing: Closing) -> list[Value]:
    told = [closing.advice]
    if closing.also_failing:
        told.append(f"Det er ikke nok: {listed([CAUSES[each] for each in closing.also_failing])} står også i vejen.")
    if closing.still_unknown:
        told.append(f"Så vides det stadig ikke, {listed([_STILL_UNKNOWN[each] for each in closing.still_unknown])}.")
    return [capitalised(closing.reason), " ".join(told), listed([named.name for named in closing.who])]
