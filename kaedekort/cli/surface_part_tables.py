"""How the parts of the surfaces read that are opened one by one: states, break points, what lacks, costs, contact persons."""

from collections.abc import Iterable, Sequence

from kaedekort.cli.everyone_tables import SHOWN
from kaedekort.cli.output import print_table
from kaedekort.cli.surface_edge_tables import tell_of_the_rest
from kaedekort.cli.surface_words import INFORMATION, SurfaceWords, hours_in_words
from queries.surfaces.brokers import BreakPoint
from queries.surfaces.contacts import Contacts
from queries.surfaces.costs import Costs
from queries.surfaces.lacks import Lacks
from queries.surfaces.sectors import SectorState
from queries.surfaces.single_points import SinglePoint
from queries.surfaces.surface import OLDER, UNCONFIRMED, WITHIN_A_YEAR, Surface
from queries.telling.danish import counted

WITHOUT = "Prøv: kaedekort what-if --without"
"""The head of the column with what is to be written to see what is lost."""
_SOME = 3
"""So many names stand in a cell before the rest is counted."""


def print_states(states: Sequence[SectorState], words: SurfaceWords) -> None:
    """How fresh, owned, planned or missing, sector by sector."""
    rows = [
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
    print_table(columns, rows, "Hvor friske forbindelserne er")


def print_break_points(points: Sequence[BreakPoint], words: SurfaceWords) -> None:
    """Without whom the network falls apart."""
    rows = [
        (
            words.organisation(each.organisation),
            " + ".join(str(size) for size in (each.largest, *map(len, each.apart))),
            "; ".join(_some(words.organisation(id_) for id_ in part) for part in each.apart[:_SOME]),
        )
        for each in points[:SHOWN]
    ]
    title = "Holder andre sammen: netværkets form, ikke hvad unge mister (det står under »Hænger på én«)"
    print_table(("Organisation", "Dele uden den (organisationer)", "Skilt fra resten"), rows, title)
    tell_of_the_rest(len(points) - len(rows), "organisation", "organisationer")


def print_lacks(lacks: Lacks, words: SurfaceWords) -> None:
    """What collaborations in force lack."""
    _print_some(
        ("Fra", "Til", "Hvad", "Lovgrundlag", "Formål"),
        [
            (
                *_ends(each.surface, words),
                INFORMATION[each.problem],
                each.surface.said.legal_basis,
                each.surface.said.purpose,
            )
            for each in lacks.information
        ],
        "Deling af oplysninger, der skal ses på",
    )
    _print_some(
        ("Den ene", "Den anden"),
        [(words.organisation(one), words.organisation(other)) for one, other in lacks.meetings_without_referrals],
        "Mødes, men ingen kan henvise den ene eller anden vej",
    )
    _print_some(
        ("Fra", "Til", "Forbindelse", "Aftale"),
        [
            (*_ends(each, words), words.verb(each.said.type), words.agreement(each))
            for each in lacks.referrals_without_agreement
        ],
        "Henvisning og overlevering uden aftale",
    )
    _print_some(
        ("Fra", "Til", "Forbindelse", "Ejer"),
        [
            (*_ends(each, words), words.verb(each.said.type), words.owner(each))
            for each in lacks.handovers_without_owner
        ],
        "Henvisning og overlevering uden ejer",
    )


def print_costs(costs: Costs, words: SurfaceWords) -> None:
    """What the collaborations cost, those that are known to cost most first."""
    known = ("Forbindelser", "Timer/md., hvor det vides", "Hvor det ikke vides")
    print_table(
        ("Fra", "Til", *known),
        [
            (words.sector(giver), words.sector(taker), each.edges, hours_in_words(each.hours_per_month), each.unknown)
            for giver, taker, each in costs.sectors
        ],
        "Timer sektor for sektor",
    )
    _print_some(
        ("Organisation", *known),
        [
            (words.organisation(id_), each.edges, hours_in_words(each.hours_per_month), each.unknown)
            for id_, each in sorted(costs.organisations, key=lambda row: (-(row[1].hours_per_month or 0), row[0]))
        ],
        "Timer organisation for organisation",
    )
    _print_some(
        ("Fra", "Til", "Forbindelse", "Timer/md.", "Dækker (ung og område)", "Timer for hver"),
        [
            (
                *_ends(each.surface, words),
                words.verb(each.surface.said.type),
                hours_in_words(each.surface.said.hours_per_month),
                len(each.ways) if each.surface.carries else "fører ingen unge",
                hours_in_words(each.hours_per_pair) if each.hours_per_pair is not None else "",
            )
            for each in sorted(costs.edges, key=lambda row: (-len(row.ways), -(row.surface.said.hours_per_month or 0)))
        ],
        "Timer forbindelse for forbindelse, og hvor meget af dækningen vejen går over dem for",
    )


def print_contacts(contacts: Contacts, words: SurfaceWords) -> None:
    """How many youths each contact person has, those with most first."""
    _print_some(
        ("Kontaktperson", "Unge", "Heraf som den primære"),
        [
            (words.actor(each.actor), len(each.youths), len(each.main))
            for each in sorted(contacts.people, key=lambda person: (-len(person.youths), person.actor))
        ],
        "Unge for hver kontaktperson",
    )
    without = "Unge uden kontaktperson"  # as the column's head: a title is broken where its narrow table ends
    _print_some((without,), [(youth,) for youth in contacts.without], "" if contacts.without else without)


def print_ways(costs: Costs, words: SurfaceWords) -> None:
    """The pairs behind what each collaboration carries."""
    _print_some(
        ("Fra", "Til", "Område", "Hele vejen: kaedekort chain"),
        [
            (*_ends(each.surface, words), words.names.of("Area", way.area), f"{way.youth} {way.offer}")
            for each in costs.edges
            for way in each.ways
        ],
        "Det, vejen går over forbindelserne for",
    )


def print_pairs_lost(points: Iterable[SinglePoint], words: SurfaceWords) -> None:
    """The pairs behind what hangs on one."""
    _print_some(
        ("Hvem", "Ung", "Område", WITHOUT),
        [
            (words.point(each), youth, words.names.of("Area", area), f"{each.kind}:{each.id}")
            for each in points
            for youth, area in each.pairs
        ],
        "Hænger på én: hver ung og hvert område",
    )


def _print_some(columns: Sequence[str], rows: Sequence[Sequence[object]], title: str) -> None:
    """A table that ends where a screen does."""
    print_table(columns, rows[:SHOWN], title)
    tell_of_the_rest(len(rows) - SHOWN, "række", "rækker")


def _ends(surface: Surface, words: SurfaceWords) -> tuple[str, str]:
    return words.organisation(surface.said.giver_id), words.organisation(surface.said.taker_id)


def _some(names: Iterable[str]) -> str:
    """A few names, and how many more there are."""
    every = list(names)
    rest = len(every) - _SOME
    return ", ".join(every[:_SOME]) + (f" og {counted(rest, 'mere', 'flere')}" if rest > 0 else "")
