"""How collaboration surfaces read, in a terminal and in a spreadsheet: the first view, and what has been opened beside it."""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from kaedekort.cli.everyone_tables import SHOWN, head_of
from kaedekort.cli.following import Following
from kaedekort.cli.gap_words import STATES
from kaedekort.cli.output import Sheet, console, print_table, printable
from kaedekort.cli.surface_edge_tables import EDGE_COLUMNS, edge_rows, print_edges
from kaedekort.cli.surface_part_tables import (
    break_points_view,
    contacts_views,
    costs_views,
    lacks_views,
    states_view,
    ways_view,
)
from kaedekort.cli.surface_parts import Opened
from kaedekort.cli.surface_words import SurfaceWords, hours_in_words
from kaedekort.cli.views import View, as_sheets, print_view, tell_of_the_rest
from queries.surfaces.costs import Costs, hours_of
from queries.surfaces.surface import OLDER, UNCONFIRMED
from queries.surfaces.surfaces import Surfaces
from queries.surfaces.without import LostPair
from queries.telling.causes import cause_of

_MOST_BROKERS = 10
"""Fewer than of other tables: those over whom next to no way leads tell nobody anything."""
_EACH_PAIR = "Hænger på én, hver ung"


@dataclass(frozen=True, slots=True)
class Answer:
    """The surfaces, and what of them is asked for; `lost` is worked out as it is read."""

    found: Surfaces
    costs: Costs | None
    lost: Iterable[LostPair]
    words: SurfaceWords
    shown: Opened
    following: Following

    @property
    def column_without(self) -> str:
        """The head of the column with what is to be written behind it to see what is lost."""
        return f"Prøv: {self.following.what_if()}"


def heading(answer: Answer) -> list[str]:
    """What the answer is about, and of which day and version it is."""
    words, shown = answer.words, answer.shown
    narrowed = [words.sector(shown.sector)] if shown.sector is not None else []
    narrowed += [words.organisation(shown.organisation)] if shown.organisation is not None else []
    return head_of(
        answer.found.on, answer.found.graph_version, answer.following.limits, ["Samarbejdsflader", *narrowed]
    )


def print_surfaces(answer: Answer) -> None:
    """The first view, or the parts that were asked for, each as a table."""
    found, words, shown = answer.found, answer.words, answer.shown
    console().print(printable("\n" + " · ".join(heading(answer))), markup=False, style="bold")
    if not shown.parts and not shown.is_narrowed:
        print_view(_sectors_view(found, words), most=None)
        print_view(_points_view(answer))
        print_view(_brokers_view(found, words), most=_MOST_BROKERS)
        _print_more(found)
        return
    if shown.shows("organisations"):
        print_edges(found.edges, words)
    if shown.shows("states"):
        print_view(states_view(found.states, words), most=None)
    for view in _opened_views(answer):
        print_view(view)
    if shown.shows("pairs"):
        pairs = sum(len(each.pairs) for each in found.single_points)
        print_view(_lost_view(islice(answer.lost, SHOWN), answer))
        tell_of_the_rest(pairs - SHOWN, "række", "rækker")


def sheets_of_surfaces(answer: Answer) -> Iterator[Sheet]:
    """A sheet for each part: the first view, and all that is asked for; of the collaborations alone where nothing else is."""
    found, words, shown = answer.found, answer.words, answer.shown
    if shown.parts - {"organisations"} or not shown.shows("organisations"):
        yield from as_sheets([_sectors_view(found, words), _points_view(answer)])
        pairs = _lost_view(answer.lost, answer) if shown.shows("pairs") else _pairs_view(answer)
        yield from as_sheets([pairs, _brokers_view(found, words)])
    if shown.shows("organisations"):
        yield "Samarbejdsflader", EDGE_COLUMNS, edge_rows(found.edges, words)
    if shown.shows("states"):
        yield from as_sheets([states_view(found.states, words)])
    yield from as_sheets(_opened_views(answer))


def _opened_views(answer: Answer) -> Iterator[View]:
    """The other parts that are asked for, beside the collaborations themselves, how they stand, and what hangs on one."""
    found, words, shown, costs = answer.found, answer.words, answer.shown, answer.costs
    if shown.shows("break_points"):
        yield break_points_view(found.break_points, words)
    if shown.shows("lacks"):
        yield from lacks_views(found.lacks, words)
    if costs is not None:
        yield from costs_views(costs, words)
        if shown.shows("pairs"):
            yield ways_view(costs, words)
    if shown.shows("contacts"):
        yield from contacts_views(found.contacts, words)


