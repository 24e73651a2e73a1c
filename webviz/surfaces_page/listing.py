"""The collaborations behind a figure, filtered as the address says, and for a spreadsheet."""

from collections.abc import Iterable, Iterator

from flask_babel import gettext as _

from queries.neighbourhood import alphabetical
from queries.overview import Overview
from queries.surfaces.surface import Surface
from queries.surfaces.surfaces import Surfaces
from webviz.everyone.filters import Choice, Chosen, Filter, chosen_of
from webviz.everyone.head import head_of
from webviz.everyone.paging import PAGE, paging
from webviz.everyone.refusing import SECTOR, refuse_other_choices, refuse_unknown_ids
from webviz.everyone.rows_page import RowsPage
from webviz.everyone.sheets import Sheet, Value
from webviz.everyone.values import NONE, as_value, id_in
from webviz.links import SURFACES, address_of
from webviz.surfaces_page.building import ROWS
from webviz.surfaces_page.forms import GIVER, STANDING, STANDINGS, TAKER, TYPE, Wanted
from webviz.surfaces_page.view import Row
from webviz.surfaces_page.wording import Words


def build_rows(overview: Overview, found: Surfaces, words: Words, wanted: Wanted, page: int) -> RowsPage[Row]:
    """A page of the collaborations that fit every filter. Raises NotFound, WrongUse where a filter says what is not there."""
    refuse_what_is_not_there(overview, found, words, wanted)
    rows = [each for each in found.edges if wanted.fits(each)]
    pages = paging(page, len(rows), lambda number: address_of(ROWS, wanted.arguments(**{PAGE: str(number)})))
    return RowsPage(
        head=head_of(SURFACES, overview, wanted.look),
        filters=tuple(_filters(found, words, wanted)),
        chosen=chosen_in(found, words, wanted),
        rows=tuple(words.row(each) for each in rows[pages.shown]),
        paging=pages,
        kept=wanted.look.arguments(),
        back=address_of(SURFACES, wanted.look.arguments()),
        download=address_of("surfaces_page.workbook", wanted.arguments()),
    )


def refuse_what_is_not_there(overview: Overview, found: Surfaces, words: Words, wanted: Wanted) -> None:
    """Raises NotFound where a filter names a sector that is not there, WrongUse where it names no type of collaboration."""
    refuse_unknown_ids(overview, {SECTOR: (wanted.giver, wanted.taker)}, words.facts)
    types = {*words.catalogue.collaboration, *(each.said.type for each in found.edges)}
    refuse_other_choices(wanted.type, types, _("Hvordan"))


def chosen_in(found: Surfaces, words: Words, wanted: Wanted) -> Chosen:
    """The filters that are set, in words, each with the way to the list without it."""
    return chosen_of(_filters(found, words, wanted), lambda name: address_of(ROWS, wanted.without(name).arguments()))


def sheet_of_surfaces(found: Surfaces, words: Words, wanted: Wanted) -> Sheet:
    """Every collaboration that fits, a row each."""
    columns = (
        _("Fra"),
        _("Navn"),
        _("Hvordan"),
        _("Til"),
        _("Navn"),
        _("Fra sektor"),
        _("Til sektor"),
        _("Tilstand"),
        _("Aftale"),
        _("Ansvarlig"),
        _("Bekræftet"),
        _("Ses efter"),
        _("Lovgrundlag"),
        _("Formål"),
        _("Timer om måneden"),
        _("Note"),
    )
    fitting = (each for each in found.edges if wanted.fits(each))
    return Sheet(_("Samarbejdsflader"), columns, _cells(fitting, words))


def _cells(surfaces: Iterable[Surface], words: Words) -> Iterator[list[Value]]:
    for each in surfaces:
        said, owner = each.said, words.owner(each)
        yield [
            said.giver_id,
            words.organisation(said.giver_id).name,
            words.type_name(said.type),
            said.taker_id,
            words.organisation(said.taker_id).name,
            ", ".join(words.sector(sector) for sector in each.giver_sectors),
            ", ".join(words.sector(sector) for sector in each.taker_sectors),
            words.standing(each),
            words.agreement(each),
            owner.name if owner else "",
            said.confirmed_on,
            said.review_on,
            said.legal_basis,
            said.purpose,
            said.hours_per_month,
            said.note,
        ]


def _filters(found: Surfaces, words: Words, wanted: Wanted) -> Iterator[Filter]:
    pairs = {pair for each in found.edges for pair in each.sector_pairs()}
    for name, label, side, chosen in (
        (GIVER, _("Fra sektor"), 0, wanted.giver),
        (TAKER, _("Til sektor"), 1, wanted.taker),
    ):
        values = {as_value(pair[side]) for pair in pairs} | ({chosen} if chosen else set())
        named = sorted((words.sector(id_in(value)), value) for value in values)
        named.sort(key=lambda pair: (pair[1] == NONE, alphabetical(pair[0])))
        yield Filter(name, label, tuple(Choice(value, called, value == chosen) for called, value in named))
    types = {each.said.type for each in found.edges} | ({wanted.type} if wanted.type else set())
    known = sorted(
        (words.type_name(type_) if type_ in words.catalogue.collaboration else type_, type_) for type_ in types
    )
    yield Filter(TYPE, _("Hvordan"), tuple(Choice(type_, called, type_ == wanted.type) for called, type_ in known))
    yield Filter(
        STANDING,
        _("Tilstand"),
        tuple(Choice(name, label(), name == wanted.standing) for name, (label, _fits) in STANDINGS.items()),
    )
