"""`kaedekort confirm`: what should be confirmed first, and confirming it."""

from datetime import date
from pathlib import Path

import click

from graphmodel.access import Reader
from graphmodel.engines import Purpose
from graphmodel.errors import WrongUse
from graphmodel.schema import COLLABORATION_TYPES
from kaedekort.cli.confirm_tables import QUEUE_COLUMNS, outcome_sentences, print_queue, queue_rows
from kaedekort.cli.danish_labels import edge
from kaedekort.cli.everyone_tables import SHOWN, head_of
from kaedekort.cli.limits import with_limits
from kaedekort.cli.options import today, with_day, with_format, with_store
from kaedekort.cli.output import file_for_sheet, print_json, printable, tell, write_sheets
from kaedekort.cli.progress import shown_steps
from kaedekort.settings import Settings, operator
from kaedekort.wiring import catalogue_of, now, opened, opened_to_change, overviews_of
from queries.freshness.confirming import Confirmation, confirm, refuse_impossible
from queries.freshness.freshness import Asked, queue_on
from queries.freshness.queue import OLD_DAYS, Queue
from queries.rules import Limits


@click.command("confirm")
@click.argument("things", metavar="[TING]...", nargs=-1)
@click.option("--by", metavar="NAVN", help="Hvem der siger, at det passer (ellers dig).")
@click.option(
    "--seats", type=click.IntRange(min=0), metavar="TAL", help="Så mange ledige pladser er der (seats:TILBUD)."
)
@click.option("--municipality", metavar="KODE", help="Kun det i køen, som denne kommune har del i.")
@click.option("--queue", is_flag=True, help="Vis køen; det samme som uden TING.")
@click.option("--top", type=click.IntRange(min=1), metavar="TAL", help="Kun de første så mange af køen.")
@click.option(
    "--older-than",
    type=click.IntRange(min=0),
    metavar="DAGE",
    default=OLD_DAYS,
    show_default=True,
    help="Det, der er bekræftet for så længe siden, skal bekræftes igen.",
)
@click.option("--all", "every_fact", is_flag=True, help="Vis også det, der er bekræftet for nylig.")
@click.option("--pairs", is_flag=True, help="Vis også, hvilke unges match med hvilke tilbud der bygger på hver ting.")
@with_day
@with_limits
@with_format("table", "json", "xlsx")
@with_store
def command(
    settings: Settings,
    things: tuple[str, ...],
    by: str | None,
    seats: int | None,
    municipality: str | None,
    queue: bool,
    top: int | None,
    older_than: int,
    every_fact: bool,
    pairs: bool,
    on: date,
    limits: Limits,
    format_: str,
    out: Path | None,
) -> None:
    """Hvad skal bekræftes først? Eller bekræft det.

    TING er offer:ID, organisation:ID, seats:TILBUD, edge:TYPE:FRA:TIL eller grant:ROLLE:BEMYNDIGELSE.

    Uden TING vises køen: det, der aldrig er bekræftet eller er bekræftet for længe siden (kalenderen minder først om det
    efter et år), og som flest af de unges match bygger på, øverst. Med TING bliver alle bekræftet på dagen --on, eller
    ingen; »kaedekort undo« tager det tilbage.
    """
    if not things:
        if by is not None or seats is not None:
            raise WrongUse("Sig, hvad der skal bekræftes, for eksempel: kaedekort confirm offer:TILBUD --by NAVN")
        asked = Asked(older_than, every_fact, _shown(top, format_), pairs, municipality)
        _show_queue(settings, on, limits, asked, format_, out)
        return
    if queue or every_fact or pairs or top is not None or municipality is not None or format_ == "xlsx":
        raise WrongUse(
            "--queue, --municipality, --top, --all, --pairs og xlsx hører til køen. Lad TING være ude, eller valgene."
        )
    said = Confirmation(things, on, (by or "").strip() or operator(), seats, catalogue_of(settings).mutual_types)
    _confirm(settings, said, format_)


def _shown(top: int | None, format_: str) -> int | None:
    return top or (SHOWN if format_ == "table" else None)


def _show_queue(settings: Settings, on: date, limits: Limits, asked: Asked, format_: str, out: Path | None) -> None:
    file = file_for_sheet(out) if format_ == "xlsx" else None
    words = "Ser på, hvad alle unges match bygger på"
    catalogue = catalogue_of(settings)
    verbs = {type_: edge(type_, catalogue) for type_ in COLLABORATION_TYPES}
    with opened(settings, Purpose.READ) as store, shown_steps(words) as progress:
        overviews = overviews_of(catalogue, progress)

        def ask(reader: Reader) -> tuple[Queue, str | None]:
            overview = overviews.at(reader)
            return queue_on(overview, reader, on, limits, asked, verbs), overview.outside(on, limits.horizon_days)

        found, outside = store.read(ask)
    if outside:
        tell(outside)
    if not found.items:
        tell("Der er intet i kortet, der skal bekræftes.")
    if format_ == "json":
        print_json(found.as_json())
    elif file is not None:
        write_sheets(
            file, [("Bekræft", QUEUE_COLUMNS, queue_rows(found.items))], head_of(found.on, found.graph_version, limits)
        )
    else:
        print_queue(found, limits)


def _confirm(settings: Settings, confirmation: Confirmation, format_: str) -> None:
    refuse_impossible(confirmation, today())
    with opened_to_change(settings) as store:
        outcome = store.write(lambda writer: confirm(writer, confirmation, operator(), now()))
    if format_ == "json":
        print_json(outcome.as_json())
        return
    for sentence in outcome_sentences(outcome):
        click.echo(printable(sentence))
