"""Fetching what lies around something on the map, of any state and any day. Youths are a zone of their own and never part of it.

Sectors, municipalities, stages, areas, roles and permissions are shared by many: one steps to them, and on from them only where they are
the centre (or from a role to what it grants, and back), or everything would be two steps from everything.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from graphmodel import stored
from graphmodel.access import Reader
from graphmodel.errors import NotFound
from graphmodel.records import NodeRecord
from graphmodel.schema import EDGE_TYPES
from queries.facts import neighbourhood_rows as rows

Key: TypeAlias = tuple[str, str]
"""A node's label and id."""

_PARAMETER_OF = {
    "Organisation": "organisations",
    "Offer": "offers",
    "Actor": "actors",
    "Role": "roles",
    "Permission": "permissions",
    "Sector": "sectors",
    "Municipality": "municipalities",
    "Stage": "stages",
    "Area": "areas",
}
LABELS = tuple(_PARAMETER_OF)
"""What can be a centre and a neighbour, the most telling first."""

TYPES = tuple(kind.type for kind in EDGE_TYPES.values() if not kind.youth_zone)
"""Every type of edge outside the youth zone, in the order of export."""

MAX_DEPTH = 3
WALKED_A_STEP = 1_000
FETCHED_A_STEP = 5_000


@dataclass(frozen=True, slots=True)
class Node:
    """Something on the map; `hop` is how many steps it lies from the centre, `organisations` where it belongs (an organisation: itself)."""

    label: str
    id: str
    name: str
    kind: str | None
    status: str | None
    hop: int = 0
    organisations: tuple[str, ...] = ()
    sector: str | None = None
    municipality: str | None = None

    @property
    def key(self) -> Key:
        return (self.label, self.id)

    @property
    def is_active(self) -> bool:
        return self.status in (None, "active")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Everything that was fetched around a centre, of any state and any day; `is_cut` where there was more than could be fetched."""

    centre: Node
    depth: int
    nodes: Mapping[Key, Node]
    said: tuple[rows.NeighbourRow, ...]
    names: Mapping[Key, str]
    """Names of what is spoken of and need not be around: the owners of edges, the homes of nodes."""
    is_cut: bool


def labels_of(reader: Reader, id_: str) -> tuple[str, ...]:
    """What goes by an id: an id is unique in its label alone."""
    return tuple(label for label in LABELS if stored.ids_present(reader, label, [id_]))


def fetch_surroundings(reader: Reader, centre: Key, depth: int) -> Surroundings:
    """Everything within some steps of a centre. Raises NotFound where there is no such thing on the map, which no youth is."""
    if centre[0] not in LABELS or not (found := stored.nodes_now(reader, [NodeRecord(*centre)])):
        raise NotFound(f"Der er intet på kortet med id'et »{centre[1]}«.")
    nodes: dict[Key, Node] = {centre: _node_of(found[centre])}
    said: dict[str, rows.NeighbourRow] = {}
    frontier = [centre]
    is_cut = False
    for hop in range(1, depth + 1):
        around = _edges_at(reader, centre, frontier[:WALKED_A_STEP])
        is_cut |= len(around) >= FETCHED_A_STEP or len(frontier) > WALKED_A_STEP
        said |= {row.key: row for row in around}
        reached = {
            (row.label, row.id): Node(row.label, row.id, row.name or row.id, row.kind, row.status, hop)
            for row in around
        }
        frontier = sorted(reached.keys() - nodes.keys(), key=lambda key: (LABELS.index(key[0]), key[1]))
        nodes |= {key: reached[key] for key in frontier}
    among = _edges_at(reader, centre, frontier[:WALKED_A_STEP], known_ids=sorted({id_ for _, id_ in nodes}))
    said |= {row.key: row for row in among if (row.label, row.id) in nodes}
    ordered = tuple(said[key] for key in sorted(said))
    homes = _homes(reader, nodes)
    names = _owners(reader, ordered)
    names |= {home: name for of_one in homes.values() for home, name in of_one}
    names |= {key: node.name for key, node in nodes.items()}
    settled = {key: _at_home(node, homes) for key, node in nodes.items()}
    return Surroundings(settled[centre], depth, settled, ordered, names, is_cut)


def _node_of(record: NodeRecord) -> Node:
    name, kind, status = (record.properties.get(field) for field in ("name", "kind", "status"))
    return Node(
        record.label, record.id, str(name or record.id), str(kind) if kind else None, str(status) if status else None
    )


def types_walked_from(key: Key, centre: Key) -> tuple[str, ...]:
    """Along which types one steps on from a node: all of them, but for what many share."""
    if key == centre or key[0] in ("Organisation", "Offer", "Actor"):
        return TYPES
    return ("GRANTS",) if key[0] in ("Role", "Permission") else ()


def _edges_at(
    reader: Reader, centre: Key, keys: Iterable[Key], known_ids: Sequence[str] | None = None
) -> list[rows.NeighbourRow]:
    """The edges at some nodes; with `known_ids`, those that lead to them."""
    asked: dict[tuple[str, ...], dict[str, list[str]]] = {}
    for key in keys:
        if types := types_walked_from(key, centre):
            ids = asked.setdefault(types, {parameter: [] for parameter in _PARAMETER_OF.values()})
            ids[_PARAMETER_OF[key[0]]].append(key[1])
    only = {"only_known": known_ids is not None, "known_ids": list(known_ids or ())}
    found: list[rows.NeighbourRow] = []
    for types, ids in asked.items():
        found.extend(rows.NEIGHBOURS.run(reader, **ids, **only, types=list(types), limit=FETCHED_A_STEP))
    return found


def _homes(reader: Reader, nodes: Mapping[Key, Node]) -> dict[Key, list[tuple[Key, str]]]:
    """Where nodes belong: an offer and a person to organisations, and those to sectors and municipalities; each home with its name."""
    ids: dict[str, list[str]] = {}
    for label, id_ in sorted(nodes):
        ids.setdefault(label, []).append(id_)
    homes: dict[Key, list[tuple[Key, str]]] = {}

    def note(label: str, home_label: str, found: Iterable[rows.HomeRow]) -> None:
        for row in found:
            homes.setdefault((label, row.member_id), []).append(
                ((home_label, row.home_id), row.home_name or row.home_id)
            )

    note("Offer", "Organisation", rows.PROVIDERS_OF_OFFERS.run(reader, offer_ids=ids.get("Offer", [])))
    note("Actor", "Organisation", rows.WORKPLACES_OF_ACTORS.run(reader, actor_ids=ids.get("Actor", [])))
    organisation_ids = sorted(
        {*ids.get("Organisation", ()), *(home[1] for found in homes.values() for home, _ in found)}
    )
    note("Organisation", "Sector", rows.SECTORS_OF_ORGANISATIONS.run(reader, organisation_ids=organisation_ids))
    note(
        "Organisation",
        "Municipality",
        rows.MUNICIPALITIES_OF_ORGANISATIONS.run(reader, organisation_ids=organisation_ids),
    )
    return homes


def _at_home(node: Node, homes: Mapping[Key, Sequence[tuple[Key, str]]]) -> Node:
    """The node with where it belongs; of several, the smallest id stands for the sector and the municipality."""
    if node.label == "Organisation":
        organisations: tuple[str, ...] = (node.id,)
    else:
        organisations = tuple(home[1] for home, _ in homes.get(node.key, ()))
    around = [home for organisation in organisations for home, _ in homes.get(("Organisation", organisation), ())]
    first = {label: next((id_ for home, id_ in around if home == label), None) for label in ("Sector", "Municipality")}
    return dataclasses.replace(
        node, organisations=organisations, sector=first["Sector"], municipality=first["Municipality"]
    )


def _owners(reader: Reader, said: Iterable[rows.NeighbourRow]) -> dict[Key, str]:
    """The names of the people who keep collaborations going."""
    owners = sorted({row.owner for row in said if row.owner})
    found = stored.nodes_now(reader, [NodeRecord("Actor", owner) for owner in owners])
    return {key: str(record.properties.get("name") or record.id) for key, record in found.items()}
