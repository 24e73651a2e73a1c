"""What a purge writes in the log: up to where it removed, so that the rest still hangs together."""

import json
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Removed:
    """What a purge removed: every entry up to a number, how many that were, and the hash of the last of them.

    `before` is the moment that all of them are older than, as the log writes it.
    """

    up_to: int
    last_hash: str
    entries: int
    before: str

    def as_details(self) -> dict[str, str]:
        """As the details of the purge's own entry."""
        return {
            "up_to": str(self.up_to),
            "hash": self.last_hash,
            "entries": str(self.entries),
            "before": self.before,
        }


def removed_by(details: str) -> Removed | None:
    """What the details of a purge's entry say; None where they say nothing that a purge writes."""
    try:
        said = json.loads(details)
        return Removed(int(said["up_to"]), str(said["hash"]), int(said["entries"]), str(said["before"]))
    except (ValueError, KeyError, TypeError):
        return None
