"""From where one can be handed on to an organisation: the ways between organisations, walked backwards."""

from collections import defaultdict
from collections.abc import Mapping

from queries.day.network import Network


class Leading:
    """The ways of one network, walked backwards; what was asked is kept."""

    def __init__(self, network: Network) -> None:
        self.network = network
        before: defaultdict[int, list[int]] = defaultdict(list)
        for giver, takers in network.neighbours.items():
            for taker in takers:
                before[taker].append(giver)
        self._before = before
        self._found: dict[tuple[int, int], dict[int, int]] = {}

    def to(self, organisation: int, most: int) -> Mapping[int, int]:
        """The organisations from which so many hand-overs at most lead to one, and how many; it leads to itself over none."""
        found = self._found.get((organisation, most))
        if found is None:
            found = self._found[organisation, most] = self._walk(organisation, most)
        return found

    def _walk(self, organisation: int, most: int) -> dict[int, int]:
        if most < 0:
            return {}
        found = {organisation: 0}
        layer = [organisation]
        for steps in range(1, most + 1):
            following = dict.fromkeys(
                giver for taker in layer for giver in self._before.get(taker, ()) if giver not in found
            )
            if not following:
                break
            found |= dict.fromkeys(following, steps)
            layer = list(following)
        return found
