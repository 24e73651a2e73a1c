"""`kaedekort agreements`: which agreement would help most youths?"""

from datetime import date
from pathlib import Path

import click

from graphmodel.engines import Purpose
from kaedekort.cli.agreement_tables import AGREEMENT_COLUMNS, agreement_rows, print_agreements
from kaedekort.cli.limits import with_limits
from kaedekort.cli.options import with_day, with_format, with_store
from kaedekort.cli.output import file_for_sheet, print_json, write_sheet
from kaedekort.cli.progress import shown_while
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, opened, overviews_of
from queries.rules import Limits


@click.command("agreements")
@with_day
@with_limits
@click.option("--top", type=click.IntRange(min=1), metavar="TAL", help="Kun de første så mange.")
@with_format("table", "json", "xlsx")
@with_store
def command(settings: Settings, on: date, limits: Limits, top: int | None, format_: str, out: Path | None) -> None:
    """Hvilken aftale mellem to organisationer ville hjælpe flest unge videre?

    For hvert par af organisationer regnes det ud, hvad en aftale om, at den første kan henvise til den anden, ville dække.
    """
    file = file_for_sheet(out) if format_ == "xlsx" else None
    overviews = overviews_of(catalogue_of(settings))
    with opened(settings, Purpose.READ) as store, shown_while("Prøver hver aftale"):
        overview = store.read(overviews.at)
        found, names = overview.agreements(on, limits), overview.names
    if format_ == "json":
        print_json(found.as_json(top))
    elif file is not None:
        write_sheet(file, "Aftaler", AGREEMENT_COLUMNS, agreement_rows(found.found[:top], names))
    else:
        print_agreements(found, names, top)
