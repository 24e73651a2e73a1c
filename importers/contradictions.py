"""Values that cannot all be true of one thing: an end before its beginning, more free seats than seats, a youngest over the oldest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphmodel.fields import Value
from graphmodel.schema import NODE_TYPES
from importers.linking.linker import LinkedNode
from importers.mentions import Said
from importers.result import Issue, Severity

_IN_THE_GRAPH = "i kortet"


@dataclass(frozen=True, slots=True)
class _Order:
    """Two fields of which the first is never over the second, and what it is called where it is."""

    low: str
    high: str
    code: str
    says: str


_ORDERS = (
    _Order("valid_from", "valid_to", "ends_before_it_begins", "slutter, før det begynder, og er aldrig åbent"),
    _Order("min_age", "max_age", "ages_turned", "har en yngste alder, der er over den ældste, så ingen passer"),
    _Order("seats_free", "seats_total", "too_many_free", "har flere ledige pladser, end der er pladser"),
)


def told_of_contradictions(node: LinkedNode, now: Mapping[str, Value | None]) -> Iterator[Issue]:
    """A warning for each pair of values that contradict each other, with the cells of both; `now` is what the graph says of the thing."""
    for order in _ORDERS:
        low, high = node.fields.get(order.low), node.fields.get(order.high)
        if low is None and high is None:
            continue
        low, high = low or _known(now, order.low), high or _known(now, order.high)
        if low and high and _is_over(low.value, high.value):
            yield _issue(node, order, low, high)


def _known(now: Mapping[str, Value | None], name: str) -> Said | None:
    value = now.get(name)
    return Said(value, _IN_THE_GRAPH) if value is not None else None


def _is_over(low: Value, high: Value) -> bool:
    if isinstance(low, str) and isinstance(high, str):
        return low > high  # days as ISO
    return isinstance(low, int) and isinstance(high, int) and low > high


def _issue(node: LinkedNode, order: _Order, low: Said, high: Said) -> Issue:
    fields = NODE_TYPES[node.label].fields
    pair = ((order.low, low), (order.high, high))
    both = " og ".join(f"{fields[name].label.lower()} er {said.value} ({said.cell})" for name, said in pair)
    message = f"»{node.name.value}« {order.says}: {both}. Begge er gemt."
    cell = high.cell if high.cell != _IN_THE_GRAPH else low.cell
    return Issue(Severity.WARNING, cell, order.code, message, "Se efter i kilden, og ret den, der er forkert.")
