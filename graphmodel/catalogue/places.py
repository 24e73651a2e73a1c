"""Which file and table each subject of the catalogue is written in."""

from collections.abc import Mapping

from graphmodel.catalogue.list_entries import Column, ColumnRule, Negation, ValueWord
from graphmodel.catalogue.reading import Entry
from graphmodel.catalogue.relation_entries import Relation, RelationColumn, RelationWord
from graphmodel.catalogue.work_entries import (
    CollaborationState,
    CollaborationType,
    OfferKind,
    OrganisationKind,
    Permission,
    PermissionKind,
    Role,
    Sector,
)
from graphmodel.catalogue.youth_entries import (
    Area,
    Element,
    IncomeBasis,
    Interest,
    Need,
    Stage,
    Taxonomy,
    Transition,
    WordChoice,
)

# Each subject, which is also the name of its property, with its file, its table there, and what a table becomes.
PLACES: Mapping[str, tuple[str, str, type[Entry]]] = {
    "taxonomies": ("stages.toml", "taxonomy", Taxonomy),
    "stages": ("stages.toml", "stage", Stage),
    "areas": ("areas.toml", "area", Area),
    "sectors": ("sectors.toml", "sector", Sector),
    "organisation_kinds": ("organisation_kinds.toml", "organisation_kind", OrganisationKind),
    "offer_kinds": ("offer_kinds.toml", "offer_kind", OfferKind),
    "permission_kinds": ("permissions.toml", "permission_kind", PermissionKind),
    "permissions": ("permissions.toml", "permission", Permission),
    "roles": ("roles.toml", "role", Role),
    "collaboration": ("collaboration.toml", "collaboration", CollaborationType),
    "collaboration_states": ("collaboration.toml", "collaboration_state", CollaborationState),
    "relations": ("relations.toml", "relation", Relation),
    "relation_columns": ("relations.toml", "relation_column", RelationColumn),
    "relation_words": ("relations.toml", "relation_word", RelationWord),
    "income_bases": ("income.toml", "income_basis", IncomeBasis),
    "needs": ("needs.toml", "need", Need),
    "interests": ("interests.toml", "interest", Interest),
    "transitions": ("transitions.toml", "transition", Transition),
    "elements": ("elements.toml", "element", Element),
    "word_choices": ("words.toml", "word", WordChoice),
    "columns": ("columns.toml", "column", Column),
    "column_rules": ("columns.toml", "rule", ColumnRule),
    "value_words": ("values.toml", "value", ValueWord),
    "negations": ("values.toml", "negation", Negation),
}
FILES: tuple[str, ...] = tuple(dict.fromkeys(file for file, _, _ in PLACES.values()))
SUBJECT_OF: Mapping[type[Entry], str] = {kind: subject for subject, (_, _, kind) in PLACES.items()}
