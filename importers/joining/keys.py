"""Which columns are keys and which refer to another table's, by what headers say and by what is found of the cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from importers.joining.entities import (
    ORGANISATIONS,
    Entity,
    are_alike,
    end_of,
    entity_of,
    is_above,
    is_id,
    is_plain_id,
    nouns_of,
    stem_of,
    words_of,
)
from importers.own_sheets import is_own_header
from importers.tables import Table, TableColumn
from importers.values.persons import is_job_title

_ENOUGH_KEYS, _ENOUGH_NAMED = 0.9, 0.5
"""How many of a table's rows must have a key of their own, and how many where the header says that the column is the table's key."""
_NEARLY_ALL, _HALF = 0.8, 0.5
_A_FEW = 50
_LONGEST_KEY = 64
_LONGEST_NUMBER = 7
_WITH_DECIMALS = re.compile(r"(\d+)[.,]0+")
_SEVERAL = re.compile(r"[;,|\n]")
_RESPONSIBLE = frozenset({"ansvarlig", "ansvarlige", "tovholder", "ejer", "owner", "manager", "responsible"})


@dataclass(frozen=True, slots=True)
class Key:
    """The column that tells the rows of a table apart, and the places of the rows among the table's, by key."""

    column: TableColumn
    rows: dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose cells are keys of a table, named by its place among all tables."""

    column: TableColumn
    target: int


@dataclass(slots=True)
class Keyed:
    """The tables of an import with what each is about, its key, and its references."""

    tables: Sequence[Table]
    nouns: list[list[str]]
    entities: list[Entity | None]
    keys: list[Key | None]
    references: list[list[Reference]] = field(default_factory=list)

    def id_columns(self, place: int) -> frozenset[int]:
        """The indices of a table's columns that hold ids: its key, and its references."""
        key = self.keys[place]
        own = {key.column.index} if key else set()
        return frozenset(own | {reference.column.index for reference in self.references[place]})

    def other_columns(self, place: int) -> list[TableColumn]:
        """The columns of a table that say something besides ids."""
        ids = self.id_columns(place)
        return [column for column in self.tables[place].columns if column.index not in ids]

    def rows_at(self, reference: Reference, text: str) -> list[int]:
        """The places of the rows that a reference's key stands for; none where it leads nowhere."""
        key = self.keys[reference.target]
        return key.rows.get(form_of(text), []) if key else []

    def parts_of(self, reference: Reference, text: str) -> list[str]:
        """The keys in a cell: one, where the whole of it is one, else its parts."""
        if self.rows_at(reference, text):
            return [text.strip()]
        return [part for found in _SEVERAL.split(text) if (part := found.strip())]


def form_of(text: str) -> str:
    """A key made comparable: "007" is 7 as a spreadsheet has it, and so is "7.0", as a database writes it out.

    >>> form_of("007"), form_of("7.0"), form_of("ORG-001 ")
    ('7', '7', 'org-001')
    """
    plain = text.strip().casefold()
    plain = found[1] if (found := _WITH_DECIMALS.fullmatch(plain)) else plain
    return (plain.lstrip("0") or "0") if plain.isdigit() else plain


def find_keys(tables: Sequence[Table]) -> Keyed:
    """The keys of all tables, and what refers to them."""
    nouns = nouns_of(tables)
    entities = [entity_of(words) for words in nouns]
    keyed = Keyed(tables, nouns, entities, [])
    for place in range(len(tables)):
        key = _key(keyed, place)
        keyed.keys.append(key)
        if key and not entities[place]:
            entities[place] = entity_of(stem_of(key.column.said))
    keyed.references = [_references(keyed, place) for place in range(len(tables))]
    return keyed


def _key(keyed: Keyed, place: int) -> Key | None:
    """The first column that can be one, of those whose header says that it is: "ID", then the table's own noun, then what stands first.

    What stands first is none where it names the rows of another table: prices by "Tilbud nr".
    """
    table, noun, entity = keyed.tables[place], keyed.nouns[place], keyed.entities[place]
    others = [(keyed.nouns[other], keyed.entities[other]) for other in range(len(keyed.tables)) if other != place]
    columns = [
        column
        for column in table.columns
        if is_id(column.said) and not is_above(column.said) and not is_own_header(column.said)
    ]
    plain = [column for column in columns if is_plain_id(column.said)]
    own = [column for column in columns if _is_of(stem_of(column.said), noun, entity)]
    first = [
        column
        for column in columns[:1]
        if column is table.columns[0] and not any(_is_of(stem_of(column.said), *other) for other in others)
    ]
    for column in dict.fromkeys((*plain, *own, *first)):
        enough = _ENOUGH_NAMED if column in plain or column in own else _ENOUGH_KEYS
        rows: dict[str, list[int]] = {}
        for at, row in enumerate(table.rows):
            if column.index in row.cells:
                rows.setdefault(form_of(row.cells[column.index].text), []).append(at)
        if len(rows) >= enough * len(table.rows) > 0 and _may_be_keys(rows):
            return Key(column, rows)
    return None


