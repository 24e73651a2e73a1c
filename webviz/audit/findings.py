"""What a verification of the log tells."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written: the number of the first entry it is about (None: of the whole), and a sentence."""

    number: int | None
    what: str

    def as_json(self) -> dict[str, object]:
        """The finding for programs."""
        return {"number": self.number, "what": self.what}


@dataclass(frozen=True, slots=True)
class Known:
    """The number and hash of an entry, noted when it was the last one."""

    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was found, the first number first; `left_out` is how many findings more there are.

    `first` and `last` are the numbers that the log now holds (0: none), `last_hash` what to note of it. `notes` say what could not be
    looked at.
    """

    entries: int
    first: int
    last: int
    last_hash: str
    findings: tuple[Finding, ...]
    left_out: int = 0
    notes: tuple[str, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether everything is as it was written, as far as can be seen."""
        return not self.findings

    def as_json(self) -> dict[str, object]:
        """The answer for programs."""
        return {
            "whole": self.is_whole,
            "entries": self.entries,
            "first": self.first,
            "last": self.last,
            "last_hash": self.last_hash,
            "findings": [finding.as_json() for finding in self.findings],
            "left_out": self.left_out,
            "notes": list(self.notes),
        }
