"""What happens when: events on a line of days, a row for each kind, the months below."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import cycle
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import ngettext

from webviz.plots.days_on_axis import named_days
from webviz.plots.drawing import MARGIN, Drawing
from webviz.plots.looks import ACCENT, EDGE, INK, MARKS, RULE, SMALL, TEXT, Mark
from webviz.plots.placing import MARK, Event, Placed, counted, named
from webviz.plots.wording import LONGEST_IN_A_SENTENCE, shortened, width_of
from webviz.words import day_text, listed, number_text, uncapitalised

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WIDTH = 960.0
_LONGEST_KIND = 28
_NAMED = 40
"""So many events stand with their names; of more than that it is told how many there are."""
_LINE, _COUNTED_LINE, _BETWEEN = 22.0, 40.0, 10.0
_LONG_DAYS = 730
"""Of a longer stretch only as much is shown as something happens in."""


def timeline(
    events: Sequence[Event], title: str, *, first: str, last: str, kinds: Sequence[str] = (), undated: int = 0
) -> str:
    """The text of an SVG file: what happens from `first`, the day that is asked about, to `last`, both included.

    `kinds` are the kinds in the order of their rows; others follow by name. Up to forty events stand with their names; of more it is
    told how many there are in each stretch of days. `undated` is how many more there are whose day nobody knows: they are told of.
    """
    within = sorted(
        (each for each in events if first <= each.day <= last), key=lambda each: (each.day, each.kind, each.name)
    )
    drawing = Drawing(title, _WIDTH)
    description = _described(within, sum(each.day < first for each in events), undated, first, last)
    drawing.say(description)
    if not within:
        return drawing.as_svg(description)
    drawing.space(26)
    rows = _in_rows(within, kinds)
    left = MARGIN + max(width_of(shortened(kind, _LONGEST_KIND), TEXT) for kind in rows) + 6
    wide = _WIDTH - left - 2 * MARGIN
    start = date.fromisoformat(first)
    pixels = wide / _days(start, date.fromisoformat(last), date.fromisoformat(within[-1].day))
    is_named = len(within) <= _NAMED
    placed = {
        kind: named(own, start, pixels, wide) if is_named else counted(own, start, pixels) for kind, own in rows.items()
    }
    high = _LINE if is_named else _COUNTED_LINE
    axes = drawing.axes(left, wide, sum(_height(own, high) for own in placed.values()))
    _paint_days(axes, start, pixels, wide)
    looks = dict(
        zip(dict.fromkeys([*kinds, *rows]), cycle(MARKS), strict=False)
    )  # a kind looks the same in every picture
    _paint_rows(drawing, axes, placed, looks, high, is_named=is_named)
    drawing.space(22)
    return drawing.as_svg(description)


def _in_rows(events: Iterable[Event], kinds: Sequence[str]) -> dict[str, list[Event]]:
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for each in events:
        found[each.kind].append(each)
    order = [kind for kind in dict.fromkeys(kinds) if kind in found]
    return {kind: found[kind] for kind in [*order, *sorted(set(found) - set(order))]}


def _days(first: date, last: date, latest: date) -> int:
    """How many days there are on the axis: at least a week, whatever the stretch."""
    shown = (last - first).days
    return max(7, shown if shown <= _LONG_DAYS else max((latest - first).days, _LONG_DAYS))


def _height(placed: Sequence[Placed], high: float) -> float:
    return (max(each.line for each in placed) + 1) * high + _BETWEEN


def _paint_days(axes: "Axes", start: date, pixels: float, wide: float) -> None:
    """The months below, and the day that is asked about as a line of its own."""
    end = start + timedelta(min(round(wide / pixels), (date.max - start).days))
    ticks = [((day - start).days * pixels, name) for day, name in named_days(start, end)]
    axes.set_xlim(0, wide)
    axes.set_xticks([left for left, _name in ticks], [name for _left, name in ticks])
    axes.grid(axis="x", color=RULE, linewidth=1)
    axes.axvline(0, color=ACCENT, linewidth=2, clip_on=False)
    axes.annotate(
        day_text(start.isoformat()),
        (0, 1),
        (0, 6),
        xycoords="axes fraction",
        textcoords="offset pixels",
        size=SMALL,
        weight="bold",
        color=ACCENT,
    )


def _paint_rows(
    drawing: Drawing,
    axes: "Axes",
    placed: Mapping[str, Sequence[Placed]],
    looks: Mapping[str, Mark],
    high: float,
    *,
    is_named: bool,
) -> None:
    top, middles = 0.0, []
    for kind, own in placed.items():
        mark = looks[kind]
        middle = top + _BETWEEN / 2 + high / 2
        middles.append((middle, shortened(kind, _LONGEST_KIND)))
        for each in own:
            _paint_mark(drawing, axes, each, mark, middle + each.line * high, is_named=is_named)
        top += _height(own, high)
        axes.axhline(top, color=mark.colour, linestyle=mark.line, linewidth=1, clip_on=False)
    axes.set_ylim(top, 0)
    axes.set_yticks([middle for middle, _kind in middles], [kind for _middle, kind in middles])
    axes.tick_params(axis="y", pad=MARK)


def _paint_mark(drawing: Drawing, axes: "Axes", each: Placed, mark: Mark, middle: float, *, is_named: bool) -> None:
    (line,) = axes.plot(
        [each.left],
        [middle if is_named else middle + 8],
        marker=mark.shape,
        markersize=MARK,
        color=mark.colour,
        markeredgecolor=EDGE,
        markeredgewidth=0.8,
        clip_on=False,
        zorder=4,
    )
    drawing.hint(line, each.hint)
    beside = (MARK / 2 + 4) * (-1 if each.is_turned else 1)
    axes.text(
        each.left + beside if is_named else each.left,
        middle if is_named else middle - 9,
        each.words,
        ha=("right" if each.is_turned else "left") if is_named else "center",
        va="center_baseline",
        size=SMALL,
        color=INK,
    )


def _described(events: Sequence[Event], before: int, undated: int, first: str, last: str) -> str:
    days = {"first": day_text(first), "last": day_text(last)}
    others = list(_not_drawn(before, undated))
    if not events:
        return " ".join([_("Der sker ikke noget fra %(first)s til %(last)s.", **days), *others])
    kinds = Counter(event.kind for event in events)
    told = [
        f"{uncapitalised(shortened(kind, _LONGEST_KIND))} {number_text(count)}"
        for kind, count in sorted(kinds.items(), key=lambda each: (-each[1], each[0]))
    ]
    return " ".join(
        [
            ngettext(
                "%(number)s ting sker fra %(first)s til %(last)s: %(kinds)s.",
                "%(number)s ting sker fra %(first)s til %(last)s: %(kinds)s.",
                len(events),
                number=number_text(len(events)),
                kinds=listed(told),
                **days,
            ),
            _(
                "Først %(day)s: %(name)s.",
                day=day_text(events[0].day),
                name=shortened(events[0].name, LONGEST_IN_A_SENTENCE),
            ),
            *others,
        ]
    )


def _not_drawn(before: int, undated: int) -> Iterator[str]:
    if before:
        yield ngettext(
            "%(number)s er fra før den dag og er ikke tegnet.",
            "%(number)s er fra før den dag og er ikke tegnet.",
            before,
            number=number_text(before),
        )
    if undated:
        yield ngettext(
            "%(number)s har ingen kendt dag og er ikke tegnet.",
            "%(number)s har ingen kendt dag og er ikke tegnet.",
            undated,
            number=number_text(undated),
        )
