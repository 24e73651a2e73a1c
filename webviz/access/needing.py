"""Saying of a view what right it needs; one that says nothing is open to nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from graphmodel.errors import KaedekortError
from webviz.access.rights import Right

View = TypeVar("View", bound=Callable[..., object])
Doing = Literal["read", "search", "change", "export"]
"""What is done with what is shown, as the log tells it."""

_NEED = "needs"


class Undeclared(KaedekortError):
    """A view says of no right that it needs it."""


@dataclass(frozen=True, slots=True)
class Need:
    """The right that a view needs, and what it does with it."""

    right: Right
    doing: Doing = "read"


def needs(right: Right, doing: Doing = "read") -> Callable[[View], View]:
    """Say of a view which right it needs, and what it does."""

    def declare(view: View) -> View:
        setattr(view, _NEED, Need(right, doing))
        return view

    return declare


def need_of(view: Callable[..., object]) -> Need:
    """What a view needs. Raises Undeclared where it does not say so."""
    found = getattr(view, _NEED, None)
    if not isinstance(found, Need):
        raise Undeclared(f"{getattr(view, '__qualname__', view)} does not say which right it needs")
    return found
