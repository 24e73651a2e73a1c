"""How the areas, the permissions, the transitions between stages and the pairs read in a terminal and in a spreadsheet."""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kaedekort.cli.gap_words import COVERED, LEADING, PROBLEMS, STATES, GapWords
from kaedekort.cli.output import Value
from kaedekort.cli.views import View
from queries.gaps.closing import Closing
from queries.gaps.covering import CoveredPair
from queries.gaps.expiring import Expiring
from queries.gaps.gaps import Gaps, OpenPair
from queries.gaps.transitions import TransitionRows
from queries.telling.causes import CAUSES, cause_of
from queries.telling.danish import capitalised, day_in_words, listed

Closings = Mapping[tuple[str, str], Closing]
"""What would close each pair, by youth and area."""
Requiring = Mapping[str, Sequence[str]]
"""The active offers that require each permission."""

_STILL_UNKNOWN = {"chain": "hvordan man kommer derhen", "authority": "hvem der kan bestemme"}


def base_views(found: Gaps, lapsed: Iterable[Expiring], requiring: Requiring, words: GapWords) -> list[View]:
    """What is always told: the areas by municipality, the permissions, those that most require first, and the steps between stages."""
    return [
        _areas_view(found, words),
        _permissions_view(found, lapsed, requiring, words),
        _transitions_view(found, words),
    ]


def _areas_view(found: Gaps, words: GapWords) -> View:
    rows = [
        (
            words.municipality(row.municipality),
            words.names.of("Area", row.area),
            row.area,
            row.youths,
            row.covered,
            row.possible,
            row.gap,
            causes_in_words(row.causes),
        )
        for row in found.areas
    ]
    columns = ("Kommune", "Område", "Områdets id", "Unge", "Dækket", "Muligt", "Hul", "Årsager til huller")
    opened = words.following.gaps("--area", "ID")
    return View("Områder", columns, rows, notes=(f"Se et tals par: {opened} (og de dækkede med --covered)",))


def _permissions_view(found: Gaps, lapsed: Iterable[Expiring], requiring: Requiring, words: GapWords) -> View:
    problems = [(row.permission, PROBLEMS[row.problem], row.actors) for row in found.permissions]
    problems += [
        (row.permission, f"{PROBLEMS[row.problem]} (siden {day_in_words(row.on)})", row.actors) for row in lapsed
    ]
    rows: list[Sequence[Value]] = []
    for permission, problem, actors in sorted(problems, key=lambda each: -len(requiring.get(each[0], ()))):
        offers = requiring.get(permission, ())
        taken = shlex.quote(f"permission:{permission}") if offers else None
        name = words.names.of("Permission", permission)
        rows.append((name, problem, words.people(actors), len(offers), ", ".join(offers), taken))
    columns = ("Bemyndigelse", "Hvad er galt", "Hvem", "Tilbud, der kræver den", "Tilbuddenes id'er")
    return View("Bemyndigelser", (*columns, f"Prøv: {words.following.what_if()}"), rows, for_sheet=(columns[-1],))


def _transitions_view(found: Gaps, words: GapWords) -> View:
    rows = [
        (
            words.names.of("Stage", row.giver),
            words.names.of("Stage", row.taker),
            shlex.quote(f"{row.giver}:{row.taker}"),
            row.youths,
            row.offers,
            None if row.offers else "intet tilbud fører videre",
        )
        for row in found.transitions
    ]
    opened = words.following.gaps("--transition", "FRA:TIL")
    notes = (f"Se en overgangs unge og tilbud: {opened}",)
    return View("Overgange mellem faser", ("Fra", "Til", "Fra:til", "Unge", "Tilbud", "Bemærk"), rows, notes=notes)


def transition_views(steps: Iterable[TransitionRows], words: GapWords) -> Iterator[View]:
    """Of each step the youths who stand before it, and the offers that lead over it."""
    for step in steps:
        named = f"{words.names.of('Stage', step.giver)} → {words.names.of('Stage', step.taker)}"
        youths = [(named, youth, words.following.match(youth)) for youth in step.youths]
        offers = [
            (named, offer, words.offer_and_provider(offer), LEADING[how], words.following.network(offer))
            for offer, how in step.offers
        ]
        yield View(
            f"{named}: unge i den første fase ({len(youths)})",
            ("Overgang", "Ung", "Se nærmere"),
            youths,
            for_sheet=("Overgang",),
            sheet="Overgang, unge",
        )
        yield View(
            f"{named}: tilbud, der fører videre ({len(offers)})",
            ("Overgang", "Tilbud", "Tilbud og udbyder", "Hvordan", "Se nærmere"),
            offers,
            ("Overgang", "Se nærmere"),
            (f"Se en række nærmere: {words.following.network('TILBUD')}",),
            sheet="Overgang, tilbud",
        )


def causes_in_words(causes: Mapping[str, int]) -> str:
    """How many gaps each cause makes."""
    return ", ".join(f"{CAUSES[cause]}: {count}" for cause, count in causes.items())


def pairs_view(pairs: Iterable[OpenPair], closings: Closings | None, words: GapWords, narrowed: str = "") -> View:
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
        rows.append([*row, words.following.match(pair.youth, pair.offer)])
    closer = words.following.match("UNG", "TILBUD" if closings is None else None)
    for_sheet = ("Se nærmere", "Område") if closings is None else ("Se nærmere", "Område", "Tilbud")
    notes = (f"Se en række nærmere: {closer}",)
    title = f"Det, der ikke er dækket{narrowed}"
    return View(title, (*columns, "Se nærmere"), rows, for_sheet, notes, sheet="Huller")


def covered_view(pairs: Iterable[CoveredPair], words: GapWords, narrowed: str = "") -> View:
    """One row a pair of a youth and an open area that is covered, with what covers it."""
    rows: list[Sequence[Value]] = [
        (
            pair.youth,
            pair.area,
            words.names.of("Area", pair.area),
            COVERED[pair.coverage],
            ", ".join(pair.offers),
            "; ".join(words.offer_and_provider(offer) for offer in pair.offers),
            words.following.match(pair.youth, pair.offers[0]),
        )
        for pair in pairs
    ]
    columns = ("Ung", "Område", "Navn på området", "Hvordan", "Tilbud", "Tilbud og udbyder", "Se nærmere")
    notes = (f"Se en række nærmere: {words.following.match('UNG', 'TILBUD')}",)
    return View(f"Det, der er dækket{narrowed}", columns, rows, ("Se nærmere", "Område"), notes, sheet="Dækket")


def _closing(closing: Closing) -> list[Value]:
    told = [closing.advice]
    if closing.also_failing:
        told.append(f"Det er ikke nok: {listed([CAUSES[each] for each in closing.also_failing])} står også i vejen.")
    if closing.still_unknown:
        told.append(f"Så vides det stadig ikke, {listed([_STILL_UNKNOWN[each] for each in closing.still_unknown])}.")
    return [capitalised(closing.reason), " ".join(told), listed([named.name for named in closing.who])]
