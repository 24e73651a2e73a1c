"""How collaboration surfaces read in a terminal: sector by sector, what hangs on one, and what has been opened beside it."""

from collections.abc import Iterable, Sequence

from kaedekort.cli.everyone_tables import SHOWN
from kaedekort.cli.output import console, print_table, printable
from kaedekort.cli.surface_edge_tables import print_edges, tell_of_the_rest
from kaedekort.cli.surface_part_tables import (
    WITHOUT,
    print_break_points,
    print_contacts,
    print_costs,
    print_lacks,
    print_pairs_lost,
    print_states,
    print_ways,
)
from kaedekort.cli.surface_parts import Opened
from kaedekort.cli.surface_words import SurfaceWords, hours_in_words
from queries.surfaces.costs import Costs, hours_of
from queries.surfaces.surface import OLDER, UNCONFIRMED
from queries.surfaces.surfaces import Surfaces
from queries.telling.danish import day_in_words, decimal

_MOST_BROKERS = 10


def print_surfaces(found: Surfaces, costs: Costs | None, words: SurfaceWords, shown: Opened) -> None:
    """The first view, or the parts that were asked for, each as a table."""
    head = f"\nSamarbejdsflader · {day_in_words(found.on)} · kortets udgave {found.graph_version}"
    console().print(printable(head), markup=False, style="bold")
    if not shown.parts and not shown.is_narrowed:
        _print_sectors(found, words)
        _print_single_points(found, words)
        _print_brokers(found, words)
        _print_more(found)
        return
    if shown.shows("organisations"):
        print_edges(found.edges_of(shown.sector, shown.organisation), words)
    if shown.shows("states"):
        print_states(found.states, words)
    if shown.shows("break_points"):
        print_break_points(found.break_points, words)
    if shown.shows("lacks"):
        print_lacks(found.lacks, words)
    if costs is not None:
        print_costs(costs, words)
        if shown.shows("pairs"):
            print_ways(costs, words)
    if shown.shows("contacts"):
        print_contacts(found.contacts, words)
    if shown.shows("pairs"):
        print_pairs_lost(found.single_points, words)


def _print_sectors(found: Surfaces, words: SurfaceWords) -> None:
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
    print_table(("Fra", "Til", "I alt", "Forbindelser", "Aldrig bekræftet"), rows, "Sektor for sektor")


def _print_single_points(found: Surfaces, words: SurfaceWords) -> None:
    points = sorted(found.single_points, key=lambda each: (-len(each.pairs), each.kind, each.id))
    rows = [
        (words.point(each), len(each.pairs), len({youth for youth, _ in each.pairs}), f"{each.kind}:{each.id}")
        for each in points[:SHOWN]
    ]
    columns = ("Hvem", "Områder, der ikke længere er dækket", "Unge", WITHOUT)
    print_table(columns, rows, "Hænger på én: det, unge mister uden")
    tell_of_the_rest(len(points) - len(rows), "række", "rækker")


def _print_brokers(found: Surfaces, words: SurfaceWords) -> None:
    between = sorted((each for each in found.brokers if each.betweenness), key=lambda each: -each.betweenness)
    rows = [
        (words.organisation(each.organisation), f"{decimal(round(100 * each.betweenness, 2))} %")
        for each in between[:_MOST_BROKERS]
    ]
    print_table(("Organisation", "Af de korteste veje mellem andre"), rows, "Bindeled: netværkets form")
    tell_of_the_rest(len(between) - len(rows), "bindeled", "bindeled")


def _print_more(found: Surfaces) -> None:
    """What else there is to see, with a figure of each, and which option opens it."""
    in_force = [each for each in found.edges if each.is_in_force]
    there = [each for each in found.edges if each.is_there]
    hours, lacks, contacts = hours_of(in_force), found.lacks, found.contacts
    rows: Sequence[tuple[str, object, str]] = (
        ("Forbindelser i alt, også dem, der ikke er i kraft", len(found.edges), "--organisations"),
        ("Ikke bekræftet det sidste år", _count(each.freshness == OLDER for each in in_force), "--states"),
        ("Aldrig bekræftet", _count(each.freshness == UNCONFIRMED for each in in_force), "--states"),
        ("Planlagt", _count(each.state == "planned" for each in there), "--states"),
        ("Mangler", _count(each.state == "missing" for each in there), "--states"),
        ("Organisationer, som netværket falder fra hinanden uden", len(found.break_points), "--break-points"),
        ("Deling af oplysninger, der skal ses på", len(lacks.information), "--lacks"),
        ("Mødes, men ingen kan henvise den ene eller anden vej", len(lacks.meetings_without_referrals), "--lacks"),
        ("Henvisning og overlevering uden aftale", len(lacks.referrals_without_agreement), "--lacks"),
        ("Henvisning og overlevering uden ejer", len(lacks.handovers_without_owner), "--lacks"),
        ("Timer om måneden, hvor det vides", hours_in_words(hours.hours_per_month), "--costs"),
        ("Forbindelser, hvor timerne ikke vides", hours.unknown, "--costs"),
        ("Unge og områder, der hænger på én", sum(len(each.pairs) for each in found.single_points), "--pairs"),
        ("Kontaktpersoner", len(contacts.people), "--contacts"),
        ("Unge uden kontaktperson", len(contacts.without), "--contacts"),
    )
    print_table(("Mere at se", "Antal", "Vis det"), rows)


def _count(each: Iterable[bool]) -> int:
    return sum(each)
