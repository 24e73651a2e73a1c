"""`kaedekort what-if`: what would be lost without this, and gained with that?"""

from datetime import date
from pathlib import Path

import click

from graphmodel.access import Reader
from graphmodel.engines import Purpose
from graphmodel.errors import WrongUse
from graphmodel.jsonl import Parsed
from graphmodel.loading import read_document
from graphmodel.stored import ids_present
from kaedekort.cli.everyone_tables import NO_OPEN_AREA, head_of
from kaedekort.cli.following import Following
from kaedekort.cli.limits import with_limits
from kaedekort.cli.options import read_day, with_day, with_format, with_store
from kaedekort.cli.output import file_for_sheet, print_json, tell, write_sheets
from kaedekort.cli.progress import shown_steps
from kaedekort.cli.what_if_tables import WHAT_IF_COLUMNS, print_what_if, what_if_rows
from kaedekort.cli.what_if_words import WhatIfWords
from kaedekort.settings import Settings
from kaedekort.wiring import catalogue_of, opened, overviews_of
from queries.overview import Overview
from queries.rules import Limits
from queries.telling.danish import day_in_words
from queries.what_if.asking import Answer, answer_on
from queries.what_if.together import read_together


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    return None if value is None else read_day(value)


@click.command("what-if")
@click.option(
    "--without",
    multiple=True,
    metavar="KIND:ID",
    help="Uden dette: actor, organisation, offer, role eller permission med id, eller edge:TYPE:FRA:TIL. Kan gentages.",
)
@click.option(
    "--with",
    "with_",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FIL.jsonl",
    help="Med det, som filen siger (i udvekslingsformen); det gemmes ikke. Kan gentages.",
)
@click.option("--from", "first_day", callback=_day, metavar="DATO", help="Fra og med denne dag (ellers altid).")
@click.option("--to", "last_day", callback=_day, metavar="DATO", help="Til og med denne dag (ellers altid).")
@click.option(
    "--explain", is_flag=True, help="Også, hvordan det er før og efter (json; tabel og regneark viser det altid)."
)
@with_day
@with_limits
@with_format("table", "json", "xlsx")
@with_store
def command(
    settings: Settings,
    without: tuple[str, ...],
    with_: tuple[Path, ...],
    first_day: date | None,
    last_day: date | None,
    explain: bool,
    on: date,
    limits: Limits,
    format_: str,
    out: Path | None,
) -> None:
    """Hvad mister vi uden dette, og hvad vinder vi med det?

    Intet gemmes. Svaret gælder én dag (--on); uden for --from og --to er intet anderledes.
    """
    if not without and not with_:
        raise WrongUse("Sig, hvad der skal være anderledes: --without KIND:ID eller --with FIL.jsonl.")
    if first_day and last_day and last_day < first_day:
        raise WrongUse(f"Perioden slutter ({last_day}), før den begynder ({first_day}).")
    file = file_for_sheet(out) if format_ == "xlsx" else None
    documents = [read_document(path) for path in dict.fromkeys(with_)]
    is_explained = explain or format_ != "json"
    with opened(settings, Purpose.READ) as store, shown_steps("Ser på alle unge") as progress:
        catalogue = catalogue_of(settings)
        overviews, mutual = overviews_of(catalogue, progress), catalogue.mutual_types

        def ask(reader: Reader) -> tuple[Overview, Answer, Parsed]:
            overview = overviews.at(reader)
            added = read_together(documents, lambda label, ids: ids_present(reader, label, sorted(ids)))
            span = (first_day, last_day)
            answer = answer_on(
                overview, reader, without, added, span, on, limits, with_causes=is_explained, mutual=mutual
            )
            return overview, answer, added

        overview, answer, added = store.read(ask)
        told = answer.explained() if is_explained else None
    if said := overview.outside(on, limits.horizon_days):
        tell(said)
    if (first_day and on < first_day) or (last_day and last_day < on):
        outside = f"{day_in_words(on.isoformat())} ligger uden for perioden, så intet er anderledes."
        tell(f"{outside} Vælg en dag i perioden med --on.")
    if not len(answer.compared.before.state) and not answer.found.gains:
        tell(NO_OPEN_AREA)
    for remark in answer.remarks:
        tell(remark)
    if told is None or format_ == "json":
        print_json((told or answer.found).as_json())
        return
    following = Following(on.isoformat(), limits)
    words = WhatIfWords.of(overview, _offer_names(added))
    if file is not None:
        about = [*(f"uden {thing}" for thing in without), *(f"med {path.name}" for path in with_)]
        about += [f"fra {first_day}"] if first_day else []
        about += [f"til {last_day}"] if last_day else []
        about = head_of(following.on, told.found.graph_version, limits, about)
        write_sheets(file, [("Hvad nu hvis", WHAT_IF_COLUMNS, what_if_rows(told, words, following))], about)
    else:
        print_what_if(told, words, following)


def _offer_names(added: Parsed) -> dict[str, str]:
    """What the offers are called that are only thought of, as far as they have a name."""
    return {
        node.id: str(node.properties["name"])
        for node in added.nodes
        if node.label == "Offer" and node.properties.get("name")
    }
