"""What the values of a node are after an import: what its graph says and what the list says of it, together."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from typing import Any

from graphmodel.fields import Value
from graphmodel.records import NodeRecord
from importers.kept_words import with_kept_words
from importers.linking.things import contact_form

_GROWING = frozenset({"also_known_as", "languages", "accessibility", "cannot", "interests"})
"""Lists in which a partner's list adds to what is known; other lists are replaced."""


def values_after(wanted: Mapping[str, Value], now: NodeRecord, replaced: AbstractSet[str]) -> dict[str, Value | None]:
    """The values after the import: some lists grow, and so do words that are kept; everything else becomes what the list says.

    Days of intake belong to the kind of intake that they were said with: another kind without days takes the old ones away. Nothing is
    called its own name as well. The day of all seats does not make free ones known on it that were known on another.
    """
    after: dict[str, Value | None] = {}
    for name, value in wanted.items():
        before = None if name in replaced else now.properties.get(name)
        after[name] = (
            united(value, before)
            if name in _GROWING and isinstance(value, list)
            else with_kept_words(name, value, before)
        )
    if isinstance(others := after.get("also_known_as"), list):
        own = after.get("name", now.properties.get("name"))
        after["also_known_as"] = [other for other in others if other != own]
    if after.get("intake", now.properties.get("intake")) != now.properties.get("intake"):
        after.setdefault("intake_dates", None)
    if "seats_on" in after and "seats_free" not in after and now.properties.get("seats_free") is not None:
        del after["seats_on"]
    return after


def is_the_same(name: str, value: Value | None, before: object) -> bool:
    """Whether a value says what stands there already; a phone number with other blanks in it does."""
    return value == before or (
        before is not None and bool(form := contact_form(name, value)) and form == contact_form(name, before)
    )


def united(value: list[str], before: Any) -> list[str]:
    """What stands already, in its order, then what is new."""
    kept = list(before) if isinstance(before, list) else []
    return [*kept, *sorted(set(value) - set(kept))]
