"""The words of answers: names from the graph, and how the catalogue says what collaborations, needs and the like are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from queries.telling.names import Names


@dataclass(frozen=True, slots=True)
class Wording:
    """The catalogue's words: how each type of collaboration reads, along its arrow and against it, and what needs and the like are called.

    What has no word goes by its id.
    """

    forward: Mapping[str, str]
    backward: Mapping[str, str]
    needs: Mapping[str, str] = field(default_factory=dict)
    need_kinds: Mapping[str, str] = field(default_factory=dict)
    """Of each need: language, access or setting."""
    incomes: Mapping[str, str] = field(default_factory=dict)
    interests: Mapping[str, str] = field(default_factory=dict)

    def of(self, type_: str, *, with_arrow: bool) -> str:
        """The words between two organisations."""
        return (self.forward if with_arrow else self.backward).get(type_, type_)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of an answer: names, and how collaborations read; `carries` as in the catalogue, for repairs that draw an edge."""

    names: Names
    wording: Wording
    carries: Mapping[str, str]
