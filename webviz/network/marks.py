"""How each kind of thing looks: a shape, an icon and a colour in both themes, so that none of them stands alone.

Shapes lie in a box of 48 by 48, icons in one of 24 by 24 in its middle; both are SVG paths, filled by the even-odd rule. The legend and the
table draw them as SVG, the picture draws the same paths on its canvas.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any


@dataclass(frozen=True, slots=True)
class Mark:
    """The look of a label; `fill` is drawn on a light page with a white icon, `fill_dark` on a dark page with a dark one."""

    shape: str
    icon: str
    fill: str
    fill_dark: str

    def as_json(self) -> dict[str, Any]:
        return {"shape": self.shape, "icon": self.icon, "fill": self.fill, "fillDark": self.fill_dark}


_SQUARE = "M9 4h30a5 5 0 0 1 5 5v30a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5V9a5 5 0 0 1 5-5z"
_CIRCLE = "M24 2a22 22 0 1 0 .01 0z"
_HEXAGON = "M13 4h22l12 20-12 20H13L1 24z"
_HOUSE = "M24 1l22 15v28H2V16z"
_SHIELD = "M24 1l20 6v16c0 12-9 19-20 24C13 42 4 35 4 23V7z"
_OCTAGON = "M15 2h18l13 13v18L33 46H15L2 33V15z"
_BANNER = "M4 3h40v31L24 47 4 34z"
_SLANT = "M12 6h36L36 42H0z"
_DIAMOND = "M24 0l24 24-24 24L0 24z"

_BUILDING = "M4 22V2h11v6h5v14h-6v-5h-4v5zM7 5v2h2V5zM11 5v2h2V5zM7 9v2h2V9zM11 9v2h2V9zM7 13v2h2v-2zM11 13v2h2v-2z"
_TAG = "M2 2h10l10 10-10 10L2 12zM7 5.200a1.800 1.800 0 1 0 .01 0z"
_PERSON = "M12 2a5 5 0 1 0 .01 0zM2.500 22c0-5.500 4-9 9.500-9s9.500 3.500 9.500 9z"
_CARD = "M2 4h20v16H2zM5 8v8h6V8zM13 8v2h6V8zM13 13v2h6v-2z"
_CHECK = "M9.500 19.500L2.500 12.500l2.600-2.600 4.400 4.400 9.400-9.400 2.600 2.600z"
_TILES = "M3 3h8v8H3zM13 3h8v8h-8zM3 13h8v8H3zM13 13h8v8h-8z"
_PIN = "M12 1a7.500 7.500 0 0 1 7.500 7.500C19.500 14 12 23 12 23S4.500 14 4.500 8.500A7.500 7.500 0 0 1 12 1zM12 5.500a3 3 0 1 0 .01 0z"
_STAIRS = "M2 21v-6h6v-5h6V5h5V2h3v19z"
_TARGET = "M12 2a10 10 0 1 0 .01 0zM12 5a7 7 0 1 1-.01 0zM12 8.500a3.500 3.500 0 1 0 .01 0z"

MARKS: Mapping[str, Mark] = MappingProxyType(
    {
        "Organisation": Mark(_SQUARE, _BUILDING, "#1d4f91", "#8fbdf2"),
        "Offer": Mark(_CIRCLE, _TAG, "#0b6b4f", "#6fd3ae"),
        "Actor": Mark(_HEXAGON, _PERSON, "#8a3b12", "#f2a27a"),
        "Role": Mark(_HOUSE, _CARD, "#6b3fa0", "#c9a7ef"),
        "Permission": Mark(_SHIELD, _CHECK, "#9a1750", "#f493bd"),
        "Sector": Mark(_OCTAGON, _TILES, "#46525e", "#b4bfca"),
        "Municipality": Mark(_BANNER, _PIN, "#556016", "#c3cf7d"),
        "Stage": Mark(_SLANT, _STAIRS, "#7a5200", "#e3b75c"),
        "Area": Mark(_DIAMOND, _TARGET, "#005f73", "#6cc6da"),
    }
)
"""The look of every label that can be in the picture."""

PAGE, PAGE_DARK = "#ffffff", "#1a2221"
"""What the picture is drawn on."""

PLAIN_LINE, PLAIN_LINE_DARK = "#3f4f63", "#a9b8c9"
"""Edges that are no collaboration."""

EXPIRED_LINE, EXPIRED_LINE_DARK = "#767676", "#8c8c8c"
