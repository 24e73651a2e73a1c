"""Refusing what is asked about and not in the graph."""

from collections.abc import Iterable
from typing import Protocol

from graphmodel.errors import NotFound


class HasId(Protocol):
    """Any row of a node."""

    @property
    def id(self) -> str: ...


def refuse_unknown(asked: Iterable[str | None] | None, known: Iterable[HasId], what: str, by: str = "id'et") -> None:
    """Raises NotFound where something is asked for that the map does not have: "Der er `what` i kortet med `by` …"; None is no id."""
    if missing := {each for each in asked or () if each is not None} - {row.id for row in known}:
        raise NotFound(f"Der er {what} i kortet med {by} »{min(missing)}«.")
