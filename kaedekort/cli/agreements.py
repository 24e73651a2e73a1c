"""`kaedekort agreements`: which agreement would help most youths?"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from graphmodel.engines import Purpose
from kaedekort.cli.agreement_answer import AgreementAnswer
from kaedekort.cli.agreement_repairs import REPAIR_COLUMNS, print_repairs, repair_rows
from kaedekort.cli.agreement_tables import (
    AGREEMENT_COLUMNS,
    agreement_rows,
    print_agreements,
    print_carriers,
    print_sequence,
)
from kaedekort.cli.everyone_tables import NO_OPEN_AREA, SHOWN, head_of
from kaedekort.cli.following import Following
from kaedekort.cli.limits import with_limits
from kaedekort.cli.options import with_day, with_format, with_store
from kaedekort.cli.output import Sheet, file_for_sheet, print_json, tell, write_sheets
from kaedekort.cli.progress import shown_steps, with_progress
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, opened, overviews_of, wording_of
from queries.agreements.agreements import agreements_on
from queries.agreements.repairs import best_repairs
from queries.agreements.sequences import best_sequence
from queries.agreements.starting import told_without_start
from queries.overview import Overview
from queries.rules import Limits
from queries.telling.lexicon import Lexicon

_USUAL_STEPS = 3


@click.command("agreements")
@with_day
@with_limits
@click.option("--top", type=click.IntRange(min=1), metavar="TAL", help="Kun de første så mange.")
@click.option(
    "--signers", is_flag=True, help="Også, hvem der kan skrive under (json; tabel og regneark viser det altid)."
)
@click.option("--offers", is_flag=True, help="Også, hvilket tilbud der ville bære hver ung, og ad hvilken vej.")
@click.option(
    "--sequence",
    type=click.IntRange(1, 20),
    is_flag=False,
    flag_value=_USUAL_STEPS,
    metavar="TAL",
    help=f"Også de aftaler, der sammen hjælper flest, en efter en ({_USUAL_STEPS}, hvis intet tal er sagt). Ikke bevist bedst.",
)
@click.option(
    "--repairs", is_flag=True, help="Også den bedste enkelte ændring af enhver slags: en plads, et samtykke, en start …"
)
@with_format("table", "json", "xlsx")
@with_store
def command(
    settings: Settings,
    on: date,
    limits: Limits,
    top: int | None,
    signers: bool,
    offers: bool,
    sequence: int | None,
    repairs: bool,
    format_: str,
    out: Path | None,
) -> None:
    """Hvilken aftale mellem to organisationer ville hjælpe flest unge videre?

    For hvert par af organisationer regnes det ud, hvad en aftale om, at den første kan henvise til den anden, ville dække.
    """
    file = file_for_sheet(out) if format_ == "xlsx" else None
    catalogue = catalogue_of(settings)
    wording = wording_of(catalogue)
    with opened(settings, Purpose.READ) as store:
        with shown_steps("Prøver hver aftale") as progress:
            overview = store.read(overviews_of(catalogue, progress).at)
            found = agreements_on(overview, on, limits)
            standing = overview.standing(on, limits)
            steps = best_sequence(standing, limits, sequence, overview.carries) if sequence else None
        lexicon = Lexicon(overview.names, wording, overview.carries)
        mended = best_repairs(overview.records, standing, limits, lexicon, with_progress) if repairs else None
    if said := overview.outside(on, limits.horizon_days):
        tell(said)
    if not len(standing.state):
        tell(NO_OPEN_AREA)
    if unknown := told_without_start(standing):
        tell(unknown)
    answer = AgreementAnswer(found, steps, mended, standing, limits, overview.carries)
    if format_ == "json":
        print_json(answer.as_json(top, with_signers=signers, with_offers=offers, shown=with_progress))
    elif file is not None:
        sheets = _sheets(answer, overview, Following(found.on, limits), top, with_offers=offers)
        write_sheets(file, sheets, head_of(found.on, found.graph_version, limits))
    else:
        if mended is not None:
            print_repairs(found, mended, top, limits)
        else:
            print_agreements(found, answer.signing, overview.names, top, limits)
        if steps:
            print_sequence(steps, answer.signing, overview.names)
        if offers:
            told = (
                answer.told_steps(with_progress, offers) if steps else answer.told(top or SHOWN, with_progress, offers)
            )
            print_carriers(told, overview.names, overview.offer_names())


def _sheets(
    answer: AgreementAnswer, overview: Overview, following: Following, top: int | None, *, with_offers: bool
) -> Iterator[Sheet]:
    """The agreements of the sequence where one is asked for, else each by itself; the single changes take the place of the latter."""
    if answer.sequence is not None or answer.repairs is None:
        is_sequence = answer.sequence is not None
        told = (
            answer.told_steps(with_progress, with_offers)
            if is_sequence
            else answer.told(top, with_progress, with_offers)
        )
        yield "Aftaler", AGREEMENT_COLUMNS, agreement_rows(told, overview.names, overview.offer_names(), following)
    if answer.repairs is not None:
        yield "Ændringer", REPAIR_COLUMNS, repair_rows(answer.repairs[:top], overview.names, following)
