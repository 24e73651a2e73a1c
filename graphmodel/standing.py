"""Which recorded changes hold, and what those that were taken back have left behind: values and things that nobody stands for any more."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graphmodel import history
from graphmodel.access import Reader
from graphmodel.changes import Change, Entry
from graphmodel.fields import Value, is_same
from graphmodel.records import EdgeRecord, Record

Identity = tuple[str, ...]
_Noted = Mapping[Identity, list[tuple[int, Entry]]]


def numbers_that_hold(changes: Iterable[Change], taken_back: str = "") -> frozenset[int]:
    """The changes, undos apart, that nobody has taken back, or whose taking back was taken back; as if `taken_back` were undone too."""
    by_id = {change.id: change for change in changes}
    held = set()
    for change in by_id.values():
        last, turns = change, 0
        while last.undone_by in by_id and last.id != taken_back:
            last, turns = by_id[last.undone_by], turns + 1
        turns += last.id == taken_back
        if not change.undoes and turns % 2 == 0:
            held.add(change.number)
    return frozenset(held)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the changes around one that is being taken back did: those that hold without it, and those that were taken back before.

    Each is a thing's entries, in order, with the numbers of their changes.
    """

    held: _Noted
    taken_back: _Noted

    def is_spoken_of_after(self, record: Record, number: int) -> bool:
        """Whether a change that holds found a thing as it would have it, later than another change: it is its own as well."""
        return any(at > number and entry.is_spoken_of for at, entry in self.held.get(record.identity, ()))

    def value_under(self, record: Record, field: str, value: Value | None, number: int) -> Value | None:
        """The value that stood before a change, or what was there before that where the change that wrote it has been taken back."""
        for at, entry in reversed(self.taken_back.get(record.identity, ())):
            wrote_it = at < number and field in (entry.after or {}) and is_same((entry.after or {})[field], value)
            if wrote_it and not self.is_spoken_of_after(record, at):
                value = (entry.before or {}).get(field)
        return value

    def left_behind(self, entries: Iterable[Entry]) -> list[Record]:
        """What undone changes created beside the entries of a change, and was kept for its sake: no change that holds has touched it."""
        near: set[Identity] = set()
        for entry in entries:
            record = entry.record
            near |= {record.identity, *(record.ends if isinstance(record, EdgeRecord) else ())}
        found = []
        for identity in sorted(near & self.taken_back.keys()):
            made = [(at, entry) for at, entry in self.taken_back[identity] if entry.before is None]
            if made and not any(at > made[0][0] for at, _ in self.held.get(identity, ())):
                found.append(made[-1][1].record)
        return found


def standing_without(reader: Reader, change: Change) -> Standing:
    """What stands where one change is taken back."""
    changes = history.changes(reader)
    holding = numbers_that_hold(changes, change.id)
    undone = {one.number for one in changes if not one.undoes and one.number not in holding} - {change.number}
    first = min(undone | {change.number})
    held: defaultdict[Identity, list[tuple[int, Entry]]] = defaultdict(list)
    taken_back: defaultdict[Identity, list[tuple[int, Entry]]] = defaultdict(list)
    for number, entry in history.entries_of(reader, first, history.version(reader)):
        if number in holding:
            held[entry.record.identity].append((number, entry))
        elif number in undone and not entry.is_spoken_of:
            taken_back[entry.record.identity].append((number, entry))
    return Standing(held, taken_back)
