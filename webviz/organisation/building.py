"""What the pages of an organisation, an offer and a person tell, worked out from what lies one step away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask_babel import gettext as _

from graphmodel import stored
from graphmodel.access import Reader
from graphmodel.records import NodeRecord, Properties
from queries.days import holds_on
from queries.facts.neighbourhood_rows import ROLES_OF_ACTORS, RoleOfActorRow
from queries.facts.surroundings import Key, Node
from queries.neighbourhood import Neighbourhood, View, narrowed
from queries.telling.danish import capitalised
from webviz.links import ORGANISATIONS, link_to
from webviz.network.facts import Fact, facts_of
from webviz.network.looking import kept_surroundings, page_of
from webviz.network.words import Relation, Wording
from webviz.services import Services
from webviz.words import day_text

_OLD_AFTER = timedelta(days=365)
_HOW_TO_GET_THROUGH = (
    "phone",
    "email",
    "website",
    "address",
    "postcode",
    "town",
    "procedure",
    "contact_name",
    "how_to_apply",
    "schedule",
)
_HOME_OF = {"Offer": "PROVIDES", "Actor": "WORKS_AT"}
"""The type of edge between something and the organisation that it belongs to."""
_TOLD_APART = frozenset(
    {*_HOW_TO_GET_THROUGH, "status", "kind", "verified_on", "also_known_as", "description", "youth_text", "job_title"}
)


@dataclass(frozen=True, slots=True)
class Freshness:
    """When somebody last vouched for what stands here, in words; `is_old` where it should be looked after."""

    text: str
    is_old: bool


@dataclass(frozen=True, slots=True)
class RoleHeld:
    """A role that a person holds, where, and the permissions it gives: name, page, and whether it is confirmed locally."""

    name: str
    page: str | None
    at: str | None
    permissions: tuple[tuple[str, str | None, bool], ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person with how to reach them and what they may do."""

    node: Node
    page: str | None
    facts: Mapping[str, Fact]
    roles: tuple[RoleHeld, ...]


@dataclass(frozen=True, slots=True)
class Through:
    """What an organisation may use for being a unit of another: hand-overs that the other has agreed for its units as well."""

    name: str
    page: str | None
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class AboutNode:
    """Everything on one page: `groups` are the relations by what they are called, each told from the node."""

    node: Node
    what: str
    properties: Properties
    contact: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    freshness: Freshness | None
    groups: Mapping[str, tuple[Relation, ...]]
    through: tuple[Through, ...]
    people: tuple[Person, ...]
    roles: tuple[RoleHeld, ...]
    providers: tuple[tuple[str, tuple[Fact, ...]], ...]
    """An offer's providers in use, each with how one gets through to it."""
    trail: tuple[tuple[str, str], ...]
    """The pages on the way here: the list of organisations, and the organisation that an offer or a person belongs to."""
    kinds: Mapping[Key, str]
    """What the neighbours are, and that they are not in use, where there is more to say than their label."""

    def text(self, field: str) -> str:
        """A recorded text, or nothing."""
        value = self.properties.get(field)
        return value if isinstance(value, str) else ""

    def group(self, *types: str) -> list[Relation]:
        """The relations of some types, in the order of the types and of the names."""
        return [relation for type_ in types for relation in self.groups.get(type_, ())]

    def by_verb(self, *types: str) -> list[tuple[str, list[Relation]]]:
        """The same under what they are called, which differs along an arrow and against it."""
        told: dict[str, list[Relation]] = {}
        for relation in self.group(*types):
            told.setdefault(capitalised(relation.verb), []).append(relation)
        return list(told.items())


def build_about(reader: Reader, services: Services, key: Key) -> AboutNode:
    """Everything that one page tells of a node. Raises NotFound."""
    today = services.today()
    around = narrowed(kept_surroundings(reader, key, 1), today, View(with_inactive=True))
    wording = Wording(services.catalogue)
    groups: dict[str, list[Relation]] = {}
    for edge in around.edges:
        if key in (edge.giver, edge.taker):
            groups.setdefault(edge.type, []).append(wording.relation(around, edge, key))
    actors = [node for node in around.nodes if node.label == "Actor" and node.key != key]
    providers = [node for node in around.nodes if key[0] == "Offer" and node.label == "Organisation" and node.is_active]
    records = stored.nodes_now(reader, [NodeRecord(*node.key) for node in (around.nodes[0], *actors, *providers)])
    held = _roles(
        ROLES_OF_ACTORS.run(
            reader, actor_ids=sorted({node.id for node in (*actors, around.nodes[0]) if node.label == "Actor"})
        ),
        around,
        today,
    )
    properties = records[key].properties
    facts = facts_of(key[0], properties, services.catalogue)
    return AboutNode(
        node=around.nodes[0],
        what=wording.what(around.nodes[0]),
        properties=properties,
        contact=tuple(fact for fact in facts if fact.field in _HOW_TO_GET_THROUGH),
        facts=tuple(fact for fact in facts if fact.field not in _TOLD_APART),
        freshness=_freshness(properties, today) if key[0] in ("Organisation", "Offer") else None,
        groups={type_: tuple(sorted(found, key=_by_verb_and_name)) for type_, found in groups.items()},
        through=tuple(_through(reader, services, around)) if key[0] == "Organisation" else (),
        people=tuple(_person(node, records, held, services) for node in actors),
        roles=held.get(key[1], ()),
        providers=tuple((node.name, _way_through(records[node.key], services)) for node in providers),
        trail=tuple(_trail(key, around)),
        kinds={node.key: told for node in around.nodes if (told := _kind(node, wording, services))},
    )


