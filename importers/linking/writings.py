"""One name in two writings: "Mågen" and "Fonden Mågen", "Skakklub" and "Skakklubben" are two where what stands beside them differs."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from typing import TypeAlias

from graphmodel.catalogue import fold
from graphmodel.records import NodeRecord
from importers.doubts import DIFFERENT, SAME
from importers.linking.addresses import are_addresses_alike
from importers.linking.common_contacts import is_common
from importers.linking.groups import Groups, join_or_ask
from importers.linking.names import compact, legal_forms, written
from importers.linking.node_names import names_of
from importers.linking.offer_evidence import is_same_person
from importers.linking.past import Past
from importers.linking.questions import Questions
from importers.linking.things import Thing, contact_form
from importers.mentions import Mention, RowFacts

_TOLD = ("phone", "email", "website", "cvr", "address", "postcode", "contact_name")
_AGREEING = frozenset({"phone", "email", "website", "cvr", "address"})
_Told: TypeAlias = Mapping[str, AbstractSet[str]]
"""What is said of a thing beside its name, by field, in a form that can be compared."""


def ask_about_writings(groups: Groups, label: str, facts: Sequence[RowFacts], doubts: Questions, past: Past) -> None:
    """Take things apart of which two writings of the name are told of differently, and ask whether they are one."""
    for thing in groups.of_label(label):
        if len(_writings(thing)) < 2:
            continue
        by_writing: defaultdict[str, list[Mention]] = defaultdict(list)
        for mention in thing.mentions:
            by_writing[written(mention.name)].append(mention)
        pairs = combinations((by_writing[writing] for writing in sorted(by_writing)), 2)
        if _is_asked_of(thing, doubts) or not any(_may_be_two(label, *pair, past) for pair in pairs):
            continue
        parts = _take_apart(groups, thing, facts, min(by_writing))
        for one, other in combinations(parts, 2):
            if one.key in groups.things and other.key in groups.things:
                join_or_ask(groups, one, other, DIFFERENT, doubts, past)


def _is_asked_of(thing: Thing, doubts: Questions) -> bool:
    """Whether a question asks, or asked, whether all rows of a thing mean one."""
    if doubts.ruled_alone(thing.handles) == SAME:
        return True
    handles = frozenset(thing.handles)
    return any(sides.one == handles and not (sides.other or sides.nodes) for sides in doubts.sides.values())


def _may_be_two(label: str, mine: Sequence[Mention], theirs: Sequence[Mention], past: Past) -> bool:
    name, other = mine[0].name, theirs[0].name
    if remembered := past.says(label, name, other):
        return remembered == DIFFERENT
    return _differ(([name], _told_in(mine)), ([other], _told_in(theirs)))


def _take_apart(groups: Groups, thing: Thing, facts: Sequence[RowFacts], first: str) -> list[Thing]:
    """One thing a writing; the first keeps the key, so that what is part of it stays so."""
    keys = []
    for row, at in groups.take_apart(thing):
        mention = facts[row].mentions[at]
        writing = written(mention.name)
        key = thing.key if writing == first else (*thing.key[:-1], f"{thing.key[-1]}={writing}")
        groups.add((row, at), mention, key, thing.parent)
        keys.append(key)
    return [groups.things[key] for key in sorted(set(keys))]


def are_written_apart(one: Thing, other: Thing) -> bool:
    """Whether two things have one name, and no writing of it in common."""
    return compact(one.name) == compact(other.name) and _writings(one).isdisjoint(_writings(other))


def may_be_two(one: Thing, other: Thing) -> bool:
    """Whether two things of one name are told of differently and write it differently."""
    return are_written_apart(one, other) and _differ(
        ([one.name], _told_in(one.mentions)), ([other.name], _told_in(other.mentions))
    )


def is_written_so(thing: Thing, node: NodeRecord) -> bool:
    """Whether a node goes by a name as the list writes it."""
    return not _writings(thing).isdisjoint(map(written, names_of(node)))


def may_be_another(thing: Thing, node: NodeRecord) -> bool:
    """Whether a node of a thing's name writes it differently, and what is known of it differs."""
    names = [name for name in names_of(node) if compact(name) == compact(thing.name)]
    if not names or is_written_so(thing, node):
        return False
    return _differ(([thing.name], _told_in(thing.mentions)), (names, _told_of(node)))


def tell_otherwise(thing: Thing, node: NodeRecord) -> bool:
    """Whether something that both a thing and a node tell of themselves differs, and nothing is the same."""
    mine, theirs = _told_in(thing.mentions), _told_of(node)
    both = [name for name in _TOLD if mine.get(name) and theirs.get(name)]
    return bool(both) and not any(_are_alike(name, mine[name], theirs[name]) for name in both)


def _told_of(node: NodeRecord) -> _Told:
    return _comparable({name: [node.properties[name]] for name in _TOLD if name in node.properties})


def _writings(thing: Thing) -> set[str]:
    return {written(mention.name) for mention in thing.mentions}


def _told_in(mentions: Sequence[Mention]) -> _Told:
    said: defaultdict[str, list[object]] = defaultdict(list)
    for mention in mentions:
        for name in _TOLD:
            if name in mention.fields:
                said[name].append(mention.fields[name].value)
    return _comparable(said)


def _comparable(said: Mapping[str, Iterable[object]]) -> _Told:
    forms = {name: {contact_form(name, value) or fold(str(value)) for value in values} for name, values in said.items()}
    return {name: {form for form in own if not is_common(form)} for name, own in forms.items()}


def _differ(one: tuple[Sequence[str], _Told], other: tuple[Sequence[str], _Told]) -> bool:
    """Whether something that both tell differs, or their legal forms do and nothing that both tell is the same."""
    (my_names, mine), (their_names, theirs) = one, other
    both = [name for name in _TOLD if mine.get(name) and theirs.get(name)]
    agreeing = {name for name in both if _are_alike(name, mine[name], theirs[name])}
    my_forms, their_forms = (frozenset[str]().union(*map(legal_forms, names)) for names in (my_names, their_names))
    are_two_forms = bool(my_forms and their_forms) and my_forms.isdisjoint(their_forms)
    return len(agreeing) < len(both) or (are_two_forms and not agreeing & _AGREEING)


def _are_alike(name: str, mine: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
    compare = {"address": are_addresses_alike, "contact_name": is_same_person}.get(name, str.__eq__)
    return any(compare(one, other) for one in mine for other in theirs)
