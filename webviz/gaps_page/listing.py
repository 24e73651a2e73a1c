"""The rows behind the figures: each youth and each of their open areas, filtered as the address says."""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from flask_babel import gettext as _

from queries.coverage import CAUSES, NO_CAUSE, NO_ROW, STATES
from queries.day.offers import Rows
from queries.everyone.standing import Standing
from queries.gaps.gaps import first_responsible
from queries.neighbourhood import alphabetical
from queries.overview import Overview
from queries.surfaces.facts import SurfaceFacts
from webviz.everyone import refusing
from webviz.everyone.filters import Choice, Chosen, Filter
from webviz.everyone.head import head_of
from webviz.everyone.looking import MUNICIPALITY
from webviz.everyone.naming import area_name, why_link, why_not_covered, youth_link
from webviz.everyone.paging import PAGE, paging
from webviz.everyone.rows_page import RowsPage
from webviz.everyone.sheets import Sheet, Value
from webviz.everyone.states import GAP, state_name
from webviz.everyone.values import NONE, id_in
from webviz.gaps_page.asking import belongings_now
from webviz.gaps_page.breaking_down import name_of as name_of_key
from webviz.gaps_page.forms import AREA, CAUSE, FILTERS, SECTOR, STAGE, STATE, Wanted
from webviz.gaps_page.pairs import Pairs, pairs_of
from webviz.gaps_page.view import Row
from webviz.links import GAP_ROWS, GAPS, address_of

_KINDS = {AREA: refusing.AREA, STAGE: refusing.STAGE, SECTOR: refusing.SECTOR}
"""The filters that name what is on the map, and what that is."""


def build_rows(overview: Overview, surfaces: SurfaceFacts, wanted: Wanted, page: int) -> RowsPage[Row]:
    """A page of the rows that fit every filter. Raises NotFound where a filter names what is not on the map."""
    pairs = _pairs(overview, surfaces, wanted)
    found = np.flatnonzero(pairs.found(wanted.values))
    pages = paging(page, len(found), lambda number: _address(wanted, **{PAGE: str(number)}))
    names = _names(overview, surfaces, wanted)
    return RowsPage(
        head=head_of(GAPS, overview, wanted.look),
        filters=tuple(_filters(pairs, wanted, names)),
        chosen=chosen_in(overview, surfaces, wanted),
        rows=tuple(_rows(overview, pairs, wanted, found[pages.shown])),
        paging=pages,
        kept=wanted.look.arguments(),
        back=address_of(GAPS, wanted.look.arguments()),
        download=address_of("gaps_page.workbook_of_rows", wanted.arguments()),
    )


def chosen_in(overview: Overview, surfaces: SurfaceFacts, wanted: Wanted) -> Chosen:
    """The filters that are set, in words, each with the way to the list without it."""
    names = _names(overview, surfaces, wanted)
    return tuple(
        (f"{FILTERS[name]()}: {names(name, value)}", _address(wanted.without(name)))
        for name, value in wanted.values.items()
    )


def sheet_of_rows(overview: Overview, surfaces: SurfaceFacts, wanted: Wanted) -> Sheet:
    """All rows that fit every filter, for a spreadsheet. Raises NotFound where a filter names what is not on the map."""
    pairs = _pairs(overview, surfaces, wanted)
    found = np.flatnonzero(pairs.found(wanted.values))
    columns = (
        _("Ung"),
        _("Kommune"),
        _("Område"),
        _("Navn på området"),
        _("Hvordan"),
        _("Årsag"),
        _("Nærmeste tilbud"),
        _("Navn på tilbuddet"),
    )
    return Sheet(_("Unge og områder"), columns, _cells(overview, pairs, found))


