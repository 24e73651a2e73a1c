"""Who confirmed a fact, as far as the recorded changes tell."""

from collections.abc import Iterable
from dataclasses import dataclass

from graphmodel import history
from graphmodel.access import Reader
from graphmodel.changes import Change
from graphmodel.standing import numbers_that_hold
from queries.freshness.facts import CONFIRMED, EDGE, GRANT, OFFER, ORGANISATION, SEATS, Fact

CONFIRM = "confirm"
"""The action of a change that confirms; its source is who said that the facts are true."""

_LABELS = {OFFER: "Offer", SEATS: "Offer", ORGANISATION: "Organisation"}


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Who confirmed something, on which day it was written down, and the change that opens it."""

    by: str
    source: str
    """From what it was read, or who said so."""
    noted_on: str
    change: str

    @classmethod
    def in_change(cls, change: Change) -> "Confirmed":
        """Who confirmed what a change says."""
        by = change.origin.source if change.origin.action == CONFIRM else change.origin.made_by
        return cls(by, change.origin.source, change.made_on[:10], change.id)


def find_confirmers(reader: Reader, facts: Iterable[Fact]) -> dict[tuple[str, ...], Confirmed]:
    """Who confirmed each fact, by its key: the last change that holds and wrote it.

    What no later change wrote came with the one that filled the store; a fact that was never confirmed is left out.
    """
    wanted: dict[tuple[tuple[str, ...], str], list[Fact]] = {}
    for fact in facts:
        if fact.confirmed_on is not None or fact.state == CONFIRMED:
            wanted.setdefault(_where(fact), []).append(fact)
    changes = {change.number: change for change in history.changes(reader)}
    holding = numbers_that_hold(changes.values())
    found: dict[tuple[str, ...], Confirmed] = {}
    first = next((changes[number] for number in sorted(holding) if changes[number].is_initial), None)
    if first:
        found = {fact.key: Confirmed.in_change(first) for several in wanted.values() for fact in several}
    for number, entry in history.entries_of(reader, 1, max(changes, default=0)):
        if number not in holding:
            continue
        for field in entry.after or {}:
            for fact in wanted.get((entry.record.identity, field), ()):
                found[fact.key] = Confirmed.in_change(changes[number])
    return found


def _where(fact: Fact) -> tuple[tuple[str, ...], str]:
    """The identity of the node or edge, and the field, in which it stands when a fact was confirmed."""
    if fact.kind == EDGE:
        _, type_, giver, taker, valid_from = fact.key
        return (type_, "Organisation", giver, "Organisation", taker, valid_from), fact.field
    if fact.kind == GRANT:
        _, role, permission, valid_from = fact.key
        return ("GRANTS", "Role", role, "Permission", permission, valid_from), fact.field
    return (_LABELS[fact.kind], fact.key[1]), fact.field
