"""The catalogue: a municipality's own words, kinds, roles and laws as data, and the typed way to read them.

The TOML files beside this module are the defaults. A municipality keeps its own copies in a folder; a file that is
not there is taken from here. Nothing is read until it is asked for.
"""

from graphmodel.catalogue.columns import Choice, HeaderReader
from graphmodel.catalogue.errors import CatalogueError
from graphmodel.catalogue.folding import fold, slug
from graphmodel.catalogue.list_entries import Column, ColumnRule, Negation, ValueWord
from graphmodel.catalogue.loading import Catalogue, load_catalogue
from graphmodel.catalogue.phrases import Found, PhraseIndex
from graphmodel.catalogue.places import FILES
from graphmodel.catalogue.values import Reading, ValueReader
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

__all__ = [
    "FILES",
    "Area",
    "Catalogue",
    "CatalogueError",
    "Choice",
    "CollaborationState",
    "CollaborationType",
    "Column",
    "ColumnRule",
    "Element",
    "Found",
    "HeaderReader",
    "IncomeBasis",
    "Interest",
    "Need",
    "Negation",
    "OfferKind",
    "OrganisationKind",
    "Permission",
    "PermissionKind",
    "PhraseIndex",
    "Reading",
    "Role",
    "Sector",
    "Stage",
    "Taxonomy",
    "Transition",
    "ValueReader",
    "ValueWord",
    "WordChoice",
    "fold",
    "load_catalogue",
    "slug",
]