def _pairs(overview: Overview, surfaces: SurfaceFacts, wanted: Wanted) -> Pairs:
    """All pairs; their sectors are looked at where the address names one. Raises NotFound where it names what is not there."""
    overview.refuse_unknown_municipality(id_in(wanted.values.get(MUNICIPALITY, NONE)))
    named = {kind: (wanted.values.get(name, ""),) for name, kind in _KINDS.items()}
    refusing.refuse_unknown_ids(overview, named, surfaces)
    look, with_sectors = wanted.look, SECTOR in wanted.values
    belong = belongings_now(overview, look, surfaces if with_sectors else None)
    return pairs_of(overview.standing(look.day, look.limits), belong, with_sectors=with_sectors)


def _cells(overview: Overview, pairs: Pairs, found: Rows) -> Iterator[list[Value]]:
    standing, offers = pairs.standing, overview.offer_names()
    youths, offer_ids = standing.population.youth_ids, standing.population.offer_ids
    homes = [first_responsible(youth) for youth in standing.population.youths]
    for pair in found.tolist():
        area, offer = standing.areas[standing.area[pair]], int(standing.offer[pair])
        home = homes[standing.youth[pair]]
        yield [
            youths[standing.youth[pair]],
            overview.names.of("Municipality", home) if home else "",
            area,
            area_name(overview, area),
            state_name(STATES[standing.state[pair]]),
            _cause(standing, pair),
            "" if offer == NO_ROW else offer_ids[offer],
            "" if offer == NO_ROW else offers[offer_ids[offer]],
        ]


def _rows(overview: Overview, pairs: Pairs, wanted: Wanted, shown: Rows) -> Iterator[Row]:
    standing, offers = pairs.standing, overview.offer_names()
    youths, offer_ids = standing.population.youth_ids, standing.population.offer_ids
    for pair in shown.tolist():
        youth, offer = youths[standing.youth[pair]], int(standing.offer[pair])
        state = STATES[standing.state[pair]]
        nearest = None if offer == NO_ROW else offer_ids[offer]
        yield Row(
            youth=youth_link(youth, wanted.look),
            area=area_name(overview, standing.areas[standing.area[pair]]),
            state=state_name(state),
            is_gap=state == GAP,
            cause=_cause(standing, pair),
            offer=why_link(youth, nearest, offers[nearest], wanted.look) if nearest else None,
        )


def _cause(standing: Standing, pair: int) -> str:
    """Why a pair is not covered; empty where it is."""
    cause = int(standing.cause[pair])
    return "" if cause == NO_CAUSE else why_not_covered(STATES[standing.state[pair]], CAUSES[cause])


def _names(overview: Overview, surfaces: SurfaceFacts, wanted: Wanted) -> Callable[[str, str], str]:
    """What a value of a filter is called, where the rows of one state are listed, or of all."""
    state = wanted.values.get(STATE, "")

    def name_of(filter_: str, value: str) -> str:
        if filter_ == STATE:
            return state_name(value)
        if filter_ == CAUSE:
            return why_not_covered(state, value)
        id_ = id_in(value)
        if id_ is None:
            return _("Ikke oplyst")
        if filter_ == MUNICIPALITY:
            return overview.names.of("Municipality", id_)
        return area_name(overview, id_) if filter_ == AREA else name_of_key(filter_, id_, overview, surfaces)

    return name_of


def _filters(pairs: Pairs, wanted: Wanted, names: Callable[[str, str], str]) -> Iterable[Filter]:
    for name, label in FILTERS.items():
        if name not in pairs.columns:
            continue
        counts = pairs.counts(name, wanted.values)
        chosen = wanted.values.get(name)
        if chosen is not None:
            counts.setdefault(chosen, 0)
        told = [(names(name, value), value, count) for value, count in counts.items()]
        if name in (AREA, MUNICIPALITY, SECTOR):
            told.sort(key=lambda each: (alphabetical(each[0]), each[1]))
        choices = tuple(Choice(value, f"{called} ({count})", value == chosen) for called, value, count in told)
        yield Filter(name, label(), choices)


def _address(wanted: Wanted, **more: str) -> str:
    return address_of(GAP_ROWS, wanted.arguments(**more))
