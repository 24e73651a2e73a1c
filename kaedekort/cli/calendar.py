"""`kaedekort calendar`: what starts, closes and ends when, for a youth or in a municipality?"""

import sys
from datetime import date
from pathlib import Path

import click

from graphmodel import history
from graphmodel.access import Reader
from graphmodel.engines import Purpose
from graphmodel.errors import WrongUse
from kaedekort.cli.calendar_tables import EVENT_COLUMNS, event_rows, heading, print_calendar
from kaedekort.cli.limits import with_limits
from kaedekort.cli.options import with_day, with_format, with_store
from kaedekort.cli.output import file_for_sheet, print_json, tell, write_sheets, write_whole
from kaedekort.cli.plotting import with_plot, write_plot
from kaedekort.cli.progress import shown_while
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, matcher_of, opened
from queries.match import Question
from queries.rules import Limits
from queries.telling.danish import day_in_words, listed
from queries.times.events import Calendar
from queries.times.map_calendar import map_calendar
from queries.times.youth_calendar import youth_calendar

_MOST_DAYS = 3_653
"""Nothing that is recorded tells more of what comes after that, but yearly starts, which would be told for ever."""


@click.command("calendar")
@click.argument("youth", metavar="[UNG]", required=False)
@click.option("--municipality", metavar="KODE", help="Det, der er åbent for unge i denne kommune.")
@with_day
@with_limits
@with_format("table", "json", "xlsx", "ics")
@with_plot
@with_store
def command(
    settings: Settings,
    youth: str | None,
    municipality: str | None,
    on: date,
    limits: Limits,
    format_: str,
    out: Path | None,
    plot: Path | None,
) -> None:
    """Hvad begynder hvornår, hvornår skal der søges, hvad slutter, og hvad skal man huske?

    For UNG, for en kommune, eller uden nogen af dem for hele kortet. Med --format ics er svaret en kalenderfil, som andre
    kalendere kan hente; den nævner ingen ungs id, og det, der er over tiden, står på den dag, der spørges om. Der mindes om
    tilbud og organisationer, som sidst blev bekræftet for mere end et år siden; kaedekort confirm spørger efter et halvt år
    (180 dage), og også til det, som aldrig er bekræftet.
    """
    if youth is not None and municipality is not None:
        raise WrongUse("Sig enten UNG eller --municipality, ikke begge.")
    if limits.horizon_days > _MOST_DAYS:
        raise WrongUse(f"Kalenderen ser højst ti år frem (--horizon {_MOST_DAYS}).")
    file = file_for_sheet(out) if format_ == "xlsx" else out
    with shown_while("Ser fremad"):
        found, changed_on = _calendar(settings, youth, municipality, on, limits)
    _tell_of(found)
    if plot is not None:
        from webviz.plots.answers import calendar_plot  # a library that draws takes its time to start

        write_plot(plot, calendar_plot(found))
    if format_ == "json":
        print_json(found.as_json())
    elif format_ == "ics":
        _write_ics(found, changed_on, file)
    elif file is not None:
        write_sheets(file, [("Kalender", EVENT_COLUMNS, event_rows(found))], heading(found))
    else:
        print_calendar(found)


def _calendar(
    settings: Settings, youth: str | None, municipality: str | None, on: date, limits: Limits
) -> tuple[Calendar, str | None]:
    """The calendar, and when the graph was last changed, where that is written down."""
    matcher, question = matcher_of(catalogue_of(settings)), Question(on, limits)

    def ask(reader: Reader) -> tuple[Calendar, str | None]:
        changes = history.changes(reader)
        changed_on = changes[-1].made_on if changes else None
        if youth is not None:
            return youth_calendar(matcher, reader, youth, question), changed_on
        return map_calendar(matcher, reader, municipality, question), changed_on

    with opened(settings, Purpose.READ) as store:
        return store.read(ask)


def _tell_of(found: Calendar) -> None:
    """What one should know before one reads it."""
    if found.outside:
        tell(found.outside)
    if not found.is_active:
        tell(f"Den unge »{found.youth}« er ikke aktiv i kortet. Kalenderen viser, hvad der ville ligge forude.")
    if found.missing:
        tell(f"I kortet mangler den unge {listed(found.missing)}, så kalenderen ved mindre.")
    if not found.events:
        tell(f"Kalenderen er tom fra {day_in_words(found.on)} til {day_in_words(found.until)}.")


def _write_ics(calendar: Calendar, changed_on: str | None, out: Path | None) -> None:
    from queries.times.ics import as_icalendar  # only one of the forms needs the library

    written = as_icalendar(calendar, changed_on)
    if out is None:
        sys.stdout.buffer.write(written)  # its line ends are its own
        sys.stdout.flush()
        return
    write_whole(out, lambda part: part.write_bytes(written))
    tell(f"Skrevet i {out}.")
