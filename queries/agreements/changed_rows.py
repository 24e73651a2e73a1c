"""The facts with a proposed change, which comes in the exchange form; of an edge, only that it holds from then on is asked about."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graphmodel.records import EdgeRecord, NodeRecord
from queries.everyone.changing import Added, Taken, changed
from queries.everyone.records import Records
from queries.everyone.tables import NETWORK_EDGES, YOUTH_EDGES
from queries.facts.fetch import NetworkFacts, YouthFacts
from queries.facts.map_rows import OfferRow

Change = Mapping[str, Any]
_ENDS = {edges.edge_type: edges.ends for edges in (*NETWORK_EDGES, *YOUTH_EDGES)}
_NO_FIELDS = {"node", "id", "edge", "from", "to"}


def changed_offer(offer: OfferRow, change: Change) -> OfferRow:
    """An offer with some fields changed."""
    return replace(offer, **_fields(change))


def changed_youth(records: Records, number: int, change: Change) -> YouthFacts:
    """A youth, by their number among all, with one edge more."""
    return changed(replace(records, youths=(records.youths[number],)), Taken(), _added(change)).youths[0]


def changed_network(records: Records, change: Change) -> NetworkFacts:
    """The network with an edge more or changed, or a role in use again."""
    return changed(replace(records, youths=()), Taken(), _added(change)).network


def _added(change: Change) -> Added:
    if "node" in change:
        return Added(nodes=(NodeRecord(change["node"], change["id"], _fields(change)),))
    giver_label, taker_label = _ENDS[change["edge"]]
    ends = (change["edge"], giver_label, change["from"], taker_label, change["to"])
    return Added(edges=(EdgeRecord(*ends, _fields(change)),))


def _fields(change: Change) -> dict[str, Any]:
    return {name: value for name, value in change.items() if name not in _NO_FIELDS}
