"""How some youths stand, as a line of figures each of which opens to its rows."""

from collections.abc import Callable, Mapping

from webviz.everyone.naming import cause_name
from webviz.everyone.states import COVERED, GAP, POSSIBLE
from webviz.gaps_page.forms import CAUSE, STATE
from webviz.gaps_page.view import Cause, Figure, Line

RowsOf = Callable[[Mapping[str, str]], str]
"""The address of the rows that some more filters let through."""


def line_of(
    name: str, counts: tuple[int, int, int], causes: Mapping[str, int], rows_of: RowsOf, href: str | None = None
) -> Line:
    """The line: how many pairs are covered, possible and in a gap, and how many gaps each cause makes, the most frequent first."""
    covered, possible, gap = (
        _figure(count, rows_of({STATE: state})) for count, state in zip(counts, (COVERED, POSSIBLE, GAP), strict=True)
    )
    return Line(
        name=name,
        href=href,
        pairs=_figure(sum(counts), rows_of({})),
        covered=covered,
        possible=possible,
        gap=gap,
        causes=tuple(
            Cause(cause_name(cause), count, rows_of({STATE: GAP, CAUSE: cause}))
            for cause, count in sorted(causes.items(), key=lambda each: (-each[1], each[0]))
        ),
    )


def _figure(count: int, href: str) -> Figure:
    return Figure(count, href if count else None)
