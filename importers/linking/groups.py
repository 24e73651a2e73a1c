"""Groups of mentions: which mentions speak of one thing, and how two things become one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from importers.doubts import DIFFERENT, PART, SAME, doubt
from importers.linking.contained import is_longer
from importers.linking.lines import Lines
from importers.linking.names import are_lettered_apart, are_near, compact
from importers.linking.pairs import Key, near_pairs
from importers.linking.past import Past
from importers.linking.questions import Handle, Questions, Sides
from importers.linking.side_by_side import contacts_beside, facts_of, told_of_both
from importers.linking.things import Thing, are_apart, are_told_apart, contacts_in
from importers.mentions import Mention, RowFacts

KINDS = {"Organisation": "org", "Offer": "tilbud", "Actor": "person"}
"""What the id of a decision about each label begins with."""

_NAMED = "#"
"""What stands second in the key of a thing whose rows name its node; no name, place or municipality is written so."""

THE_SAME = {"Organisation": "den samme", "Offer": "det samme", "Actor": "den samme person"}
"""What is asked of two of each label."""


@dataclass(slots=True)
class Groups:
    """The things of a list, and which of them each mention speaks of; `facts` are the rows that say it all."""

    facts: Sequence[RowFacts] = ()
    things: dict[Key, Thing] = field(default_factory=dict)
    key_of: dict[Handle, Key] = field(default_factory=dict)
    workplaces: dict[Handle, Key] = field(default_factory=dict)
    """The organisation that stands beside a person, for each mention of one."""
    _lines: dict[str, Lines] = field(default_factory=dict)

    def add(self, handle: Handle, mention: Mention, key: Key, parent: Key = ()) -> None:
        """Count a mention among those of a thing; whatever its name, one whose row names a node is of that node."""
        key = (mention.label, _NAMED, mention.id) if mention.id else key
        thing = self.things.get(key)
        if thing is None:
            thing = self.things[key] = Thing(mention.label, key, parent=parent)
        thing.mentions.append(mention)
        thing.handles.append(handle)
        self.key_of[handle] = key

    def thing_of(self, handle: Handle) -> Thing:
        """The thing that a mention speaks of."""
        return self.things[self.key_of[handle]]

    def take_apart(self, thing: Thing) -> list[Handle]:
        """Give a thing up and answer its mentions, so that they can be added anew."""
        del self.things[thing.key]
        return sorted(thing.handles)

    def mentions_of(self, thing: Thing) -> list[Handle]:
        """The mentions that speak of a thing, in the order of the rows."""
        return sorted(thing.handles)

    def unite(self, kept: Key, given_up: Key) -> None:
        """Make two things one; what hangs on the second hangs on the first."""
        if kept == given_up or given_up not in self.things:
            return
        gone = self.things.pop(given_up)
        self.things[kept].mentions.extend(gone.mentions)
        self.things[kept].handles.extend(gone.handles)
        for handle in gone.handles:
            self.key_of[handle] = kept
        if gone.label != "Organisation":
            return
        for handle, workplace in self.workplaces.items():
            if workplace == given_up:
                self.workplaces[handle] = kept
        for thing in self.things.values():
            if thing.parent == given_up:
                thing.parent = kept

    def contacts_around(self) -> dict[Key, set[str]]:
        """The contacts of organisations, and of the offers that stand beside them in their rows."""
        found: defaultdict[Key, set[str]] = defaultdict(set)
        of_rows = [[contacts_in(mention) for mention in fact.mentions] for fact in self.facts]
        for (row, at), key in self.key_of.items():
            if key[0] == "Organisation":
                for place, mention in enumerate(self.facts[row].mentions):
                    if place == at or mention.label == "Offer":
                        found[key] |= of_rows[row][place]
        return found

    def mentions_around(self, thing: Thing) -> list[Mention]:
        """The mentions of a thing, and of an organisation those of the offers that stand beside it."""
        if thing.label != "Organisation":
            return thing.mentions
        rows = sorted({row for row, _ in thing.handles})
        return [*thing.mentions, *(one for row in rows for one in self.facts[row].mentions if one.label == "Offer")]

    def is_told_by(self, shared: AbstractSet[str], mine: Thing, theirs: Thing) -> bool:
        """Whether contacts that two things share say that they are one; a switchboard's number does not."""
        if not shared:
            return False
        if mine.label not in self._lines:
            of_organisations = self.contacts_around() if mine.label == "Organisation" else {}
            reached = (
                (thing.name, thing.contacts() | of_organisations.get(thing.key, set()))
                for thing in self.things.values()
                if thing.label == mine.label
            )
            self._lines[mine.label] = Lines(mine.label, reached)
        return self._lines[mine.label].tell(shared, mine.name, theirs.name)

    def above(self, thing: Thing) -> list[Key]:
        """What a thing is part of, the nearest first; a circle of parents ends where it begins again."""
        keys: list[Key] = []
        lowest = thing.key
        while thing.parent in self.things and thing.parent not in (lowest, *keys):
            keys.append(thing.parent)
            thing = self.things[thing.parent]
        return keys

    def of_label(self, label: str) -> list[Thing]:
        """The things of a label that are known by their names, in the order of their keys."""
        keys = (key for key, thing in self.things.items() if thing.label == label and key[1] != _NAMED)
        return [self.things[key] for key in sorted(keys)]

    def named(self) -> list[Thing]:
        """The things whose rows name their node, in the order of their keys."""
        return [self.things[key] for key in sorted(key for key in self.things if key[1] == _NAMED)]


