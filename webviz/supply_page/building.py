"""The pages of the supply, and its offers for a spreadsheet."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from flask_babel import gettext as _
from flask_babel import ngettext

from queries.neighbourhood import alphabetical
from queries.supply.placing import Listed
from queries.supply.supply import BOTH, Supply
from webviz.everyone.head import Head, head_of
from webviz.everyone.naming import Link, node_link
from webviz.everyone.paging import PAGE, paging
from webviz.everyone.rows_page import RowsPage
from webviz.everyone.sheets import Sheet, Value
from webviz.everyone.values import as_value
from webviz.links import SUPPLY, address_of, offer_link
from webviz.supply_page import view
from webviz.supply_page.asking import Asked, Key
from webviz.supply_page.choosing import ROWS, chosen_in, filters_of, places_of
from webviz.supply_page.forms import AREA, MAYBE, STAGE
from webviz.words import day_text


def build_supply(asked: Asked) -> view.SupplyPage:
    """The matrix."""
    cells, wanted = asked.cells(), asked.wanted
    nothing: dict[Key, int] = {(each.stage, each.area): len(each.maybe) for each in asked.found.nothing}
    keys = {*cells, *nothing}
    stages = asked.in_order({stage for stage, _area in keys})
    areas = sorted({area for _stage, area in keys}, key=lambda id_: (id_ is None, alphabetical(asked.area(id_))))

    def cell(key: Key) -> view.Cell:
        stage, area = key
        count = len(cells.get(key, ()))
        only = {STAGE: as_value(stage), AREA: as_value(area)}
        return view.Cell(
            asked.stage(stage),
            count,
            nothing.get(key, 0),
            key in nothing,
            address_of(ROWS, wanted.arguments(**only)) if count else None,
            address_of(ROWS, wanted.arguments(**only, **{MAYBE: "1"})) if nothing.get(key) else None,
        )

    return view.SupplyPage(
        head=_head(asked),
        filters=tuple(filters_of(asked)),
        stages=tuple(asked.stage(stage) for stage in stages),
        lines=tuple(view.Line(asked.area(area), tuple(cell((stage, area)) for stage in stages)) for area in areas),
        offers=len(asked.found.offers),
        told=tuple(_told(asked.found)),
        no_provider=len(asked.found.no_provider),
        kept=_kept(asked),
        rows=address_of(ROWS, wanted.arguments()),
        download=address_of("supply_page.workbook", wanted.arguments()),
    )


def _told(found: Supply) -> Iterator[str]:
    """What there is to say where nothing is seen to lack: what keeps one from seeing it, or that there is something everywhere."""
    if found.lacking == BOTH:
        yield _("Der er hverken faser eller områder i kortet, så det kan ikke ses, hvor der ingenting er.")
    elif "stage" in found.lacking:
        yield _("Der er ingen faser i kortet, så det kan ikke ses, hvor der ingenting er.")
    elif "area" in found.lacking:
        yield _("Der er ingen områder i kortet, så det kan ikke ses, hvor der ingenting er.")
    elif found.nothing:
        count = len(found.nothing)
        yield ngettext(
            "For %(num)d fase og område er der ingenting.", "For %(num)d faser og områder er der ingenting.", count
        )
    else:
        yield _("Der er noget til hver fase og hvert område.")
    if count := len(found.untold("stage")):
        yield ngettext("For %(num)d tilbud er fasen ikke oplyst.", "For %(num)d tilbud er fasen ikke oplyst.", count)
    if count := len(found.untold("area")):
        yield ngettext(
            "For %(num)d tilbud er området ikke oplyst.", "For %(num)d tilbud er området ikke oplyst.", count
        )


def build_rows(asked: Asked, page: int) -> RowsPage[view.Row]:
    """The offers of one cell, or of a row or a column, or all of them, by name."""
    wanted = asked.wanted
    offers = _offers_of(asked)
    pages = paging(page, len(offers), lambda number: address_of(ROWS, wanted.arguments(**{PAGE: str(number)})))
    return RowsPage(
        head=_head(asked),
        filters=(*filters_of(asked), *places_of(asked)),
        chosen=chosen_in(asked),
        rows=tuple(_row(asked, each) for each in offers[pages.shown]),
        paging=pages,
        kept=_kept(asked),
        back=address_of(SUPPLY, replace(wanted, stage="", area="").arguments()),
        download=address_of("supply_page.workbook", wanted.arguments()),
    )


def sheet_of_supply(asked: Asked) -> Sheet:
    """The offers, a row each."""
    columns = (
        _("Tilbud"),
        _("Navn"),
        _("Udbyder"),
        _("Faser"),
        _("Områder"),
        _("Fra alder"),
        _("Til alder"),
        _("Vej ind"),
        _("Næste start"),
    )
    return Sheet(_("Tilbud"), columns, _cells_of(asked, _offers_of(asked)))


def _cells_of(asked: Asked, offers: Sequence[Listed]) -> Iterator[list[Value]]:
    for each in offers:
        row = _row(asked, each)
        providers = ", ".join(link.name for link in row.providers)
        ages: list[Value] = [each.min_age, each.max_age]
        yield [each.offer, row.offer.name, providers, row.stages, row.areas, *ages, row.route, each.start]


def _offers_of(asked: Asked) -> list[Listed]:
    """The offers of the cells that are listed, by name."""
    wanted = asked.wanted
    ids = {offer for (stage, area), offers in asked.cells().items() if wanted.lists(stage, area) for offer in offers}
    listed = [each for each in asked.found.offers if each.offer in ids]
    return sorted(listed, key=lambda each: (alphabetical(each.name or each.offer), each.offer))


def _row(asked: Asked, each: Listed) -> view.Row:
    return view.Row(
        offer=Link(each.name or each.offer, offer_link(each.offer)),
        providers=tuple(node_link(asked.overview, "Organisation", id_) for id_ in each.providers),
        ages=_ages(each.min_age, each.max_age),
        route=asked.route(each.route),
        start=day_text(each.start),
        stages=", ".join(map(asked.stage, each.stages)),
        areas=", ".join(sorted(map(asked.area, each.areas), key=alphabetical)),
    )


def _ages(lowest: int | None, highest: int | None) -> str:
    """The ages that an offer is for; empty where it says none."""
    if lowest is None and highest is None:
        return ""
    if highest is None:
        return _("fra %(age)d år", age=lowest)
    return _("til %(age)d år", age=highest) if lowest is None else _("%(low)d-%(high)d år", low=lowest, high=highest)


def _head(asked: Asked) -> Head:
    return head_of(SUPPLY, asked.overview, asked.wanted.look)


def _kept(asked: Asked) -> dict[str, str]:
    """What the filters' form carries along."""
    return asked.wanted.look.at(None).arguments()
