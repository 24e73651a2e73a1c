"""`kaedekort check`: where the store is, which model it follows, what is in it, and what looks wrong."""

import click

from graphmodel.catalogue import Catalogue
from graphmodel.cpr import mask_cpr
from graphmodel.engines import Purpose
from kaedekort.cli.danish_labels import kinds, place
from kaedekort.cli.options import today, with_format, with_store
from kaedekort.cli.output import print_json, print_table
from kaedekort.cli.progress import shown_while
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, opened
from queries.checks import Report, check_graph

_SHOWN_IDS = 5


@click.command("check")
@with_format("table", "json")
@with_store
def command(settings: Settings, format_: str) -> None:
    """Se efter, hvordan kortet har det: hvad der er, og hvad der ser forkert ud."""
    catalogue = catalogue_of(settings)
    catalogue.check()
    with opened(settings, Purpose.READ) as store, shown_while("Ser kortet igennem"):
        report = store.read(lambda reader: check_graph(reader, catalogue))
        address = mask_cpr(store.address)
    if format_ == "json":
        on = today().isoformat()
        print_json({"on": on, "graph_version": report.version, "store": address, **report.as_json()})
        return
    _print(report, address, catalogue)


def _print(report: Report, address: str, catalogue: Catalogue) -> None:
    click.echo(
        f"Kortet {address}: udgave {report.version}, model {report.model_version} (programmet bruger {report.model_of_program})."
    )
    counts = [
        row
        for counted in (report.nodes, report.edges)
        for row in sorted((kinds(name, catalogue), count) for name, count in counted.items())
    ]
    print_table(("Slags", "Antal"), counts, "Det er der")
    rows = []
    for problem in report.problems:
        shown = ", ".join(place(id_, catalogue) for id_ in problem.ids[:_SHOWN_IDS])
        if len(problem.ids) > _SHOWN_IDS:
            shown += " …"
        rows.append((problem.message, len(problem.ids), shown))
    print_table(("Hvad", "Antal", "Hvor"), rows, "Det ser forkert ud eller mangler")
    if any(len(problem.ids) > _SHOWN_IDS for problem in report.problems):
        click.echo(f"Af hver slags vises {_SHOWN_IDS}; se dem alle med --format json.")
