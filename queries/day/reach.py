"""How far a youth can be handed on: breadth first, of equal chains the one with the smallest sequence of organisation ids."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NOT_REACHED = -1


@dataclass(frozen=True, slots=True)
class Reach:
    """For each organisation, by its number: how far it is from a start, and over which organisations."""

    handovers: NDArray[np.int64]
    """The fewest hand-overs; NOT_REACHED where no chain leads."""
    chain_rank: NDArray[np.int64]
    """Of two organisations with equally many hand-overs, the one with the smaller chain has the smaller rank; 0 where no chain leads."""
    previous: Sequence[int]

    def chain(self, organisation: int) -> tuple[int, ...]:
        """The organisations of its chain from the start on, the start alone where it is one; empty where no chain leads."""
        if self.handovers[organisation] == NOT_REACHED:
            return ()
        chain = [organisation]
        while (before := self.previous[chain[-1]]) != NOT_REACHED:
            chain.append(before)
        return tuple(reversed(chain))


def spread(
    neighbours: Mapping[int, Sequence[int]], starts: Iterable[int], size: int, around: Iterable[int] = ()
) -> Reach:
    """Walk out from the starts, around some organisations that are not walked to; numbers are in the order of ids, `neighbours` are sorted.

    Within a layer organisations are kept in the order of their chains: an organisation's smallest chain goes through the
    first neighbour of the layer before, and two chains of one length compare as (chain of the one before, own id).

    >>> reached = spread({0: (1, 2), 1: (3,), 2: (3,)}, [0], 5)
    >>> reached.handovers.tolist(), reached.chain(3)
    ([0, 1, 1, 2, -1], (0, 1, 3))
    """
    handovers = np.full(size, NOT_REACHED, dtype=np.int64)
    chain_rank = np.zeros(size, dtype=np.int64)
    previous = [NOT_REACHED] * size
    layer = sorted(set(starts))
    handovers[layer] = 0
    seen = {*layer, *around}
    rank = 0
    steps = 0
    while layer:
        for organisation in layer:
            chain_rank[organisation] = rank
            rank += 1
        steps += 1
        following: list[int] = []
        for organisation in layer:
            for neighbour in neighbours.get(organisation, ()):
                if neighbour not in seen:
                    seen.add(neighbour)
                    previous[neighbour] = organisation
                    following.append(neighbour)
        if following:
            handovers[following] = steps
        layer = following
    return Reach(handovers, chain_rank, previous)