def handles_of(facts: Sequence[RowFacts], label: str) -> Iterator[tuple[Handle, Mention]]:
    """Every mention of a label with its handle."""
    for place, fact in enumerate(facts):
        for at, mention in enumerate(fact.mentions):
            if mention.label == label:
                yield (place, at), mention


def other_end(facts: Sequence[RowFacts], handle: Handle, type_: str, *, as_giver: bool) -> Handle | None:
    """The mention at the other end of a row's first tie of a type."""
    row, at = handle
    for tie in facts[row].ties:
        if tie.type == type_ and isinstance(tie.taker, int) and at == (tie.giver if as_giver else tie.taker):
            return (row, tie.taker if as_giver else tie.giver)
    return None


def join_near(groups: Groups, label: str, doubts: Questions, past: Past) -> None:
    """Names that differ by a slip of the hand: joined where a phone, an e-mail or an address says so, else asked about."""
    things = groups.of_label(label)
    names = {thing.key: thing.name for thing in things}
    pairs = near_pairs(names, {thing.key: _surroundings(thing) for thing in things})
    for one, other in pairs:
        if one in groups.things and other in groups.things and are_near(names[one], names[other]):
            mine, theirs = groups.things[one], groups.things[other]
            if are_told_apart(mine, theirs):
                continue
            are_two = contacts_differ(mine, theirs) or are_lettered_apart(mine.name, theirs.name)
            if join_or_ask(groups, mine, theirs, DIFFERENT if are_two else SAME, doubts, past):
                pairs.follow(one, other)
                names[one] = mine.name


def contacts_differ(mine: Thing, theirs: Thing) -> bool:
    """Whether both things can be reached, and by nothing that is the same."""
    return are_apart(mine.contacts(), theirs.contacts())


def _surroundings(thing: Thing) -> tuple[str, ...]:
    """What two things must share beside a near name: the place and all that they are part of."""
    path = tuple(compact(name) for name in thing.path)
    return (thing.place, *thing.parent, *path, thing.key[-1] if thing.label == "Organisation" else "")


def carry_out(groups: Groups, label: str, doubts: Questions) -> None:
    """Make one what people say is one, whatever it is called; what others of their answers keep apart stays apart."""
    for ruling in doubts.same_things(label):
        sides = (
            {groups.key_of[each] for each in side if each in groups.key_of}
            for side in (ruling.sides.one, ruling.sides.other)
        )
        mine, theirs = (min(keys, default=()) for keys in sides)
        if not mine or not theirs or mine == theirs:
            continue
        one, other = groups.things[min(mine, theirs)], groups.things[max(mine, theirs)]
        if doubts.ruled(one.handles, other.handles) == DIFFERENT:
            doubts.contradict(ruling)
        else:
            groups.unite(one.key, other.key)


def join_or_ask(
    groups: Groups,
    mine: Thing,
    theirs: Thing,
    suggested: str,
    doubts: Questions,
    past: Past,
    *,
    is_sure: bool = False,
    joins_by_contact: bool = True,
    may_be_part: bool = False,
) -> bool:
    """Join two things where a contact, the past or a person says that they are one, or the suggestion is sure; whether they were joined.

    Where one `may_be_part` of the other, that is an answer as well: the longer name is the part's.
    """
    answer = doubts.ruled(mine.handles, theirs.handles)
    if not answer:
        is_told = joins_by_contact and groups.is_told_by(mine.contacts() & theirs.contacts(), mine, theirs)
        answer = SAME if is_told else past.says(mine.label, mine.name, theirs.name)
    if not answer:
        is_first_the_part = may_be_part and is_longer(mine.name, theirs.name)
        part, whole = (mine, theirs) if is_first_the_part else (theirs, mine)
        further = or_part(part.name, whole.name) if may_be_part else ""
        asked = f"Er »{mine.name}« og »{theirs.name}« {THE_SAME[mine.label]}{further}?"
        question = f"{asked} {_side_by_side(groups, mine, theirs)}"
        content = [*mine.identity(), *theirs.identity()]
        cells, rows = [*mine.cells, *theirs.cells], mine.rows | theirs.rows
        kind, choices = KINDS[mine.label], (SAME, PART, DIFFERENT) if may_be_part else (SAME, DIFFERENT)
        decision = doubt(kind, mine.name, content, cells, question, choices, suggested, rows)
        sides = Sides(
            mine.label, frozenset(mine.handles), frozenset(theirs.handles), is_first_the_part=is_first_the_part
        )
        answer = doubts.put(decision, sides, is_sure=is_sure)
    if answer == SAME:
        groups.unite(mine.key, theirs.key)
    return answer == SAME


def or_part(part: str, whole: str) -> str:
    """How a question goes on where one of two may be a part of the other."""
    return f", eller er »{part}« en del af »{whole}«"


def _side_by_side(groups: Groups, mine: Thing, theirs: Thing) -> str:
    """What the list tells of two things, for whoever has to tell whether they are one: what both have, then what each has for itself."""
    around = [groups.mentions_around(thing) for thing in (mine, theirs)]
    both = told_of_both(*around)
    told = []
    for thing, mentions in zip((mine, theirs), around, strict=True):
        workplace = [groups.things[thing.parent].name] if thing.label == "Actor" and thing.parent else []
        facts = [*workplace, *facts_of(thing), *contacts_beside(thing, mentions)]
        told.append(", ".join(fact for fact in facts if fact not in both.values))
    if not any(told):
        return both.text or "Listen siger ikke mere om dem end navnet."
    beside = " / ".join(one or "intet ud over navnet" for one in told)
    return " ".join(filter(None, [both.text, f"({beside})"]))