def _sectors_view(found: Surfaces, words: SurfaceWords) -> View:
    rows = [
        (
            words.sector(each.giver),
            words.sector(each.taker),
            sum(each.edges.values()),
            ", ".join(f"{words.verb(type_)}: {count}" for type_, count in each.edges.items()),
            each.unconfirmed,
        )
        for each in found.sectors
    ]
    columns = ("Fra", "Til", "I alt", "Forbindelser", "Aldrig bekræftet")
    return View("Sektor for sektor", columns, rows)


def _points_view(answer: Answer) -> View:
    words = answer.words
    points = sorted(answer.found.single_points, key=lambda each: (-len(each.pairs), each.kind, each.id))
    rows = [
        (words.point(each), len(each.pairs), len({youth for youth, _ in each.pairs}), _written(each.kind, each.id))
        for each in points
    ]
    columns = ("Hvem", "Områder, der ikke længere er dækket", "Unge", answer.column_without)
    return View("Hænger på én: det, unge mister uden", columns, rows, sheet="Hænger på én")


def _pairs_view(answer: Answer) -> View:
    """The pairs behind what hangs on one, without how they would stand: it takes its time to find that out for each."""
    words = answer.words
    rows = [
        (words.point(each), youth, words.names.of("Area", area), _written(each.kind, each.id))
        for each in answer.found.single_points
        for youth, area in each.pairs
    ]
    return View("", ("Hvem", "Ung", "Område", answer.column_without), rows, sheet=_EACH_PAIR)


def _lost_view(lost: Iterable[LostPair], answer: Answer) -> View:
    """The pairs behind what hangs on one, and how each would stand without."""
    words = answer.words
    rows = [
        (
            words.someone(each.kind, each.id),
            each.youth,
            words.names.of("Area", each.area),
            STATES[each.state],
            cause_of(each.state, each.cause),
            _written(each.kind, each.id),
        )
        for each in lost
    ]
    columns = ("Hvem", "Ung", "Område", "Uden: hvordan", "Årsag", answer.column_without)
    return View("Hænger på én: hver ung og hvert område", columns, rows, sheet=_EACH_PAIR)


def _brokers_view(found: Surfaces, words: SurfaceWords) -> View:
    between = sorted((each for each in found.brokers if each.betweenness), key=lambda each: -each.betweenness)
    rows = [(words.organisation(each.organisation), round(100 * each.betweenness, 2)) for each in between]
    columns = ("Organisation", "Af de korteste veje mellem andre (%)")
    return View("Bindeled: netværkets form", columns, rows, several=("bindeled", "bindeled"), sheet="Bindeled")


def _print_more(found: Surfaces) -> None:
    """What else there is to see, with a figure of each, and which option opens it."""
    in_force = [each for each in found.edges if each.is_in_force]
    there = [each for each in found.edges if each.is_there]
    hours, lacks, contacts = hours_of(in_force), found.lacks, found.contacts
    rows: Sequence[tuple[str, object, str]] = (
        ("Forbindelser i alt, også dem, der ikke er i kraft", len(found.edges), "--organisations"),
        ("Ikke bekræftet det sidste år", sum(each.freshness == OLDER for each in in_force), "--states"),
        ("Aldrig bekræftet", sum(each.freshness == UNCONFIRMED for each in in_force), "--states"),
        ("Planlagt", sum(each.state == "planned" for each in there), "--states"),
        ("Mangler", sum(each.state == "missing" for each in there), "--states"),
        ("Organisationer, som netværket falder fra hinanden uden", len(found.break_points), "--break-points"),
        ("Deling af oplysninger, der skal ses på", len(lacks.information), "--lacks"),
        ("Mødes, men ingen kan henvise den ene eller anden vej", len(lacks.meetings_without_referrals), "--lacks"),
        ("Henvisning og overlevering uden aftale", len(lacks.referrals_without_agreement), "--lacks"),
        ("Henvisning og overlevering uden ejer", len(lacks.handovers_without_owner), "--lacks"),
        ("Timer om måneden, hvor det vides", hours_in_words(hours.hours_per_month), "--costs"),
        ("Forbindelser, hvor timerne ikke vides", hours.unknown, "--costs"),
        ("Unge og områder, der hænger på én", sum(len(each.pairs) for each in found.single_points), "--pairs"),
        ("Kontaktpersoner", len(contacts.people), "--contacts"),
        ("Unge uden kontaktperson", len(contacts.without or ()), "--contacts"),
    )
    print_table(("Mere at se", "Antal", "Vis det"), rows)


def _written(kind: str, id_: str) -> str:
    """What `what-if --without` takes, as it is typed."""
    return shlex.quote(f"{kind}:{id_}")
