"""`kaedekort gaps`: where does the chain have holes, and why?"""

from datetime import date
from pathlib import Path

import click

from graphmodel.engines import Purpose
from kaedekort.cli.gap_tables import GAP_COLUMNS, gap_rows, print_gaps
from kaedekort.cli.limits import with_limits
from kaedekort.cli.options import with_day, with_format, with_store
from kaedekort.cli.output import file_for_sheet, print_json, tell, write_sheet
from kaedekort.cli.progress import shown_while
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, opened, overviews_of
from queries.rules import Limits


@click.command("gaps")
@with_day
@with_limits
@click.option("--municipality", metavar="KODE", help="Kun de unge, som denne kommune er den første ansvarlige for.")
@click.option("--pairs", is_flag=True, help="Vis også hver ung og hvert område, der ikke er dækket.")
@with_format("table", "json", "xlsx")
@with_store
def command(
    settings: Settings,
    on: date,
    limits: Limits,
    municipality: str | None,
    pairs: bool,
    format_: str,
    out: Path | None,
) -> None:
    """Hvor har kæden huller, og hvad er årsagen?

    Et område er dækket, når noget er i gang, eller når kæden fører den unge hen til et tilbud, der udvikler det.
    """
    file = file_for_sheet(out) if format_ == "xlsx" else None
    overviews = overviews_of(catalogue_of(settings))
    with opened(settings, Purpose.READ) as store, shown_while("Ser på alle unge"):
        overview = store.read(overviews.at)
        found, names = overview.gaps(on, limits, municipality), overview.names
    if not found.areas:
        tell("Der er ingen aktive unge med et åbent område i kortet, så der er intet at dække.")
    if format_ == "json":
        print_json(found.as_json(with_pairs=pairs))
    elif file is not None:
        write_sheet(file, "Huller", GAP_COLUMNS, gap_rows(found, names))
    else:
        print_gaps(found, names, with_pairs=pairs)
