"""How one field of a node or an edge is declared: its Danish label, what it means, its kind of value, and who may see it.

The functions `string`, `whole`, `day` … are used as defaults in the dataclasses of `nodes.py` and `edges.py`;
everything else (checks, Cypher, import columns, the data model's page) is derived from the `FieldSpec` that they
leave behind.
"""

import dataclasses
import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from functools import lru_cache
from typing import Any, TypeAlias, TypeGuard

from graphmodel.errors import KaedekortError

Value: TypeAlias = str | int | float | bool | list[str]
"""What a graph property may hold; dates are ISO text on both engines."""


class Confidentiality(StrEnum):
    """Who may see a field, from everybody to the case's own people."""

    OPEN = "open"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"
    SENSITIVE = "sensitive"


OPEN, INTERNAL, CONFIDENTIAL, SENSITIVE = Confidentiality


class Kind(Enum):
    """The kinds of value, each with the Danish words for what is expected."""

    TEXT = "en tekst"
    TEXTS = "en liste af tekster"
    TEXT_OR_TEXTS = "en tekst eller en liste af tekster"
    WHOLE = "et helt tal"
    NUMBER = "et tal"
    TEXT_OR_NUMBER = "en tekst eller et tal"
    TRUTH = "true eller false"
    DAY = "en dato som 2026-11-23"
    MONTH = "en måned som 2009-04"
    DAYS = "en liste af datoer som 2026-11-23 eller årlige dage som 02-01"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field as declared; `name` is the key in JSON Lines and in the graph."""

    name: str
    label: str
    kind: Kind
    confidentiality: Confidentiality
    description: str = ""
    choices: tuple[str, ...] = ()

    def complaint(self, value: object) -> str | None:
        """What is wrong with a value, as the end of a Danish sentence, or None where it may be stored."""
        if not _FITS[self.kind](value):
            return f"skal være {self.kind.value}"
        if self.choices and value not in self.choices:
            return "skal være " + _one_of(self.choices)
        return None


def _one_of(choices: tuple[str, ...]) -> str:
    if len(choices) == 1:
        return choices[0]
    return ", ".join(choices[:-1]) + " eller " + choices[-1]


_LARGEST_WHOLE = 2**63 - 1


def is_text(value: object) -> TypeGuard[str]:
    """Whether a value is a text that is not empty and can be written as UTF-8."""
    return isinstance(value, str) and value != "" and (value.isascii() or not _LONE_SURROGATE.search(value))


_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)
_MONTH_DAY = re.compile(r"\d{2}-\d{2}", re.ASCII)
_DAYS_REMEMBERED = 10_000
"""A graph says the same days again and again; what strangers type into an address must not pile up."""


@lru_cache(maxsize=_DAYS_REMEMBERED)
def is_iso_day(text: str) -> bool:
    """Whether a text is a day of the calendar, written YYYY-MM-DD.

    >>> is_iso_day("2026-02-28"), is_iso_day("2026-02-29"), is_iso_day("20260228")
    (True, False, False)
    """
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=_DAYS_REMEMBERED)
def is_month_day(text: str) -> bool:
    """Whether a text is a day of every year, written MM-DD; 29 February is not.

    >>> is_month_day("08-01"), is_month_day("02-29"), is_month_day("13-01")
    (True, False, False)
    """
    return bool(_MONTH_DAY.fullmatch(text)) and is_iso_day(f"2001-{text}")


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LARGEST_WHOLE


def _is_number(value: object) -> bool:
    return _is_whole(value) or (isinstance(value, float) and math.isfinite(value))


def _are_texts(value: object) -> bool:
    return isinstance(value, list) and all(is_text(item) for item in value)


_FITS: dict[Kind, Callable[[object], bool]] = {
    Kind.TEXT: is_text,
    Kind.TEXTS: _are_texts,
    Kind.TEXT_OR_TEXTS: lambda value: is_text(value) or _are_texts(value),
    Kind.WHOLE: _is_whole,
    Kind.NUMBER: _is_number,
    Kind.TEXT_OR_NUMBER: lambda value: is_text(value) or _is_number(value),
    Kind.TRUTH: lambda value: isinstance(value, bool),
    Kind.DAY: lambda value: isinstance(value, str) and is_iso_day(value),
    Kind.MONTH: lambda value: isinstance(value, str) and bool(_MONTH.fullmatch(value)),
    Kind.DAYS: lambda value: (
        isinstance(value, list)
        and all(isinstance(item, str) and (is_iso_day(item) or is_month_day(item)) for item in value)
    ),
}


def is_given(value: object) -> bool:
    """Whether a value says something: null, the empty text and the empty list count as not given (design, section 3)."""
    return value is not None and value not in ("", [])


def is_same(first: object, second: object) -> bool:
    """Whether two values are one and the same, kind included: 15 is not 15.0, true is not 1.

    >>> is_same("a", "a"), is_same(15, 15.0), is_same(True, 1)
    (True, False, False)
    """
    return type(first) is type(second) and first == second


# The declarations below return Any because a dataclass field's default stands in the place of its value.
def _declare(
    kind: Kind, label: str, description: str, confidentiality: Confidentiality, choices: tuple[str, ...], key: str
) -> Any:
    spec = FieldSpec(key, label, kind, confidentiality, description, choices)
    return dataclasses.field(default=None, metadata={"spec": spec})


def string(
    label: str, description: str = "", *, seen: Confidentiality = OPEN, choices: tuple[str, ...] = (), key: str = ""
) -> Any:
    """Declare a text; `choices` are its listed values, `key` its name in the graph where Python forbids that name."""
    return _declare(Kind.TEXT, label, description, seen, choices, key)


def strings(label: str, description: str = "", *, seen: Confidentiality = OPEN) -> Any:
    """Declare a list of texts."""
    return _declare(Kind.TEXTS, label, description, seen, (), "")


def string_or_strings(label: str, description: str = "", *, seen: Confidentiality = OPEN) -> Any:
    """Declare a field that may be one text or several."""
    return _declare(Kind.TEXT_OR_TEXTS, label, description, seen, (), "")


def whole(label: str, description: str = "", *, seen: Confidentiality = OPEN) -> Any:
    """Declare a whole number; its unit is in the field's name."""
    return _declare(Kind.WHOLE, label, description, seen, (), "")


