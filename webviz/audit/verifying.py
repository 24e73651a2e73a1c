"""Finding what has been changed in the log all the same: every entry against its hash and the one before, and the end against its seal.

| found without the key | found with the key alone |
|---|---|
| an entry that was changed, moved, put in or taken out | the same, where all hashes after it and the head were made anew |
| the end taken away, the head as it was | the end taken away, and the head set back to match |

Nothing inside of the database tells that all of it was set back to an older copy: for that, the number and hash of the last entry
are noted elsewhere (every verification tells them) and held against it later (`known`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from webviz.audit.chain import BEGINNING, hash_of, is_seal
from webviz.audit.findings import Finding, Known, Verification
from webviz.audit.purge_entry import Removed, removed_by

Stored = Mapping[str, Any]
"""A row of the log by column, as it stands there now."""

MOST_FINDINGS = 100
"""So many are told one by one."""

_WITHOUT_KEY = "Uden nøglen i KAEDEKORT_KEYS kan det ikke ses, om nogen har fjernet slutningen og rettet det sted, hvor loggen slutter."


@dataclass(slots=True)
class _Walk:
    """What is known on the way through the log, from its first entry to its last."""

    known: Known | None
    findings: list[Finding] = field(default_factory=list)
    left_out: int = 0
    entries: int = 0
    first: int = 0
    last: int = 0
    last_hash: str = BEGINNING
    last_is_changed: bool = False
    begins_at: str = BEGINNING
    removed: Removed | None = None
    """By the purge that took the entry before the first one."""
    changed: list[Stored] = field(default_factory=list)
    known_hash: str | None = None
    notes: list[str] = field(default_factory=list)

    def tell(self, number: int | None, what: str) -> None:
        if len(self.findings) < MOST_FINDINGS:
            self.findings.append(Finding(number, what))
        else:
            self.left_out += 1

    def step(self, row: Stored) -> None:
        number = int(row["number"])
        is_changed = hash_of(row) != row["hash"]
        if not self.entries:
            self.first, self.begins_at = number, str(row["previous"])
        elif number != self.last + 1:
            self.tell(self.last + 1, f"{_numbers(self.last + 1, number - 1)} mangler: fjernet uden om oprydningen.")
        elif row["previous"] != self.last_hash and not (is_changed or self.last_is_changed):
            self.tell(
                self.last,
                f"Nr. {number} bygger ikke på nr. {self.last}, som det nu står: nr. {self.last} er skrevet om, skiftet ud "
                "eller sat ind.",
            )
        if is_changed:
            self._note_changed(row)
        if row["action"] == "purge":
            removed = removed_by(str(row["details"]))
            if removed is not None and removed.up_to == self.first - 1:
                self.removed = removed
        if self.known is not None and number == self.known.number:
            self.known_hash = str(row["hash"])
        self.entries, self.last, self.last_hash, self.last_is_changed = (
            self.entries + 1, number, str(row["hash"]), is_changed,
        )  # fmt: skip

    def _note_changed(self, row: Stored) -> None:
        if len(self.changed) < MOST_FINDINGS:
            self.changed.append(row)
        else:
            self.left_out += 1


def verify(
    rows: Iterable[Stored], head: Stored | None, openings: Iterable[str], key: bytes | None, known: Known | None
) -> Verification:
    """Walk through the whole log, its entries in the order of their numbers; `openings` are sentences on what no longer guards it."""
    walk = _Walk(known)
    for row in rows:
        walk.step(row)
    for opening in openings:
        walk.tell(None, opening)
    _tell_changed(walk)
    _tell_beginning(walk)
    _tell_end(walk, head, key)
    _tell_known(walk)
    findings = sorted(walk.findings, key=lambda finding: (finding.number is None, finding.number or 0))
    if key is None:
        walk.notes.append(_WITHOUT_KEY)
    return Verification(
        walk.entries, walk.first, walk.last, walk.last_hash, tuple(findings), walk.left_out, tuple(walk.notes)
    )


def _tell_changed(walk: _Walk) -> None:
    """Tell what became of the entries whose hash does not fit: moved to another number, in a row or two by two, or changed."""
    was = {int(row["number"]): _number_before(row, walk.changed) for row in walk.changed}
    told: set[int] = set()
    for number, before in was.items():
        if number in told:
            continue
        if before is None:
            walk.tell(number, f"Nr. {number} er ændret, efter at det blev skrevet.")
        elif was.get(before) == number:
            told.add(before)
            walk.tell(number, f"Nr. {number} og nr. {before} er byttet om.")
        else:
            shift, last = before - number, number
            while was.get(last + 1) == last + 1 + shift:
                last += 1
                told.add(last)
            done = "taget ud" if shift > 0 else "sat ind"
            walk.tell(
                number,
                f"{_numbers(number, last)} blev skrevet som {_numbers(before, last + shift).lower()}: noget er {done} før.",
            )


def _number_before(row: Stored, changed: Iterable[Stored]) -> int | None:
    """The number under which a row's hash fits; None where there is none, and so something else of it was changed."""
    number = int(row["number"])
    candidates = [number - 1, number + 1, *(int(other["number"]) for other in changed)]
    return next((each for each in candidates if hash_of({**row, "number": each}) == row["hash"]), None)


