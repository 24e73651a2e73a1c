"""A picture under way: one figure of matplotlib, measured in pixels from its top left corner, that no one else knows of."""

import warnings
from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from webviz.languages import language
from webviz.plots.library import ONE_AT_A_TIME, prepare
from webviz.plots.looks import EDGE, GROUND, INK, MUTED, TEXT, TITLE
from webviz.plots.svg import told_svg
from webviz.plots.wording import folded, shortened, width_of

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

    from webviz.plots.looks import Fill

MARGIN = 16.0
"""What is free round the edge."""
_TITLE_LINE = 23.0
_LINE = 18.0
_LONGEST_LOOK = 60
_PIXELS_AN_INCH = 72  # matplotlib's SVG has 72 units an inch, whatever it is asked for


class Drawing:
    """A figure with its title; what is drawn on it is in `as_svg`, once."""

    def __init__(self, title: str, width: float) -> None:
        """`width` in pixels; the height is known when everything has its place."""
        prepare()
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure

        self.width = width
        self.top = MARGIN
        """Down to here there is something already."""
        self._title = title
        self._figure = Figure(dpi=_PIXELS_AN_INCH, facecolor=GROUND)
        self._canvas = FigureCanvasSVG(self._figure)
        self._hints: dict[str, str] = {}
        self._placed: list[tuple[Axes, tuple[float, float, float, float]]] = []
        self._texts: list[tuple[str, float, float, dict[str, Any]]] = []
        for line in folded(title, int((width - 2 * MARGIN) / (TITLE * 0.56)), 3):
            self._write(line, MARGIN, _TITLE_LINE, size=TITLE, weight="bold")

    def say(self, sentence: str, colour: str = MUTED) -> None:
        """A sentence across the picture, below what is there; nothing where it is empty."""
        for line in folded(sentence, int((self.width - 2 * MARGIN) / (TEXT * 0.56)), 6):
            self._write(line, MARGIN, _LINE, size=TEXT, color=colour)

    def space(self, height: float) -> None:
        """Leave something free below what is there."""
        self.top += height

    def axes(self, left: float, width: float, height: float) -> "Axes":
        """A place to plot in, below what is there: no frame, no ticks, y runs downwards."""
        axes = self._figure.add_axes((0, 0, 1, 1))
        axes.set_axisbelow(True)
        axes.set_facecolor("none")
        for spine in axes.spines.values():
            spine.set_visible(False)
        axes.tick_params(length=0, labelsize=TEXT, labelcolor=INK, pad=6)
        self._placed.append((axes, (left, self.top, width, height)))
        self.top += height
        return axes

    def legend(self, looks: "Sequence[tuple[Fill, str]]") -> None:
        """What the fills mean, in lines one after the other, below what is there."""
        from matplotlib.patches import Rectangle

        named = [(fill, shortened(words, _LONGEST_LOOK)) for fill, words in looks]
        places, left, line = [], 0.0, 0
        for _fill, words in named:
            wide = 34 + width_of(words, TEXT * 0.92) + 14
            if left and left + wide > self.width - 2 * MARGIN:
                left, line = 0.0, line + 1
            places.append((left, line * 22.0))
            left += wide
        axes = self.axes(MARGIN, self.width - 2 * MARGIN, (line + 1) * 22.0)
        axes.set_axis_off()
        axes.set_xlim(0, self.width - 2 * MARGIN)
        axes.set_ylim((line + 1) * 22.0, 0)
        for (fill, words), (left, top) in zip(named, places, strict=True):
            axes.add_patch(
                Rectangle(
                    (left + 1, top + 3), 25, 15, facecolor=fill.colour, hatch=fill.hatch, edgecolor=EDGE, linewidth=0.8
                )
            )
            axes.text(left + 33, top + 15, words, size=TEXT, color=INK, va="baseline")

    def hint(self, artist: "Artist", words: str) -> None:
        """What a mark says when it is pointed at, where the picture is open by itself."""
        id_ = f"hint-{len(self._hints)}"
        artist.set_gid(id_)
        self._hints[id_] = words

    def as_svg(self, description: str) -> str:
        """The text of the file; `description`: what the picture shows, for those who do not see it."""
        width, height = self.width, self.top + MARGIN
        self._figure.set_size_inches(width / _PIXELS_AN_INCH, height / _PIXELS_AN_INCH)
        for axes, (left, top, wide, high) in self._placed:
            axes.set_position((left / width, 1 - (top + high) / height, wide / width, high / height))
        for words, left, top, looks in self._texts:
            self._figure.text(left / width, 1 - top / height, words, va="baseline", **looks)
        file = BytesIO()
        with ONE_AT_A_TIME, warnings.catch_warnings():
            # A sign that matplotlib's font lacks is drawn by the reader's own.
            warnings.filterwarnings("ignore", r"(?s)Glyph .* missing from font", UserWarning)
            self._canvas.print_svg(file, metadata={"Date": None})  # type: ignore[no-untyped-call]  # matplotlib's
        return told_svg(file.getvalue(), self._title, description, language(), self._hints)

    def _write(self, line: str, left: float, height: float, **looks: Any) -> None:
        self.top += height
        self._texts.append((line, left, self.top - height * 0.3, {"color": INK, **looks}))
