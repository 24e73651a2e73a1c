"""`kaedekort export`: everything in the graph as JSON Lines."""

import sys
from pathlib import Path

import click

from graphmodel.engines import Purpose
from graphmodel.loading import export_lines
from kaedekort.cli.options import with_store
from kaedekort.cli.output import tell, write_whole
from kaedekort.settings import Settings
from kaedekort.wiring import opened


@click.command("export")
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Skriv i denne fil i stedet for på skærmen.",
)
@with_store
def command(settings: Settings, out: Path | None) -> None:
    """Skriv kortet som JSON Lines: punkterne først, så forbindelserne."""
    with opened(settings, Purpose.READ) as store:
        lines = store.read(lambda reader: list(export_lines(reader)))
    if out is None:
        sys.stdout.writelines(lines)
        return
    write_whole(out, lambda part: part.write_text("".join(lines), encoding="utf-8", newline="\n"))
    tell(f"{len(lines)} linjer er skrevet i {out}.")
