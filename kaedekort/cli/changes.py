"""`kaedekort changes`: who changed what, when, from what, and how much."""

import click

from graphmodel import history
from graphmodel.changes import Change
from graphmodel.engines import Purpose
from kaedekort.cli.options import today, with_format, with_store
from kaedekort.cli.output import print_json, print_table
from kaedekort.settings import Settings
from kaedekort.wiring import opened

_ACTIONS = {"demo": "bygget", "load": "indlæst", "import": "liste", "undo": "fortrudt"}


@click.command("changes")
@with_format("table", "json")
@with_store
def command(settings: Settings, format_: str) -> None:
    """Vis alle ændringer: hvem, hvornår, hvorfra og hvor meget."""
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


def _as_json(change: Change) -> dict[str, object]:
    return {
        "change": change.id,
        "made_on": change.made_on,
        "made_by": change.origin.made_by,
        "action": change.origin.action,
        "source": change.origin.source,
        "sha256": change.origin.sha256,
        "created": change.created,
        "updated": change.updated,
        "removed": change.removed,
        "undoes": change.undoes,
        "undone_by": change.undone_by,
    }
