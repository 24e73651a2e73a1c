"""`kaedekort cypher`: the operator's own question to the graph; it can only read."""

import json
from datetime import date
from typing import Any

import click

from graphmodel import history
from graphmodel.engines import Purpose
from graphmodel.errors import WrongUse
from kaedekort.cli.options import with_format, with_store
from kaedekort.cli.output import print_json, print_table
from kaedekort.settings import Settings
from kaedekort.wiring import opened


@click.command("cypher")
@click.argument("text", metavar="CYPHER")
@click.option("--parameter", "-p", "parameters", multiple=True, metavar="NAVN=VÆRDI", help="En værdi til spørgsmålet; JSON eller tekst.")
@with_format("table", "json")
@with_store
def command(settings: Settings, text: str, parameters: tuple[str, ...], format_: str) -> None:
    """Stil et spørgsmål i Cypher. Det kan kun læse; værdier gives med --parameter."""
    given = dict(_parameter(said) for said in parameters)
    with opened(settings, Purpose.READ) as store:
        version, rows = store.read(lambda reader: (history.version(reader), reader.run(text, given)))
    if format_ == "json":
        on = date.today().isoformat()  # noqa: DTZ011 — the operator's own calendar day
        print_json({"on": on, "graph_version": version, "rows": json.loads(json.dumps(rows, default=str))})
        return
    columns = list(rows[0]) if rows else []
    print_table(columns, [[row[column] for column in columns] for row in rows], "Svar")


def _parameter(said: str) -> tuple[str, Any]:
    name, mark, value = said.partition("=")
    if not mark or not name:
        raise WrongUse(f"»{said}« er ikke en værdi til spørgsmålet. Skriv NAVN=VÆRDI.")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value
