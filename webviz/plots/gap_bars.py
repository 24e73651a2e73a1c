"""A bar for each area: how many are in a gap, by cause, how many it is possible for, and how many are covered."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import ngettext

from queries.neighbourhood import alphabetical
from queries.telling.causes import CAUSES
from webviz.plots import gap_counts
from webviz.plots.drawing import MARGIN, Drawing
from webviz.plots.gap_counts import Counted, GapRow
from webviz.plots.looks import COVERED, EDGE, GAPS, GROUND, INK, OTHER, POSSIBLE, RULE, SMALL, TEXT, Fill
from webviz.plots.wording import shortened, width_of
from webviz.words import number_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WIDTH = 800.0
_LONGEST_NAME = 30
_ROW, _BAR = 30.0, 0.72
_MOST_ROWS = 40
_MOST_CAUSES = 6


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of every bar."""

    words: str
    fill: Fill
    counts: Sequence[int]


_EVERYTHING = Counted()


def gap_bars(
    rows: Sequence[GapRow], title: str, causes: Mapping[str, str] = CAUSES, counted: Counted = _EVERYTHING
) -> str:
    """The text of an SVG file: most gaps first, and at most forty bars; `causes` are the words for the causes, in a fixed order.

    Rows in which everybody is covered are counted instead of drawn, unless they all are such.
    """
    ordered = sorted(rows, key=lambda row: (-row.gap, -row.possible, -row.total, alphabetical(row.name)))
    lacking = [row for row in ordered if row.gap or row.possible] or ordered
    shown, rest = lacking[:_MOST_ROWS], lacking[_MOST_ROWS:]
    drawing = Drawing(title, _WIDTH)
    drawing.say(counted.narrowed)
    if not any(row.total for row in rows):
        nothing = gap_counts.nothing(counted)
        drawing.say(nothing)
        return drawing.as_svg(gap_counts.joined(counted.narrowed, nothing))
    drawing.say(gap_counts.totals(rows, counted))
    drawing.space(4)
    parts = _parts(shown, causes)
    _paint(drawing, shown, parts, counted)
    drawing.space(6)
    if rest:
        gaps = number_text(sum(row.gap for row in rest))
        drawing.say(
            ngettext(
                "… og %(num)s mere med %(gaps)s huller", "… og %(num)s mere med %(gaps)s huller", len(rest), gaps=gaps
            )
        )
    left_out = gap_counts.left_out(len(ordered) - len(lacking))
    drawing.say(left_out)
    said = (
        counted.narrowed,
        gap_counts.totals(rows, counted),
        gap_counts.worst(ordered),
        gap_counts.most_frequent(counted.rows(ordered), causes),
        left_out,
    )
    return drawing.as_svg(gap_counts.joined(*said))


def _parts(rows: Sequence[GapRow], causes: Mapping[str, str]) -> list[_Part]:
    """The pieces that are anywhere; the less frequent causes are one."""
    found: Counter[str] = Counter()
    for row in rows:
        found.update(row.gaps)
    order = [*causes, *sorted(set(found) - set(causes))]
    frequent = sorted(found, key=lambda cause: (-found[cause], order.index(cause)))
    own = frequent if len(frequent) <= _MOST_CAUSES else frequent[: _MOST_CAUSES - 1]
    parts = [
        *(
            _Part(
                _("Hul: %(cause)s", cause=causes.get(cause, cause)),
                GAPS[order.index(cause) % len(GAPS)],
                [row.gaps.get(cause, 0) for row in rows],
            )
            for cause in own
        ),
        _Part(
            _("Hul: andre årsager"),
            OTHER,
            [sum(count for cause, count in row.gaps.items() if cause not in own) for row in rows],
        ),
        _Part(_("Muligt"), POSSIBLE, [row.possible for row in rows]),
        _Part(_("Dækket"), COVERED, [row.covered for row in rows]),
    ]
    return [part for part in parts if any(part.counts)]


def _paint(drawing: Drawing, rows: Sequence[GapRow], parts: Sequence[_Part], counted: Counted) -> None:
    drawing.legend([(part.fill, part.words) for part in parts])
    drawing.space(8)
    ends = [gap_counts.end(row, counted) for row in rows]
    names = [shortened(row.name, _LONGEST_NAME) for row in rows]
    left = MARGIN + max(width_of(name, TEXT) for name in names)
    wide = _WIDTH - left - MARGIN - max(width_of(end, TEXT) for end in ends) - 6
    most = max(row.total for row in rows)
    axes = drawing.axes(left, wide, _ROW * len(rows))
    axes.set_xlim(0, most)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xticks([])
    axes.set_yticks(range(len(rows)), names)
    axes.vlines(0, -0.5, len(rows) - 0.5, color=RULE, linewidth=1)
    lefts = [0] * len(rows)
    for part in parts:
        _stack(drawing, axes, rows, part, lefts, wide / most)
    for place, (row, end) in enumerate(zip(rows, ends, strict=True)):
        axes.annotate(
            end, (row.total, place), (6, 0), textcoords="offset pixels", va="center_baseline", size=TEXT, color=INK
        )


def _stack(
    drawing: Drawing, axes: "Axes", rows: Sequence[GapRow], part: _Part, lefts: list[int], pixels: float
) -> None:
    """Set a piece at the end of every bar, `pixels` for each that it counts, and its number where there is room for it."""
    places = [place for place, count in enumerate(part.counts) if count]
    bars = axes.barh(
        places,
        [part.counts[place] for place in places],
        _BAR,
        [lefts[place] for place in places],
        facecolor=part.fill.colour,
        hatch=part.fill.hatch,
        edgecolor=EDGE,
        linewidth=0.8,
        clip_on=False,
    )
    for place, bar in zip(places, bars, strict=True):
        count, words = part.counts[place], number_text(part.counts[place])
        drawing.hint(bar, f"{rows[place].name} · {part.words}: {words}")
        if width_of(words, SMALL) + 4 <= count * pixels:
            axes.text(
                lefts[place] + count / 2,
                place,
                words,
                ha="center",
                va="center_baseline",
                size=SMALL,
                color=INK,
                bbox={"facecolor": GROUND, "edgecolor": "none", "pad": 1.5},
            )
        lefts[place] += count
