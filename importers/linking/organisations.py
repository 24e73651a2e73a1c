"""Which mentions speak of the same organisation: by name, place and parents, never by a generic name alone."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from importers.doubts import DIFFERENT, SAME, Doubts
from importers.linking.contained import content_words, distinctive_words, say_little, words_between
from importers.linking.groups import KINDS, Groups, Handle, handles_of, join_near, join_or_ask, other_end
from importers.linking.names import Generic, compact
from importers.linking.pairs import Key, contained_pairs
from importers.linking.past import Past
from importers.linking.things import Thing, are_told_apart, contacts_in
from importers.mentions import Mention, RowFacts


def group_organisations(
    groups: Groups, facts: Sequence[RowFacts], generic: Generic, doubts: Doubts, past: Past
) -> None:
    """Group every mention of an organisation, and join what is one under two names."""
    _group(groups, facts, generic)
    _ask_about_generic(groups, facts, generic, doubts, past)
    join_near(groups, "Organisation", doubts, past)
    _attach_flat(groups, generic)
    _join_contained(groups, facts, generic, doubts, past)


def _group(groups: Groups, facts: Sequence[RowFacts], generic: Generic) -> None:
    """A unit under the same parents is the same; a lone unit such as "Administration" is told apart by who works there."""
    partners: list[tuple[Handle, Mention]] = []
    for handle, mention in handles_of(facts, "Organisation"):
        if mention.is_partner:
            partners.append((handle, mention))
            continue
        path = tuple(compact(name) for name in mention.path)
        is_lone_unit = not path and not mention.identity and generic.is_unit(mention.name)
        apart = _worker(facts, handle) if is_lone_unit else mention.apart
        key = ("Organisation", mention.place, *path, compact(mention.name), f"@{apart}")
        groups.add(handle, mention, key, ("Organisation", mention.place, *path, "@") if path else ())
        if mention.identity and (above := other_end(facts, handle, "PART_OF", as_giver=True)) in groups.key_of:
            groups.thing_of(handle).parent = groups.key_of[above]
    for thing in groups.things.values():
        if thing.parent and thing.parent not in groups.things:
            thing.parent = ()
    _group_partners(groups, partners, generic)


def _group_partners(groups: Groups, partners: Sequence[tuple[Handle, Mention]], generic: Generic) -> None:
    """A name among the partners of a row is the one organisation of that name that the list has in the same municipality.

    Without a row of its own, a name that every municipality has one of ("PPR") is the one where the row's own things are.
    """
    by_name: defaultdict[str, list[tuple[Key, str]]] = defaultdict(list)
    for thing in groups.of_label("Organisation"):
        by_name[compact(thing.name)].append((thing.key, thing.place))
    for handle, mention in partners:
        name = compact(mention.name)
        listed = [key for key, place in by_name[name] if not mention.beside or place in ("", mention.beside)]
        if len(listed) == 1:
            groups.add(handle, mention, listed[0])
            continue
        is_local = generic.is_kind(mention.name) or generic.is_unit(mention.name)
        here = replace(mention, place=mention.beside) if is_local else mention
        groups.add(handle, here, ("Organisation", here.place, name, "@"))


def _worker(facts: Sequence[RowFacts], handle: Handle) -> str:
    worker = other_end(facts, handle, "WORKS_AT", as_giver=False)
    return compact(facts[worker[0]].mentions[worker[1]].name) if worker else ""


def _ask_about_generic(groups: Groups, facts: Sequence[RowFacts], generic: Generic, doubts: Doubts, past: Past) -> None:
    """Rows that say "Ungdomsskolen" and no municipality may mean one or several; only a person knows."""
    is_above = {thing.parent for thing in groups.things.values()}
    for thing in groups.of_label("Organisation"):
        is_lone = not thing.parent and thing.key not in is_above and thing.key[-1] == "@"
        says_too_little = generic.is_unit(thing.name) or (not thing.place and generic.is_kind(thing.name))
        listed = {mention.row for mention in thing.mentions if not mention.is_partner}
        beside = {mention.beside for mention in thing.mentions}
        is_in_one_place = len(beside) == 1 and "" not in beside
        is_said_often = len(listed) > 1 or (not listed and len(thing.rows) > 1 and not is_in_one_place)
        is_told = all(mention.identity for mention in thing.mentions)
        if is_told or not is_lone or not says_too_little or not is_said_often:
            continue
        before = len(past.organisations_at(thing.name, thing.place))
        answer = SAME if before == 1 else DIFFERENT if before else ""
        if not answer:
            lacking = "" if thing.place else " uden kommune"
            question = (
                f"»{thing.name}« står i {len(thing.rows)} rækker{lacking}, og mange steder har en. Er det den samme?"
            )
            is_sure = not generic.is_unit(thing.name) and (thing.is_end or _is_reached_one_way(groups, thing, facts))
            kind, cells = KINDS["Organisation"], thing.cells
            answer = doubts.ask(kind, thing.name, thing.identity(), cells, question, SAME, thing.rows, is_sure=is_sure)
        if answer == DIFFERENT:
            _split(groups, thing, facts)


def _is_reached_one_way(groups: Groups, thing: Thing, facts: Sequence[RowFacts]) -> bool:
    """Whether every row that names a thing has the same phone or e-mail for it or its offer."""
    of_rows = [
        {
            form
            for place, mention in enumerate(facts[row].mentions)
            if place == at or mention.label == "Offer"
            for form in contacts_in(mention)
            if not form.startswith("web:")
        }
        for row, at in groups.mentions_of(thing)
    ]
    return bool(set[str]().union(*of_rows).intersection(*of_rows))


def _split(groups: Groups, thing: Thing, facts: Sequence[RowFacts]) -> None:
    """One thing a row, told apart by what else the row speaks of."""
    for row, at in groups.take_apart(thing):
        others = [
            f"{mention.label}:{compact(mention.name)}"
            for mention in facts[row].mentions
            if mention.label != "Organisation"
        ]
        groups.add((row, at), facts[row].mentions[at], (*thing.key[:-1], "@" + "|".join(sorted(others))))


def _attach_flat(groups: Groups, generic: Generic) -> None:
    """A name that stands alone somewhere belongs to the one thing of that name whose place or parents are known.

    Those that tell a place go first, so that they are one with what tells parents before it is seen how many there are.
    """
    by_name: defaultdict[str, list[Thing]] = defaultdict(list)
    for thing in groups.of_label("Organisation"):
        by_name[compact(thing.name)].append(thing)
    for _, things in sorted(by_name.items()):
        name = things[0].name
        if generic.is_unit(name) or (generic.is_kind(name) and not all(thing.place for thing in things)):
            continue
        for thing in sorted(things, key=lambda thing: not thing.place):
            fuller = [
                other
                for other in things
                if other is not thing and other.key in groups.things and _says_more(other, thing)
                if not are_told_apart(other, thing)
            ]
            if len(fuller) == 1 and thing.key not in groups.above(fuller[0]):
                groups.unite(fuller[0].key, thing.key)


def _says_more(one: Thing, other: Thing) -> bool:
    """Whether one thing tells place or parents where the other is silent, and contradicts it nowhere."""
    if other.path or (other.place and one.place != other.place):
        return False
    return bool(one.path) or (bool(one.place) and not other.place)


def _join_contained(groups: Groups, facts: Sequence[RowFacts], generic: Generic, doubts: Doubts, past: Past) -> None:
    """Names of which one holds the other, in the same place: joined where a phone or an e-mail says so, else asked about."""
    things = [thing for thing in groups.of_label("Organisation") if not thing.path]
    called = {thing.key: (thing.name, thing.place) for thing in things}
    pairs = contained_pairs(
        {key: content_words(name) for key, (name, _) in called.items()},
        {key: distinctive_words(name, generic) for key, (name, _) in called.items()},
    )
    contacts = _contacts_around(groups, facts) if pairs.keys() else {}
    for one, other in pairs:
        if one not in groups.things or other not in groups.things:
            continue
        mine, theirs = groups.things[one], groups.things[other]
        if are_told_apart(mine, theirs):
            continue
        (my_name, my_place), (their_name, their_place) = called[one], called[other]
        between = words_between(my_name, their_name, generic) if my_place == their_place else None
        if between is None:
            continue
        if contacts[one] & contacts[other]:
            groups.unite(one, other)
            contacts[one] |= contacts[other]
        elif not say_little(between, generic) or not join_or_ask(groups, mine, theirs, SAME, doubts, past):
            continue
        pairs.follow(one, other)
        called[one] = (mine.name, mine.place)


def _contacts_around(groups: Groups, facts: Sequence[RowFacts]) -> dict[Key, set[str]]:
    """The contacts of organisations, and of the offers that stand beside them in their rows."""
    found: defaultdict[Key, set[str]] = defaultdict(set)
    of_rows = [[contacts_in(mention) for mention in fact.mentions] for fact in facts]
    for (row, at), key in groups.key_of.items():
        if key[0] == "Organisation":
            for place, mention in enumerate(facts[row].mentions):
                if place == at or mention.label == "Offer":
                    found[key] |= of_rows[row][place]
    return found
