"""How far one hidden count of a table could be from what it is: the counts that could change instead of it, so that all sums stay.

Rows, the parts of each row and the columns are the nodes of a network, and every count is an arc of it from its row to its column:
a change that keeps all sums is a flow in a circle. Along an arc a count grows without limit; against it, it shrinks to 1, since that it
is not 0 can be seen from what is shown (Langsrud, Secondary Cell Suppression by Gaussian Elimination, 2024, on ones and zeros). Flows in
networks are whole numbers, so the bounds are exact (Cox, Network models for complementary cell suppression, 1995).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush

Node = tuple[int, int]
"""A row and -1; a row and the number of one of its parts; -1 and the number of a column."""
Arc = tuple[Node, Node]


@dataclass(slots=True)
class Network:
    """The counts of a table that are not 0; `part_of` tells the part of each column, and parts of one column have no arc of their own."""

    counts: dict[Arc, int] = field(default_factory=dict)
    prices: dict[Arc, int] = field(default_factory=dict)
    """What it costs to change a count."""
    arcs_at: dict[Node, list[Arc]] = field(default_factory=dict)

    def add(self, arc: Arc, count: int, price: int = 0) -> None:
        """Put a count on an arc."""
        self.counts[arc], self.prices[arc] = count, price
        for node in arc:
            self.arcs_at.setdefault(node, []).append(arc)

    def room(self, arc: Arc, enough: int, most: int = 1) -> "Room":
        """How far a count can shrink and grow, up to `enough` together, along the cheapest ways; growing is tried first.

        No count changes whose price is `most` or more.
        """
        above = self._pushed(arc, arc[1], arc[0], enough, most)
        below = self._pushed(arc, arc[0], arc[1], min(enough - above.amount, self.counts[arc] - 1), most)
        return Room(below.amount, above.amount, above.used | below.used)

    def _pushed(self, arc: Arc, start: Node, end: Node, enough: int, most: int) -> "_Pushed":
        """What flows from a node to another besides an arc."""
        pushed = _Pushed(0, {})
        while pushed.amount < enough:
            found = self._cheapest(arc, start, end, pushed.changed, most)
            if found is None:
                break
            shrinking = (self.counts[each] + pushed.changed.get(each, 0) - 1 for each, grows in found if not grows)
            amount = min([enough - pushed.amount, *shrinking])
            for each, grows in found:
                pushed.changed[each] = pushed.changed.get(each, 0) + (amount if grows else -amount)
            pushed.amount += amount
        return pushed

    def _cheapest(
        self, besides: Arc, start: Node, end: Node, changed: dict[Arc, int], most: int
    ) -> list[tuple[Arc, bool]] | None:
        """The arcs of the cheapest way, each with whether its count grows; what has changed already costs nothing more."""
        came: dict[Node, tuple[Node, Arc, bool]] = {}
        best, queue = {start: 0}, [(0, start)]
        while queue:
            spent, node = heappop(queue)
            if node == end:
                return list(_back(came, start, end))
            if spent > best[node]:
                continue
            for arc in self.arcs_at[node]:
                giver, other = arc
                grows = giver == node
                if not grows:
                    other = giver
                    if self.counts[arc] + changed.get(arc, 0) < 2:
                        continue
                price = 0 if arc in changed else self.prices[arc]
                if price < most and (other not in best or spent + price < best[other]) and arc != besides:
                    best[other], came[other] = spent + price, (node, arc, grows)
                    heappush(queue, (spent + price, other))
        return None


@dataclass(frozen=True, slots=True)
class Room:
    """How far a count can shrink and grow, and the other counts that change on the way."""

    below: int
    above: int
    used: set[Arc]


@dataclass(slots=True)
class _Pushed:
    amount: int
    changed: dict[Arc, int]

    @property
    def used(self) -> set[Arc]:
        """The counts on the way, also those that two ways change back."""
        return set(self.changed)


def arc_of(row: int, column: int, part_of: tuple[int, ...]) -> Arc:
    """The arc of a row's count in a column."""
    part = part_of[column]
    return ((row, part) if part_of.count(part) > 1 else (row, -1)), (-1, column)


def part_arc(row: int, part: int) -> Arc:
    """The arc of what the columns of a part add up to in a row."""
    return (row, -1), (row, part)


def _back(came: dict[Node, tuple[Node, Arc, bool]], start: Node, end: Node) -> Iterator[tuple[Arc, bool]]:
    node = end
    while node != start:
        node, arc, grows = came[node]
        yield arc, grows
