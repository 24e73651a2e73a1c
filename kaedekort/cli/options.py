"""The options that several commands share."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from graphmodel.engines.kglite_files import log_of
from graphmodel.errors import WrongUse
from kaedekort.cli.output import is_stream, refuse_unwritable
from kaedekort.settings import Settings

Command = Callable[..., Any]

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def with_store(command: Command) -> Command:
    """Give a command the settings, with its own `--store` before the group's and the environment's."""

    @click.option("--store", metavar="ADRESSE", help="Hvor kortet er: file:STI eller neo4j://VÆRT:7687/DATABASE.")
    @click.pass_obj
    @wraps(command)
    def called(settings: Settings, /, *arguments: Any, store: str | None, **options: Any) -> Any:
        chosen = with_named_store(settings, store)
        _refuse_torn_text(chosen.store, *options.values())
        for option in ("out", "plot"):
            _refuse_to_write_over_the_map(chosen.store, option, options.get(option))
        return command(chosen, *arguments, **options)

    return called


def with_named_store(settings: Settings, named: str | None) -> Settings:
    """The settings with the store that `--store` names, where it is said. Raises WrongUse where it is said without an address.

    A script whose variable is empty must not work on another map than the one it means.
    """
    if named is None:
        return settings
    if not named.strip():
        raise WrongUse("--store er tom. Skriv file:STI eller neo4j://VÆRT:7687/DATABASE, eller lad --store være ude.")
    return replace(settings, store=named)


def _refuse_to_write_over_the_map(store: str, option: str, file: Path | None) -> None:
    if file is None or not store.startswith("file:"):
        return
    with suppress(OSError, RuntimeError):  # a path that leads nowhere: opening the store, or the file, says so
        path = Path(store.removeprefix("file:")).expanduser()
        if file.resolve() in {path.resolve(), log_of(path).resolve()}:
            raise WrongUse(f"»{file}« er selve kortet. Vælg en anden fil med --{option}.")


def _refuse_torn_text(*values: object) -> None:
    """A file may have any name, but a text that is no UTF-8 can be neither asked for nor stored."""
    for value in values:
        if isinstance(value, tuple):
            _refuse_torn_text(*value)
        elif isinstance(value, str) and any("\ud800" <= sign <= "\udfff" for sign in value):
            raise WrongUse(f"»{value}« er ikke skrevet i UTF-8. Skriv det igen, eller sæt terminalen til UTF-8.")


_FORMS = {"table": "til at læse", "json": "til programmer", "xlsx": "regneark", "html": "side", "ics": "kalenderfil"}
_WRITTEN = {"xlsx": "regnearket", "html": "siden", "ics": "kalenderen"}
"""The formats that belong in a file of their own, and what then stands in it."""


def with_format(*formats: str) -> Callable[[Command], Command]:
    """Give a command `--format` and, where one of the formats belongs in a file, `--out`: a file that can be written."""
    choice = click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=f"Svarets form: {', '.join(f'{each} ({_FORMS[each]})' for each in formats)}.",
    )
    in_file = [each for each in formats if each in _WRITTEN]
    return (lambda command: choice(_with_out(command, in_file))) if in_file else choice


def _with_out(command: Command, in_file: Sequence[str]) -> Command:
    written, forms = (" eller ".join(words) for words in ([_WRITTEN[each] for each in in_file], in_file))

    @click.option(
        "--out",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FIL",
        help=f"Filen, som {written} skrives i (--format {forms}).",
    )
    @wraps(command)
    def called(*arguments: Any, format_: str, out: Path | None, **options: Any) -> Any:
        if out is not None and format_ not in in_file:
            raise WrongUse(f"--out hører sammen med --format {forms}. Andre svar skrives i en fil med »> FIL«.")
        if out is not None:
            _refuse_another_ending(out, format_)
            refuse_unwritable(out)
        return command(*arguments, format_=format_, out=out, **options)

    return called


def _refuse_another_ending(out: Path, format_: str) -> None:
    """A file that is called something else is something else, and is not written over."""
    if out.suffix.lower() != f".{format_}" and not is_stream(out):
        raise WrongUse(f"»{out}« ender ikke på .{format_}. Skriv --out FIL.{format_}.")


def with_day(command: Command) -> Command:
    """Give a command `--on`, a day of the calendar (today where it is not said)."""
    return click.option("--on", "on", callback=_day, metavar="DATO", help="Dagen, som 2026-11-23 (ellers i dag).")(
        command
    )


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date:
    if value is None:
        return today()
    return read_day(value)


def read_day(text: str) -> date:
    """A day of the calendar; raises WrongUse."""
    try:
        if _ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError as error:
        raise WrongUse(f"»{text}« er ikke en dato i kalenderen.") from error
    raise WrongUse(f"»{text}« er ikke en dato. Skriv den som 2026-11-23.")


def today() -> date:
    """The operator's own calendar day, which answers are about where no other is said."""
    return date.today()  # noqa: DTZ011 — the operator's own calendar day