def _may_be_keys(texts: dict[str, list[int]]) -> bool:
    """Whether texts are short and of one word; long numbers are phones or registrations."""
    return all(
        len(text) <= _LONGEST_KEY and " " not in text and not (text.isdigit() and len(text) > _LONGEST_NUMBER)
        for text in texts
    )


def _is_of(stem: Sequence[str], noun: Sequence[str], entity: Entity | None) -> bool:
    return bool(stem) and ((entity is not None and entity_of(stem) is entity) or are_alike(stem, noun))


def _references(keyed: Keyed, place: int) -> list[Reference]:
    key = keyed.keys[place]
    found = []
    for column in keyed.tables[place].columns:
        if (key and column.index == key.column.index) or is_own_header(column.said):
            continue
        scores = {target: _score(keyed, place, column, target) for target in range(len(keyed.tables))}
        best = max(scores.values())
        if best > 0:
            # Of equals the first by name, so that the order of the files does not matter.
            likeliest = [target for target, score in scores.items() if score == best]
            found.append(Reference(column, min(likeliest, key=lambda target: (keyed.nouns[target], target))))
    return found


def _score(keyed: Keyed, place: int, column: TableColumn, target: int) -> float:
    """How much speaks for a column holding keys of a table; 0 where too little does."""
    key, said = keyed.keys[target], column.said
    if key is None:
        return 0
    if target == place:
        return _score_above(keyed, place, column) if is_above(said) else 0
    stem = stem_of(said)
    is_same = bool(stem) and stem_of(key.column.said) == stem
    is_named = is_same or _is_of(stem, keyed.nouns[target], keyed.entities[target]) or _is_end(keyed, said, target)
    is_named = is_named or (keyed.entities[target] is Entity.PERSON and is_id(said) and _says_who(stem))
    if is_above(said) and _is_of(stem, keyed.nouns[place], keyed.entities[place]):
        return 0
    if is_named and is_id(said):
        return 2 + _found(keyed, column, place, target)
    if is_id(said) and is_plain_id(key.column.said) and _has_column_of(keyed, target, stem):
        found = _found(keyed, column, place, target)
        return 1 + found if found >= _HALF else 0
    # Numbers that count from one are found in every list, so that they say nothing by themselves.
    if not is_named and all(form.isdigit() for form in key.rows):
        return 0
    if _found(keyed, column, place, target, most=_A_FEW) < _HALF:
        return 0
    found = _found(keyed, column, place, target)
    are_numbers = is_named and all(form_of(text).isdigit() for text in keyed.tables[place].texts(column.index))
    return 1 + found if found >= (_HALF if is_same or are_numbers else _NEARLY_ALL) else 0


def _score_above(keyed: Keyed, place: int, column: TableColumn) -> float:
    """How much speaks for a column of parents holding keys of its own table: its header says ids, or its cells can be nothing else."""
    found = _found(keyed, column, place, place)
    are_numbers = all(form_of(text).isdigit() for text in keyed.tables[place].texts(column.index))
    return 1 + found if is_id(column.said) or found == 1 or (are_numbers and found >= _HALF) else 0


def _says_who(stem: Sequence[str]) -> bool:
    """Whether what ids are of is what a person is to somebody: "ansvarlig_id", "leder_nr"."""
    return bool(stem) and (stem[-1] in _RESPONSIBLE or is_job_title(" ".join(stem)))


def _has_column_of(keyed: Keyed, target: int, stem: Sequence[str]) -> bool:
    """Whether the one kind of thing that a table's headers name is that of an id: "id; tilbud" in a file whose name says nothing."""
    if keyed.entities[target] is not None:
        return False
    headers = [words_of(column.said) for column in keyed.tables[target].columns if not is_id(column.said)]
    return any(words and _is_of(stem, words, entity_of(words)) for words in headers)


def _is_end(keyed: Keyed, said: str, target: int) -> bool:
    """Whether a header is an end of relations between the rows of a table; "Fra" alone may as well be an age."""
    return bool(end_of(said)) and is_id(said) and keyed.entities[target] in ORGANISATIONS


def _found(keyed: Keyed, column: TableColumn, place: int, target: int, most: int | None = None) -> float:
    """How many of a column's different texts, or of the first so many, are keys of a table."""
    reference = Reference(column, target)
    texts = list(dict.fromkeys(keyed.tables[place].texts(column.index)[:most]))
    parts = {part for text in texts for part in keyed.parts_of(reference, text)}
    return sum(bool(keyed.rows_at(reference, part)) for part in parts) / len(parts) if parts else 0
