"""What the supply can be narrowed to, and what it is narrowed to."""

from collections.abc import Iterator, Mapping

from flask_babel import gettext as _

from queries.gaps.belongings import BANDS
from queries.neighbourhood import alphabetical
from queries.supply.supply import ROUTES
from webviz.everyone.filters import Choice, Chosen, Filter, chosen_of
from webviz.everyone.looking import MUNICIPALITY
from webviz.everyone.naming import age_band_name
from webviz.everyone.values import NONE, as_value, id_in
from webviz.links import address_of
from webviz.supply_page.asking import Asked
from webviz.supply_page.forms import AGE, AREA, ROUTE, SECTOR, STAGE
from webviz.words import word

ROWS = "supply_page.list_rows"


def chosen_in(asked: Asked) -> Chosen:
    """The filters that are set, in words, each with the way to the list without it."""
    filters = (*filters_of(asked), *places_of(asked))
    return chosen_of(filters, lambda name: address_of(ROWS, asked.wanted.arguments(**{name: ""})))


def filters_of(asked: Asked) -> Iterator[Filter]:
    """The filters of the whole supply."""
    wanted, network = asked.wanted, asked.overview.records.network
    places = {row.id: row.name or row.id for row in network.municipalities}
    sectors = {as_value(id_): word(name) for id_, name in asked.surfaces.sector_names().items()}
    routes = {route: asked.route(route) for route in ROUTES}
    yield Filter(MUNICIPALITY, _("Kommune"), _choices(places, wanted.look.municipality or ""))
    yield Filter(
        AGE, _("Alder"), _choices({band: age_band_name(band) for band in BANDS}, wanted.age, as_they_come=True)
    )
    yield Filter(ROUTE, _("Vej ind"), _choices(routes, wanted.route, as_they_come=True))
    yield Filter(SECTOR, _("Sektor"), _choices(sectors, wanted.sector))


def places_of(asked: Asked) -> Iterator[Filter]:
    """The filters by which a cell is listed."""
    wanted, keys = asked.wanted, asked.cells()
    chosen_stage, chosen_area = ({id_in(each)} if each else set() for each in (wanted.stage, wanted.area))
    of_cells = asked.in_order({stage for stage, _area in keys} | chosen_stage)
    stages = {as_value(stage): asked.stage(stage) for stage in of_cells}
    areas = {as_value(area): asked.area(area) for area in {area for _stage, area in keys} | chosen_area}
    yield Filter(STAGE, _("Fase"), _choices(stages, wanted.stage, as_they_come=True))
    yield Filter(AREA, _("Område"), _choices(areas, wanted.area))


def _choices(names: Mapping[str, str], chosen: str, *, as_they_come: bool = False) -> tuple[Choice, ...]:
    """What a filter offers."""
    pairs = list(names.items())
    if not as_they_come:
        pairs.sort(key=lambda pair: (pair[0] == NONE, alphabetical(pair[1]), pair[0]))
    return tuple(Choice(value, name, value == chosen) for value, name in pairs)
