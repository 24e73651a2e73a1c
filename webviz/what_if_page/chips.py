"""What is different, in words: each thing with the address without it, and a sentence where the map does not have it."""

from collections.abc import Iterator, Mapping

from flask_babel import gettext as _

from graphmodel.access import Reader
from graphmodel.catalogue import Catalogue
from graphmodel.errors import UserError
from graphmodel.schema import EDGE_TYPES, NODE_TYPES
from queries.everyone.changing import Taken
from queries.overview import Overview
from queries.what_if.hypotheses import find_taken
from webviz.links import WHAT_IF, address_of
from webviz.network.words import Wording
from webviz.what_if_page.forms import Pair, Wanted
from webviz.what_if_page.view import Chip
from webviz.words import uncapitalised, word


def chips_of(reader: Reader, overview: Overview, catalogue: Catalogue, wanted: Wanted) -> Iterator[Chip]:
    """A chip for each thing, in the order of the form."""
    names = _Names(overview, catalogue)
    for thing in wanted.taken:
        try:
            told = names.taken(find_taken(reader, [thing], catalogue.mutual_types))
        except UserError:
            yield _chip(wanted, thing, _("Uden »%(text)s«", text=thing), missing=True)
        else:
            yield _chip(wanted, thing, told)
    for pair in wanted.agreements:
        giver, taker = (names.of("Organisation", id_) for id_ in pair)
        told = _("Med en aftale, så %(giver)s kan henvise til %(taker)s", giver=giver, taker=taker)
        yield _chip(wanted, pair, told, missing=not all(names.has("Organisation", id_) for id_ in pair))
    for offer in wanted.seats:
        told = _("Med en plads mere i %(offer)s", offer=names.of("Offer", offer))
        yield _chip(wanted, offer, told, missing=not names.has("Offer", offer))
    for pair in wanted.grants:
        role, permission = names.of("Role", pair[0]), names.of("Permission", pair[1])
        told = _("Med bemyndigelsen »%(permission)s« til rollen %(role)s", permission=permission, role=role)
        is_there = names.has("Role", pair[0]) and names.has("Permission", pair[1])
        yield _chip(wanted, pair, told, missing=not is_there)


def _chip(wanted: Wanted, thing: str | Pair, text: str, *, missing: bool = False) -> Chip:
    error = _("Det findes ikke i kortet. Fjern det, og find det ved navn.") if missing else ""
    return Chip(text, address_of(WHAT_IF, wanted.without(thing).arguments()), error)


class _Names:
    """The names of everything that can be different."""

    def __init__(self, overview: Overview, catalogue: Catalogue) -> None:
        network = overview.records.network
        self._offers: Mapping[str, str] = overview.offer_names()
        self._overview = overview
        self._wording = Wording(catalogue)
        self._ids = {
            "Organisation": {row.id for row in network.organisations},
            "Role": {row.id for row in network.roles},
            "Permission": {row.id for row in network.permissions},
            "Offer": set(self._offers),
        }

    def has(self, label: str, id_: str) -> bool:
        """Whether the map has it."""
        return id_ in self._ids[label]

    def of(self, label: str, id_: str) -> str:
        """What it is called."""
        return self._offers.get(id_, id_) if label == "Offer" else self._overview.names.of(label, id_)

    def taken(self, taken: Taken) -> str:
        """What is taken away: a node, or the edges of a type between two ends."""
        told = [
            _("Uden %(name)s (%(what)s)", name=self.of(*node), what=uncapitalised(word(NODE_TYPES[node[0]].label_da)))
            for node in sorted(taken.nodes)
        ]
        for type_, giver, taker in sorted(taken.edges):
            kind = EDGE_TYPES[type_]
            ends = {
                "giver": self._end(kind.from_labels, giver),
                "verb": self._wording.type_name(type_),
                "taker": self._end(kind.to_labels, taker),
            }
            told.append(_("Uden at %(giver)s %(verb)s %(taker)s", **ends))
        return ", ".join(told)

    def _end(self, labels: tuple[str, ...], id_: str) -> str:
        return next((name for label in labels if (name := self.of(label, id_)) != id_), id_)
