"""`kaedekort load`: a whole file of JSON Lines, or nothing of it."""

from pathlib import Path

import click

from graphmodel.engines import Purpose, is_there
from graphmodel.errors import WrongUse
from graphmodel.garbage import without_garbage_collection
from graphmodel.loading import Loaded, Onto, load_document, read_document
from kaedekort.cli.options import today, with_format, with_store
from kaedekort.cli.output import print_json, tell
from kaedekort.settings import Settings, operator
from kaedekort.wiring import now, opened


@click.command("load")
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Sæt filen i stedet for det, der er.")
@click.option("--merge", is_flag=True, help="Læg filen til det, der er.")
@with_format("table", "json")
@with_store
def command(settings: Settings, file: Path, replace: bool, merge: bool, format_: str) -> None:
    """Indlæs et kort fra JSON Lines: hele filen, eller intet af den."""
    if replace and merge:
        raise WrongUse("Vælg enten --replace eller --merge.")
    onto = Onto.REPLACE if replace else Onto.MERGE if merge else Onto.EMPTY
    with without_garbage_collection():
        # Checked before the store is opened: a file that cannot be loaded must not leave an empty store behind.
        document = read_document(file, alone=onto is not Onto.MERGE or not is_there(settings.store))
        with opened(settings, Purpose.WRITE) as store:
            loaded = load_document(store, document, operator(), now(), onto)
    for warning in loaded.warnings:
        tell(f"Advarsel: {warning}")
    if format_ == "json":
        print_json(_as_json(loaded))
        return
    change = loaded.applied.change
    done = f"Ændringen hedder {change.id}." if change else "Alt var der allerede; intet er ændret."
    click.echo(f"Indlæst {loaded.nodes} punkter og {loaded.edges} forbindelser. {done}")


def _as_json(loaded: Loaded) -> dict[str, object]:
    change = loaded.applied.change
    return {
        "on": today().isoformat(),
        "graph_version": loaded.applied.version,
        "nodes": loaded.nodes,
        "edges": loaded.edges,
        "change": change.id if change else None,
        "warnings": list(loaded.warnings),
    }
