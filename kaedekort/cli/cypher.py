"""`kaedekort cypher`: the operator's own question to the graph; it can only read."""

import json
from typing import Any, NoReturn

import click

from graphmodel.engines import Purpose
from graphmodel.errors import WrongUse
from graphmodel.jsonl.wording import plain
from kaedekort.cli.options import today, with_format, with_store
from kaedekort.cli.output import print_json, print_table
from kaedekort.settings import Settings
from kaedekort.wiring import opened

_LIMIT = 2**63
_LONGEST_NUMBER = len(str(-_LIMIT))


@click.command("cypher")
@click.argument("text", metavar="CYPHER")
@click.option(
    "--parameter",
    "-p",
    "parameters",
    multiple=True,
    metavar="NAVN=VÆRDI",
    help="En værdi til spørgsmålet; JSON eller tekst.",
)
@with_format("table", "json")
@with_store
def command(settings: Settings, text: str, parameters: tuple[str, ...], format_: str) -> None:
    """Stil et spørgsmål i Cypher. Det kan kun læse; værdier gives med --parameter."""
    given: dict[str, Any] = {}
    for name, value in map(_parameter, parameters):
        if name in given:
            raise WrongUse(f"Værdien »{name}« er givet to gange. Giv hver værdi én gang.")
        given[name] = value
    with opened(settings, Purpose.READ) as store:
        answered = store.ask(text, given)
    rows = answered.rows
    if format_ == "json":
        on = today().isoformat()
        print_json({"on": on, "graph_version": answered.version, "rows": [_sorted(row) for row in rows]})
        return
    columns = list(rows[0]) if rows else []
    print_table(columns, [[_in_a_cell(row[column]) for column in columns] for row in rows], "Svar")


def _in_a_cell(value: object) -> object:
    """A value as a table shows it: whole nodes, lists and maps as JSON, keys sorted."""
    if isinstance(value, (dict, list, bool)):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value


def _sorted(value: Any) -> Any:
    """A value with the keys of all its maps in order: each engine has an order of its own."""
    return json.loads(json.dumps(value, sort_keys=True))


def _parameter(said: str) -> tuple[str, Any]:
    name, mark, value = said.partition("=")
    if not mark or not name:
        raise WrongUse(f"»{said}« er ikke en værdi til spørgsmålet. Skriv NAVN=VÆRDI.")
    try:
        return name, json.loads(value, parse_int=_whole_number, parse_constant=_refuse)
    except json.JSONDecodeError:
        return name, value
    except RecursionError as error:
        raise WrongUse(f"Værdien »{name}« har lister inde i lister, flere end kortet kan rumme.") from error


def _whole_number(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER or not -_LIMIT <= int(digits) < _LIMIT:
        raise WrongUse(f"{plain(digits)} er et større tal, end kortet kan rumme.")
    return int(digits)


def _refuse(name: str) -> NoReturn:
    """NaN and its kin are texts like any other: JSON has no such numbers."""
    raise json.JSONDecodeError("no number", name, 0)