def _through(reader: Reader, services: Services, around: Neighbourhood) -> Iterable[Through]:
    """The agreements of those that an organisation is a unit of, over any number of steps, nearest first (design, section 4, "reach").

    They widen hand-overs alone: what carries no youth, such as the sharing of information, is the parent's own.
    """
    types = services.catalogue.collaboration
    seen, left = {around.centre.key}, [around]
    while left:
        unit = left.pop(0)
        for parent in _parents(unit):
            if parent in seen:
                continue
            seen.add(parent)
            above = narrowed(kept_surroundings(reader, parent, 1), services.today(), View(with_inactive=True))
            left.append(above)
            relations = [
                Wording(services.catalogue).relation(above, edge, parent)
                for edge in above.edges
                if edge.said.covers_units
                and parent in (edge.giver, edge.taker)
                and edge.type in types
                and types[edge.type].carries_youth != "none"
                and edge.other_end(parent) not in seen
            ]
            if relations:
                yield Through(above.centre.name, page_of(parent), tuple(sorted(relations, key=_by_verb_and_name)))


def _parents(around: Neighbourhood) -> Iterable[Key]:
    """What an organisation is a unit of now, as far as it is in use."""
    unit = around.centre.key
    in_use = {node.key for node in around.nodes if node.is_active}
    for edge in around.edges:
        if edge.type == "PART_OF" and edge.state == "active" and edge.giver == unit and edge.taker in in_use:
            yield edge.taker


def _trail(key: Key, around: Neighbourhood) -> Iterable[tuple[str, str]]:
    if page := link_to(ORGANISATIONS):
        yield _("Organisationer"), page
    homes = [
        edge.other_end(key)
        for edge in around.edges
        if edge.state == "active" and edge.type == _HOME_OF.get(key[0]) and key in (edge.giver, edge.taker)
    ]
    if homes and (page := page_of(homes[0])):
        yield around.name_of(homes[0]), page


def _way_through(record: NodeRecord, services: Services) -> tuple[Fact, ...]:
    told = facts_of(record.label, record.properties, services.catalogue)
    return tuple(fact for fact in told if fact.field in ("phone", "email", "procedure"))


def _kind(node: Node, wording: Wording, services: Services) -> str:
    kind = wording.kind_name(node.label, node.kind) if node.label in ("Offer", "Organisation") else None
    status = (
        None
        if node.is_active
        else next((fact.text for fact in facts_of(node.label, {"status": node.status}, services.catalogue)), None)
    )
    return " · ".join(part for part in (kind, status) if part)


def _by_verb_and_name(relation: Relation) -> tuple[str, str, str]:
    return (relation.verb, relation.other_name, relation.edge.said.key)


def _freshness(properties: Properties, today: date) -> Freshness:
    verified_on = properties.get("verified_on")
    if not isinstance(verified_on, str):
        return Freshness(_("Aldrig bekræftet"), is_old=True)
    is_old = date.fromisoformat(verified_on) + _OLD_AFTER < today
    day = day_text(verified_on)
    text = _("Bekræftet %(day)s, over et år siden", day=day) if is_old else _("Bekræftet %(day)s", day=day)
    return Freshness(text, is_old)


def _person(
    node: Node, records: Mapping[Key, NodeRecord], held: Mapping[str, Sequence[RoleHeld]], services: Services
) -> Person:
    facts = facts_of("Actor", records[node.key].properties, services.catalogue) if node.key in records else ()
    return Person(node, page_of(node.key), {fact.field: fact for fact in facts}, tuple(held.get(node.id, ())))


def _roles(rows: Iterable[RoleOfActorRow], around: Neighbourhood, today: date) -> dict[str, tuple[RoleHeld, ...]]:
    """What each person holds on a day: a role once a place, with the permissions that hold."""
    iso_day = today.isoformat()
    found: dict[tuple[str, str, str | None], tuple[str, list[tuple[str, str | None, bool]]]] = {}
    for row in rows:
        if not holds_on(row, iso_day):
            continue
        permissions = found.setdefault((row.actor_id, row.role_id, row.at), (row.role_name or row.role_id, []))[1]
        if row.permission_id and row.state != "expired" and (row.granted_to is None or iso_day <= row.granted_to):
            permissions.append(
                (
                    row.permission_name or row.permission_id,
                    page_of(("Permission", row.permission_id)),
                    row.state == "confirmed",
                )
            )
    held: dict[str, list[RoleHeld]] = {}
    for (actor, role, at), (name, permissions) in found.items():
        place = around.name_of(("Organisation", at)) if at else None
        held.setdefault(actor, []).append(
            RoleHeld(name, page_of(("Role", role)), place, tuple(dict.fromkeys(permissions)))
        )
    return {actor: tuple(roles) for actor, roles in held.items()}
