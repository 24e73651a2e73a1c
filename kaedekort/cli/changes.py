"""`kaedekort changes`: who changed what, when, from what, and how much; and where each value of one change came from."""

from collections.abc import Iterator, Sequence

import click

from graphmodel import history
from graphmodel.access import Reader
from graphmodel.catalogue import Catalogue
from graphmodel.changes import Change, Entry, Kept
from graphmodel.engines import Purpose
from graphmodel.records import NodeRecord, Record
from kaedekort.cli.danish_labels import target, thing, value_text, with_fields
from kaedekort.cli.options import today, with_format, with_store
from kaedekort.cli.output import print_json, print_table
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, opened

_ACTIONS = {"demo": "bygget", "load": "indlæst", "import": "liste", "confirm": "bekræftet", "undo": "fortrudt"}


@click.command("changes")
@click.argument("change", metavar="[ÆNDRING]", default="")
@with_format("table", "json")
@with_store
def command(settings: Settings, change: str, format_: str) -> None:
    """Vis alle ændringer: hvem, hvornår, hvorfra og hvor meget; eller hvad én ÆNDRING gjorde, med cellen hver værdi står i."""
    if change:
        _show_one(settings, change, format_)
    else:
        _show_all(settings, format_)


def _show_all(settings: Settings, format_: str) -> None:
    with opened(settings, Purpose.READ) as store:
        version, changes = store.read(lambda reader: (history.version(reader), history.changes(reader)))
    if format_ == "json":
        on = today().isoformat()
        print_json({"on": on, "graph_version": version, "changes": [_as_json(change) for change in changes]})
        return
    print_table(
        ("Ændring", "Hvornår", "Hvem", "Hvad", "Fra", "Nye", "Rettede", "Fjernede", "Fortrudt af"),
        [
            (
                change.id,
                change.made_on[:16].replace("T", " "),
                change.origin.made_by,
                _ACTIONS.get(change.origin.action, change.origin.action),
                change.origin.source,
                change.created,
                change.updated,
                change.removed,
                change.undone_by,
            )
            for change in changes
        ],
        "Ændringer",
    )


def _show_one(settings: Settings, change_id: str, format_: str) -> None:
    with opened(settings, Purpose.READ) as store:
        version, change, entries, kept = store.read(lambda reader: _read_one(reader, change_id))
    confirmed = [entry for entry in entries if entry.is_spoken_of]
    entries = [entry for entry in entries if not entry.is_spoken_of]
    if format_ == "json":
        noted = [_entry_as_json(entry) for entry in entries]
        as_said = [{**_named(entry.record), "cells": dict(entry.cells)} for entry in confirmed]
        left = [{"label": each.label, "id": each.id, "why": each.why} for each in kept]
        told = {"change": _as_json(change), "entries": noted, "confirmed": as_said, "kept": left}
        print_json({"on": today().isoformat(), "graph_version": version, **told})
        return
    catalogue = catalogue_of(settings)
    if change.is_initial:
        click.echo(f"{change.id} fyldte et tomt kort med {change.created} ting; de er ikke skrevet op en for en.")
    else:
        rows = [row for entry in entries for row in _rows(entry, catalogue)]
        print_table(("Hvad", "Felt", "Før", "Efter", "Celle"), rows, f"{change.id}: {_where_from(change)}")
    if confirmed:
        several = len(confirmed) > 1
        count = f"{len(confirmed)} ting og forbindelser" if several else "Én ting eller forbindelse"
        click.echo(f"{count} står i listen, som {'de' if several else 'den'} allerede stod i kortet.")
    for each in kept:
        click.echo(f"Beholdt: {thing(each.label, each.id, catalogue)} {with_fields(each.why, each.label)}.")


def _where_from(change: Change) -> str:
    """The source, and the files that it came in where they are called otherwise."""
    files = ", ".join(change.origin.files)
    return f"{change.origin.source} ({files})" if files not in ("", change.origin.source) else change.origin.source


def _read_one(reader: Reader, change_id: str) -> tuple[int, Change, list[Entry], tuple[Kept, ...]]:
    """A change, what it did, and what the undo that it is, or that took it back, left as it was."""
    change = history.find_change(reader, change_id)
    entries = [entry for _, entry in history.entries_of(reader, change.number, change.number)]
    undo = change.id if change.undoes else change.undone_by
    return history.version(reader), change, entries, history.kept_by(reader, undo) if undo else ()


def _rows(entry: Entry, catalogue: Catalogue) -> Iterator[Sequence[object]]:
    """A line for each value that the change wrote or took away."""
    record = entry.record
    name, id_ = (
        record.identity if isinstance(record, NodeRecord) else (record.type, f"{record.from_id} → {record.to_id}")
    )
    what = thing(name, id_, catalogue)
    fate = "oprettet" if entry.before is None else "fjernet" if entry.after is None else ""
    fields = {**(entry.before or {}), **(entry.after or {})}
    if fate and not fields:
        yield what, f"({fate})", "", "", next(iter(entry.cells.values()), "")
    for field in fields:
        before, after = (values.get(field) if values else None for values in (entry.before, entry.after))
        called = target(f"{name}.{field}", catalogue).partition(": ")[2] or field
        yield what, called, value_text(before), value_text(after), entry.cells.get(field, "")


def _entry_as_json(entry: Entry) -> dict[str, object]:
    return {**_named(entry.record), "before": entry.before, "after": entry.after, "cells": dict(entry.cells)}


def _named(record: Record) -> dict[str, object]:
    if isinstance(record, NodeRecord):
        return {"node": record.label, "id": record.id}
    return {"edge": record.type, "from": record.from_id, "to": record.to_id}


def _as_json(change: Change) -> dict[str, object]:
    return {
        "change": change.id,
        "made_on": change.made_on,
        "made_by": change.origin.made_by,
        "action": change.origin.action,
        "source": change.origin.source,
        "files": list(change.origin.files),
        "sha256": change.origin.sha256,
        "created": change.created,
        "updated": change.updated,
        "removed": change.removed,
        "undoes": change.undoes,
        "undone_by": change.undone_by,
    }
