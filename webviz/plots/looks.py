"""How the pictures look: colours that stand out from white and from each other, and never alone.

Colours of neighbours differ in lightness as well as in hue, so that they can be told apart by those who do not see red or green, and on
paper; every area has a dark edge of its own, a pattern or a number, and every mark a shape.
"""

from dataclasses import dataclass

GROUND, INK, MUTED, RULE = "#ffffff", "#1b2423", "#53605d", "#d3d0c6"
"""The card, text, text of less weight, and lines that only guide the eye."""
EDGE = "#1b2423"
"""The edge of every bar and mark."""
ACCENT = "#0b5a5e"
"""The line that says "today"."""

TITLE, TEXT, SMALL = 17.0, 13.0, 12.0
"""Sizes of text, in pixels of the picture."""


@dataclass(frozen=True, slots=True)
class Fill:
    """What fills a bar; `hatch` is a pattern in matplotlib's signs."""

    colour: str
    hatch: str = ""


COVERED = Fill("#dcebea")
POSSIBLE = Fill("#fdf3d0", ".")
OTHER = Fill("#cfd4d2", "xx")
"""What is left when the most frequent have a look of their own."""
GAPS = (
    Fill("#d9674e"),
    Fill("#f2b84b", "//"),
    Fill("#6f9ed8", "\\\\"),
    Fill("#b58fd0", "--"),
    Fill("#7fb685", "||"),
    Fill("#e58fae", "++"),
    Fill("#b98d60", "/"),
    Fill("#5fb8bf", "-"),
    Fill("#d9d26a", "\\"),
    Fill("#8f98e0", "|"),
    Fill("#f0a58a", "x"),
    Fill("#9fb4a0", "+"),
)
"""One for each cause, in the order of the causes: a cause looks the same in every picture."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands for an event; `shape` and `line` in matplotlib's signs."""

    colour: str
    shape: str
    line: str


MARKS = (
    Mark("#0d6537", "o", "-"),
    Mark("#a3161b", "s", "--"),
    Mark("#1d4f8f", "D", ":"),
    Mark("#8a4700", "^", "-."),
    Mark("#5a3f9e", "v", "-"),
    Mark("#0b5a5e", "P", "--"),
    Mark("#9a1750", "X", ":"),
    Mark("#53605d", "p", "-."),
)
"""One for each kind of event, in turn."""

FEW, MANY = "#e6f1fb", "#08306b"
"""The ends of the one hue of a heat map; nothing at all is left white."""


def text_on(colour: str) -> str:
    """The text that is read best on a colour: white or black, of which one always has a contrast of 4.5 to 1.

    >>> text_on(MANY), text_on(FEW)
    ('#ffffff', '#000000')
    """
    light = luminance(colour)
    return "#ffffff" if 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 else "#000000"


def luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1, as WCAG 2.2 reckons it.

    >>> luminance("#ffffff"), luminance("#000000")
    (1.0, 0.0)
    """
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return round(0.2126 * red + 0.7152 * green + 0.0722 * blue, 6)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def blend(share: float) -> str:
    """A colour of the heat map: 0 for few, 1 for many."""
    ends = [[int(colour[place : place + 2], 16) for place in (1, 3, 5)] for colour in (FEW, MANY)]
    return "#" + "".join(f"{round(few + (many - few) * share):02x}" for few, many in zip(*ends, strict=True))
