"""Nodes that lists share: municipalities, sectors, phases and areas, which are there before any list."""

from typing import Any

from graphmodel.catalogue import fold
from graphmodel.fields import Value, is_given
from graphmodel.records import NodeRecord
from importers.absence import OF_A_LIST
from importers.linking.known import KnownGraph
from importers.linking.ties import End
from importers.municipality import name_of_unknown
from importers.values.words import Words


class SharedNodes:
    """Municipalities, sectors, phases and areas: the graph's own where it has them, else made from the reference and the catalogue."""

    def __init__(self, known: KnownGraph, words: Words) -> None:
        self._known, self._words = known, words
        self._by_name = {
            (label, fold(str(node.properties.get("name", "")))): id_
            for (label, id_), node in sorted(known.nodes.items())
            if label not in OF_A_LIST
        }
        self._objects: dict[End, dict[str, Any]] = {}

    def end(self, end: End) -> End:
        """The end as the graph knows it: by id, else the node of that label with the catalogue's name for it."""
        if end in self._known.nodes or end[0] in OF_A_LIST:
            return end
        name = str(self.new_node(end).properties.get("name", ""))
        return (end[0], self._by_name.get((end[0], fold(name)), end[1]))

    def new_node(self, end: End) -> NodeRecord:
        """The node of a label and id as the reference or the catalogue describes it."""
        label, id_ = end
        if label == "Municipality":
            found = self._words.reference.municipalities.get(id_)
            named: dict[str, Value] = {"name": self._words.municipalities.get(id_, name_of_unknown(id_))}
            return NodeRecord(label, id_, {"name": found.name, "region": found.region} if found else named)
        if not self._objects:
            self._objects = {
                (entry["node"], entry["id"]): entry for entry in self._words.catalogue.as_objects() if "node" in entry
            }
        entry = self._objects.get(end, {})
        return NodeRecord(
            label, id_, {key: value for key, value in entry.items() if key not in ("node", "id") and is_given(value)}
        )
