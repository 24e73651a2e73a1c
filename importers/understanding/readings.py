"""What the columns of a table make of texts; each text is read once, for a list says the same thing in row after row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from graphmodel.schema import COLLABORATION_TYPES
from importers.columns.columns import ColumnUse
from importers.values.cells import BOUNDS, parser_of, read_age_group, understand_cell
from importers.values.listed import names_an_owner
from importers.values.understood import Understood, parts_of
from importers.values.words import Words

_AGE_WORDS = (
    r"(?:[uo]\.|fra|mellem|imellem|ml\.?|under|over|op|til|og|med|fyldt|mindst|højst|"
    r"max\.?|maks\.?|min\.?|år|årige|opefter|alder:?)"
)
_ONLY_AGES = re.compile(rf"(?:{_AGE_WORDS}\s+)*\d{{1,2}}(?:\s*(?:{_AGE_WORDS}|[-–+]|\d{{1,2}}))*\.?", re.IGNORECASE)
"""A cell that holds an age group and not a word more."""
_OF_ONE_VALUE = ".kind"
"""The end of a target that takes one part of a cell alone."""
_MOST_REMEMBERED = 5_000
"""So many texts of a column are kept with what they mean; a column with more of them hardly says anything twice."""


def in_reading_order(uses: Sequence[ColumnUse]) -> tuple[ColumnUse, ...]:
    """Who has to say yes comes last: where the way in is known already, "ingen visitation" only agrees with it."""
    return tuple(sorted(uses, key=lambda use: use.targets[0] == "Offer.REQUIRES"))


@dataclass(frozen=True, slots=True)
class Reading:
    """What one target of a column, and the label that it belongs to, makes of a text."""

    target: str
    label: str
    said: Understood


class ColumnReader:
    """Reads the cells of one column; `label` and `name` are those of its first target.

    `fills_fields` where the cells hold values, and not names, the levels of a hierarchy, partners, or words that are kept as they are.
    """

    def __init__(self, use: ColumnUse, words: Words) -> None:
        self.use, self._words = use, words
        self.label, _, self.name = use.targets[0].partition(".")
        names_something = self.name in ("name", "PART_OF") or self.name in (*COLLABORATION_TYPES, "LEADS_TO")
        self.fills_fields = not (use.as_words or names_something)
        self._remembered: dict[str, tuple[Reading, ...] | None] = {}

    def read(self, text: str) -> tuple[Reading, ...] | None:
        """What the targets of the column make of a text; None where the text says that nothing is known."""
        if text in self._remembered:
            return self._remembered[text]
        readings = None if self._words.is_placeholder(text) else self._readings(text) if self.fills_fields else ()
        if len(self._remembered) < _MOST_REMEMBERED:
            self._remembered[text] = readings
        return readings

    def _readings(self, text: str) -> tuple[Reading, ...]:
        found = _readings(self.use, text, self._words)
        return tuple(Reading(target, target.partition(".")[0], said) for target, said in found)


@dataclass(slots=True)
class Memory:
    """The readers of a table's columns, each with the texts that it has read."""

    readers: dict[int, ColumnReader] = field(default_factory=dict)

    def reader_of(self, use: ColumnUse, words: Words) -> ColumnReader:
        """What reads a column."""
        reader = self.readers.get(use.column.index)
        if reader is None:
            reader = self.readers[use.column.index] = ColumnReader(use, words)
        return reader


def _readings(use: ColumnUse, text: str, words: Words) -> list[tuple[str, Understood]]:
    """What the targets of a column make of a text; two that answer the same count once."""
    if "Offer.conditions" in use.targets and (ages := _ages_alone(text, use, words)) is not None:
        return [("Offer.min_age", ages)]
    found: list[tuple[str, Understood]] = []
    targets = use.targets
    if use.fills_first and names_an_owner(text):
        targets = tuple(target for target in targets if target.startswith("Organisation.")) or targets
    for target in _read_apart(targets):
        said = _reading(target, use, text, words)
        if said is None or any(said == other for _, other in found):
            continue
        found.append((target, said))
        if use.fills_first:
            return _by_parts(use, targets, text, words) if said.keep_text and len(parts_of(text)) > 1 else found
    return found


@lru_cache(1_000)
def _read_apart(targets: tuple[str, ...]) -> tuple[str, ...]:
    """The targets less those that the parser of an earlier one reads with it."""
    parsers = [parser_of(target) for target in targets]
    return tuple(
        target
        for place, (target, parser) in enumerate(zip(targets, parsers, strict=True))
        if parser is None or parser not in parsers[:place]
    )


def _by_parts(use: ColumnUse, targets: Sequence[str], text: str, words: Words) -> list[tuple[str, Understood]]:
    """What the parts of a cell mean that no target understands whole, each to the first that knows it: "Bolig, økonomi"."""
    taken: dict[str, list[str]] = {}
    says_more = False
    for part in parts_of(text):
        free = [target for target in targets if not (target in taken and target.endswith(_OF_ONE_VALUE))]
        readings = ((target, said) for target in free if (said := _reading(target, use, part, words)))
        target, said = next(readings, ("", None))
        says_more = says_more or said is None or said.keep_text
        if said is not None:
            taken.setdefault(target, []).append(part)
    found = ((target, _reading(target, use, "; ".join(parts), words)) for target, parts in taken.items())
    return [(target, replace(said, keep_text=says_more)) for target, said in found if said is not None]


def _reading(target: str, use: ColumnUse, text: str, words: Words) -> Understood | None:
    if target in BOUNDS and len(use.targets) == 1:
        return BOUNDS[target](text, use.column.header, words)
    if target in BOUNDS and "Offer.conditions" in use.targets:
        return read_age_group(text, use.column.header, words, is_prose=True)
    return understand_cell(target, text, use.column.header, words, takes_text=target == use.targets[0])


def _ages_alone(text: str, use: ColumnUse, words: Words) -> Understood | None:
    """The ages of a cell that holds nothing else, in a column that may hold any words about the target group; a doubtful one is told."""
    if len(use.targets) == 1 or not _ONLY_AGES.fullmatch(text.strip()):
        return None
    said = read_age_group(text, use.column.header, words)
    return said if said and (said.doubt or not said.keep_text) else None
