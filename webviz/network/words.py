"""Edges and nodes in words, as the table, the panel and the outline say them."""

from collections.abc import Mapping
from dataclasses import dataclass

from graphmodel.catalogue import Catalogue
from graphmodel.schema import EDGE_TYPES, NODE_TYPES
from queries.danish import counted, day_in_words
from queries.facts.surroundings import Key, Node
from queries.neighbourhood import Edge, Neighbourhood

_REVERSE: Mapping[str, str] = {
    "IN_SECTOR": "omfatter",
    "LOCATED_IN": "rummer",
    "PART_OF": "har enheden",
    "PROVIDES": "udbydes af",
    "SERVES": "kan bruge",
    "SUITS": "passer sammen med",
    "DEVELOPS": "udvikles af",
    "REQUIRES": "kræves af",
    "LEADS_TO": "kommer efter",
    "WORKS_AT": "har medarbejderen",
    "HOLDS": "varetages af",
    "ANSWERS_FOR": "har som ansvarlig",
    "GRANTS": "gives af",
}
_STATE_OF_PLAIN = {"planned": "gælder endnu ikke", "missing": "mangler", "expired": "udløbet"}
_GRANT_PROPOSED = "foreslået, ikke bekræftet lokalt"
_AGREEMENT = {"written": "skriftlig aftale", "oral": "mundtlig aftale", "none": "ingen aftale"}


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
            return collaboration.reverse_name if reverse else collaboration.name
        return _REVERSE[type_] if reverse and type_ in _REVERSE else EDGE_TYPES[type_].label_da

    def state_name(self, state: str) -> str:
        """What a state of an edge is called."""
        found = self.catalogue.collaboration_states.get(state)
        return found.name if found else state

    def kind_name(self, label: str, kind: str | None) -> str | None:
        """What an organisation's or an offer's kind is called."""
        kinds: Mapping[str, object] = {
            "Organisation": self.catalogue.organisation_kinds,
            "Offer": self.catalogue.offer_kinds,
            "Permission": self.catalogue.permission_kinds,
        }.get(label, {})
        return str(getattr(kinds.get(kind), "name", kind)) if kind else None

    def what(self, node: Node) -> str:
        """What a node is: its label, and its kind where that is known."""
        kind = self.kind_name(node.label, node.kind) if node.label != "Actor" else None
        return f"{NODE_TYPES[node.label].label_da} · {kind}" if kind else NODE_TYPES[node.label].label_da

    def relation(self, around: Neighbourhood, edge: Edge, at: Key) -> Relation:
        """An edge told from one of its ends."""
        other = edge.other_end(at)
        verb = self.type_name(edge.type, reverse=at != edge.giver)
        return Relation(verb, other, around.name_of(other), self.notes(around, edge), edge)

    def notes(self, around: Neighbourhood, edge: Edge) -> tuple[str, ...]:
        """What is known about an edge, the most telling first."""
        said = edge.said
        is_collaboration = EDGE_TYPES[edge.type].is_collaboration
        state = self.state_name(edge.state) if is_collaboration else _STATE_OF_PLAIN.get(edge.state)
        if edge.type == "GRANTS" and edge.state == "planned":
            state = _GRANT_PROPOSED
        owner = f"ansvarlig: {around.name_of(('Actor', said.owner))}" if said.owner else "ansvarlig: ingen aftalt"
        notes = (
            state,
            freshness_in_words(edge),
            owner if is_collaboration else None,
            _AGREEMENT.get(said.agreement or ""),
            f"formål: {said.purpose}" if said.purpose else None,
            f"hjemmel: {said.legal_basis}" if said.legal_basis else None,
            "gælder også enhederne" if said.covers_units else None,
            f"i {around.name_of(('Organisation', said.at))}" if said.at else None,
            "kan erstattes af andre i samme gruppe" if said.any_of else None,
            f"fra {day_in_words(said.valid_from)}" if said.valid_from else None,
            f"til og med {day_in_words(said.valid_to)}" if said.valid_to else None,
            f"{said.hours_per_month:g} timer om måneden".replace(".", ",")
            if said.hours_per_month is not None
            else None,
            f"sådan gør man: {said.procedure}" if said.procedure else None,
            f"note: {said.note}" if said.note else None,
        )
        return tuple(note for note in notes if note)


def freshness_in_words(edge: Edge) -> str | None:
    """How fresh a collaboration is; None for what nobody confirms."""
    said = edge.said
    if edge.freshness is None:
        return None
    if said.confirmed_on is None:
        return "aldrig bekræftet"
    told = f"bekræftet {day_in_words(said.confirmed_on)}"
    if edge.freshness == "due":
        return (
            f"{told}, skulle være set efter {day_in_words(said.review_on)}"
            if said.review_on
            else f"{told}, over et år siden"
        )
    return told


def counted_label(label: str, number: int) -> str:
    """How many of a kind: "1 person", "3 tilbud"."""
    kind = NODE_TYPES[label]
    return counted(number, kind.label_da.lower(), kind.plural_da.lower())
