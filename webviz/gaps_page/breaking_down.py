"""Coverage by stage, age or sector: the same figures as by area, each with the address of its rows."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from queries.gaps.breakdowns import Breakdown, break_down
from queries.overview import Overview
from queries.surfaces.facts import SurfaceFacts
from webviz.everyone.head import Choice, Head, head_of
from webviz.everyone.looking import Look
from webviz.everyone.naming import cause_name, stage_name
from webviz.everyone.states import COVERED, GAP, POSSIBLE
from webviz.gaps_page.asking import belongings_now
from webviz.gaps_page.forms import AGE, CAUSE, NONE, SECTOR, STAGE, STATE
from webviz.gaps_page.view import Cause, Figure, Line
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
    """The page; what is no dimension is taken for the first. Raises NotFound where the municipality is none."""
    chosen = by if by in _DIMENSIONS else STAGE
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
    if key in (None, NONE):
        return _("Ikke oplyst")
    if filter_ == STAGE:
        return stage_name(overview, key or "")
    if filter_ == AGE:
        return (
            _("%(ages)s år", ages=key)
            if key and not key.endswith("-")
            else _("%(age)s år og ældre", age=(key or "")[:-1])
        )
    return word(surfaces.sector_names().get(key or "", key or ""))


def ways_to_break_down(look: Look, chosen: str = "") -> Iterator[Choice]:
    """The dimensions, each with the address of its figures."""
    for name, (_dimension, label) in _DIMENSIONS.items():
        yield Choice(address_of(BREAKDOWN, look.arguments(**{BY: name})), label(), name == chosen)


def _line(look: Look, filter_: str, name: str, found: Breakdown) -> Line:
    def figure(count: int, **more: str) -> Figure:
        address = address_of(GAP_ROWS, look.arguments(**{filter_: found.key or NONE, **more}))
        return Figure(count, address if count else None)

    causes = sorted(found.tally.causes.items(), key=lambda each: (-each[1], each[0]))
    return Line(
        name=name,
        href=None,
        pairs=figure(found.tally.pairs),
        covered=figure(found.tally.covered, **{STATE: COVERED}),
        possible=figure(found.tally.possible, **{STATE: POSSIBLE}),
        gap=figure(found.tally.gap, **{STATE: GAP}),
        causes=tuple(
            Cause(cause_name(cause), count, figure(count, **{STATE: GAP, CAUSE: cause}).href or "")
            for cause, count in causes
        ),
    )
