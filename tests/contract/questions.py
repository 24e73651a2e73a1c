"""The Cypher files of the catalogue, found where they lie, and values for the parameters that they name."""

import re
from collections.abc import Mapping
from pathlib import Path

from graphmodel.schema import EDGE_TYPES, NODE_TYPES
from tests.contract.graphs import bare_id, full_id
from tests.contract.named_in_cypher import named_in

CATALOGUE = Path(__file__).parents[2] / "queries" / "cypher"


def question_files() -> list[Path]:
    """Every Cypher file, in a fixed order; none where there is no catalogue yet."""
    return sorted(CATALOGUE.rglob("*.cypher"))


def _snake(label: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", label).lower()


def _plural(label: str) -> str:
    return _snake(label).removesuffix("y") + "ies" if label.endswith("ty") else f"{_snake(label)}s"


PARAMETERS: Mapping[str, object] = {
    **{f"{_snake(label)}_id": full_id(label) for label in NODE_TYPES},
    **{f"{_snake(label)}_ids": [bare_id(label), full_id(label)] for label in NODE_TYPES},
    **{_plural(label): [bare_id(label), full_id(label)] for label in NODE_TYPES},
    "everywhere": True,
    "known_ids": [name(label) for label in NODE_TYPES for name in (bare_id, full_id)],
    "limit": 10_000,
    "only_known": False,
    "types": sorted(EDGE_TYPES),
}
"""What a question is asked with on the whole graph; a question with a parameter of another name adds it here."""


def parameters_for(cypher: str) -> dict[str, object]:
    """The parameters that a question names, with their values; those without a value are left out."""
    return {name: PARAMETERS[name] for name in sorted(named_in(cypher).parameters) if name in PARAMETERS}
