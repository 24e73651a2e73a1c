"""The page of gaps: areas, permissions and steps between stages, each figure with the address of its rows."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from flask_babel import gettext as _

from queries.gaps.expiring import OUT_OF_DATE, Expiring, lapsed_permissions
from queries.gaps.gaps import NOBODY, ONE_PERSON, UNCONFIRMED, AreaGaps, Gaps, PermissionGap, gaps_on
from queries.neighbourhood import alphabetical
from queries.overview import Overview
from queries.telling.causes import CAUSES
from webviz.everyone.about import chosen_words
from webviz.everyone.head import head_of, limits_of
from webviz.everyone.looking import MUNICIPALITY, Look
from webviz.everyone.naming import Link, area_name, cause_name, node_link, stage_name
from webviz.everyone.values import as_value
from webviz.gaps_page.breaking_down import ways_to_break_down
from webviz.gaps_page.forms import AREA
from webviz.gaps_page.lines import line_of
from webviz.gaps_page.loose import LOOSE
from webviz.gaps_page.transitions import TRANSITION
from webviz.gaps_page.view import Figure, GapsPage, Line, PermissionLine, TransitionLine
from webviz.links import GAP_ROWS, GAPS, address_of
from webviz.plots.answers import gaps_plot

Key = TypeVar("Key")

PROBLEMS: Mapping[str, Callable[[], str]] = {
    NOBODY: lambda: _("Ingen kan give den"),
    UNCONFIRMED: lambda: _("Ikke bekræftet lokalt"),
    ONE_PERSON: lambda: _("Hænger på én"),
    OUT_OF_DATE: lambda: _("Udløbet: det er ukendt, om den stadig gælder"),
}


def build_gaps(overview: Overview, look: Look) -> GapsPage:
    """The page, of the youths that are looked at. Raises NotFound where the municipality is none."""
    found = gaps_on(overview, look.day, look.limits, look.municipality)
    return GapsPage(
        head=head_of(GAPS, overview, look),
        whole=_line(look, "", found.areas, {}),
        areas=_by_area(overview, look, found.areas),
        municipalities=_by_municipality(overview, look, found.areas),
        permissions=tuple(_permissions(overview, look, found)),
        transitions=tuple(_transitions(overview, look, found)),
        breakdowns=tuple(Link(choice.name, choice.value) for choice in ways_to_break_down(look)),
        loose=address_of(LOOSE, look.arguments()),
        plot=address_of("gaps_page.plot", look.arguments()),
        download=address_of("gaps_page.workbook", look.arguments()),
    )


def build_plot(overview: Overview, look: Look) -> str:
    """The areas as a picture: the text of an SVG file. Raises NotFound where the municipality is none."""
    found = gaps_on(overview, look.day, look.limits, look.municipality)
    where = [overview.names.of("Municipality", look.municipality)] if look.municipality else []
    causes = {cause: cause_name(cause) for cause in CAUSES}
    return gaps_plot(found, lambda area: area_name(overview, area), [*where, *chosen_words(limits_of(look))], causes)


def _by_area(overview: Overview, look: Look, rows: Sequence[AreaGaps]) -> tuple[Line, ...]:
    groups = _grouped(rows, lambda row: row.area)
    return _worst_first(
        _line(look, area_name(overview, area), group, {AREA: as_value(area)}) for area, group in groups.items()
    )


def _by_municipality(overview: Overview, look: Look, rows: Sequence[AreaGaps]) -> tuple[Line, ...]:
    groups = _grouped(rows, lambda row: row.municipality)
    if len(groups) < 2:
        return ()
    lines = []
    for municipality, group in groups.items():
        name, href = _("Ingen kommune"), None
        if municipality is not None:
            name = overview.names.of("Municipality", municipality)
            href = address_of(GAPS, look.at(municipality).arguments())
        lines.append(_line(look, name, group, {MUNICIPALITY: as_value(municipality)}, href))
    return _worst_first(lines)


def _grouped(rows: Iterable[AreaGaps], key: Callable[[AreaGaps], Key]) -> dict[Key, list[AreaGaps]]:
    groups: dict[Key, list[AreaGaps]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return groups


def _worst_first(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: (-line.gap.count, -line.possible.count, alphabetical(line.name))))


def _line(look: Look, name: str, rows: Sequence[AreaGaps], only: Mapping[str, str], href: str | None = None) -> Line:
    """Some rows summed up; `only` are the filters that list them."""
    causes: Counter[str] = Counter()
    for row in rows:
        causes.update(row.causes)
    counts = (sum(row.covered for row in rows), sum(row.possible for row in rows), sum(row.gap for row in rows))
    return line_of(name, counts, causes, lambda more: address_of(GAP_ROWS, {**look.arguments(), **only, **more}), href)


def permissions_at_risk(overview: Overview, look: Look, found: Gaps) -> list[PermissionGap | Expiring]:
    """What is the matter with permissions, and last those that have lapsed and are still required."""
    return [*found.permissions, *lapsed_permissions(overview.records, look.day)]


def _permissions(overview: Overview, look: Look, found: Gaps) -> Iterator[PermissionLine]:
    order = list(PROBLEMS)
    for row in sorted(permissions_at_risk(overview, look, found), key=lambda row: order.index(row.problem)):
        yield PermissionLine(
            node_link(overview, "Permission", row.permission),
            PROBLEMS[row.problem](),
            row.problem != NOBODY,
            tuple(node_link(overview, "Actor", actor) for actor in row.actors),
        )


def _transitions(overview: Overview, look: Look, found: Gaps) -> Iterator[TransitionLine]:
    for row in found.transitions:
        ends = look.arguments(fra=row.giver, til=row.taker)

        def figure(count: int, anchor: str, ends: dict[str, str] = ends) -> Figure:
            return Figure(count, address_of(TRANSITION, ends, _anchor=anchor) if count else None)

        yield TransitionLine(
            stage_name(overview, row.giver),
            stage_name(overview, row.taker),
            figure(row.youths, "unge"),
            figure(row.offers, "tilbud"),
        )
