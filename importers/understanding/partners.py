"""Organisations that a cell names beside its row's own: under "Samarbejdspartnere", "Henviser til" or "Tilsyn fra"."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from graphmodel.catalogue import fold
from graphmodel.schema import EDGE_TYPES
from importers.mentions import Said
from importers.tables import Cell
from importers.values.relations import Direction, RelationReader, RelationSaid
from importers.values.words import Words

_LONGEST = 70
_MOST_WORDS = 8
_NO_NAME = re.compile(r"@|https?:|www\.|\d{4}|[?!:]")
_A_WAY_TO_REACH = re.compile(r"@|https?:|www\.|\d{8}|(?:\d\d ){3}\d\d")
_NO_BEGINNINGS = frozenset(
    {"efter", "ved", "via", "kun", "se", "hvis", "naar", "ikke", "oftest", "typisk", "primaert", "fx", "evt", "eventuelt", "afhaenger"}
    | {"i", "til", "fra", "unge", "alle", "ring", "kontakt", "spoerg", "sker", "hele", "dem", "vi"}
)  # fmt: skip
"""Words that a sentence begins with and a name does not."""
_NOBODY = frozenset(
    {"alle", "mange", "flere", "diverse", "andre", "div", "m fl", "mfl", "ingen", "ikke", "osv", "etc", "bl a"}
)
_GROUP = re.compile(r"(?:\([^()]*\)|[^;\n|•])+")
_PART = re.compile(r"(?:\([^()]*\)|-,|(?<=\d),(?=\d)|(?<!\s)/|/(?!\s)|[^;\n|•,/])+")
"""One item of a cell: what stands in brackets, "Børne-, Unge-" and a slash inside a name part nothing."""
_BRACKETS = re.compile(r"\s*\(([^()]*)\)")
_AFTER_A_DASH = re.compile(r"\s[-–]\s([^-–]+)$")
_BEFORE_A_COLON = re.compile(r"([^:]{3,60}):\s*(\S.*)")
_BEFORE_A_NAME = re.compile(r"(.+?\s(?:med|til|fra|hos|for|af))\s+([^\W\d_a-zæøå].*)")
_ABOUT = " om "
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SINCE = frozenset({"fra", "siden"})
_UNTIL = frozenset({"til", "indtil"})
_OTHER_WORDS = frozenset({"i", "den", "pr", "per"})


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation that a row's own is tied to, which way round, and what the cell says of that tie."""

    direction: Direction
    name: Cell
    fields: Mapping[str, Said] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """What it is: an organisation, or the offer that a row's own leads to."""
        return EDGE_TYPES[self.direction.type].to_labels[0]

    def fields_of_tie(self) -> Mapping[str, Said]:
        """What is said of the tie as far as its type has fields for it."""
        known = EDGE_TYPES[self.direction.type].fields
        return {name: said for name, said in self.fields.items() if name in known}


@dataclass(slots=True)
class _Item:
    """One part of a cell while what is said of the tie is taken from around the name."""

    name: str
    direction: Direction
    values: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    is_denied: bool = False
    lead: str = ""
    """The words before the name that hold for the names after it as well: "Mødes med A, B og C"."""

    def say(self, text: str, said: RelationSaid, *, is_over: bool) -> None:
        """Take in what words around the name say; a type that carries more than the column's own takes its place."""
        if len(said.directions) == 1 and said.directions[0].type != "KNOWS":
            self.direction = said.directions[0]
        self.values |= said.values
        self.is_denied = self.is_denied or said.is_denied
        if said.says_more or is_over:
            self.notes.append(text)


def partners_in(
    cell: Cell, direction: Direction, words: Words, reader: RelationReader
) -> tuple[list[Partner], list[str]]:
    """The organisations in a cell, and the parts of it that are no name.

    A word for knowing each other promises little, so any part is a name there; one that carries a youth or money must look like one.
    Words beside a name for a state, an agreement or a type are said of the tie. One that is over is none without its day.
    """
    partners: list[Partner] = []
    others: list[str] = []
    for group in _GROUP.findall(cell.text):
        lead = ""
        for part in _parts(group, reader):
            item = _item(part, direction, reader)
            if lead and not item.lead:
                item = _item(f"{lead}: {part}", direction, reader)
            lead = item.lead
            if _is_partner(part, item, words, reader):
                fields = _fields(item.values, item.notes, cell.address)
                partners.append(Partner(item.direction, Cell(item.name, cell.address), fields))
            else:
                others.append(part)
    return partners, others


def addresses(partners: Iterable[Partner]) -> set[str]:
    """The cells that name them."""
    return {partner.name.address for partner in partners}


