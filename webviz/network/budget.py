"""Keeping a picture within its budget of marks: what is too much is folded together, and says how much it hides and how it is opened.

First what belongs to an organisation is folded into it, then things of one kind, then organisations by sector, and those by
municipality. What lies farthest from the centre goes first, and of that the largest group. What was opened stays open while there is room.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from flask_babel import gettext as _

from queries.facts.surroundings import Key, Node
from queries.neighbourhood import Edge, Neighbourhood, alphabetical
from webviz.words import word

FIRST_MARKS = 50
MOST_MARKS = 100
TOLD_TO_FOLDED = 20

MarkId: TypeAlias = str

_MEMBERS = ("Offer", "Actor")
_OF_ONE_KIND = ("Permission", "Role", "Area", "Stage", "Municipality", "Sector")


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes folded together, by distance and name; `host` is the mark of the organisation that stands for them, if that is drawn."""

    id: MarkId
    level: str
    """organisation, kind, sector, municipality or rest."""
    name: str
    members: tuple[Node, ...]
    host: MarkId | None = None


@dataclass(frozen=True, slots=True)
class Bundle:
    """The edges between two marks of which one stands for several nodes."""

    giver: MarkId
    taker: MarkId
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: nodes and groups together are the marks, but for groups that have a host."""

    nodes: tuple[Node, ...]
    groups: tuple[Group, ...]
    edges: tuple[Edge, ...]
    bundles: tuple[Bundle, ...]

    @property
    def hidden(self) -> int:
        """How many nodes are folded away."""
        return sum(len(group.members) for group in self.groups)

    def told(self, edges: Iterable[Edge]) -> tuple[list[Edge], int]:
        """Which of some edges are told one by one (all between marks of their own, some to what is folded), and how many are not."""
        drawn = {edge.said.key for edge in self.edges}
        told, to_folded = [], 0
        for edge in edges:
            to_folded += edge.said.key not in drawn
            if edge.said.key in drawn or to_folded <= TOLD_TO_FOLDED:
                told.append(edge)
        return told, max(0, to_folded - TOLD_TO_FOLDED)

    @property
    def marks(self) -> int:
        return len(self.nodes) + sum(group.host is None for group in self.groups)


def mark_id(key: Key) -> MarkId:
    """The id of a node's mark.

    >>> mark_id(("Offer", "offer-1"))
    'Offer:offer-1'
    """
    return f"{key[0]}:{key[1]}"


def within_budget(around: Neighbourhood, marks: int = FIRST_MARKS, opened: Iterable[MarkId] = ()) -> Picture:
    """Fold until at most so many marks are left; nothing is folded where everything fits."""
    folding = _Folding(around, marks, frozenset(opened))
    folding.fold_members()
    folding.fold_kinds()
    folding.fold_organisations("sector", _sector_of)
    folding.fold_organisations("municipality", _municipality_of)
    folding.fold_rest()
    return folding.picture()


def _sector_of(around: Neighbourhood, node: Node) -> tuple[MarkId, str]:
    sector = word(around.name_of(("Sector", node.sector))) if node.sector else _("Uden sektor")
    place = around.name_of(("Municipality", node.municipality)) if node.municipality else _("uden kommune")
    return f"sector:{node.municipality or ''}:{node.sector or ''}", f"{sector}, {place}"


def _municipality_of(around: Neighbourhood, node: Node) -> tuple[MarkId, str]:
    place = around.name_of(("Municipality", node.municipality)) if node.municipality else _("Uden kommune")
    return f"municipality:{node.municipality or ''}", place


@dataclass(slots=True)
class _Folding:
    """The work in hand: which nodes still have a mark, and what has been folded where."""

    around: Neighbourhood
    budget: int
    opened: frozenset[MarkId]
    left: dict[Key, Node] = field(init=False)
    folded: dict[MarkId, tuple[str, str, list[Node]]] = field(default_factory=dict)
    hosts: dict[MarkId, Key] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.left = {node.key: node for node in self.around.nodes}

    def _is_over(self) -> bool:
        return len(self.left) + len(self.folded.keys() - self.hosts.keys()) > self.budget

    def _fold(self, id_: MarkId, level: str, name: str, members: Sequence[Node]) -> None:
        self.folded.setdefault(id_, (level, name, []))[2].extend(members)
        for member in members:
            self.left.pop(member.key, None)

    def _candidates(
        self, label_in: Sequence[str], group_of: Callable[[Node], MarkId | None]
    ) -> list[tuple[MarkId, list[Node]]]:
        """What could be folded now: the farthest first, then the largest, then by id; what was opened is no candidate."""
        found: dict[MarkId, list[Node]] = {}
        for node in self.left.values():
            if (
                node.label in label_in
                and node.hop > 0
                and (id_ := group_of(node)) is not None
                and id_ not in self.opened
            ):
                found.setdefault(id_, []).append(node)
        return sorted(found.items(), key=lambda item: (-min(node.hop for node in item[1]), -len(item[1]), item[0]))

    def fold_members(self) -> None:
        """Fold offers and people into their organisations; the centre's own go last."""
        centre = self.around.centre
        own = f"organisation:{centre.id}" if centre.label == "Organisation" else None
        candidates = self._candidates(
            _MEMBERS, lambda node: f"organisation:{self._home_of(node)}" if node.organisations else None
        )
        for id_, members in sorted(candidates, key=lambda item: item[0] == own):
            home: Key = ("Organisation", id_.removeprefix("organisation:"))
            if not self._is_over():
                return
            if home in self.left:
                self.hosts[id_] = home
            elif len(members) < 2:
                continue
            self._fold(id_, "organisation", self.around.name_of(home), members)

    def _home_of(self, node: Node) -> str:
        """The organisation that a member is folded into: one that is in the picture, if any."""
        return next((id_ for id_ in node.organisations if ("Organisation", id_) in self.left), node.organisations[0])

    def fold_kinds(self) -> None:
        """Fold what many share, each kind together."""
        for id_, members in self._candidates(_OF_ONE_KIND, lambda node: f"kind:{node.label}"):
            if self._is_over() and len(members) > 1:
                self._fold(id_, "kind", members[0].label, members)

    def fold_organisations(self, level: str, group_of: Callable[[Neighbourhood, Node], tuple[MarkId, str]]) -> None:
        """Fold organisations, with what is folded into them, and the groups of the level before."""
        for hop in sorted({node.hop for node in self.left.values()} - {0}, reverse=True):
            at_hop = {key for key, node in self.left.items() if node.hop == hop}
            for id_, members in self._candidates(("Organisation",), lambda node: group_of(self.around, node)[0]):
                here = [node for node in members if node.key in at_hop]
                if self._is_over() and here and (len(here) > 1 or id_ in self.folded):
                    name = group_of(self.around, here[0])[1]
                    self._fold(id_, level, name, [*here, *self._taken_from_hosts({node.key for node in here})])
        self._merge_smaller(level, group_of)

    def _taken_from_hosts(self, gone: set[Key]) -> list[Node]:
        """What was folded into organisations that are now folded themselves."""
        taken: list[Node] = []
        for id_ in [id_ for id_, host in self.hosts.items() if host in gone]:
            del self.hosts[id_]
            taken.extend(self.folded.pop(id_)[2])
        return taken

    def _merge_smaller(self, level: str, group_of: Callable[[Neighbourhood, Node], tuple[MarkId, str]]) -> None:
        """Put groups without a host into the larger group that their first member belongs to."""
        smaller = [
            id_
            for id_, (other, _, _) in self.folded.items()
            if id_ not in self.hosts and _RANK[other] < _RANK[level] and other != "kind"
        ]
        for id_ in sorted(smaller, key=lambda id_: (-len(self.folded[id_][2]), id_)):
            larger, name = group_of(self.around, self.folded[id_][2][0])
            if self._is_over() and larger not in self.opened:
                self._fold(larger, level, name, self.folded.pop(id_)[2])

    def fold_rest(self) -> None:
        """Fold whatever is still too much into one group, the farthest first; what was opened is not spared here."""
        if not self._is_over():
            return
        loose = sorted(self.left.values(), key=lambda node: (node.hop, alphabetical(node.name), node.id))
        groups = sorted(
            (id_ for id_ in self.folded if id_ not in self.hosts), key=lambda id_: (len(self.folded[id_][2]), id_)
        )
        room = max(1, self.budget - 1)
        for node in loose[room:]:
            self._fold("rest", "rest", "", [node, *self._taken_from_hosts({node.key})])
        for id_ in groups:
            if self._is_over():
                self._fold("rest", "rest", "", self.folded.pop(id_)[2])

    def picture(self) -> Picture:
        """What came of it; edges among the members of one group are in none of the picture."""
        nodes = tuple(node for node in self.around.nodes if node.key in self.left)
        groups = tuple(
            Group(id_, level, name, tuple(_in_order(members)), mark_id(self.hosts[id_]) if id_ in self.hosts else None)
            for id_, (level, name, members) in sorted(self.folded.items())
        )
        mark_of: dict[Key, MarkId] = {node.key: mark_id(node.key) for node in nodes}
        mark_of |= {member.key: group.host or group.id for group in groups for member in group.members}
        edges, bundles = _drawn(self.around.edges, mark_of, self.left)
        return Picture(nodes, groups, edges, bundles)


_RANK: Mapping[str, int] = {"organisation": 0, "kind": 0, "sector": 1, "municipality": 2, "rest": 3}


def _in_order(members: Iterable[Node]) -> list[Node]:
    return sorted(members, key=lambda node: (node.hop, alphabetical(node.name), node.label, node.id))


def _drawn(
    edges: Iterable[Edge], mark_of: Mapping[Key, MarkId], single: Mapping[Key, Node]
) -> tuple[tuple[Edge, ...], tuple[Bundle, ...]]:
    """Edges between nodes that have marks of their own one by one, the others in bundles."""
    alone: list[Edge] = []
    together: dict[tuple[MarkId, MarkId], list[Edge]] = {}
    for edge in edges:
        if edge.giver in single and edge.taker in single:
            alone.append(edge)
        elif mark_of[edge.giver] != mark_of[edge.taker]:
            first, second = sorted((mark_of[edge.giver], mark_of[edge.taker]))
            together.setdefault((first, second), []).append(edge)
    return tuple(alone), tuple(Bundle(*ends, tuple(found)) for ends, found in sorted(together.items()))
