"""Things: the mentions that speak of one and the same organisation, offer or person, and what they say together."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import TypeVar

from graphmodel.catalogue import fold
from graphmodel.fields import Value
from graphmodel.schema import NODE_TYPES
from importers.linking.addresses import PARTS, choose_address, line_of
from importers.linking.age_spans import BOUNDS, join_ages
from importers.linking.common_contacts import is_common
from importers.linking.names import written
from importers.linking.spellings import best_spelling, is_parted_otherwise, is_plain_form_of_one
from importers.mentions import JOINED, NOTES, Mention, Said
from importers.result import Issue, RowId, Severity
from importers.values.contacts import phone_digits
from importers.values.days import have_same_months

Choice = TypeVar("Choice", bound=Value)

CONTACTS = ("phone", "email", "website")
_QUIET = frozenset({"email", "website"})
"""Fields of which a thing may well have several; the others are kept as words without ado."""
_NOTED = frozenset({"phone"})
"""Fields of which a thing may well have several, but of which one may as well be a slip: told once, as a note."""


@dataclass(slots=True)
class Thing:
    """One thing of the list; `parent` is the key of what an organisation is part of or an offer is provided by ("" for none).

    `handles` are the mentions' places in the list, in no order of their own; `is_renamed` where the graph has it under its name of
    an earlier edition.
    """

    label: str
    key: tuple[str, ...]
    mentions: list[Mention] = field(default_factory=list)
    handles: list[tuple[int, int]] = field(default_factory=list)
    parent: tuple[str, ...] = ()
    id: str = ""
    is_new: bool = True
    is_renamed: bool = False

    @property
    def name(self) -> str:
        """The best of its spellings."""
        spellings = {mention.name for mention in self.mentions}
        return spellings.pop() if len(spellings) == 1 else best_spelling(mention.name for mention in self.mentions)

    @property
    def place(self) -> str:
        """The municipality, "" where no mention names one."""
        return max(mention.place for mention in self.mentions)

    @property
    def rows(self) -> set[RowId]:
        """The rows that speak of it."""
        return {mention.row for mention in self.mentions}

    @property
    def cells(self) -> list[str]:
        """The cells that name it."""
        return sorted({mention.cell for mention in self.mentions})

    @property
    def path(self) -> tuple[str, ...]:
        """The names of what it is part of, outermost first."""
        return max(mention.path for mention in self.mentions)

    @property
    def other_names(self) -> set[str]:
        """What it is also called, as a column tells."""
        told = (mention.fields["also_known_as"].value for mention in self.mentions if "also_known_as" in mention.fields)
        return {name for names in told if isinstance(names, list) for name in names}

    @property
    def identities(self) -> set[str]:
        """The rows that a list's own ids say it is."""
        return {mention.identity for mention in self.mentions if mention.identity}

    @property
    def is_named(self) -> bool:
        """Whether rows name the node that it is, so that they need not say where it lies."""
        return any(mention.id for mention in self.mentions)

    @property
    def is_end(self) -> bool:
        """Whether only sheets of relations name it."""
        return all(mention.is_end for mention in self.mentions)

    def contacts(self) -> set[str]:
        """Phones, e-mails and web addresses in a form that can be compared."""
        return {form for mention in self.mentions for form in contacts_in(mention)}

    def identity(self) -> tuple[str, ...]:
        """What it is called and where, as texts: the same in the next edition, whatever that says of it and however it spells it."""
        return self.key

    def content(self) -> tuple[str, ...]:
        """What it is, as texts that sort the same however the rows stand."""
        fields = sorted({f"{name}={said.value}" for mention in self.mentions for name, said in mention.fields.items()})
        return (self.name, *self.path, self.place, *self.key, *fields)


def are_told_apart(one: Thing, other: Thing) -> bool:
    """Whether a list's own ids say that two things are two, whatever they are called."""
    return bool(one.identities and other.identities and not one.identities & other.identities)


