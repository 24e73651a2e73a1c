"""The catalogue as objects of the exchange form, so that a graph can hold what the catalogue names."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from graphmodel.catalogue.reading import Identified
from graphmodel.catalogue.work_entries import Role

# Which attributes become which fields of a node (design, section 3); the rest is the catalogue's own.
_FIELDS: Mapping[str, Mapping[str, str]] = {
    "Stage": {"name": "name", "youth_name": "youth_name", "rank": "rank", "taxonomy": "taxonomy", "indicators": "indicators"},
    "Area": {"name": "name", "class": "area_class", "youth_name": "youth_name"},
    "Sector": {"name": "name"},
    "Permission": {
        key: key
        for key in (
            "name", "kind", "legal_basis", "valid_from", "valid_to", "min_age", "max_age", "decision_weeks",
        )
    },
    "Role": {"name": "name", "description": "description"},
}  # fmt: skip


def catalogue_objects(
    subjects: Mapping[str, Mapping[str, Identified]], roles: Mapping[str, Role]
) -> Iterator[dict[str, Any]]:
    """The entries of each label, by id, then the roles with what each grants; only keys that hold something.

    No grant has a state: the law's template is proposed until the municipality confirms it.
    """
    for label, entries in {**subjects, "Role": roles}.items():
        for id_, entry in entries.items():
            fields = {key: _as_json(getattr(entry, name)) for key, name in _FIELDS[label].items()}
            yield {"node": label, "id": id_} | {
                key: value for key, value in fields.items() if value not in (None, "", [])
            }
    for role in roles.values():
        for permission in role.grants:
            yield {"edge": "GRANTS", "from": role.id, "to": permission}


def _as_json(value: Any) -> Any:
    """Dates as ISO text and tuples as lists."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
