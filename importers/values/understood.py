"""What a cell was understood to say."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from graphmodel.fields import Value

_WITH_NOUGHT = re.compile(r"(\d{4,})[.,]0{1,2}")
_PARTS = re.compile(r"[;\n|•]|(?<!\d),(?!\d)|, |\s/\s")


@dataclass(frozen=True, slots=True)
class Understood:
    """Values by field name and edges as (type, id of the other end).

    `keep_text` where the cell says more than the values, so that its text is worth keeping beside them; `doubt` is a
    Danish sentence for a person to look at, `remark` one that only tells what was done; `is_inferred` where a value is more exact
    than the cell, such as a month's first day. `beside` are values for fields that other columns may fill, which go before.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    edges: tuple[tuple[str, str], ...] = ()
    keep_text: bool = False
    doubt: str = ""
    remark: str = ""
    is_inferred: bool = False
    beside: Mapping[str, Value] = field(default_factory=dict)
    is_guessed_beside: bool = False
    """Whether what stands in `beside` is inferred, though the cell's own values are not."""
    any_of: str = ""
    """What the cell's permissions are called together, where one of them is enough."""

    @property
    def infers_beside(self) -> bool:
        """Whether what stands in `beside` is inferred."""
        return self.is_inferred or self.is_guessed_beside


def without_decimals(text: str) -> str:
    """A whole number as it is meant, where a program has written it with decimals of nought.

    >>> without_decimals("20304050,0"), without_decimals("6000.0"), without_decimals("1,05")
    ('20304050', '6000', '1,05')
    """
    found = _WITH_NOUGHT.fullmatch(text.strip())
    return found[1] if found else text


def parts_of(text: str) -> list[str]:
    """The items of a cell that holds several, parted by semicolons, commas, bars, bullets or line breaks.

    >>> parts_of("Sport; musik, mad"), parts_of("Børn og unge"), parts_of("1,5 time")
    (['Sport', 'musik', 'mad'], ['Børn og unge'], ['1,5 time'])
    """
    return [part for found in _PARTS.split(text) if (part := found.strip(" .-"))]
