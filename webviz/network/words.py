"""Edges and nodes in words, as the table, the panel and the outline say them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from graphmodel.schema import EDGE_TYPES, NODE_TYPES
from queries.facts.surroundings import Key, Node
from queries.freshness.reviews import awaited_review
from queries.neighbourhood import Edge, Neighbourhood
from webviz.words import day_text, number_text, plural_word, word

_REVERSE: Mapping[str, Callable[[], str]] = {
    "IN_SECTOR": lambda: _("omfatter"),
    "LOCATED_IN": lambda: _("rummer"),
    "PART_OF": lambda: _("har enheden"),
    "PROVIDES": lambda: _("udbydes af"),
    "SERVES": lambda: _("kan bruge"),
    "SUITS": lambda: _("passer sammen med"),
    "DEVELOPS": lambda: _("udvikles af"),
    "REQUIRES": lambda: _("kræves af"),
    "LEADS_TO": lambda: _("kommer efter"),
    "WORKS_AT": lambda: _("har medarbejderen"),
    "HOLDS": lambda: _("varetages af"),
    "ANSWERS_FOR": lambda: _("har som ansvarlig"),
    "GRANTS": lambda: _("gives af"),
}
"""What an edge of the model is called against its arrow; the catalogue has both ways of collaborations."""
_OF_A_PERMISSION: Mapping[str, Callable[[], str]] = {
    "REQUIRES": lambda: _("kræver bemyndigelsen"),
    "GRANTS": lambda: _("giver bemyndigelsen"),
}
"""What leads to a permission, whose name ("Optagelse på FGU") is no part of a sentence by itself."""
_STATE_OF_PLAIN: Mapping[str, Callable[[], str]] = {
    "planned": lambda: _("gælder endnu ikke"),
    "missing": lambda: _("mangler"),
    "expired": lambda: _("udløbet"),
}
_CATALOGUED = frozenset({"Sector", "Stage", "Area"})
"""What has its names from the catalogue."""
_AGREEMENT: Mapping[str, Callable[[], str]] = {
    "written": lambda: _("skriftlig aftale"),
    "oral": lambda: _("mundtlig aftale"),
    "none": lambda: _("ingen aftale"),
}


@dataclass(frozen=True, slots=True)
class Relation:
    """One edge told from one of its ends: "henviser til", the other end, and what is known about it."""

    verb: str
    other: Key
    other_name: str
    notes: tuple[str, ...]
    edge: Edge

    @property
    def sentence(self) -> str:
        """The relation without its subject: verb, other end, notes."""
        return " · ".join((f"{self.verb} {self.other_name}", *self.notes))


@dataclass(frozen=True, slots=True)
class Wording:
    """Says edges in the catalogue's words."""

    catalogue: Catalogue

    def type_name(self, type_: str, *, reverse: bool = False) -> str:
        """What a type of edge is called along its arrow, or against it."""
        if collaboration := self.catalogue.collaboration.get(type_):
            return word(collaboration.reverse_name if reverse else collaboration.name)
        return _REVERSE[type_]() if reverse and type_ in _REVERSE else word(EDGE_TYPES[type_].label_da)

    def state_name(self, state: str) -> str:
        """What a state of an edge is called."""
        found = self.catalogue.collaboration_states.get(state)
        return word(found.name) if found else state

    def kind_name(self, label: str, kind: str | None) -> str | None:
        """What an organisation's or an offer's kind is called."""
        kinds: Mapping[str, object] = {
            "Organisation": self.catalogue.organisation_kinds,
            "Offer": self.catalogue.offer_kinds,
            "Permission": self.catalogue.permission_kinds,
        }.get(label, {})
        return word(str(getattr(kinds.get(kind), "name", kind))) if kind else None

    def what(self, node: Node) -> str:
        """What a node is: its label, and its kind where that is known."""
        kind = self.kind_name(node.label, node.kind) if node.label != "Actor" else None
        label = word(NODE_TYPES[node.label].label_da)
        return f"{label} · {kind}" if kind else label

    def relation(self, around: Neighbourhood, edge: Edge, at: Key) -> Relation:
        """An edge told from one of its ends."""
        other = edge.other_end(at)
        verb = self.type_name(edge.type, reverse=at != edge.giver)
        name = around.name_of(other)
        if other[0] == "Permission":
            verb = _OF_A_PERMISSION[edge.type]() if edge.type in _OF_A_PERMISSION else verb
            name = _("»%(text)s«", text=name)
        return Relation(verb, other, word(name) if other[0] in _CATALOGUED else name, self.notes(around, edge), edge)

    def notes(self, around: Neighbourhood, edge: Edge) -> tuple[str, ...]:
        """What is known about an edge, the most telling first."""
        said = edge.said
        is_collaboration = EDGE_TYPES[edge.type].is_collaboration
        owner = around.name_of(("Actor", said.owner)) if said.owner else _("ingen aftalt")
        agreement = _AGREEMENT.get(said.agreement or "")
        notes = (
            self.state_name(edge.state) if is_collaboration else _state_of_plain(edge),
            freshness_in_words(edge),
            _("ansvarlig: %(name)s", name=owner) if is_collaboration else None,
            agreement() if agreement else None,
            _("formål: %(text)s", text=said.purpose) if said.purpose else None,
            _("lovgrundlag: %(text)s", text=said.legal_basis) if said.legal_basis else None,
            _("gælder også enhederne") if said.covers_units else None,
            _("i %(place)s", place=around.name_of(("Organisation", said.at))) if said.at else None,
            _("kan erstattes af andre i samme gruppe") if said.any_of else None,
            _("fra %(day)s", day=day_text(said.valid_from)) if said.valid_from else None,
            _("til og med %(day)s", day=day_text(said.valid_to)) if said.valid_to else None,
            _("%(hours)s timer om måneden", hours=number_text(said.hours_per_month))
            if said.hours_per_month is not None
            else None,
            _("sådan gør man: %(text)s", text=said.procedure) if said.procedure else None,
            _("note: %(text)s", text=said.note) if said.note else None,
        )
        return tuple(note for note in notes if note)


def _state_of_plain(edge: Edge) -> str | None:
    """How an edge that is no collaboration stands, where that is worth a word."""
    if edge.type == "GRANTS" and edge.state == "planned":
        return _("foreslået, ikke bekræftet lokalt")
    found = _STATE_OF_PLAIN.get(edge.state)
    return found() if found else None


def freshness_in_words(edge: Edge) -> str | None:
    """How fresh a collaboration is; None for what nobody confirms."""
    said = edge.said
    if edge.freshness is None:
        return None
    if said.confirmed_on is None:
        return _("aldrig bekræftet")
    confirmed = day_text(said.confirmed_on)
    if edge.freshness != "due":
        return _("bekræftet %(day)s", day=confirmed)
    if review_on := awaited_review(said.review_on, said.confirmed_on):
        return _("bekræftet %(day)s, skulle være set efter %(review)s", day=confirmed, review=day_text(review_on))
    return _("bekræftet %(day)s, over et år siden", day=confirmed)


def counted_label(label: str, number: int) -> str:
    """How many of a kind: "1 person", "3 tilbud"."""
    kind = NODE_TYPES[label]
    return f"{number} {(word(kind.label_da) if number == 1 else plural_word(kind.plural_da)).lower()}"