def _tell_beginning(walk: _Walk) -> None:
    before = walk.first - 1
    if not walk.entries or (walk.begins_at == BEGINNING and before == 0):
        return
    if before < 1:
        walk.tell(walk.first, f"Nr. {walk.first} bygger på noget, der ikke er i loggen.")
    elif walk.removed is None:
        walk.tell(1, f"{_numbers(1, before)} mangler: fjernet uden om oprydningen.")
    elif walk.removed.last_hash != walk.begins_at:
        walk.tell(walk.first, f"Nr. {walk.first} bygger ikke på det sidste, som oprydningen fjernede.")


def _tell_end(walk: _Walk, head: Stored | None, key: bytes | None) -> None:
    number = None if head is None else head["number"]
    if head is None or not isinstance(number, int):
        walk.tell(None, "Det mangler, hvor loggen slutter: rækken i log_head er fjernet eller ødelagt.")
        return
    if number > walk.last:
        walk.tell(walk.last + 1, f"{_numbers(walk.last + 1, number)} mangler: slutningen af loggen er fjernet.")
    elif number < walk.last:
        walk.tell(
            number + 1,
            f"{_numbers(number + 1, walk.last)} er skrevet uden om Kædekort: loggen slutter ved nr. {number}.",
        )
    elif head["hash"] != walk.last_hash and not walk.last_is_changed:
        walk.tell(number, f"Nr. {number} er ikke det, loggen sluttede med: det er skrevet om.")
    if key is not None and not is_seal(key, number, head["hash"], head["seal"]):
        walk.tell(
            None,
            "Seglet over loggens slutning passer ikke til nøglen: slutningen er flyttet uden den, eller nøglen er en anden.",
        )


def _tell_known(walk: _Walk) -> None:
    if walk.known is None:
        return
    number = walk.known.number
    if number > walk.last:
        walk.tell(
            walk.last + 1,
            f"Loggen slutter ved nr. {walk.last}, men nr. {number} er noteret: en ældre udgave er lagt tilbage, eller slutningen "
            "er fjernet.",
        )
    elif number < walk.first:
        walk.notes.append(f"Nr. {number} er ryddet op, så det noterede kan ikke efterprøves. Notér et nyere.")
    elif walk.known_hash != walk.known.hash:
        walk.tell(number, f"Nr. {number} er ikke det, der blev noteret: loggen er skrevet om.")


def _numbers(first: int, last: int) -> str:
    return f"Nr. {first}" if first == last else f"Nr. {first}–{last}"
