"""The names that people know things by, for sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from queries.answers import Named
from queries.facts.fetch import NetworkFacts


class _HasName(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def name(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Names:
    """Names by label and id; what has no name goes by its id."""

    _names: Mapping[tuple[str, str], str]

    def of(self, label: str, id_: str) -> str:
        """The name of a node."""
        return self._names.get((label, id_), id_)

    def named(self, label: str, id_: str) -> Named:
        """A node with its name."""
        return Named(label, id_, self.of(label, id_))


def names_in(facts: NetworkFacts) -> Names:
    """The names in the facts of a network."""
    groups: tuple[tuple[str, Iterable[_HasName]], ...] = (
        ("Organisation", facts.organisations),
        ("Actor", facts.actors),
        ("Role", facts.roles),
        ("Permission", facts.permissions),
        ("Stage", facts.stages),
        ("Area", facts.areas),
        ("Municipality", facts.municipalities),
    )
    return Names({(label, row.id): row.name for label, rows in groups for row in rows if row.name})
