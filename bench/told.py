"""What all three sides tell of a youth, in one form, so that it can be held against each other."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Told(NamedTuple):
    """One candidate: its verdict, and the twelve conditions in the order of the rule book (0 pass, 1 unknown, 2 fail)."""

    offer_id: str
    verdict: str
    statuses: tuple[int, ...]


Pair = tuple[str, str]
"""A youth and one of their open areas, by their ids."""


class Disagreement(AssertionError):
    """Two sides told different things of a youth, so no time of theirs means anything."""


def check_agreement(youth_id: str, others: str, ours: Sequence[Told], theirs: Sequence[Told]) -> None:
    """Both told the same of every candidate, in the same order. Raises Disagreement."""
    if list(ours) == list(theirs):
        return
    matches = [{told.offer_id for told in side if told.verdict == "match"} for side in (ours, theirs)]
    first = next(
        (pair for pair in zip(ours, theirs, strict=False) if pair[0] != pair[1]), "one side tells of more candidates"
    )
    raise Disagreement(
        f"{youth_id}: {others} differs; matches alone here {sorted(matches[0] - matches[1])}, "
        f"alone there {sorted(matches[1] - matches[0])}; first difference: {first}"
    )


def check_same_coverage(others: str, ours: Mapping[Pair, str], theirs: Mapping[Pair, str]) -> None:
    """Both told the same of every pair, and of the same pairs. Raises Disagreement."""
    if ours == theirs:
        return
    differing = sorted(pair for pair in ours.keys() | theirs.keys() if ours.get(pair) != theirs.get(pair))
    first = differing[0]
    raise Disagreement(
        f"coverage in {others} differs of {len(differing)} of {len(ours)} pairs; the first, {first}: "
        f"{ours.get(first)} here, {theirs.get(first)} there"
    )
