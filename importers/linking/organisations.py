"""Which mentions speak of the same organisation: by name, place and parents, never by a generic name alone."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from importers.doubts import DIFFERENT, PART, SAME, doubt
from importers.linking.abbreviations import Called, pairs_in_short
from importers.linking.contained import (
    content_words,
    distinctive_words,
    is_part,
    local_words,
    may_be_part,
    only_tell_the_kind,
    say_little,
    words_between,
)
from importers.linking.groups import (
    KINDS,
    Groups,
    carry_out,
    contacts_differ,
    handles_of,
    join_near,
    join_or_ask,
    other_end,
)
from importers.linking.names import Generic, compact
from importers.linking.pairs import Key, contained_pairs
from importers.linking.past import Past
from importers.linking.questions import Handle, Questions, Sides
from importers.linking.things import Thing, are_told_apart, contacts_in
from importers.linking.writings import are_written_apart, ask_about_writings, may_be_two
from importers.mentions import Mention, RowFacts


def group_organisations(
    groups: Groups, facts: Sequence[RowFacts], generic: Generic, doubts: Questions, past: Past
) -> None:
    """Group every mention of an organisation, and join what is one under two names."""
    _group(groups, facts, generic)
    _ask_about_generic(groups, facts, generic, doubts, past)
    ask_about_writings(groups, "Organisation", facts, doubts, past)
    carry_out(groups, "Organisation", doubts)
    join_near(groups, "Organisation", doubts, past)
    _attach_flat(groups, generic, doubts, past)
    _join_contained(groups, generic, doubts, past)
    _join_with_municipality(groups, generic, doubts, past)
    _ask_about_initials(groups, generic, doubts, past)


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


def _ask_about_generic(
    groups: Groups, facts: Sequence[RowFacts], generic: Generic, doubts: Questions, past: Past
) -> None:
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
        answer = doubts.ruled_alone(thing.handles)
        if not answer and (before := len(past.organisations_at(thing.name, thing.place))):
            answer = SAME if before == 1 else DIFFERENT
        answer = answer or _told_by_the_graph(groups, thing, facts, past)
        if not answer:
            lacking = "" if thing.place else " uden kommune"
            question = (
                f"»{thing.name}« står i {len(thing.rows)} rækker{lacking}, og mange steder har en. Er det den samme?"
            )
            is_sure = not generic.is_unit(thing.name) and (thing.is_end or _is_reached_one_way(groups, thing, facts))
            kind, cells, choices = KINDS["Organisation"], thing.cells, (SAME, DIFFERENT)
            decision = doubt(kind, thing.name, thing.identity(), cells, question, choices, SAME, thing.rows)
            answer = doubts.put(decision, Sides("Organisation", frozenset(thing.handles)), is_sure=is_sure)
        if answer == DIFFERENT:
            _split(groups, thing, facts)


def _is_reached_one_way(groups: Groups, thing: Thing, facts: Sequence[RowFacts]) -> bool:
    """Whether every row that names a thing has the same phone or e-mail for it or its offer."""
    of_rows = _reached_by(groups, thing, facts)
    return bool(set[str]().union(*of_rows).intersection(*of_rows))


def _told_by_the_graph(groups: Groups, thing: Thing, facts: Sequence[RowFacts], past: Past) -> str:
    """Whether the phones and e-mails of all rows are those of one of the graph's organisations of that name, or of several."""
    meant = [past.organisations_reached(thing.name, forms) for forms in _reached_by(groups, thing, facts)]
    if not all(len(ids) == 1 for ids in meant):
        return ""
    return SAME if len(frozenset().union(*meant)) == 1 else DIFFERENT


def _reached_by(groups: Groups, thing: Thing, facts: Sequence[RowFacts]) -> list[set[str]]:
    """The phones and e-mails of a thing or its offer, row by row."""
    return [
        {
            form
            for place, mention in enumerate(facts[row].mentions)
            if place == at or mention.label == "Offer"
            for form in contacts_in(mention)
            if not form.startswith("web:")
        }
        for row, at in groups.mentions_of(thing)
    ]


def _split(groups: Groups, thing: Thing, facts: Sequence[RowFacts]) -> None:
    """One thing a row, told apart by what else the row speaks of."""
    for row, at in groups.take_apart(thing):
        others = [
            f"{mention.label}:{compact(mention.name)}"
            for mention in facts[row].mentions
            if mention.label != "Organisation"
        ]
        groups.add((row, at), facts[row].mentions[at], (*thing.key[:-1], "@" + "|".join(sorted(others))))


def _attach_flat(groups: Groups, generic: Generic, doubts: Questions, past: Past) -> None:
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
            if len(fuller) != 1 or thing.key in groups.above(fuller[0]):
                continue
            if may_be_two(fuller[0], thing):
                join_or_ask(groups, fuller[0], thing, DIFFERENT, doubts, past)
            else:
                groups.unite(fuller[0].key, thing.key)


