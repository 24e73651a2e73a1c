"""`kaedekort export`: everything in the graph as JSON Lines."""

import sys
from pathlib import Path

import click

from graphmodel.engines import Purpose
from graphmodel.errors import WrongUse
from graphmodel.loading import export_lines
from kaedekort.cli.options import with_store
from kaedekort.settings import Settings
from kaedekort.wiring import opened


@click.command("export")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Skriv i denne fil i stedet for på skærmen.")
@with_store
def command(settings: Settings, out: Path | None) -> None:
    """Skriv kortet som JSON Lines: punkterne først, så forbindelserne."""
    with opened(settings, Purpose.READ) as store:
        lines = store.read(lambda reader: list(export_lines(reader)))
    if out is None:
        sys.stdout.writelines(lines)
        return
    try:
        with out.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(lines)
    except OSError as error:
        raise WrongUse(f"Der kan ikke skrives i »{out}«: {error.strerror}.") from error
    click.echo(f"{len(lines)} linjer er skrevet i {out}.", err=True)
