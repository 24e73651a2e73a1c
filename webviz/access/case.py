"""What is known about a youth's case on a day, as far as access depends on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Case:
    """Who works with a youth, and who else may see them."""

    youth_id: str
    contact_persons: frozenset[str] = frozenset()
    """Actors who are contact persons on the day."""
    consents: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The actors of organisations that the youth lets be told on the day, each with the purposes."""
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    """The accounts that stand in for a contact person on the day, each with the id of the arrangement."""
    emergencies: Mapping[str, str] = field(default_factory=dict)
    """The accounts that have emergency access at the moment, each with the id of its report."""
