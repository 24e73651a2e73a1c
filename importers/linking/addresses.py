"""The address, the postcode and the town of a thing, chosen together, so that no address comes of two."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graphmodel.catalogue import fold
from importers.mentions import Mention, Said

PARTS = ("address", "postcode", "town")


class Lying(NamedTuple):
    """Where a thing lies, by field, and the other addresses that rows give it, each on one line."""

    fields: Mapping[str, Said]
    others: Sequence[Said]


def choose_address(mentions: Sequence[Mention]) -> Lying:
    """The address that most mentions give, of equals the fullest; what it lacks, from mentions that contradict it nowhere."""
    told = [
        parts
        for mention in mentions
        if (parts := {name: mention.fields[name] for name in PARTS if name in mention.fields})
    ]
    if not told:
        return Lying({}, ())
    said = Counter(map(_comparable, told))
    told.sort(
        key=lambda parts: (
            "address" not in parts,
            -said[_comparable(parts)],
            -len(parts),
            _comparable(parts),
            _cell(parts),
        )
    )
    chosen: dict[str, Said] = {}
    others: dict[tuple[str, ...], Said] = {}
    for parts in told:
        if _agree(chosen, parts):
            chosen = parts | chosen
        else:
            others.setdefault(_comparable(parts), Said(_line(parts), _cell(parts)))
    return Lying({name: chosen[name] for name in PARTS if name in chosen}, list(others.values()))


def line_of(fields: Mapping[str, Said]) -> str:
    """An address on one line."""
    return _line({name: fields[name] for name in PARTS if name in fields})


def _agree(one: Mapping[str, Said], other: Mapping[str, Said]) -> bool:
    """Whether nothing that two addresses both tell differs, a floor or a door too many apart."""
    both = ((str(one[name].value), str(other[name].value)) for name in PARTS if name in one and name in other)
    return all(are_addresses_alike(fold(mine), fold(theirs)) for mine, theirs in both)


def are_addresses_alike(one: str, other: str) -> bool:
    """Whether one folded address is the other with a floor or a door more."""
    return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")


def _comparable(parts: Mapping[str, Said]) -> tuple[str, ...]:
    return tuple(fold(str(parts[name].value)) if name in parts else "" for name in PARTS)


def _cell(parts: Mapping[str, Said]) -> str:
    return min(one.cell for one in parts.values())


def _line(parts: Mapping[str, Said]) -> str:
    street = [str(parts["address"].value)] if "address" in parts else []
    town = " ".join(str(parts[name].value) for name in PARTS[1:] if name in parts)
    return ", ".join([*street, *([town] if town else [])])