def are_apart(mine: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
    """Whether there are contacts on both sides, and none that both have."""
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def contacts_in(mention: Mention) -> set[str]:
    """The phone, the e-mail and the web address of a mention in a form that can be compared, those apart that are nobody's own."""
    return own_forms((name, mention.fields[name].value) for name in CONTACTS if name in mention.fields)


def own_forms(said: Iterable[tuple[str, object]]) -> set[str]:
    """Contacts by the names of their fields in a form that can be compared, those apart that are nobody's own."""
    forms = (contact_form(name, value) for name, value in said)
    return {form for form in forms if not is_common(form)}


def contact_form(name: str, value: object) -> str:
    """A contact made comparable, "" where a field is none."""
    text = str(value).strip().lower()
    if name == "phone":
        return f"phone:{phone_digits(text)}"
    if name == "email":
        return f"email:{text}"
    return (
        "web:" + text.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        if name == "website"
        else ""
    )


def merge_fields(thing: Thing) -> tuple[Mapping[str, Said], list[Issue]]:
    """What the mentions of a thing say together: lists united, texts joined, of ages the span, of other values the commonest.

    The rest is kept as words.
    """
    merged: dict[str, Said] = {}
    issues: list[Issue] = []
    beside: list[Said] = []
    if len(thing.mentions) == 1:
        return thing.mentions[0].fields, issues
    named = {name for mention in thing.mentions for name in mention.fields}
    if thing.label == "Offer":
        merged, issues = join_ages(thing.name, thing.mentions)
        named.difference_update(BOUNDS)
    lying = choose_address(thing.mentions)
    merged |= lying.fields
    named.difference_update(PARTS)
    if lying.others:
        cell = min(one.cell for one in lying.fields.values())
        issues.append(_noted(thing, "Adresse", Said(line_of(lying.fields), cell), lying.others))
        beside += [one._replace(value=f"Adresse: {one.value}") for one in lying.others]
    for name in (name for name in NODE_TYPES[thing.label].fields if name in named):
        said = [
            mention.fields[name]
            for mention in thing.mentions
            if name in mention.fields and _belongs(mention, name, merged)
        ]
        if not said:
            continue
        said = _in_one_spelling(name, _exact(name, said))
        is_inferred = all(one.is_inferred for one in said)
        cell = min(one.cell for one in said)
        values = _distinct([one.value for one in said])
        if len(values) == 1:
            merged[name] = Said(values[0], cell, is_inferred)
        elif all(isinstance(value, list) for value in values):
            items = sorted({item for value in values if isinstance(value, list) for item in value})
            merged[name] = Said(items, cell, is_inferred)
        elif name in JOINED:
            merged[name] = Said(_joined(str(value) for value in values), cell)
        else:
            first = commonest([one.value for one in said])
            merged[name] = Said(first, min(one.cell for one in said if one.value == first))
            others = [one for one in said if one.value != first]
            label = NODE_TYPES[thing.label].fields[name].label
            beside.extend(Said(f"{label}: {one.value}", one.cell) for one in others)
            issues += _told_of(thing, name, merged[name], others)
    return _with_words(thing.label, merged, beside), issues


def _with_words(label: str, merged: Mapping[str, Said], beside: Sequence[Said]) -> Mapping[str, Said]:
    """The fields of a thing, with what fits none of them among its words."""
    if not beside or label == "Actor":
        return merged  # a person has no field for words
    note = NOTES[label]
    before = [merged[note]] if note in merged else []
    words = _joined(str(one.value) for one in (*before, *beside))
    return {**merged, note: Said(words, before[0].cell if before else min(one.cell for one in beside))}


def _in_one_spelling(name: str, said: list[Said]) -> list[Said]:
    """What was said, each phone, e-mail or web address as most rows write it."""
    if name not in CONTACTS:
        return said
    spelled: dict[str, list[Value]] = {}
    for one in said:
        spelled.setdefault(contact_form(name, one.value), []).append(one.value)
    return [one._replace(value=commonest(spelled[contact_form(name, one.value)])) for one in said]


def _exact(name: str, said: list[Said]) -> list[Said]:
    """What was said, days that were taken for their month left out where another row names the days."""
    exact = [one for one in said if not one.is_inferred]
    if name != "intake_dates" or not exact:
        return said
    return [one for one in said if one in exact or not any(have_same_months(one.value, other.value) for other in exact)]


def _belongs(mention: Mention, name: str, merged: Mapping[str, Said]) -> bool:
    """Whether a mention's word on a field counts: days of intake belong to the kind of intake they were said with."""
    if name != "intake_dates" or "intake" not in merged:
        return True
    return "intake" in mention.fields and mention.fields["intake"].value == merged["intake"].value


def _told_of(thing: Thing, name: str, first: Said, others: Sequence[Said]) -> list[Issue]:
    """What people are told of a field to which rows give several values."""
    if name in _QUIET and thing.label != "Actor":
        return []
    if name in _NOTED or name in _QUIET:
        return [_noted(thing, NODE_TYPES[thing.label].fields[name].label, first, others)]
    return [_contradiction(thing, name, first.value, one) for one in others]


def _contradiction(thing: Thing, name: str, first: Value, other: Said) -> Issue:
    label = NODE_TYPES[thing.label].fields[name].label
    message = (
        f"»{thing.name}« står flere gange: {label} er både »{first}« og »{other.value}«. Den anden er {_fate(thing)}."
    )
    return Issue(Severity.WARNING, other.cell, "contradiction", message, "Ret den ene række i filen.")


def _fate(thing: Thing) -> str:
    """What becomes of a value beside the first: a person has no field for words."""
    return "ikke taget med" if thing.label == "Actor" else "gemt som tekst"


def _noted(thing: Thing, label: str, first: Said, others: Sequence[Said]) -> Issue:
    """A note that rows give one thing several values, each with the cell that gives it."""
    cells: dict[str, str] = {}
    for one in sorted(others, key=lambda one: one.cell):
        cells.setdefault(str(one.value), one.cell)
    told = " og ".join(f"»{value}« ({cell})" for value, cell in ((first.value, first.cell), *cells.items()))
    kept = "Den anden er" if len(cells) == 1 else "De andre er"
    message = f"»{thing.name}« står flere gange: {label} er både {told}. {kept} {_fate(thing)}."
    return Issue(
        Severity.NOTE, min(cells.values()), "contradiction", message, "Er en af dem en fejl, så ret den i filen."
    )


def _joined(texts: Iterable[str]) -> str:
    """Texts one under the other in a fixed order, each once."""
    once = {fold(text): text for text in sorted(texts, reverse=True)}
    return "\n".join(text for _, text in sorted(once.items()))


def _distinct(values: Sequence[Value]) -> list[Value]:
    found: list[Value] = []
    for value in values:
        if value not in found:
            found.append(value)
    return found


def commonest(values: Sequence[Choice]) -> Choice:
    """The value that stands most often; of equals the first in order."""
    counts = Counter(map(repr, values))
    return min(values, key=lambda value: (-counts[repr(value)], repr(value)))


def is_other_spelling(name: str, names: Iterable[str]) -> bool:
    """Whether a name is written so differently that people should find the thing under it as well, if only by ae for æ or a blank."""
    others = list(names)
    return (
        all(written(name) != written(other) for other in others)
        or is_plain_form_of_one(name, others)
        or any(is_parted_otherwise(name, other) for other in others)
    )
