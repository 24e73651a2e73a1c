"""`--plot FILE`: the answer as a picture too, beside the table."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any

import click

from graphmodel.errors import WrongUse
from kaedekort.cli.output import refuse_unwritable, tell, write_whole

Command = Callable[..., Any]

_ENDING = ".svg"


def with_plot(command: Command) -> Command:
    """Give a command `--plot`: a file for a picture, found out at once whether it can be written; stands above `with_store`."""

    @click.option(
        "--plot",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FIL.svg",
        help="Tegn også svaret, og gem billedet i denne fil (SVG).",
    )
    @wraps(command)
    def called(*arguments: Any, plot: Path | None, **options: Any) -> Any:
        if plot is not None:
            _refuse_other_pictures(plot)
            _refuse_the_file_of_the_answer(plot, options.get("out"))
            refuse_unwritable(plot)
        return command(*arguments, plot=plot, **options)

    return called


def write_plot(file: Path, svg: str) -> None:
    """The picture in its file, whole or not at all. Raises WrongUse where it cannot be written."""
    write_whole(file, lambda part: part.write_text(svg, encoding="utf-8"))
    tell(f"Skrevet i {file}.")


def _refuse_other_pictures(file: Path) -> None:
    if file.suffix.lower() != _ENDING:
        raise WrongUse(f"»{file}« ender ikke på {_ENDING}. Billedet er altid SVG: --plot FIL{_ENDING}")


def _refuse_the_file_of_the_answer(file: Path, out: Path | None) -> None:
    with suppress(OSError, RuntimeError):  # a path that leads nowhere: writing to it says so
        if out is not None and out.resolve() == file.resolve():
            raise WrongUse(f"»{file}« er også filen i --out. Billedet skal have en fil for sig.")
