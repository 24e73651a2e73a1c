"""A TOML file into checked entries: every key known, every value of its kind, every id once.

The dataclass of an entry is the declaration: its fields are the keys, their types what may stand there, a default
makes a key optional, and ``key("…")`` in a field's metadata gives it another name in the file.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from datetime import date
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, ClassVar, Literal, Protocol, get_args, get_origin

from graphmodel.catalogue.errors import CatalogueError


class Entry(Protocol):
    """One table of a catalogue file, as a frozen dataclass."""

    KEY: ClassVar[tuple[str, ...]]
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


class Identified(Entry, Protocol):
    """An entry that other entries and the graph know by its id."""

    @property
    def id(self) -> str: ...


@dataclass(frozen=True, slots=True)
class _Spec:
    """What one key of a table may hold."""

    name: str
    key: str
    kind: type
    item: type
    choices: tuple[str, ...]
    is_required: bool


_KINDS: dict[type, str] = {
    str: "en tekst", int: "et helt tal", bool: "true eller false", date: "en dato som 2026-12-31", tuple: "en liste",
}  # fmt: skip
_LINE = re.compile(r"at line (\d+), column (\d+)")
_BETWEEN_ITEMS = re.compile(r"[,\n]")
_SPANS = (("valid_from", "valid_to"), ("min_age", "max_age"))


def refers_to(*subjects: str, default: Any = MISSING) -> Any:
    """A field whose value (or each of whose values) is the id of an entry of one of the subjects."""
    return field(default=default, metadata={"refers_to": subjects})


def written_as(key: str) -> Any:
    """A field whose key in the file is a word Python keeps for itself."""
    return field(metadata={"key": key})


def parse_file(text: str, file: str, tables: Mapping[str, type[Entry]]) -> dict[str, tuple[Entry, ...]]:
    """Every table of a file as entries in the order written; CatalogueError for whatever is wrong first."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _LINE.search(str(error))
        where = f", linje {place[1]}, tegn {place[2]}" if place else " slutter midt i noget og"
        raise CatalogueError(f"{file}{where} er ikke gyldig TOML. Ret det, og prøv igen.") from error
    for name in document:
        if name not in tables:
            known = ", ".join(f"[[{table}]]" for table in tables)
            raise CatalogueError(f"{file}: »{name}« kendes ikke her. Filen kan indeholde {known}.")
    return {name: _parse_table(document.get(name, []), file, name, entry) for name, entry in tables.items()}


def read_text(path: Path) -> str:
    """A catalogue file's text; a byte order mark, which Windows editors add, is left out."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CatalogueError(f"{path.name} er ikke gemt som UTF-8. Gem filen igen med tegnsættet UTF-8.") from error
    except OSError as error:
        raise CatalogueError(f"{path.name} kan ikke åbnes: {error.strerror}.") from error


def _parse_table(rows: Any, file: str, table: str, entry: type[Entry]) -> tuple[Entry, ...]:
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CatalogueError(f"{file}: skriv [[{table}]] med to klammer om hver indgang.")
    entries: list[Entry] = []
    seen: set[tuple[Any, ...]] = set()
    for number, row in enumerate(rows, start=1):
        where = f"{file}, [[{table}]] nr. {number}{_named(row)}"
        parsed = _parse_row(row, where, entry)
        identity = tuple(getattr(parsed, name) for name in entry.KEY)
        if entry.KEY and identity in seen:
            raise CatalogueError(
                f"{where}: {' og '.join(entry.KEY)} »{' · '.join(map(str, identity))}« står der to gange."
            )
        seen.add(identity)
        entries.append(parsed)
    return tuple(entries)


def _parse_row(row: dict[str, Any], where: str, entry: type[Entry]) -> Entry:
    specs = _specs(entry)
    for key in row:
        if key not in specs:
            raise CatalogueError(f"{where}: nøglen »{key}« kendes ikke. Kendte nøgler: {', '.join(specs)}.")
    values: dict[str, Any] = {}
    for key, spec in specs.items():
        if key in row:
            values[spec.name] = _parse_value(row[key], spec, where)
        elif spec.is_required:
            raise CatalogueError(f"{where}: nøglen »{key}« mangler.")
    for first, last in _SPANS:
        if values.get(first) is not None and values.get(last) is not None and values[first] > values[last]:
            raise CatalogueError(f"{where}: »{first}« ligger efter »{last}«.")
    return entry(**values)


def _parse_value(value: Any, spec: _Spec, where: str) -> Any:
    if spec.kind is tuple:
        return _parse_list(value, spec, where)
    if not _is_kind(value, spec.kind):
        raise CatalogueError(f"{where}: »{spec.key}« skal være {_KINDS[spec.kind]}.")
    if spec.choices and value not in spec.choices:
        raise CatalogueError(f"{where}: »{spec.key}« er »{value}«, men kan kun være {', '.join(spec.choices)}.")
    if spec.is_required and isinstance(value, str) and not value.strip():
        raise CatalogueError(f"{where}: »{spec.key}« er tom.")
    return value


def _parse_list(value: Any, spec: _Spec, where: str) -> tuple[Any, ...]:
    """A list, or for texts one text in which commas and line breaks part the items: easier to write, faster to read."""
    if spec.item is str and isinstance(value, str):
        return tuple(item for part in _BETWEEN_ITEMS.split(value) if (item := part.strip()))
    if not isinstance(value, list):
        raise CatalogueError(f"{where}: »{spec.key}« skal være en liste.")
    for item in value:
        if not _is_kind(item, spec.item):
            raise CatalogueError(f"{where}: »{spec.key}« skal hver især være {_KINDS[spec.item]}.")
        if isinstance(item, str) and not item.strip():
            raise CatalogueError(f"{where}: »{spec.key}« indeholder en tom tekst.")
    return tuple(value)


def _is_kind(value: Any, kind: type) -> bool:
    """Exactly the kind: to Python a bool is an int and a point in time a date, but not to whoever wrote the file."""
    return type(value) is kind


@cache
def _specs(entry: type[Entry]) -> dict[str, _Spec]:
    """The keys of an entry, derived from its dataclass."""
    return {spec.key: spec for spec in map(_spec, fields(entry))}


def _spec(declared: Field[Any]) -> _Spec:
    kind: Any = declared.type
    item: type = str
    choices: tuple[str, ...] = ()
    if isinstance(kind, UnionType) or NoneType in get_args(kind):
        kind = next(part for part in get_args(kind) if part is not NoneType)
    if get_origin(kind) is Literal:
        choices, kind = get_args(kind), str
    elif get_origin(kind) is tuple:
        item, kind = get_args(kind)[0], tuple
    return _Spec(
        name=declared.name, key=declared.metadata.get("key", declared.name), kind=kind, item=item, choices=choices,
        is_required=declared.default is MISSING,
    )  # fmt: skip


def _named(row: dict[str, Any]) -> str:
    """How a person finds the entry in the file again: by its id, or by the word it begins with."""
    shown = next((row[key] for key in ("id", "word", "never", "value") if isinstance(row.get(key), str)), "")
    return f" ({shown})" if shown else ""
