"""Finding on the map what people name: by its name or a part of it, in any spelling."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphmodel.catalogue import fold
from graphmodel.schema import NODE_TYPES
from queries.neighbourhood import alphabetical
from queries.overview import Overview
from queries.what_if.hypotheses import KINDS
from webviz.words import word

_MOST_SHOWN = 12
_MOST_SUGGESTED = 1_500
"""More names than this would make a page heavy; what is typed is found all the same."""


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on the map, what it is called, and what tells it from others of the name."""

    label: str
    id: str
    name: str
    about: str

    @property
    def kind(self) -> str:
        """As the command line calls what it is."""
        return next(kind for kind, label in KINDS.items() if label == self.label)


@dataclass(frozen=True, slots=True)
class Found:
    """What a text may mean, the likeliest first; `is_sure` where it means the first of them."""

    things: tuple[Thing, ...]
    is_sure: bool


def things_on(overview: Overview, labels: Sequence[str] = tuple(KINDS.values())) -> Iterator[Thing]:
    """Everything of some labels that can be taken away, in the order of labels and ids."""
    network = overview.records.network
    abouts: Mapping[str, Iterable[tuple[str, str | None, str | None]]] = {
        "Actor": ((row.id, row.name, row.job_title) for row in network.actors),
        "Organisation": ((row.id, row.name, row.town) for row in network.organisations),
        "Offer": ((row.id, row.name, row.town) for row in overview.records.offers.offers),
        "Role": ((row.id, row.name, None) for row in network.roles),
        "Permission": ((row.id, row.name, row.legal_basis) for row in network.permissions),
    }
    for label in labels:
        for id_, name, about in abouts[label]:
            yield Thing(label, id_, name or id_, ", ".join(filter(None, (word(NODE_TYPES[label].label_da), about))))


def suggested(overview: Overview, labels: Sequence[str]) -> tuple[Thing, ...]:
    """What a field may offer while somebody types: by name, and nothing where there is too much of it."""
    things = sorted(things_on(overview, labels), key=lambda thing: (alphabetical(thing.name), thing.id))
    return tuple(things) if len(things) <= _MOST_SUGGESTED else ()


def find(overview: Overview, text: str, labels: Sequence[str] = tuple(KINDS.values())) -> Found:
    """What a text may mean: what has exactly that id or name, else what has all its words in its name."""
    wanted = fold(text)
    things = [(fold(thing.name), thing) for thing in things_on(overview, labels)]
    exact = [thing for name, thing in things if text == thing.id or name == wanted]
    if exact:
        return Found(tuple(exact[:_MOST_SHOWN]), len(exact) == 1)
    words = wanted.split()
    near = [(name, thing) for name, thing in things if words and all(each in name for each in words)]
    near.sort(key=lambda pair: (not pair[0].startswith(wanted), len(pair[0]), pair[0], pair[1].id))
    return Found(tuple(thing for _, thing in near[:_MOST_SHOWN]), len(near) == 1)
