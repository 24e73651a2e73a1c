"""Who works together with whom, or anything else that is counted for each pair: a field with its number in it, darker for more."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import ngettext

from webviz.plots.drawing import MARGIN, Drawing
from webviz.plots.looks import INK, MUTED, RULE, SMALL, TEXT, blend, text_on
from webviz.plots.wording import LONGEST_IN_A_SENTENCE, shortened, width_of
from webviz.words import listed, number_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LONGEST_NAME = 30
_FIELD = 34.0
_NARROWEST = 600.0
_MOST_LINES = 25
_SLANT = 0.71  # names of columns rise by 45 degrees


def heat_map(
    rows: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]], title: str, *, explained: str = ""
) -> str:
    """The text of an SVG file: `counts` by row and column, none below zero; `explained` says in a sentence what is counted.

    Of more than 25 rows or columns those with the largest sums are shown, in the order that they come in, and it is said how many are
    left out. Where rows and columns are the same names, the same are shown of both.
    """
    total = sum(map(sum, counts))
    if not total:
        drawing = Drawing(title, _NARROWEST)
        description = _("Der er ingen forbindelser at vise.")
        drawing.say(description)
        return drawing.as_svg(description)
    kept_rows, kept_columns = _largest(rows, columns, counts)
    shown = [[counts[row][column] for column in kept_columns] for row in kept_rows]
    row_names = [shortened(rows[row], _LONGEST_NAME) for row in kept_rows]
    column_names = [shortened(columns[column], _LONGEST_NAME) for column in kept_columns]
    field = max(_FIELD, width_of(number_text(max(map(max, shown))), SMALL) + 8)
    left = max(width_of(name, TEXT) for name in row_names) + MARGIN
    above = max(width_of(name, TEXT) for name in column_names) * _SLANT + 14
    # The names of the last columns rise to the right of their columns.
    drawing = Drawing(title, max(_NARROWEST, left + field * len(kept_columns) + above + MARGIN))
    if explained:
        drawing.say(explained)
    drawing.say(_("Rækkerne er fra, og kolonnerne er til. Mørkere er flere."))
    drawing.space(above)
    axes = drawing.axes(left, field * len(kept_columns), _FIELD * len(kept_rows))
    _paint(drawing, axes, row_names, column_names, shown)
    drawing.space(6)
    drawing.say(_left_out(len(rows) - len(kept_rows), len(columns) - len(kept_columns), total - sum(map(sum, shown))))
    return drawing.as_svg(_described(rows, columns, counts, total, explained))


def _largest(
    rows: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]]
) -> tuple[list[int], list[int]]:
    """Which rows and columns there is room for, in their order."""
    by_row = [sum(row) for row in counts]
    by_column = [sum(row[place] for row in counts) for place in range(len(columns))]
    if list(rows) == list(columns):
        both = [row + column for row, column in zip(by_row, by_column, strict=True)]
        by_row = by_column = both
    return _places_of_largest(by_row), _places_of_largest(by_column)


def _places_of_largest(sums: Sequence[int]) -> list[int]:
    return sorted(sorted(range(len(sums)), key=lambda place: (-sums[place], place))[:_MOST_LINES])


def _paint(
    drawing: Drawing, axes: "Axes", rows: Sequence[str], columns: Sequence[str], shown: Sequence[Sequence[int]]
) -> None:
    from matplotlib.patches import Rectangle

    most = max(map(max, shown))
    axes.set_xlim(0, len(columns))
    axes.set_ylim(len(rows), 0)
    axes.set_yticks([place + 0.5 for place in range(len(rows))], list(rows))
    axes.xaxis.tick_top()
    axes.set_xticks(
        [place + 0.5 for place in range(len(columns))],
        list(columns),
        rotation=45,
        ha="left",
        rotation_mode="anchor",
    )
    axes.vlines(range(1, len(columns)), 0, len(rows), color=RULE, linewidth=1)
    axes.hlines(range(1, len(rows)), 0, len(columns), color=RULE, linewidth=1)
    for place, row in enumerate(shown):
        for column, count in enumerate(row):
            # The root of the share: a few very large counts leave the others apart.
            colour = blend((count / most) ** 0.5)
            if count:
                field = axes.add_artist(
                    Rectangle((column, place), 1, 1, facecolor=colour, edgecolor=RULE, linewidth=1, clip_on=False)
                )
                drawing.hint(field, f"{rows[place]} → {columns[column]}: {number_text(count)}")
            axes.text(
                column + 0.5,
                place + 0.5,
                number_text(count) if count else "·",
                ha="center",
                va="center_baseline",
                size=SMALL,
                color=text_on(colour) if count else MUTED,
            )
    axes.plot(
        [0, len(columns), len(columns), 0, 0], [0, 0, len(rows), len(rows), 0], color=INK, linewidth=1, clip_on=False
    )


def _left_out(rows: int, columns: int, count: int) -> str:
    lines = [
        *([ngettext("%(num)s række", "%(num)s rækker", rows)] if rows else []),
        *([ngettext("%(num)s kolonne", "%(num)s kolonner", columns)] if columns else []),
    ]
    if not lines:
        return ""
    return _("… og %(lines)s mere, med i alt %(count)s, er ikke vist.", lines=listed(lines), count=number_text(count))


def _described(
    rows: Sequence[str], columns: Sequence[str], counts: Sequence[Sequence[int]], total: int, explained: str
) -> str:
    fields = sorted(
        ((-count, place, column) for place, row in enumerate(counts) for column, count in enumerate(row) if count)
    )[:3]
    largest = [
        f"{_named(rows[row])} → {_named(columns[column])} {number_text(-count)}" for count, row, column in fields
    ]
    said = _(
        "%(rows)s rækker, %(columns)s kolonner, i alt %(total)s. Flest: %(fields)s.",
        rows=number_text(len(rows)),
        columns=number_text(len(columns)),
        total=number_text(total),
        fields=listed(largest),
    )
    return f"{explained} {said}".strip()


def _named(name: str) -> str:
    return shortened(name, LONGEST_IN_A_SENTENCE)
