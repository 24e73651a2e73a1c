"""The pages of the supply, and its offers for a spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from queries.gaps.belongings import BANDS
from queries.keeping import Kept
from queries.neighbourhood import alphabetical
from queries.overview import Overview
from queries.supply.facts import SupplyFacts
from queries.supply.placing import Listed
from queries.supply.supply import ROUTES, Supply, find_supply
from queries.surfaces.facts import SurfaceFacts
from webviz.everyone.filters import Choice, Filter, chosen_of
from webviz.everyone.head import Head, head_of
from webviz.everyone.looking import MUNICIPALITY
from webviz.everyone.naming import Link, age_band_name, area_name, node_link, stage_name
from webviz.everyone.paging import PAGE, paging
from webviz.everyone.rows_page import RowsPage
from webviz.everyone.sheets import Sheet, Value
from webviz.links import SUPPLY, address_of, offer_link
from webviz.supply_page import view
from webviz.supply_page.forms import AGE, AREA, MAYBE, NONE, ROUTE, SECTOR, STAGE, Wanted
from webviz.words import day_text, word

ROWS = "supply_page.list_rows"
Key = tuple[str | None, str | None]
"""A stage and an area; None where it is not told."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The supply as it is asked for, in one version of the graph."""

    overview: Overview
    surfaces: SurfaceFacts
    catalogue: Catalogue
    wanted: Wanted
    found: Supply

    def stage(self, id_: str | None) -> str:
        """What a stage is called."""
        return stage_name(self.overview, id_) if id_ else _("Ikke oplyst")

    def area(self, id_: str | None) -> str:
        """What an area is called."""
        return area_name(self.overview, id_) if id_ else _("Ikke oplyst")

    def route(self, route: str | None) -> str:
        """How one gets in."""
        names = {each.value: each.name for each in self.catalogue.value_words if each.set == "route"}
        return word(names.get(route, route)) if route else _("Ikke oplyst")

    def in_order(self, stages: Iterable[str | None]) -> list[str | None]:
        """Some stages by rank, and last what is not told."""
        rows = self.overview.records.network.stages
        rank = {row.id: (row.taxonomy or "", row.rank is None, row.rank or 0, row.id) for row in rows}
        return sorted(stages, key=lambda stage: (stage is None, rank.get(stage or "", ())))

    def cells(self) -> dict[Key, set[str]]:
        """The offers of every stage and area that has some."""
        found: dict[Key, set[str]] = {}
        for cell in self.found.cells:
            found.setdefault((cell.stage, cell.area), set()).update(cell.offers)
        return found


def ask(overview: Overview, surfaces: SurfaceFacts, catalogue: Catalogue, wanted: Wanted, kept: Kept) -> Asked:
    """Ask what there is; `kept` has what was asked before. Raises NotFound where the municipality is none."""
    iso_day, municipality = wanted.look.day.isoformat(), wanted.look.municipality

    def find() -> Supply:
        records = replace(overview.records, youths=(), followers=())
        facts = SupplyFacts(records, surfaces, overview.names, overview.carries)
        return find_supply(facts, iso_day, municipality, wanted.asked())

    key = (overview.records.version, iso_day, municipality, wanted.age, wanted.route, wanted.sector)
    found = kept.get(key, find, lambda made: len(made.cells) + len(made.offers) + 1)
    return Asked(overview, surfaces, catalogue, wanted, found)


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
        only = {STAGE: stage or NONE, AREA: area or NONE}
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
        filters=tuple(_filters(asked)),
        stages=tuple(asked.stage(stage) for stage in stages),
        lines=tuple(view.Line(asked.area(area), tuple(cell((stage, area)) for stage in stages)) for area in areas),
        offers=len(asked.found.offers),
        empty=len(nothing),
        no_provider=len(asked.found.no_provider),
        kept=_kept(asked),
        rows=address_of(ROWS, wanted.arguments()),
        download=address_of("supply_page.workbook", wanted.arguments()),
    )


def build_rows(asked: Asked, page: int) -> RowsPage[view.Row]:
    """The offers of one cell, or of a row or a column, or all of them, by name."""
    wanted = asked.wanted
    offers = _offers_of(asked)
    pages = paging(page, len(offers), lambda number: address_of(ROWS, wanted.arguments(**{PAGE: str(number)})))
    filters = (*_filters(asked), *_places(asked))
    return RowsPage(
        head=_head(asked),
        filters=filters,
        chosen=chosen_of(filters, lambda name: address_of(ROWS, wanted.arguments(**{name: ""}))),
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


def _filters(asked: Asked) -> Iterator[Filter]:
    wanted, network = asked.wanted, asked.overview.records.network
    places = {row.id: row.name or row.id for row in network.municipalities}
    sectors = {id_: word(name) for id_, name in asked.surfaces.sector_names().items()}
    routes = {route: asked.route(route) for route in ROUTES}
    yield Filter(MUNICIPALITY, _("Kommune"), _choices(places, wanted.look.municipality or ""))
    yield Filter(
        AGE, _("Alder"), _choices({band: age_band_name(band) for band in BANDS}, wanted.age, as_they_come=True)
    )
    yield Filter(ROUTE, _("Vej ind"), _choices(routes, wanted.route, as_they_come=True))
    yield Filter(SECTOR, _("Sektor"), _choices(sectors, wanted.sector))


def _places(asked: Asked) -> Iterator[Filter]:
    """The filters by which a cell is listed."""
    wanted, keys = asked.wanted, asked.cells()
    stages = {stage or NONE: asked.stage(stage) for stage in asked.in_order({stage for stage, _area in keys})}
    areas = {area or NONE: asked.area(area) for _stage, area in keys}
    yield Filter(STAGE, _("Fase"), _choices(stages, wanted.stage, as_they_come=True))
    yield Filter(AREA, _("Område"), _choices(areas, wanted.area))


def _choices(names: Mapping[str, str], chosen: str, *, as_they_come: bool = False) -> tuple[Choice, ...]:
    """What a filter offers; what is chosen is among it, also where there is nothing of it."""
    known = {**names, **({chosen: names.get(chosen, chosen)} if chosen else {})}
    pairs = list(known.items())
    if not as_they_come:
        pairs.sort(key=lambda pair: (pair[0] == NONE, alphabetical(pair[1]), pair[0]))
    return tuple(Choice(value, name, value == chosen) for value, name in pairs)
