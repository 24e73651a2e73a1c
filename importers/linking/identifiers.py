"""Ids for new things: readable, unique in the label, and the same whatever the order of the rows."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from graphmodel.catalogue import slug
from importers.linking.things import Thing

_PREFIX = {"Organisation": "org", "Offer": "offer", "Actor": "actor"}
_LONGEST = 60


def give_ids(
    things: Sequence[Thing], parent_name: dict[tuple[str, ...], str], taken: Collection[tuple[str, str]]
) -> None:
    """Give every new thing an id: its name's slug; where several want the same, with what it belongs to; then a number.

    `parent_name` is the name of what a thing is part of, provided by or works at, by the thing's key.
    """
    used = set(taken)
    by_name: defaultdict[tuple[str, str], list[Thing]] = defaultdict(list)
    for thing in things:
        if thing.is_new:
            by_name[(thing.label, thing.name)].append(thing)
    wanted: defaultdict[tuple[str, str], list[Thing]] = defaultdict(list)
    for (label, name), named in by_name.items():
        wanted[(label, _id(label, name))].extend(named)
    rivals: defaultdict[tuple[str, str], list[Thing]] = defaultdict(list)
    for (label, plain), same in sorted(wanted.items()):
        if len(same) == 1 and (label, plain) not in used:
            same[0].id = plain
            used.add((label, plain))
            continue
        for thing in same:
            above = parent_name.get(thing.key, "")
            rivals[(label, _id(label, f"{thing.name} {above}") if above else plain)].append(thing)
    for (label, base), same in sorted(rivals.items()):
        for thing in sorted(same, key=Thing.content) if len(same) > 1 else same:
            thing.id = _free(label, base, used)
            used.add((label, thing.id))


def _id(label: str, name: str) -> str:
    return f"{_PREFIX[label]}-{slug(name)[:_LONGEST].strip('-') or 'uden-navn'}"


def _free(label: str, base: str, used: Collection[tuple[str, str]]) -> str:
    number, id_ = 1, base
    while (label, id_) in used:
        number += 1
        id_ = f"{base}-{number}"
    return id_
