"""What the graph says of a node or of an edge, as the cells of a workbook show it."""

from collections.abc import Iterable

from graphmodel.cpr import mask_cpr
from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import EDGE_TYPES
from importers.columns.overrides import EDGE
from importers.linking.known import KnownGraph
from importers.outgoing.relation_columns import relation_word
from importers.outgoing.value_texts import ValueTexts
from importers.reading.texts import clean
from importers.values.contact_cells import p_number_in
from importers.values.words import Words


class GraphTexts:
    """Texts of cells by target; "" where the graph says nothing. `near` is who is tied to whom, which takes long to find."""

    def __init__(self, known: KnownGraph, words: Words) -> None:
        self._known, self._catalogue, self._values = known, words.catalogue, ValueTexts(words)
        self.near = known.neighbours

    def of_node(self, node: NodeRecord, target: str) -> str:
        """The text for a node's field, for the ends of its edges, or for the organisations beside it."""
        label, _, name = target.partition(".")
        if label != node.label:
            return self._names("Organisation", self.beside(node)) if target == "Organisation.name" else ""
        if name == "name":
            return _as_shown(str(node.properties.get("name") or node.id))
        if name == "PART_OF":
            return self._names("Organisation", self.near.to(name, node.id))
        if name.isupper():
            return _as_shown(self._values.ends(target, self.near.to(name, node.id)))
        if name == "intake" and node.properties.get("intake_dates"):
            name = "intake_dates"
        value = node.properties.get(name)
        if value is None:
            return ""
        text = self._values.value(f"{label}.{name}", value)
        return clean(text) if name == "p_number" and p_number_in(text) else _as_shown(text)

    def beside(self, node: NodeRecord) -> set[str]:
        """The organisations that provide an offer, or that a person works at, by id."""
        if node.label == "Offer":
            return self.near.at("PROVIDES", node.id)
        return self.near.to("WORKS_AT", node.id) if node.label == "Actor" else set()

    def of_edge(self, edge: EdgeRecord, target: str) -> str:
        """The text for an end of a collaboration, its type, or one of its fields."""
        field = target.removeprefix(EDGE)
        if field == "edge":
            return relation_word(edge.type, self._catalogue)
        if field in ("from", "to"):
            return self._names("Organisation", [edge.from_id if field == "from" else edge.to_id])
        value = edge.properties.get(field) if field in EDGE_TYPES[edge.type].fields else None
        if value is None:
            return ""
        if field == "owner":
            return self._names("Actor", [str(value)])
        words = [word.words[0] for word in self._catalogue.relation_words if (word.field, word.id) == (field, value)]
        return words[0] if words else _as_shown(self._values.plain(value))

    def _names(self, label: str, ids: Iterable[str]) -> str:
        names = (str(self._known.nodes[(label, id_)].properties.get("name") or id_) for id_ in sorted(ids))
        return "; ".join(map(_as_shown, names))


def _as_shown(text: str) -> str:
    """A text as reading gives it back, and never with a CPR number in it."""
    return mask_cpr(clean(text))
