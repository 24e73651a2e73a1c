"""The third side of the gaps: how far the chain carries each youth in each open area, as loops over a networkx graph."""

from bench.in_networkx import FAIL, PASS, judge_offer
from bench.networkx_walks import Walker, Youth, build_graph
from bench.told import Pair
from graphmodel.jsonl import Parsed
from queries.coverage import STATES
from queries.rules import CONDITIONS

_ONGOING, _CARRIED, _POSSIBLE, _GAP = range(len(STATES))
_CHAIN, _AUTHORITY = CONDITIONS.index("chain"), CONDITIONS.index("authority")


class LoopCoverage:
    """Walks from each youth; the national offers are known by heart, as an index would know them."""

    def __init__(self, parsed: Parsed) -> None:
        self._walker = Walker(build_graph(parsed))
        nodes = self._walker.nodes
        self._national = [id_ for id_ in nodes if nodes[id_].get("reach") == "national"]
        self._youth_ids = sorted(id_ for id_ in nodes if nodes[id_]["label"] == "Youth")

    def cover(self) -> dict[Pair, str]:
        """How every youth stands in each of their open areas."""
        return {
            (youth_id, area): STATES[state]
            for youth_id in self._youth_ids
            for area, state in self._cover_youth(youth_id).items()
        }

    def _cover_youth(self, youth_id: str) -> dict[str, int]:
        walker = self._walker
        youth = Youth(walker, youth_id)
        best = dict.fromkeys(youth.areas, _GAP)
        for offer_id in youth.ongoing:
            _note(best, set(walker.to(offer_id, "DEVELOPS")), _ONGOING if offer_id in youth.started else _POSSIBLE)
        served = {offer_id for place in youth.municipalities for offer_id in walker.into(place, "SERVES")}
        for offer_id in served.union(self._national):
            for provider in walker.into(offer_id, "PROVIDES"):
                judged = judge_offer(walker, youth, provider, offer_id)
                if judged is not None and FAIL not in judged.statuses:
                    is_carried = judged.statuses[_CHAIN] == judged.statuses[_AUTHORITY] == PASS
                    _note(best, judged.develops, _CARRIED if is_carried else _POSSIBLE)
        return best


def _note(best: dict[str, int], areas: set[str], state: int) -> None:
    for area in areas & best.keys():
        best[area] = min(best[area], state)