def _is_partner(part: str, item: _Item, words: Words, reader: RelationReader) -> bool:
    """Whether a part of a cell names somebody whom the row's own is tied to, now or until a day."""
    is_over = item.values.get("state") == "ended" and "valid_to" not in item.values
    if item.is_denied or is_over or _only_qualifies(part, reader):
        return False
    is_name = item.direction.type == "KNOWS" and fold(item.name) not in _NOBODY
    is_name = is_name and not _A_WAY_TO_REACH.search(item.name)
    return is_name or _may_be_a_name(item.name, words)


def _parts(text: str, reader: RelationReader) -> list[str]:
    """The items of a line; one that only says how firm the tie to the one before is stands in brackets after that."""
    parts: list[str] = []
    for part in (found.strip(" .-") for found in _PART.findall(text)):
        if part and parts and _only_qualifies(part, reader):
            parts[-1] = f"{parts[-1]} ({part})"
        elif part:
            parts.append(part)
    return parts


def _only_qualifies(part: str, reader: RelationReader) -> bool:
    """Whether a text is a state or an agreement and nothing else."""
    said = _of_a_tie(part, reader)
    return said is not None and bool(said.values) and not said.directions and fold(part) not in _NOBODY


def _item(part: str, direction: Direction, reader: RelationReader) -> _Item:
    """A part of a cell as a name and what is said around it: in brackets, after a dash, before a colon, "Mødes med X"."""
    item = _Item(part, direction)
    for found in _BRACKETS.finditer(part):
        if said := _of_a_tie(found[1], reader, is_loose=True):
            item.say(found[1], said, is_over=said.values.get("state") == "ended")
            item.name = item.name.replace(found[0], "", 1)
    if (dash := _AFTER_A_DASH.search(item.name)) and (said := _of_a_tie(dash[1], reader)):
        item.say(dash[1], said, is_over=said.values.get("state") == "ended")
        item.name = item.name[: dash.start()]
    for form in (_BEFORE_A_COLON, _BEFORE_A_NAME):
        if (led := form.fullmatch(item.name)) and _leads_to_a_name(led[1], form is _BEFORE_A_COLON, reader):
            said, item.lead = reader.read(led[1]), led[1]
            item.name, about, topic = led[2].partition(_ABOUT)
            text = f"{led[1]} …{about}{topic}" if about else led[1]
            item.say(text, replace(said, says_more=said.says_more or bool(about)), is_over=False)
    item.name = " ".join(item.name.split()).strip(" .-")
    return item


def _leads_to_a_name(text: str, is_heading: bool, reader: RelationReader) -> bool:
    """Whether words before a name say how the two are tied; without a colon they begin with that ("Mødes hver måned med")."""
    said = reader.read(text)
    if is_heading:
        return bool(said.directions or said.values)
    first, last = fold(text).split()[0], fold(text).split()[-1]
    return any(bool(reader.read(lead).directions) for lead in (first, f"{first} {last}"))


def _of_a_tie(text: str, reader: RelationReader, *, is_loose: bool = False) -> RelationSaid | None:
    """What a text says of a tie and of nothing else; loosely, where it says so among other words. A year is when it began or ended."""
    years = _YEAR.findall(text)
    words = fold(_YEAR.sub(" ", text)).split()
    said = reader.read(" ".join(words)) if words else RelationSaid()
    if len(years) == 1 and (said.values.get("state") == "ended" or (words and words[0] in _UNTIL)):
        said = replace(said, values={**said.values, "valid_to": f"{years[0]}-12-31"})
    elif len(years) == 1 and (said.values or said.directions or (words and words[0] in _SINCE)):
        said = replace(said, values={**said.values, "valid_from": f"{years[0]}-01-01"})
    is_plain = not [word for word in said.rest if word not in _SINCE | _UNTIL | _OTHER_WORDS]
    is_told = bool(said.values or said.directions)
    if not is_told or not (is_plain or is_loose or said.is_denied):
        return None
    return replace(said, says_more=not is_plain or bool(years))


def _fields(values: Mapping[str, str], notes: list[str], cell: str) -> dict[str, Said]:
    """The fields of the tie; an end is its day, and no state."""
    fields = {
        name: Said(value, cell, is_inferred=name.startswith("valid"))
        for name, value in values.items()
        if (name, value) != ("state", "ended")
    }
    return fields | ({"note": Said("\n".join(notes), cell)} if notes else {})


def _may_be_a_name(text: str, words: Words) -> bool:
    folded = fold(text)
    return (
        len(text) <= _LONGEST
        and 1 <= len(folded.split()) <= _MOST_WORDS
        and len(folded) > 1
        and folded not in _NOBODY
        and folded.split()[0] not in _NO_BEGINNINGS
        and not _NO_NAME.search(text)
        and not words.is_placeholder(text)
        and words.catalogue.values.read_whole("answer", text) is None
    )
