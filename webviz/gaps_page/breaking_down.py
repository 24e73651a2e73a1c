"""Coverage by stage, age or sector: the same figures as by area, each with the address of its rows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from queries.gaps.belongings import BANDS
from queries.gaps.breakdowns import Breakdown, break_down
from queries.overview import Overview
from queries.surfaces.facts import SurfaceFacts
from webviz.everyone.filters import Choice
from webviz.everyone.head import Head, head_of
from webviz.everyone.looking import Look
from webviz.everyone.naming import age_band_name, stage_name
from webviz.everyone.refusing import refuse_other_choices
from webviz.everyone.values import as_value
from webviz.gaps_page.asking import belongings_now
from webviz.gaps_page.forms import AGE, SECTOR, STAGE
from webviz.gaps_page.lines import line_of
from webviz.gaps_page.view import Line
from webviz.links import GAP_ROWS, GAPS, address_of
from webviz.words import word

BREAKDOWN, BY = "gaps_page.show_breakdown", "efter"

_DIMENSIONS: Mapping[str, tuple[str, Callable[[], str]]] = {
    STAGE: ("stage", lambda: _("Fase")),
    AGE: ("age", lambda: _("Alder")),
    SECTOR: ("sector", lambda: _("Sektor")),
}
"""What the address calls each, what the question calls it, and what people do."""


@dataclass(frozen=True, slots=True)
class BreakdownPage:
    """The figures by one of the dimensions; `choices` are the ways to the others."""

    head: Head
    label: str
    choices: tuple[Choice, ...]
    """Their values are addresses."""
    lines: tuple[Line, ...]


def build_breakdown(overview: Overview, surfaces: SurfaceFacts, look: Look, by: str) -> BreakdownPage:
    """The page, by the first dimension where none is said. Raises NotFound where the municipality is none, WrongUse where `by` is."""
    refuse_other_choices(by, _DIMENSIONS, _("Fordelt på"))
    chosen = by or STAGE
    dimension, label = _DIMENSIONS[chosen]
    head = head_of(GAPS, overview, look)
    standing = overview.standing(look.day, look.limits)
    belong = belongings_now(overview, look, surfaces if chosen == SECTOR else None)
    found = break_down(overview.records, standing, belong, dimension, look.municipality)
    return BreakdownPage(
        head=head,
        label=label(),
        choices=tuple(ways_to_break_down(look, chosen)),
        lines=tuple(_line(look, chosen, name_of(chosen, each.key, overview, surfaces), each) for each in found),
    )


def name_of(filter_: str, key: str | None, overview: Overview, surfaces: SurfaceFacts) -> str:
    """What a stage, an age band or a sector is called."""
    if key is None:
        return _("Ikke oplyst")
    if filter_ == STAGE:
        return stage_name(overview, key)
    if filter_ == AGE:
        return age_band_name(key) if key in BANDS else key
    return word(surfaces.sector_names().get(key, key))


def ways_to_break_down(look: Look, chosen: str = "") -> Iterator[Choice]:
    """The dimensions, each with the address of its figures."""
    for name, (_dimension, label) in _DIMENSIONS.items():
        yield Choice(address_of(BREAKDOWN, look.arguments(**{BY: name})), label(), name == chosen)


def _line(look: Look, filter_: str, name: str, found: Breakdown) -> Line:
    tally, only = found.tally, {filter_: as_value(found.key)}
    counts = (tally.covered, tally.possible, tally.gap)
    return line_of(name, counts, tally.causes, lambda more: address_of(GAP_ROWS, {**look.arguments(), **only, **more}))
