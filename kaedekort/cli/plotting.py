"""`--plot FILE`: the answer as a picture too, beside the table."""

from collections.abc import Callable
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
