"""The page of collaboration surfaces: sector by sector, how sure it is, what hangs on one, and over whom the ways lead."""

from collections.abc import Sequence

from flask_babel import gettext as _

from queries.overview import Overview
from queries.surfaces.sectors import SectorState
from queries.surfaces.single_points import ORGANISATION, SinglePoint
from queries.surfaces.surface import OLDER, UNCONFIRMED, WITHIN_A_YEAR
from queries.surfaces.surfaces import Surfaces
from queries.surfaces.without import LostPair, lost_pairs
from webviz.everyone.head import head_of
from webviz.everyone.looking import Look
from webviz.everyone.naming import area_name, node_link, why_not_covered, youth_link
from webviz.everyone.paging import PAGE, paging
from webviz.everyone.states import GAP, state_name
from webviz.everyone.values import as_value
from webviz.links import SURFACES, WHAT_IF, address_of
from webviz.plots.answers import sectors_of
from webviz.surfaces_page import view
from webviz.surfaces_page.forms import (
    IN_FORCE,
    MISSING,
    NEVER_CONFIRMED,
    OLD,
    OUT_OF_DATE,
    PLANNED,
    RECENT,
    STANDINGS,
    Wanted,
)
from webviz.surfaces_page.wording import Words
from webviz.what_if_page.forms import Wanted as Hypothesis
from webviz.words import number_text

ROWS, POINT, POINTS = "surfaces_page.list_rows", "surfaces_page.show_point", "surfaces_page.list_points"
_AT_FIRST = 15
_COUNTED = (IN_FORCE, RECENT, OLD, NEVER_CONFIRMED, PLANNED, MISSING, OUT_OF_DATE)


def build_surfaces(overview: Overview, found: Surfaces, words: Words, look: Look) -> view.SurfacesPage:
    """The page."""
    in_force = [each for each in found.edges if each.is_in_force]
    columns, matrix = _matrix(found, words, look)
    points, brokers = _by_weight(found.single_points), _brokers(found)
    return view.SurfacesPage(
        head=head_of(SURFACES, overview, look),
        total=len(found.edges),
        in_force=len(in_force),
        unconfirmed=sum(each.freshness == UNCONFIRMED for each in in_force),
        columns=columns,
        matrix=matrix,
        states=tuple(_state(overview, words, look, each) for each in found.states),
        state_columns=tuple(STANDINGS[name][0]() for name in _COUNTED),
        points=tuple(_point(overview, look, each) for each in points[:_AT_FIRST]),
        points_left_out=len(points[_AT_FIRST:]),
        points_href=address_of(POINTS, look.arguments()),
        brokers=tuple(_broker(words, id_, share) for share, id_ in brokers[:_AT_FIRST]),
        brokers_left_out=len(brokers[_AT_FIRST:]),
        plot=address_of("surfaces_page.plot", look.arguments()),
        rows=address_of(ROWS, look.arguments()),
        download=address_of("surfaces_page.workbook", look.arguments()),
    )


def build_point(
    overview: Overview, found: Surfaces, look: Look, kind: str, id_: str, page: int
) -> view.PointPage | None:
    """What hangs on somebody; None where nothing does."""
    point = next((each for each in found.single_points if (each.kind, each.id) == (kind, id_)), None)
    if point is None:
        return None
    told = _point(overview, look, point)
    ends = look.arguments(hvem=f"{kind}:{id_}")
    pages = paging(page, len(point.pairs), lambda number: address_of(POINT, {**ends, PAGE: str(number)}))
    lost = list(lost_pairs(overview, [point], look.day, look.limits))[pages.shown]
    rows = tuple(_lost(overview, look, each) for each in lost)
    head = head_of(SURFACES, overview, look)
    return view.PointPage(head, told.who, told.kind, rows, pages, told.what_if, address_of(SURFACES, look.arguments()))


def _lost(overview: Overview, look: Look, lost: LostPair) -> view.Lost:
    return view.Lost(
        youth=youth_link(lost.youth, look),
        area=area_name(overview, lost.area),
        state=state_name(lost.state),
        is_gap=lost.state == GAP,
        cause=why_not_covered(lost.state, lost.cause),
    )


def build_points(overview: Overview, found: Surfaces, look: Look, page: int) -> view.PointsPage:
    """Everybody on whom something hangs, the most first."""
    points = _by_weight(found.single_points)
    pages = paging(page, len(points), lambda number: address_of(POINTS, look.arguments(**{PAGE: str(number)})))
    told = tuple(_point(overview, look, each) for each in points[pages.shown])
    return view.PointsPage(head_of(SURFACES, overview, look), told, pages, address_of(SURFACES, look.arguments()))


def _matrix(found: Surfaces, words: Words, look: Look) -> tuple[tuple[str, ...], tuple[view.MatrixRow, ...]]:
    sectors = sectors_of(found)
    cells = {(each.giver, each.taker): each for each in found.sectors}

    def cell(giver: str | None, taker: str | None) -> view.Cell | None:
        each = cells.get((giver, taker))
        if each is None:
            return None
        wanted = Wanted(look, as_value(giver), as_value(taker), standing=IN_FORCE)
        href = address_of(ROWS, wanted.arguments())
        return view.Cell(sum(each.edges.values()), each.unconfirmed, href, words.sector(taker))

    rows = tuple(
        view.MatrixRow(words.sector(giver), tuple(cell(giver, taker) for taker in sectors)) for giver in sectors
    )
    return tuple(words.sector(sector) for sector in sectors), rows


def _state(overview: Overview, words: Words, look: Look, state: SectorState) -> view.State:
    counts = {
        IN_FORCE: state.in_force,
        RECENT: state.confirmed[WITHIN_A_YEAR],
        OLD: state.confirmed[OLDER],
        NEVER_CONFIRMED: state.confirmed[UNCONFIRMED],
        PLANNED: state.planned,
        MISSING: state.missing,
        OUT_OF_DATE: state.out_of_date,
    }

    def address(standing: str) -> str:
        wanted = Wanted(look, as_value(state.giver), as_value(state.taker), standing=standing)
        return address_of(ROWS, wanted.arguments())

    return view.State(
        words.sector(state.giver),
        words.sector(state.taker),
        tuple((counts[name], address(name) if counts[name] else None) for name in _COUNTED),
        tuple(node_link(overview, "Actor", owner) for owner in state.owners),
    )


def _by_weight(points: Sequence[SinglePoint]) -> list[SinglePoint]:
    return sorted(points, key=lambda each: (-len(each.pairs), each.kind, each.id))


def _point(overview: Overview, look: Look, point: SinglePoint) -> view.Point:
    is_organisation = point.kind == ORGANISATION
    who = f"{point.kind}:{point.id}"
    return view.Point(
        who=node_link(overview, "Organisation" if is_organisation else "Actor", point.id),
        kind=_("Organisation") if is_organisation else _("Person"),
        count=len(point.pairs),
        rows=address_of(POINT, look.arguments(hvem=who)),
        what_if=address_of(WHAT_IF, Hypothesis(look, taken=(who,)).arguments()),
    )


def _brokers(found: Surfaces) -> list[tuple[float, str]]:
    """Those over whom any shortest way leads, the most first."""
    some = ((each.betweenness, each.organisation) for each in found.brokers if each.betweenness)
    return sorted(some, key=lambda each: (-each[0], each[1]))


def _broker(words: Words, id_: str, share: float) -> view.Broker:
    told = _("%(number)s %%", number=number_text(round(share * 100, 1)))
    return view.Broker(words.organisation(id_), told)