def number(label: str, description: str = "", *, seen: Confidentiality = OPEN) -> Any:
    """Declare a number, whole or not."""
    return _declare(Kind.NUMBER, label, description, seen, (), "")


def string_or_number(label: str, description: str = "", *, seen: Confidentiality = OPEN) -> Any:
    """Declare a field that people fill with a number or with words, such as a price."""
    return _declare(Kind.TEXT_OR_NUMBER, label, description, seen, (), "")


def truth(label: str, description: str = "", *, seen: Confidentiality = OPEN) -> Any:
    """Declare a yes or no; missing is neither."""
    return _declare(Kind.TRUTH, label, description, seen, (), "")


def day(label: str, description: str = "", *, seen: Confidentiality = OPEN) -> Any:
    """Declare a day of the calendar, ISO text."""
    return _declare(Kind.DAY, label, description, seen, (), "")


def month(label: str, description: str = "", *, seen: Confidentiality = OPEN) -> Any:
    """Declare a month, YYYY-MM."""
    return _declare(Kind.MONTH, label, description, seen, (), "")


def days(label: str, description: str = "", *, seen: Confidentiality = OPEN) -> Any:
    """Declare a list of days, each a date or a day of every year (MM-DD)."""
    return _declare(Kind.DAYS, label, description, seen, (), "")


def specs_of(declaration: type) -> tuple[FieldSpec, ...]:
    """The declared fields of a node or edge class, in the order they are written; fields without a spec are its identity."""
    found = []
    for field in dataclasses.fields(declaration):
        spec = field.metadata.get("spec")
        if spec is None:
            continue
        if not isinstance(spec, FieldSpec):
            raise KaedekortError(f"{declaration.__name__}.{field.name} is not declared with graphmodel.fields")
        found.append(dataclasses.replace(spec, name=spec.name or field.name))
    return tuple(found)
