"""The whole model, looked up by label and type: everything that is derived from the declarations starts here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graphmodel.edges import EDGE_CLASSES, Collaboration, Edge
from graphmodel.fields import FieldSpec, specs_of
from graphmodel.nodes import NODE_CLASSES, Node

MODEL_VERSION = 1
"""Raised with every change to the declarations that an older store does not fit."""


@dataclass(frozen=True, slots=True)
class NodeType:
    """A kind of node as everything else sees it."""

    label: str
    label_da: str
    plural_da: str
    description: str
    youth_zone: bool
    fields: Mapping[str, FieldSpec]


@dataclass(frozen=True, slots=True)
class EdgeType:
    """A kind of edge as everything else sees it; `from_labels` and `to_labels` are the labels its ends may have."""

    type: str
    label_da: str
    description: str
    from_labels: tuple[str, ...]
    to_labels: tuple[str, ...]
    is_collaboration: bool
    youth_zone: bool
    fields: Mapping[str, FieldSpec]

    @property
    def in_doubt(self) -> frozenset[str]:
        """The labels that an end may have besides another: there an id alone does not tell which node is meant."""
        return frozenset(label for labels in (self.from_labels, self.to_labels) if len(labels) > 1 for label in labels)


def edge_type_name(declaration: type[Edge]) -> str:
    """The type in the graph: the class name in capitals, word by word.

    >>> from graphmodel.edges import ContactPersonFor
    >>> edge_type_name(ContactPersonFor)
    'CONTACT_PERSON_FOR'
    """
    return re.sub(r"(?<!^)(?=[A-Z])", "_", declaration.__name__).upper()


def _first_sentence(declaration: type) -> str:
    return (declaration.__doc__ or "").strip().splitlines()[0]


def _by_name(specs: tuple[FieldSpec, ...]) -> Mapping[str, FieldSpec]:
    return MappingProxyType({spec.name: spec for spec in specs})


def _node_type(declaration: type[Node]) -> NodeType:
    return NodeType(
        label=declaration.__name__,
        label_da=declaration.LABEL_DA,
        plural_da=declaration.PLURAL_DA,
        description=_first_sentence(declaration),
        youth_zone=declaration.YOUTH_ZONE,
        fields=_by_name(specs_of(declaration)),
    )


def _edge_type(declaration: type[Edge]) -> EdgeType:
    return EdgeType(
        type=edge_type_name(declaration),
        label_da=declaration.LABEL_DA,
        description=_first_sentence(declaration),
        from_labels=tuple(label.__name__ for label in declaration.FROM),
        to_labels=tuple(label.__name__ for label in declaration.TO),
        is_collaboration=issubclass(declaration, Collaboration),
        youth_zone=declaration.YOUTH_ZONE,
        fields=_by_name(specs_of(declaration)),
    )


NODE_TYPES: Mapping[str, NodeType] = MappingProxyType({kind.label: kind for kind in map(_node_type, NODE_CLASSES)})
"""Every kind of node by its label, in the order of export."""

EDGE_TYPES: Mapping[str, EdgeType] = MappingProxyType({kind.type: kind for kind in map(_edge_type, EDGE_CLASSES)})
"""Every kind of edge by its type, in the order of export."""

COLLABORATION_TYPES: tuple[str, ...] = tuple(kind.type for kind in EDGE_TYPES.values() if kind.is_collaboration)
"""The types that run between organisations and say how they work together."""
