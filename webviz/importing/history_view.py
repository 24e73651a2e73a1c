"""What was changed: the list of changes, and one change thing by thing and field by field, with the cell that each value came from."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from babel.dates import format_datetime
from flask import url_for
from flask_babel import get_locale
from flask_babel import gettext as _

from graphmodel import history, stored
from graphmodel.access import Reader
from graphmodel.catalogue import Catalogue
from graphmodel.changes import Change, Entry, Kept
from graphmodel.cpr import mask_cpr
from graphmodel.records import EdgeRecord, NodeRecord, Properties, Record
from graphmodel.schema import EDGE_TYPES, NODE_TYPES
from webviz.importing.naming import field_name, kind_name, label_name, value_text
from webviz.importing.working import MADE_BY
from webviz.languages import SOURCE
from webviz.network.looking import page_of

CHANGES_A_PAGE, ENTRIES_A_PAGE = 50, 200
_MOST_KEPT = 200
_COMMAND_LINE = "cli:"
"""What a user of the command line is named after."""
_ACTIONS = {
    "demo": lambda: _("Bygget"),
    "load": lambda: _("Indlæst fil"),
    "import": lambda: _("Liste"),
    "confirm": lambda: _("Bekræftet"),
    "undo": lambda: _("Fortrudt"),
}
Names = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A change as the list shows it; `undo` is where it can be taken back, None where it is taken back already."""

    id: str
    address: str
    made_on: str
    made_by: str
    action: str
    source: str
    created: int
    updated: int
    removed: int
    undone_by: str | None
    undo: str | None


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field that was changed: before, after, and where the new value was read."""

    name: str
    before: str
    after: str
    cell: str


@dataclass(frozen=True, slots=True)
class EntryLine:
    """What a change did to one thing or connection: created, changed or removed it."""

    fate: str
    fate_name: str
    what: str
    name: str
    page: str | None
    cell: str
    fields: tuple[FieldLine, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """Something that an undo kept, and why."""

    what: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class ChangePage:
    """A change with a part of what it did."""

    line: ChangeLine
    undoes: str | None
    sha256: str | None
    is_initial: bool
    entries: tuple[EntryLine, ...]
    first: int
    total: int
    kept: tuple[Told, ...]
    """What the undo of the change, or the change that is one, left as it is."""
    more_kept: int
    """How much more it left than is told here."""


def change_line(change: Change) -> ChangeLine:
    """A change as a line."""
    locale = get_locale() or SOURCE
    action = _ACTIONS.get(change.origin.action)
    return ChangeLine(
        id=change.id,
        address=url_for("changing.show", change_id=change.id),
        made_on=format_datetime(datetime.fromisoformat(change.made_on), "d. MMM y HH:mm", locale=locale),
        made_by=_made_by(mask_cpr(change.origin.made_by)),
        action=action() if action else change.origin.action,
        source=mask_cpr(change.origin.source),
        created=change.created,
        updated=change.updated,
        removed=change.removed,
        undone_by=change.undone_by,
        undo=None if change.undone_by else url_for("changing.undo", change_id=change.id),
    )


def _made_by(name: str) -> str:
    """Who made a change: on the pages nobody has a name yet, and the command line says whose it was."""
    if name == MADE_BY:
        return _("på siden")
    user = name.removeprefix(_COMMAND_LINE)
    return _("%(name)s, fra kommandolinjen", name=user) if user != name else name


def build_change(reader: Reader, change_id: str, page: int, catalogue: Catalogue) -> ChangePage:
    """One change with the entries of a page. Raises NotFound."""
    change = history.find_change(reader, change_id)
    found = [entry for _number, entry in history.entries_of(reader, change.number, change.number)]
    found.sort(key=lambda entry: entry.is_spoken_of)  # what it changed comes before what it only confirms
    start = min((max(page, 1) - 1) * ENTRIES_A_PAGE, max(len(found) - 1, 0) // ENTRIES_A_PAGE * ENTRIES_A_PAGE)
    shown = found[start : start + ENTRIES_A_PAGE]
    names, there = _names(reader, shown)
    undo = change.id if change.undoes else change.undone_by
    kept = history.kept_by(reader, undo) if undo else ()
    return ChangePage(
        line=change_line(change),
        undoes=change.undoes,
        sha256=change.origin.sha256,
        is_initial=change.is_initial,
        entries=tuple(_entry(entry, names, there, catalogue) for entry in shown),
        first=start + 1,
        total=len(found),
        kept=tuple(kept_lines(reader, kept, catalogue)),
        more_kept=max(0, len(kept) - _MOST_KEPT),
    )


def kept_lines(reader: Reader, kept: Iterable[Kept], catalogue: Catalogue) -> list[Told]:
    """What an undo kept, in words; of very many the first."""
    kept = list(islice(kept, _MOST_KEPT))
    nodes = [NodeRecord(each.label, each.id) for each in kept if each.label in NODE_TYPES]
    names = {
        key: str(record.properties.get("name") or key[1]) for key, record in stored.nodes_now(reader, nodes).items()
    }
    return [_told(each, names, catalogue) for each in kept]


def _told(kept: Kept, names: Names, catalogue: Catalogue) -> Told:
    kind = NODE_TYPES.get(kept.label) or EDGE_TYPES.get(kept.label)
    if kind is None or kind.youth_zone:
        return Told(_("Det er om en ung og vises ikke her."), "", "")
    reason, mark, fields = kept.why.partition(": ")
    why = (
        f"{reason}: {', '.join(field_name(kept.label, each, catalogue) for each in fields.split(', '))}"
        if mark
        else reason
    )
    is_node = kept.label in NODE_TYPES
    what = label_name(kept.label) if is_node else kind_name(kept.label, catalogue)
    return Told(what, mask_cpr(names.get((kept.label, kept.id), kept.id)), why)


def _names(reader: Reader, entries: Iterable[Entry]) -> tuple[Names, frozenset[tuple[str, str]]]:
    """What the things of some entries are called: as the map has them, else as the entries themselves tell; and which are there now."""
    wanted: dict[tuple[str, str], str] = {}
    for entry in entries:
        record = entry.record
        if isinstance(record, NodeRecord):
            said = (entry.after or {}).get("name") or (entry.before or {}).get("name")
            wanted[record.identity] = str(said or record.id)
        else:
            wanted.setdefault((record.from_label, record.from_id), record.from_id)
            wanted.setdefault((record.to_label, record.to_id), record.to_id)
    found = stored.nodes_now(reader, [NodeRecord(*key) for key in wanted])
    told = {key: str(record.properties.get("name") or key[1]) for key, record in found.items()}
    return wanted | told, frozenset(found)


def _entry(entry: Entry, names: Names, there: Container[tuple[str, str]], catalogue: Catalogue) -> EntryLine:
    record = entry.record
    fate, fate_name = _fate(entry)
    if _is_about_a_youth(record):
        return EntryLine(fate, fate_name, _("Det er om en ung og vises ikke her."), "", None, "", ())
    if isinstance(record, EdgeRecord):
        giver, taker = (record.from_label, record.from_id), (record.to_label, record.to_id)
        verb = kind_name(record.type, catalogue)
        name = f"{names.get(giver, record.from_id)} {verb} {names.get(taker, record.to_id)}"
        what, kind, about = _("Forbindelse"), record.type, giver
    else:
        name, what, kind = names.get(record.identity, record.id), label_name(record.label), record.label
        about = record.identity
    return EntryLine(
        fate,
        fate_name,
        what,
        mask_cpr(name),
        page_of(about) if about in there else None,
        mask_cpr(entry.cells.get("from", "")),
        tuple(_fields(kind, entry.before or {}, entry.after or {}, entry.cells, catalogue)),
    )


def _is_about_a_youth(record: Record) -> bool:
    """Whether a record is of the youths' zone, which has pages of its own."""
    if isinstance(record, EdgeRecord):
        return EDGE_TYPES[record.type].youth_zone if record.type in EDGE_TYPES else True
    return NODE_TYPES[record.label].youth_zone if record.label in NODE_TYPES else True


def _fate(entry: Entry) -> tuple[str, str]:
    if entry.before is None:
        return "created", _("Oprettet")
    if entry.is_spoken_of:
        return "confirmed", _("Bekræftet")
    return ("removed", _("Fjernet")) if entry.after is None else ("updated", _("Rettet"))


def _fields(
    kind: str, before: Properties, after: Properties, cells: Mapping[str, str], catalogue: Catalogue
) -> Iterator[FieldLine]:
    for name in dict.fromkeys([*after, *before]):
        old = value_text(kind, name, before.get(name), catalogue)
        new = value_text(kind, name, after.get(name), catalogue)
        if old or new:
            yield FieldLine(field_name(kind, name, catalogue), old, new, mask_cpr(cells.get(name, "")))
