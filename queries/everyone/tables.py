"""Which row of the facts a node or an edge of the graph becomes, so that facts can be changed as the graph would be."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeAlias

from graphmodel.records import EdgeRecord, NodeRecord
from graphmodel.schema import EDGE_TYPES
from queries.facts import map_rows, youth_rows

Row: TypeAlias = Any
"""One of the frozen dataclasses in which facts come; which one, a table tells."""

_LABELS = {
    "actor_id": "Actor",
    "area_id": "Area",
    "giver_id": "Organisation",
    "municipality_id": "Municipality",
    "next_id": "Offer",
    "offer_id": "Offer",
    "organisation_id": "Organisation",
    "permission_id": "Permission",
    "role_id": "Role",
    "stage_id": "Stage",
    "sub_goal_id": "SubGoal",
    "taker_id": "Organisation",
    "unit_id": "Organisation",
    "whole_id": "Organisation",
    "youth_id": "Youth",
}
"""Whose id a column is."""


@dataclass(frozen=True, slots=True)
class NodeTable:
    """The rows of the nodes of a label, by the name that they have among the facts; in the order of their ids."""

    name: str
    label: str
    row: type[Row]

    def row_of(self, node: NodeRecord) -> Row:
        """The row that a node becomes."""
        return self.row(id=node.id, **_told(self.row, node.properties, {"id"}))

    def with_nodes(self, rows: Iterable[Row], nodes: Collection[NodeRecord]) -> tuple[Row, ...]:
        """The rows with those of some nodes, each in place of what the node was before."""
        told = {node.id: self.row_of(node) for node in nodes if node.label == self.label}
        if not told:
            return tuple(rows)
        kept = (row for row in rows if row.id not in told)
        return tuple(sorted((*kept, *told.values()), key=lambda row: row.id))


@dataclass(frozen=True, slots=True)
class EdgeTable:
    """The rows of the edges of a type, by the name that they have among the facts; an empty type is every collaboration.

    `giver` and `taker` are the columns with the ids that an edge leads from and to; rows are in the order of `first`, then of both.
    """

    name: str
    edge_type: str
    row: type[Row]
    giver: str
    taker: str
    first: str = ""

    @property
    def ends(self) -> tuple[str, str]:
        """The labels of the nodes that the edges lead from and to."""
        return _LABELS[self.giver], _LABELS[self.taker]

    def edge(self, row: Row) -> tuple[str, str, str]:
        """The type of a row's edge, and the ids that it leads from and to."""
        return self.edge_type or row.type, getattr(row, self.giver), getattr(row, self.taker)

    def holds(self, edge: EdgeRecord) -> bool:
        """Whether an edge stands here."""
        is_of_type = edge.type == self.edge_type if self.edge_type else EDGE_TYPES[edge.type].is_collaboration
        return is_of_type and (edge.from_label, edge.to_label) == self.ends

    def row_of(self, edge: EdgeRecord) -> Row:
        """The row that an edge becomes."""
        known = {self.giver: edge.from_id, self.taker: edge.to_id}
        if not self.edge_type:
            known |= {"type": edge.type, "key": edge.key}
        return self.row(**known, **_told(self.row, edge.properties, known.keys()))

    def with_rows(self, rows: Iterable[Row], told: Iterable[Row]) -> tuple[Row, ...]:
        """The rows with some others, each in place of what its edge was before."""
        new = {self._identity(row): row for row in told}
        if not new:
            return tuple(rows)
        kept = (row for row in rows if self._identity(row) not in new)
        return tuple(sorted((*kept, *new.values()), key=self._order))

    def _identity(self, row: Row) -> tuple[str, ...]:
        return (*self.edge(row), row.valid_from or "")

    def _order(self, row: Row) -> tuple[str, ...]:
        return (getattr(row, self.first) if self.first else "", *self._identity(row))


def _told(row: type[Row], properties: Mapping[str, Any], known: Collection[str]) -> dict[str, Any]:
    return {field.name: properties.get(field.name) for field in fields(row) if field.name not in known}


NETWORK_NODES = (
    NodeTable("organisations", "Organisation", map_rows.OrganisationRow),
    NodeTable("actors", "Actor", map_rows.ActorRow),
    NodeTable("roles", "Role", map_rows.RoleRow),
    NodeTable("permissions", "Permission", map_rows.PermissionRow),
    NodeTable("stages", "Stage", map_rows.StageRow),
    NodeTable("areas", "Area", map_rows.AreaRow),
    NodeTable("municipalities", "Municipality", map_rows.MunicipalityRow),
)
NETWORK_EDGES = (
    EdgeTable("units", "PART_OF", map_rows.UnitRow, "unit_id", "whole_id"),
    EdgeTable("places", "LOCATED_IN", map_rows.PlaceRow, "organisation_id", "municipality_id"),
    EdgeTable("works", "WORKS_AT", map_rows.WorksRow, "actor_id", "organisation_id"),
    EdgeTable("holds", "HOLDS", map_rows.HoldsRow, "actor_id", "role_id"),
    EdgeTable("grants", "GRANTS", map_rows.GrantsRow, "role_id", "permission_id"),
)
COLLABORATIONS = EdgeTable("collaborations", "", map_rows.CollaborationRow, "giver_id", "taker_id")
OFFER_NODES = (NodeTable("offers", "Offer", map_rows.OfferRow),)
OFFER_EDGES = (
    EdgeTable("providers", "PROVIDES", map_rows.ProviderRow, "organisation_id", "offer_id", first="offer_id"),
    EdgeTable("serves", "SERVES", map_rows.ServesRow, "offer_id", "municipality_id"),
    EdgeTable("suits", "SUITS", map_rows.SuitsRow, "offer_id", "stage_id"),
    EdgeTable("develops", "DEVELOPS", map_rows.DevelopsRow, "offer_id", "area_id"),
    EdgeTable("requires", "REQUIRES", map_rows.RequiresRow, "offer_id", "permission_id"),
    EdgeTable("answers", "ANSWERS_FOR", map_rows.AnswersRow, "actor_id", "offer_id", first="offer_id"),
)
FOLLOWERS = EdgeTable("followers", "LEADS_TO", map_rows.FollowerRow, "offer_id", "next_id")
YOUTH_EDGES = (
    EdgeTable("homes", "LIVES_IN", youth_rows.HomeRow, "youth_id", "municipality_id"),
    EdgeTable("stages", "AT_STAGE", youth_rows.AtStageRow, "youth_id", "stage_id"),
    EdgeTable("activities", "TAKES_PART_IN", youth_rows.ActivityRow, "youth_id", "offer_id"),
    EdgeTable("wishes", "WISHES_FOR", youth_rows.WishRow, "youth_id", "offer_id"),
    EdgeTable("declined_offers", "DECLINES", youth_rows.DeclinedOfferRow, "youth_id", "offer_id"),
    EdgeTable("declined_organisations", "DECLINES", youth_rows.DeclinedOrganisationRow, "youth_id", "organisation_id"),
    EdgeTable("consents", "CONSENTS_TO", youth_rows.ConsentRow, "youth_id", "organisation_id"),
    EdgeTable("contacts", "CONTACT_PERSON_FOR", youth_rows.ContactRow, "actor_id", "youth_id"),
    EdgeTable("sub_goals", "WORKS_TOWARDS", youth_rows.SubGoalRow, "youth_id", "sub_goal_id"),
    EdgeTable("sub_goal_areas", "IN_AREA", youth_rows.SubGoalAreaRow, "sub_goal_id", "area_id"),
)
"""The goals of youths are left out: nothing is judged by them."""
