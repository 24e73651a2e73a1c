"""How collaborations read edge by edge, in a terminal and in a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence

from kaedekort.cli.everyone_tables import SHOWN
from kaedekort.cli.output import Value, print_table
from kaedekort.cli.surface_words import SurfaceWords, hours_in_words
from kaedekort.cli.views import tell_of_the_rest
from queries.surfaces.surface import NOW, Surface

EDGE_COLUMNS = (
    "Fra",
    "Navn",
    "Sektorer",
    "Forbindelse",
    "Slags",
    "Til",
    "Navn på den anden",
    "Den andens sektorer",
    "I kraft",
    "Tilstand",
    "Aftale",
    "Ejer",
    "Ejerens navn",
    "Bekræftet den",
    "Dage siden",
    "Ses efter den",
    "Overskredet",
    "Gælder fra",
    "Gælder til",
    "Timer om måneden",
    "Lovgrundlag",
    "Formål",
    "Gælder også enhederne",
    "Note",
)


def edge_rows(surfaces: Iterable[Surface], words: SurfaceWords) -> Iterator[list[Value]]:
    """One row a collaboration."""
    for each in surfaces:
        said = each.said
        yield [
            said.giver_id,
            words.organisation(said.giver_id),
            _sectors(each.giver_sectors, words),
            words.verb(said.type),
            said.type,
            said.taker_id,
            words.organisation(said.taker_id),
            _sectors(each.taker_sectors, words),
            _yes_or_no(each.is_in_force),
            words.state(each),
            words.agreement(each),
            said.owner,
            words.owner(each),
            said.confirmed_on,
            each.confirmed_days_ago,
            said.review_on,
            None if said.review_on is None else _yes_or_no(each.is_review_overdue),
            said.valid_from,
            said.valid_to,
            said.hours_per_month,
            said.legal_basis,
            said.purpose,
            None if said.covers_units is None else _yes_or_no(said.covers_units),
            said.note,
        ]


def print_edges(surfaces: Sequence[Surface], words: SurfaceWords) -> None:
    """The collaborations of some organisations, between the same two one after the other."""
    rows = [
        (
            words.organisation(each.said.giver_id),
            words.verb(each.said.type),
            words.organisation(each.said.taker_id),
            _state(each, words),
            words.agreement(each),
            words.owner(each),
            words.confirmed(each),
            words.review(each),
            hours_in_words(each.said.hours_per_month),
            " · ".join(said for said in (each.said.legal_basis, each.said.purpose) if said),
        )
        for each in surfaces[:SHOWN]
    ]
    print_table(
        (
            "Fra",
            "Forbindelse",
            "Til",
            "Tilstand",
            "Aftale",
            "Ejer",
            "Bekræftet",
            "Ses efter",
            "Timer/md.",
            "Lovgrundlag og formål",
        ),
        rows,
        "Organisation for organisation",
    )
    tell_of_the_rest(len(surfaces) - len(rows), "forbindelse", "forbindelser")


def _state(surface: Surface, words: SurfaceWords) -> str:
    """How it stands, and from when until when where that is now."""
    span = words.span(surface) if surface.holds == NOW else ""
    return ", ".join(filter(None, (words.state(surface), span)))


def _sectors(sectors: Iterable[str | None], words: SurfaceWords) -> str:
    return ", ".join(words.sector(sector) for sector in sectors)


def _yes_or_no(holds: bool) -> str:
    return "ja" if holds else "nej"
