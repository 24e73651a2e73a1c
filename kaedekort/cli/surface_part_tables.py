"""How the parts of the surfaces read that are opened one by one: states, break points, what lacks, costs, contact persons."""

import shlex
from collections.abc import Iterable, Iterator, Sequence

from kaedekort.cli.output import Value
from kaedekort.cli.surface_words import INFORMATION, UNKNOWN, SurfaceWords
from kaedekort.cli.views import View
from queries.surfaces.brokers import BreakPoint
from queries.surfaces.contacts import Contacts
from queries.surfaces.costs import Costs, Hours
from queries.surfaces.lacks import Lacks
from queries.surfaces.sectors import SectorState
from queries.surfaces.surface import OLDER, UNCONFIRMED, WITHIN_A_YEAR, Surface
from queries.telling.danish import counted

_SOME = 3
"""So many names stand in a cell before the rest is counted."""
_ENDS = ("Fra", "Til", "Forbindelse", "Gælder")
_KNOWN = ("Forbindelser", "Timer/md., hvor det vides", "Hvor det ikke vides")


def states_view(states: Sequence[SectorState], words: SurfaceWords) -> View:
    """How fresh, owned, planned or missing, sector by sector."""
    rows: list[tuple[Value, ...]] = [
        (
            words.sector(each.giver),
            words.sector(each.taker),
            each.in_force,
            *(each.confirmed[fresh] for fresh in (WITHIN_A_YEAR, OLDER, UNCONFIRMED)),
            each.review_overdue,
            _some(words.actor(owner) for owner in each.owners),
            each.without_owner,
            each.planned,
            each.missing,
            each.out_of_date,
        )
        for each in states
    ]
    columns = (
        "Fra",
        "Til",
        "I kraft",
        "Bekræftet det sidste år",
        "Før det",
        "Aldrig",
        "Skulle være set efter",
        "Ejere",
        "Uden ejer",
        "Planlagt",
        "Mangler",
        "Gælder ikke den dag",
    )
    return View("Hvor friske forbindelserne er", columns, rows, sheet="Friskhed")


def break_points_view(points: Sequence[BreakPoint], words: SurfaceWords) -> View:
    """Without whom the network falls apart."""
    rows = [
        (
            words.organisation(each.organisation),
            " + ".join(str(size) for size in (each.largest, *map(len, each.apart))),
            "; ".join(_some(words.organisation(id_) for id_ in part) for part in each.apart[:_SOME]),
        )
        for each in points
    ]
    title = "Holder andre sammen: netværkets form, ikke hvad unge mister (det står under »Hænger på én«)"
    columns = ("Organisation", "Dele uden den (organisationer)", "Skilt fra resten")
    return View(title, columns, rows, several=("organisation", "organisationer"), sheet="Holder andre sammen")


def lacks_views(lacks: Lacks, words: SurfaceWords) -> Iterator[View]:
    """What collaborations in force lack."""
    yield View(
        "Deling af oplysninger, der skal ses på",
        ("Fra", "Til", "Gælder", "Hvad", "Lovgrundlag", "Formål"),
        [
            (
                words.organisation(each.surface.said.giver_id),
                words.organisation(each.surface.said.taker_id),
                words.span(each.surface),
                INFORMATION[each.problem],
                each.surface.said.legal_basis,
                each.surface.said.purpose,
            )
            for each in lacks.information
        ],
        sheet="Deling af oplysninger",
    )
    yield View(
        "Mødes, men ingen kan henvise den ene eller anden vej",
        ("Den ene", "Den anden"),
        [(words.organisation(one), words.organisation(other)) for one, other in lacks.meetings_without_referrals],
        sheet="Møder uden henvisning",
    )
    yield View(
        "Henvisning og overlevering uden aftale",
        (*_ENDS, "Aftale"),
        [(*_ends(each, words), words.agreement(each)) for each in lacks.referrals_without_agreement],
        sheet="Uden aftale",
    )
    yield View(
        "Henvisning og overlevering uden ejer",
        (*_ENDS, "Ejer"),
        [(*_ends(each, words), words.owner(each)) for each in lacks.handovers_without_owner],
        sheet="Uden ejer",
    )


def costs_views(costs: Costs, words: SurfaceWords) -> Iterator[View]:
    """What the collaborations cost, those that are known to cost most first."""
    yield View(
        "Timer sektor for sektor",
        ("Fra", "Til", *_KNOWN),
        [(words.sector(giver), words.sector(taker), *_hours(each)) for giver, taker, each in costs.sectors],
        sheet="Timer efter sektor",
    )
    by_hours = sorted(costs.organisations, key=lambda row: (-(row[1].hours_per_month or 0), row[0]))
    yield View(
        "Timer organisation for organisation",
        ("Organisation", *_KNOWN),
        [(words.organisation(id_), *_hours(each)) for id_, each in by_hours],
        sheet="Timer efter organisation",
    )
    yield View(
        "Timer forbindelse for forbindelse, og hvor meget af dækningen der går over dem",
        (*_ENDS, "Timer/md.", "Dækker (ung og område)", "Timer for hver"),
        [
            (
                *_ends(each.surface, words),
                _known(each.surface.said.hours_per_month),
                len(each.ways) if each.surface.carries else "fører ingen unge",
                each.hours_per_pair,
            )
            for each in sorted(costs.edges, key=lambda row: (-len(row.ways), -(row.surface.said.hours_per_month or 0)))
        ],
        sheet="Timer efter forbindelse",
    )


def contacts_views(contacts: Contacts, words: SurfaceWords) -> Iterator[View]:
    """How many youths each contact person has, those with most first."""
    people = sorted(contacts.people, key=lambda person: (-len(person.youths), person.actor))
    yield View(
        "Unge for hver kontaktperson",
        ("Kontaktperson", "Unge", "Heraf som den primære"),
        [(words.actor(each.actor), len(each.youths), len(each.main)) for each in people],
        sheet="Kontaktpersoner",
    )
    if contacts.without is not None:
        without = "Unge uden kontaktperson"  # as the column's head: a title is broken where its narrow table ends
        title = "" if contacts.without else without
        yield View(title, (without,), [(youth,) for youth in contacts.without], sheet=without)


def ways_view(costs: Costs, words: SurfaceWords) -> View:
    """The pairs behind what each collaboration carries."""
    rows = [
        (*_ends(each.surface, words), words.names.of("Area", way.area), shlex.join((way.youth, way.offer)))
        for each in costs.edges
        for way in each.ways
    ]
    columns = (*_ENDS, "Område", "Hele vejen: kaedekort chain")
    return View("Den dækning, der går over forbindelserne", columns, rows, sheet="Vejen går over")


def _ends(surface: Surface, words: SurfaceWords) -> tuple[str, str, str, str]:
    said = surface.said
    giver, taker = words.organisation(said.giver_id), words.organisation(said.taker_id)
    return giver, taker, words.verb(said.type), words.span(surface)


def _hours(hours: Hours) -> tuple[Value, ...]:
    return hours.edges, _known(hours.hours_per_month), hours.unknown


def _known(hours: float | None) -> Value:
    return UNKNOWN if hours is None else hours


def _some(names: Iterable[str]) -> str:
    """A few names, and how many more there are; a name may have a comma in it."""
    every = list(names)
    rest = len(every) - _SOME
    return " · ".join(every[:_SOME]) + (f" og {counted(rest, 'mere', 'flere')}" if rest > 0 else "")