def _says_more(one: Thing, other: Thing) -> bool:
    """Whether one thing tells place or parents where the other is silent, and contradicts it nowhere."""
    if other.path or (other.place and one.place != other.place):
        return False
    return bool(one.path) or (bool(one.place) and not other.place)


def _join_contained(groups: Groups, generic: Generic, doubts: Questions, past: Past) -> None:
    """Names of which one holds the other, in the same place: joined where a phone or an e-mail says so, else asked about."""
    things = [thing for thing in groups.of_label("Organisation") if not thing.path]
    called = {thing.key: (thing.name, thing.place) for thing in things}
    pairs = contained_pairs(
        {key: content_words(name) for key, (name, _) in called.items()},
        {key: distinctive_words(name, generic) for key, (name, _) in called.items()},
    )
    contacts = groups.contacts_around() if pairs.keys() else {}
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
        is_unit = is_part(my_name, their_name, generic)
        may_be_unit = is_unit or may_be_part(my_name, their_name, generic)
        is_told = groups.is_told_by(contacts[one] & contacts[other], mine, theirs)
        tell_little = not is_unit and only_tell_the_kind(between, my_name, their_name, generic)
        if is_told and tell_little and doubts.ruled(mine.handles, theirs.handles) != DIFFERENT:
            groups.unite(one, other)
            contacts[one] |= contacts[other]
        elif not (is_told or may_be_unit or say_little(between, generic)) or not join_or_ask(
            groups,
            mine,
            theirs,
            PART if is_unit else _suggested(mine, theirs, contacts, tell_little=say_little(between, generic)),
            doubts,
            past,
            joins_by_contact=tell_little,
            may_be_part=may_be_unit,
        ):
            continue
        pairs.follow(one, other)
        called[one] = (min(my_name, their_name, key=lambda name: (len(content_words(name)), name)), mine.place)


def _suggested(mine: Thing, theirs: Thing, contacts: Mapping[Key, set[str]], *, tell_little: bool) -> str:
    """What to suggest of two of which one name holds the other: a telling word, a contact of both that says too little, make them two."""
    are_two = not tell_little or contacts[mine.key] & contacts[theirs.key] or contacts_differ(mine, theirs)
    return DIFFERENT if are_two else SAME


def _join_with_municipality(groups: Groups, generic: Generic, doubts: Questions, past: Past) -> None:
    """Names in one municipality that differ in saying so: "PPR", "PPR Kolding", "Kolding Kommunes PPR".

    Asked where contacts differ, or where "Gymnasiet" may as well be another of that kind.
    """
    by_words: defaultdict[tuple[str, frozenset[str]], list[Key]] = defaultdict(list)
    for thing in groups.of_label("Organisation"):
        words = local_words(thing.name, thing.place, generic)
        if words and thing.place and not thing.path and not generic.is_unit(thing.name):
            by_words[(thing.place, words)].append(thing.key)
    for (place, words), keys in sorted(by_words.items(), key=lambda item: item[1]):
        is_kind = len(keys) > 1 and generic.is_kind(" ".join(sorted(words)))
        has_others = is_kind and any(where == place and words < longer for where, longer in by_words)
        for other in keys[1:]:
            mine, theirs = groups.things[keys[0]], groups.things[other]
            say_both = content_words(mine.name) != words != content_words(theirs.name)
            if not (is_kind or say_both) or are_told_apart(mine, theirs) or are_written_apart(mine, theirs):
                continue
            differ = contacts_differ(mine, theirs)
            is_sure = not differ and (say_both or not has_others)
            join_or_ask(groups, mine, theirs, DIFFERENT if differ else SAME, doubts, past, is_sure=is_sure)


def _ask_about_initials(groups: Groups, generic: Generic, doubts: Questions, past: Past) -> None:
    """A name and its initials, "UU" and "Ungdommens Uddannelsesvejledning", in one municipality: asked about."""
    called = [
        (thing.key, Called(thing.name, generic.name_of_place(thing.place) if thing.place else ""))
        for thing in groups.of_label("Organisation")
        if not thing.path
    ]
    for one, other in sorted({(min(pair), max(pair)) for pair in pairs_in_short(called, called)}):
        if one == other or one not in groups.things or other not in groups.things:
            continue
        mine, theirs = groups.things[one], groups.things[other]
        are_elsewhere = mine.place and theirs.place and mine.place != theirs.place
        if not (are_elsewhere or are_told_apart(mine, theirs) or past.is_called_both(mine.name, theirs.name)):
            suggested = DIFFERENT if contacts_differ(mine, theirs) else SAME
            join_or_ask(groups, mine, theirs, suggested, doubts, past, joins_by_contact=False)
