"""`kaedekort undo`: take a change back, as far as later changes allow."""

import click

from kaedekort.cli.danish_labels import thing, with_fields
from kaedekort.cli.options import today, with_format, with_store
from kaedekort.cli.output import print_json
from kaedekort.settings import Settings, operator
from kaedekort.wiring import catalogue_of, now, opened_to_change


@click.command("undo")
@click.argument("change", metavar="ÆNDRING")
@with_format("table", "json")
@with_store
def command(settings: Settings, change: str, format_: str) -> None:
    """Fortryd en ændring, så langt senere ændringer tillader det. Navnet står i »kaedekort changes«."""
    catalogue = catalogue_of(settings)
    catalogue.collaboration  # noqa: B018  # what is wrong with it is said before anything is changed
    with opened_to_change(settings) as store:
        undone = store.undo(change, operator(), now())
    if format_ == "json":
        print_json(
            {
                "on": today().isoformat(),
                "graph_version": undone.version,
                "undone": undone.undone,
                "change": undone.change.id if undone.change else None,
                "kept": [{"label": kept.label, "id": kept.id, "why": kept.why} for kept in undone.kept],
            }
        )
        return
    by = f" (som {undone.change.id})" if undone.change else "; der var intet tilbage at fjerne"
    click.echo(f"{undone.undone} er fortrudt{by}.")
    for kept in undone.kept:
        click.echo(f"Beholdt: {thing(kept.label, kept.id, catalogue)} {with_fields(kept.why, kept.label)}.")
