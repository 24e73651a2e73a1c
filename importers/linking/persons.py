"""Which mentions speak of the same person: by name and organisation, by a phone or an e-mail, never by a name alone."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from importers.doubts import DIFFERENT, SAME
from importers.linking.groups import Groups, carry_out, contacts_differ, handles_of, join_or_ask, other_end
from importers.linking.names import are_near
from importers.linking.pairs import Key
from importers.linking.past import Past
from importers.linking.person_names import (
    given_name_of,
    is_with_another_surname,
    may_be_one_person,
    other_names_of,
    person_form,
    surname_of,
)
from importers.linking.questions import Questions
from importers.linking.things import Thing
from importers.mentions import Mention, RowFacts


def group_persons(groups: Groups, facts: Sequence[RowFacts], doubts: Questions, past: Past) -> None:
    """The same name in the same organisation, or with the same phone or e-mail, is one person."""
    for handle, mention in handles_of(facts, "Actor"):
        workplace = other_end(facts, handle, "WORKS_AT", as_giver=True)
        parent = groups.key_of[workplace] if workplace else ()
        if mention.is_end:
            groups.add(handle, mention, ("Actor", person_form(mention.name), "@"))
        else:
            groups.add(handle, mention, ("Actor", person_form(mention.name), *parent, mention.place), parent)
        if parent:
            groups.workplaces[handle] = parent
    carry_out(groups, "Actor", doubts)
    by_name: defaultdict[str, list[Key]] = defaultdict(list)
    for thing in groups.of_label("Actor"):
        by_name[thing.key[1]].append(thing.key)
    for _, keys in sorted(by_name.items()):
        for one, other in combinations(keys, 2):
            if one in groups.things and other in groups.things:
                _join_persons(groups, groups.things[one], groups.things[other], doubts, past)
    _join_shortened(groups, doubts, past)
    _ask_about_surnames(groups, doubts, past)


def _join_shortened(groups: Groups, doubts: Questions, past: Past) -> None:
    """Names of which one is the other with less in it, in one organisation: one where a contact says so, else asked about.

    Where a shortened name may be that of several, only a contact tells whose it is.
    """
    beside: defaultdict[tuple[str, Key], list[Key]] = defaultdict(list)
    for thing in groups.of_label("Actor"):
        if thing.parent and surname_of(thing.name):
            beside[(surname_of(thing.name), thing.parent)].append(thing.key)
    for _, keys in sorted(beside.items()):
        names = {key: groups.things[key].name for key in keys}
        for one, other in combinations(keys, 2):
            if one in groups.things and other in groups.things and may_be_one_person(names[one], names[other]):
                mine, theirs = groups.things[one], groups.things[other]
                shared = mine.contacts() & theirs.contacts()
                meant = [key for key in keys if may_be_one_person(min(names[one], names[other], key=len), names[key])]
                is_open = len(meant) == 2 and not contacts_differ(mine, theirs)
                if is_open or groups.is_told_by(shared, mine, theirs):
                    join_or_ask(groups, mine, theirs, SAME, doubts, past)


def _ask_about_surnames(groups: Groups, doubts: Questions, past: Past) -> None:
    """One given name, and a surname that is another's with one more or by a slip, in one organisation or with one contact: asked about."""
    beside: defaultdict[tuple[str, ...], list[Key]] = defaultdict(list)
    for thing in groups.of_label("Actor"):
        given, places = given_name_of(thing.name), [(contact,) for contact in thing.contacts()]
        for name in (name for name in other_names_of(thing.name) if name.isalpha()):
            for where in [thing.parent, *places] if thing.parent else places:
                for shared in (name, name[0]):
                    beside[(given, shared, *where)].append(thing.key)
    for one, other in sorted({pair for keys in beside.values() for pair in combinations(keys, 2)}):
        if one not in groups.things or other not in groups.things:
            continue
        mine, theirs = groups.things[one], groups.things[other]
        has_another = is_with_another_surname(mine.name, theirs.name)
        if contacts_differ(mine, theirs) or not (has_another or are_near(mine.name, theirs.name)):
            continue
        is_told = groups.is_told_by(mine.contacts() & theirs.contacts(), mine, theirs)
        suggested = SAME if has_another or is_told else DIFFERENT
        join_or_ask(groups, mine, theirs, suggested, doubts, past, joins_by_contact=False)


def _join_persons(groups: Groups, mine: Thing, theirs: Thing, doubts: Questions, past: Past) -> None:
    """Two of one name: one where a contact says so, two where the contacts differ, else asked about."""
    shared = mine.contacts() & theirs.contacts()
    if contacts_differ(mine, theirs):
        return
    shared = shared if groups.is_told_by(shared, mine, theirs) else set()
    if _is_meant(groups, mine, theirs) or _is_meant(groups, theirs, mine):
        groups.unite(mine.key, theirs.key)
        return
    at = [groups.things[thing.parent].name for thing in (mine, theirs) if thing.parent]
    if not shared and len(at) == 2 and past.works_at_both(mine.name, *at):
        groups.unite(mine.key, theirs.key)
        return
    is_sure = not shared and _hold_one_post(groups, mine, theirs)
    join_or_ask(groups, mine, theirs, SAME if is_sure else DIFFERENT, doubts, past, is_sure=is_sure)


def _is_meant(groups: Groups, owner: Thing, person: Thing) -> bool:
    """Whether a person whom a sheet of relations names works at one of the ends beside which it does."""
    if not owner.is_end:
        return False
    at = [
        {groups.workplaces[handle] for handle in groups.mentions_of(thing) if handle in groups.workplaces}
        for thing in (owner, person)
    ]
    return not at[0].isdisjoint(at[1])


def _hold_one_post(groups: Groups, mine: Thing, theirs: Thing) -> bool:
    """Whether two of one name have the same title in units of the same organisation, or in it and a unit of it."""
    one, other = ({title for mention in thing.mentions for title in _titles(mention)} for thing in (mine, theirs))
    near = any(title == their_title or are_near(title, their_title) for title in one for their_title in other)
    return near and not set(groups.above(mine)[:2]).isdisjoint(groups.above(theirs)[:2])


def _titles(mention: Mention) -> list[str]:
    return str(mention.fields["job_title"].value).split("\n")[:1] if "job_title" in mention.fields else []
