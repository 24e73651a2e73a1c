"""Which mentions of a list speak of the same thing: organisations first, since offers and persons are told apart by theirs."""

from collections import defaultdict
from collections.abc import Sequence

from importers.doubts import DIFFERENT, SAME, Doubts
from importers.linking.groups import KINDS, Groups, handles_of, join_near, join_or_ask, other_end
from importers.linking.names import Generic, are_near, compact
from importers.linking.organisations import group_organisations
from importers.linking.pairs import Key
from importers.linking.past import Past
from importers.linking.things import Thing
from importers.mentions import Mention, RowFacts


def group_mentions(facts: Sequence[RowFacts], generic: Generic, doubts: Doubts, past: Past) -> Groups:
    """Put the mentions of all rows together to things."""
    groups = Groups()
    group_organisations(groups, facts, generic, doubts, past)
    _group_offers(groups, facts)
    _ask_about_ages(groups, facts, doubts, past)
    join_near(groups, "Offer", doubts, past)
    _group_persons(groups, facts, doubts, past)
    return groups


def _group_offers(groups: Groups, facts: Sequence[RowFacts]) -> None:
    """The same name from the same provider is one offer, however many categories or regions it stands under."""
    for handle, mention in handles_of(facts, "Offer"):
        provider = other_end(facts, handle, "PROVIDES", as_giver=False)
        parent = groups.key_of[provider] if provider else ()
        groups.add(
            handle,
            mention,
            ("Offer", *(parent or ("", mention.place)), compact(mention.name), f"@{mention.apart}"),
            parent,
        )


def _ask_about_ages(groups: Groups, facts: Sequence[RowFacts], doubts: Doubts, past: Past) -> None:
    """One name with two age groups may be one offer or two."""
    for thing in groups.of_label("Offer"):
        ages = {_ages(mention) for mention in thing.mentions} - {""}
        if len(ages) < 2:
            continue
        answer = DIFFERENT if len(past.nodes("Offer", thing.name)) > 1 else ""
        if not answer:
            question = f"»{thing.name}« står flere gange med forskellig alder ({' og '.join(sorted(ages))}). Er det samme tilbud?"
            content = [*thing.identity(), *ages]
            answer = doubts.ask(KINDS["Offer"], thing.name, content, thing.cells, question, DIFFERENT, thing.rows)
        if answer == DIFFERENT:
            for row, at in groups.take_apart(thing):
                mention = facts[row].mentions[at]
                groups.add((row, at), mention, (*thing.key[:-1], f"@{_ages(mention)}"), thing.parent)


def _ages(mention: Mention) -> str:
    low, high = (mention.fields[name].value if name in mention.fields else "" for name in ("min_age", "max_age"))
    return f"{low}-{high} år" if low != "" or high != "" else ""


def _group_persons(groups: Groups, facts: Sequence[RowFacts], doubts: Doubts, past: Past) -> None:
    """The same name in the same organisation, or with the same phone or e-mail, is one person."""
    for handle, mention in handles_of(facts, "Actor"):
        workplace = other_end(facts, handle, "WORKS_AT", as_giver=True)
        parent = groups.key_of[workplace] if workplace else ()
        if mention.is_end:
            groups.add(handle, mention, ("Actor", compact(mention.name), "@"))
        else:
            groups.add(handle, mention, ("Actor", compact(mention.name), *parent, mention.place), parent)
        if parent:
            groups.workplaces[handle] = parent
    by_name: defaultdict[str, list[Key]] = defaultdict(list)
    for thing in groups.of_label("Actor"):
        by_name[thing.key[1]].append(thing.key)
    for _, keys in sorted(by_name.items()):
        for at, one in enumerate(keys):
            for other in keys[at + 1 :]:
                if one in groups.things and other in groups.things:
                    _join_persons(groups, groups.things[one], groups.things[other], doubts, past)


def _join_persons(groups: Groups, mine: Thing, theirs: Thing, doubts: Doubts, past: Past) -> None:
    """Two of one name: one where a contact says so, two where the contacts differ, else asked about."""
    shared = mine.contacts() & theirs.contacts()
    if mine.contacts() and theirs.contacts() and not shared:
        return
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
